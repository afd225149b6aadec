"""A file, a folder or a glob pattern → documents in a fixed order, and the problems met on the way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from glob import glob, has_magic
from pathlib import Path
from textwrap import shorten
from typing import Any

from ..document import Problem, RawDocument
from ..errors import CorpusError, NoTextsError, OptionError, TextsNotFoundError, UnreadableFileError
from .metadata import FILE_NAME, Rows, read_metadata
from .plain import BROKEN, heading, read_plain

TEXT_SUFFIXES = (".txt", ".text", ".md", "")
"""Suffixes of files that are read as plain text; others are listed as skipped."""

_NOT_TEXTS = ("readme", "license", "licence")
_FIELDS = ("title", "source", "author", "date", "calendar")


def read_texts(source: str | os.PathLike[str]) -> tuple[list[RawDocument], list[Problem]]:
    """Read ``source``: a text file, a folder (with its subfolders) or a glob pattern such as ``"texts/*.txt"``.

    Documents come in the order of their paths. A file that cannot be read is a :class:`Problem`, and so is one that
    is passed over; the rest goes on. Raises TextsNotFoundError when ``source`` is not there, UnreadableFileError when
    it is one file that cannot be read or a folder that may not be, and NoTextsError when no text could be read.
    """
    name = os.fspath(source)
    if not name.strip():
        raise OptionError("the folder of texts", "its name is empty", "name a file, a folder or a pattern")
    try:
        path = Path(name).expanduser()
        if path.is_file():
            return _read_one(path)
        root, files, problems = _find(name, path)
        return _read_many(name, root, files, problems, whole_folder=path.is_dir())
    except PermissionError as error:
        where = error.filename or name
        raise UnreadableFileError(
            where, "you are not allowed to read this folder", "change its permissions or copy it elsewhere"
        ) from None
    except OSError as error:
        if isinstance(error, CorpusError):
            raise
        raise UnreadableFileError(
            shorten(name, 80), f"it cannot be read ({error.strerror})", "check the spelling of the path"
        ) from None


def _read_one(path: Path) -> tuple[list[RawDocument], list[Problem]]:
    """A file that was asked for by name is read whatever it is called, and its own error is raised."""
    raw, encoding = read_plain(path)
    rows, _ = read_metadata(path.parent / FILE_NAME)
    problems: list[Problem] = []
    return [_document(raw, Path(path.name), encoding, rows, problems, set())], problems


def _read_many(
    name: str, root: Path, paths: list[Path], problems: list[Problem], *, whole_folder: bool
) -> tuple[list[RawDocument], list[Problem]]:
    rows, wrong = read_metadata(root / FILE_NAME)
    problems += wrong if whole_folder else []
    documents: list[RawDocument] = []
    seen: set[str] = set()
    for path in paths:
        relative = path.relative_to(root)
        if why := _skip(relative):
            remedy = "nothing, unless it is one of your texts"
            problems.append(Problem(relative.as_posix(), "find", why, remedy, "skipped"))
            continue
        try:
            raw, encoding = read_plain(path)
        except CorpusError as error:
            problems.append(Problem(relative.as_posix(), "read", error.reason, error.remedy))
            continue
        documents.append(_document(raw, relative, encoding, rows, problems, seen))
    for row in rows if whole_folder else ():
        reason, remedy = f"no text has the path «{row}»", "correct the path or remove the row"
        problems.append(Problem(FILE_NAME, "metadata", reason, remedy, "warning"))
    if not documents:
        raise NoTextsError(name, _why_nothing(problems), "put UTF-8 .txt files there, or name another folder")
    return documents, problems


def _document(
    raw: str, relative: Path, encoding: str, rows: Rows, problems: list[Problem], seen: set[str]
) -> RawDocument:
    path = relative.as_posix()
    if encoding == BROKEN:
        reason = f"{raw.count(chr(0xFFFD))} bytes of it are not UTF-8; they stand in the text as �"
        problems.append(Problem(path, "read", reason, "get the file again if a whole copy exists", "warning"))
    doc = _doc_id(relative, seen)
    seen.add(doc)
    return RawDocument(doc, raw, _metadata(raw, path, encoding, rows.pop(path, {})))


def _find(name: str, path: Path) -> tuple[Path, list[Path], list[Problem]]:
    """The folder that paths are relative to, the files in order, and folders that may not be read."""
    if path.is_dir():
        problems: list[Problem] = []
        files = sorted(_walk(path, problems), key=lambda p: p.relative_to(path).as_posix())
        return path, files, problems
    if path.exists():
        raise UnreadableFileError(name, "this is neither a file nor a folder", "name a text file or a folder")
    if has_magic(name):
        found = sorted(Path(match) for match in glob(str(path), recursive=True) if os.path.isfile(match))
        if not found:
            raise NoTextsError(name, "no file matches this pattern", "check the pattern and the folder")
        return Path(os.path.commonpath([p.parent for p in found])), found, []
    where = f"the working folder is {Path.cwd()}" if not path.is_absolute() else f"{_nearest(path)} is there"
    raise TextsNotFoundError(name, f"there is no such file or folder ({where})", "check the spelling of the path")


def _walk(root: Path, problems: list[Problem]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        where = os.path.relpath(error.filename or root, root)
        reason = f"the folder cannot be read ({error.strerror})"
        problems.append(Problem(where, "find", reason, "change its permissions"))

    os.scandir(root).close()  # a folder that may not be read at all is an error, not a problem among others
    for folder, subfolders, names in os.walk(root, onerror=refused):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        yield from (Path(folder, name) for name in names)


def _nearest(path: Path) -> Path:
    """The nearest folder above ``path`` that exists: where the spelling went wrong."""
    return next(parent for parent in path.parents if parent.exists())


def _skip(relative: Path) -> str | None:
    """Why a file is no text, or None."""
    name = relative.name
    if name.startswith("."):
        return "a hidden file"
    if name == FILE_NAME:
        return "the metadata of the texts"
    if relative.stem.lower() in _NOT_TEXTS:
        return "a file about the folder"
    if relative.suffix.lower() not in TEXT_SUFFIXES:
        return f"files of the type «{relative.suffix}» are not read; .txt and .md are"
    return None


def _doc_id(relative: Path, seen: set[str]) -> str:
    """The path without suffix; with it where two files differ in nothing else."""
    doc = relative.with_suffix("").as_posix()
    return relative.as_posix() if doc in seen else doc


def _metadata(raw: str, path: str, encoding: str, row: dict[str, str]) -> dict[str, Any]:
    metadata: dict[str, Any] = dict.fromkeys(_FIELDS)
    metadata |= {"title": heading(raw), "path": path, "encoding": encoding}
    metadata |= {key: value for key, value in row.items() if key != "path"}
    metadata["date_from"] = FILE_NAME if metadata["date"] else None
    return metadata


def _why_nothing(problems: list[Problem]) -> str:
    failed = [p for p in problems if p.severity == "error"]
    if failed:
        more = f", and {len(failed) - 1} more" if len(failed) > 1 else ""
        return f"no text could be read: {Path(failed[0].path).name}: {failed[0].reason}{more}"
    if problems:
        first = f"{Path(problems[0].path).name}: {problems[0].reason}"
        return f"there are no texts in it, only files that are passed over ({len(problems)}), such as {first}"
    return "the folder is empty"
