import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.readers import limits
from corpus.readers.archives import Member, zip_members
from corpus.readers.extract import Unread
from corpus.readers.tarballs import tar_members

TEXTS = {"اخبار/روسیه.txt": "روسیه می‌گوید.".encode(), "اخبار/چین.txt": "چین".encode(), "c.md": "# ژاپن".encode()}


def zipped(members, **options):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name) if isinstance(name, str) else name, data, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def tarred(members, mode="w"):
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode=mode) as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name) if isinstance(name, str) else name
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return kept.getvalue()


def of_kind(name, kind, target=""):
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, target
    return entry


def read_zip(data):
    return list(zip_members(io.BytesIO(data), "a.zip"))


def read_tar(data, name="a.tar"):
    return list(tar_members(io.BytesIO(data), name))


def said(found):
    """Path, reason and severity of what was not read."""
    return [(part.part, part.reason, part.severity) for part in found if isinstance(part, Unread)]


def paths(found):
    return [part.path for part in found if isinstance(part, Member)]


def test_members_of_a_zip_archive_in_order():
    assert read_zip(zipped(TEXTS)) == [Member(path, data) for path, data in TEXTS.items()]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_members_of_a_tar_archive_however_packed(mode):
    assert read_tar(tarred(TEXTS, mode)) == [Member(path, data) for path, data in TEXTS.items()]


@pytest.mark.parametrize(("pack", "suffix"), [(gzip.compress, ".gz"), (bz2.compress, ".bz2"), (lzma.compress, ".xz")])
def test_a_single_packed_text_is_its_own_member(pack, suffix):
    text = ("ژاپن و چین. " * 300).encode()
    assert read_tar(pack(text), f"folder/متن.txt{suffix}") == [Member("متن.txt", text)]


def test_members_come_one_at_a_time():
    members = zip_members(io.BytesIO(zipped(TEXTS)), "a.zip")
    assert next(members).path == "اخبار/روسیه.txt"
    assert iter(members) is members


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "cp720"])
def test_persian_names_that_windows_wrote_without_saying_how(encoding):
    name = "گزارش چین.txt" if encoding == "utf-8" else "اخبار سياسي.txt"
    stand_in = "x" * len(name.encode(encoding))
    data = zipped({stand_in: b"text"}).replace(stand_in.encode(), name.encode(encoding))
    assert paths(read_zip(data)) == [name]


def test_what_systems_leave_in_archives_is_passed_over():
    members = {"a.txt": b"a", "__MACOSX/._a.txt": b"x", "sub/.DS_Store": b"x", "Thumbs.db": b"x", ".git/x": b"x"}
    hidden = (".git/x", "a hidden file", "skipped")
    for found in (read_zip(zipped({**members, "folder/": b""})), read_tar(tarred(members))):
        assert (paths(found), said(found)) == (["a.txt"], [hidden])


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\Windows\\a.txt", "a\\..\\..\\b.txt"])
def test_a_path_that_leads_out_of_the_archive_is_refused(name):
    for found in (read_zip(zipped({name: b"x", "a.txt": b"a"})), read_tar(tarred({name: b"x", "a.txt": b"a"}))):
        assert paths(found) == ["a.txt"]
        assert [reason for _, reason, _ in said(found)] == ["its path leads out of the archive"]


def test_backslashes_of_old_windows_tools_part_folders():
    assert paths(read_zip(zipped({"اخبار\\چین.txt": b"x"}))) == ["اخبار/چین.txt"]


def test_a_path_with_a_zero_byte_is_refused():
    data = zipped({"aXb.txt": b"x"}).replace(b"aXb.txt", b"a\0b.txt")
    assert [reason for _, reason, _ in said(read_zip(data))] == ["its path has a zero byte in it"]


def test_links_and_devices_are_passed_over():
    kinds = {
        of_kind("soft.txt", tarfile.SYMTYPE, "/etc/passwd"): b"",
        of_kind("hard.txt", tarfile.LNKTYPE, "a.txt"): b"",
        of_kind("disk", tarfile.BLKTYPE): b"",
        of_kind("pipe", tarfile.FIFOTYPE): b"",
        "a.txt": b"a",
    }
    found = read_tar(tarred(kinds))
    assert paths(found) == ["a.txt"]
    assert [reason for _, reason, _ in said(found)] == ["a link, not a file"] * 2 + ["a device, not a file"] * 2
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    assert said(read_zip(zipped({link: b"/etc/passwd"}))) == [("link.txt", "a link, not a file", "skipped")]


def test_an_encrypted_member_is_told():
    data = bytearray(zipped({"a.txt": b"secret", "b.txt": b"b"}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    found = read_zip(bytes(data))
    assert (paths(found), said(found)) == (["b.txt"], [("a.txt", "it is encrypted", "error")])


def test_a_member_of_zeros_is_a_bomb_and_the_others_stay(monkeypatch):
    monkeypatch.setattr(limits, "RATIO_FROM", 2**16)
    members = {"a.txt": b"a", "bomb.txt": bytes(10**6), "b.txt": b"b"}
    found = read_zip(zipped(members))
    assert paths(found) == ["a.txt", "b.txt"]
    assert said(found)[0][1].startswith("zip bomb: ")
    found = read_tar(tarred(members, "w:gz"))
    assert paths(found) == ["a.txt"]
    assert "zip bomb" in said(found)[0][1]
    assert "zip bomb" in said(read_tar(gzip.compress(bytes(10**6)), "a.txt.gz"))[0][1]


def test_many_small_members_are_a_bomb_together(monkeypatch):
    monkeypatch.setattr(limits, "RATIO_FROM", 2**16)
    found = read_zip(zipped({f"{i}.txt": bytes(60_000) for i in range(30)}))
    assert len(paths(found)) >= 1
    assert said(found)[-1][1].startswith("all members together are a zip bomb")
    assert len(said(found)) == 1


def test_members_beyond_the_limits_are_not_read(monkeypatch):
    monkeypatch.setattr(limits, "MEMBER_BYTES", 2000)
    big = {"a.txt": b"a", "big.txt": bytes(range(256)) * 20, "b.txt": b"b"}
    for found in (read_zip(zipped(big)), read_tar(tarred(big))):
        assert paths(found) == ["a.txt", "b.txt"]
        assert said(found)[0][1].startswith("it is larger than ")
    monkeypatch.setattr(limits, "MEMBERS", 2)
    for found in (read_zip(zipped(TEXTS)), read_tar(tarred(TEXTS))):
        assert len(paths(found)) == 2
        assert said(found)[0][1] == "the archive has more than 2 members; the rest is not read"
    monkeypatch.setattr(limits, "TOTAL_BYTES", 10)
    assert said(read_zip(zipped(TEXTS)))[0][1].startswith("all members together are larger than")


def test_a_size_that_lies_is_found_while_reading():
    data = bytearray(zipped({"a.txt": b"a" * 1000}))
    data[data.index(b"PK\x01\x02") + 24 : data.index(b"PK\x01\x02") + 28] = struct.pack("<L", 10)
    assert said(read_zip(bytes(data))) == [("a.txt", "it is damaged or cut off", "error")]


def test_entries_that_lie_in_the_same_bytes_are_a_bomb():
    data = zipped({"a.txt": b"text " * 99, "b.txt": b"b"})
    at = data.index(b"PK\x01\x02")
    one = data[at : at + 46 + len("a.txt")]
    directory = one + one.replace(b"a.txt", b"c.txt") + data[at + len(one) : data.index(b"PK\x05\x06")]
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 3, 3, len(directory), at, 0)
    found = read_zip(data[:at] + directory + end)
    assert paths(found) == ["b.txt"]
    assert {reason for _, reason, _ in said(found)} == {"zip bomb: it lies in the same bytes as another member"}


def test_a_damaged_member_is_told_and_the_others_stay():
    data = bytearray(zipped(TEXTS))
    data[data.index("چین.txt".encode()) + len("چین.txt".encode()) + 2] ^= 0xFF
    found = read_zip(bytes(data))
    assert paths(found) == ["اخبار/روسیه.txt", "c.md"]
    assert said(found) == [("اخبار/چین.txt", "it is damaged or cut off", "error")]


def test_a_way_of_packing_that_is_not_known():
    data = bytearray(zipped({"a.txt": b"a" * 1000}))
    data[data.index(b"PK\x01\x02") + 10] = 98  # PPMd
    data[data.index(b"PK\x03\x04") + 8] = 98
    assert said(read_zip(bytes(data)))[0][1] == "it is packed in a way that this library does not know"


def test_of_archives_that_are_cut_off_what_came_before_stays():
    noise = bytes((i * i * 7919 >> 3) % 256 for i in range(40_000))
    members = {"a.txt": b"a", "big.bin": noise, "b.txt": b"b"}
    for mode in ("w", "w:gz"):
        data = tarred(members, mode)
        found = read_tar(data[: len(data) // 2])
        assert paths(found) == ["a.txt"]
        assert said(found)[0] == ("big.bin", "it is damaged or cut off", "error")
    [member, rest] = read_tar(gzip.compress(noise)[:-300], "متن.txt.gz")
    assert noise.startswith(member.data)
    assert rest.reason == "the packed file is damaged or cut off; what came before is read"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive at all", zipped(TEXTS)[:-30], b"\x1f\x8b\x08"])
def test_what_is_no_archive_is_an_error(data):
    with pytest.raises(UnreadableFileError, match="damaged or cut off"):
        read_zip(data)
    with pytest.raises(UnreadableFileError, match=r"damaged or cut off|no tar archive"):
        read_tar(data)


def test_an_archive_in_an_archive_is_a_member():
    inner = zipped(TEXTS)
    [member] = read_zip(zipped({"inner.zip": inner}))
    assert read_zip(member.data) == read_zip(inner)


VALID = [zipped(TEXTS), *(tarred(TEXTS, mode) for mode in ("w", "w:gz", "w:bz2", "w:xz")), gzip.compress(b"text")]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(VALID),
    st.lists(st.tuples(st.integers(0, 2**14), st.integers(0, 255)), max_size=6),
    st.integers(0, 2**14),
    st.booleans(),
)
def test_damaged_archives_give_members_problems_or_the_listed_error(data, changes, end, cut):
    damaged = bytearray(data)
    for place, byte in changes:
        damaged[place % len(damaged)] = byte
    damaged = damaged[: end % len(damaged)] if cut else damaged
    for reader in (read_zip, read_tar):
        try:
            found = reader(bytes(damaged))
        except UnreadableFileError:
            continue
        assert all(isinstance(part, Member | Unread) for part in found)


@given(st.binary(max_size=700))
def test_any_bytes_give_members_problems_or_the_listed_error(data):
    for reader in (read_zip, read_tar):
        try:
            found = reader(data)
        except UnreadableFileError:
            continue
        assert all(isinstance(part, Member | Unread) for part in found)


def test_a_second_name_of_a_member_is_looked_at_too():
    entry = zipfile.ZipInfo("a.txt")
    name = b"/etc/x.txt"
    entry.extra = struct.pack("<HHBL", 0x7075, 5 + len(name), 1, zlib.crc32(b"a.txt")) + name
    (found,) = zip_members(io.BytesIO(zipped({entry: "چین".encode()})), "الف.zip")
    assert isinstance(found, Unread)
    assert found.reason == "its path leads out of the archive"
