"""PDF files: accuracy on the files of six producers, pages, half-spaces, columns, titles, and files that are bad."""

from __future__ import annotations

import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfminer import pdftypes
from rapidfuzz.distance import Levenshtein

import corpus
from corpus import clean_text
from corpus.errors import UnreadableFileError
from corpus.letters import ZWNJ
from corpus.readers.extract import Extract
from corpus.readers.pdf import limits, read_pdf
from corpus.readers.pdf.metadata import metadata_of
from tools.fixtures.pdf_word_like import assembled

FOLDER = Path(__file__).parent / "fixtures" / "pdf"
FILES = sorted(FOLDER.glob("*.pdf"))
ACTORS = ["CN", "RU", "JP", "SU"]


def read(path: Path) -> Extract:
    (extract,) = read_pdf(path.read_bytes(), path.name)
    return extract


def words(text: str) -> str:
    return " ".join(text.split())


def pairs() -> dict[str, tuple[str, str]]:
    """The text that is expected and the text that was read, both cleaned, by the name of the file."""
    return {
        path.stem: (clean_text(path.with_suffix(".txt").read_text("utf-8")).text, clean_text(read(path).raw).text)
        for path in FILES
    }


@pytest.fixture(scope="module")
def texts() -> dict[str, tuple[str, str]]:
    return pairs()


def error_rate(expected: str, found: str) -> float:
    """Character error rate in per cent; how lines are broken does not count."""
    return 100 * Levenshtein.distance(words(expected), words(found)) / len(words(expected))


def test_every_producer_has_files() -> None:
    producers = {path.stem.rsplit("_", 1)[1] for path in FILES}

    assert producers == {"libreoffice", "chromium", "weasyprint", "typst", "reportlab", "wordlike"}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_500_000


def test_text_is_right_to_a_few_characters_in_a_thousand(texts: dict[str, tuple[str, str]]) -> None:
    rates = {name: error_rate(*pair) for name, pair in texts.items()}

    assert max(rates.values()) <= 1.0, max(rates, key=rates.__getitem__)
    assert sum(rates.values()) / len(rates) <= 0.3


def test_half_spaces_are_kept(texts: dict[str, tuple[str, str]]) -> None:
    there = sum(expected.count(ZWNJ) for expected, _ in texts.values())
    kept = 0
    for expected, found in texts.values():
        a, b = words(expected), words(found)
        lost = sum(a[edit.src_pos] == ZWNJ for edit in Levenshtein.editops(a, b) if edit.tag != "insert")
        kept += a.count(ZWNJ) - lost

    assert there > 500
    assert kept / there > 0.99


@pytest.mark.parametrize("producer", ["weasyprint", "typst"])
def test_right_column_comes_first(producer: str, texts: dict[str, tuple[str, str]]) -> None:
    expected, found = texts[f"columns_{producer}"]

    assert words(found) == words(expected)


def test_what_a_browser_adds_stands_outside_the_columns(texts: dict[str, tuple[str, str]]) -> None:
    pages = read(FOLDER / "columns_chromium.pdf").raw.split("\f")
    expected, found = texts["columns_chromium"]

    assert [page.rstrip().endswith(f"news.example.org/ {n}/2") for n, page in enumerate(pages, 1)] == [True, True]
    assert all(page.splitlines()[0].endswith(" PM") for page in pages)
    assert words(found) == words(expected)


@pytest.mark.parametrize("font", ["amiri", "nastaliq"])
@pytest.mark.parametrize("producer", ["libreoffice", "chromium"])
def test_letters_that_spans_say(font: str, producer: str, texts: dict[str, tuple[str, str]]) -> None:
    expected, found = texts[f"{font}_{producer}"]

    assert words(found) == words(expected)


@pytest.mark.parametrize("producer", ["weasyprint", "typst"])
def test_headers_and_page_numbers_go_and_pages_stay_known(producer: str, texts: dict[str, tuple[str, str]]) -> None:
    extract = read(FOLDER / f"pages_{producer}.pdf")
    pages = extract.raw.split("\f")
    cleaned = clean_text(extract.raw)
    last = cleaned.text.rindex("بازنشستهٔ")
    raw_start = cleaned.to_raw(last, last + 5)[0][0]

    assert len(pages) == extract.metadata["pages"] >= 3
    assert all("فصلنامهٔ مطالعات رسانه" in page for page in pages)
    assert "فصلنامهٔ" not in cleaned.text
    assert words(cleaned.text) == words(texts[f"pages_{producer}"][0])
    assert extract.raw.count("\f", 0, raw_start) + 1 == len(pages)


def test_rows_of_a_table_are_lines() -> None:
    lines = read(FOLDER / "table_weasyprint.pdf").raw.splitlines()

    assert [line for line in lines if line.startswith(("چین", "روسیه"))] == ["چین ۱۲٫۴ ۱۵٫۸", "روسیه ۳٫۱ ۴٫۶"]


def test_metadata() -> None:
    extract = read(FOLDER / "news_weasyprint.pdf")

    assert extract.metadata["format"] == "pdf"
    assert extract.metadata["pages"] == 1
    assert extract.metadata["encoding"] is None
    assert extract.metadata["title"] == "سفر وزیر اقتصاد به پکن و گفت‌وگو دربارهٔ راه‌آهن"
    assert "date" not in extract.metadata


class Info:
    """Of a document, what it says about itself."""

    def __init__(self, **info: bytes) -> None:
        self.info = [info]


@pytest.mark.parametrize(
    "title", [b"Microsoft Word - x.doc", b"untitled", b"Untitled-1", b"gozaresh.pdf", b"12-3", b"", b"\xfe\xff\xd8\x00"]
)
def test_titles_that_are_none(title: bytes) -> None:
    assert metadata_of(Info(Title=title, Author=b"Administrator")) == {}  # type: ignore[arg-type]


def test_titles_and_authors_in_persian() -> None:
    title = b"\xfe\xff" + "سیاست  خارجی\n".encode("utf-16-be")
    author = b"\xfe\xff" + "م. کاویانی".encode("utf-16-be")
    found = metadata_of(Info(Title=title, Author=author))  # type: ignore[arg-type]

    assert found == {"title": "سیاست خارجی", "author": "م. کاویانی"}


@pytest.mark.parametrize("seed", ["000", "004"])
@pytest.mark.parametrize("producer", ["weasyprint", "reportlab", "typst"])
def test_seeds_as_pdf_have_the_same_mentions_and_dates(seed: str, producer: str) -> None:
    path = FOLDER / f"seed_{seed}_{producer}.pdf"
    both = (path.with_suffix(".txt").read_text("utf-8"), read(path).raw)
    found = [words(clean_text(text).text) for text in both]  # seed 004 has a paragraph for each line
    mentions = [
        sorted(mention.actor for mention in corpus.find_mentions(text, ACTORS) if mention.counted) for text in found
    ]
    dates = [[date.edtf for date in corpus.find_dates(text)] for text in found]

    assert mentions[0] == mentions[1] != []
    assert dates[0] == dates[1] != []


def stream(data: bytes, extra: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), extra, packed)


def pdf(content: bytes, *more: bytes, kids: bytes = b"3 0 R", page: bytes = b"", trailer: bytes = b"") -> bytes:
    """A file of one page whose drawing is ``content`` and whose font says Latin letters; ``more`` is objects 6 …"""
    resources = b"/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>"
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count 1 >>" % kids,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R %s %s >>" % (resources, page),
            stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            *more,
        ],
        trailer,
    )


PLAIN = b"BT /F 12 Tf 50 500 Td (A text of some forty letters, in English) Tj ET"


def test_a_small_file_is_read() -> None:
    assert words(read_pdf(pdf(PLAIN), "x.pdf")[0].raw) == "A text of some forty letters, in English"


SPANS: dict[str, tuple[bytes, str]] = {
    "its glyphs are one": (b"/Span << /ActualText (st) >> BDC (*+) Tj EMC (ay) Tj", "stay"),
    "in UTF-16": (b"/Span << /ActualText <FEFF0633> >> BDC (*+) Tj EMC", "س"),
    "in UTF-8": (b"/Span << /ActualText <EFBBBFD8B3> >> BDC (*+) Tj EMC", "س"),
    "the properties have a name": (b"/Span /P BDC (*+) Tj EMC (ay) Tj", "stay"),
    "it says nothing": (b"(st) Tj /Span << /ActualText () >> BDC (-) Tj EMC (ay) Tj", "stay"),
    "it says a line and a page": (b"/Span << /ActualText (s\\n\\ft) >> BDC (*) Tj EMC", "s t"),
    "the outer one is right": (
        b"/Span << /ActualText (st) >> BDC /Span << /ActualText (x) >> BDC (*) Tj EMC (+) Tj EMC (ay) Tj", "stay",
    ),
    "a span without text inside": (b"/Span << /ActualText (st) >> BDC /A BMC (*) Tj EMC (+) Tj EMC (ay) Tj", "stay"),
    "ends without a beginning": (b"EMC EMC (stay) Tj EMC", "stay"),
    "a beginning without an end": (b"/Span << /ActualText (lie) >> BDC (stay) Tj", "stay"),
    "no text but a number": (b"/Span << /ActualText 7 >> BDC (stay) Tj EMC", "stay"),
    "no such name": (b"/Span /Q BDC (stay) Tj EMC", "stay"),
    "more than its glyphs could say": (b"/Span << /ActualText (" + b"lie " * 900 + b") >> BDC (stay) Tj EMC", "stay"),
    "several lines": (b"/Span << /ActualText (lie) >> BDC (stay) Tj 0 -40 Td (there) Tj EMC", "stay there"),
    "a thousand in each other": (b"/Span << /ActualText (ok) >> BDC " * 1000 + b"(*) Tj " + b"EMC " * 1000, "ok"),
}  # fmt: skip


@pytest.mark.parametrize("name", SPANS)
def test_spans_that_say_their_text(name: str) -> None:
    drawing, expected = SPANS[name]
    data = pdf(PLAIN + b" BT /F 12 Tf 50 400 Td " + drawing + b" ET").replace(
        b"/Resources << /Font", b"/Resources << /Properties << /P << /ActualText (st) >> >> /Font"
    )

    assert words(read_pdf(data, "x.pdf")[0].raw).removeprefix("A text of some forty letters, in English ") == expected


def test_a_page_whose_glyphs_all_say_long_texts_is_not_believed() -> None:
    lies = b"/Span << /ActualText (a lie of twenty letters) >> BDC (-) Tj EMC " * 4000
    raw = read_pdf(pdf(PLAIN + b" BT /F 1 Tf 50 400 Td " + lies + b" ET"), "x.pdf")[0].raw

    assert raw.count("lie") < 150
    assert raw.count("-") > 3800


def test_pages_that_no_tree_leads_to_are_found() -> None:
    assert words(read_pdf(pdf(PLAIN, kids=b""), "x.pdf")[0].raw) == "A text of some forty letters, in English"


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as error:
        read_pdf(data, "x.pdf")
    return str(error.value)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7\n", "damaged: "),
        (pdf(PLAIN)[:200], "damaged: "),
        ("گزارش سالانه، نه در قالب PDF.\n".encode() * 90, "no PDF file: it is plain text"),
        (b"\n<!DOCTYPE html><title>x</title>", "no PDF file: it is a web page"),
        (b"PK\x03\x04 word/document.xml", "no PDF file: it is a Word or Excel file"),
        (b"\x89PNG\r\n\x1a\n", "no PDF file: it is a picture"),
        (bytes(range(256)), "no PDF file: it does not begin as one"),
        (pdf(b""), "only pictures of pages"),
        (assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] >>"]), "no pages"),
        (
            pdf(PLAIN, trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >> /ID [(a) (b)]"),
            "encrypted",
        ),
    ],
)
def test_bad_files_say_why(data: bytes, reason: str) -> None:
    message = refused(data)

    assert message.startswith("x.pdf: ")
    assert reason in message
    assert "What to do: " in message


def test_a_password_that_nobody_needs_is_no_hindrance() -> None:
    locked = FOLDER / "locked"

    assert read(locked / "owner.pdf").raw == read(FOLDER / "table_weasyprint.pdf").raw
    assert "encrypted" in refused((locked / "user.pdf").read_bytes())


def test_dots_that_are_glyphs_of_their_own_break_the_text_layer() -> None:
    remarks = read(FOLDER / "broken" / "dots_typst.pdf").remarks

    assert ["glyphs do not say which letters they are" in reason for reason, _ in remarks] == [True]
    assert "its text layer is broken" in refused((FOLDER / "broken" / "dots_weasyprint.pdf").read_bytes())


def test_letters_of_old_fonts_are_no_text() -> None:
    drawn = b"".join(
        b"BT /F 9 Tf 10 %d Td (\xc7\xcd\xe3\xcf \xd3\xdd\xd1 \xe6\xd2\xed\xd1 \xc7\xde\xca) Tj ET\n" % y
        for y in range(20, 580, 12)
    )

    assert "letters are those of an old font" in refused(pdf(drawn))


def test_pages_without_text_are_told() -> None:
    data = pdf(PLAIN, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] >>", kids=b"3 0 R 6 0 R")
    (extract,) = read_pdf(data, "x.pdf")

    assert extract.raw.count("\f") == 1
    assert [reason for reason, _ in extract.remarks] == ["1 of its 2 pages have no text: they may be pictures"]


STAMPS = b"BT /F 8 Tf 20 585 Td (27/11/2026, 12:02) Tj ET BT /F 8 Tf 20 12 Td (file:///home/scan.html  1/1) Tj ET "


def test_pages_with_nothing_but_a_header_and_a_footer_are_pictures() -> None:
    assert "but headers and footers" in refused(pdf(STAMPS))
    assert "27/11/2026" in read_pdf(pdf(STAMPS + PLAIN), "x.pdf")[0].raw


def test_letters_at_the_edge_of_a_page_that_is_full_are_text() -> None:
    lines = b"".join(b"BT /F 5 Tf 5 %d Td (%s) Tj ET " % (y, b"A long line of words. " * 8) for y in (592, 586, 580))

    assert words(read_pdf(pdf(lines), "x.pdf")[0].raw).count("line") == 24


FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
HOSTILE: dict[str, tuple[bytes, str]] = {
    "a stream that unpacks to 300 MB": (pdf(b" " * (300 << 20)), "unpacks to more than"),
    "a drawing without end": (pdf(b"1 " * 300_000), "steps to draw"),
    "forms that draw forms": (
        pdf(b"/X Do", *(stream(b"/X Do " * 40, FORM % (n + 1)) for n in range(6, 20))), "steps to draw",
    ),
    "a form that draws itself": (pdf(b"/X Do", stream(b"/X Do", FORM % 6)), "only pictures"),
    "arrays in arrays": (pdf(b"[" * 50_000), "only pictures"),
    "pages in pages": (
        assembled([b"<< /Type /Catalog /Pages 2 0 R >>",
                   *(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 1) for n in range(2, 5000))]), "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data, reason = HOSTILE[name]
    monkeypatch.setattr("corpus.readers.pdf.limits.STEPS_OF_PAGE", 50_000)
    begin = time.process_time()

    assert reason in refused(data)
    assert time.process_time() - begin < 30


def test_coordinates_and_sizes_without_bounds_are_passed_over() -> None:
    huge = b"BT /F 9 Tf 9%s 0 0 9%s 1 1 Tm (far away) Tj ET BT /F 0 Tf (none) Tj ET " % (b"0" * 30, b"0" * 300)

    assert words(read_pdf(pdf(huge + PLAIN), "x.pdf")[0].raw) == "A text of some forty letters, in English"


def test_tables_of_milliards_of_entries_are_left_out() -> None:
    font = b"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>"
    below = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /W [0 2147483647 500] /FontDescriptor << >> >>"
    table = stream(b"begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap")
    page = b"/Resources << /Font << /F 6 0 R >> >>"
    data = pdf(b"BT /F 12 Tf 50 500 Td <" + b"0041" * 60 + b"> Tj ET", font, below, table).replace(
        b"/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>", page
    )

    assert "do not say which letters they are" in refused(data)


def test_a_hundred_thousand_pages_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.readers.pdf.limits.MOST_PAGES", 3)
    one = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    )
    (extract,) = read_pdf(pdf(PLAIN, *[one] * 6, kids=b" ".join(b"%d 0 R" % n for n in range(6, 12))), "x.pdf")

    assert extract.metadata["pages"] == 3
    assert "only its first 3 pages were read" in extract.remarks[0][0]


def test_a_page_that_cannot_be_drawn_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.readers.pdf.limits.STEPS_OF_PAGE", 50_000)
    bad = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 7 0 R >>"
    data = pdf(PLAIN, bad, stream(b"1 " * 60_000), kids=b"3 0 R 6 0 R")
    (extract,) = read_pdf(data, "x.pdf")

    assert "(page 2)" in extract.remarks[-1][0]


SMALL = [path.read_bytes() for path in FILES if path.stem.startswith(("table", "amiri_libre"))] + [pdf(PLAIN)]


def survives(data: bytes) -> None:
    """Text or an error of ours, nothing else."""
    extracts: Sequence[Extract] = []
    with suppress(UnreadableFileError):
        extracts = read_pdf(data, "x.pdf")
    assert len(extracts) <= 1
    assert all(extract.raw.encode("utf-8") for extract in extracts)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_random_bytes(data: bytes) -> None:
    survives(b"%PDF-1.4\n" + data)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(SMALL),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=6)), min_size=1, max_size=20),
)
def test_mutated_files(data: bytes, changes: list[tuple[float, bytes]]) -> None:
    changed = bytearray(data)
    for place, value in changes:
        at = int(place * len(data))
        changed[at : at + len(value)] = value
    survives(bytes(changed))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SMALL), st.floats(0, 1))
def test_truncated_files(data: bytes, share: float) -> None:
    survives(data[: int(share * len(data))])


def test_other_users_of_pdfminer_have_no_limits_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    read(FILES[0])
    monkeypatch.setattr(limits, "_STREAM", 1000)
    packed = zlib.compress(b"\0" * 5000)
    assert all(len(pdftypes.zlib.decompress(packed)) == 5000 for _ in range(3))
