"""Looking up what was met before finds what reading the whole text by the rules finds."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates import anchors, context, cues, find_dates, lexicon, remembered, runs
from corpus.dates.flow import flowing
from corpus.dates.questions import Listener
from corpus.dates.segment import segments

from ..strategies import any_texts
from .test_finder import references, texts

NEIGHBOURS = [
    *lexicon.TABLE,
    "خانه",
    "مآبان",
    "آبانی",
    "می‌رود",
    "۱۴۰۲",
    "۵",
    "12/5",
    "ق.م.بود",
    "May",
    "ـ",
    "\u200f",
    "«",
]
BETWEEN = [" ", " ", "\u200c", "", "\n", "  ", "، ", ".", "-", " و ", " / ", ")"]
date_words = st.lists(st.tuples(st.sampled_from(NEIGHBOURS), st.sampled_from(BETWEEN)), max_size=9).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)


@given(st.one_of(date_words, texts, any_texts))
@settings(max_examples=400)
def test_windows_hold_all_runs_of_date_words(text: str) -> None:
    folded = flowing(text).text
    found = [run.moved(begin) for begin, window in anchors.windows(folded) for run in segments(window)]
    assert found == list(segments(folded))


def test_a_chunk_longer_than_those_looked_up_is_read_too() -> None:
    long = "«" + "خانه،" * 50
    (found,) = find_dates(f"{long}۸نوامبر۲۰۲۳«{long}")
    assert found.edtf == "2023-11-08"


@given(date_words | texts, references)
@settings(max_examples=300)
def test_what_was_read_elsewhere_is_read_as_if_new(text: str, reference: dt.date | str | None) -> None:
    by_memory = find_dates(text, reference)
    remembered.WINDOWS.clear()
    runs._RUNS.clear()
    assert by_memory == find_dates(text, reference)


def test_what_is_remembered_is_bounded(monkeypatch) -> None:
    monkeypatch.setattr(remembered.WINDOWS, "limit", 20)
    monkeypatch.setattr(runs._RUNS, "limit", 20)
    remembered.WINDOWS.clear()
    runs._RUNS.clear()
    for year in range(1300, 1400):
        text = f"سال {year} " + "، ".join(f"{day} آبان {year}" for day in range(1, 30))  # longer than is kept
        assert len(find_dates(text)) > 20
        find_dates(f"در سال {year} بود.")
        assert len(runs._RUNS) <= 20
        assert len(remembered.WINDOWS) <= 20


words_of_cues = st.sampled_from([*sorted({word for words in cues._CUES.values() for word in words}), "ی", "های", "روز"])
others = st.sampled_from(["از", "تا", "تاریخ", "خانه", "و", "الی", "۱۲", "1300", "(", "،", ":"])
spaces = st.sampled_from([" ", "\u200c", "", " \u200c", "\n", ": ", "، "])


@given(st.lists(st.tuples(words_of_cues | others, spaces), min_size=1, max_size=4))
@settings(max_examples=300)
def test_the_last_letters_exclude_no_cue(pieces: list[tuple[str, str]]) -> None:
    left = cues.before("".join(word + gap for word, gap in pieces), 200)
    for cue in frozenset().union(*cues._OF_RUN.values()):
        assert cue.ends(left) == (cue._pattern.search(left) is not None)


def test_words_that_another_module_adds_are_asked_for_too(monkeypatch) -> None:
    monkeypatch.setattr(cues, "_OF_RUN", dict(cues._OF_RUN))
    added = cues.Before(also="غنچه|تا")
    assert cues.possible("غنچه ۱۴۰۰", 5) == {added}
    assert cues.possible("تا ۱۴۰۰", 3) > {added}


def test_a_question_is_asked_again_elsewhere() -> None:
    listener = Listener("پیش از سال ۱۴۰۰ نفر", 7)
    assert context.modifier(listener, 7) == "before"
    assert context.counts_things(listener, 15)
    assert context.modifier(listener, 11) == "none"  # سال is no cue, so that this need not be asked again
    elsewhere = "تا سال ۱۴۰۰ رفت"
    assert [question(elsewhere, 3) for question, _ in listener.asked[1:3]] == ["until", False]
    assert len(listener.asked) == 4
