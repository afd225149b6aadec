import datetime as dt
import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.readers.extract import Columns
from corpus.readers.plain import has_text

from .tables import FIXTURES, TEXT, check_any, check_sound, fixture, read, texts, unread

MANY = 'table:number-columns-repeated="16384"'
ODS = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def workbook(*sheets):
    """A workbook of sheets, each a list of rows."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(number, column, value)
    return written.getvalue()


def archive(members):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return written.getvalue()


def with_member(data, name, change):
    """A workbook with one of its members changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        members = {member: file.read(member) for member in file.namelist()}
    return archive({**members, name: change(members[name])})


def open_document(rows, before=""):
    content = f'<?xml version="1.0"?>{before}<office:document-content {NAMES}><office:body><office:spreadsheet>'
    content += f'<table:table table:name="خبر">{rows}</table:table></office:spreadsheet></office:body>'
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    members = {"mimetype": ODS, "META-INF/manifest.xml": manifest}
    return archive({**members, "content.xml": f"{content}</office:document-content>"})


def cell(text, repeated=""):
    return f'<table:table-cell office:value-type="string" {repeated}><text:p>{text}</text:p></table:table-cell>'


def test_every_sheet_with_texts_is_read():
    found = fixture("news.xlsx")
    assert [one.part for one in found] == ["آمار", "خبرها!101", "خبرها!102", "خبرها!103", "بیشتر!104"]
    assert [one.raw for one in texts(found)] == [one.raw for one in fixture("news.csv")]
    assert found[0].severity == "skipped"
    assert [one.metadata["date"] for one in texts(found)] == ["2023-11-08", "2023-11-09", "2023-11-10", "2023-11-20"]
    assert [one.metadata["source"] for one in texts(found)] == ["خبرگزاری نمونه"] * 2 + ["روزنامه آزمون"] * 2
    assert texts(found)[2].metadata["بازدید"] == 2040  # the value saved with the formula
    assert texts(found)[2].metadata["sheet"] == "خبرها"


def test_rows_have_the_numbers_that_are_shown_beside_them():
    found = read(workbook([[], ["متن", "موضوع"], [], [TEXT, "الف"], ["", "ب"], [TEXT, 1.5]]), ".xlsx")
    assert [one.part for one in found] == ["4", "5", "6"]
    assert unread(found)[0].reason == "there is no text in «متن»"
    assert found[2].metadata["موضوع"] == 1.5


def test_a_merged_text_is_read_once():
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["متن", "موضوع"])
        sheet.merge_range(1, 0, 2, 0, TEXT)
        sheet.write_column(1, 1, ["الف", "ب"])
    first, second = read(written.getvalue(), ".xlsx")
    assert (first.part, first.raw) == ("2", TEXT)
    assert (second.part, second.severity) == ("3", "skipped")
    assert "is a merged cell" in second.reason


def test_days_and_a_sheet_without_a_header():
    day = dt.datetime(2023, 11, 20, 8, 30)
    (found,) = read(workbook([["متن", "x"], [TEXT, day]]), ".xlsx")
    assert (found.metadata["date"], found.metadata["date_given"]) == ("2023-11-20", "2023-11-20T08:30:00")
    (found,) = read(workbook([[TEXT * 2, 1]]), ".xlsx")
    assert "no header" in found.remarks[0][0]


def test_open_document_sheets():
    empty = f'<table:table-row table:number-rows-repeated="1048570"><table:table-cell {MANY}/>'
    rows = f"<table:table-row>{cell('متن')}</table:table-row><table:table-row>{cell(TEXT)}</table:table-row>"
    (found,) = read(open_document(f"{rows}{empty}</table:table-row>"), ".xlsx")
    assert (found.part, found.raw) == ("2", TEXT)


BOOK = workbook([["متن"], [TEXT]])
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"text,date\n", "this is no workbook"),
        (BOOK[:2000], "broken or cut off"),
        (archive({"a.txt": "متن"}), "the workbook is broken"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "the workbook is broken"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") * 9, "has a password"),
        (workbook([["متن", "تاریخ"]]), "no sheet of it has rows"),
        (workbook([]), "no sheet of it has rows"),
        (archive({"xl/worksheets/sheet1.xml": b" " * 80_000_000}), "would unpack to 80,000,000 bytes"),
        (with_member(BOOK, SHEET, lambda xml: xml.replace(b"A2", b"XFD1048576").replace(b'r="2"', b'r="1048576"')),
         "reaches over 17,179,869,184 cells"),
        (open_document(f'<table:table-row table:number-rows-repeated="1048570">{cell("x", MANY)}</table:table-row>'),
         "reaches over 17,179,770,880 cells"),
        (open_document("", "<!DOCTYPE a [<!ENTITY b 'c'>]>"), "broken or cut off"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_or_would_fill_the_memory(data, reason):
    with pytest.raises(UnreadableFileError, match=reason) as caught:
        read(data, ".xlsx")
    assert caught.value.remedy


def test_entities_in_a_workbook_are_refused():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><sst'
    data = with_member(
        BOOK, "xl/sharedStrings.xml", lambda xml: xml.replace(b"<sst", bomb).replace(TEXT.encode(), b"&b;")
    )
    with pytest.raises(UnreadableFileError, match="the workbook is broken"):
        read(data, ".xlsx")


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
    lambda text: (
        text.strip() == text
        and has_text(text)  # not only signs that are not seen
        and text[0] not in "={"
        and text.strip("\ufeff\ufffd") < "\ufffe"
        and "_x" not in text
        and "&" not in text  # entities are read as what they mean
    )
)


@settings(max_examples=25, deadline=None)
@given(st.lists(cells, min_size=1, max_size=6))
def test_any_texts_come_back(rows):
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, text in enumerate(["text", *rows]):
            sheet.write_string(number, 0, text)
    found = read(written.getvalue(), ".xlsx", Columns(text="text"))
    check_sound(found)
    assert [one.raw for one in found] == rows


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_changed_files_are_read_or_refused(data):
    whole = bytearray((FIXTURES / "news.xlsx").read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=4)):
        whole[place] = data.draw(st.integers(0, 255))
    check_any(bytes(whole[: data.draw(st.integers(0, len(whole)))]), ".xlsx")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_changed_sheets_are_read_or_refused(data):
    def change(xml):
        changed = bytearray(xml)
        for place in data.draw(st.lists(st.integers(0, len(xml) - 1), max_size=4)):
            changed[place] = data.draw(st.sampled_from(b"<>/\"'=9A x"))
        return bytes(changed)

    member = data.draw(st.sampled_from([SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]))
    check_any(with_member(BOOK, member, change), ".xlsx")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
def test_any_bytes_are_refused(data, start):
    with pytest.raises(UnreadableFileError):
        read(start + data, ".xlsx")


def test_a_title_of_a_sheet_is_no_path():
    rows = [["متن"], [TEXT]]
    book = zipfile.ZipFile(io.BytesIO(workbook(rows, rows)))
    members = {name: book.read(name).replace(b'name="Sheet1"', b'name="../../x"') for name in book.namelist()}
    assert [text.part for text in texts(read(archive(members), ".xlsx"))] == ["sheet 1!2", "Sheet2!2"]
