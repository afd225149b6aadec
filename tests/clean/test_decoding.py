import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import clean_text
from corpus.alignment import apply_edits
from corpus.clean.decoding import mojibake
from tests.strategies import any_texts, persian_texts

SENTENCE = "روسیه و چین، «گفت‌وگو» با ژاپن را در ۱۴۰۲ پذیرفتند؛ ضعف ازآنِ فکر است – خانهٔ René… ثابت و حفظ 🔥 ©"


def western(text: str) -> str:
    """Read as browsers read Windows-1252: its five open bytes come through as control characters."""
    open_bytes = b"\x81\x8d\x8f\x90\x9d"
    return "".join(chr(b) if b in open_bytes else bytes([b]).decode("cp1252") for b in text.encode())


def arabic(text: str) -> str:
    return text.encode().decode("cp1256")


def latin(text: str) -> str:
    return text.encode().decode("latin-1")


TABLES = [western, arabic, latin]

CASES = [
    # (label, damaged, meant)
    ("wild", "Ø±ÙˆØ³ÛŒÙ‡", "روسیه"),
    ("wild", "ط±ظˆط³غŒظ‡", "روسیه"),
    ("wild", "Ú†ÛŒÙ† Ùˆ Ú˜Ø§Ù¾Ù†", "چین و ژاپن"),
    ("wild", "ط³ظ„ط§ظ… ط®ظˆط¨غŒ", "سلام خوبی"),
    ("wild", "Ø§Ù„Ø¹Ø±Ø¨ÙŠØ©", "العربية"),
    ("synthetic", "عنوان: Ø±ÙˆØ³ÛŒÙ‡ و چین", "عنوان: روسیه و چین"),
    ("synthetic", "خط، ط±ظˆط³غŒظ‡ خط؛ حفظ… بزرگ", "خط، روسیه خط؛ حفظ… بزرگ"),
    ("synthetic", "Ø±ÙˆØ³ÛŒÙ‡ ط±ظˆط³غŒظ‡", "روسیه روسیه"),
    ("synthetic", "Ã˜Â±Ã™Ë†Ã˜Â³Ã›Å’Ã™â€¡", "روسیه"),
    ("synthetic", "Ø±ÙˆØ³ÛŒÙ‡ Ã©", "روسیه é"),
    ("synthetic", "ط±ظˆط³غŒظ‡.آ» چین آ» تمام", "روسیه.» چین آ» تمام"),  # the second has nothing odd beside it
    ("synthetic", "Ø±ÙˆØ³ÛŒÙ‡.Â» Ù…", "روسیه.» م"),
    ("negative", "الف تا آ» و «آ»؛ حفظ… و فقط»", None),
    ("negative", "روسیه و چین، «گفت‌وگو»؛ حفظ؟ خط، ط، ظ؛ ع، غ… باغ» قطع؛ بزرگ", None),
    ("negative", "صلّى الله عليه وسلّم، وعظ؛ حفظ» ١٢", None),
    ("negative", "اردو میں بھی پڑھا، ٹھیک ہے؛ ساتھ", None),
    ("negative", "Où êtes-vous, « Noël » à l’été ? Ça, c’est déjà vu; ÉCOLE ÙÚ", None),
    ("negative", "Größe, Übung – „Straße“ ÄÖÜ« Øresund § 5 ±3 °C ©", None),
    ("negative", "It’s “fine” — 5 µm ± 2 ¢", None),
    ("negative", "Â« Ã© بدون هیچ واژهٔ خراب", None),  # too little to tell
    ("negative", "Ø±Ù", None),  # two bytes and a half
]


@pytest.mark.parametrize(("label", "damaged", "meant"), CASES)
def test_case(label, damaged, meant):
    edits = mojibake(damaged)
    assert apply_edits(damaged, edits) == (damaged if meant is None else meant)
    if meant is None:
        assert edits == []


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_whole_text_comes_back_however_often_it_was_misread(table, times):
    damaged = SENTENCE
    for _ in range(times):
        damaged = table(damaged)
    assert apply_edits(damaged, mojibake(damaged)) == SENTENCE


def test_a_byte_that_was_lost_spoils_its_own_letter_only():
    damaged = western("فکر روسیه").replace("\x81", "\ufffd")
    assert apply_edits(damaged, mojibake(damaged)) == "Ù\ufffdکر روسیه"


def test_offsets_are_those_of_the_raw_text():
    raw = "سفر Ø±ÙˆØ³ÛŒÙ‡ به ط±ظˆط³غŒظ‡ بود"
    cleaned = clean_text(raw)
    assert cleaned.text == "سفر روسیه به روسیه بود"
    assert [(r.fixer, r.before, r.after) for r in cleaned.repairs] == [
        ("mojibake", "Ø±ÙˆØ³ÛŒÙ‡", "روسیه"),
        ("mojibake", "ط±ظˆط³غŒظ‡", "روسیه"),
    ]
    assert cleaned.to_raw(4, 9) == [(4, 14)]


def test_bytes_that_look_like_line_ends_are_letters_first():
    assert clean_text(latin("مردم ایران")).text == "مردم ایران"


@given(persian_texts)
@settings(deadline=None, max_examples=200)
def test_persian_is_left_alone(text):
    assert mojibake(text) == []


@given(st.text(alphabet="éèêàâçùûôîïœÉÀÇÙÛÔäöüßÄÖÜåøØæñÑ «»„“’–—€§°±  .,abcdenrstu", max_size=60))
@settings(deadline=None, max_examples=200)
def test_languages_of_europe_are_left_alone(text):
    assert mojibake(text) == []


@given(any_texts, st.sampled_from(TABLES))
@settings(deadline=None, max_examples=150)
def test_replay_and_second_cleaning_of_misread_texts(text, table):
    damaged = "روسیه " + table("روسیه " + text.encode("utf-8", "replace").decode())
    once = clean_text(damaged)
    assert clean_text(damaged, preset="characters").text.startswith("روسیه روسیه")
    assert once.alignment.replay(damaged) == once.text
    assert clean_text(once.text).text == once.text
