"""Near-duplicates: texts that are copies of another, with a new title, a cut paragraph, some words changed.

Sites carry the reports of agencies, and each copy would count the words and names of one author again. Two texts are
as alike as their sets of shingles (:mod:`corpus.count.shingles`): *similarity* is the Jaccard coefficient, the shared
shingles by all of both, and *containment* the shared ones by those of the earlier text (resemblance and containment in
A. Broder 1997, «On the resemblance and containment of documents»). MinHash and locality-sensitive hashing only choose
which pairs to compare; each of these is then measured exactly, so that no estimate decides and no pair is false.

Groups are stars: a text joins the first text of a group if it is alike *to it*. Linking whatever is alike to some
member would chain a to b to c until the ends have nothing in common; and which text of a star is the first does not
depend on chance: the earliest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import OptionError
from .citation import described
from .shingles import Hashes, Shingler, shared_count

SHINGLE = 3
"""Words of a shingle."""
THRESHOLD = 0.55
"""Similarity from which on two texts are copies.

Reports of one template (weather, matches) come up to 0.53; copies with a new title, a signature, a third cut off or a
tenth of the words changed are nearly all above (``benchmarks/duplicates.py``).
"""

# 128 bands of 3 rows: a pair of similarity 0.3 is compared in 97 cases of 100, of 0.55 in all but one of 10 milliards.
_BANDS, _ROWS = 128, 3
_SEED = 1
_FACTOR = 0x9E3779B97F4A7C15  # odd, its bits well mixed
_BATCH = 1000  # texts whose signatures are worked out at once
_MOST_WORDS = 50

_COLUMNS = ["doc", "group", "exact", "similarity", "containment"]


@dataclass(frozen=True, slots=True)
class Copy:
    """A text that is a copy, and the first text of its group, both by their places in the list of texts."""

    place: int
    first: int
    exact: bool
    similarity: float
    containment: float


def duplicates(
    documents: Iterable[tuple[str, str]],
    *,
    threshold: float = THRESHOLD,
    shingle: int = SHINGLE,
    order: Sequence[int] | None = None,
) -> pd.DataFrame:
    """The texts that are copies of an earlier one, or have copies; ``documents`` are pairs of id and text in order.

    One row a text of a group: doc; group, the id of its first text; exact, whether it is the same text but for white
    space; similarity (Jaccard) to the first text; containment, the share of the first text's shingles that it has
    (near 1 with a low similarity: a copy with much added). The first text has a row too, with 1. Groups are in the
    order of their first texts, the texts of a group in the order given. ``order`` says which texts are earlier where it
    is not the order they come in: the place of the first, of the second, and so on.

    Raises OptionError for a ``threshold`` that is not above 0 and at most 1, or a ``shingle`` of no words.

    >>> text = "وزیر امور خارجه در نشست امروز گفت که گفتگوها با همسایگان شمالی ادامه دارد و به نتیجه می‌رسد"
    >>> table = duplicates([("ایرنا", text), ("سایت", f"خبر ویژه: {text}"), ("دیگر", "هوا فردا ابری است")])
    >>> table.round(2).values.tolist()
    [['ایرنا', 'ایرنا', True, 1.0, 1.0], ['سایت', 'ایرنا', False, 0.89, 1.0]]
    """
    ids: list[str] = []
    copies = find_copies(_noting_ids(documents, ids), threshold=threshold, shingle=shingle, order=order)
    ids = ids if order is None else [ids[place] for place in order]
    members: dict[int, list[Copy]] = {}
    for copy in copies:
        members.setdefault(copy.first, [Copy(copy.first, copy.first, True, 1.0, 1.0)]).append(copy)
    rows = [
        (ids[c.place], ids[c.first], c.exact, c.similarity, c.containment)
        for first in sorted(members)
        for c in members[first]
    ]
    kinds = {"doc": "str", "group": "str", "exact": "bool", "similarity": "float64", "containment": "float64"}
    return described(
        pd.DataFrame(rows, columns=_COLUMNS).astype(kinds),
        "duplicates",
        parameters={"threshold": threshold, "shingle": shingle},
        sizes={"documents": len(ids), "copies": len(copies), "groups": len(members)},
    )


def _noting_ids(documents: Iterable[tuple[str, str]], ids: list[str]) -> Iterator[str]:
    for doc, text in documents:
        ids.append(doc)
        yield text


def find_copies(
    texts: Iterable[str],
    *,
    threshold: float = THRESHOLD,
    shingle: int = SHINGLE,
    order: Sequence[int] | None = None,
) -> list[Copy]:
    """Those of ``texts`` that are copies of an earlier one, in order; the texts themselves are not kept.

    ``order`` says which are earlier, where it is not the order they come in: the place of the first, of the second, and
    so on. The places of the copies are those in this order.
    """
    _check(threshold, shingle)
    shingler = Shingler(shingle)
    digests: list[bytes] = []
    set_of: dict[bytes, Hashes] = {}
    for text in texts:
        digest = blake2b(" ".join(text.split()).encode("utf-8", "replace")).digest()
        if digest not in set_of:
            set_of[digest] = shingler(text)
        digests.append(digest)
    same_as: dict[bytes, int] = {}
    in_order = (digests[place] for place in order) if order is not None else digests
    first_of = [same_as.setdefault(digest, place) for place, digest in enumerate(in_order)]  # often its own
    sets = {place: set_of[digest] for digest, place in same_as.items()}
    stars = _stars(sets, threshold)
    return list(_with_exact(first_of, stars, sets))


def _with_exact(first_of: Sequence[int], stars: dict[int, Copy], sets: dict[int, Hashes]) -> Iterator[Copy]:
    """The copies in order, with the texts that are the same as another: those are as alike to its first as it is."""
    for place, same in enumerate(first_of):
        found = stars.get(same)
        if found is not None:
            yield Copy(place, found.first, False, found.similarity, found.containment)
        elif same != place and len(sets[same]):
            yield Copy(place, same, True, 1.0, 1.0)


def _stars(sets: dict[int, Hashes], threshold: float) -> dict[int, Copy]:
    """The copies among texts that are all different, by their places: each with the first text most alike to it."""
    filled = [place for place, hashes in sets.items() if len(hashes)]
    firsts: dict[tuple[int, int], list[int]] = {}  # of a band and its key: the first texts of groups that have it
    found: dict[int, Copy] = {}
    for place, keys in zip(filled, _shared_keys([sets[place] for place in filled]), strict=True):
        near = sorted({first for key in keys for first in firsts.get(key, ())})
        copies = (_compared(place, first, sets) for first in near)
        best = max(copies, key=lambda copy: copy.similarity, default=None)  # the earliest of those equally alike
        if best is not None and best.similarity >= threshold:
            found[place] = best
            continue
        for key in keys:
            firsts.setdefault(key, []).append(place)
    return found


def _compared(place: int, first: int, sets: dict[int, Hashes]) -> Copy:
    own, its = sets[place], sets[first]
    shared = shared_count(own, its)
    return Copy(place, first, False, shared / (len(own) + len(its) - shared), shared / len(its))


def _shared_keys(sets: Sequence[Hashes]) -> Iterator[list[tuple[int, int]]]:
    """For each set the bands of its signature that another has too, each with a number for what stands in it."""
    signatures = _signatures(sets)
    places, bands, numbers = [], [], []
    for band in range(_BANDS):
        key = np.zeros(len(sets), np.uint64)  # two bands that get one key by chance are only compared in vain
        for row in range(band * _ROWS, (band + 1) * _ROWS):
            key = key * np.uint64(_FACTOR) + signatures[:, row]
        _, number, count = np.unique(key, return_inverse=True, return_counts=True)
        at = np.flatnonzero(count[number] > 1)
        places.append(at)
        bands.append(np.full(len(at), band))
        numbers.append(number[at])
    place = np.concatenate(places)
    order = np.argsort(place, kind="stable")
    ends = np.cumsum(np.bincount(place, minlength=len(sets))).tolist()
    keys = list(zip(np.concatenate(bands)[order].tolist(), np.concatenate(numbers)[order].tolist(), strict=True))
    for start, end in zip([0, *ends], ends, strict=False):
        yield keys[start:end]


def _signatures(sets: Sequence[Hashes]) -> NDArray[np.uint32]:
    """The MinHash signature of each set, a row each."""
    from rensa import RMinHash  # needed for nothing else

    signatures = np.empty((len(sets), _BANDS * _ROWS), np.uint32)
    for start in range(0, len(sets), _BATCH):
        batch = sets[start : start + _BATCH]
        borders = np.cumsum([0, *map(len, batch)]).tolist()
        made = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(batch), borders, _BANDS * _ROWS, _SEED)
        signatures[start : start + len(batch)] = made.to_rows()
    return signatures


def _check(threshold: float, shingle: int) -> None:
    if not 0 < threshold <= 1:
        raise OptionError(f"threshold={threshold}", "similarity lies between 0 and 1", "use a number such as 0.55")
    if not 1 <= shingle <= _MOST_WORDS:
        raise OptionError(f"shingle={shingle}", "a shingle is a few words", "use a number such as 3")
