"""Groups of states as actors: who names a member names the group."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

type Members = Mapping[str, Collection[str]]
"""For each actor the ids whose mentions are its own too: the members of G7, the states of Central Asia."""


def with_members(mentions: pd.DataFrame, members: Members) -> pd.DataFrame:
    """The mentions of the actors of ``members`` or of one of their members, as mentions of the actor.

    ``mentions`` has a column actor. Each mention stands once for every actor that it counts for, in the order of
    ``members``: one of Japan both for Japan and for the G7, where both are asked for. The index is that of
    ``mentions``, so that a mention that stands twice can be told.

    >>> mentions = pd.DataFrame({"actor": ["JP", "RU", "G7"], "text": ["ژاپن", "روسیه", "گروه هفت"]})
    >>> with_members(mentions, {"G7": ["US", "JP"], "JP": []}).values.tolist()
    [['G7', 'ژاپن'], ['JP', 'ژاپن'], ['G7', 'گروه هفت']]
    """
    pairs = [(member, actor) for actor, ids in members.items() for member in dict.fromkeys([actor, *ids])]
    meant = pd.DataFrame(pairs, columns=["member", "actor"])
    named = mentions.rename(columns={"actor": "member"}).reset_index(names="row")
    found = named.merge(meant, on="member", how="inner")
    # merge keeps the order of the mentions, and of the actors within one
    return found.set_index("row").rename_axis(index=None)[list(mentions.columns)]


def members_asked(members: Members, actors: Iterable[str] | None) -> dict[str, tuple[str, ...]]:
    """The members of each of the ``actors``, none for one that is no group; None: of all that ``members`` names.

    >>> members_asked({"G7": ["US", "JP"], "C5": ["KZ"]}, ["G7", "CN"])
    {'G7': ('US', 'JP'), 'CN': ()}
    """
    return {actor: tuple(members.get(actor, ())) for actor in (members if actors is None else actors)}


def among_actors(
    mentions: pd.DataFrame, actors: Iterable[str] | None, members: Members | None
) -> tuple[pd.DataFrame, list[str], dict[str, tuple[str, ...]] | None]:
    """The mentions that count for ``actors`` (None: for all there are), these actors, and the members asked for.

    >>> mentions = pd.DataFrame({"actor": ["US", "CN"]})
    >>> found, ids, asked = among_actors(mentions, ["G7"], {"G7": ["US", "JP"]})
    >>> found["actor"].tolist(), ids, asked
    (['G7'], ['G7'], {'G7': ('US', 'JP')})
    """
    ids = None if actors is None else list(dict.fromkeys(actors))
    asked = None if members is None else members_asked(members, ids)
    found = mentions if asked is None else with_members(mentions, asked)
    ids = sorted(found["actor"].unique()) if ids is None else ids
    return found[found["actor"].isin(ids)], ids, asked
