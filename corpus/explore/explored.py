"""The texts that are explored, with the tables that several views need, each made when first asked for and kept."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..count.timelines import drawn_interval
from ..errors import OptionError
from ..languages import Language
from ..mentions import DEFAULT_ACTORS, Gazetteer, choose_actors, resolve_actors
from ..words.collation import collation_key
from .asked import UnanswerableError
from .shown import Span, figure
from .wording import WORDS

if TYPE_CHECKING:
    from ..collection import Actors, Corpus, Document

_KEPT = 12  # answers to questions that are kept, so that turning a page works nothing out again
_MOST_VALUES = 200  # of a column that texts are grouped by: a list that can still be looked through
_NO_GROUPS = frozenset(("doc", "path", "title", "encoding", "date_from", "date_given", "calendar"))


class Explored:
    """Texts, and the language in which they are explored; ``actors`` as in :meth:`Corpus.mentions`."""

    def __init__(self, texts: Corpus, *, language: Language = "fa", actors: Actors = None) -> None:
        self.texts, self.language = texts, language
        self.words = WORDS[language]
        self._actors = actors
        self._more: list[str] = []
        self._kept: OrderedDict[object, Any] = OrderedDict()

    # ---- how things are said

    def figure(self, value: float, places: int = 0) -> str:
        """A number in the digits of the language."""
        return figure(value, self.language, places)

    def say(self, words: str, **values: object) -> str:
        """A sentence of the explorer with numbers and names in its braces."""
        shown = {name: self.figure(v) if isinstance(v, int) else str(v) for name, v in values.items()}
        return self.words[words].format(**shown)

    # ---- texts

    @cached_property
    def documents(self) -> list[Document]:
        """The texts by their number."""
        return list(self.texts)

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The number of each text by its id."""
        return {d.doc: i for i, d in enumerate(self.documents)}

    @cached_property
    def titles(self) -> list[str]:
        """What the texts are called: by title, or by id where they have none."""
        titles = (d.metadata.get("title") for d in self.documents)
        return [
            title if isinstance(title, str) and title.strip() else d.doc
            for title, d in zip(titles, self.documents, strict=True)
        ]

    @cached_property
    def by_title(self) -> list[int]:
        """For each text its place in the alphabetical order of the titles."""
        order = sorted(range(len(self.titles)), key=lambda number: (collation_key(self.titles[number]), number))
        places = [0] * len(order)
        for place, number in enumerate(order):
            places[number] = place
        return places

    @cached_property
    def columns(self) -> dict[str, list[str]]:
        """What texts can be grouped by: properties with some values, and the value of each text ("" for none)."""
        names = dict.fromkeys(name for d in self.documents for name in d.metadata if name not in _NO_GROUPS)
        columns = {name: [_value(d.metadata.get(name)) for d in self.documents] for name in names}
        return {name: values for name, values in columns.items() if any(values) and len({*values}) <= _MOST_VALUES}

    def column_name(self, name: str) -> str:
        """What a property of texts is called; columns of one's own go by their names."""
        return self.words[name] if name in ("source", "date", "author") else name

    def document(self, number: int) -> Document:
        """The text of this number."""
        if not 0 <= number < len(self.documents):
            raise OptionError(number, "there is no such text", "run the cell again")
        return self.documents[number]

    def sentence(self, number: int, sentence: int) -> Span:
        """Where a sentence stands in its text."""
        return self.documents[number].sentences[sentence]

    # ---- actors and mentions

    @property
    def gazetteer(self) -> Gazetteer:
        """The actors that are looked for."""
        try:
            chosen = resolve_actors(self._actors)
        except OptionError:
            raise self._unknown(self._actors) from None
        return chosen | resolve_actors(self._more) if self._more else chosen

    def _unknown(self, actors: object) -> UnanswerableError:
        ids = actors.split(",") if isinstance(actors, str) else actors if isinstance(actors, list | tuple) else [actors]
        known = Gazetteer.shipped()
        comma = "، " if self.language == "fa" else ", "
        return UnanswerableError("unknown actor", name=comma.join(str(i) for i in ids if i not in known), near="")

    def add_actor(self, name: str) -> str:
        """Look for one more actor, by its name in either language or its id; the id it has."""
        wanted = name.strip()
        shipped = Gazetteer.shipped()
        names = {called.casefold(): a.id for a in shipped for called in (a.en, a.fa, a.id)}
        found = names.get(wanted.casefold())
        if not found:
            raise UnanswerableError("unknown actor", name=wanted, near=self._near(wanted))
        if found not in self.gazetteer:
            self._more.append(found)
        return found

    def _near(self, wanted: str) -> str:
        try:
            choose_actors([wanted])
        except OptionError as error:
            meant = error.remedy.removeprefix("did you mean ").split(";")[0]
            actor = meant.split(" ")[0]
            if meant != error.remedy and actor in Gazetteer.shipped():
                return self.words["near"].format(near=Gazetteer.shipped().labels(self.language)[actor])
        return ""

    @property
    def labels(self) -> dict[str, str]:
        """What the actors are called, by id."""
        return dict(self.gazetteer.labels(self.language))

    @property
    def mentions(self) -> pd.DataFrame:
        """The table of mentions with the number of each text."""
        gazetteer = self.gazetteer

        def made() -> pd.DataFrame:
            table = self.texts.mentions(gazetteer)
            return table.assign(number=[self.number_of[doc] for doc in table["doc"]])

        table: pd.DataFrame = self.kept(("mentions", gazetteer), made)
        return table

    # ---- dates

    @property
    def dates(self) -> pd.DataFrame:
        """The dates that have a value, with the number of each text and the days they are drawn on, first and last."""
        table: pd.DataFrame = self.kept("dates", self._dates)
        return table

    def _dates(self) -> pd.DataFrame:
        found = self.texts.dates()
        found = found[found["earliest"].notna()].reset_index(drop=True)
        ends = zip(found["earliest"], found["latest"], found["modifier"], strict=True)
        spans = [drawn_interval(*each) for each in ends]
        return found.assign(
            number=[self.number_of[doc] for doc in found["doc"]],
            first=pd.Series([first for first, _ in spans], dtype="int64"),
            last=pd.Series([last for _, last in spans], dtype="int64"),
        ).sort_values(["first", "last", "number", "start"], kind="stable", ignore_index=True)

    # ---- what is kept

    def kept(self, key: object, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, worked out once as long as it was asked for lately."""
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            self._kept[key] = make()
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]

    def values_of(self, column: str) -> list[tuple[str, int]]:
        """The values of a property and how many texts have each, commonest first, ties in alphabetical order."""
        if column not in self.columns:
            raise OptionError(column, "texts are not grouped by this", f"use one of {', '.join(self.columns)}")
        counts = Counter(value for value in self.columns[column] if value)
        return sorted(counts.items(), key=lambda pair: (-pair[1], collation_key(pair[0])))


def asked_actors(actors: Actors) -> Actors:
    """Actors that can be asked for more than once: an iterator becomes a list; without any, the usual ones."""
    if actors is None or isinstance(actors, str | Gazetteer):
        return actors
    return list(actors) or list(DEFAULT_ACTORS)


def _value(value: Any) -> str:
    """A property as a text; "" where it is missing."""
    if value is None or value != value or type(value).__name__ in {"NAType", "NaTType"}:  # NaN is not itself
        return ""
    return str(value)
