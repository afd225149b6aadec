"""How much a packed file may hold: bounds that no folder of texts reaches and that a bomb passes at once.

Declared sizes are read first, but believed only where they are too large: what is unpacked is counted as it comes.
"""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib
from typing import IO, Protocol

MEMBERS = 100_000
"""Files of one archive: ten times the largest folder that is worked with file by file."""

MEMBER_BYTES = 500 * 2**20
"""One file of an archive, which is held in memory: a table of a million newspaper articles packs into less."""

TOTAL_BYTES = 8 * 2**30
"""All files of an archive together: more text than the library is made for."""

RATIO = 100
"""Unpacked bytes to packed ones. Text packs to a fifth, tables with repetitions to a thirtieth, bombs to 1:1000."""

RATIO_FROM = 50 * 2**20
"""Below so many unpacked bytes the ratio is not asked for: a file of blank lines packs very well and harms nobody."""

CHUNK = 2**20

DAMAGE = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error,
    OSError, EOFError, ValueError, LookupError, ArithmeticError, RuntimeError, MemoryError, TypeError, AttributeError,
)  # fmt: skip
"""What the standard library raises for packed files that are damaged or made to harm."""


def lasts(error: BaseException) -> bool:
    """Whether a file would fail so again: not where the system or want of memory was the reason."""
    return not isinstance(error, MemoryError) and not (isinstance(error, OSError) and error.errno is not None)


ENCRYPTED = 1  # the bit of a zip entry's flags


class BombError(ValueError):
    """More came out of a packed file than a folder of texts holds; the message is the reason."""


class _Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


def check_sizes(unpacked: int, packed: int) -> None:
    """Raise :class:`BombError` where so many bytes out of so few are no text.

    >>> check_sizes(10 * RATIO_FROM, 4000)
    Traceback (most recent call last):
    corpus.readers.limits.BombError: zip bomb: 4,000 bytes unpack to 500 MB or more
    """
    if unpacked > RATIO_FROM and unpacked > RATIO * packed:
        raise BombError(f"zip bomb: {packed:,} bytes unpack to {unpacked // 2**20} MB or more")


def read_bounded(source: _Readable, packed: int, largest: int) -> bytes:
    """All bytes of ``source``, counted while they are unpacked.

    Raises :class:`BombError` before more than ``largest`` bytes, or more than ``packed`` ones can hold, are in memory.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := source.read(CHUNK):
        size += len(piece)
        if size > largest:
            raise BombError(f"it is larger than {largest // 2**20} MB")
        check_sizes(size, packed)
        pieces.append(piece)
    return b"".join(pieces)


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, largest: int) -> bytes:
    """The bytes of a file in a zip archive.

    Raises :class:`BombError` for a size that is said or found to be too large, and one of :data:`DAMAGE` for a file
    that is damaged or packed in a way that Python does not know.
    """
    check_entry(entry, largest)
    with archive.open(entry) as source:
        return read_bounded(source, entry.compress_size, largest)


def check_entry(entry: zipfile.ZipInfo, largest: int) -> None:
    """Raise :class:`BombError` for a file of a zip archive that says itself that it is too large."""
    if entry.file_size > largest:
        raise BombError(f"it is larger than {largest // 2**20} MB")
    check_sizes(entry.file_size, entry.compress_size)


def size_of(file: IO[bytes]) -> int:
    """Bytes of an open file, which stands at its beginning afterwards."""
    size = file.seek(0, 2)
    file.seek(0)
    return size
