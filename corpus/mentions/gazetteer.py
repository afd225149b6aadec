"""The gazetteer: which actors there are, by what names they go, and where those names mean something else.

A gazetteer is one or more files that a researcher edits: TOML, or CSV with one name a row. In TOML a table is an actor,
a key of it is a kind of name::

    [CBSS]
    en = "Council of the Baltic Sea States"
    fa = "شورای کشورهای بالتیک"
    counted = true
    organisation = ["شورای کشورهای بالتیک", "شورای دولت‌های بالتیک", "شورای بالتیک"]

A name is a string, or a table that also says how the name is bent and what must or must not stand beside it; the
keys are the fields of :class:`Alias`. ``decoys`` lists phrases that contain a name and mean something else
(«چین و چروک»); ``[contexts]`` names word lists that several names share, used as ``"@picking"``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from hashlib import sha256
from pathlib import Path

from ..errors import GazetteerError, OptionError
from ..letters import fold
from ..patterns import late_pattern
from .actor_mistakes import check_actor

COUNTED_KINDS = ("country", "official", "demonym", "capital", "institution", "leader")
"""Kinds that a headline count adds up."""

UNCOUNTED_KINDS = ("geographic", "language", "person", "region", "organisation")
"""Kinds that are found and shown apart, unless the gazetteer says ``counted = true``."""

KINDS = COUNTED_KINDS + UNCOUNTED_KINDS

DECOY = "decoy"
"""The kind of a phrase that contains a name and means something else; never a mention."""

DEFAULT_ACTORS = ("CN", "RU", "JP", "SU")
"""The actors that are looked for when none are named."""

ACTOR_ID = late_pattern(r"[A-Z0-9][A-Z0-9_-]*")

CONTEXT_KEYS = (
    "unless_preceded_by", "unless_followed_by", "unless_near", "only_preceded_by", "only_followed_by", "only_near",
)  # fmt: skip
"""Fields of a name that say what must not, or must, stand beside it."""

BALANCE_KEYS = (
    "doubted_preceded_by", "doubted_followed_by", "doubted_near",
    "backed_preceded_by", "backed_followed_by", "backed_near",
)  # fmt: skip
"""Fields of a name whose words weigh against it and for it."""

LIST_KEYS = ("short", "short_near", *CONTEXT_KEYS, *BALANCE_KEYS)
SWITCH_KEYS = ("counted", "people", "ambiguous")

_ALIKE = 0.7  # of 1: as near as a slip of the pen, or an ending too many, leaves a name
_EXAMPLES = 4  # the default actors
_SHOWN = 12  # ids in a message: the default actors, the Central Asian five, and a few states

type Places = dict[tuple[str, str, str], int]
"""Where names first stand in a file: lines (in CSV: rows) by actor, kind and form; without kind, that of the form under
any kind; without both, that on which the actor begins."""

SHIPPED = Path(__file__).parent.parent / "data" / "gazetteer"


@dataclass(frozen=True, slots=True)
class Alias:
    """Spellings of one name of an actor, and when they count.

    ``forms`` are the spellings: a half-space in them may be lost or typed as a space in the text. ``short`` forms
    count only after one of ``forms`` stood earlier in the document, or with a word of ``short_near`` in the
    sentence. ``people`` names take plural endings, which belong to the mention. ``ambiguous`` names are also
    ordinary words or short: only listed word parts may be joined to them. The contexts are words or phrases, a
    ``*`` for any ending; of the ``only_…`` lists one must match. Words of the ``doubted_…`` lists weigh against the
    name and those of ``backed_…`` for it (see :mod:`corpus.mentions.balance`). ``years`` are those in office.
    """

    kind: str
    forms: tuple[str, ...]
    counted: bool
    short: tuple[str, ...] = ()
    short_near: tuple[str, ...] = ()
    people: bool = False
    ambiguous: bool = False
    years: str = ""
    unless_preceded_by: tuple[str, ...] = ()
    unless_followed_by: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    only_preceded_by: tuple[str, ...] = ()
    only_followed_by: tuple[str, ...] = ()
    only_near: tuple[str, ...] = ()
    doubted_preceded_by: tuple[str, ...] = ()
    doubted_followed_by: tuple[str, ...] = ()
    doubted_near: tuple[str, ...] = ()
    backed_preceded_by: tuple[str, ...] = ()
    backed_followed_by: tuple[str, ...] = ()
    backed_near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, union, organisation or group with its labels, names, decoys and (of a group) members.

    ``file`` is where it was read from; empty for an actor made in Python. It has no part in comparisons.
    """

    id: str
    fa: str
    en: str
    aliases: tuple[Alias, ...]
    decoys: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    file: str = field(default="", compare=False, repr=False)


def joined_names(names: Iterable[Alias]) -> tuple[Alias, ...]:
    """``names`` in the order of their kinds, those that differ in nothing but their forms as one.

    Files of either format are read so, which makes what was written the same when it is read again.
    """
    groups: dict[Alias, list[str]] = {}
    for name in sorted(names, key=lambda name: KINDS.index(name.kind)):
        groups.setdefault(replace(name, forms=()), []).extend(name.forms)
    return tuple(replace(name, forms=tuple(forms)) for name, forms in groups.items())


class Gazetteer:
    """Actors by id, in the order of their files.

    >>> gazetteer = Gazetteer.shipped()
    >>> gazetteer["JP"].fa, gazetteer["C5"].members
    ('ژاپن', ('KZ', 'KG', 'TJ', 'TM', 'UZ'))
    >>> gazetteer.select(["CN", "RU"]).ids
    ('CN', 'RU')
    """

    __slots__ = ("_actors", "_finder")

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Raises :class:`~corpus.errors.GazetteerError` for an actor that no file could have: an empty name, no id."""
        self._actors: dict[str, Actor] = {actor.id: actor for actor in actors}
        for actor in self:
            check_actor(actor, kinds=KINDS, is_id=bool(ACTOR_ID.fullmatch(actor.id)), lists=LIST_KEYS)
        self._finder: object | None = None  # the automaton, built when first used (see finder.py)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[list[Actor]]]:
        """What goes to another process: the actors; the automaton is built there."""
        return Gazetteer, (list(self._actors.values()),)

    @classmethod
    def load(cls, path: str | Path) -> Gazetteer:
        """Read a TOML or CSV file, or every ``*.toml`` and ``*.csv`` of a folder in the order of their names.

        Raises :class:`~corpus.errors.GazetteerError` naming file, line, mistake and remedy. To look for these
        actors beside the shipped ones: ``Gazetteer.shipped() | Gazetteer.load("mine.toml")``.
        """
        from .files import read_actors

        return cls(read_actors(Path(path)))

    @classmethod
    def shipped(cls) -> Gazetteer:
        """The gazetteer that comes with the library; its data card is ``corpus/data/gazetteer/README.md``."""
        return _shipped()

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the actors."""
        return tuple(self._actors)

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling of its actors' names, for ``corpus.load(texts, keep=…)``."""
        return tuple(
            dict.fromkeys(n for actor in self for alias in actor.aliases for n in (*alias.forms, *alias.short))
        )

    def __getitem__(self, actor: str) -> Actor:
        if actor not in self._actors:
            raise unknown_actors([actor], self)
        return self._actors[actor]

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def __len__(self) -> int:
        return len(self._actors)

    def __contains__(self, actor: object) -> bool:
        return actor in self._actors

    def __eq__(self, other: object) -> bool:
        """Whether both have the same actors with the same names, in the same order."""
        return [*self] == [*other] if isinstance(other, Gazetteer) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.ids)

    @property
    def fingerprint(self) -> str:
        """A short text that two gazetteers have in common only if they are equal."""
        return sha256(repr([*self]).encode()).hexdigest()[:16]

    def __or__(self, other: Gazetteer) -> Gazetteer:
        """Both together; an actor of ``other`` takes the place of one with the same id."""
        return Gazetteer({**self._actors, **other._actors}.values())

    def __repr__(self) -> str:
        return f"<Gazetteer of {len(self)} actors: {_some(self.ids)}>"

    def select(self, actors: Iterable[str]) -> Gazetteer:
        """The gazetteer of ``actors`` only; raises :class:`~corpus.errors.OptionError` on an unknown id."""
        wanted = list(actors)
        if unknown := [a for a in wanted if a not in self._actors]:
            raise unknown_actors(unknown, self)
        return Gazetteer(self._actors[a] for a in wanted)

    def labels(self, language: str = "fa") -> Mapping[str, str]:
        """Labels by id, ``language`` ``"fa"`` or ``"en"``."""
        return {a.id: (a.fa if language == "fa" else a.en) for a in self}

    def to_csv(self, path: str | Path) -> None:
        """Write what :meth:`load` reads: one name a row, as Excel opens it right.

        Raises :class:`~corpus.errors.GazetteerError` for a word that cannot stand in such a file, and where the file
        cannot be written. A file that is there is replaced.
        """
        from .csv_files import csv_text
        from .files import write

        self._check_written(path)
        write(Path(path), csv_text(self), encoding="utf-8-sig")

    def to_toml(self, path: str | Path) -> None:
        """Write what :meth:`load` reads, one table an actor, the words of ``[contexts]`` in their places.

        Raises as :meth:`to_csv` does.
        """
        from .files import write
        from .toml_writing import toml_text

        self._check_written(path)
        write(Path(path), toml_text(self), encoding="utf-8")

    def _check_written(self, path: str | Path) -> None:
        if not self:
            raise GazetteerError(path, "there is no actor in the gazetteer", "write one that has actors")


def unknown_actors(unknown: Iterable[str], known: Gazetteer) -> OptionError:
    """The error for actors that no gazetteer defines, with those that look or read like them."""
    wanted = list(unknown)
    meant = dict.fromkeys(near for actor in wanted if (near := nearest_actor(actor, known)))
    if meant:
        remedy = f"did you mean {', '.join(f'{id_} ({known[id_].fa})' for id_ in meant)}? Else"
    else:
        remedy = f"use ids such as {', '.join(known.ids[:_EXAMPLES])}, or"
    return OptionError(
        f"actors={', '.join(map(repr, wanted))}",
        "no such actor",
        f"{remedy} define the actor in a file for Gazetteer.load or --gazetteer",
    )


def nearest_actor(asked: str, known: Gazetteer) -> str:
    """The id of the actor whose id or label is most like what was asked for; empty for none.

    >>> [nearest_actor(asked, Gazetteer.shipped()) for asked in ("China", "cn", "روسیه ", "امریکا", "QQQQ")]
    ['CN', 'CN', 'RU', 'US', '']
    """
    names = {fold(name).text.lower(): actor.id for actor in known for name in (actor.en, actor.fa, actor.id)}
    plain = fold(asked).text.strip().lower()
    found = [plain] if plain in names else get_close_matches(plain, names, n=1, cutoff=_ALIKE)
    return names[found[0]] if found else ""


def _some(ids: tuple[str, ...]) -> str:
    """The first ids; a list of hundreds helps nobody."""
    return ", ".join(ids[:_SHOWN]) + (f", … (Gazetteer.ids has all {len(ids)})" if len(ids) > _SHOWN else "")


@cache
def _shipped() -> Gazetteer:
    return Gazetteer.load(SHIPPED)


@cache
def _selection(actors: tuple[str, ...]) -> Gazetteer:
    """The actors of these ids. Files behind the last that has one are not read: the usual ones stand in the first."""
    from .files import read_actors

    wanted, found = dict.fromkeys(actors), {}
    for actor in read_actors(SHIPPED):
        if actor.id in wanted:
            found[actor.id] = actor
        if len(found) == len(wanted):
            return Gazetteer(found[a] for a in wanted)
    return _shipped().select(actors)  # which says what is unknown


def resolve_actors(actors: Iterable[str] | str | Gazetteer | None) -> Gazetteer:
    """The gazetteer that an ``actors`` option means: None, ids, ``"CN,RU"``, ``"all"`` or a gazetteer."""
    if isinstance(actors, Gazetteer):
        return actors
    if actors is None:
        return _selection(DEFAULT_ACTORS)
    if actors == "all":
        return _shipped()
    names = [a.strip() for a in actors.split(",")] if isinstance(actors, str) else [str(a) for a in actors]
    return _selection(tuple(n for n in names if n))
