"""The prose of the library's notebooks in another language: looked up by the English text, as gettext does.

The notebooks are written in English. A report in Persian puts in the place of each Markdown cell, caption and name of
a column what ``prose/fa.toml`` has for it. What has no translation, such as the prose of a notebook of one's own, stays
as it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..languages import Language

_FOLDER = Path(__file__).parent / "prose"


@dataclass(frozen=True, slots=True)
class Translations:
    """What texts, names of columns, and values of columns are called in one language."""

    texts: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def text(self, english: str) -> str:
        """A Markdown cell or a caption; line breaks of the English text do not matter.

        >>> translations_into("fa").text("Repairs by kind")
        'اصلاح‌ها به تفکیک گونه'
        >>> translations_into("en").text("Repairs by kind"), translations_into("fa").text("Mine")
        ('Repairs by kind', 'Mine')
        """
        return self.texts.get(_one_line(english), english)

    def has(self, english: str) -> bool:
        """Whether there is a translation."""
        return _one_line(english) in self.texts

    def column(self, name: str) -> str | None:
        """What a column is called, where it is known."""
        return self.columns.get(name)

    def value(self, column: str, value: str) -> str:
        """A value of one of the columns that hold names of kinds."""
        return self.values.get(column, {}).get(value, value)


@cache
def translations_into(language: Language) -> Translations:
    """The translations into ``language``; none for English, which everything is written in."""
    path = _FOLDER / f"{language}.toml"
    if not path.is_file():
        return Translations()
    read = tomllib.loads(path.read_text("utf-8"))
    texts = {_one_line(entry["en"]): entry["fa"].strip() for entry in read["text"]}
    return Translations(texts, read["columns"], read["values"])


def _one_line(text: str) -> str:
    return " ".join(text.split())
