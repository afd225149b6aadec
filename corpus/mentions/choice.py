"""Whom to look for, as people say it: ids of the library's gazetteer, and actors from a file of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..patterns import late_pattern
from .gazetteer import DEFAULT_ACTORS, Gazetteer, unknown_actors

_ID = late_pattern(r"[\w-]+")  # "CN,RU" from a command line, '["CN", "RU"]' from papermill


def choose_actors(
    actors: Iterable[str] | str | None, own: str | Path | None = None
) -> list[str] | str | Gazetteer | None:
    """What ``Corpus.mentions`` is to be asked for; ``own`` is a TOML or CSV file (or a folder of them) of further
    actors.

    Without ``own`` these are ``actors`` as they are, checked. With it they are a gazetteer of both: the actors named
    (``"all"``: every one; None: the usual ones), and those of the file if it is not said which. Raises OptionError
    for an unknown id, with those that look or read like it, and GazetteerError for a mistake in the file.

    >>> choose_actors(["CN", "JP"])
    ['CN', 'JP']
    """
    ids = plain_actors(actors)
    if own is None:
        if isinstance(ids, list):
            check_known(ids, Gazetteer.shipped())
        return ids
    mine = Gazetteer.load(own)
    known = Gazetteer.shipped() | mine
    if ids == "all":
        return known
    wanted = [*DEFAULT_ACTORS, *mine.ids] if ids is None else list(ids)
    check_known(wanted, known)
    return known.select(dict.fromkeys(wanted))


def plain_actors(actors: Iterable[str] | str | None) -> list[str] | str | None:
    """Actors as a notebook's parameter can hold them: a list of ids, ``"all"``, or None for the default ones.

    >>> plain_actors("CN,RU"), plain_actors("all")
    (['CN', 'RU'], 'all')
    """
    if actors is None or actors == "all":
        return actors
    return _ID.findall(actors) if isinstance(actors, str) else list(actors)


def check_known(ids: Iterable[str], known: Gazetteer) -> None:
    """Raise OptionError for ids that are not ``known``, naming the actors that look or read like them."""
    if unknown := [actor for actor in ids if actor not in known]:
        raise unknown_actors(unknown, known)
