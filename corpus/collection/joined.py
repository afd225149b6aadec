"""Many short pieces of bytes in one: as objects of their own they would take twice the memory, and leave holes."""

from __future__ import annotations

from array import array


class Joined:
    """Pieces of bytes one after the other, each found by its number.

    >>> pieces = Joined()
    >>> for word in ("چین", "روسیه"):
    ...     pieces.append_text(word)
    >>> len(pieces), pieces.text(1)
    (2, 'روسیه')
    """

    __slots__ = ("_bytes", "_ends")

    def __init__(self) -> None:
        self._bytes, self._ends = bytearray(), array("Q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, at: int) -> bytes:
        return bytes(self._bytes[self._ends[at] : self._ends[at + 1]])

    def text(self, at: int) -> str:
        """A piece that is text."""
        return self._bytes[self._ends[at] : self._ends[at + 1]].decode("utf-8", "surrogatepass")

    def append_text(self, text: str) -> None:
        """One more piece, which is text, be there halves of broken characters in it."""
        self.append(text.encode("utf-8", "surrogatepass"))

    def append(self, piece: bytes) -> None:
        """One more piece, with the next number."""
        self._bytes += piece
        self._ends.append(len(self._bytes))
