"""Files that are made to harm: each gives a message, in bounded time and memory, and nothing is written or fetched."""

import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest

from corpus.errors import UnreadableFileError
from corpus.readers import limits
from corpus.readers.archives import Member, zip_members
from corpus.readers.docx import read_docx
from corpus.readers.extract import Unread
from corpus.readers.plain import read_text
from corpus.readers.tarballs import tar_members
from corpus.readers.web_pages import read_html, read_mhtml
from tests.readers.word_files import p, word_file

PERSIAN = "وزیر امور خارجهٔ ژاپن روز چهارشنبه در تهران با همتای ایرانی خود دیدار و گفت‌وگو کرد و به توکیو بازگشت."
SECONDS, MEGABYTES = 10, 200


@pytest.fixture(autouse=True)
def bounded(tmp_path, monkeypatch):
    """Every test of this file stays within its time, and leaves the folder it runs in empty."""
    monkeypatch.chdir(tmp_path)
    started = time.perf_counter()
    yield
    assert time.perf_counter() - started < SECONDS
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def little_memory():
    tracemalloc.start()
    yield
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < MEGABYTES * 2**20


in_little_memory = pytest.mark.usefixtures("little_memory")


def zeros(megabytes):
    """A packed stream of zeros, and its checksum: a thousandth of its size."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block, check, pieces = bytes(2**20), 0, []
    for _ in range(megabytes):
        pieces.append(packer.compress(block))
        check = zlib.crc32(block, check)
    return b"".join((*pieces, packer.flush())), check


def one_entry(name, packed, check, size):
    """A zip archive of one entry that says of itself what it likes."""
    fields = struct.pack("<HHHHHLLLHH", 20, 0x800, 8, 0, 0, check, len(packed), size, len(name), 0)
    local = b"PK\x03\x04" + fields + name
    central = b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<HHHLL", 0, 0, 0, 0, 0) + name
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local) + len(packed), 0)
    return local + packed + central + end


def of_zip(data):
    return list(zip_members(io.BytesIO(data), "a.zip"))


def refused(reader, data, reason):
    with pytest.raises(UnreadableFileError, match=reason) as caught:
        list(reader(data, "پرونده"))
    assert str(caught.value).startswith("پرونده: ")
    assert "What to do: " in str(caught.value)


@in_little_memory
def test_zip_bomb_that_says_so():
    packed, check = zeros(100)
    [found] = of_zip(one_entry(b"a.txt", packed, check, 100 * 2**20))
    assert isinstance(found, Unread)
    assert found.reason.startswith("zip bomb: ")


@in_little_memory
def test_zip_bomb_that_says_it_is_small():
    packed, check = zeros(100)
    [found] = of_zip(one_entry(b"a.txt", packed, check, 10))
    assert found == Unread("a.txt", "it is damaged or cut off", found.remedy)


@in_little_memory
def test_gzip_bomb():
    packed, check = zeros(100)
    data = b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + packed + struct.pack("<LL", check, 100 * 2**20)
    [found] = tar_members(io.BytesIO(data), "a.txt.gz")
    assert isinstance(found, Unread)
    assert "zip bomb: " in found.reason


def test_bomb_in_a_packed_tar_archive_behind_a_text():
    import gzip
    import tarfile

    kept = io.BytesIO()
    with gzip.GzipFile(fileobj=kept, mode="wb") as packer, tarfile.open(fileobj=packer, mode="w|") as archive:
        for name, size in (("a.txt", 3), ("zeros.txt", 100 * 2**20), ("c.txt", 3)):
            entry = tarfile.TarInfo(name)
            entry.size = size
            archive.addfile(entry, io.BytesIO(bytes(size)))
    text, bomb = tar_members(io.BytesIO(kept.getvalue()), "a.tar.gz")
    assert text == Member("a.txt", b"\0\0\0")
    assert "zip bomb: " in bomb.reason


@in_little_memory
def test_tar_header_that_asks_for_gigabytes():
    import tarfile

    entry = tarfile.TarInfo("x")
    entry.type, entry.size = tarfile.XHDTYPE, 8 * 2**30 - 1
    refused(
        lambda data, name: tar_members(io.BytesIO(data), name), entry.tobuf(tarfile.USTAR_FORMAT), "larger than any"
    )


def test_tar_members_that_are_holes():
    import tarfile

    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for number in range(3):
            entry = tarfile.TarInfo(f"{number}.txt")
            entry.pax_headers = {"GNU.sparse.map": "0,0", "GNU.sparse.size": "400000000"}
            archive.addfile(entry, io.BytesIO())
    [found] = tar_members(io.BytesIO(kept.getvalue()), "a.tar")
    assert isinstance(found, Unread)
    assert "zip bomb: " in found.reason


def test_tar_headers_upon_headers():
    import tarfile

    entry = tarfile.TarInfo("x")
    entry.type = tarfile.XHDTYPE
    data = entry.tobuf(tarfile.USTAR_FORMAT) * 5000
    refused(lambda data, name: tar_members(io.BytesIO(data), name), data, "damaged or cut off")


@in_little_memory
def test_zip_archive_with_a_list_of_members_without_end():
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 2**30, 0, 0)
    refused(lambda data, name: zip_members(io.BytesIO(data), name), end, "list of members is longer")


def test_a_hundred_thousand_members_and_more(monkeypatch):
    monkeypatch.setattr(limits, "MEMBERS", 1000)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for number in range(1500):
            archive.writestr(f"{number}.txt", b"x")
    *members, rest = of_zip(kept.getvalue())
    assert len(members) == 1000
    assert rest.reason == "the archive has more than 1,000 members; the rest is not read"


@in_little_memory
def test_word_file_that_is_a_bomb():
    packed, check = zeros(120)
    refused(read_docx, one_entry(b"word/document.xml", packed, check, 120 * 2**20), "word/document.xml: ")


def test_word_file_with_entities_upon_entities():
    doctype = "<!DOCTYPE x [<!ENTITY a 'lol'>" + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    refused(read_docx, word_file(p("x"), core=f"{doctype}]><x>&j;</x>"), "declares entities|damaged XML")


def test_word_file_that_asks_for_another_file(tmp_path):
    secret = tmp_path.parent / "secret.txt"
    secret.write_text("راز")
    core = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]><x>&s;</x>'
    refused(read_docx, word_file(p("x"), core=core), "declares entities")


def test_word_file_nested_without_end():
    refused(read_docx, word_file("<w:ins>" * 50_000 + "</w:ins>" * 50_000), "damaged XML")


@pytest.mark.parametrize("tag", ["div", "table><tr><td"])
def test_page_nested_a_hundred_thousand_deep(tag):
    data = f"<html><body><p>{PERSIAN}</p>{f'<{tag}>' * 100_000}{PERSIAN}".encode()
    [extract] = read_html(data, "پرونده")
    assert PERSIAN in extract.raw


@in_little_memory
def test_page_of_fifty_megabytes():
    refused(read_html, b"<div>" * 10_000_000, "the page is larger than 20 MB")
    refused(read_mhtml, b"Content-Type: text/html\n\n" + b"<div>" * 10_000_000, "the page is larger than 20 MB")


def test_page_with_entities_upon_entities():
    doctype = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    [extract] = read_html(f"{doctype}<html><body><p>{PERSIAN}</p><p>{'&b;' * 1000}</p></body></html>".encode(), "x")
    assert "aaaaaaaaaaaaaaaaaaaa" not in extract.raw


def test_scripts_of_a_page_neither_run_nor_leak():
    inside = "<script>document.write('گم')</script><style>گم</style><iframe>گم</iframe><p onclick='گم()'>"
    [extract] = read_html(f"<html><body><img src=x onerror='گم'>{inside}{PERSIAN}</p></body></html>".encode(), "x")
    assert PERSIAN in extract.raw
    assert "گم" not in extract.raw


def test_data_for_search_engines_nested_without_end():
    script = f'<script type="application/ld+json">{"[" * 200_000}</script>'
    [extract] = read_html(f"<html><head>{script}</head><body><p>{PERSIAN}</p></body></html>".encode(), "x")
    assert extract.raw == PERSIAN


def test_mail_parts_nested_without_end():
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(2000))
    refused(read_mhtml, nested, "there is no web page")


@pytest.mark.parametrize(
    "data", [b"\0" * 100_000, b"\x89PNG\r\n\x1a\n" + bytes(99), b"\xff\xfe" + b"\0\xd8" * 99, b" " * 10**6]
)
def test_what_is_no_text_at_all(data):
    refused(read_text, data, "file")
    refused(read_html, data, "file|page")


def test_front_matter_and_lines_without_end():
    for data in (b"---\n" * 200_000, b"---\n" + b"a: b\n" * 200_000, b"---\n" + b"a" * 10**6, b"\n" * 10**6 + b"x"):
        [extract] = read_text(data, "x")
        assert extract.raw.strip()


def test_page_with_a_word_without_end():
    begun = time.monotonic()
    (extract,) = read_html(f"<html><body><article><p>{'ا' * 200_000}</p></article></body></html>".encode(), "الف.html")
    assert "no sentence was found" in extract.remarks[0][0]
    assert time.monotonic() - begun < 10
