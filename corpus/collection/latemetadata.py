"""What is known about a text, with what the text itself says, which is looked for when it is asked for."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from typing import Any

from .facts import own_facts

_LATE = frozenset(
    ("date", "calendar", "date_from", "date_given", "source", "source_from", "source_given", "author")
)  # fmt: skip


class _ReadWhole(Mapping[str, Any]):
    """What is put together when it is asked for; another process gets it as a dict."""

    __slots__ = ()

    def _all(self) -> dict[str, Any]:
        raise NotImplementedError

    def __getitem__(self, key: str) -> Any:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def items(self) -> ItemsView[str, Any]:
        """Names with what is known, put together once and not for each name; ``dict(metadata.items())`` is the way."""
        return self._all().items()

    def values(self) -> ValuesView[Any]:
        """What is known, in the order of the names."""
        return self._all().values()

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[dict[str, Any]]]:
        return dict, (self._all(),)


class LateMetadata(_ReadWhole):
    """The metadata of a text of which something is not known that the text itself may say.

    ``own`` is what it says (:func:`own_facts`), None where it has not been asked; ``otherwise`` the date, with its
    calendar, of texts that say nothing.
    """

    __slots__ = ("_asked", "_known", "_otherwise", "_own", "_text")

    def __init__(
        self, known: dict[str, Any], text: str, own: Mapping[str, Any] | None, otherwise: tuple[str, str] | None
    ) -> None:
        self._known, self._text, self._own, self._otherwise = known, text, own, otherwise
        self._asked = False

    def _all(self) -> dict[str, Any]:
        if not self._asked:
            own = own_facts(self._text) if self._own is None else self._own
            facts = dict(own.items())
            if "date" not in facts and self._otherwise is not None:
                facts["date"] = {"date": self._otherwise[0], "calendar": self._otherwise[1], "date_from": "user"}
            for name, found in facts.items():
                if self._known.get(name) is None:
                    self._known = self._known | found
            self._asked = True
        return self._known

    def __getitem__(self, key: str) -> Any:
        return self._all()[key] if key in _LATE else self._known[key]


def pack_metadata(metadata: Mapping[str, Any]) -> tuple[tuple[str, ...], bytes]:
    """What :class:`PackedMetadata` is made of, in a quarter of the memory."""
    found = dict(metadata.items())
    return tuple(found), pickle.dumps(tuple(found.values()), pickle.HIGHEST_PROTOCOL)


class PackedMetadata(_ReadWhole):
    """Metadata of texts that stay in the store: the names, and the values pickled."""

    __slots__ = ("_names", "_values")

    def __init__(self, names: tuple[str, ...], values: bytes) -> None:
        self._names, self._values = names, values

    def _all(self) -> dict[str, Any]:
        return dict(zip(self._names, pickle.loads(self._values), strict=True))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class LateFacts(_ReadWhole):
    """What a text says of itself, as the store has it (JSON), read when it is asked for."""

    __slots__ = ("_written",)

    def __init__(self, written: str) -> None:
        self._written = written.encode("utf-8", "surrogatepass")  # of Persian half the memory of a string

    def _all(self) -> dict[str, Any]:
        facts: dict[str, Any] = json.loads(self._written.decode("utf-8", "surrogatepass"))
        return facts
