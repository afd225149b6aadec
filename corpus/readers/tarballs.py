"""Tar archives, plain or packed, and single texts packed by gzip, bzip2 or xz.

What is unpacked is counted as it is read (:class:`_Counted`), headers included, so that no declared size is believed.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from ..errors import UnreadableFileError
from . import limits
from .archives import (
    GET_AGAIN,
    UNPACK,
    Member,
    check_total,
    hidden,
    member_path,
    of_system,
    too_many,
    why_unread,
    wrong_path,
)
from .extract import Unread
from .limits import DAMAGE, BombError

_PACKED_BY = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz"}
_SUFFIXES = (".gz", ".bz2", ".xz")
_BLOCK = tarfile.BLOCKSIZE
_FIELDS_BYTES = 2**20  # the longest header of a member: its path and a few fields


def tar_members(file: BinaryIO, name: object) -> Iterator[Member | Unread]:
    """The files of a tar archive in its order, packed or not; of a packed single text, that text.

    Raises UnreadableFileError for what is neither.
    """
    size = limits.size_of(file)
    first = file.read(8)
    packing = next((how for sign, how in _PACKED_BY.items() if first.startswith(sign)), None)
    file.seek(0)
    source = _Counted(_unpacked(file, packing), file, size)
    try:
        first = source.read(_BLOCK)
        # An empty archive is zeros; so is many a packed file that is none.
        is_tar = _is_header(first) or (not first.strip(b"\0") and (not packing or _named_tar(str(name))))
        source.seek(0)
    except DAMAGE:
        raise UnreadableFileError(name, "the archive is damaged or cut off", GET_AGAIN) from None
    if is_tar:
        yield from _files(source, name)
    elif packing:
        yield from _single(source, PurePath(str(name)).name)
    else:
        raise UnreadableFileError(name, "this is no tar archive", GET_AGAIN)


def _unpacked(file: BinaryIO, packing: str | None) -> io.BufferedIOBase | BinaryIO:
    match packing:
        case "gzip":
            return gzip.GzipFile(fileobj=file, mode="rb")
        case "bzip2":
            return bz2.BZ2File(file)
        case "xz":
            return lzma.LZMAFile(file)
    return file


class _Counted(io.RawIOBase):
    """A file that is being unpacked; raises BombError where more comes out of it than can be text."""

    def __init__(self, source: io.BufferedIOBase | BinaryIO, packed: BinaryIO, size: int) -> None:
        super().__init__()
        self._source, self._packed, self.packed_size = source, packed, size
        self.largest = limits.MEMBER_BYTES

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._source.tell()

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > self.largest:
            raise BombError("a header of the archive is larger than any member may be")
        pieces = []
        while size > 0 and (piece := self._source.read(min(size, limits.CHUNK))):
            pieces.append(piece)
            size -= len(piece)
            self._check()
        return b"".join(pieces)

    def read_some(self) -> bytes:
        """The next bytes, as many as there are, so that none are lost where the rest is damaged."""
        piece = bytes(getattr(self._source, "read1", self._source.read)(limits.CHUNK))
        self._check()
        return piece

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Forward in steps that are counted; there is nothing to unpack in a plain archive, nor backward."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("only from the beginning")
        if self._source is not self._packed:
            while (here := self._source.tell()) < offset and self._source.read(min(offset - here, limits.CHUNK)):
                self._check()
        if self._source.tell() != offset:
            self._source.seek(offset)
        return self._source.tell()

    def _check(self) -> None:
        if self._source is not self._packed:
            # What was read of the packed file is ahead of what was unpacked, by a buffer; its size bounds both.
            check_total(self._source.tell(), min(self._packed.tell(), self.packed_size))


def _is_header(block: bytes) -> bool:
    """Whether a tar archive can begin like that: with a header whose checksum is right."""
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except DAMAGE:
        return False
    return True


def _named_tar(name: str) -> bool:
    return ".tar" in name.lower() or name.lower().endswith((".tgz", ".tbz2", ".txz"))


def _files(source: _Counted, name: object) -> Iterator[Member | Unread]:
    source.largest = _FIELDS_BYTES
    try:
        archive = tarfile.TarFile(fileobj=source, mode="r", errors="surrogateescape")
    except DAMAGE as error:
        reason = str(error) if isinstance(error, BombError) else "the archive is damaged or cut off"
        raise UnreadableFileError(name, reason, GET_AGAIN) from None
    with archive:
        total = 0
        for number in range(limits.MEMBERS + 1):
            try:
                entry = archive.next()
            except DAMAGE as error:
                reason = (
                    str(error) if isinstance(error, BombError) else "the archive is damaged or cut off from here on"
                )
                yield Unread("", reason, GET_AGAIN, lasting=limits.lasts(error))
                return
            if entry is None:
                return
            if number == limits.MEMBERS:
                yield too_many()
                return
            archive.members.clear()  # type: ignore[attr-defined]  # or the list of them grows, and with it memory
            try:
                total += entry.size if entry.isreg() and entry.size <= limits.MEMBER_BYTES else 0
                check_total(total, source.packed_size)  # sparse members are larger than what stands in the archive
                yield from _file(archive, entry)
            except BombError as error:
                yield Unread(member_path(_decoded_name(entry.name)), str(error), UNPACK)
                return


def _file(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Iterator[Member | Unread]:
    """The bytes of one entry, or why there are none; nothing for folders and what systems put there."""
    named = _decoded_name(entry.name)
    path = member_path(named).removeprefix("./")
    if entry.isdir() or of_system(path):
        return
    if wrong := wrong_path(named):
        yield Unread(path, wrong, UNPACK)
    elif not entry.isreg():
        kind = "a link" if entry.issym() or entry.islnk() else "a device"
        yield Unread(path, f"{kind}, not a file", "nothing, unless it is one of your texts", "skipped")
    elif hidden(path):
        yield Unread(path, "a hidden file", "nothing, unless it is one of your texts", "skipped")
    else:
        yield _read(archive, entry, path)


def _read(archive: tarfile.TarFile, entry: tarfile.TarInfo, path: str) -> Member | Unread:
    if entry.size > limits.MEMBER_BYTES:
        return Unread(path, f"it is larger than {limits.MEMBER_BYTES // 2**20} MB", UNPACK)
    try:
        found = archive.extractfile(entry)
        data = limits.read_bounded(found, entry.size, limits.MEMBER_BYTES) if found is not None else b""
    except BombError:
        raise  # what comes after it cannot be reached without unpacking it
    except DAMAGE as error:
        return Unread(path, why_unread(error), GET_AGAIN, lasting=limits.lasts(error))
    if len(data) < entry.size:
        return Unread(path, "it is damaged or cut off", GET_AGAIN)
    return Member(path, data)


def _decoded_name(name: str) -> str:
    """A name in the archive as text; bytes that are not UTF-8 are shown, since a path is only a name here."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _single(source: _Counted, name: str) -> Iterator[Member | Unread]:
    """The text in a packed file; of one that is cut off, what came before."""
    path = next((name[: -len(suffix)] for suffix in _SUFFIXES if name.lower().endswith(suffix)), name)
    pieces: list[bytes] = []
    size, failed = 0, ""
    try:
        while piece := source.read_some():
            pieces.append(piece)
            size += len(piece)
            if size > limits.MEMBER_BYTES:
                raise BombError(f"it is larger than {limits.MEMBER_BYTES // 2**20} MB")
    except BombError as error:
        yield Unread(path, str(error), UNPACK)
        return
    except DAMAGE:
        failed = "the packed file is damaged or cut off; what came before is read"
    if pieces:
        yield Member(path, b"".join(pieces))
    if failed:
        yield Unread(path, failed, GET_AGAIN)
