"""Archives: the files in a zip or tar archive, one at a time, and those that are none.

Nothing is written to disk. A member is a path, which only names it, and bytes; an archive in an archive is a member
like any other. What is no file of a folder of texts (links, devices, paths that lead out of the archive, bombs) is
:class:`Unread` with its reason, and what came before a damaged place stays.
"""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from ..errors import UnreadableFileError
from ..patterns import late_pattern
from . import limits
from .extract import Unread
from .limits import DAMAGE, ENCRYPTED, BombError
from .old_encodings import best_single_byte

_DIRECTORY_BYTES = 32 * 2**20  # of a zip archive's list of members: 100,000 with paths of 250 letters
_DRIVE = late_pattern(r"[A-Za-z]:")
_OF_SYSTEMS = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_END_RECORD, _END_LENGTH = b"PK\x05\x06", 22
_END64_LOCATOR, _END64_RECORD = b"PK\x06\x07", b"PK\x06\x06"
_UTF8_NAME = 0x800  # the bit of a zip entry's flags that says that its name is UTF-8
_NAME_ENCODINGS = ("windows-1256", "cp720")  # of Persian and Arabic Windows: its own, and that of its DOS

GET_AGAIN = "get the archive again, or unpack it and load the folder"
UNPACK = "unpack the archive and load the folder, if it is yours"
_PASSWORD = "unpack it with its password and load the folder"


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its path in it, with slashes, and its bytes."""

    path: str
    data: bytes


def zip_members(file: BinaryIO, name: object) -> Iterator[Member | Unread]:
    """The files of a zip archive in its order, each read when it is asked for.

    Names that Windows wrote without saying in which encoding are Persian again. Raises UnreadableFileError for what
    is no zip archive, or one whose list of members is damaged.
    """
    size = limits.size_of(file)
    try:
        if _directory_size(file, size) > _DIRECTORY_BYTES:
            raise UnreadableFileError(name, "its list of members is longer than that of any folder of texts", UNPACK)
        archive = zipfile.ZipFile(file)
    except DAMAGE as error:
        if isinstance(error, UnreadableFileError):
            raise
        raise UnreadableFileError(name, "the zip archive is damaged or cut off", GET_AGAIN) from None
    with archive:
        yield from _entries(archive, size)


def _entries(archive: zipfile.ZipFile, size: int) -> Iterator[Member | Unread]:
    entries = archive.infolist()
    overlapping = _overlapping(entries)
    total = 0
    for entry in entries[: limits.MEMBERS]:
        path = member_path(_entry_name(entry))
        if entry.is_dir() or of_system(path):
            continue
        if refused := _refused(entry, path, overlapping):
            yield refused
            continue
        try:
            limits.check_entry(entry, limits.MEMBER_BYTES)
            total += entry.file_size
            check_total(total, size)
            yield Member(path, limits.read_entry(archive, entry, limits.MEMBER_BYTES))
        except BombError as error:
            yield Unread(path, str(error), UNPACK)
            if str(error).startswith("all"):
                return
        except DAMAGE as error:
            yield Unread(path, why_unread(error), GET_AGAIN, lasting=limits.lasts(error))
    if len(entries) > limits.MEMBERS:
        yield too_many()


def _refused(entry: zipfile.ZipInfo, path: str, overlapping: set[int]) -> Unread | None:
    """Why an entry is not unpacked at all."""
    # The name may be another one, of a field of its own, than what the archive lists.
    if wrong := wrong_path(entry.orig_filename) or wrong_path(path):
        return Unread(path, wrong, UNPACK)
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Unread(path, "a link, not a file", "nothing, unless it is one of your texts", "skipped")
    if hidden(path):
        return Unread(path, "a hidden file", "nothing, unless it is one of your texts", "skipped")
    if entry.flag_bits & ENCRYPTED:
        return Unread(path, "it is encrypted", _PASSWORD)
    if id(entry) in overlapping:
        return Unread(path, "zip bomb: it lies in the same bytes as another member", UNPACK)
    return None


def _overlapping(entries: list[zipfile.ZipInfo]) -> set[int]:
    """Ids of the entries whose bytes another one uses too: quoted again and again, a few bytes become petabytes."""
    found: set[int] = set()
    end, last = -1, None
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.header_offset < end and last is not None:
            found |= {id(entry), id(last)}
        reach = entry.header_offset + 30 + len(entry.orig_filename) + entry.compress_size
        if reach > end:
            end, last = reach, entry
    return found


def _directory_size(file: BinaryIO, size: int) -> int:
    """Bytes of a zip archive's list of members as its end says; 0 where there is no end."""
    start = max(size - 2**16 - _END_LENGTH, 0)
    file.seek(start)
    tail = file.read()
    end = tail.rfind(_END_RECORD)
    if end < 0 or len(tail) < end + _END_LENGTH:
        return 0
    found: int = struct.unpack_from("<L", tail, end + 12)[0]
    locator = end - 20
    if locator >= 0 and tail.startswith(_END64_LOCATOR, locator):
        file.seek(min(struct.unpack_from("<Q", tail, locator + 8)[0], size))
        record = file.read(56)
        if len(record) == 56 and record.startswith(_END64_RECORD):
            found = struct.unpack_from("<Q", record, 40)[0]
    return found


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry; one that only says bytes is UTF-8 if it can be, else what Persian Windows writes."""
    if entry.flag_bits & _UTF8_NAME or entry.filename.isascii():
        return entry.filename
    try:
        given = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    try:
        return given.decode("utf-8")
    except UnicodeDecodeError:
        found = best_single_byte(given, _NAME_ENCODINGS, sure=False)
        return found[0] if found else entry.filename


def member_path(name: str) -> str:
    """The path that stands for a member: with slashes, since old Windows tools wrote backslashes."""
    return name.partition("\0")[0].replace("\\", "/")


def wrong_path(name: str) -> str | None:
    """Why a member's name is none of a folder of texts, or None.

    >>> wrong_path("../../etc/passwd"), wrong_path("متن/۱.txt")
    ('its path leads out of the archive', None)
    """
    if "\0" in name:
        return "its path has a zero byte in it"
    path = name.replace("\\", "/")
    if not path.strip("/."):
        return "it has no name"
    if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"):
        return "its path leads out of the archive"
    return None


def of_system(path: str) -> bool:
    """Whether macOS or Windows put a member there for itself."""
    return any(part in _OF_SYSTEMS for part in path.split("/"))


def hidden(path: str) -> bool:
    """Whether a member or one of its folders begins with a dot."""
    return any(part.startswith(".") for part in PurePosixPath(path).parts)


def check_total(total: int, size: int) -> None:
    """Raise BombError where all that was unpacked so far, out of an archive of ``size`` bytes, is too much."""
    if total > limits.TOTAL_BYTES:
        raise BombError(f"all members together are larger than {limits.TOTAL_BYTES // 2**30} GB")
    try:
        limits.check_sizes(total, size)
    except BombError:
        raise BombError(
            f"all members together are a zip bomb: {size:,} bytes unpack to {total // 2**20} MB or more"
        ) from None


def too_many() -> Unread:
    """What is said of the members beyond the last that is read."""
    return Unread("", f"the archive has more than {limits.MEMBERS:,} members; the rest is not read", UNPACK)


def why_unread(error: BaseException) -> str:
    """The reason of a member that did not come out whole."""
    if isinstance(error, NotImplementedError):
        return "it is packed in a way that this library does not know"
    return "it is damaged or cut off"
