"""Several paths and patterns → their files in one fixed order, as the folder that all are in would give them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from textwrap import shorten
from typing import Any

from ..document import Problem
from ..errors import OptionError
from .folder import FoundFile, FoundTexts, MetadataTable, find_texts, is_url
from .formats import is_read, suffix_of

_LONGEST_NAME = 250  # letters of a name of a file; longer ones are texts
_WORDS_OF_TEXT = 6  # words without a slash or a suffix that is known
_SHOWN = 3


def find_several(sources: Iterable[Any]) -> FoundTexts:
    """The files of several paths and patterns (files, folders, archives), each once, whatever their order.

    Paths are relative to the folder that all are in, so that ``["a/1.txt", "b/1.txt"]`` are ``a/1`` and ``b/1``; a
    metadata.csv there counts (but not in the root of a drive, where folders that have nothing to do with each other
    are), and those in the folders that are named, which stand before it. A file that is named is
    read whatever it is called. Raises OptionError for an empty list and for what is no path, and what
    :func:`find_texts` raises for one of them that is not there.
    """
    named = [_path(source) for source in sources]
    if not named:
        raise OptionError("the list of texts", "it is empty", "name files, folders or patterns in it")
    if len(set(named)) > 1 and (url := next(filter(is_url, named), None)):
        raise OptionError(url, "lists with URLs are not read", "name the folder, or a pattern such as …/*.txt")
    found = [find_texts(name) for name in dict.fromkeys(named)]
    if len(found) == 1:
        return found[0]
    roots = [os.path.abspath(each.root) for each in found]
    root = _common(roots)
    files: dict[str, FoundFile] = {}
    problems: dict[tuple[str, str], Problem] = {}
    tables = {} if _is_drive(root) else {"": MetadataTable("", Path(root), False)}
    for each, its_root in zip(found, roots, strict=True):
        prefix = _below(its_root, root)
        for file in each.files:
            files.setdefault(prefix + file.path, replace(file, path=prefix + file.path))
        for problem in each.problems:
            problems[prefix + problem.path, problem.reason] = replace(problem, path=prefix + problem.path)
        whole = each.kind == "folder" or (prefix in tables and tables[prefix].whole)
        tables[prefix] = MetadataTable(prefix, each.root, whole)
    told = [problem for (path, _), problem in sorted(problems.items()) if path not in files]
    in_order = [files[path] for path in sorted(files)]
    by_depth = tuple(tables[prefix] for prefix in sorted(tables, key=lambda prefix: (prefix.count("/"), prefix)))
    return FoundTexts(_name(root, sorted(set(named))), Path(root), "several", in_order, told, by_depth)


def _path(source: Any) -> str:
    """A path of the list. Raises OptionError for what is none, a text above all."""
    if not isinstance(source, str | os.PathLike):
        reason = f"this is no path but of the type {type(source).__name__}"
        raise OptionError(shorten(repr(source), 60), reason, "name files, folders or patterns in the list")
    name = os.fspath(source)
    if isinstance(name, bytes):
        return os.fsdecode(name)
    last = name.rpartition("/")[2]
    words = len(name.split()) >= _WORDS_OF_TEXT and "/" not in name and not (suffix_of(name) and is_read(name))
    if "\n" in name or len(last) > _LONGEST_NAME or (words and not os.path.exists(os.path.expanduser(name))):
        remedy = 'load a table of them, pandas.DataFrame({"text": texts}), or write each into a file'
        raise OptionError(f"«{shorten(name, 40, placeholder='…')}»", "this is a text, not the path of one", remedy)
    return name


def _common(roots: list[str]) -> str:
    """The folder that all are in; "" where they lie on several drives."""
    try:
        return os.path.commonpath(roots)
    except ValueError:
        return ""


def _is_drive(folder: str) -> bool:
    """Whether a folder is the root of a drive, or of all drives."""
    return not folder or os.path.dirname(folder) == folder


def _below(folder: str, root: str) -> str:
    """The path of a folder below another one, as it stands before the paths of its files."""
    path = Path(os.path.relpath(folder, root) if root else folder.replace(":", "")).as_posix()
    return "" if path == "." else f"{path}/"


def _name(root: str, named: list[str]) -> str:
    """What stands for the list in messages, and tells it from others of the same folder."""
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    digest = hashlib.sha256("\0".join(map(os.path.abspath, named)).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    shown = ", ".join(Path(name).name or name for name in named[:_SHOWN])
    return f"{root} ({shown}{more}; {digest})"
