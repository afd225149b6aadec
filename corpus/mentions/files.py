"""Gazetteer files of either format: which of them there are in a place, and how one is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ..csv_cells import WORKBOOKS
from ..errors import GazetteerError
from . import csv_files, toml_files
from .gazetteer import Actor, Places

CSV_SUFFIXES = (".csv", ".tsv")
_SUFFIXES = (".toml", *CSV_SUFFIXES)


def read_actors(path: Path) -> Iterator[Actor]:
    """The actors of a file, or of the TOML and CSV files of a folder in the order of their names.

    Raises :class:`~corpus.errors.GazetteerError` for a mistake in a file and for an actor that stands in two.
    """
    seen: dict[str, str] = {}
    for file in _files(path):
        actors = csv_files.read_csv(file) if file.suffix.lower() in CSV_SUFFIXES else toml_files.read_toml(file)
        for actor in actors:
            if actor.id in seen:
                reason = f"the actor {actor.id} is defined a second time (first in {seen[actor.id]})"
                raise GazetteerError(f"{file}, line {line_of(actor)}", reason, "put its names in one place")
            seen[actor.id] = actor.file
            yield actor


def line_of(actor: Actor, kind: str = "", form: str = "") -> int:
    """The line (in CSV: the row) of the actor's file where a name of it stands, else where the actor begins.

    0 for an actor that was read from no file, or whose file can no longer be read.
    """
    if not actor.file:
        return 0
    path = Path(actor.file)
    try:
        state = path.stat()
        places = _places(path, state.st_mtime_ns, state.st_size)
    except (OSError, UnicodeDecodeError):
        return 0
    keys = [(actor.id, kind, form), (actor.id, "", form)] if form else []
    return next((places[key] for key in (*keys, (actor.id, "", "")) if key in places), 1)


@lru_cache(maxsize=32)  # a check asks for hundreds of names of a few files
def _places(path: Path, _changed: int, _size: int) -> Places:
    """Where the names of a file stand, until it changes."""
    format_ = csv_files if path.suffix.lower() in CSV_SUFFIXES else toml_files
    places: Places = format_.places_in(path.read_text(encoding="utf-8-sig"))
    return places


def _files(path: Path) -> list[Path]:
    if path.suffix.lower() in WORKBOOKS:
        remedy = "in the spreadsheet program, save it as «CSV UTF-8», and name that file"
        raise GazetteerError(path, "a spreadsheet cannot be read", remedy)
    if not path.is_dir():
        return [path]
    files = sorted(
        file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES and not file.name.startswith(".")
    )
    if not files:
        raise GazetteerError(path, "the folder has no .toml or .csv file", "put gazetteer files there")
    return files


def write(path: Path, text: str, *, encoding: str) -> None:
    """Write ``text``; raises :class:`~corpus.errors.GazetteerError` where that cannot be."""
    try:
        path.write_text(text, encoding=encoding, newline="")
    except OSError as e:
        reason = f"cannot be written ({e.strerror or e})"
        raise GazetteerError(path, reason, "name a file in a folder that you may write into") from e
