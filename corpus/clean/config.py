"""Which repairs run: every one by name, with its stage, its default and its risk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache, partial
from typing import Any, Literal

from ..alignment import Edit, Rearrangement
from ..errors import OptionError
from . import characters, decoding, halfspaces, ligatures, lines, pages, runs, spacing, triage, visual, wordbreaks
from .kept import Kept
from .order_model import OrderModel

Risk = Literal["none", "low", "some"]


def _always(text: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Again:
    """When a repair that has run on a text has nothing to do on what later edits made of it.

    That is so when nothing of ``needs`` stands near those edits, ``reach`` chunks or fewer away, since what it finds
    elsewhere depends on nothing else, and it found that before. ``holds`` says of the text it has run on whether that
    was so there.
    """

    reach: int
    needs: int
    holds: Callable[[str], bool] = _always


@dataclass(frozen=True, slots=True)
class Repair:
    """A repair: its name, the stage it belongs to, what it does, and what it risks on undamaged text.

    ``run`` gives the edits on a text or its new order; None or no edits where there is nothing to repair.

    Risk "none": the letters read stay the same. "low": wrong in rare cases. "some": decides between readings.
    ``signs`` are characters without which there is nothing to repair (None: the repair looks for itself). ``needs`` is
    what the words of a text must need, one thing of several, before there is anything to do (:mod:`.triage`; 0: the
    repair looks for itself). ``again`` says when it can be spared once it has run (None: never).
    """

    name: str
    stage: str
    run: Callable[[str], list[Edit] | Rearrangement | None]
    risk: Risk
    signs: frozenset[str] | None = None
    needs: int = 0
    again: Again | None = None


_SIGNS = characters.SIGNS
_LINES = _SIGNS["line_ends"] | {"\n"}
_OF_WORDS_ALONE = Again(2, triage.LACKS_HALFSPACE)  # and of the number before some

REPAIRS: tuple[Repair, ...] = (
    # The order matters: letters must be plain before words can be looked up, spaces right before borders are read.
    # Bytes come first: some of them look like line ends and marks. Pages come before line ends, which end form feeds.
    Repair("mojibake", "characters", decoding.mojibake, "low", decoding.SIGNS),
    # Letters in reverse must be turned before ligatures are taken apart: ﻻ is one letter to turn.
    Repair("visual_order", "order", visual.visual_order, "some"),
    Repair("page_furniture", "lines", pages.page_furniture, "some", _LINES),
    Repair("line_ends", "characters", characters.line_ends, "none", _SIGNS["line_ends"]),
    Repair(
        "control_characters",
        "characters",
        characters.control_characters,
        "none",
        _SIGNS["control_characters"],
    ),
    Repair(
        "presentation_forms",
        "characters",
        characters.presentation_forms,
        "none",
        _SIGNS["presentation_forms"],
    ),
    Repair("arabic_letters", "characters", characters.arabic_letters, "low", _SIGNS["arabic_letters"]),
    Repair("arabic_digits", "characters", characters.arabic_digits, "low", _SIGNS["arabic_digits"]),
    Repair("direction_marks", "characters", characters.direction_marks, "none", _SIGNS["direction_marks"]),
    Repair("hyphenated_words", "lines", lines.hyphenated_words, "low", _LINES, triage.HYPHENATED),
    Repair("elongation", "characters", characters.elongation, "none", _SIGNS["elongation"]),
    Repair("diacritics", "characters", characters.diacritics, "low", _SIGNS["diacritics"], triage.MARKED),
    Repair(
        "disguised_halfspaces",
        "characters",
        characters.disguised_halfspaces,
        "low",
        _SIGNS["disguised_halfspaces"],
    ),
    Repair("odd_spaces", "characters", characters.odd_spaces, "none", _SIGNS["odd_spaces"]),
    # Letters must be plain by now; two spaces together show where a run ended, and lines are still lines.
    Repair("run_order", "order", runs.run_order, "some", None, triage.MISPLACED),
    Repair("extra_spaces", "characters", characters.extra_spaces, "none", None, triage.EMPTY | triage.UNUSUAL),
    Repair("extra_blank_lines", "characters", characters.extra_blank_lines, "none", _LINES, triage.EMPTY),
    Repair("stray_halfspaces", "characters", characters.stray_halfspaces, "none", None, triage.STRAY_HALFSPACE),
    Repair("swapped_lam_alef", "characters", ligatures.swapped_lam_alef, "some", None, triage.MAY_BE_SWAPPED),
    Repair("wrapped_lines", "lines", lines.wrapped_lines, "some", _LINES),
    Repair("punctuation_spacing", "spacing", spacing.punctuation_spacing, "low", None, triage.ILL_SPACED),
    Repair(
        "word_breaks",
        "spacing",
        wordbreaks.word_breaks,
        "some",
        None,
        triage.UNKNOWN_WORD,
        # Windows are one when two words stand between them at the most.
        Again(3 * wordbreaks.NEIGHBOURS, triage.UNKNOWN_WORD, wordbreaks.finds_each_by_itself),
    ),
    Repair(
        "spaced_halfspaces",
        "halfspaces",
        halfspaces.spaced_halfspaces,
        "some",
        None,
        triage.MAY_JOIN,
        Again(3, triage.MAY_JOIN | triage.LETTER_NAME),  # زاده looks at two words behind it
    ),
    # Both parts of one spelling: the endings first, since a word with a half-space in it is not looked up again.
    Repair(
        "attached_endings",
        "halfspaces",
        halfspaces.attached_endings,
        "some",
        None,
        triage.LACKS_HALFSPACE,
        _OF_WORDS_ALONE,
    ),
    Repair(
        "glued_halfspaces",
        "halfspaces",
        halfspaces.glued_halfspaces,
        "some",
        None,
        triage.LACKS_HALFSPACE,
        _OF_WORDS_ALONE,
    ),
)

_OF_BORDERS = ("word_breaks", "spaced_halfspaces", "attached_endings", "glued_halfspaces")
"""Repairs that look for words in others, and so need telling of names that no list has."""

STAGES = tuple(dict.fromkeys(repair.stage for repair in REPAIRS))
"""The stages, each with repairs of one kind; a stage is not one run of them, since repairs of several alternate."""

_PRESETS: dict[str, frozenset[str]] = {
    # Which stages are on; "characters" leaves out the repairs that decide between readings.
    "standard": frozenset(STAGES),
    "pdf": frozenset(STAGES),
    "characters": frozenset({"characters"}),
    "none": frozenset(),
}


@dataclass(frozen=True, kw_only=True)
class CleanConfig:
    """Every repair, on or off. All are on by default; the risk of each stands in :data:`REPAIRS`.

    ``from_pdf`` says that the text was extracted from a PDF file: a single sign is then enough for looking whether the
    order of its lines is damaged. ``model`` is an :class:`OrderModel` that helps to restore that order. ``keep`` are
    names in which no space or half-space is put or taken away, such as those of one's own gazetteer
    (``gazetteer.names``).

    >>> CleanConfig(diacritics=False).diacritics
    False
    >>> CleanConfig.preset("characters").glued_halfspaces
    False
    """

    mojibake: bool = True
    visual_order: bool = True
    page_furniture: bool = True
    line_ends: bool = True
    control_characters: bool = True
    presentation_forms: bool = True
    arabic_letters: bool = True
    arabic_digits: bool = True
    direction_marks: bool = True
    hyphenated_words: bool = True
    elongation: bool = True
    diacritics: bool = True
    disguised_halfspaces: bool = True
    odd_spaces: bool = True
    run_order: bool = True
    extra_spaces: bool = True
    extra_blank_lines: bool = True
    stray_halfspaces: bool = True
    swapped_lam_alef: bool = True
    wrapped_lines: bool = True
    punctuation_spacing: bool = True
    word_breaks: bool = True
    spaced_halfspaces: bool = True
    attached_endings: bool = True
    glued_halfspaces: bool = True
    from_pdf: bool = False
    model: OrderModel | None = None
    keep: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not isinstance(self.model, OrderModel | None):
            raise OptionError(repr(self.model), "a model is an OrderModel", "make one: OrderModel.learn(texts)")

    @classmethod
    @lru_cache(maxsize=100)
    def preset(
        cls, name: str, *, model: OrderModel | None = None, keep: frozenset[str] = frozenset(), **changes: bool
    ) -> CleanConfig:
        """A named set of repairs, with single ones, or all of a stage, changed by keyword.

        ``"standard"`` is every repair; ``"pdf"`` the same for text extracted from PDF files, where a single sign of
        lines out of order is followed up (elsewhere many are asked for); ``"characters"`` those that look at single
        characters, without the one that decides between readings; ``"none"`` none. The stages are order, characters,
        lines, spacing and halfspaces: ``order=False`` leaves the order alone. A repair named beside its stage has its
        own way.

        Raises OptionError for a preset, repair or stage that does not exist.

        >>> CleanConfig.preset("standard", order=False).visual_order
        False
        >>> config = CleanConfig.preset("none", halfspaces=True, attached_endings=False)
        >>> [repair.name for repair in config.repairs]
        ['spaced_halfspaces', 'glued_halfspaces']
        """
        if name not in _PRESETS:
            raise OptionError(repr(name), "there is no such preset", f"use one of {', '.join(_PRESETS)}")
        on = {r.name: r.stage in _PRESETS[name] and (name != "characters" or r.risk != "some") for r in REPAIRS}
        unknown = sorted(changes.keys() - on.keys() - set(STAGES))
        if unknown:
            raise OptionError(
                ", ".join(unknown),
                "there is no such repair or stage",
                f"the repairs are {', '.join(on)}; the stages {', '.join(sorted(STAGES))}",
            )
        on |= {r.name: changes[r.stage] for r in REPAIRS if r.stage in changes}
        on |= {r.name: changes[r.name] for r in REPAIRS if r.name in changes}
        return cls(**on, from_pdf=name == "pdf", model=model, keep=keep)

    def __getstate__(self) -> dict[str, Any]:
        """What goes to another process: the options, from which the rest is made again."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    @cached_property
    def fingerprint(self) -> str:
        """A short name of the config: two with the same one clean alike."""
        options = [f"{f.name}={getattr(self, f.name)}" for f in fields(self) if f.name not in {"model", "keep"}]
        options += [f"model={self.model.key if self.model else None}", *sorted(self.keep)]
        return hashlib.sha256("\n".join(options).encode("utf-8", "replace")).hexdigest()[:16]

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        """The repairs that are on, in the order they run."""
        on = [repair for repair in REPAIRS if getattr(self, repair.name)]
        if self.from_pdf or self.model:
            run_order = partial(runs.run_order, eager=self.from_pdf, elsewhere=self.model)
            on = [replace(repair, run=run_order) if repair.name == "run_order" else repair for repair in on]
        if self.keep:
            kept = Kept(self.keep)
            on = [replace(r, run=kept.sparing(r.run)) if r.name in _OF_BORDERS else r for r in on]
        return tuple(on)

    @cached_property
    def looks_at_words(self) -> bool:
        """Whether any of the repairs does: else a text is not worth being looked at word by word."""
        return any(repair.needs & triage.OF_WORDS for repair in self.repairs)

    @cached_property
    def repairs_of_usual_text(self) -> tuple[Repair, ...]:
        """Those of them that lines of nothing but Persian letters, digits and usual signs can need."""
        return tuple(r for r in self.repairs if r.signs is None or "\n" in r.signs)

    @cached_property
    def repairs_of_usual_line(self) -> tuple[Repair, ...]:
        """Those of them that a single such line can need."""
        return tuple(repair for repair in self.repairs if repair.signs is None)


if {f.name for f in fields(CleanConfig)} - {"from_pdf", "model", "keep"} != {
    r.name for r in REPAIRS
}:  # a repair without its switch, or the reverse
    raise AssertionError("CleanConfig and REPAIRS must name the same repairs")
