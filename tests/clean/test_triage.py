"""A look-up may say "could need" for nothing, never the reverse: what is skipped would have changed nothing."""

import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import CleanConfig, clean_text
from corpus.alignment import Edit, Rearrangement, apply_edits
from corpus.clean import halfspaces, pages, runs, spacing, triage, wordbreaks
from corpus.clean.linepath import sign_of
from corpus.clean.triage import Chunks, needs
from tests.strategies import any_texts, persian_letters, persian_texts

SENTENCES = (
    """
این کتابرا دید و در ای ن شهر ماند.|سیاست خارج ی کشور (۱۷ آبان)گفت:این است . و رفت|او به چین،روسیه و ژاپن می رود
خانه ی ما و کتاب ها را بی بی سی و سی ان ان گفتند|میدهد و کردهاند،زیرساختها|دالیل و صد دالر و تالش بسیار
صفحه ۱۲ از ۳۰|Page 3 of 10|- ۱۲ -|۱۲|۳ از ۱۰|.او به خانه رفت و در را بست|ها کتاب را خواند|رسماً مُحَمَّد را دید
باتک نیا ناتسوداو|علی(علیه السلام) و محمد(ص) و نامه[۱۲] و ۲۵ساله و ۱۷م آبان|سالهای ۲۵ سالهای
دو  فاصله\tو‌ نیم‌‌فاصله ‌ اینجا
""".strip()
    .replace("\n", "|")
    .split("|")
)

running_texts = st.builds(
    lambda parts, glue: glue.join(parts),
    st.lists(st.one_of(st.sampled_from(SENTENCES), persian_texts), min_size=1, max_size=6),
    st.sampled_from([" ", "\n", "\n\n", ". ", "،"]),
)
texts = st.one_of(running_texts, any_texts)


def cleaned_plainly(text):
    """The text and the steps when no repair is spared."""
    now, steps = text, []
    for _ in range(8):
        before, present = now, frozenset(now)
        for repair in CleanConfig.preset("standard").repairs:
            if repair.signs is None or not repair.signs.isdisjoint(present):
                change = repair.run(now)
                if change:
                    now = change.apply(now) if isinstance(change, Rearrangement) else apply_edits(now, change)
                    steps.append((repair.name, change))
        if now == before:
            break
    return now, tuple(steps)


@given(texts)
@settings(deadline=None, max_examples=400)
def test_sparing_repairs_changes_nothing(text):
    cleaned = clean_text(text)
    assert (cleaned.text, cleaned.steps) == cleaned_plainly(text)


@given(texts)
@settings(deadline=None, max_examples=300)
def test_chunks_of_an_edited_text_are_those_of_the_text_that_came_of_it(text):
    now = text
    for _, change in clean_text(text).steps:
        before, now = now, change.apply(now) if isinstance(change, Rearrangement) else apply_edits(now, change)
        if not isinstance(change, Rearrangement):
            found, expected = Chunks.of(before).edited(before, change), Chunks.of(now)
            assert (found.texts, found.found, found.needs) == (expected.texts, expected.found, expected.needs)


changes_of_texts = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 3), st.sampled_from(["", " ", "\n", "ب", " و ", " بی ", " ها"]))
)


def possible(text, changes):
    """Of the changes, in order, those that lie within the text and apart from each other."""
    edits: list[Edit] = []
    for start, length, after in sorted(changes):
        if (not edits or start > edits[-1].end) and start + length <= len(text):
            edits.append(Edit(start, start + length, after))
    return edits


@given(texts, changes_of_texts)
@settings(deadline=None, max_examples=300)
def test_chunks_follow_edits_of_any_kind(text, changes):
    edits = possible(text, changes)
    found, expected = Chunks.of(text).edited(text, edits), Chunks.of(apply_edits(text, edits))
    assert (found.texts, found.found, found._needy) == (expected.texts, expected.found, expected._needy)


REPAIRS_SPARED = [repair for repair in CleanConfig().repairs if repair.again]


@pytest.mark.parametrize("repair", REPAIRS_SPARED, ids=lambda repair: repair.name)
@given(st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=9).map(" ".join), changes_of_texts)
@settings(deadline=None, max_examples=300)
def test_a_repair_finds_no_more_where_nothing_near_was_edited(repair, text, changes):
    edits = repair.run(text)
    chunks, now = Chunks.of(text).edited(text, edits), apply_edits(text, edits)
    edits = possible(now, changes)
    chunks, now = chunks.edited(now, edits), apply_edits(now, edits)
    if repair.again.holds(text) and not chunks.needs_near_edits(repair.again.reach) & repair.again.needs:
        assert not repair.run(now)


@pytest.mark.parametrize(
    ("repair", "text", "edit", "is_near"),
    [
        ("spaced_halfspaces", "او می آبود و رفت", Edit(6, 7, ""), True),
        ("spaced_halfspaces", "تقی زاده آن آشد", Edit(9, 13, ""), True),
        ("word_breaks", "کتا و آب را خواند", Edit(4, 7, ""), True),
        ("word_breaks", "قصتثپ آن این این او او به این", Edit(26, 29, ""), False),
    ],
)
def test_what_was_edited_beside_a_word_can_make_it_join(repair, text, edit, is_near):
    (repair,) = (each for each in REPAIRS_SPARED if each.name == repair)
    chunks = Chunks.of(text).edited(text, [edit])
    assert bool(chunks.needs_near_edits(repair.again.reach) & repair.again.needs) == is_near
    assert is_near or repair.run(apply_edits(text, [edit])) == repair.run(text)


def test_what_edits_made_is_known_and_what_stands_near_it():
    text = "میدهد او به خانه رفت"
    chunks = Chunks.of(text).edited(text, [Edit(6, 8, "ما"), Edit(8, 9, " هم ")])
    assert list(chunks.is_edited) == [0, 1, 1, 1, 0, 0]
    assert [bool(chunks.needs_near_edits(reach) & triage.LACKS_HALFSPACE) for reach in (0, 1)] == [False, True]
    assert chunks.origin is not Chunks.of(text).origin


def test_a_damaged_or_foreign_text_is_not_judged_word_by_word():
    damaged = "این کتابرا دید و آن کتابرا خواند و این خانهرا خرید"
    assert wordbreaks.finds_each_by_itself("این کتابرا دید")
    assert not wordbreaks.finds_each_by_itself(damaged)
    assert not wordbreaks.finds_each_by_itself(" ".join(f"قصپ{a}{b}" for a in "تثجچ" for b in "سشصض"))


@given(texts)
@settings(deadline=None, max_examples=300)
def test_a_word_beside_signs_is_what_it_is_by_itself(text):
    for chunk in text.split():
        if not needs(chunk) & triage.UNUSUAL:
            assert bool(needs(chunk) & triage.MAY_BE_REVERSED) == bool(sign_of(chunk))
        if triage._WORD_IN_SIGNS.fullmatch(chunk):
            assert not spacing.is_ill_spaced(chunk)
            assert not chunk.endswith(triage._HYPHENS)


@given(texts)
@settings(deadline=None, max_examples=300)
def test_spaces_are_missing_only_in_suspects(text):
    for patterns in (spacing._MISSING, spacing._IN_DOUBT):
        everywhere = spacing._places_in(text, [(0, len(text))], patterns)
        assert spacing._places_in(text, spacing._suspects(text), patterns) == everywhere


@given(texts)
@settings(deadline=None, max_examples=300)
def test_windows_are_the_same_in_a_stretch_and_in_the_whole_text(text):
    found = [
        (window, begin + at)
        for begin, end in wordbreaks._stretches_of(text)
        for window, at in wordbreaks._windows_in(text[begin:end])
    ]
    assert found == list(wordbreaks._windows_in(text))


@given(texts)
@settings(deadline=None, max_examples=300)
def test_no_joint_is_missed(text):
    chunks = Chunks.of(text)
    found = {edit.start for edit in halfspaces.spaced_halfspaces(text)}
    for border in range(len(chunks.texts) - 1):
        left, right = chunks.texts[border : border + 2]
        place = chunks.start(border + 1) - 1
        if text[place] == " " and halfspaces.joins_across(left, right) and right != "زاده":
            assert place in found


@given(texts)
@settings(deadline=None, max_examples=300)
def test_what_repairs_look_for_is_in_the_chunks(text):
    found = needs(text)
    if runs._is_suspect(text, eager=True):
        assert found & triage.MISPLACED
    if any(map(sign_of, text.split())):
        assert found & triage.MAY_BE_REVERSED
    if spacing.punctuation_spacing(text):
        assert found & triage.ILL_SPACED


numbered_lines = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES), st.sampled_from(["صفحهٔ ۱۲", "صفحه ی ۳", "PAGE 4", "(۵)", "۶/۷", "8 of 9", "…۱۰…"])
    )
)


@given(numbered_lines.map("\n".join))
@settings(deadline=None, max_examples=300)
def test_no_line_that_counts_pages_is_missed(text):
    if pages._by_counts(pages._lines(text)) and any(word in text for word in pages.COUNTING_WORDS):
        assert pages._may_count_pages(text)


@pytest.mark.parametrize(
    ("text", "joined"),
    [("بی بی سی گفت", 2), ("بی بی\nسی ان ان", 3), ("بی بی\nرفت سی ان", 0), ("سی ان\n\nان گفت", 0)],
)
def test_names_of_letters_in_a_row(text, joined):
    assert sum(edit.confidence == 0.85 for edit in halfspaces.spaced_halfspaces(text)) == joined


@given(persian_letters)
def test_a_long_chunk_is_not_remembered(word):
    long = word * triage.LONGEST_REMEMBERED
    needs(f"{word} {long}")
    assert word in triage.MET
    assert (long in triage.MET) == (len(long) <= triage.LONGEST_REMEMBERED)


def test_texts_are_remembered_while_other_threads_remember_theirs() -> None:
    faults: list[Exception] = []

    def ask(thread: int) -> None:
        try:
            for number in range(40_000):
                assert triage.chunks_of(f"این {thread} {number % 7}").texts == ["این", str(thread), str(number % 7)]
        except (RuntimeError, AssertionError) as error:
            faults.append(error)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=ask, args=(thread,)) for thread in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert faults == []
    assert len(triage._RECENT) < 12  # about four, and one for each thread
