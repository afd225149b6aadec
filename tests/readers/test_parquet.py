import datetime as dt
import io

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from corpus.errors import UnreadableFileError
from corpus.readers.extract import Columns, Unread
from corpus.readers.parquet import read_parquet
from corpus.readers.plain import has_text

from .tables import FIXTURES, TEXT, check_any, check_sound, fixture, read


def written(columns, **options):
    file = io.BytesIO()
    parquet.write_table(pa.table(columns), file, **options)
    return file.getvalue()


def test_rows_with_nested_columns_dictionaries_and_zones():
    found = fixture("news.parquet")
    assert [one.raw for one in found] == [one.raw for one in fixture("news.csv")]
    assert [one.part for one in found] == ["101", "102", "103", "104"]
    first = found[0].metadata
    assert (first["source"], first["date"], first["calendar"]) == ("خبرگزاری نمونه", "2023-11-20", "gregorian")
    assert (first["tags"], first["content"]) == ('["چین", "ژاپن"]', '{"words": 24}')
    assert "tags" not in found[1].metadata


def test_the_number_of_a_row_is_its_place_from_0():
    found = read(written({"متن": [TEXT, None, TEXT], "x": [1, 2, 3]}), ".parquet")
    assert [one.part for one in found] == ["0", "1", "2"]
    assert isinstance(found[1], Unread)


def test_days_that_python_does_not_have():
    days = pa.array([10**7, 19681], pa.date32())
    first, second = read(written({"متن": [TEXT, TEXT], "تاریخ": days}), ".parquet")
    assert (first.metadata["date"], second.metadata["date"]) == (None, "2023-11-20")
    assert "is not a date" in first.remarks[0][0]


def test_times_in_nanoseconds_and_bytes():
    times = pa.array([dt.datetime(2023, 11, 20, 9)], pa.timestamp("ns"))
    (found,) = read(written({"متن": pa.array([TEXT.encode()]), "تاریخ": times}), ".parquet", Columns(text="متن"))
    assert (found.raw, found.metadata["date"]) == (TEXT, "2023-11-20")


def test_rows_are_read_in_batches():
    file = io.BytesIO(written({"متن": [TEXT] * 5000}, row_group_size=500))
    rows = read_parquet(file, "x.parquet")
    assert next(rows).part == "0"
    assert sum(1 for _ in rows) == 4999
    assert not file.closed


@pytest.mark.parametrize(
    "data",
    [b"", b"PAR1", (FIXTURES / "news.parquet").read_bytes()[:-4], b"PAR1" + bytes(100) + b"\xff\xff\xff\x7fPAR1"],
)
def test_what_is_no_parquet(data):
    with pytest.raises(UnreadableFileError, match="is no Parquet or is broken"):
        read(data, ".parquet")


def test_pages_that_are_broken_end_the_rows():
    data = bytearray(written({"متن": [f"{TEXT} {number}" for number in range(900)]}, row_group_size=300))
    middle = data.index(f"{TEXT} 700".encode()) if f"{TEXT} 700".encode() in data else len(data) // 2
    data[middle - 200 : middle + 200] = bytes(400)
    check_any(bytes(data), ".parquet")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), min_size=1, max_size=6))
def test_any_texts_come_back(rows):
    try:
        found = read(written({"text": rows}), ".parquet", Columns(text="text"))
    except UnreadableFileError:
        assert not any(map(has_text, rows))
    else:
        check_sound(found)
        assert [one.raw for one in found if not isinstance(one, Unread)] == list(filter(has_text, rows))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_changed_files_are_read_or_refused(data):
    whole = bytearray((FIXTURES / "news.parquet").read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=4)):
        whole[place] = data.draw(st.integers(0, 255))
    check_any(bytes(whole), ".parquet")
