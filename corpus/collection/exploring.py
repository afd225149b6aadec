"""The explorer of a corpus, which is opened in JupyterLab."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ..explore import Explorer
    from ..languages import Language
    from .corpus import Corpus
    from .evidence import Actors


class Exploring:
    """The part of :class:`Corpus` that opens its explorer."""

    def explore(self, node: str = "", *, language: Language = "fa", actors: Actors = None) -> Explorer:
        """Search, words, mentions, timeline and texts in one widget for JupyterLab, by mouse or keyboard.

        ``node`` is a word or phrase to begin with; ``language``, "fa" or "en", is that of what the widget says and of
        its direction; ``actors`` as in :meth:`mentions`, and more can be added in the widget. Nothing is worked out
        before it is asked for. In a stored notebook or a report, where no kernel runs, the first rows of each tab
        stand in its place. Raises :class:`corpus.errors.OptionError` for another language; an unknown actor is said in
        the widget.

        >>> import corpus
        >>> corpus.load("seeds/").explore("چین")
        <Explorer of 2 texts: run the cell in JupyterLab to open it>
        """
        from ..explore import Explorer  # the widget library is needed by nothing else

        return Explorer(cast("Corpus", self), node=node, language=language, actors=actors)
