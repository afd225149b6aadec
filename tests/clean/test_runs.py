"""Lines whose runs stand in reverse: mended where many lines carry signs of the damage, left alone everywhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment import Rearrangement
from corpus.clean.joints import NEVER, join
from corpus.clean.neighbours import BEGIN, END, as_parts, model, parts_of_word, read_model, sign_class, views_of
from corpus.clean.order_model import neighbours_in
from corpus.clean.readings import Reached, Run, as_they_stand, best_of
from corpus.clean.runlines import parts_of
from corpus.clean.runpath import Rates, Stretch, lacks_halfspace
from corpus.clean.runs import run_order
from corpus.letters import ZWNJ
from tests.strategies import any_texts, persian_texts

LETTER = """\
دیروز که از خانه بیرون آمدم، باران تندی می‌بارید و خیابان خلوت بود. با خودم گفتم
که شاید بهتر باشد برگردم، ولی برای خرید نان باید تا سر کوچه می‌رفتم. در سال ۲۰۲۴
این خیابان را دوباره ساختند. همسایه‌ها هنوز از آن روزها (با خنده) یاد می‌کنند."""

DIGITS_AND_SIGNS = r"\d+[ ]?|[.؛:؟()«»\[\]\-–/\"][ ]?|[^\d.؛:؟()«»\[\]\-–/\"]+"


def damaged(text: str) -> str:
    """Each line as the reversal of its runs, which break at digits, signs and half-spaces."""
    mirrored = str.maketrans("()«»", ")(»«")
    lines = []
    for line in text.split("\n"):
        runs = [part for run in re.findall(DIGITS_AND_SIGNS, line + " ") for part in run.split(ZWNJ)]
        moved = [f" {r[:-1]}" if r[-1] == " " and not r[0].isalpha() else r for r in runs]
        lines.append("".join(r.translate(mirrored) for r in reversed(moved)).rstrip())
    return "\n".join(lines)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def repaired(text: str) -> str:
    found = run_order(text)
    assert found is not None, "nothing was found to repair"
    return found.apply(text)


def test_a_damaged_letter_is_read_again() -> None:
    found = plain(repaired(damaged(LETTER)))
    assert found == plain(LETTER)


MENDED = [
    # (what it shows, damaged, mended)
    (
        "a full stop before its sentence",
        " .او به خانه رفت و در را بست\n .باران می بارید",
        "او به خانه رفت و در را بست.",
    ),
    ("a number between two stretches", " .به تهران آمد ۱۳۹۸او در سال \n .باران بود", "او در سال ۱۳۹۸ به تهران آمد."),
    (
        "brackets are mirrored",
        " .از خانه بیرون آمدند (دو برادر)آنها\n .ها تر بودندباران می بارید و خیابان",
        "آنها (دو برادر) از خانه بیرون آمدند.",
    ),
]


@pytest.mark.parametrize(("shows", "text", "mended"), MENDED, ids=[row[0] for row in MENDED])
def test_mended(shows: str, text: str, mended: str) -> None:
    assert plain(repaired(text).split("\n")[0]) == mended


NEGATIVE = [
    ("running text", LETTER),
    ("a text of one line", plain(LETTER)),
    ("stops behind a space", LETTER.replace(".", " .")),
    ("stops at the next word", LETTER.replace(". ", " .")),
    ("names of files", "پرونده‌های .gitignore و .htaccess را ببینید.\nسپس آنها را پاک کنید."),
    ("a list", "۱. نان\n۲. پنیر\n۳. چای شیرین"),
    ("a dialogue", "- سلام. کجا می‌روی؟\n- به خانه. تو چه؟\n- من هم."),
    ("a poem", "توانا بود هر که دانا بود\nز دانش دل پیر برنا بود"),
    ("a number at a word", "کودک ۳ساله در ۱۰شهر دیده شد.\nپدرش ۴۰ساله است."),
    ("English", "This is a test .net\n.hidden files are listed 3rd"),
    ("headlines", "دیدار وزیران خارجه در تهران\nباران در شمال\nبازگشت مسافران"),
    ("a table", "سال | شمار\n۱۳۹۸ | ۱۲\n۱۳۹۹ | ۱۵"),
    ("references", "(احمدی، ۱۳۹۸: ۱۲) و (رضایی، ۱۴۰۰).\n[۱] رضایی، تهران، ۱۴۰۰."),
    ("nothing", ""),
]


@pytest.mark.parametrize(("shows", "text"), NEGATIVE, ids=[row[0] for row in NEGATIVE])
def test_undamaged_text_is_left_alone(shows: str, text: str) -> None:
    assert run_order(text) is None


def test_doubt_shows_as_low_confidence() -> None:
    found = run_order(damaged(LETTER))
    assert found is not None
    confidences = [piece.confidence for piece in found.pieces]
    assert min(confidences) < 0.99
    assert all(0.5 <= confidence <= 1 for confidence in confidences)


@given(st.one_of(any_texts, persian_texts))
def test_every_character_is_kept_or_accounted_for(text: str) -> None:
    found = run_order(text)
    if isinstance(found, Rearrangement):
        found.apply(text)  # raises where a character is missing
        moved = [(piece.start, piece.end) for piece in found.pieces if piece.start < piece.end]
        assert sorted(moved)[0][0] == 0
        assert all(a[1] == b[0] for a, b in zip(sorted(moved), sorted(moved)[1:], strict=False))


@given(st.permutations([" .", "۱۲", "های", "کتاب ", "را ", " (", ")", "می", "رود ", "«", "\n", "\n\n", " .است"]))
def test_noise_of_runs_never_breaks_the_pieces(runs: list[str]) -> None:
    text = "".join(runs)
    found = run_order(text)
    if found is not None:
        found.apply(text)


def test_parts_are_in_reading_order() -> None:
    assert [part.shown for part in parts_of(" .آمد (۲۰۲۴) او", 0) if part.certain] == ["(", "۲۰۲۴", ")", "."]


def test_brackets_stored_before_what_they_enclose() -> None:
    (part, *_) = [part for part in parts_of("رفت ()ناگهان", 0) if part.brackets]
    assert part.text == "ناگهان"


def test_joints() -> None:
    assert join("می", "رود", -5.0, 0.0).sign == ZWNJ
    assert join("می", "کتاب", -5.0, 0.0).gain < NEVER / 2
    assert join("کتاب", "های", -5.0, 0.0).gain > join("گفتم", "های", -5.0, 0.0).gain


def read(text: str, *, beside: Mapping[tuple[str, str], int] | None = None) -> tuple[float, tuple[Run, ...]]:
    """The score of a whole sentence, and how its one stretch is read."""
    stretch = Stretch(text, model(), open_end=True, beside=beside or {}, elsewhere={})
    ways = stretch.read([Reached(0.0, "", BEGIN)], Rates())
    best = max((way.on(".", model()) for way in ways), key=lambda way: way.score)
    return best.score, best.runs()[stretch]


def test_a_stretch_is_cut_where_a_verb_lacks_its_beginning() -> None:
    _, runs = read("رود او به خانه می")
    assert [run.joint for run in runs][1:].count(ZWNJ) == 1


def test_only_the_best_way_to_the_same_two_words_goes_on() -> None:
    ways = [Reached(1.0, "", "از"), Reached(1.5, "", "از"), Reached(0.5, "", "به")]
    assert [(way.score, way.last, way.margin) for way in best_of(ways)] == [(1.5, "از", 0.5), (0.5, "به", 9.0)]


def test_what_lacks_a_halfspace() -> None:
    assert lacks_halfspace("میرود")
    assert not lacks_halfspace("کتاب")


def test_the_model_knows_which_order_is_right() -> None:
    learned = model()
    assert learned.evidence(("", "از", "این")).space > learned.evidence(("", "این", "از")).space
    assert learned.evidence(("", "شرکت", "های")).half > learned.evidence(("", "در", "های")).half
    assert learned.evidence(("به", "خانه", "رفت")) == learned.evidence(("به", "خانه", "رفت"))


def test_what_is_foreseen_is_what_is_found_alone() -> None:
    folder = Path(str(files("corpus").joinpath("data/order")))
    threes = [
        ("او", "به", "خانه"),
        ("", "کتاب", "های"),
        (".", BEGIN, "در"),
        ("سلط", "ه", END),
        ("", "می\u200cرود", "و"),
    ]
    together, alone = read_model(folder), read_model(folder)
    together.foresee(threes)
    assert [together.evidence(three) for three in threes] == [alone.evidence(three) for three in threes]


def test_words_are_known_by_their_parts() -> None:
    assert parts_of_word("میرود") == parts_of_word(f"می{ZWNJ}رود") == ("می", "رود")
    assert parts_of_word("کتاب") == ("کتاب",)
    assert as_parts("او", "کتابهای", "میخواند") == ("کتاب", "های", "می")
    assert as_parts("", "کتاب", "را") == ("", "کتاب", "را")


def test_views_of_words_and_signs() -> None:
    assert views_of("؟", {}) == ("W<e>", "", "", "", "", "", "", "")
    assert "TNOUN.hay" in views_of("کتابهای", {"کتابهای": "NOUN"})
    assert (sign_class("۱۴۰۲"), sign_class("۱۲"), sign_class("Huawei"), sign_class("کتاب")) == ("<y>", "<n>", "<l>", "")


def test_a_text_as_it_stands_is_better_than_reversed() -> None:
    words = [BEGIN, *"او دیروز به خانه رفت و کتاب را خواند".split(), END]
    assert as_they_stand(words, model(), {}) > as_they_stand([BEGIN, *words[-2:0:-1], END], model(), {})


def test_two_common_words_are_joined_by_a_lost_space_and_not_by_a_half_space():
    assert join("شرکت", "چینی", -5.0, 0.0).sign != ZWNJ
    assert join("شرکت", "های", -5.0, 0.0).sign == ZWNJ
    assert join("دانش", "آموز", -5.0, 0.0).sign == ZWNJ


def test_a_vocative_is_no_ending():
    assert run_order("ای معاویه!") is None


def test_what_stands_together_elsewhere_stands_together_here() -> None:
    text = "سبز او با خودروی "
    score, runs = read(text, beside={("خودروی", "سبز"): 1})
    assert score > read(text)[0]
    assert [text[run.start : run.end].strip() for run in runs] == ["او با خودروی", "سبز"]


def test_neighbours_within_the_stretch_itself_say_nothing() -> None:
    text = "او با خودروی سبز آمد "
    scores = [read(text, beside=beside)[0] for beside in ({}, neighbours_in(text), neighbours_in(f"{text}\n{text}"))]
    assert scores[0] == scores[1] < scores[2]


@pytest.mark.parametrize(("gap", "runs"), [(" ", 1), ("  ", 2)])
def test_two_spaces_are_a_border(gap: str, runs: int) -> None:
    stretch = Stretch(f"به خانه رفت او دیروز{gap}", model(), open_end=False, beside={}, elsewhere={})
    ways = stretch.read([Reached(0.0, "", BEGIN)], Rates(space=-50.0))
    best = max((way.on(".", model()) for way in ways), key=lambda way: way.score)
    assert len(best.runs()[stretch]) == runs


def test_pairs_of_other_texts_count_as_those_of_this_one() -> None:
    text = "سبز او با خودروی "
    found = [
        Stretch(text, model(), open_end=True, beside={}, elsewhere=pairs).read([Reached(0.0, "", BEGIN)], Rates())[0]
        for pairs in ({}, {("خودروی", "سبز"): 1})
    ]
    assert found[0].score < found[1].score


def test_signs_part_neighbours() -> None:
    assert neighbours_in("چین، روسیه\nژاپن")[("چین", "روسیه")] == 0
    assert neighbours_in("چین روسیه\nژاپن") == {("چین", "روسیه"): 1}


def test_one_sign_is_enough_where_a_pdf_is_expected() -> None:
    lines = "او به خانه رفت و در را بست\nباران می بارید و خیابان خلوت بود\nپدر چای خورد و خوابید\n"
    text = lines * 12 + damaged(LETTER)
    assert run_order(text) is None
    assert run_order(text, eager=True) is not None
    assert run_order(LETTER, eager=True) is None
    assert run_order(plain(LETTER), eager=True) is None


def test_time_does_not_run_away_with_a_long_line() -> None:
    """Without a limit the time grew with the third power of the words between two signs: 240 words took 20 s."""
    words = "باران تند خیابان خلوت دیروز کتاب بلند رودخانه آرام کوه سفید مرد تنها".split()
    text = " ." + " ".join(words[i * 7 % 13] + "ی" * (i % 2) for i in range(240))
    stretch = Stretch(text, model(), open_end=True, beside={}, elsewhere={})
    (best, *_) = stretch.read([Reached(0.0, "", BEGIN)], Rates())
    assert len(best.runs()[stretch]) <= 41
