"""load(): the texts of a folder, read and cleaned."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ..calendars import Calendar
from ..clean import CleanConfig, OrderModel, clean_text
from ..clean.pipeline import chosen
from ..dates import find_dateline
from ..document import RawDocument
from ..engine import map_documents
from ..errors import OptionError
from ..mentions import Gazetteer
from ..readers import parse_date, read_texts
from .corpus import Corpus
from .document import Document
from .handing import VARIABLE, handed_on, handing_on, request


def load(
    source: str | os.PathLike[str],
    *,
    preset: str = "standard",
    config: CleanConfig | None = None,
    model: OrderModel | None = None,
    keep: Iterable[str] | Gazetteer = (),
    gazetteer: str | os.PathLike[str] | None = None,
    reference_date: str | dt.date | None = None,
    progress: bool = False,
    **changes: bool,
) -> Corpus:
    """Read the texts in ``source`` (a file, a folder, a glob pattern) and clean them.

    ``preset``, ``config``, ``model`` and repairs or stages by name (``order=False``) choose what is repaired, as in
    :func:`corpus.clean_text`; ``keep``, a Gazetteer or names, says what no repair of spaces may take apart, and
    ``gazetteer``, a file of actors of your own (or a folder of such files), says the same of their names.
    ``reference_date`` (2023-11-20, 1402-08-29 for a Jalali day; also a month or year only) is the date of every text
    that has none of its own: neither in metadata.csv nor in its dateline (:func:`corpus.dates.find_dateline`). The
    column ``date_from`` of ``texts.documents`` says which it was: "metadata.csv", "dateline", "user", or None. Files
    that cannot be read are rows of ``texts.problems``; the others are loaded.

    Raises TextsNotFoundError when ``source`` is not there, NoTextsError when no text could be read, OptionError for a
    ``reference_date`` that is none and for what :func:`corpus.clean_text` does not know.

    >>> import corpus
    >>> corpus.load("seeds/")
    <Corpus of 2 texts>
    """
    config, day = _as_asked(preset, config, model, keep, gazetteer, reference_date, changes)
    asked = request(source, config, day) if VARIABLE in os.environ else None
    if (handed := handed_on(asked)) is not None:
        return handed
    raw, problems = read_texts(source)

    def clean(document: RawDocument) -> Document:
        cleaned = clean_text(document.raw, config)
        metadata = dict(document.metadata)
        if metadata.get("date") is None:
            metadata |= _dated(cleaned.text, day)
        return Document(document.doc, document.raw, metadata, cleaned)

    return Corpus(map_documents(clean, raw, describe="cleaning", progress=progress), problems)


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
    names = keep.names if isinstance(keep, Gazetteer) else keep
    if gazetteer is not None and not isinstance(names, str):  # of a string clean_text says what is wrong
        names = (*names, *Gazetteer.load(os.fspath(gazetteer)).names)
    return chosen(config, preset=preset, model=model, keep=names, **changes), _reference(reference_date)


def _dated(text: str, otherwise: tuple[str, Calendar] | None) -> dict[str, str]:
    """The date of a text that metadata.csv gives none, and where it comes from."""
    if (own := find_dateline(text)) is not None and own.earliest is not None:
        return {"date": own.earliest, "calendar": "gregorian", "date_from": "dateline", "date_given": own.text}
    if otherwise is not None:
        return {"date": otherwise[0], "calendar": otherwise[1], "date_from": "user"}
    return {}


def _reference(given: str | dt.date | None) -> tuple[str, Calendar] | None:
    """The date of texts without their own, as an ISO string, and its calendar; a Jalali day becomes a Gregorian one."""
    if isinstance(given, dt.date):
        given = given.strftime("%Y-%m-%d")
    try:
        return parse_date(str(given)) if given else None
    except (TypeError, ValueError) as error:
        remedy = "write it as 2023-11-20, 2023-11, 2023, or in the Jalali calendar, as 1402-08-29"
        raise OptionError(given, f"this is not a date ({error})", remedy) from None
