"""A file, a folder or a glob pattern → its files in a fixed order, and what of it is passed over."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from glob import glob, has_magic
from pathlib import Path
from textwrap import shorten

from ..document import Problem
from ..errors import CorpusError, NoTextsError, OptionError, TextsNotFoundError, UnreadableFileError
from ..patterns import late_pattern
from .formats import SUFFIXES, suffix_of
from .metadata import FILE_NAME

_OF_CLEANING = ("repairs.csv", "repairs.html")  # `corpus clean` writes them beside the texts
_NOT_TEXTS = ("readme", "license", "licence")
_DOCUMENTS = {
    **dict.fromkeys((".rtf", ".odt", ".wps", ".pages"), "open it in Word or LibreOffice, and save it as .docx"),
    **dict.fromkeys((".epub", ".mobi", ".azw3", ".djvu", ".ps", ".chm"), "turn it into .docx, .html or .pdf"),
    **dict.fromkeys((".rar", ".7z", ".zst", ".lz", ".z"), "unpack it"),
    **dict.fromkeys((".srt", ".vtt", ".xml", ".eml", ".tex", ".log"), "save its text as .txt, if it is one of yours"),
    **dict.fromkeys((".feather", ".pkl", ".sqlite", ".sav", ".dta", ".rds"), "save its table as .csv or .parquet"),
}
"""Files that may have texts, and what to do with them."""
_URL = late_pattern(r"[A-Za-z][A-Za-z0-9+.:-]+://")  # of fsspec, "zip://…::https://…" is one, too
_LEAVE = "nothing, unless it is one of your texts"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may have texts: its path relative to the folder, where it is, size, time of change (ns), suffix.

    Where it is does not depend on the working folder: the file may be read in another process.
    """

    path: str
    full: str
    size: int
    changed: int
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """Where a metadata.csv may be, and what stands before its paths; ``whole`` where all of its rows should be met."""

    prefix: str
    folder: Path
    whole: bool


@dataclass(frozen=True, slots=True)
class FoundTexts:
    """What ``source`` names: the files in the order of their paths, the folder they are relative to, and problems.

    ``kind`` is "file", "folder", "pattern" or "several". ``tables`` are the places of metadata.csv, those that count
    less before those that count more; the folder itself where there are none.
    """

    name: str
    root: Path
    kind: str
    files: list[FoundFile]
    problems: list[Problem] = field(default_factory=list)
    tables: tuple[MetadataTable, ...] = ()


def is_url(name: str) -> bool:
    """Whether this names texts behind a protocol: ``https://…``, ``s3://…``, ``memory://…``.

    >>> is_url("https://example.org/news/"), is_url("news/2024"), is_url("C:\\\\news")
    (True, False, False)
    """
    return _URL.match(name) is not None


def find_texts(source: str | os.PathLike[str]) -> FoundTexts:
    """The files of ``source``: a file, a folder (with its subfolders), a glob pattern such as ``"texts/*.txt"``, a URL.

    Links to folders are not followed, so that none leads in circles; they are listed as skipped. Raises
    TextsNotFoundError when ``source`` is not there, UnreadableFileError for a folder that may not be read, and
    NoTextsError for a pattern that matches no file.
    """
    name = os.fspath(source)
    if not name.strip():
        raise OptionError("the folder of texts", "its name is empty", "name a file, a folder or a pattern")
    if is_url(name):
        from .remote import find_remote

        return find_remote(name)
    try:
        return _found(name, Path(name).expanduser())
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


def _found(name: str, path: Path) -> FoundTexts:
    if path.is_file():  # asked for by name, it is read whatever it is called
        known = path.stat()
        return FoundTexts(
            name,
            path.parent,
            "file",
            [FoundFile(path.name, str(path.absolute()), known.st_size, changed_of(known), suffix_of(path.name))],
        )
    if path.is_dir():
        problems: list[Problem] = []
        files = sorted(_walk(path.absolute(), problems), key=lambda file: file.path)
        return FoundTexts(name, path, "folder", files, problems)
    if path.exists():
        raise UnreadableFileError(name, "this is neither a file nor a folder", "name a text file or a folder")
    if has_magic(name):
        return _matching(name, path)
    where = f"the working folder is {Path.cwd()}" if not path.is_absolute() else f"{_nearest(path)} is there"
    raise TextsNotFoundError(name, f"there is no such file or folder ({where})", "check the spelling of the path")


def _matching(name: str, path: Path) -> FoundTexts:
    """The files that a pattern matches; folders among them are not entered."""
    matches = sorted(match for match in _glob(path) if match.is_file())
    if not matches:
        raise NoTextsError(name, "no file matches this pattern", "check the pattern and the folder")
    root = Path(os.path.commonpath([match.parent for match in matches]))
    problems: list[Problem] = []
    files = []
    for match in matches:
        relative = _shown(match.relative_to(root).as_posix())
        if why := passed_over(relative, suffix_of(relative)):
            problems.append(not_read(relative, why))
            continue
        known = match.stat()
        files.append(FoundFile(relative, str(match.absolute()), known.st_size, changed_of(known), suffix_of(relative)))
    return FoundTexts(name, root, "pattern", files, problems)


def _glob(pattern: Path) -> Iterator[Path]:
    """What matches a pattern; ``**`` enters no hidden folders and no links to folders, which may lead in circles."""
    parts = pattern.parts
    first = next(i for i, part in enumerate(parts) if has_magic(part))
    root, below = Path(*parts[:first]), Path(*parts[first:])
    if "**" not in below.parts:
        yield from map(Path, glob(str(pattern)))
        return
    for match in root.glob(str(below)):
        if not any(part.startswith(".") for part in match.relative_to(root).parts):
            yield match


def _walk(root: Path, problems: list[Problem]) -> Iterator[FoundFile]:
    """The files of a folder and its subfolders; what is no text of it is added to ``problems``."""
    folders = [(str(root), "")]
    while folders:
        folder, start = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            if folder == str(root):  # a folder that may not be read at all is an error, not a problem among others
                raise
            reason = f"the folder cannot be read ({error.strerror})"
            problems.append(Problem(start.rstrip("/"), "find", reason, "change its permissions"))
            continue
        for entry in entries:
            relative = _shown(start + entry.name)
            suffix = suffix_of(entry.name)
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and not _of_a_page(entry.name, entries):
                    folders.append((entry.path, f"{start}{entry.name}/"))
            elif why := passed_over(relative, suffix) or _no_file(entry):
                problems.append(not_read(relative, why))
            else:
                try:
                    known = entry.stat()
                except OSError as error:
                    reason = f"the file cannot be read ({error.strerror})"
                    problems.append(Problem(relative, "read", reason, "check where the link leads, or remove it"))
                    continue
                if not stat.S_ISREG(known.st_mode):
                    problems.append(Problem(relative, "read", "this is not a regular file", "remove it"))
                    continue
                yield FoundFile(relative, entry.path, known.st_size, changed_of(known), suffix)


def changed_of(known: os.stat_result) -> int:
    """When a file was last changed (ns), be it by a program that set its time back, as unpacking and copying do."""
    return max(known.st_mtime_ns, known.st_ctime_ns)


def _of_a_page(folder: str, entries: list[os.DirEntry[str]]) -> bool:
    """Whether a folder has the pictures and frames of a page that a browser saved beside it."""
    stem = folder.removesuffix("_files")
    return stem != folder and any(entry.name in {f"{stem}.html", f"{stem}.htm"} for entry in entries)


def not_read(relative: str, why: str) -> Problem:
    """What is passed over; of a document that cannot be read a warning, since a text is missing."""
    remedy = _DOCUMENTS.get(suffix_of(relative))
    return Problem(relative, "find", why, remedy or _LEAVE, "warning" if remedy else "skipped")


def _no_file(entry: os.DirEntry[str]) -> str | None:
    """Why an entry of a folder that is no folder is no file either."""
    if not entry.is_symlink():
        return None
    try:
        return "a link to a folder; links are not followed, since they may lead in circles" if entry.is_dir() else None
    except OSError:
        return None  # what is amiss with it is told when it is looked at


def _shown(path: str) -> str:
    """A path whose name may have bytes that are no UTF-8, as it can be written into tables."""
    return path if path.isascii() else path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _nearest(path: Path) -> Path:
    """The nearest folder above ``path`` that exists: where the spelling went wrong."""
    return next(parent for parent in path.parents if parent.exists())


def passed_over(relative: str, suffix: str) -> str | None:
    """Why a file is no text, or None."""
    name = relative.rpartition("/")[2]
    if name.startswith((".", "~$")):  # Word puts ~$name.docx beside a file that is open
        return "a hidden file"
    if name == FILE_NAME:
        return "the metadata of the texts"
    if relative in _OF_CLEANING:
        return "what was repaired in the texts"
    if name[: len(name) - len(suffix)].lower() in _NOT_TEXTS:
        return "a file about the folder"
    if suffix not in SUFFIXES:
        return f"files of the type «{suffix}» are not read; .txt, .md, .html, .pdf and .docx are among those"
    return None
