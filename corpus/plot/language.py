"""In which language figures speak: chosen once, for all that are drawn after."""

from __future__ import annotations

from ..languages import Language, check_language

# Not a ContextVar: cells of a notebook may each run in a context of their own.
_chosen: list[Language] = ["en"]


def use_language(language: Language) -> Language:
    """Write titles, axes, legends, notes, months and digits of figures in English ("en") or in Persian ("fa").

    It holds for all figures drawn from here on; words of the texts stay as they are. Gives back the language that was
    used before, so that it can be chosen again. Raises :class:`~corpus.errors.OptionError` for another language.

    >>> before = use_language("fa")
    >>> figure_language(), use_language(before)
    ('fa', 'fa')
    """
    check_language(language)
    before, _chosen[0] = _chosen[0], language
    return before


def figure_language() -> Language:
    """The language that figures speak now.

    >>> figure_language()
    'en'
    """
    return _chosen[0]
