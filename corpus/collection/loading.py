"""load(): the texts of a folder, read and cleaned."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable

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


def load(
    source: str | os.PathLike[str],
    *,
    preset: str = "standard",
    config: CleanConfig | None = None,
    model: OrderModel | None = None,
    keep: Iterable[str] | Gazetteer = (),
    reference_date: str | dt.date | None = None,
    progress: bool = False,
    **changes: bool,
) -> Corpus:
    """Read the texts in ``source`` (a file, a folder, a glob pattern) and clean them.

    ``preset``, ``config``, ``model`` and repairs or stages by name (``order=False``) choose what is repaired, as in
    :func:`corpus.clean_text`; ``keep``, a Gazetteer or names, says what no repair of spaces may take apart.
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
    names = keep.names if isinstance(keep, Gazetteer) else keep
    config = chosen(config, preset=preset, model=model, keep=names, **changes)
    day = _reference(reference_date)
    raw, problems = read_texts(source)

    def clean(document: RawDocument) -> Document:
        cleaned = clean_text(document.raw, config)
        metadata = dict(document.metadata)
        if metadata.get("date") is None:
            metadata |= _dated(cleaned.text, day)
        return Document(document.doc, document.raw, metadata, cleaned)

    return Corpus(map_documents(clean, raw, describe="cleaning", progress=progress), problems)


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
