"""What a table was made of, so that a result can be cited: sizes, parameters, formula, source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..errors import OptionError


def described(
    table: pd.DataFrame,
    measure: str,
    *,
    parameters: Mapping[str, Any],
    sizes: Mapping[str, int],
    formula: str = "",
    source: str = "",
) -> pd.DataFrame:
    """``table`` with ``attrs`` that :func:`cite` reads; only for frames that the caller has just made."""
    parts = {
        "measure": measure,
        "parameters": dict(parameters),
        "sizes": dict(sizes),
        "formula": formula,
        "source": source,
    }
    table.attrs = {name: part for name, part in parts.items() if part}
    return table


def cite(table: pd.DataFrame) -> str:
    """How ``table`` was made, in words: the measure, its parameters, the sizes it rests on, formula and source.

    For the note under a table or the methods section. Reads ``table.attrs``; tables of this library have them,
    many operations of pandas lose them. Raises :class:`corpus.errors.OptionError` for a table without.

    >>> from corpus.count import frequencies, token_table
    >>> print(cite(frequencies(token_table([("الف", "چین و چین")]))))
    frequencies. Parameters: by=lemma, stopwords=0, kinds=word+acronym+hashtag. Sizes: tokens=3, documents=1.
    Formula: per_million = 1,000,000 × count ÷ tokens.
    """
    if "measure" not in table.attrs:
        raise OptionError(
            "the table", "it does not say how it was made", "give cite() a table as the library returned it"
        )
    parts = [f"{table.attrs['measure']}."]
    parts += [
        f"{name.capitalize()}: {', '.join(f'{key}={_shown(value)}' for key, value in table.attrs[name].items())}."
        for name in ("parameters", "sizes")
        if table.attrs.get(name)
    ]
    lines = [" ".join(parts)]
    lines += [f"{name.capitalize()}: {table.attrs[name]}." for name in ("formula", "source") if table.attrs.get(name)]
    return "\n".join(lines)


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{key}({_shown(each)})" if each else str(key) for key, each in value.items())
    return "+".join(map(str, value)) if isinstance(value, (tuple, list)) else str(value)
