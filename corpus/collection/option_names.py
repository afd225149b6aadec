"""The names of what load() can be asked, so that a misspelt one is told as such."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from ..clean.config import REPAIRS, STAGES
from ..errors import OptionError


def check_names(changes: Mapping[str, object], parameters: Iterable[str]) -> None:
    """Raise OptionError for a keyword that is neither a parameter nor a repair or stage, whatever its value.

    >>> check_names({"colums": {"text": "متن"}}, ["columns"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    corpus.errors.OptionError: colums=: there is no such option or repair. What to do: did you mean columns=? ...
    """
    options = [*parameters]
    repairs = [*(repair.name for repair in REPAIRS), *sorted(STAGES)]
    for name, value in changes.items():
        if name not in repairs:
            near = get_close_matches(name.lower(), [*options, *repairs], n=1)
            others = f"the options are {', '.join(options)}; repairs and stages are listed in help(corpus.clean_text)"
            raise OptionError(
                f"{name}=",
                "there is no such option or repair",
                f"did you mean {near[0]}=? Correct the name" if near else others,
            )
        if value is None or isinstance(value, Collection):
            raise OptionError(f"{name}={value!r}", "a repair or stage is on or off", f"write {name}=True or False")
