"""Rows of files out of the parts of a store: all rows of a file, or none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.collection.filerows import FileRows, PackedRows
from corpus.collection.gathering import Place, Row
from corpus.readers import Extract, Unread

PARTS = [Path("a.parquet"), Path("b.parquet")]


def added(*rows, writing=None):
    found = FileRows(writing)
    for row in rows:
        found.add(*row)
    return found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("k", "w", 0, True, "الف")], ["الف"], id="one"),
        pytest.param([("k", "w", 1, True, "ب"), ("k", "w", 0, False, "الف")], ["الف", "ب"], id="in any order"),
        pytest.param([("k", "w", 0, False, "الف")], None, id="the last is missing"),
        pytest.param([("k", "w", 1, True, "ب")], None, id="the first is missing"),
        pytest.param([("k", "w", 0, False, "الف"), ("k", "v", 1, True, "ب")], None, id="halves of two writings"),
        pytest.param(
            [("k", "v", 1, True, "ج"), ("k", "w", 0, False, "الف"), ("k", "w", 1, True, "ب")], ["الف", "ب"],
            id="the writing that is whole",
        ),
        pytest.param([("k", "w", 0, True, "الف"), ("k", "w", 0, True, "ب")], ["الف"], id="twice: the first"),
        pytest.param([("l", "w", 0, True, "الف")], None, id="another file"),
    ],
)  # fmt: skip
def test_rows_of_a_file_are_taken_when_all_are_there(rows, expected):
    found = added(*rows)
    assert found.get("k") == expected
    assert set(found.files()) == {key for key, *_ in rows}


def test_what_was_written_just_now_is_taken_as_far_as_it_goes():
    rows = [("k", "now", 0, False, "الف"), ("k", "now", 1, False, "ب")]
    assert added(*rows, writing="now").get("k") == ["الف", "ب"]
    assert added(*rows, writing="before").get("k") is None


def test_a_file_that_grew_while_it_was_read_has_all_that_was_read():
    rows = [("k", "now", 0, True, "الف"), ("k", "now", 1, True, "ب")]
    assert added(*rows, writing="now").get("k") == ["الف", "ب"]
    assert added(*rows[::-1], writing="now").get("k") == ["الف", "ب"]


def test_rows_that_lie_apart_are_packed_once_more_only_once():
    packed = PackedRows(row_of)
    for text in ("الف", "ب", "ج"):
        packed.append(None, ("", text))
    first = packed.some([0, 2])
    again = [packed.some([0, 2]) for _ in range(100)]
    assert all(list(rows) == list(first) for rows in again)
    assert len(packed._rows) == 5


def row_of(place, part, text):
    return Row(Unread(part, text, "")) if place is None else Row(Extract("", {"title": text}, part), None, None, place)


PLACES = st.none() | st.builds(Place, st.sampled_from(PARTS), st.integers(0, 2**40), st.integers(0, 2**40))


@given(st.lists(st.tuples(PLACES, st.text(), st.text()), min_size=1), st.data())
def test_packed_rows_are_the_same(rows, data):
    packed = PackedRows(row_of)
    numbers = [packed.append(place, (part, text)) for place, part, text in rows]
    chosen = data.draw(st.lists(st.sampled_from(numbers), min_size=1))
    expected = [row_of(*rows[number]) for number in chosen]
    found = packed.some(chosen)
    assert list(found) == expected
    assert len(found) == len(expected)
    assert found[-1] == expected[-1]
    assert found[1:] == expected[1:]
    assert [packed.row(number) for number in numbers] == [row_of(*row) for row in rows]
