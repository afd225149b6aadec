"""Who is spoken of: mentions of the gazetteer's actors in a text, clean or damaged.

The text is folded and run through one automaton. Every name it meets is a candidate; a candidate passes, in this
order, its borders, the words beside it, and the longest match. Each check that fails has a name, so that
:func:`candidates` can show the near-misses with the rule that rejected them.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from ..letters import TATWEEL, ZWNJ, Folded, fold
from ..patterns import late_pattern
from .contexts import is_near, judge_context
from .forms import compile_forms
from .gazetteer import DECOY, Gazetteer, resolve_actors
from .lookup import Hit, Lookup
from .tongues import is_language

_OF_SPEAKERS = ("demonym", "country")
_SPEAKER = late_pattern(  # «روسی‌زبان», «روسی‌زبان‌ها», «روسی زبانان»; not «دانشجوی روسی زبان فارسی می‌خواند»
    rf"{ZWNJ}?زبان(?![^\W\d_]|{ZWNJ}شناس)|{ZWNJ}?زبان(?:ها|ان|ی(?![^\W\d_]))| زبان(?:ان|{ZWNJ}?ها)"
)


type _Row = tuple[int, int, str, str, str, str, bool]
type TextAt = Callable[[int], int]
"""Which text a place is in, where several stand behind one another."""


def _one_text(place: int) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an actor in a text: ``text[start:end]``, 0-based code points, end exclusive.

    ``alias`` is the spelling in the gazetteer; ``counted`` says whether headline counts include the mention.
    """

    start: int
    end: int
    text: str
    actor: str
    kind: str
    alias: str
    counted: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Letters that could be a mention, and ``rule``: None if they are one, else what rejected them.

    ``counted`` says whether headline counts include the name.
    """

    start: int
    end: int
    text: str
    actor: str
    kind: str
    alias: str
    counted: bool
    rule: str | None


def find_mentions(text: str, actors: Iterable[str] | str | Gazetteer | None = None) -> list[Mention]:
    """Find the mentions of ``actors`` in ``text``, in order; they do not overlap.

    ``actors`` is None (China, Russia, Japan, the Soviet Union), ids, ``"all"`` or a :class:`Gazetteer`. The text
    may be clean or raw: Arabic letters, lost or spaced half-spaces, elongation, diacritics, direction marks,
    presentation forms, hashtags and a glued «و» are seen through, and offsets are those of the text as given. The
    span has the name with its plural ending, without ezafe, clitics or titles.

    Raises :class:`~corpus.errors.OptionError` for an actor that is not in the gazetteer.

    >>> [(m.text, m.actor, m.kind) for m in find_mentions("سخن‌چین از روسیه وچين گفت؛ روس‌ها خندیدند.")]
    [('روسیه', 'RU', 'country'), ('چين', 'CN', 'country'), ('روس\\u200cها', 'RU', 'demonym')]
    """
    folded = fold(text)
    return [Mention(*each) for each in found_in(text, folded, lookup_of(resolve_actors(actors)))]


def found_in(text: str, folded: Folded, lookup: Lookup, text_at: TextAt = _one_text) -> list[_Row]:
    """Mentions as the fields of :class:`Mention`, of one text or of several that stand behind one another."""
    hits = _scan(folded.text, lookup, text_at, rejected=False)
    taken, _ = _resolve([hit for hit in hits if hit.rule is None])
    return [_row(text, folded, hit) for hit in taken if hit.form.kind != DECOY]


def candidates(text: str, actors: Iterable[str] | str | Gazetteer | None = None) -> Iterator[Candidate]:
    """Every place where the letters of a name stand, in order, with the rule that rejected it or None.

    For audits: what was left out, and why. A decoy of the gazetteer is not listed; what it covers is, with the
    rule «part of …».

    >>> [(c.text, c.rule) for c in candidates("عروس روس", ["RU"])]
    [('روس', 'inside a word'), ('روس', None)]
    """
    folded = fold(text)
    hits = _scan(folded.text, lookup_of(resolve_actors(actors)), _one_text, rejected=True)
    taken, covered = _resolve([hit for hit in hits if hit.rule is None])
    mentions = [hit for hit in taken if hit.form.kind != DECOY]
    near_misses = [hit for hit in hits if hit.rule is not None] + covered
    for hit in sorted(mentions + _outside(near_misses, mentions), key=lambda h: (h.start, -h.end)):
        if hit.form.kind != DECOY:
            yield Candidate(*_row(text, folded, hit), hit.rule)


def _outside(near_misses: list[Hit], mentions: list[Hit]) -> list[Hit]:
    """One near-miss for each place, the longest, leaving out parts of mentions («روس» in «روسیه»)."""
    kept: list[Hit] = []
    taken = [*mentions]  # in order, without overlap
    for hit in sorted(near_misses, key=lambda h: (h.start - h.end, h.start)):
        if hit.form.kind != DECOY and _over(taken, hit) is None:
            insort(taken, hit, key=_START)
            kept.append(hit)
    return kept


def _row(text: str, folded: Folded, hit: Hit) -> _Row:
    """The fields of a mention; elongation belongs to the last letter."""
    start, end, form, _ = hit
    kind, counted = form.kind, form.counted
    if kind in _OF_SPEAKERS and _is_of_language(folded.text, start, end):
        kind, counted = "language", False
    if folded.offsets is not None:
        start, end = folded.span(start, end)
        while text[end : end + 1] == TATWEEL:
            end += 1
    return start, end, text[start:end], form.actor, kind, form.spelling, counted


def _is_of_language(text: str, start: int, end: int) -> bool:
    """Whether it is a language that is named, or who speaks it («روسی‌زبان»), who may be of any people."""
    if "ز" in text[end : end + 2] and _SPEAKER.match(text, end):
        return True
    return is_language(text, start, end)


def lookup_of(gazetteer: Gazetteer) -> Lookup:
    """The gazetteer's forms, made ready at the first use and kept with it."""
    if not isinstance(gazetteer._finder, Lookup):
        gazetteer._finder = Lookup(compile_forms(gazetteer))
    return gazetteer._finder


def _scan(text: str, lookup: Lookup, text_at: TextAt, *, rejected: bool) -> list[Hit]:
    """The forms in ``text`` with their borders and contexts judged."""
    hits = lookup.hits(text, rejected=rejected)
    full_forms: dict[tuple[int, int], int] = {}  # where the full form of an alias stood first in a text
    shortened = False
    refused: list[Hit] = []
    for place, hit in enumerate(hits):
        form = hit.form
        if form.plain or hit.rule is not None:
            continue
        if form.context is not None and (rule := judge_context(text, hit.start, hit.end, form.context)):
            hits[place] = hit._replace(rule=rule)
            refused.append(hit)
        elif form.has_short:
            alias = text_at(hit.start), id(form.alias)
            full_forms[alias] = min(hit.start, full_forms.get(alias, hit.start))
        shortened = shortened or form.short
    hits = _without_stems(text, hits, refused) if refused else hits
    return [_judge_short(text, h, full_forms, text_at) if h.form.short else h for h in hits] if shortened else hits


def _without_stems(text: str, hits: list[Hit], refused: Sequence[Hit]) -> list[Hit]:
    """Without names that only begin a longer one of the actor which means something else: «عراق» in «سبک عراقی»."""
    longer = {(hit.start, hit.form.actor): hit for hit in sorted(refused, key=lambda h: h.end)}

    def judged(hit: Hit) -> Hit:
        whole = longer.get((hit.start, hit.form.actor))
        if hit.rule is not None or whole is None or whole.end <= hit.end or not text[hit.end].isalpha():
            return hit
        return hit._replace(rule=f"part of {whole.form.spelling}")

    starts = {hit.start for hit in refused}
    return [judged(hit) if hit[0] in starts else hit for hit in hits]


def _judge_short(text: str, hit: Hit, full_forms: dict[tuple[int, int], int], text_at: TextAt) -> Hit:
    """A short form stands only after the full form, or near a word that says who is meant."""
    if hit.rule is not None:
        return hit
    if full_forms and full_forms.get((text_at(hit.start), id(hit.form.alias)), hit.start) < hit.start:
        return hit
    cue = hit.form.context.short_near if hit.form.context else None
    if cue and is_near(cue, text, hit.start, hit.end):
        return hit
    return hit._replace(rule="no full form before")


def _resolve(accepted: Iterable[Hit]) -> tuple[list[Hit], list[Hit]]:
    """The longest hits, in order and without overlap, and those that are parts of them."""
    taken: list[Hit] = []
    parts: list[Hit] = []
    rivals: list[Hit] = []
    reach = 0
    for hit in sorted(accepted, key=_START):
        if hit[0] >= reach and rivals:
            _settle_rivals(rivals, taken, parts)
            rivals = []
        rivals.append(hit)
        reach = max(reach, hit[1])
    _settle_rivals(rivals, taken, parts)
    return taken, parts


def _settle_rivals(rivals: list[Hit], taken: list[Hit], parts: list[Hit]) -> None:
    """Of hits in order that hang together by overlaps add the longest to ``taken`` and what they cover to ``parts``."""
    if len(rivals) <= 1:
        taken += rivals
        return
    winners: list[Hit] = []
    rest = rivals
    while free := [hit for hit in rest if _over(winners, hit) is None]:  # twice only where one overtook another's rival
        winners = sorted([*winners, *_longest(free)], key=_START)
        rest = [hit for hit in rest if _over(winners, hit) is not hit]
    covered = ((hit, _over(winners, hit)) for hit in rest)
    taken += winners
    parts += [hit._replace(rule=f"part of {longest.form.spelling}") for hit, longest in covered if longest]


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Of hits in order those that win over what they overlap, each compared with the last winner."""
    taken: list[Hit] = []
    for hit in hits:
        if not taken or hit.start >= taken[-1].end:
            taken.append(hit)
        elif _length_and_claim(hit) > _length_and_claim(taken[-1]):
            taken[-1] = hit
    return taken


def _over(taken: Sequence[Hit], hit: Hit) -> Hit | None:
    """The hit of ``taken``, which are in order and do not overlap, that ``hit`` overlaps or is."""
    place = bisect_right(taken, hit.start, key=_START)
    if place and taken[place - 1].end > hit.start:
        return taken[place - 1]
    return taken[place] if place < len(taken) and taken[place].start < hit.end else None


_START = itemgetter(0)


def _length_and_claim(hit: Hit) -> tuple[int, bool, bool, int, int]:
    """Of hits that overlap the longest wins, then a name before a decoy, then one beside its cue, then the first."""
    form = hit.form
    beside_cue = form.context is not None and form.context.needs_cue
    return hit.end - hit.start, form.kind != DECOY, beside_cue, -hit.start, -form.order
