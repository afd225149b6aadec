"""Names of agencies, papers, broadcasters and sites, and the patterns that find them in folded text.

A name may be written with half-spaces, with spaces or with neither (شین‌هوا، شین هوا، شینهوا), with Arabic ي and ك, and
with or without the word for what it is (خبرگزاری شین‌هوا): it is one house, and has one name here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from ..letters import ZWNJ, fold
from ..patterns import late_pattern

type Kind = Literal["agencies", "papers", "sites", "broadcasters"]
_ALL_KINDS: tuple[Kind, ...] = ("agencies", "papers", "sites", "broadcasters")

_FILE = "data/sources/names.toml"
_ADDRESS = late_pattern(r"^(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:/.*)?$", re.ASCII | re.DOTALL)
_BEGINS_LATIN = late_pattern(r"[A-Za-z]")
_LISTS = ("also_words", "only_with_kind", "countries")

AGENCY = r"(?:خبر\s?گزاری(?:\s+رسمی)?|آژانس\s+(?:خبری|اطلاعاتی))"
PAPER = r"(?:روزنامه|هفته\s?نامه|ماهنامه|مجله|نشریه)"
CHANNEL = r"(?:شبکه(?:\s+(?:خبری|تلویزیونی))?|تلویزیون|رادیو)"
SITE = (
    r"(?:(?:پایگاه|سایت|وب\s?سایت|وبگاه|تارنمای?)\s+(?:خبری(?:\s*[-–]?\s*تحلیلی)?|اینترنتی)"
    r"|پایگاه\s+اطلاع\s?رسانی(?:\s+و\s+خبری)?|(?:سایت|وب\s?سایت|وبگاه|تارنمای|پایگاه)(?:\s+رسمی)?)"
)
HOUSE = rf"(?:{AGENCY}|{PAPER}|{CHANNEL}|{SITE})"
"""The words that say what a house is, in folded text with a space for a half-space."""

_KINDS: tuple[tuple[str, Kind], ...] = (
    ("خبرگزاری", "agencies"), ("خبر گزاری", "agencies"), ("آژانس", "agencies"), ("روزنامه", "papers"),
    ("هفته", "papers"), ("ماهنامه", "papers"), ("مجله", "papers"), ("نشریه", "papers"), ("شبکه", "broadcasters"),
    ("تلویزیون", "broadcasters"), ("رادیو", "broadcasters"), ("پایگاه", "sites"), ("سایت", "sites"), ("وبگاه", "sites"),
    ("تارنما", "sites"),
)  # fmt: skip
_LEADING = late_pattern(rf"{HOUSE}\s+")


@dataclass(frozen=True)
class SourceNames:
    """The names, and alternations of them for patterns.

    ``houses`` has for each name, without what spelling differs by, the canonical names of the houses that have it and
    their kinds. ``bare`` are names that need no word that says what they are, ``sure`` those that are no common words
    either, ``behind`` for each kind those that do behind a word for it, ``writing`` the papers and sites among the
    common words, ``own`` those of Iran's agencies and sites that are sure.
    """

    houses: Mapping[str, tuple[tuple[str, Kind], ...]]
    sure_keys: frozenset[str]
    agency_keys: frozenset[str]
    countries: str
    bare: str
    sure: str
    own: str
    writing: str
    agencies: str
    behind: Mapping[Kind, str]

    def name_of(self, written: str, kind: Kind | None = None) -> str | None:
        """The canonical name of one as written, of that kind if there are several; None for what is not in the list."""
        houses = self.houses.get(key_of(_ADDRESS.sub(r"\1", written.strip())), ())
        return next((name for name, its in houses if its == kind), houses[0][0] if houses else None)


def key_of(name: str) -> str:
    """A name without what spelling it differs by.

    >>> key_of("بي‌بي‌سي  فارسی")
    'بیبیسیفارسی'
    """
    return "".join(fold(name).text.replace(ZWNJ, "").split()).lower()


def without_kind(plain: str) -> tuple[str, Kind | None]:
    """A folded name without the word for what the house is, and the kind that it says.

    >>> without_kind("خبرگزاری مهر"), without_kind("مهر")
    (('مهر', 'agencies'), ('مهر', None))
    """
    if (match := _LEADING.match(plain)) is None:
        return plain, None
    return plain[match.end() :], kind_in(match[0])


def kind_in(plain: str) -> Kind | None:
    """The kind of house that words such as «خبرگزاری رسمی» say, None where they say none."""
    return next((kind for word, kind in _KINDS if word in plain), None)


@lru_cache(maxsize=4096)
def usual_name(written: str, *, other_names: bool = True) -> str:
    """The canonical name of a house whose name is ``written`` in a table or on a page; of others as it stands.

    Spelling and a word for what it is (خبرگزاری …) make no difference. With ``other_names`` abbreviations, addresses
    and further names of a house become its usual one too (ISNA, isna.ir: ایسنا).

    >>> usual_name("خبرگزاري شين هوا"), usual_name("ISNA"), usual_name("ISNA", other_names=False)
    ('شین‌هوا', 'ایسنا', 'ISNA')
    >>> usual_name("روزنامه جمهوری اسلامی"), usual_name("دانشگاه تهران")
    ('جمهوری اسلامی', 'دانشگاه تهران')
    """
    names = known_sources()
    plain = " ".join(fold(written).text.replace(ZWNJ, " ").split())
    given, kind = without_kind(plain)
    for part, its in ((plain, None), (given, kind)):
        key = key_of(_ADDRESS.sub(r"\1", part))
        houses = names.houses.get(key, ())
        fitting = [name for name, of in houses if its in (None, of) or its == "sites"]
        spelled = next((name for name in fitting if key_of(name) == key), None)
        if spelled is not None:
            return spelled
        if other_names and fitting and (its is not None or key in names.sure_keys):
            return fitting[0]
    return written


@cache
def known_sources() -> SourceNames:
    """The names that are shipped."""
    read = tomllib.loads(files("corpus").joinpath(_FILE).read_text("utf-8"))
    words, with_kind, countries = (read.pop(name) for name in _LISTS)
    common, vague = ({key_of(name) for name in names} for names in (words, with_kind))
    houses: dict[str, tuple[tuple[str, Kind], ...]] = {}
    forms: list[tuple[str, str, Kind]] = []
    for place, name, kind, form in _forms(read):
        key = key_of(form)
        if (name, kind) not in houses.get(key, ()):
            houses[key] = (*houses.get(key, ()), (name, kind))
        forms.append((place, form, kind))
    bare = [(place, form, kind) for place, form, kind in forms if key_of(form) not in vague]
    sure = [(place, form, kind) for place, form, kind in bare if key_of(form) not in common]
    canonical = {name for _, name, *_ in _forms(read)}
    agencies = [form for _, form, kind in bare if kind == "agencies"]
    own = [
        form
        for place, form, kind in sure
        if place == "iran" and kind in ("agencies", "sites") and (form in canonical or _BEGINS_LATIN.match(form))
    ]
    writing = [f for p, f, kind in bare if p == "iran" and kind in ("papers", "sites") and key_of(f) in common]
    return SourceNames(
        houses,
        frozenset(key_of(form) for _, form, _ in sure),
        frozenset(key_of(form) for form in agencies) - {key_of("مهر"), key_of("فارس")},
        any_of(countries),
        any_of(form for _, form, _ in bare),
        any_of(form for _, form, _ in sure),
        any_of(own),
        any_of(writing),
        any_of(agencies),
        {kind: any_of(form for _, form, its in forms if its == kind) for kind in _ALL_KINDS},
    )


def _forms(read: Mapping[str, Mapping[Kind, Mapping[str, list[str]]]]) -> Iterator[tuple[str, str, Kind, str]]:
    """Every way of writing a name: place, canonical name, kind, form."""
    for place, groups in read.items():
        for kind, names in groups.items():
            for name, aliases in names.items():
                for form in (name, *aliases):
                    yield place, name, kind, form


def any_of(forms: Iterable[str]) -> str:
    """An alternation of names, longer ones first, spaces and half-spaces in them as one likes.

    They are grouped by their first letter, so that most are passed over at once.
    """
    groups: dict[str, list[str]] = {}
    for form in {" ".join(fold(form).text.replace(ZWNJ, " ").split()) for form in forms}:
        groups.setdefault(form[0], []).append(form)
    return "|".join(
        re.escape(first) + "(?:" + "|".join(_spaced(form) for form in sorted(group, key=lambda f: (-len(f), f))) + ")"
        for first, group in sorted(groups.items())
    )


def _spaced(form: str) -> str:
    """The pattern of a name behind its first letter."""
    words = (_TWO_WORDS.sub(r" \1", word) for word in form.split())
    return r"\s?".join(re.escape(word) for part in words for word in part.split())[len(re.escape(form[0])) :]


# Names in one word whose second part is often written apart: خبر آنلاین، کرد پرس
_TWO_WORDS = late_pattern(r"(?<=\w\w)(نیوز|آنلاین|پرس|پلاس|فوری|ایران|نووستی|اینفورم|پرتال)$")
