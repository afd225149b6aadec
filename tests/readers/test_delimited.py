import csv
import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.readers.delimited import read_csv
from corpus.readers.extract import Columns

from .tables import FIXTURES, TEXT, check_any, check_sound, fixture, read, texts, unread


@pytest.mark.parametrize("name", ["news.csv", "excel.csv", "utf16.csv", "bars.csv", "news.tsv"])
def test_the_same_rows_come_back_from_every_kind(name):
    found, expected = fixture(name), fixture("news.csv")
    assert [one.raw for one in found] == [one.raw for one in expected]
    assert [one.part for one in found] == ["101", "102", "103", "104"]
    assert [one.metadata["date"] for one in found] == ["2023-11-08", "2023-11-09", "2023-11-10", "2023-11-20"]
    assert found[1].metadata["title"] == "صادرات گاز روسیه، ترکیه و آذربایجان"
    assert {one.metadata["date_from"] for one in found} == {"column"}
    assert not any(one.remarks for one in found)


def test_the_encoding_is_told():
    expected = {"news.csv": "utf-8", "excel.csv": "utf-8-sig", "utf16.csv": "utf-16", "old.csv": "windows-1256"}
    assert {name: fixture(name)[0].metadata["encoding"] for name in expected} == expected
    assert fixture("old.csv")[0].raw.startswith("نخست\u200cوزير ژاپن روز چهارشنبه")


def test_wrong_quotes_lose_no_row():
    found = fixture("quotes.csv")
    assert [one.part for one in found] == ["101", "102", "103", "104"]
    assert '"همکاری‌های اقتصادی"' in found[0].raw
    assert found[0].remarks[0][0] == "a quotation mark within a cell is not doubled"
    assert found[3].raw.startswith('"دلار')
    assert found[3].metadata["date"] == "2023-11-20"
    assert "is not closed" in found[3].remarks[0][0]


def test_a_mark_left_open_does_not_swallow_the_next_rows():
    found = read(f'id,text,date\n1,"{TEXT},2023-11-20\n2,"{TEXT}",2023-11-21\n3,{TEXT},2023-11-22\n')
    assert [(one.part, one.raw) for one in found] == [("1", f'"{TEXT}'), ("2", TEXT), ("3", TEXT)]


def test_marks_with_a_backslash():
    (found,) = read('id,text\n1,"او گفت: \\"بله، می‌آیم\\" و رفت"\n')
    assert found.raw == 'او گفت: "بله، می‌آیم" و رفت'


def test_numbers_of_rows_are_those_of_a_spreadsheet():
    found = read(f'متن,موضوع\n"{TEXT}\n{TEXT}",الف\n\n{TEXT},ب\n,ج\n')
    assert [one.part for one in found] == ["2", "4", "5"]
    assert unread(found)[0].reason == "there is no text in «متن»"


def test_rows_of_another_width_are_kept_and_say_so():
    short, long, empty = read(f"id,متن,موضوع\n1,{TEXT}\n2,{TEXT},الف,ب,ج\n3\n")
    assert short.remarks[0][0] == "the row has 2 cells, the header 3"
    assert long.metadata["beyond_header"] == '["ب", "ج"]'
    assert "5 cells, the header 3" in long.remarks[0][0]
    assert empty.reason == "there is no text in «متن»; the row has 1 cells, the header 3"


def test_one_column_is_not_parted_by_the_commas_of_its_texts():
    assert [one.raw for one in read(f"متن\n{TEXT}, و\n{TEXT}; و\n")] == [f"{TEXT}, و", f"{TEXT}; و"]


def test_a_table_without_a_header_has_its_first_row_too():
    first, second = read(f"2023-11-20,{TEXT}\n2023-11-21,{TEXT}\n")
    assert (first.part, first.raw, first.metadata["date"]) == ("1", TEXT, "2023-11-20")
    assert "is no header" in first.remarks[0][0]
    assert (second.part, second.remarks) == ("2", ())


def test_bad_bytes_lose_neither_the_row_nor_the_file():
    data = f"text,date\n{TEXT},2023-11-20\n".encode() + b"\xff\xfe " + f"{TEXT},2023-11-21\n".encode()
    good, bad = read(data + b"")
    assert good.remarks == ()
    assert bad.raw == f"\ufffd\ufffd {TEXT}"
    assert "are lost" in bad.remarks[0][0]


def test_names_that_are_there_twice_and_names_the_library_has():
    (found,) = read(f"متن,x,x,doc,title,title_,تیتر,\n{TEXT},1,2,d,a,b,c,e\n", columns=Columns(title="تیتر"))
    assert found.metadata["title"] == "c"
    assert {key: found.metadata[key] for key in ("x", "x_2", "doc_", "column 8")} == {
        "x": "1", "x_2": "2", "doc_": "d", "column 8": "e",
    }  # fmt: skip
    assert {found.metadata["title_"], found.metadata["title__"]} == {"a", "b"}


def test_texts_put_together_and_a_date_that_is_none():
    (found,) = read(f"lead,body,تاریخ\nچکیده,{TEXT},پریروز\n", columns=Columns(text=("lead", "body")))
    assert found.raw == f"چکیده\n\n{TEXT}"
    assert (found.metadata["date"], found.metadata["date_given"]) == (None, "پریروز")
    assert "«پریروز» is not a date" in found.remarks[0][0]


def test_ids_that_are_there_twice_are_not_parts():
    found = read(f"id,text\n2,{TEXT}\n2,{TEXT}\na/b,{TEXT}\n", columns=Columns(id="id"))
    assert [one.part for one in found] == ["2", "3", "4"]
    assert "is that of a row above" in found[1].remarks[0][0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"\n\n", "the file is empty"),
        (b"text\n", "it has no rows"),
        (b"a,b\n1,2\n", "none of its columns looks like the text"),
        (b"\x89PNG\r\n\x1a\n", "this is a PNG picture"),
        (bytes(range(1, 32)) * 50, "this is a binary file"),
        (b"text\ncaf\xe9 ol\xe9 na\xefve \xfe\xfe\xfd\xdd\xde\xd0\n", "in no encoding"),
    ],
)
def test_what_is_no_table(data, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        read(data)


def test_a_mark_at_the_beginning_of_a_large_file_costs_little():
    rows = "".join(f"{number},{TEXT},الف\n" for number in range(20_000))
    found = read(f'id,text,topic\n0,"{TEXT},الف\n' + rows, columns=Columns(id="topic", text="text"))
    assert len(texts(found)) == 20_001


def test_huge_cells_and_null_bytes():
    huge = TEXT * 20_000
    first, second = read(f"text,topic\n{huge},الف\n{TEXT}\x00,ب\n")
    assert first.raw == huge
    assert second.raw == f"{TEXT}\x00"


class Endless(io.RawIOBase):
    """A table of any length, which is made while it is read."""

    def __init__(self, size):
        self.size, self.at = size, 0
        self.row = f"{TEXT * 20},2023-11-20\n".encode()

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=0):
        self.at = offset
        return self.at

    def tell(self):
        return self.at

    def readinto(self, into):
        data = (self.row * (len(into) // len(self.row) + 2))[self.at % len(self.row) :][
            : min(len(into), self.size - self.at)
        ]
        into[: len(data)] = data
        self.at += len(data)
        return len(data)


def test_a_large_file_is_not_in_memory_at_once():
    file = io.BufferedReader(Endless(40_000_000))
    tracemalloc.start()
    count = sum(1 for _ in read_csv(file, "x.csv"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 15_000
    assert peak < 25_000_000
    assert not file.closed


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd\ufeff"), max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=8), st.sampled_from(",;\t|"))
def test_any_table_comes_back(rows, delimiter):
    written = io.StringIO(newline="")
    table = csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    table.writerows([("text", "topic"), *rows])
    columns = Columns(text="text")
    found = read(written.getvalue(), columns=columns)
    check_sound(found)
    assert [one.raw for one in texts(found)] == [text for text, _ in rows if text.strip()]


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([".csv", ".tsv"]))
def test_any_bytes_are_read_or_refused(data, suffix):
    for start in (b"", b"text,date\n"):
        check_any(start + data, suffix, Columns(text="text") if start else None)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_changed_files_are_read_or_refused(data):
    whole = bytearray((FIXTURES / data.draw(st.sampled_from(["news.csv", "quotes.csv", "utf16.csv"]))).read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[place] = data.draw(st.sampled_from(b'",\n\r\x00\xff;\\'))
    check_any(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
