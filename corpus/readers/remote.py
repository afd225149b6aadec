"""Texts behind a URL: found and fetched by fsspec, which knows http, s3, and whatever else has a library for it.

A file is fetched whole before it is read, into memory or, when it is large, onto the disk: so readers may look into it
where they like, and its key is that of the bytes that were read. What a filesystem says of a file (its ETag, checksum
or time) tells whether it has changed; where it says nothing the file is fetched to see.

How to get in (keys, addresses, proxies) is told to fsspec in its own way: its configuration files, variables such as
``FSSPEC_S3_KEY``, and what the library of a protocol reads.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from ..document import Problem
from ..errors import CorpusError, NoTextsError, OptionError, TextsNotFoundError, UnreadableFileError
from .folder import FoundFile, FoundTexts, MetadataTable, changed_of, find_texts, is_url, not_read, passed_over
from .formats import is_read, suffix_of
from .metadata import FILE_NAME

_STAMPS = (
    "etag", "checksum", "md5", "md5hash", "contentmd5", "content-md5", "digest", "crc32c", "generation", "version_id",
    "mtime", "modified", "lastmodified", "last_modified", "last-modified", "updated", "timemodified", "created",
)  # fmt: skip
"""What filesystems of fsspec call that by which a change of a file shows, in small letters."""
_STAMP_BITS = 60  # a number below the time in nanoseconds, so that it never seems to be of this very moment
_AT_ONCE = 8  # files whose size and ETag a web server is asked for at the same time
_DEEPEST = 20  # index pages below one another
_WEB = ("http", "https")
_NOT_THERE = (404, 410)  # what a web server answers for an address that it has not, or has no more


def find_remote(url: str) -> FoundTexts:
    """The files behind a URL: of a file, a folder, a pattern, or an index page of a web server.

    Raises TextsNotFoundError when nothing is there, UnreadableFileError where it cannot be reached, NoTextsError for a
    pattern that matches nothing, OptionError where a library is missing.
    """
    if url.startswith("file://"):
        return find_texts(_local(url))
    if "::" in url:
        raise OptionError(url, "this is a chain of protocols", "name the file or archive itself; it is unpacked")
    try:
        system, path = _system(url)
        return _found(url, system, path)
    except CorpusError:
        raise
    except Exception as error:  # each filesystem raises errors of its own library
        true = _true(error)
        if isinstance(true, FileNotFoundError):
            raise TextsNotFoundError(url, "there is nothing at this address", "check its spelling") from None
        remedy = "check the address, the network and, where they are needed, your keys"
        raise UnreadableFileError(url, f"it cannot be reached ({_said(true)})", remedy) from error


def _true(error: Exception) -> BaseException:
    """What went wrong: a web server that is down, or will not, is no file that is not there, as fsspec has it."""
    cause = error.__cause__
    web = isinstance(error, FileNotFoundError) and str(error).startswith(_WEB)
    return cause if web and cause is not None and getattr(cause, "status", 0) not in _NOT_THERE else error


def _local(url: str) -> str:
    path = urlsplit(url, allow_fragments=False).path
    return path if os.path.exists(path) else unquote(path)


def _system(url: str) -> tuple[Any, str]:
    """The filesystem of a URL, and what it calls the path."""
    try:
        fsspec: Any = import_module("fsspec.core")
    except ImportError:
        remedy = 'install it: pip install "persian-corpus[remote]"'
        raise OptionError(url, "texts behind a URL are read with fsspec, which is not installed", remedy) from None
    try:
        system, path = fsspec.url_to_fs(url)
    except ImportError as error:
        extra = ' (for http: pip install "persian-corpus[remote]")' if url.startswith(_WEB) else ""
        remedy = f"install that library{extra}"
        raise OptionError(url, f"a library for this protocol is missing ({_said(error)})", remedy) from None
    except ValueError as error:
        raise OptionError(
            url, f"this protocol is not known ({_said(error)})", "use https, s3, gs, memory, file, or a path"
        ) from None
    return system, path


def _found(url: str, system: Any, path: str) -> FoundTexts:
    system.invalidate_cache()
    protocols = {system.protocol} if isinstance(system.protocol, str) else set(system.protocol)
    web = not protocols.isdisjoint(_WEB)
    if "*" in path or (not web and any(sign in path for sign in "?[")):
        infos = {name: info for name, info in system.glob(path, detail=True).items() if info["type"] == "file"}
        if not infos:
            raise NoTextsError(url, "no file matches this pattern", "check the pattern and the folder")
        return _listed(url, "pattern", system, infos, _common(list(infos)))
    if web:
        info = {} if path.endswith("/") else system.info(path)
        page = f"{path}/" if _is_index(path, info) else path
        infos = _with_infos(system, dict.fromkeys(_linked(system, page, page, set()))) if page.endswith("/") else {}
        if not infos:  # a file, or a page like any other
            return _listed(url, "file", system, {path: info or system.info(path)}, _parent(path))
        return _listed(url, "folder", system, infos, page)
    info = system.info(path)
    if info["type"] == "file":
        return _listed(url, "file", system, {path: info}, _parent(path))
    return _listed(url, "folder", system, system.find(path, detail=True), path.rstrip("/") + "/")


def _is_index(path: str, info: Mapping[str, Any]) -> bool:
    """Whether a web server has sent on to the same address with a slash, as servers do for a folder."""
    return unquote(str(info.get("url", ""))) == f"{unquote(path)}/"


def _listed(url: str, kind: str, system: Any, infos: Mapping[str, Mapping[str, Any]], root: str) -> FoundTexts:
    """The files of a listing by their paths below ``root``, what is passed over, and where metadata.csv is."""
    files, problems = [], []
    for path, info in sorted(infos.items()):
        relative = _name(path, root)
        if info["type"] != "file" or any(part.startswith(".") for part in relative.split("/")[:-1]):
            continue
        if kind != "file" and (why := passed_over(relative, suffix_of(relative))):
            problems.append(not_read(relative, why))
        else:
            files.append(_file(system, path, relative, info))
    files.sort(key=lambda file: file.path)
    metadata = MetadataTable("", _metadata_of(system, infos, root, problems), kind == "folder")
    return FoundTexts(url, Path(), kind, files, problems, (metadata,))


def _file(system: Any, path: str, relative: str, info: Mapping[str, Any]) -> FoundFile:
    return FoundFile(
        relative, system.unstrip_protocol(path), int(info.get("size") or 0), _changed(info), suffix_of(relative)
    )


def _changed(info: Mapping[str, Any]) -> int:
    """A number that is another when a file has changed; this moment, which is never trusted, where nothing says so."""
    told = sorted(f"{key} {value}" for key, value in info.items() if key.lower() in _STAMPS and value)
    if not told:
        return time.time_ns()
    return int.from_bytes(hashlib.sha256("\n".join(told).encode()).digest()[:8]) >> (64 - _STAMP_BITS)


def _name(path: str, root: str) -> str:
    """The path of a file as it stands in tables: below ``root``, of web addresses without query and %."""
    name = path.removeprefix(root)
    if path.startswith(_WEB):
        name = unquote(name.partition("?")[0])
    return name.strip("/") or urlsplit(path).netloc or path


def _parent(path: str) -> str:
    """What stands before the name of a file, or of a page that ends in a slash."""
    return path[: path.rstrip("/").rfind("/") + 1]


def _common(paths: list[str]) -> str:
    """The folder that all are in."""
    shared = os.path.commonprefix([_parent(path) for path in paths])  # noqa: RUF071 - cut to whole names below
    return _parent(f"{shared}x")


def _linked(system: Any, page: str, root: str, seen: set[str], depth: int = 0) -> Iterator[str]:
    """The files that an index page of a web server links to, and those of the pages below it."""
    seen.add(page)
    for entry in system.ls(page, detail=True):
        address = str(entry["name"]).partition("#")[0]
        if not address.startswith(root) or address in seen or "?" in address:
            continue
        seen.add(address)
        if address.endswith("/"):
            if depth < _DEEPEST and len(address) > len(page):
                yield from _linked(system, address, root, seen, depth + 1)
        elif is_read(address) or suffix_of(address):
            yield address


def _with_infos(system: Any, addresses: Mapping[str, None]) -> dict[str, Mapping[str, Any]]:
    """What a web server says of each file; of one about which it says nothing, that it is a file."""

    def asked(address: str) -> Mapping[str, Any]:
        try:
            return dict(system.info(address))
        except Exception:  # noqa: BLE001 - that it cannot be had is told where it is fetched
            return {"type": "file"}

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        return dict(zip(addresses, threads.map(asked, addresses), strict=True))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """A private folder for as long as this process lives."""
    return tempfile.TemporaryDirectory(prefix="corpus-")


def _metadata_of(system: Any, infos: Mapping[str, Any], root: str, problems: list[Problem]) -> Path:
    """A folder with the metadata.csv of the folder ``root``, or one without where there is none."""
    none = Path(_folder().name)
    try:
        if root + FILE_NAME not in infos and (root.startswith(_WEB) or not system.exists(root + FILE_NAME)):
            return none
        url = system.unstrip_protocol(root + FILE_NAME)
        folder = none / hashlib.sha256(url.encode()).hexdigest()[:16]
        folder.mkdir(exist_ok=True)
        with at_hand(FoundFile(FILE_NAME, url, 0, 0)) as file:
            shutil.copy(file.full, folder / FILE_NAME)
    except OSError as error:
        problems.append(Problem(FILE_NAME, "metadata", error.strerror or str(error), "load again", "warning"))
        return none
    return folder


@contextmanager
def at_hand(file: FoundFile) -> Iterator[FoundFile]:
    """A file as one of this machine: itself, or a copy of what is behind its URL, for as long as this lasts.

    Raises OSError (FileNotFoundError for what is not there) where it cannot be fetched whole.
    """
    if not is_url(file.full):
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="corpus-") as folder:
        copy = Path(folder, "file")
        try:
            system, path = _system(file.full)
            with system.open(path, "rb") as opened, copy.open("wb") as here:
                shutil.copyfileobj(opened, here, 1 << 20)
        except Exception as error:  # each filesystem raises errors of its own library
            if isinstance(true := _true(error), FileNotFoundError):
                raise
            raise OSError(None, f"it could not be fetched: {_said(true)}") from error
        known = copy.stat()
        yield replace(file, full=str(copy), size=known.st_size, changed=changed_of(known))


def is_there(file: FoundFile) -> bool:
    """Whether a file can be seen from here."""
    if not is_url(file.full):
        return os.path.exists(file.full)
    try:
        system, path = _system(file.full)
        return bool(system.exists(path))
    except Exception:  # noqa: BLE001 - whatever keeps it from being seen
        return False


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {str(error)[:100]}" if str(error) else type(error).__name__
