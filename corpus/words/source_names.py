"""Names of agencies, papers, broadcasters and sites, and the pattern that finds them in folded text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..letters import ZWNJ, fold

_FILE = "data/sources/names.toml"
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:/.*)?$", re.ASCII | re.DOTALL)
_BEGINS_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True)
class SourceNames:
    """The names: as they are found (folded, a space for a half-space) with the canonical name, and those of a group."""

    canonical: dict[str, str]
    pattern: str
    short: str
    bare: str
    own: str

    def name_of(self, written: str) -> str | None:
        """The canonical name of one as written, None for what is not in the list."""
        return self.canonical.get(key_of(_ADDRESS.sub(r"\1", written.strip())))


def key_of(name: str) -> str:
    """A name without what spelling it differs by.

    >>> key_of("بي‌بي‌سي  فارسی")
    'بیبیسیفارسی'
    """
    return "".join(fold(name).text.replace(ZWNJ, "").split()).lower()


@cache
def known_sources() -> SourceNames:
    """The names that are shipped.

    ``pattern`` finds all, ``short`` those that are no descriptions, ``bare`` those that are no common words either,
    ``own`` of Iran's agencies and sites those that are none.
    """
    read = tomllib.loads(files("corpus").joinpath(_FILE).read_text("utf-8"))
    also_words = {key_of(name) for name in read.pop("also_words")}
    canonical: dict[str, str] = {}
    own: list[str] = []
    forms: list[str] = []
    for place, groups in read.items():
        for kind, names in groups.items():
            for name, aliases in names.items():
                for form in (name, *aliases):
                    canonical.setdefault(key_of(form), name)
                forms += [name, *aliases]
                if place == "iran" and kind in ("agencies", "sites"):
                    own.append(name)
                    own += [alias for alias in aliases if _BEGINS_LATIN.match(alias)]
    bare = [form for form in forms if key_of(form) not in also_words and not _is_description(form, canonical)]
    return SourceNames(
        canonical,
        _any_of(forms),
        _any_of([form for form in forms if not _is_description(form, canonical)] + list(_ONE_WORD_TOO)),
        _any_of(bare),
        _any_of([form for form in own if key_of(form) not in also_words and form not in _ONE_WORD_TOO]),
    )


# What agencies are called in full: without the word «خبرگزاری» before them they name other things.
_DESCRIBED = (
    "ایران",
    "اسلامی",
    "قرآن",
    "ملت",
    "قضاییه",
    "قضائیه",
    "مقدس",
    "آلمان",
    "فرانسه",
    "سوریه",
    "عربستان",
    "شیعه",
)
_ONE_WORD_TOO = (
    "وفا",
    "واس",
    "سانا",
    "آوا",
    "ترند",
    "موج",
    "تقریب",
    "رسا",
    "سینا",
    "زیتون",
    "هیل",
    "نیکی",
    "آنا",
    "کابار",
    "چین نو",
)


def _is_description(form: str, canonical: dict[str, str]) -> bool:
    if form in _ONE_WORD_TOO:
        return True
    return form.split()[-1] in _DESCRIBED and (canonical[key_of(form)] != form or form == "فرانسه")


def _any_of(forms: list[str]) -> str:
    """An alternation of the names, longer ones first, spaces and half-spaces in them as one likes."""
    plain = {" ".join(fold(form).text.replace(ZWNJ, " ").split()) for form in forms}
    return "|".join(r"\s?".join(map(re.escape, form.split())) for form in sorted(plain, key=lambda f: (-len(f), f)))
