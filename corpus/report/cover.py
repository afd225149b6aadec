"""The findings on the cover of a report: numbers taken from its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..calendars import month_length
from ..count.periods import day_number
from ..display.date_words import interval_in_words
from ..languages import Language, with_decimals
from ..plot.labels import display_words
from ..words import stopwords
from .evidence import Evidence
from .wording import WORDS, number

if TYPE_CHECKING:
    import pandas as pd

    from ..collection import Corpus

TOP = 8  # words and actors on the cover


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover: numbers with their names, sentences, and two short tables."""

    facts: Sequence[tuple[str, str]]
    sentences: Sequence[str]
    words: Sequence[tuple[str, str, str]]  # word, count, texts
    actors: Sequence[tuple[str, str, str, str]]  # actor, count, per 1,000 words, anchor


def cover_of(
    texts: Corpus,
    tables: Mapping[str, pd.DataFrame],
    evidence: Evidence,
    *,
    labels: Mapping[str, str],
    language: Language,
) -> Cover:
    """The main findings: how much there is, published when, of whom and which times it speaks, in which words."""
    documents, dates = texts.documents, tables.get("dates")
    sizes = {
        "texts": len(texts),
        "words": int(documents["tokens"].sum()),
        "mentions": _counted(tables.get("mention_counts")),
        "dates": 0 if dates is None else len(dates),
        "repairs": int(documents["repairs"].sum()),
    }
    facts = [(number(count, language), WORDS[language][name]) for name, count in sizes.items()]
    sentences = _published(documents, language)
    if dates is not None and len(dates):
        sentences += _times(dates, language)
    words = _words(tables.get("frequencies"), language)
    return Cover(
        facts, sentences, words, _actors(tables.get("mention_counts"), sizes["words"], evidence, labels, language)
    )


def day_in_words(day: str, language: Language) -> str:
    """An ISO day, month or year as it is said: in Persian on the Jalali calendar, with the Gregorian one beside it.

    >>> day_in_words("2023-11-20", "en"), day_in_words("2023-11", "en")
    ('20 November 2023', 'November 2023')
    >>> day_in_words("2023-11-20", "fa")
    '۲۹ آبان ۱۴۰۲ (۲۰ نوامبر ۲۰۲۳)'
    """
    first, last = _ends(day)
    gregorian = interval_in_words(first, last, "gregorian", language) or day
    if language == "en" or len(day) < 10:
        return gregorian
    jalali = interval_in_words(first, last, "persian", language)
    return f"{jalali} ({gregorian})" if jalali else gregorian


def _ends(day: str) -> tuple[str, str]:
    """The first and the last day of an ISO day, month or year."""
    parts = day.rsplit("-", day.lstrip("-").count("-"))
    if len(parts) == 3:
        return day, day
    if len(parts) == 1:
        return f"{day}-01-01", f"{day}-12-31"
    return f"{day}-01", f"{day}-{month_length('gregorian', int(parts[0]), int(parts[1])):02d}"


def _unit_or_day(span: tuple[str, str], day: str, language: Language) -> str:
    """A day, month or year as it is called; of another interval the one day that is its outer end."""
    whole = interval_in_words(*span, "gregorian", language) or span[0]
    is_range = any(sign in whole for sign in (" – ", " تا "))
    return interval_in_words(day, day, "gregorian", language) or day if is_range else whole


def _published(documents: pd.DataFrame, language: Language) -> list[str]:
    """Between which days the texts came out, and of how many that is not known."""
    words = WORDS[language]
    days = sorted(str(day) for day in documents["date"].dropna() if str(day))
    if not days:
        return [words["published never"]]
    first, last = (day_in_words(day, language) for day in (days[0], days[-1]))
    said = words["published once"].format(first=first) if first == last else ""
    told = [said or words["published"].format(first=first, last=last)]
    if missing := len(documents) - len(days):
        told.append(words["undated"].format(count=number(missing, language)))
    return told


def _times(dates: pd.DataFrame, language: Language) -> list[str]:
    """From when to when the dates in the texts reach, and how many have no value."""
    words = WORDS[language]
    known = dates[dates["earliest"].notna() & dates["latest"].notna()]
    told = []
    if len(known):
        spans = [(str(first), str(last)) for first, last in zip(known["earliest"], known["latest"], strict=True)]
        ends = min(spans, key=lambda span: day_number(span[0])), max(spans, key=lambda span: day_number(span[1]))
        said = [_unit_or_day(span, day, language) for span, day in zip(ends, (ends[0][0], ends[1][1]), strict=True)]
        told.append(words["times"].format(first=said[0], last=said[1]))
    if missing := len(dates) - len(known):
        told.append(words["open dates"].format(count=number(missing, language)))
    return told


def _counted(counts: pd.DataFrame | None) -> int:
    return 0 if counts is None else int(counts["count"].sum())


def _words(frequencies: pd.DataFrame | None, language: Language) -> list[tuple[str, str, str]]:
    if frequencies is None:
        return []
    top = frequencies[~frequencies["word"].isin(stopwords())].head(TOP)
    return [
        (word, number(int(count), language), number(int(documents), language))
        for word, count, documents in zip(
            display_words(top["word"].tolist()), top["count"], top["documents"], strict=True
        )
    ]


def _actors(
    counts: pd.DataFrame | None, words: int, evidence: Evidence, labels: Mapping[str, str], language: Language
) -> list[tuple[str, str, str, str]]:
    if counts is None or not len(counts):
        return []
    sums = counts.groupby("actor", observed=True)["count"].sum()
    ordered = sorted(((int(count), str(actor)) for actor, count in sums.items() if count), key=lambda c: (-c[0], c[1]))
    return [
        (
            labels.get(actor, actor),
            number(count, language),
            with_decimals(1000 * count / max(words, 1), 1, language),
            f"of-{actor}" if f"of-{actor}" in evidence.anchors else "",
        )
        for count, actor in ordered[:TOP]
    ]
