"""``corpus cache``: what is kept of texts that were loaded, and how to clear it."""

from __future__ import annotations

import argparse
import shutil
import time
from typing import TYPE_CHECKING

from ..errors import OptionError
from .parsing import Verbs, add_output, positive, verb
from .shell import OK, say, write_table

if TYPE_CHECKING:
    from ..engine import StoreSize

_DAY = 24 * 3600


def add_cache_verb(verbs: Verbs, quiet: argparse.ArgumentParser) -> None:
    """The verb ``cache``."""
    cache = verb(
        verbs, "cache", "list or clear what is kept of texts so that the next time they load quickly",
        "cache", "cache --clear news/", "cache --clear --older-than 30", parents=(quiet,),
        columns="source (the folder, file or pattern), megabytes, files, versions, used (day), folder",
    )  # fmt: skip
    cache.add_argument("texts", metavar="TEXTS", nargs="?", help="only what is kept of these texts")
    cache.add_argument("--clear", action="store_true", help="remove it; your texts are not touched")
    cache.add_argument("--older-than", metavar="DAYS", type=positive, help="only what was not used for so many days")
    add_output(cache)
    cache.set_defaults(run=_cache)


def _cache(options: argparse.Namespace) -> int:
    import pandas as pd

    from ..engine import cache_folder

    wanted = _wanted(options)
    if options.clear:
        for store in wanted:
            shutil.rmtree(store.folder, ignore_errors=True)
        size = sum(store.size for store in wanted) / 1e6
        say(options, f"{len(wanted)} cleared, {size:,.1f} MB")
        return OK
    rows = [
        (s.source, round(s.size / 1e6, 1), s.files, s.versions, time.strftime("%Y-%m-%d", time.localtime(s.used)),
         str(s.folder)) for s in wanted
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["source", "megabytes", "files", "versions", "used", "folder"])
    write_table(options, table, telling=("source", "megabytes", "used"))
    say(options, f"{len(wanted)} kept, {table['megabytes'].sum():,.1f} MB: {cache_folder()}")
    return OK


def _wanted(options: argparse.Namespace) -> list[StoreSize]:
    """The stores of the texts that are named, or all, that have not been used for so long as is asked for."""
    from ..engine import source_name, stores

    found = list(stores())
    if options.texts is not None:
        name = source_name(options.texts)
        found = [store for store in found if store.source == name]
        if not found:
            remedy = "`corpus cache` lists the texts of which something is"
            raise OptionError(options.texts, "nothing is kept of these texts", remedy)
    if options.older_than is not None:
        found = [store for store in found if time.time() - store.used > options.older_than * _DAY]
    return found
