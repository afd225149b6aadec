"""What is known about a text, with what the text itself says of its date, which is looked for when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .gathering import own_date

_LATE = ("date", "calendar", "date_from", "date_given")


class LateMetadata(Mapping[str, Any]):
    """The metadata of a text whose date is in the text, or is the one given for all such texts, or unknown.

    ``own`` is what the text says, None where it has not been asked; ``otherwise`` the date of texts that say nothing.
    """

    __slots__ = ("_known", "_otherwise", "_own", "_text")

    def __init__(
        self, known: dict[str, Any], text: str, own: Mapping[str, Any] | None, otherwise: tuple[str, str] | None
    ) -> None:
        self._known, self._text, self._own, self._otherwise = known, text, own, otherwise

    def _all(self) -> dict[str, Any]:
        if self._text:
            own = own_date(self._text) if self._own is None else dict(self._own)
            if not own and self._otherwise is not None:
                own = {"date": self._otherwise[0], "calendar": self._otherwise[1], "date_from": "user"}
            self._known = self._known | own
            self._text = ""
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
