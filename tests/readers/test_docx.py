import contextlib
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.readers.docx import read_docx
from tests.readers.word_files import CORE, STYLES, W, complex_field, p, r, table, word_file


def text_of(body, **parts):
    [extract] = read_docx(word_file(body, **parts), "متن.docx")
    return extract.raw


def known(body, **parts):
    [extract] = read_docx(word_file(body, **parts), "متن.docx")
    return extract.metadata


def test_paragraphs_are_parted_by_empty_lines_and_nothing_is_repaired():
    half_spaced = "می\u200cرود و مي\u200fرود، كتابـــ ۱۲٫۵ «ژاپن»"
    assert text_of(p("دیدار") + p(half_spaced, " و ", "پایان") + p()) == f"دیدار\n\n{half_spaced} و پایان"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("<w:ins>" + r("افزوده ") + "</w:ins>", "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", "متن"),
         "افزوده متن"),
        (p("<w:moveFrom>" + r("کهنه") + "</w:moveFrom>", "<w:moveTo>" + r("نو") + "</w:moveTo>"), "نو"),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("آغاز ") + "</w:p>" + p("پایان"), "آغاز پایان"),
        (p('<w:hyperlink w:anchor="x">' + r("پیوند") + "</w:hyperlink>"), "پیوند"),
        (p("<w:sdt><w:sdtPr/><w:sdtContent>" + r("در قاب") + "</w:sdtContent></w:sdt>"), "در قاب"),
        ("<w:sdt><w:sdtContent>" + p("بند") + "</w:sdtContent></w:sdt>", "بند"),
        (p("<w:smartTag>" + r("تهران") + "</w:smartTag>"), "تهران"),
        (p("<w:r><w:t>بین</w:t><w:noBreakHyphen/><w:t>المللی</w:t><w:softHyphen/></w:r>"), "بین\u2011المللی\u00ad"),
        (p("<w:r><w:t>سطر</w:t><w:br/><w:t>دیگر</w:t><w:tab/><w:t>ستون</w:t></w:r>"), "سطر\nدیگر\tستون"),
        (p('<w:r><w:sym w:font="Symbol" w:char="200C"/><w:t>ها</w:t></w:r>'), "\u200cها"),
        (p("<w:bdo>" + r("وارون") + "</w:bdo>"), "وارون"),
        (p("از", complex_field("PAGE", "۷"), '<w:fldSimple w:instr=" NUMPAGES ">' + r("۹") + "</w:fldSimple>"), "از"),
        (p("نوشتهٔ ", complex_field("AUTHOR", "مریم"), '<w:fldSimple w:instr="DATE">' + r(" ۱۴۰۲") + "</w:fldSimple>"),
         "نوشتهٔ مریم ۱۴۰۲"),
        (p(complex_field("TOC", "مقدمه ۱")) + p("مقدمه"), "مقدمه"),
        (p("سال ", complex_field("IF 1 = 1 \"الف\"", "۱۴۰۳")), "سال ۱۴۰۳"),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "گم") + p("پیدا"), "پیدا"),
    ],
)  # fmt: skip
def test_what_of_the_xml_is_text(body, text):
    assert text_of(body) == text


def test_rows_of_a_table_are_lines_with_the_first_cell_first():
    body = p("پیش") + table(("کشور", "سهم"), ("ژاپن", "۱۲٫۵")) + p("پس")
    assert text_of(body) == "پیش\n\nکشور\tسهم\nژاپن\t۱۲٫۵\n\nپس"


def test_a_table_that_lays_out_paragraphs_gives_them():
    assert text_of(table((p("بند یک") + p("بند دو"), "کنار"))) == "بند یک\n\nبند دو\n\nکنار"


def test_a_text_box_is_read_once_after_its_paragraph():
    box = "<w:txbxContent>" + p("در کادر") + "</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{box}"
    body = p(f"<w:r>{both}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>", "متن") + p("پس")
    assert text_of(body) == "متن\n\nدر کادر\n\nپس"


def test_notes_stand_at_the_end_in_the_order_of_the_text():
    notes = "".join(
        f'<w:footnote w:id="{n}">{p("<w:r><w:footnoteRef/></w:r>", f" پانوشت {n}")}</w:footnote>' for n in (1, 2)
    )
    separator = f'<w:footnote w:type="separator" w:id="-1">{p("----")}</w:footnote>'
    ends = f'<w:endnotes {W}><w:endnote w:id="1">{p("پایان‌نوشت")}</w:endnote></w:endnotes>'
    marks = '<w:r><w:endnoteReference w:id="1"/><w:footnoteReference w:id="2"/><w:footnoteReference w:id="1"/></w:r>'
    found = text_of(p("متن", marks), footnotes=f"<w:footnotes {W}>{separator}{notes}</w:footnotes>", endnotes=ends)
    assert found == "متن\n\nپانوشت 2\n\nپانوشت 1\n\nپایان‌نوشت"


def test_headers_and_footers_of_the_page_are_no_text():
    assert text_of(p("متن"), header1=f"<w:hdr {W}>{p('سربرگ')}</w:hdr>") == "متن"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("سفر به ژاپن", "سفر به ژاپن"),
        ("Microsoft Word - 12.doc", "تیتر"),
        ("gozaresh.docx", "تیتر"),
        ("بسمه تعالی", "تیتر"),
        ("Document1", "تیتر"),
        ("", "تیتر"),
    ],
)
def test_a_title_of_the_properties_must_look_like_one(given, title):
    found = known(p("تیتر", style="a1") + p("متن"), styles=STYLES, core=CORE.format(title=given, author=""))
    assert found == {"title": title, "author": None}


def test_the_style_of_a_title_goes_before_headings():
    assert known(p("فصل", style="a1") + p("کتاب", style="a2"), styles=STYLES)["title"] == "کتاب"
    assert known(p("متن"))["title"] is None


@pytest.mark.parametrize(
    "author", ["Windows User", "Microsoft Office User", "user1", "ASUS", "admin", "MRT", "python-docx"]
)
def test_the_name_of_a_machine_is_no_author(author):
    assert known(p("متن"), core=CORE.format(title="", author=author))["author"] is None
    assert known(p("متن"), core=CORE.format(title="", author="مریم نمونه‌ای"))["author"] == "مریم نمونه‌ای"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "this is no Word file"),
        (b"PK\x03\x04", "this is no Word file"),
        (word_file(p("متن"))[:-40], "this is no Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), r"before 2007 \(\.doc\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "the file is encrypted"),
        (word_file(""), "the file has no text in it"),
        (word_file("<w:p>"), "word/document.xml is damaged XML"),
        (word_file("<w:sdt>" * 100_000), "word/document.xml is damaged XML"),
        (word_file(p("متن"), core=BOMB + "<x>&b;</x>"), "declares entities of its own"),
    ],
)
def test_what_is_no_word_file_is_told(data, reason):
    with pytest.raises(UnreadableFileError, match=reason) as caught:
        read_docx(data, "متن.docx")
    assert str(caught.value).startswith("متن.docx: ")


def test_a_zip_bomb_is_not_unpacked():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    with pytest.raises(UnreadableFileError, match="zip bomb: "):
        read_docx(kept.getvalue(), "x.docx")


def test_another_office_file_has_no_text():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(UnreadableFileError, match="no text in this file that Word would show"):
        read_docx(kept.getvalue(), "x.docx")


PIECES = re.findall(r"<[^>]+>", p("x", complex_field("PAGE", "1")) + table(("a", "b"))) + ["متن", "<w:ins>", "</w:ins>"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_body_gives_a_text_or_the_listed_error(body):
    with contextlib.suppress(UnreadableFileError):
        assert text_of(body).strip()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=5), st.integers(1, 5000))
def test_a_damaged_file_gives_a_text_or_the_listed_error(changes, end):
    data = bytearray(word_file(p("تیتر", style="a1") + table(("a", "b")), styles=STYLES))
    for place, byte in changes:
        data[place % len(data)] = byte
    for damaged in (bytes(data), bytes(data[:end])):
        try:
            read_docx(damaged, "x")
        except UnreadableFileError:
            continue
