import pytest
from hypothesis import given, settings

from corpus import CleanConfig, clean_text
from corpus.errors import OptionError
from corpus.letters import PERSIAN_LETTERS
from tests.growth import grows_no_faster
from tests.strategies import any_texts, persian_texts


@given(any_texts)
@settings(deadline=None, max_examples=300)
def test_cleaning_twice_changes_nothing(text):
    once = clean_text(text)
    again = clean_text(once.text)
    assert again.text == once.text
    assert again.repairs == ()


@given(any_texts)
@settings(deadline=None, max_examples=300)
def test_replay_is_exact_and_the_segments_cover_both_texts(text):
    cleaned = clean_text(text)
    assert cleaned.alignment.replay(text) == cleaned.text
    clean_at = 0
    for segment in cleaned.alignment:
        assert segment.clean_start == clean_at
        clean_at = segment.clean_end
        if segment.fixer == "kept":
            assert cleaned.text[segment.clean_start : clean_at] == text[segment.raw_start : segment.raw_end]
    assert clean_at == len(cleaned.text)
    raw_spans = sorted((s.raw_start, s.raw_end) for s in cleaned.alignment if s.raw_start < s.raw_end)
    assert [start for start, _ in raw_spans] == [0, *(end for _, end in raw_spans)][: len(raw_spans)]
    assert sum(end - start for start, end in raw_spans) == len(text)


@given(persian_texts)
@settings(deadline=None, max_examples=300)
def test_no_letter_is_lost_or_invented(text):
    """Order, spacing and half-spaces change no letter: plain Persian letters are the same before and after."""
    letters = [c for c in clean_text(text, preset="characters").text if c in PERSIAN_LETTERS]
    assert [c for c in clean_text(text, order=False).text if c in PERSIAN_LETTERS] == letters
    assert sorted(c for c in clean_text(text).text if c in PERSIAN_LETTERS) == sorted(letters)


@given(persian_texts)
@settings(deadline=None, max_examples=100)
def test_repairs_say_what_was_and_what_is(text):
    for repair in clean_text(text).repairs:
        assert text[repair.raw_start : repair.raw_end] == repair.before
        assert repair.before != repair.after
        assert 0 < repair.confidence <= 1


def test_record_of_a_change():
    repair = clean_text("گفت كه می رود").repairs
    assert [(r.step, r.fixer, r.raw_start, r.before, r.after) for r in repair] == [
        ("characters", "arabic_letters", 4, "ك", "ک"),
        ("halfspaces", "spaced_halfspaces", 9, " ", "\N{ZERO WIDTH NON-JOINER}"),
    ]


def test_two_repairs_at_one_place_are_one_record_naming_both():
    cleaned = clean_text("می\u00a0رود")
    (repair,) = cleaned.repairs
    assert repair.fixer == "odd_spaces+spaced_halfspaces"
    assert (repair.before, repair.after) == ("\u00a0", "\N{ZERO WIDTH NON-JOINER}")


def test_clean_text_is_not_touched():
    text = "نخست‌وزیر ژاپن در ۸ نوامبر (۱۷ آبان) گفت: «همکاری‌ها ادامه دارد.»\n\nبند دوم."
    cleaned = clean_text(text)
    assert cleaned.text == text
    assert cleaned.repairs == ()
    assert cleaned.to_raw(10, 14) == [(10, 14)]


def test_a_moved_line_is_one_record_and_changes_in_it_are_others():
    line = ".(دمآ يناريا) ريزو و تفر نيچ هب زورما وا"
    cleaned = clean_text("چین.\n" + line)
    assert cleaned.text == "چین.\nاو امروز به چین رفت و وزیر (ایرانی آمد)."
    whole, *changes = cleaned.repairs
    assert (whole.step, whole.fixer, whole.before, whole.raw_start) == ("order", "visual_order", line, 5)
    assert cleaned.text[whole.clean_start : whole.clean_end] == whole.after == cleaned.text[5:]
    assert {(r.fixer, r.before, r.after) for r in changes} == {
        ("arabic_letters", "ي", "ی"),
        ("visual_order", "(", ")"),
        ("visual_order", ")", "("),
    }


@pytest.mark.parametrize("options", [{"order": False}, {"preset": "none"}])
def test_a_keyword_beside_a_config_is_refused(options):
    with pytest.raises(OptionError, match="a config says by itself"):
        clean_text("متن", CleanConfig(), **options)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "\x00", "\ud800", "۱" * 5000, "می " * 3000, "(" * 3000, "ـ" * 3000],
)
def test_odd_texts_neither_crash_nor_hang(text):
    assert clean_text(text).alignment.replay(text) == clean_text(text).text


GROWING = {
    "damaged": "کتابها را می خواند . گفت:«نه» ۲۰۲۲اما ",
    "digits": "1",
    "latin": "a",
    "letters": "ب",
    "half-spaces": "ب\N{ZERO WIDTH NON-JOINER}",
    "glued": "کتابرا",
    "lines": "سلام دنیا\n",
    "dots": "a.",
    "turned line": ".دش رازگرب تعاس نیا رد هسلج نیا و دنتسه وضع نامزاس رد نیچ و هیسور ",
    "turned lines": ".دش رازگرب تعاس نیا رد هسلج نیا و دنتسه وضع نامزاس رد نیچ و هیسور\n",
}


@pytest.mark.parametrize("piece", GROWING.values(), ids=GROWING.keys())
def test_time_grows_with_the_length_and_not_faster(piece):
    def cleaned(length: int) -> object:
        return clean_text(piece * (length // len(piece))).repairs  # put together when asked for

    assert grows_no_faster(cleaned, small=4_000, times=8, limit=25)


@pytest.mark.parametrize(
    ("given_text", "config", "message"),
    [
        (None, None, "NoneType"),
        ("متن".encode("cp1256", "replace"), None, "decode bytes first"),
        ("متن", "characters", "preset='characters'"),
    ],
)
def test_what_is_no_text_or_no_config_is_said(given_text, config, message):
    with pytest.raises(OptionError, match=message):
        clean_text(given_text, config)
