"""Texts that one process has loaded, for the processes that it starts: the notebooks of a report load the same folder.

The loaded texts, with what was found out about them, lie in a private temporary file that the environment variable
CORPUS_LOADED names while the report runs. They are taken only where the same is asked for: the same files, unchanged,
under the same options and version. Everywhere else texts are loaded anew, and the result is the same.
"""

from __future__ import annotations

import os
import pickle
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from glob import glob
from pathlib import Path
from typing import Any

from .. import __version__
from ..clean import CleanConfig
from .corpus import Corpus

VARIABLE = "CORPUS_LOADED"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True)
class Request:
    """What load() was asked for: where the texts are, how to clean and date them, and what the files are like."""

    source: str
    config: tuple[Any, ...]
    date: tuple[str, str] | None
    files: tuple[tuple[str, int, int], ...]
    version: str = __version__


def request(source: str | os.PathLike[str], config: CleanConfig, date: tuple[str, str] | None) -> Request | None:
    """The request, with size and time of each file; None where texts are not handed on (a model of one's own)."""
    if config.model is not None:
        return None
    options = tuple(sorted(value) if isinstance(value, frozenset) else value for value in astuple(config))
    return Request(os.path.abspath(source), tuple(map(str, options)), date, tuple(_stamps(os.fspath(source))))


def _stamps(source: str) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of everything that the texts of ``source`` are read from, and of its neighbours."""
    path = Path(source).expanduser()
    matches = [source] if path.exists() else glob(str(path), recursive=True)
    folders = {path} if path.is_dir() else {folder for match in matches for folder in Path(match).parents}
    names = {str(folder / "metadata.csv") for folder in folders} | set(matches)
    if path.is_dir():
        names |= {os.path.join(folder, name) for folder, _, files in os.walk(path) for name in files}
    for name in sorted(names):
        if os.path.isfile(name):
            found = os.stat(name)
            yield os.path.abspath(name), found.st_size, found.st_mtime_ns


@contextmanager
def handing_on(texts: Corpus, asked: Request | None) -> Iterator[dict[str, str]]:
    """While this lasts, processes with the environment variables that it gives find ``texts`` loaded."""
    if asked is None:
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="corpus-") as folder:  # only its owner may look into it
        path = Path(folder, "loaded.pickle")
        path.touch(0o600)
        with path.open("wb") as file:
            pickle.dump((asked, texts.handed()), file, protocol=pickle.HIGHEST_PROTOCOL)
        yield {VARIABLE: str(path)}


def handed_on(asked: Request | None) -> Corpus | None:
    """The texts as the process that started this one has loaded them, if that is what is ``asked`` for."""
    path = os.environ.get(VARIABLE)
    if not path or asked is None:
        return None
    try:
        with open(path, "rb") as file:
            if not _is_private(os.fstat(file.fileno())):
                return None
            given, parts = pickle.load(file)
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, ValueError, TypeError):
        return None  # gone, or of another version: then the texts are loaded
    return Corpus.of_handed(parts) if given == asked else None


def _is_private(found: os.stat_result) -> bool:
    """Whether only the user of this process may have written a file: reading it runs what stands in it."""
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & _OTHERS)
