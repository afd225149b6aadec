"""The widget: it hands on what the browser asks, and shows tables where nothing runs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from ..display.markup import FONTS
from ..languages import Language, check_language
from .answering import answer, failure
from .explored import Explored, asked_actors
from .still_page import still_html
from .wording import WORDS

if TYPE_CHECKING:
    from ..collection import Actors, Corpus

_CLIENT = Path(__file__).parent / "client"
_PARTS = ("elements", "asking", "lists", "reader", "search", "words", "mentions", "timeline", "texts", "explorer")


@cache
def script() -> str:
    """What runs in the browser: one ES module."""
    return "\n".join((_CLIENT / f"{name}.js").read_text("utf-8") for name in _PARTS)


@cache
def style() -> str:
    """How it looks."""
    return (_CLIENT / "explorer.css").read_text("utf-8").replace("PERSIAN-FONTS", FONTS)


class Explorer(anywidget.AnyWidget):
    """Search, words, mentions, timeline and texts of a corpus in one widget; :meth:`Corpus.explore` makes it.

    Nothing is worked out before it is asked for, and the browser gets no more than it shows. Where no kernel runs (a
    stored notebook, a report) the first rows of each tab stand in its place.
    """

    _esm = script()
    _css = style()
    setup = traitlets.Dict().tag(sync=True)

    def __init__(self, texts: Corpus, *, node: str = "", language: Language = "fa", actors: Actors = None) -> None:
        check_language(language)
        self._explored = Explored(texts, language=language, actors=asked_actors(actors))
        self._node = node
        super().__init__(setup=setup_of(self._explored, node))
        self.on_msg(self._asked)

    def _asked(self, _widget: object, request: Mapping[str, Any], _buffers: object) -> None:
        try:
            self.send(answer(self._explored, request))
        except Exception as error:
            self.send(failure(self._explored, request, error))
            raise

    def __repr__(self) -> str:
        texts = len(self._explored.documents)
        return f"<Explorer of {texts} text{'s' * (texts != 1)}: run the cell in JupyterLab to open it>"

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = super()._repr_mimebundle_(**options)
        assert bundle is not None  # it has a view
        shown, metadata = bundle
        shown["text/plain"] = repr(self)
        shown["text/html"] = still_html(self._explored, self._node)
        return shown, metadata


def setup_of(explored: Explored, node: str) -> dict[str, Any]:
    """What the browser knows from the start: the language, what is said in it, and the word to begin with."""
    return {
        "language": explored.language,
        "direction": "rtl" if explored.language == "fa" else "ltr",
        "words": dict(WORDS[explored.language]),
        "texts": len(explored.documents),
        "node": node,
    }
