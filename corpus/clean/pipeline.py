"""The pipeline: raw text in, clean text and the record of every change out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..alignment import KEPT, Alignment, Edit, Rearrangement, Segment, apply_edits
from ..errors import OptionError
from . import triage
from .config import REPAIRS, CleanConfig, Repair
from .order_model import OrderModel

# A repair can lay bare what another one looks for (a space beside a mark that goes). Passes are made until one finds
# nothing, which makes cleaning twice the same as cleaning once; a clean text is read once, a damaged one twice.
_MOST_PASSES = 8

_STANDARD = CleanConfig.preset("standard")
_STAGE = {repair.name: repair.stage for repair in REPAIRS}


@dataclass(frozen=True, slots=True)
class RepairRecord:
    """One change: which repair made it, where in the raw and the clean text, from what to what, and how sure it is.

    ``step`` is the stage (order, characters, lines, spacing, halfspaces); where several repairs met at one place,
    ``step`` and ``fixer`` name all of them, joined by ``+``. Of text that was moved, ``before`` and ``after`` are the
    whole stretch in its old and its new order; changes inside it have records of their own. ``confidence`` goes from 0
    to 1.
    """

    step: str
    fixer: str
    raw_start: int
    raw_end: int
    clean_start: int
    clean_end: int
    before: str
    after: str
    confidence: float


@dataclass(frozen=True)
class CleanText:
    r"""A cleaned text with the way back to the raw one.

    ``text`` is the clean text. ``repairs`` lists every change in raw order. ``alignment`` maps the two texts on each
    other; both are put together when first asked for.

    >>> from corpus import clean_text
    >>> cleaned = clean_text("كتاب را می خواند")
    >>> cleaned.text
    'کتاب را می\u200cخواند'
    >>> [(r.fixer, r.before, r.after) for r in cleaned.repairs]
    [('arabic_letters', 'ك', 'ک'), ('spaced_halfspaces', ' ', '\u200c')]
    >>> cleaned.to_raw(8, 16)
    [(8, 16)]
    """

    raw: str
    text: str
    steps: Sequence[tuple[str, Sequence[Edit] | Rearrangement]] = ()

    def __str__(self) -> str:
        return self.text

    @cached_property
    def alignment(self) -> Alignment:
        """Segments from the raw text to the clean text; ``alignment.replay(raw)`` is ``text``."""
        alignment = Alignment.identity(len(self.raw))
        for name, change in self.steps:
            if isinstance(change, Rearrangement):
                alignment = alignment.rearranged(name, change)
            else:
                alignment = alignment.then(name, change)
        return alignment

    @cached_property
    def repairs(self) -> tuple[RepairRecord, ...]:
        """Every change, in the order of the raw text; of a line whose order was restored, the line as a whole first."""
        return tuple(record for block in self.alignment.blocks() for record in self._records(block))

    def _records(self, block: Sequence[Segment]) -> Iterator[RepairRecord]:
        moved = [s for s in block if s.moved]
        if moved and len(block) > 1:
            yield self._record(
                "+".join(dict.fromkeys(s.moved for s in moved)),
                (min(s.raw_start for s in block), max(s.raw_end for s in block)),
                (block[0].clean_start, block[-1].clean_end),
                min(s.confidence for s in moved),
            )
        for s in block:
            if s.fixer != KEPT and self.raw[s.raw_start : s.raw_end] != s.after:
                yield self._record(s.fixer, (s.raw_start, s.raw_end), (s.clean_start, s.clean_end), s.confidence)

    def _record(self, fixer: str, raw: tuple[int, int], clean: tuple[int, int], confidence: float) -> RepairRecord:
        step = "+".join(dict.fromkeys(_STAGE.get(name, name) for name in fixer.split("+")))
        before, after = self.raw[slice(*raw)], self.text[slice(*clean)]
        return RepairRecord(step, fixer, *raw, *clean, before, after, round(confidence, 3))

    def to_raw(self, start: int, end: int) -> list[tuple[int, int]]:
        """The raw spans that ``text[start:end]`` came from, in the order of the clean text."""
        return self.alignment.to_raw(start, end)


def clean_text(
    text: str,
    config: CleanConfig | None = None,
    *,
    preset: str = "standard",
    model: OrderModel | None = None,
    keep: Iterable[str] = (),
    **changes: bool,
) -> CleanText:
    r"""Repair ``text`` and record every change.

    ``preset`` is ``"standard"`` (every repair), ``"pdf"`` (for text from PDFs), ``"characters"`` or ``"none"``; the
    name of a repair or of a stage as keyword switches it on or off (``clean_text(text, diacritics=False,
    order=False)``); a :class:`CleanConfig` sets all of them at once, and then stands by itself. ``model`` is an
    :class:`OrderModel` learned from undamaged texts of the same kind, which helps where lines are scrambled. ``keep``
    are names that no word list has, such as ``gazetteer.names``: no space or half-space is put into them.

    Raises OptionError for a preset, repair or stage that does not exist, and for a keyword beside a config.

    >>> clean_text("زیرساختها و بدهیها").text
    'زیرساخت\u200cها و بدهی\u200cها'
    >>> clean_text("است.این", preset="characters").text
    'است.این'
    >>> clean_text("جزیره مالتاره کجاست", keep=["مالتاره"]).text
    'جزیره مالتاره کجاست'
    """
    if not isinstance(text, str):
        raise OptionError(
            f"a text of the type {type(text).__name__}",
            "only str can be cleaned",
            "decode bytes first, or use corpus.load",
        )
    config = chosen(config, preset=preset, model=model, keep=keep, **changes)
    if not config.repairs:
        return CleanText(text, text)
    now = text
    steps: list[tuple[str, Sequence[Edit] | Rearrangement]] = []
    done: dict[str, object] = {}
    for _ in range(_MOST_PASSES):
        before, now = now, _after_pass(now, config, steps, done)
        if now == before:
            break
    return CleanText(text, now, tuple(steps))


def _after_pass(
    now: str,
    config: CleanConfig,
    steps: list[tuple[str, Sequence[Edit] | Rearrangement]],
    done: dict[str, object],
) -> str:
    """The text with each repair made once; those that changed something are added to ``steps``.

    ``done`` has the repairs that ran, with the origin of the text they ran on.
    """
    needs = triage.needs(now) if config.looks_at_words else triage.EVERYTHING
    for repair in _repairs_for(now, config):
        if repair.needs and not (repair.needs & needs and _could_find_more(repair, now, done)):
            continue
        change = repair.run(now)
        if repair.again and repair.again.holds(now):
            done[repair.name] = triage.chunks_of(now).origin
        else:
            done.pop(repair.name, None)
        if not change:
            continue
        steps.append((repair.name, change))
        before, now = now, change.apply(now) if isinstance(change, Rearrangement) else apply_edits(now, change)
        if config.looks_at_words:
            if isinstance(change, Rearrangement):
                done.clear()
            else:
                triage.follow(before, change, now)
            needs = triage.needs(now)
    return now


def _could_find_more(repair: Repair, text: str, done: Mapping[str, object]) -> bool:
    """Whether the repair has not run yet, or could find something beside what was edited since."""
    if repair.again is None or repair.name not in done:
        return True
    chunks = triage.chunks_of(text)
    return done[repair.name] is not chunks.origin or bool(
        chunks.needs_near_edits(repair.again.reach) & repair.again.needs
    )


def chosen(
    config: CleanConfig | None,
    *,
    preset: str = "standard",
    model: OrderModel | None = None,
    keep: Iterable[str] = (),
    **changes: bool,
) -> CleanConfig:
    """The config that is given, or the one that a preset, a model, names to keep and repairs by name make."""
    if isinstance(keep, str):
        raise OptionError(f"keep={keep!r}", "names are kept, and this is a string of letters", f"write keep=[{keep!r}]")
    names = frozenset(keep)
    if config is not None and not isinstance(config, CleanConfig):
        raise OptionError(repr(config), "a config is a CleanConfig", f"a preset is named so: preset={config!r}")
    if config is None:
        plain = not changes and preset == "standard" and model is None and not names
        config = _STANDARD if plain else CleanConfig.preset(preset, model=model, keep=names, **changes)
    elif changes or preset != "standard" or model is not None or names:
        raise OptionError(
            ", ".join(changes) or (f"preset={preset!r}" if preset != "standard" else "model" if model else "keep"),
            "a config says by itself which repairs run",
            "give either a config or a preset with keywords; CleanConfig.preset makes a config of them",
        )
    return config


def _repairs_for(text: str, config: CleanConfig) -> Sequence[Repair]:
    """The repairs that the characters of ``text`` call for, in the order they run."""
    present = triage.unusual_characters(text, chunks=config.looks_at_words)
    if not present:
        return config.repairs_of_usual_text if "\n" in text else config.repairs_of_usual_line
    if "\n" in text:
        present |= {"\n"}
    return [r for r in config.repairs if r.signs is None or not r.signs.isdisjoint(present)]
