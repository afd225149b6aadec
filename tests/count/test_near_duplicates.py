"""Copies are found and measured exactly, whatever the spelling; look-alikes are none."""

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.duplicates import articles, copies, look_alikes
from corpus.count import duplicates, find_copies
from corpus.count.near_duplicates import _signatures
from corpus.count.shingles import Shingler, words_of
from corpus.errors import OptionError

WORDS = "وزیر امور خارجه در نشست امروز گفت که گفتگوها با همسایگان شمالی ادامه دارد و زود به نتیجه خواهد رسید".split()
TEXT = " ".join(WORDS)
SHINGLES = (18, 1206475693964870243)  # how many, and the least
SIGNATURE = [3254346426, 3240919746, 3224772089]


def jaccard(a: str, b: str, size: int = 3) -> float:
    """By sets of tuples, as the formula stands."""
    first, second = ({tuple(w[i : i + size]) for i in range(len(w) - size + 1)} for w in (words_of(a), words_of(b)))
    return len(first & second) / len(first | second)


def test_the_columns_and_the_first_text_of_a_group():
    longer = f"{TEXT} و خبرنگاران پرسش‌های خود را پرسیدند"
    table = duplicates([("ب", TEXT), ("الف", longer), ("دیگر", "هوا فردا ابری است"), ("ج", f"{TEXT}\n")])
    assert table.columns.tolist() == ["doc", "group", "exact", "similarity", "containment"]
    assert table["doc"].tolist() == ["ب", "الف", "ج"]
    assert set(table["group"]) == {"ب"}
    assert table["exact"].tolist() == [True, False, True]
    assert table["similarity"].tolist() == [1.0, pytest.approx(jaccard(TEXT, longer)), 1.0]
    assert table["containment"].tolist() == [1.0, 1.0, 1.0]
    assert table.attrs["sizes"] == {"documents": 4, "copies": 2, "groups": 1}


def test_without_copies_the_table_has_no_rows_but_its_types():
    table = duplicates([("الف", TEXT), ("ب", "هوا فردا ابری است")])
    assert table.empty
    assert table.dtypes.astype(str).tolist()[2:] == ["bool", "float64", "float64"]
    assert duplicates([]).empty


@pytest.mark.parametrize(
    "spelt",
    [
        "وزير گفت كتاب‌های تازه می‌رسد",
        "وزیر گفت: کتاب های تازه، می رسد!",
        "وزیر گفت کتابهای تازه میرسد",
        "وزیر گفت کتاب\u200cهای\nتازه مــی‌رسد",
    ],
)
def test_spelling_and_signs_tell_no_texts_apart(spelt):
    (copy,) = find_copies(["وزیر گفت کتاب‌های تازه می‌رسد", spelt])
    assert copy.similarity == 1.0


def test_texts_without_words_are_nobodys_copies():
    assert find_copies(["", "", "!", "!", " \n"]) == []


def test_of_short_texts_all_words_are_one_shingle():
    assert [c.first for c in find_copies(["سلام", "درود", "سلام!"])] == [0]


def test_a_chain_does_not_hold_texts_together_that_have_little_in_common():
    steps = [" ".join(f"w{i}" for i in range(start, start + 60)) for start in range(0, 100, 15)]
    assert all(jaccard(a, b) > 0.55 for a, b in pairwise(steps))
    found = find_copies(steps)
    assert [(c.place, c.first) for c in found] == [(1, 0), (3, 2), (5, 4)]
    assert all(c.similarity == pytest.approx(jaccard(steps[c.place], steps[c.first])) for c in found)


def test_a_text_joins_the_first_text_that_it_is_most_alike_to():
    a, b = [f"a{i}" for i in range(60)], [f"b{i}" for i in range(60)]
    mixed = " ".join(a[:25] + b)
    assert [(c.place, c.first) for c in find_copies([" ".join(a), " ".join(b), mixed], threshold=0.2)] == [(2, 1)]


@given(st.lists(st.text("ابپ ", max_size=12), max_size=8), st.sampled_from([0.3, 0.55, 1.0]))
def test_every_copy_is_as_alike_as_it_is_said_and_its_first_is_none(texts, threshold):
    found = find_copies(texts, threshold=threshold)
    copied = {c.place for c in found}
    assert len(copied) == len(found)
    for copy in found:
        assert copy.first < copy.place
        assert copy.first not in copied
        assert copy.similarity >= threshold
    assert found == find_copies(iter(texts), threshold=threshold)


def test_wire_copies_are_found_and_only_with_their_originals():
    chance = random.Random(1)
    originals = articles()[:40]
    words = sorted({word for text in originals for word in text.split()})
    kinds = [copies(text, chance, words) for text in originals]
    wanted = [
        k
        for k in kinds[0]
        if k not in ("cut to 40 %", "15% of words edited", "20% of words edited", "30% of words edited")
    ]
    texts = [*originals, *(each[kind] for each in kinds for kind in wanted)]
    owner = [*range(40), *(i for i in range(40) for _ in wanted)]
    found = find_copies(texts)
    assert all(owner[c.place] == c.first for c in found)
    assert len(found) >= 0.98 * 40 * len(wanted)


@pytest.mark.parametrize("kind", ["exchange rates", "weather", "matches", "one speech, two reporters"])
def test_reports_of_one_template_are_no_copies(kind):
    assert find_copies(look_alikes(random.Random(2))[kind]) == []


def test_hashes_and_signatures_are_the_same_everywhere():
    shingles = Shingler(3)(TEXT)
    assert (len(shingles), int(shingles[0])) == SHINGLES
    assert _signatures([shingles])[0, :3].tolist() == SIGNATURE


@pytest.mark.parametrize(
    ("options", "message"),
    [({"threshold": 0}, "between 0 and 1"), ({"threshold": 1.5}, "between 0 and 1"), ({"shingle": 0}, "a few words")],
)
def test_options_that_make_no_sense_are_refused(options, message):
    with pytest.raises(OptionError, match=message):
        duplicates([("الف", TEXT)], **options)


def test_shingles_are_sorted_and_distinct():
    hashes = Shingler(2)(f"{TEXT} {TEXT}")
    assert (np.diff(hashes.astype(object)) > 0).all()


@given(
    st.lists(st.sampled_from(["الف ب پ ت", "الف ب پ ت ث", "الف  ب پ ت", "ج چ ح خ", "", "د"]), max_size=8), st.randoms()
)
def test_texts_may_come_in_another_order_than_they_are_compared_in(texts, chance):
    order = list(range(len(texts)))
    chance.shuffle(order)
    expected = find_copies([texts[place] for place in order], shingle=2)
    assert find_copies(texts, shingle=2, order=order) == expected
