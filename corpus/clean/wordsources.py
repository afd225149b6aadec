"""The words that ship with the library: those that were counted in treebanks, and names."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

from ..letters import ZWNJ
from ..patterns import late_pattern

_NEEDED = late_pattern(f"[هی]{ZWNJ}|{ZWNJ}[اآ]")


@cache
def counted_forms() -> dict[str, int]:
    """Word form → how often it was met in the counted texts, the commonest first; the counts ship with the library."""
    text = files("corpus").joinpath("data/counts/words.tsv").read_text("utf-8")
    return {form: int(n) for form, _, n in (line.partition("\t") for line in text.splitlines())}


@cache
def counted_costs() -> dict[str, float]:
    """Word form → cost, of the counted forms, also as they are written without hamza (تأکید, تاکید)."""
    forms = counted_forms()
    total = sum(forms.values())
    found = {form: -math.log(n / total) for form, n in forms.items() if len(form) > 1 or form == "و"}
    for form, price in list(found.items()):
        found.setdefault(form.translate(_WITHOUT_HAMZA), price)
    return found


_WITHOUT_HAMZA = str.maketrans("أؤئ", "اوی")


@cache
def _listed_names() -> frozenset[str]:
    folder = files("corpus").joinpath("data/names")
    lines = [
        line for file in ("gazetteer.txt", "press.txt") for line in folder.joinpath(file).read_text("utf-8").split("\n")
    ]
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


@cache
def names() -> frozenset[str]:
    """Words of the names that ship with the library, whole and by their parts; see ``corpus/data/names``."""
    parts = [part for name in _listed_names() for part in (name.replace(ZWNJ, ""), *name.split(ZWNJ))]
    return frozenset(part for part in parts if len(part) > 1)


@cache
def halfspaced_names() -> dict[str, str]:
    """Letters without half-space → the name, for names that nobody writes without one.

    These are names listed so and never without it, with a border that the eye needs: behind ه or ی, before ا or آ.
    Others are written either way (گلبدین).

    >>> halfspaced_names()["بیبیسی"] == "بی\N{ZERO WIDTH NON-JOINER}بی\N{ZERO WIDTH NON-JOINER}سی"
    True
    """
    listed = _listed_names()
    return {plain: name for name in listed if _NEEDED.search(name) and (plain := name.replace(ZWNJ, "")) not in listed}
