"""Gazetteer files of either format: which of them there are in a place, and how one is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..csv_cells import WORKBOOKS
from ..errors import GazetteerError
from . import csv_files, toml_files
from .gazetteer import Actor

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
    try:
        text = Path(actor.file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return 0
    format_ = csv_files if actor.file.lower().endswith(CSV_SUFFIXES) else toml_files
    line: int = format_.line_in(text, actor.id, kind, form)
    return line


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
