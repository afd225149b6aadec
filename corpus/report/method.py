"""The method page of a report: what was cleaned and counted, with which versions, and how to cite it."""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..display.date_words import interval_in_words
from ..languages import Language
from .provenance import FILES, RESULTS, fingerprint, versions
from .wording import WORDS, number, repair_name

if TYPE_CHECKING:
    import pandas as pd

    from ..collection import Corpus

_LIMITS = ("cleaning", "lemmas", "mentions", "dates", "chance")
_LICENCES = ("texts", "library", "words", "counts", "gazetteer")


@dataclass(frozen=True, slots=True)
class Method:
    """What the method page tells, ready to be written."""

    repairs: Sequence[tuple[str, str, str, str, str]]  # what, name, changes, texts, lowest confidence
    counts: Sequence[tuple[str, str]]
    parameters: Sequence[tuple[str, str]]
    versions: Sequence[tuple[str, str]]
    fingerprint: str
    cited: Sequence[tuple[str, str]]
    licences: Sequence[str]
    limits: Sequence[str]


def method_of(
    texts: Corpus,
    tables: Mapping[str, pd.DataFrame],
    *,
    title: str,
    parameters: Mapping[str, Any],
    made: dt.date,
    language: Language,
) -> Method:
    """What was done with the texts and how it can be cited."""
    words, data = WORDS[language], fingerprint(texts)
    filled = {
        "title": title, "texts": number(len(texts), language), "fingerprint": data[:16], "version": __version__,
        "words": number(int(texts.documents["tokens"].sum()), language), "date": made.isoformat(),
    }  # fmt: skip
    return Method(
        repairs=_repairs(texts, language),
        counts=_counts(texts, tables, language),
        parameters=[(name, _as_written(value)) for name, value in parameters.items()],
        versions=[("corpus", __version__), ("Python", platform.python_version()), *versions(RESULTS + FILES).items()],
        fingerprint=data,
        cited=[(words[f"cite {what}"], words[f"{what} cited"].format(**filled)) for what in ("report", "library")],
        licences=[words[f"licence {name}"] for name in _LICENCES],
        limits=[words[f"limit {name}"] for name in _LIMITS],
    )


def _repairs(texts: Corpus, language: Language) -> list[tuple[str, str, str, str, str]]:
    counts = texts.repair_counts()
    return [
        (
            repair_name(fixer, language),
            fixer,
            *(number(value, language) for value in (int(changes), int(within), float(least))),
        )
        for fixer, changes, within, least in zip(
            counts["fixer"], counts["repairs"], counts["documents"], counts["least_sure"], strict=True
        )
    ]


def _counts(texts: Corpus, tables: Mapping[str, pd.DataFrame], language: Language) -> list[tuple[str, str]]:
    documents = texts.documents
    found = {
        "files": len(texts),
        "problem files": int((texts.problems["severity"] == "error").sum()),
        "chars": int(documents["chars"].sum()),
        "sentences": int(documents["sentences"].sum()),
        "tokens": int(documents["tokens"].sum()),
    }
    names = {"frequencies": "kinds of words", "mentions": "mentions", "dates": "dates"}
    found |= {name: len(tables[table]) for table, name in names.items() if table in tables}
    if "mention_counts" in tables:
        found["mentions"] = int(tables["mention_counts"]["count"].sum())
    return [(WORDS[language][name], number(count, language)) for name, count in found.items()]


def made_in_words(made: dt.date, language: Language) -> str:
    """When the report was made, in both calendars.

    >>> made_in_words(dt.date(2026, 11, 27), "en")
    'Made on 27 November 2026 (6 Azar 1405) with corpus 0.1.0'
    """
    day = made.isoformat()
    both = {name: interval_in_words(day, day, name, language) for name in ("gregorian", "persian")}
    return WORDS[language]["made"].format(**both, version=__version__)


def _as_written(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
