"""From the gazetteer to something that can be looked up: forms cut into words, contexts as patterns.

A form of several words hangs on one of them, its anchor; only anchors are looked up, and the other words are
compared where the anchor stands, with any gap between them (space, half-space, nothing, ``_``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from ..patterns import late_pattern
from .balance import Balance
from .borders import GAP, Ending
from .gazetteer import BALANCE_KEYS, CONTEXT_KEYS, DECOY, Actor, Alias, Gazetteer
from .phrases import PhrasesBefore, phrases_after, phrases_before, phrases_near, words_of

_LETTER = r"[^\W\d_]"
_SILENT_H = late_pattern(
    rf"{_LETTER}[^اوه\W]ه(?= (?!و ))"
)  # «کره …»; the ه of گروه, شاه is a consonant, and گروهی a word
_EVERYDAY = frozenset(
    "اتحاد اتحادیه جمهوری جمهوریهای خلق سازمان شورای پیمان کشورهای کشور دولت پادشاهی متحده همکاری گروه دریای"
    " آسیای زبان کی سی جی جنوبی شمالی شرقی غربی مرکزی میانه مرکز ایالات امارات عربی جامعه ملل شی لی و"
    " هان هوا بزرگ سای لای سه بان خوان پنج هفت یون یف جان بیست دیک لیو سیه رو سون ژان بن ی"
    " سن سان سنت پل پول بیا وین ورده دوم منطقه های".split()
)
"""Words of names that stand in every text, or whose letters do (هان in جهان); a bad choice of anchor."""


_HEADS_OF_REPUBLICS = ("رئیس", "رییس", "ریاست", "روسای")
"""In «رئیس جمهوری قرقیزستان» the office is رئیس جمهوری and the name only the country's."""


class Context:
    """What must not, and what must, stand beside a name; patterns over the text before, after or around it.

    Each is compiled when it is first asked for: of the hundreds in a gazetteer a text needs few.
    """

    __slots__ = (
        "_alias", "balance", "needs_cue", "only_after", "only_before", "only_near", "short_near", "unless_after",
        "unless_before", "unless_near",
    )  # fmt: skip
    unless_before: PhrasesBefore | None
    unless_after: re.Pattern[str] | None
    unless_near: re.Pattern[str] | None
    only_before: PhrasesBefore | None
    only_after: re.Pattern[str] | None
    only_near: re.Pattern[str] | None
    short_near: re.Pattern[str] | None
    balance: Balance | None
    needs_cue: bool
    """Whether the name counts only beside certain words."""

    def __init__(self, alias: Alias) -> None:
        self._alias = alias

    def __getattr__(self, name: str) -> Any:
        if name == "balance":
            made: object = _balance(self._alias)
        elif name == "needs_cue":
            made = bool(self._alias.only_preceded_by or self._alias.only_followed_by or self._alias.only_near)
        elif name in _PATTERNS:
            key, pattern = _PATTERNS[name]
            phrases = getattr(self._alias, key)
            made = pattern(tuple(phrases)) if phrases else None
        else:  # not a slot that is still empty
            raise AttributeError(name)
        setattr(self, name, made)
        return made


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One spelling of one name, ready to be compared with folded text."""

    actor: str
    kind: str
    spelling: str
    counted: bool
    words: tuple[str, ...]
    anchor: int
    ending: Ending
    ambiguous: bool
    alias: Alias | None
    short: bool
    context: Context | None
    open_end: bool = False
    as_written: bool = True  # not with an ezafe that the gazetteer leaves unspelled
    order: int = 0  # in the gazetteer: of two spellings that fit a place the first is taken

    has_short: bool = False  # the full form that later short ones need
    plain: bool = False  # counts wherever it stands, and no other form depends on it

    @property
    def length(self) -> int:
        """Its characters, spaces included."""
        return len(" ".join(self.words))

    def extend(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The span of the whole form whose anchor is ``text[start:end]``, or None if it does not stand there."""
        for word in reversed(self.words[: self.anchor]):
            start = skip_gap_back(text, start) - len(word)
            if start < 0 or not text.startswith(word, start):
                return None
        for word in self.words[self.anchor + 1 :]:
            end = skip_gap(text, end)
            if not text.startswith(word, end):
                return None
            end += len(word)
        return start, end


def skip_gap(text: str, at: int) -> int:
    """The end of the gap that begins at ``at``; four characters are the widest that damage makes."""
    stop = min(at + 4, len(text))
    while at < stop and text[at] in GAP:
        at += 1
    return at


def skip_gap_back(text: str, at: int) -> int:
    """The start of the gap that ends at ``at``."""
    stop = max(at - 4, 0)
    while at > stop and text[at - 1] in GAP:
        at -= 1
    return at


def compile_forms(gazetteer: Gazetteer) -> list[Form]:
    """Every form and decoy of the gazetteer's actors."""
    forms = [form for actor in gazetteer for form in _actor_forms(actor)]
    alone = {form.words[0] for form in forms if len(form.words) == 1 and not form.open_end}
    return [_completed(form, alone, order) for order, form in enumerate(forms)]


def _completed(form: Form, alone: set[str], order: int) -> Form:
    has_short = form.alias is not None and bool(form.alias.short) and not form.short
    plain = form.context is None and not has_short and not form.short
    return replace(form, anchor=_anchor_of(form, alone), order=order, has_short=has_short, plain=plain)


def _anchor_of(form: Form, alone: set[str]) -> int:
    """The place of a form's rarest word: not an everyday one, and of these one that the automaton holds anyway."""
    ranks = [(word not in _EVERYDAY, word in alone, len(word)) for word in form.words]
    return ranks.index(max(ranks))


def _actor_forms(actor: Actor) -> Iterable[Form]:
    for alias in actor.aliases:
        context = _context(alias)
        for spelling in alias.forms:
            yield from _with_ezafe(_form(actor.id, alias, spelling, context, short=False))
        for spelling in alias.short:
            yield from _with_ezafe(_form(actor.id, alias, spelling, context, short=True))
    for phrase in actor.decoys:
        words, open_end = words_of(phrase.rstrip("*")), phrase.endswith("*")
        decoy = Form(actor.id, DECOY, phrase, False, words, 0, Ending.NAME, True, None, False, None, open_end)
        yield from _with_ezafe(decoy)


def _form(actor: str, alias: Alias, spelling: str, context: Context | None, *, short: bool) -> Form:
    words = words_of(spelling)
    if len(words) == 2 and words[0] == "جمهوری":
        alias = replace(alias, unless_preceded_by=(*alias.unless_preceded_by, *_HEADS_OF_REPUBLICS))
        context = _context(alias)
    ending = Ending.NAME
    if alias.people:
        ending = _people_ending(words[-1])
    ambiguous = alias.ambiguous or short
    return Form(actor, alias.kind, spelling, alias.counted, words, 0, ending, ambiguous, alias, short, context)


def _with_ezafe(form: Form) -> Iterable[Form]:
    """``form``, and as it is with the ezafe behind a silent ه spelled out: «گینه‌ی بیسائو»."""
    yield form
    if found := _SILENT_H.search(form.spelling):
        before = len(words_of(form.spelling[: found.end()]))
        yield replace(form, words=(*form.words[:before], "ی", *form.words[before:]), as_written=False)


def _people_ending(word: str) -> Ending:
    if word.endswith("ها"):
        return Ending.PLURAL
    return Ending.PEOPLE_I if word.endswith("ی") else Ending.PEOPLE


def _context(alias: Alias) -> Context | None:
    return Context(alias) if any(getattr(alias, key) for key in ("short_near", *CONTEXT_KEYS, *BALANCE_KEYS)) else None


def _balance(alias: Alias) -> Balance | None:
    doubts = (alias.doubted_preceded_by, alias.doubted_followed_by, alias.doubted_near)
    if not any(doubts):
        return None
    backing = (alias.backed_preceded_by, alias.backed_followed_by, alias.backed_near)
    return Balance(doubts, backing)


_PATTERNS: dict[str, tuple[str, Callable[[tuple[str, ...]], re.Pattern[str] | PhrasesBefore]]] = {
    "unless_before": ("unless_preceded_by", phrases_before),
    "unless_after": ("unless_followed_by", phrases_after),
    "unless_near": ("unless_near", phrases_near),
    "only_before": ("only_preceded_by", phrases_before),
    "only_after": ("only_followed_by", phrases_after),
    "only_near": ("only_near", phrases_near),
    "short_near": ("short_near", phrases_near),
}
"""The patterns of a context, with the key of a name that each is made of."""
