"""Names of a package that import the module they stand in when they are first used.

One question needs few of the modules of ``corpus.count`` or ``corpus.dates``; importing all of them takes longer than
counting a megabyte of text.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def late_names(package: str, home: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """``__getattr__`` and ``__dir__`` of a package, given the module that each line of names stands in.

    >>> getattr_, dir_ = late_names("corpus.words", {"stoplist": "stopwords"})
    >>> getattr_("stopwords").__module__, dir_()
    ('corpus.words.stoplist', ['stopwords'])
    """
    module_of = {name: module for module, names in home.items() for name in names.split()}

    def get(name: str) -> Any:
        if name not in module_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{module_of[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return get, lambda: sorted(module_of)
