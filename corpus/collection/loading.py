"""load(): the texts of a folder, read and cleaned."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from inspect import signature
from typing import TYPE_CHECKING, Any, TypeGuard

from .. import mentions
from ..clean import CleanConfig, OrderModel
from ..clean.pipeline import chosen
from ..engine import Store, workers_for
from ..errors import OptionError
from ..memos import forget
from ..readers import (
    PLAIN_SUFFIXES,
    Assembly,
    Columns,
    Extract,
    FoundFile,
    FoundTexts,
    Unread,
    find_several,
    find_texts,
    parse_date,
)
from .asking import Asking
from .copies import distinct
from .corpus import Corpus
from .describing import describe
from .document import Document
from .gathering import Row
from .handing import VARIABLE, handed_on, handing_on, request
from .latemetadata import LateMetadata
from .option_names import check_names
from .packeddocuments import StoredDocument
from .results import Results
from .reuse import Loaded, Way, load_frame, load_rows
from .storeddocuments import StoredDocuments
from .streamed import StreamedCorpus

if TYPE_CHECKING:
    import pandas as pd

    from ..calendars import Calendar
    from ..mentions import Gazetteer

type Source = str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | pd.DataFrame

_KEPT_FROM = 1_000_000  # bytes of texts: reading and cleaning them takes a second
_STREAMED_FROM = 500_000_000  # bytes of files: in memory they would take four times as much
_SLOWER = 10  # times as long as plain text of the same size: PDF, Word and web pages


def load(
    source: Source,
    *,
    columns: Mapping[str, str | Sequence[str]] | None = None,
    preset: str = "standard",
    config: CleanConfig | None = None,
    model: OrderModel | None = None,
    keep: Iterable[str] | Gazetteer = (),
    gazetteer: str | os.PathLike[str] | None = None,
    reference_date: str | dt.date | None = None,
    duplicates: str = "keep",
    strict: bool = False,
    store: bool | None = None,
    stream: bool | None = None,
    workers: int | None = None,
    progress: bool = False,
    engine: Any = None,
    **changes: bool,
) -> Corpus:
    """Read the texts in ``source`` (file, folder, archive, glob pattern, list of such, or a DataFrame) and clean them.

    Of a list each file is read once, whatever the order, under its path in the folder that all of them are in.

    Read are plain text and Markdown, saved web pages, PDF, Word (.docx), tables (.csv, .tsv, .xlsx, .json, .jsonl,
    .parquet) with a text in each row, and zip and tar archives of all of these. ``columns`` says which columns of a
    table have the text and what is known about it, where their names do not: ``{"text": "body", "date": "day"}``; known
    are text, title, date, source, author and id.

    ``preset``, ``config``, ``model`` and repairs or stages by name (``order=False``) choose what is repaired, as in
    :func:`corpus.clean_text`; ``keep``, a Gazetteer or names, says what no repair of spaces may take apart, and
    ``gazetteer``, a file of actors of your own (or a folder of such files), says the same of their names.
    ``reference_date`` (2023-11-20, 1402-08-29 for a Jalali day; also a month or year only) is the date of every text
    that has none of its own: neither in metadata.csv, nor in its file, nor in its dateline
    (:func:`corpus.dates.find_dateline`). The column ``date_from`` of ``texts.documents`` says which it was:
    "metadata.csv", "column", "page", "dateline", "user", or None.

    ``duplicates="once"`` leaves out texts that are copies of an earlier one, changed or not, as the sites have them
    that take over what an agency wrote; ``texts.duplicates()`` of all texts shows which they are.

    Files that cannot be read are rows of ``texts.problems``, the worst first; the others are loaded. ``strict`` raises
    the first row that is an error (a text is missing) instead: warnings, notes and what is passed over raise nothing.
    What was read and cleaned is kept (``store``: always, never, or None where it saves time), so that the next time
    only files that have changed are worked on; ``corpus cache`` shows and clears what is kept. Texts that are too many
    for the memory stay on the disk (``stream``: always, never, or None from 500 MB of files on): the questions are the
    same, and so are the answers; see :class:`corpus.collection.StreamedCorpus`.

    ``workers`` is the number of processes, by default one for each core where there are more than 20 MB to read;
    ``progress`` draws a bar, which leaves nothing behind in a notebook. ``engine``, a client of ``dask.distributed`` or
    an executor of ``concurrent.futures``, does the work instead, on workers that find the texts under the same path or
    URL and have the same version of this library. Of texts that stay on the disk the three hold for every later
    question, too: keep the engine open.

    Raises TextsNotFoundError when ``source`` is not there, NoTextsError when no text could be read, UnreadableFileError
    for one file that cannot be read, OptionError for a ``reference_date`` that is none and for what
    :func:`corpus.clean_text` does not know, EngineError where an engine ends before the work does,
    ``corpus.engine.StoreError`` where texts that are to stay on the disk cannot be written to it.

    >>> import corpus
    >>> corpus.load("seeds/")
    <Corpus of 2 texts>
    """
    check_names(changes, [name for name in signature(load).parameters if name not in ("source", "changes")])
    config, day = _as_asked(preset, config, model, keep, gazetteer, reference_date, changes)
    plain = isinstance(source, str | os.PathLike) and columns is None and duplicates == "keep"
    asked = request(source, config, day) if VARIABLE in os.environ and plain else None  # type: ignore[arg-type]  # a path
    if (handed := handed_on(asked)) is not None:
        return handed
    way = Way(config, _columns(columns), workers, progress, bool(stream), _engine(engine, workers))
    if duplicates not in ("keep", "once"):
        raise OptionError(f"duplicates={duplicates!r}", "there is no such way", 'use "keep" or "once"')
    return _gathered(source, way, day, store=store, strict=strict, once=duplicates == "once", stream=stream)


def _gathered(
    source: Source,
    way: Way,
    day: tuple[str, Calendar] | None,
    *,
    store: bool | None,
    strict: bool,
    once: bool,
    stream: bool | None,
) -> Corpus:
    """The texts of ``source`` as documents with their problems."""
    kept_in = None
    if isinstance(source, str | os.PathLike) or _are_paths(source):
        found = find_texts(source) if isinstance(source, str | os.PathLike) else find_several(source)
        if stream or (stream is None and sum(file.size for file in found.files) >= _STREAMED_FROM):
            return _streamed(found, replace(way, stay=True), day, store=store, strict=strict, once=once)
        kept_in = _store_for(found, way, store)
        loaded = load_rows(found, way, kept_in)
    else:
        if stream and hasattr(source, "columns"):
            reason, remedy = (
                "a DataFrame is in the memory already",
                "leave out stream, or load the file it was read from",
            )
            raise OptionError("stream=True", reason, remedy)
        found, loaded = load_frame(source, way)
    assembly = Assembly(found, strict=strict)
    documents: list[Document] = []
    keys: list[str] = []
    for file, key, rows in zip(found.files, loaded.keys, loaded.rows, strict=True):
        for number, row in enumerate(rows):
            if isinstance(row.extract, Unread):
                assembly.unread(file, row.extract)
            else:
                documents.append(_document(assembly, file, row, day))
                keys.append(f"{key}#{number}")
    problems = [*assembly.done(), *loaded.problems]
    if once:
        places = distinct(documents)
        documents, keys = [documents[i] for i in places], [keys[i] for i in places]
    if kept_in is None or any(key.startswith("#") for key in keys):
        return Corpus(documents, problems)
    names = ((d.doc, key, str(d.reference)) for d, key in zip(documents, keys, strict=True))
    return Corpus(documents, problems, Results(kept_in, names))


def _streamed(
    found: FoundTexts, way: Way, day: tuple[str, Calendar] | None, *, store: bool | None, strict: bool, once: bool
) -> Corpus:
    """The texts as documents that stay in the store."""
    size = sum(file.size for file in found.files)
    workers = workers_for(size, way.workers) if way.engine is None else 1
    kept_in = Store.of(found.name, _way_of(way)) if store is not False else Store.for_now()
    asking = Asking(kept_in, workers, way.engine, way.progress)
    if store is False:  # it goes when nothing asks the texts any more
        weakref.finalize(asking, shutil.rmtree, kept_in.folder.parents[1], ignore_errors=True)
    loaded = load_rows(found, way, kept_in)
    forget("corpus.clean")  # tens of megabytes that no question asks for
    assembly = Assembly(found, strict=strict)
    texts = StoredDocuments(kept_in, _staying(assembly, found, loaded, day))
    problems = [*assembly.done(), *loaded.problems]
    if once:
        texts = texts.take(distinct(texts))
    return StreamedCorpus(texts, problems, asking)


def _staying(
    assembly: Assembly, found: FoundTexts, loaded: Loaded, day: tuple[str, Calendar] | None
) -> Iterator[StoredDocument]:
    """What is known of the texts, which stay in the store."""
    for i, (file, key) in enumerate(zip(found.files, loaded.keys, strict=True)):
        rows, loaded.rows[i] = loaded.rows[i], ()  # what is read makes room for what is made of it
        for number, row in enumerate(rows):
            if isinstance(row.extract, Unread):
                assembly.unread(file, row.extract)
            else:
                assert row.place is not None  # as every text has that stays
                doc, known = describe(assembly, file, row.extract)
                yield StoredDocument(doc, LateMetadata(known, "", row.own, day), row.place, f"{key}#{number}")


def _engine(engine: Any, workers: int | None) -> Any:
    """The engine that was given, after a look at whether it is one."""
    if engine is not None:
        from ..engine import check_engine  # few have one of their own

        check_engine(engine)
        if workers is not None:
            reason = "an engine has its own number of workers"
            raise OptionError(f"workers={workers!r}", reason, "leave out workers= or engine=")
    return engine


def _are_paths(source: object) -> TypeGuard[Iterable[str | os.PathLike[str]]]:
    """Whether these are several paths; a table and a mapping are read otherwise, or not at all."""
    table = hasattr(source, "columns")  # as a DataFrame has, of whatever library
    return isinstance(source, Iterable) and not table and not isinstance(source, Mapping | bytes | bytearray)


def _document(assembly: Assembly, file: FoundFile, row: Row, day: tuple[str, Calendar] | None) -> Document:
    """The document of a row that has a text."""
    extract, cleaned = row.extract, row.cleaned
    assert isinstance(extract, Extract)  # the caller has looked
    assert cleaned is not None  # as every text is
    doc, known = describe(assembly, file, extract)
    if all(known.get(name) is not None for name in ("date", "source", "author")):
        return Document(doc, extract.raw, known, cleaned)
    return Document(doc, extract.raw, LateMetadata(known, cleaned.text, row.own, day), cleaned)


def _store_for(found: FoundTexts, way: Way, asked: bool | None) -> Store | None:
    """Where the texts are kept: nowhere if that is asked for, or if reading them anew takes no time."""
    if asked is False:
        return None
    store = Store.of(found.name, _way_of(way))
    if asked is None and not store.folder.is_dir():
        slow = sum(file.size for file in found.files if file.suffix not in PLAIN_SUFFIXES)
        size = sum(file.size for file in found.files) if way.config.repairs else 0
        if max(size, slow * _SLOWER) < _KEPT_FROM:
            return None
    return store


def _way_of(way: Way) -> str:
    """A name of what is done to texts, by which the store knows them."""
    return f"{way.config.fingerprint} {way.columns}"


def _columns(given: Mapping[str, str | Sequence[str]] | None) -> Columns | None:
    if given is None:
        return None
    if not isinstance(given, Mapping):
        raise OptionError(f"columns={given!r}", "this does not say which column is what", 'write {"text": "body"}')
    known = [field.name for field in fields(Columns)]
    for name, column in dict(given).items():
        if name not in known:
            raise OptionError(f"columns={name!r}", "there is no such field", f"use some of {', '.join(known)}")
        if not isinstance(column, str) and name != "text":
            raise OptionError(f"columns[{name!r}]", "this is not the name of one column", "give a string")
    return Columns(**{name: column if isinstance(column, str) else tuple(column) for name, column in given.items()})  # type: ignore[arg-type]  # only text takes several, which is checked above


@contextmanager
def loaded_for_others(
    texts: Corpus,
    source: str | os.PathLike[str],
    *,
    gazetteer: str | os.PathLike[str] | None = None,
    reference_date: str | dt.date | None = None,
) -> Iterator[dict[str, str]]:
    """While this lasts, load() with these options gives ``texts``, at once, in processes with the variables it gives.

    ``texts`` must be what :func:`load` gave for these very options.
    """
    if isinstance(texts, StreamedCorpus):  # they lie in the store already
        yield {}
        return
    config, day = _as_asked("standard", None, None, (), gazetteer, reference_date, {})
    with handing_on(texts, request(source, config, day)) as environment:
        yield environment


def _as_asked(
    preset: str,
    config: CleanConfig | None,
    model: OrderModel | None,
    keep: Iterable[str] | Gazetteer,
    gazetteer: str | os.PathLike[str] | None,
    reference_date: str | dt.date | None,
    changes: dict[str, bool],
) -> tuple[CleanConfig, tuple[str, Calendar] | None]:
    """How to clean, and the date of texts that have none."""
    names = keep.names if not isinstance(keep, tuple) and isinstance(keep, mentions.Gazetteer) else keep
    if gazetteer is not None and not isinstance(names, str):  # of a string clean_text says what is wrong
        names = (*names, *mentions.Gazetteer.load(os.fspath(gazetteer)).names)
    return chosen(config, preset=preset, model=model, keep=names, **changes), _reference(reference_date)


def _reference(given: str | dt.date | None) -> tuple[str, Calendar] | None:
    """The date of texts without their own, as an ISO string, and its calendar; a Jalali day becomes a Gregorian one."""
    if isinstance(given, dt.date):
        given = given.strftime("%Y-%m-%d")
    try:
        return parse_date(str(given)) if given else None
    except (TypeError, ValueError) as error:
        remedy = "write it as 2023-11-20, 2023-11, 2023, or in the Jalali calendar, as 1402-08-29"
        raise OptionError(given, f"this is not a date ({error})", remedy) from None
