"""What undamaged texts of the same kind say about damaged ones: which words stand beside each other in them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from ..errors import OptionError
from ..patterns import late_pattern

_WORD = late_pattern(
    "[^ ،!.؛:؟()«»\N{ZERO WIDTH NON-JOINER}]+|[،!.؛:؟()«»]"
)  # a sign parts words; so does a half-space


def neighbours_in(text: str) -> Counter[tuple[str, str]]:
    """How often two words stand beside each other in the lines of a text."""
    found: Counter[tuple[str, str]] = Counter()
    for line in text.split("\n"):
        found.update(pairwise(_WORD.findall(line)))
    return found


@dataclass(frozen=True, eq=False)
class OrderModel:
    r"""Neighbouring words of undamaged texts, for putting scrambled lines of other texts in order.

    ``counts`` says how often two words stand beside each other. Texts of the same author or on the same matter help
    most. A model changes how texts are cleaned only where it is given (``model=``); ``key`` names it: two models with
    the same key clean alike.

    >>> from corpus import OrderModel, clean_text
    >>> model = OrderModel.learn(["شورای همکاری خلیج فارس تشکیل جلسه داد."])
    >>> model.counts["خلیج", "فارس"], len(model.key)
    (1, 16)
    >>> clean_text("کتابها را خواند", model=model).text == clean_text("کتابها را خواند").text
    True
    """

    counts: Mapping[tuple[str, str], int]
    key: str = field(init=False)

    def __post_init__(self) -> None:
        rows = sorted(f"{a}\t{b}\t{n}\n" for (a, b), n in self.counts.items())
        object.__setattr__(self, "key", hashlib.sha256("".join(rows).encode()).hexdigest()[:16])

    @classmethod
    def learn(cls, texts: Iterable[str]) -> OrderModel:
        """The model of clean texts, of a Corpus for example ``(d.text for d in texts)``.

        Raises OptionError where a text is no string, or where there is none with two words.
        """
        given = [texts] if isinstance(texts, str) else list(texts)
        strange = {type(text).__name__ for text in given if not isinstance(text, str)}
        if strange:
            remedy = "of a Corpus give the texts: OrderModel.learn(d.text for d in texts)"
            raise OptionError(f"a text of the type {min(strange)}", "a model is learned from str", remedy)
        counts: Counter[tuple[str, str]] = Counter()
        for text in given:
            counts.update(neighbours_in(text))
        if not counts:
            raise OptionError("no texts", "there are no two words to learn from", "give at least one clean text")
        return cls(dict(counts))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OrderModel) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"<OrderModel {self.key}: {len(self.counts):,} pairs of words>"
