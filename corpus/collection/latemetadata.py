"""What is known about a text, with what the text itself says, which is looked for when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .facts import own_facts

_LATE = frozenset(
    ("date", "calendar", "date_from", "date_given", "source", "source_from", "source_given", "author")
)  # fmt: skip


class LateMetadata(Mapping[str, Any]):
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
            facts = dict(own)
            if "date" not in facts and self._otherwise is not None:
                facts["date"] = {"date": self._otherwise[0], "calendar": self._otherwise[1], "date_from": "user"}
            for name, found in facts.items():
                if self._known.get(name) is None:
                    self._known = self._known | found
            self._asked = True
        return self._known

    def __getitem__(self, key: str) -> Any:
        return self._all()[key] if key in _LATE else self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[dict[str, Any]]]:
        return dict, (self._all(),)
