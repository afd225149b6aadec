"""Which columns of a table have the text, its title, its date and so on: as they are named, or guessed.

A guess goes by the names in use (column_names.py) and by what stands in the columns: of those that are called like
texts the longest is the text, and where none is, the column with the longest Persian. Only one column is guessed to be
the text; a lead and a body are put together where both are named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any

from ..errors import UnreadableFileError
from ..patterns import late_pattern
from .column_names import (
    CERTAIN_DATES,
    OTHER_NAMES,
    PERHAPS_TEXT_NAMES,
    TEXT_NAMES,
    WORDS,
    WRAPPINGS,
    Role,
    compact,
    words_of,
)
from .extract import Columns, NoTextsInFileError, OwnResultError
from .row_dates import is_date
from .values import is_missing, look_up, text_of, usable_id

_PERSIAN = late_pattern("[\u0620-\u064a\u066e-\u06d3]")
_LONGEST_TITLE, _LONGEST_NAME = 400, 120  # letters on average; more is no title, no name of an agency
_BODY = 250  # letters on average; with as many a column is a text even if it is called «title»
_FEWEST_WORDS = 3  # on average; less is no text but a name or a topic
_MANY_NAMES = 20  # as many are listed in a message


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The columns that were taken; None where there is none. ``text`` has one name or several."""

    text: tuple[str, ...]
    title: str | None = None
    date: str | None = None
    source: str | None = None
    author: str | None = None
    id: str | None = None
    url: str | None = None


def map_columns(
    header: Sequence[str], sample: Sequence[Mapping[str, Any]], columns: Columns | None, name: str
) -> ColumnMap:
    """The columns of a table with these names, of which ``sample`` are the first rows.

    What ``columns`` names is taken, the rest is guessed. Raises UnreadableFileError where a column that was named is
    not there, and where none looks like the text; it says which columns there are.

    >>> map_columns(["تیتر", "متن خبر"], [{"متن خبر": "نخست‌وزیر ژاپن به پکن رفت."}], None, "الف.csv")
    ColumnMap(text=('متن خبر',), title=None, date=None, source=None, author=None, id=None, url=None)
    """
    given = columns or Columns()
    if not given.text:
        _refuse_own(header, name)
    taken: dict[str, str] = {}
    for role in ("title", "date", "source", "author", "id"):
        if wanted := getattr(given, role):
            taken[role] = _named(wanted, header, name, f'"{role}"')
    if given.text:
        wanted_texts = (given.text,) if isinstance(given.text, str) else given.text
        text = tuple(_named(wanted, header, name, '"text"') for wanted in wanted_texts)
    else:
        text = (_guess_text([c for c in header if c not in taken.values()], sample, name, header),)
    for role in OTHER_NAMES:
        if role not in taken:
            free = [c for c in header if c not in taken.values() and c not in text]
            if (found := guess_column(role, free, sample)) is not None:
                taken[role] = found
    return ColumnMap(text, **taken)


def describe(mapping: ColumnMap) -> str:
    """What was taken from which column, as one line.

    >>> describe(ColumnMap(("متن",), title="تیتر"))
    'text: «متن», title: «تیتر»'
    """
    taken = {field.name: getattr(mapping, field.name) for field in fields(mapping)}
    taken["text"] = "» + «".join(mapping.text) or None
    return ", ".join(f"{role}: «{column}»" for role, column in taken.items() if column)


def _named(wanted: str, header: Sequence[str], name: str, role: str) -> str:
    """The column of the header that was asked for."""
    if wanted in header:
        return wanted
    alike = [column for column in header if compact(column) == compact(wanted)]
    if len(alike) == 1:
        return alike[0]
    by_compact = {compact(column): column for column in header}
    near = get_close_matches(compact(wanted), list(by_compact), n=1)
    remedy = f"did you mean «{by_compact[near[0]]}»?" if near else "check its spelling"
    raise UnreadableFileError(
        name, f"there is no column «{wanted}» for {role} (columns: {_listed(header)})", remedy.rstrip("?")
    )


def _listed(header: Sequence[str]) -> str:
    names = ", ".join(f"«{column[:60]}»" for column in header[:_MANY_NAMES])
    return f"{names}, and {len(header) - _MANY_NAMES} more" if len(header) > _MANY_NAMES else names or "none"


_OF_RESULTS = frozenset(
    "start end sentence raw_start raw_end fixer node actor alias kind edtf sentence_text similarity".split()
)
_SURE = 2  # such columns beside «doc»


def _refuse_own(header: Sequence[str], name: str) -> None:
    """Raise OwnResultError for a table that this library wrote: places in texts, or changes that cleaning made."""
    if "doc" in header and len(_OF_RESULTS & set(header)) >= _SURE:
        raise OwnResultError(
            name, "this is a table of results, not of texts", "nothing, unless it is one of your texts"
        )


def _guess_text(free: list[str], sample: Sequence[Mapping[str, Any]], name: str, header: Sequence[str]) -> str:
    lengths = {column: _mean_length(column, sample) for column in free}
    for names in (TEXT_NAMES, PERHAPS_TEXT_NAMES):
        ranks = {column: _rank(column, "text", names) for column in free}
        for rank in range(4):
            called = [c for c in free if ranks[c] == rank and lengths[c] > 0]
            if rank == 3:  # only a word of a longer name: it must be Persian as well
                called = [c for c in called if _is_persian_text(c, sample)]
            if called:
                return max(called, key=lambda c: lengths[c])
    texts = [column for column in free if _is_persian_text(column, sample)]
    named = [column for column in texts if _is_named_otherwise(column) and lengths[column] < _BODY]
    texts = [column for column in texts if column not in named]
    if not texts:
        also = f"; «{named[0]}» is not taken for it by its name, and is too short for a body" if named else ""
        raise NoTextsInFileError(
            name,
            f"none of its columns looks like the text{also} (columns: {_listed(header)})",
            f'say which it is: columns={{"text": "{named[0] if named else "the name of the column"}"}}',
        )
    return max(texts, key=lambda c: lengths[c])


def _is_named_otherwise(column: str) -> bool:
    """Whether a column is called like titles, agencies and so on."""
    return any(_rank(column, role, names) is not None for role, names in OTHER_NAMES.items())


def guess_column(role: Role, free: list[str], sample: Sequence[Mapping[str, Any]]) -> str | None:
    """The column, of those that are ``free``, that has the title, date and so on by its name and values."""
    names, fits = OTHER_NAMES[role], _FITS[role]
    ranked = [(rank, column) for column in free if (rank := _rank(column, role, names)) is not None]
    order = {column: place for place, column in enumerate(free)}
    preference = {name: place for place, name in enumerate(names)}
    ranked.sort(key=lambda pair: (pair[0], preference.get(compact(pair[1]), len(names)), order[pair[1]]))
    for rank, column in ranked:
        if fits(_values(column, sample), rank == 0):
            return column
    if role != "date":
        return None
    if certain := [column for _, column in ranked if compact(column) in CERTAIN_DATES and _values(column, sample)]:
        return certain[0]
    return next((column for column in free if _are_clearly_dates(_values(column, sample))), None)


def _rank(column: str, role: Role, names: Sequence[str]) -> int | None:
    """How surely a name means a role: 0 by all of it, 1 and 2 by a part of a nested name, 3 by a word; None: not."""
    if compact(column) in names:
        return 0
    *above, last = column.split(".")
    if above and last.casefold().strip("_#$") in WRAPPINGS and compact(above[-1]) in names:
        return 1
    if above and compact(last) in names:
        return 2
    words = set(words_of(column))
    meant = next((other for other, known in WORDS.items() if known & words), None)
    return 3 if meant == role and names is not PERHAPS_TEXT_NAMES else None


def _values(column: str, sample: Sequence[Mapping[str, Any]]) -> list[Any]:
    return [value for row in sample if not is_missing(value := look_up(row, column))]


def _mean_length(column: str, sample: Sequence[Mapping[str, Any]]) -> float:
    """Letters a value has on average; 0 where the values are numbers or dates."""
    texts = [text_of(value) for value in _values(column, sample) if isinstance(value, (str, list))]
    return sum(map(len, texts)) / len(texts) if texts else 0


def _is_persian_text(column: str, sample: Sequence[Mapping[str, Any]]) -> bool:
    texts = [text_of(value)[:1000] for value in _values(column, sample) if isinstance(value, (str, list))]
    if not texts:
        return False
    letters, words = sum(len(_PERSIAN.findall(text)) for text in texts), sum(len(text.split()) for text in texts)
    return letters >= 0.4 * sum(map(len, texts)) and words >= _FEWEST_WORDS * len(texts) and not _are_dates(texts, True)


def _are_dates(values: list[Any], by_name: bool) -> bool:
    return bool(values) and sum(is_date(value) for value in values) >= 0.5 * len(values)


def _are_clearly_dates(values: list[Any]) -> bool:
    """Whether the values of a column with any name are dates: days, not bare numbers."""
    days = [not isinstance(v, (int, float)) and not str(v).isdecimal() and is_date(v) for v in values]
    return bool(days) and sum(days) >= 0.8 * len(days)


def _are_short(longest: int) -> Callable[[list[Any], bool], bool]:
    def fits(values: list[Any], by_name: bool) -> bool:
        texts = [text_of(value) for value in values if isinstance(value, (str, list))]
        return bool(texts) and sum(map(len, texts)) <= longest * len(texts)

    return fits


def _are_ids(values: list[Any], by_name: bool) -> bool:
    ids = [usable_id(value) for value in values]
    return by_name and bool(ids) and None not in ids and len(set(ids)) == len(ids)


def _are_urls(values: list[Any], by_name: bool) -> bool:
    return bool(values) and all(isinstance(v, str) and ("/" in v or "." in v) and " " not in v.strip() for v in values)


_FITS: dict[Role, Callable[[list[Any], bool], bool]] = {
    "title": _are_short(_LONGEST_TITLE),
    "date": _are_dates,
    "id": _are_ids,
    "url": _are_urls,
    "source": _are_short(_LONGEST_NAME),
    "author": _are_short(_LONGEST_NAME),
}
