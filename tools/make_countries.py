"""Make corpus/data/gazetteer/5-countries.toml: every country of ISO 3166, and Kosovo, that no other file there defines.

    python tools/make_countries.py

Names come from CLDR, by way of Babel, in the Persian of Iran (fa) and of Afghanistan (fa_AF). tools/countries.toml
holds what is said by hand: names as the press has them, capitals, people, leaders, and where a name is an ordinary
word. Demonyms are made of the names by rule where none is given. A name of CLDR that is no plain name (brackets,
commas) is refused until that file says what is written in its place.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_cldr_version

from corpus.letters import DIACRITICS, PERSIAN_LETTERS, ZWNJ, fold
from corpus.mentions import KINDS

ROOT = Path(__file__).resolve().parents[1]
BY_HAND = ROOT / "tools" / "countries.toml"
OUT = ROOT / "corpus" / "data" / "gazetteer" / "5-countries.toml"

BEYOND_ISO = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
"""Two-letter regions of CLDR that are no countries of ISO 3166. XK, Kosovo, is none either, and stays."""

_NOT_WRITTEN = dict.fromkeys(map(ord, [*DIACRITICS, "\N{ARABIC HAMZA ABOVE}"]))
"""Vowel signs and the ezafe of «کرهٔ»: the gazetteer writes names without them, matching sees through them."""

_SPELLED = (("ئی", "یی"), ("آفریقا", "افریقا"), ("آمریکا", "امریکا"), ("استوایی", "استوائی"))
"""What is written either way."""

_WIDTH = 160
_SIMPLE = {"forms", "short", "years", "counted", "ambiguous", "only_near"}  # settings that leave a name on one line


def text() -> str:
    """The file, as it is to be."""
    with BY_HAND.open("rb") as file:
        given = tomllib.load(file)
    contexts = given.pop("contexts")
    codes = sorted(set(territories()) - defined_elsewhere())
    if strays := set(given) - set(codes):
        raise SystemExit(
            f"{BY_HAND.name}: {', '.join(sorted(strays))}: no country, or one of another file; take it out"
        )
    source = f"CLDR {get_cldr_version()} (Unicode License V3) and tools/countries.toml"
    head = f"# Made by tools/make_countries.py from {source}; edit that file and make this one again.\n"
    lists = "".join(written(name, words) for name, words in contexts.items())
    return f"{head}\n[contexts]\n{lists}" + "".join(section(code, actor(code, given.get(code, {}))) for code in codes)


def territories() -> list[str]:
    """Codes of the countries that CLDR names."""
    return [code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code) and code not in BEYOND_ISO]


def defined_elsewhere() -> set[str]:
    """Actors of the gazetteer's other files."""
    files = (file for file in OUT.parent.glob("*.toml") if file != OUT)
    return {actor for file in files for actor in tomllib.loads(file.read_text("utf-8"))}


def actor(code: str, given: dict[str, Any]) -> dict[str, Any]:
    """An actor's table: what is given by hand, and CLDR's names."""
    given = dict(given)
    unused = {fold(name).text for name in given.pop("unused", [])}
    cldr = [name for name in cldr_names(code) if fold(name).text not in unused]
    if "fa" not in given and not cldr:
        raise SystemExit(f"{BY_HAND.name}, [{code}]: all names of CLDR are unused; add fa = …")
    label = str(given.pop("fa", None) or cldr[0]).translate(_NOT_WRITTEN)
    if odd := [name for name in (label, *cldr) if not set(name) <= PERSIAN_LETTERS | {" ", ZWNJ}]:
        raise SystemExit(f"{BY_HAND.name}, [{code}]: {odd[0]!r} is no plain name; put it under unused and give fa = …")
    elsewhere = unused | {fold(form).text for kind in given if kind in KINDS for form in conditional(kind, given[kind])}
    names = given.pop("country", [])
    plain = [name for name in (label, *cldr) if fold(name).text not in elsewhere] + [
        n for n in names if isinstance(n, str)
    ]
    made: dict[str, Any] = {"fa": label, "en": given.pop("en", None) or Locale("en").territories[code]}
    made["country"] = [*plain, *(name for name in names if not isinstance(name, str))]
    made["demonym"] = given.pop("demonym", None)
    if made["demonym"] is None:
        made["demonym"] = [d for name in plain if " " not in name for d in demonyms(name)]
    made |= given
    order = [key for key in ("fa", "en", *KINDS, "decoys") if made.get(key)]
    return {key: spelled(made[key]) if key in KINDS else made[key] for key in order}


def cldr_names(code: str) -> list[str]:
    """CLDR's names of a territory, the first that of Iran."""
    names = (Locale(*locale).territories[code] for locale in (("fa",), ("fa", "AF")))
    return list(dict.fromkeys(str(name).translate(_NOT_WRITTEN) for name in names))


def conditional(kind: str, names: list[Any]) -> Iterator[str]:
    """Forms given in a way that CLDR's name must not stand beside: under a condition, or as another kind."""
    for name in names:
        if isinstance(name, dict):
            yield from name["forms"]
        elif kind != "country":
            yield name


def demonyms(name: str) -> Iterator[str]:
    """The adjectives of a country's name: کنیا → کنیایی، گینه → گینه‌ای، بولیوی → بولیویایی، نپال → نپالی.

    >>> list(demonyms("گینه"))
    ['گینه\u200cای']
    """
    if name.endswith("ه"):
        yield f"{name}{ZWNJ}ای"
    elif name.endswith("ی"):
        yield f"{name}ایی"
    elif name.endswith("ا"):
        yield from (f"{name}یی", f"{name}ئی")
    else:
        yield f"{name}یی" if name.endswith("و") else f"{name}ی"


def spelled(names: Iterable[Any]) -> list[Any]:
    """Names with the other spellings of each behind it, none twice."""
    plain = spellings(name for name in names if isinstance(name, str))
    return plain + [{**name, "forms": spellings(name["forms"])} for name in names if not isinstance(name, str)]


def spellings(forms: Iterable[str]) -> list[str]:
    """Forms with their other spellings; of those that differ in a space only the one with it, which matches both."""
    made: list[str] = []
    for form in forms:
        variants = [form]
        for one, other in _SPELLED:
            variants += [v.replace(one, other) for v in variants if one in v]
        made += variants
    longest: dict[str, str] = {}
    for form in made:
        letters = re.sub(f"[ {ZWNJ}]", "", fold(form).text)
        longest[letters] = max(longest.get(letters, ""), form, key=len)
    return list(longest.values())


def section(code: str, table: dict[str, Any]) -> str:
    """An actor as TOML: kinds whose names are simple as lists, the others as tables of tables."""
    tables = {kind: names for kind, names in table.items() if kind in KINDS and not all(map(is_simple, names))}
    lists = {key: value for key, value in table.items() if key not in tables}
    lines = f"\n[{code}]\n" + "".join(written(key, value) for key, value in lists.items())
    for kind, names in tables.items():
        plain = [name for name in names if isinstance(name, str)]
        entries = ([{"forms": plain}] if plain else []) + [name for name in names if not isinstance(name, str)]
        for entry in entries:
            lines += f"\n[[{code}.{kind}]]\n" + "".join(written(key, value) for key, value in entry.items())
    return lines


def is_simple(name: Any) -> bool:
    """Whether a name fits in a list, on one line."""
    return isinstance(name, str) or (set(name) <= _SIMPLE and len(value(name)) < _WIDTH - 4)


def written(key: str, content: Any) -> str:
    """``key = content``, a long list over several lines."""
    line = f"{key} = {value(content)}\n"
    if not isinstance(content, list) or len(line) <= _WIDTH:
        return line
    rows: list[str] = [""]
    for entry in content:
        piece = f"{value(entry)}, "
        if len(rows[-1]) + len(piece) > _WIDTH - 4 and rows[-1]:
            rows.append("")
        rows[-1] += piece
    return f"{key} = [\n" + "".join(f"    {row.rstrip()}\n" for row in rows) + "]\n"


def value(content: Any) -> str:
    """A string, a switch, a list or an inline table of TOML."""
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, list):
        return f"[{', '.join(map(value, content))}]"
    if isinstance(content, dict):
        return f"{{ {', '.join(f'{key} = {value(v)}' for key, v in content.items())} }}"
    return f'"{content}"'


if __name__ == "__main__":
    OUT.write_text(text(), "utf-8")
    print(f"{len(tomllib.loads(OUT.read_text('utf-8'))) - 1} countries: {OUT.relative_to(ROOT)}")
