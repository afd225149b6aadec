"""Which code and data a result came from: results of another version are not taken for those of this one."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .. import __version__

_LIBRARIES = (
    "hazm", "pdfminer.six", "trafilatura", "lxml", "python-calamine", "pyarrow",  # texts and words
    "ahocorasick-rs", "persiantools", "convertdate",  # mentions and dates
)  # fmt: skip
"""Libraries on which it depends what is read out of a file, and what is found in it."""


@cache
def code_fingerprint() -> str:
    """A short name of this version of the library, with its data, Python and the libraries that read for it.

    Files are compared by size and time, so that a change of the library's own code counts as another version.
    """
    parts = [__version__, sys.version, *(f"{name} {_version(name)}" for name in _LIBRARIES)]
    parts += (f"{path} {size} {changed}" for path, size, changed in sorted(_files(str(Path(__file__).parents[1]))))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@cache
def installed() -> tuple[tuple[str, str], ...]:
    """Names and versions of this library, of Python and of the libraries that results depend on.

    The version of this library is that of its files' content, wherever and whenever they were put there.
    """
    digest = hashlib.sha256()
    folder = Path(__file__).parents[1]
    for path, size, _ in sorted(_files(str(folder))):
        digest.update(f"{path} {size} ".encode())
        digest.update((folder / path).read_bytes())
    own = ("persian-corpus", f"{__version__} ({digest.hexdigest()[:8]})")
    python = ("Python", f"{sys.version_info.major}.{sys.version_info.minor}")
    return own, python, *((name, _version(name)) for name in _LIBRARIES)


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # takes as long to import as to read some texts

    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _files(folder: str, under: str = "") -> Iterator[tuple[str, int, int]]:
    """Path, size and time of the files of the library, compiled ones left out."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path, f"{under}{entry.name}/")
        else:
            known = entry.stat()
            yield under + entry.name, known.st_size, known.st_mtime_ns
