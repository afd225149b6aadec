"""A chronology as a page of its own: a timeline to zoom and filter, and below it every date with its sentence.

The page is one file that needs nothing from elsewhere and can be sent to a colleague. Its list of dates is what the
chart is drawn from, so that without JavaScript, and on paper, nothing but the chart is missing. Time runs from left to
right, as on all charts here, and as on the charts of Persian statistics.

Nothing in a text can become a part of the page: everything is escaped, and the page's policy (CSP) lets no other
script and style run than those it was made with, which it knows by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd
from markupsafe import Markup

from .. import __version__, calendars
from ..count.periods import day_number, iso_day
from ..count.spreadsheets import csv_text
from ..csv_cells import BOM
from ..errors import OptionError
from ..languages import Language, check_language, in_digits, month_names
from ..letters import ARABIC_DIGITS, DIACRITICS, INVISIBLE, LOOK_ALIKES, PERSIAN_DIGITS, ZWNJ
from ..mentions.gazetteer import Gazetteer
from ..plot.blocks import titles_of
from ..plot.columns import check_columns
from .markup import FONTS, direction_attributes
from .page_entries import NO_ACTOR, Contents
from .page_words import WORDS

_TEMPLATES = Path(__file__).parent / "templates"
_SCRIPTS = ("setup", "calendar", "chart", "sizes", "axes", "choice", "moves", "opening", "start")
_NEEDED = ("date", "text", "sentence_text", "actors", "doc", "sentence", "earliest", "latest", "modifier", "certainty")
_IN_SCRIPT = ("dates", "status", "status seen", "none", "more", "longer", "gregorian", "persian", "comma", "stop", "bc")
_LAST_DAY = day_number("9997-12-31")  # in the last Jalali year that can be computed whole


def timeline_html(
    chronology: pd.DataFrame,
    documents: pd.DataFrame | None = None,
    *,
    title: str | None = None,
    language: Language = "fa",
    actors: Mapping[str, str] | None = None,
) -> str:
    """A chronology as the HTML of a whole page: one file without anything from elsewhere, the same on each run.

    ``chronology`` is what :meth:`Corpus.chronology` gives. Texts go by their titles where ``documents`` (doc, title)
    are given. ``language``, "fa" or "en", is that of what the page says and of its direction; sentences stay as they
    are. ``actors`` are names of actors by id, beside those of the library's gazetteer.

    >>> import corpus
    >>> texts = corpus.load("seeds/")
    >>> page = timeline_html(texts.chronology(), texts.documents, title="آسیای مرکزی")
    >>> page.count("<mark>"), "<mark>۲۵ ژوئن ۲۰۲۴</mark>" in page
    (9, True)
    """
    check_language(language)
    check_columns(chronology, _NEEDED, "Corpus.chronology()")
    words = WORDS[language]
    labels = {**Gazetteer.shipped().labels(language), **(actors or {})}
    contents = Contents(chronology, titles_of(documents), labels, language)
    texts, unresolved = contents.texts(), int(chronology.attrs.get("unresolved", 0))
    numbers = {"dates": in_digits(len(chronology), language), "texts": in_digits(len(texts), language)}
    left_out = words["unresolved"].format(dates=in_digits(unresolved, language)) if unresolved else ""
    return _template().render(
        language=language,
        direction=_direction(language),
        title=words["title"] if title is None else title,
        summary=words["summary"].format(**numbers),
        unresolved=left_out,
        words=words,
        page=_for_script(chronology, language),
        entries=list(contents.entries()),
        texts=texts,
        actors=contents.actors(),
        version=__version__,
        style=_style(),
        script=_script(),
        style_hash=_fingerprint(_style()),
        script_hash=_fingerprint(_script()),
    )


def save_timeline(
    chronology: pd.DataFrame,
    path: str | os.PathLike[str],
    documents: pd.DataFrame | None = None,
    *,
    title: str | None = None,
    language: Language = "fa",
    actors: Mapping[str, str] | None = None,
) -> Path:
    """Write a chronology to a file: ``.html`` gives the page of :func:`timeline_html`, ``.csv`` the table.

    The CSV file has the columns of the chronology, opens right in Excel (UTF-8 with its mark), and no cell of it runs
    as a formula there; :func:`corpus.count.spreadsheets.read_csv` reads it back. A file that is there is written over.
    Returns the path. Raises :class:`corpus.errors.OptionError` for another kind of file, or where it cannot be written.

    >>> import corpus, tempfile
    >>> texts = corpus.load("seeds/")
    >>> save_timeline(texts.chronology("JP"), f"{tempfile.mkdtemp()}/ژاپن.html", texts.documents).name
    'ژاپن.html'
    """
    file = Path(path).expanduser()
    kind = file.suffix.lower()
    if kind not in {".html", ".csv"}:
        raise OptionError(file, "a timeline is not written to such a file", "name one that ends in .html or .csv")
    page = timeline_html(chronology, documents, title=title, language=language, actors=actors)
    text = page if kind == ".html" else BOM + csv_text(chronology)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise OptionError(file, f"this cannot be written ({error.strerror})", "name a file in another folder") from None
    return file


def _direction(language: Language) -> str:
    return "rtl" if language == "fa" else "ltr"


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["dir"] = lambda text: Markup(direction_attributes(str(text)))
    return environment.get_template("timeline.html.j2")


@cache
def _style() -> str:
    return (_TEMPLATES / "timeline.css").read_text("utf-8").replace("PERSIAN-FONTS", FONTS)


@cache
def _script() -> str:
    parts = [(_TEMPLATES / f"timeline_{name}.js").read_text("utf-8") for name in _SCRIPTS]
    return "\n".join(["(() => {", '"use strict";', *parts, "})();\n"])


def _fingerprint(text: str) -> str:
    """By which a browser knows a script or style that it may use."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _for_script(chronology: pd.DataFrame, language: Language) -> str:
    """What the script of the page has to know besides the dates, as JSON."""
    known: dict[str, Any] = {
        "words": {name: WORDS[language][name] for name in _IN_SCRIPT},
        "direction": _direction(language),
        "digits": "persian" if language == "fa" else "latin",
        "months": {calendar: month_names(calendar, language) for calendar in ("gregorian", "persian")},
        "jalali": _jalali_years(chronology),
        "alike": _alike(),
        "without": NO_ACTOR,
    }
    return json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _jalali_years(chronology: pd.DataFrame) -> dict[str, Any] | None:
    """The Jalali years that a chart may show: the first, its first day, and which are leap years (1) or not (0).

    Browsers differ in their Jalali calendars, so that the page brings the library's own.
    """
    if chronology.empty:
        return None
    first, last = min(map(day_number, chronology["earliest"])), max(map(day_number, chronology["latest"]))
    room = (last - first) // 10 + 800  # the chart goes a little beyond the dates
    low, high = _jalali_year(first - room), _jalali_year(last + room)
    if high == 0:
        return None
    low = max(low, 1)
    lengths = [calendars.month_length("persian", year, 12) for year in range(low, high + 1)]
    start = day_number(calendars.to_iso("persian", low, 1, 1))
    return {"year": low, "first": start, "leaps": "".join(str(length - 29) for length in lengths)}


def _jalali_year(day: int) -> int:
    """The Jalali year of a day; 0 before the calendar begins."""
    found = calendars.jalali(iso_day(min(day, _LAST_DAY)))
    return int(found[:4]) if found else 0


@cache
def _alike() -> dict[str, str]:
    """What a search takes as alike: letters, digits, and nothing at all for half-spaces and signs that are not seen."""
    digits = {own: str(i) for own_digits in (PERSIAN_DIGITS, ARABIC_DIGITS) for i, own in enumerate(own_digits)}
    unseen = dict.fromkeys(sorted(DIACRITICS | INVISIBLE | {ZWNJ, "\u0654", "\u0653"}), "")
    return LOOK_ALIKES | digits | unseen
