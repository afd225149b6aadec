"""Checking a gazetteer: names that are never found, belong to two actors, or are ordinary words.

What can be tried is tried, with the finder itself (``trials``); what a name shares with other names and with the words
of the language is looked up (here, and ``common_words``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import accumulate

from ..patterns import late_pattern
from .common_words import common_names, words_with_names
from .findings import ERROR, NOTE, SEVERITIES, WARNING, Finding, Names, is_conditional, letters, placed, told
from .forms import Form
from .gazetteer import DECOY, Gazetteer
from .trials import dead_contexts, dead_names

_SEPARATORS = late_pattern("[،؛;|,\n]")
_LOST = late_pattern("\N{REPLACEMENT CHARACTER}|\\?\\?")  # what programs leave of letters that they cannot write
_FEWEST_LETTERS = 2


def check_gazetteer(gazetteer: Gazetteer, beside: Gazetteer | None = None) -> list[Finding]:
    """What is amiss with a gazetteer, gravest first: names never found, found twice over, or spelled like a word.

    ``beside`` is the gazetteer that it will be used with (None: the shipped one); actors that both define are those of
    ``gazetteer``. Errors are names that are never found or go to another actor, or a member that is no actor; warnings
    are what may count too much or too little; notes what does no harm. Findings of one severity are in the order of
    the actors. A name that is reviewed and right may stay: nothing here forbids it.

    >>> from corpus.mentions import Actor, Alias
    >>> name = Alias("organisation", ("شورای ترک، سازمان ترک",), True)
    >>> finding, *_ = check_gazetteer(Gazetteer([Actor("OTS", "سازمان ترک", "OTS", (name,))]))
    >>> finding.problem, finding.severity, finding.remedy
    ('several names in one', 'error', 'write each name by itself')
    """
    names = Names(gazetteer, Gazetteer.shipped() if beside is None else beside)
    order = {actor: number for number, actor in enumerate(gazetteer.ids)}
    found = [finding for check in _CHECKS for finding in check(names)]
    found.sort(key=lambda finding: (SEVERITIES.index(finding.severity), order[finding.actor]))
    gravest: dict[tuple[str, str], Finding] = {}  # of each name the first finding, which explains the others
    for finding in found:
        gravest.setdefault((finding.actor, finding.form), finding)
    return list(placed(gravest.values(), gazetteer))


def badly_written(names: Names) -> Iterator[Finding]:
    """Names with signs in them that no text has there."""
    for form in names.own:
        if "*" in form.spelling:
            remedy = "write each ending as a name of its own; * is for contexts and decoys"
            yield told(form, "dead form", ERROR, "the sign * stands for nothing in a name", remedy)
        elif _LOST.search(form.spelling):
            remedy = "type the name anew and save the file as UTF-8 (in Excel: «CSV UTF-8»)"
            yield told(form, "letters lost", ERROR, "letters were lost when the file was saved", remedy)
        elif found := _SEPARATORS.search(form.spelling):
            explanation = (
                f"«{found[0].strip() or 'a line end'}» stands in it, so it is found only where a text has that too"
            )
            yield told(form, "several names in one", ERROR, explanation, "write each name by itself")
        elif sum(map(str.isalnum, letters(form))) < _FEWEST_LETTERS:
            yield told(form, "too short", ERROR, "a single letter is found all over", "write a longer name")


def same_names(names: Names) -> Iterator[Finding]:
    """Names that two actors share; letters, half-spaces and spaces that the finder takes as one are one here too."""
    groups = _by_letters(names.own)
    for group in groups.values():
        first = {form.actor: form for form in reversed(group)}
        winner, *rest = reversed(first.values())
        for form in rest:
            yield _shared(form, winner, group, ERROR, f"remove it from {form.actor} or {winner.actor}")
    others = _by_letters(names.others)
    for key in groups.keys() & others.keys():
        form, other = groups[key][0], others[key][0]
        remedy = f"remove it, or do not look for {other.actor} together with {form.actor}"
        yield _shared(form, other, [*groups[key], *others[key]], WARNING, remedy)


def _shared(form: Form, winner: Form, group: list[Form], severity: str, remedy: str) -> Finding:
    """The finding about a name that ``winner``, of another actor, has too; ``group`` are all that are spelled so."""
    if any(is_conditional(each) for each in group if each.actor in (form.actor, winner.actor)):
        explanation = f"it is a name of {winner.actor} too; where both are found, the one beside its words counts"
        return told(form, "overlap", NOTE, explanation, "see that the words beside it tell the two apart")
    explanation = f"it is a name of {winner.actor} too («{winner.spelling}»), and a mention is of one actor only"
    return told(
        form, "overlap", severity, explanation, f"{remedy}, or say with only_near and the like when it is whose"
    )


def repeated_names(names: Names) -> Iterator[Finding]:
    """Names that an actor has twice."""
    groups: dict[tuple[str, str], list[Form]] = defaultdict(list)
    for form in names.own:
        if form.context is None and not form.short:
            groups[form.actor, letters(form)].append(form)
    for group in groups.values():
        most = max(group, key=lambda form: len(form.words))  # the others are found by it where words are joined
        for form in group:
            if form.kind != most.kind:
                explanation = f"it is both {most.kind} and {form.kind}, and a mention has one kind only"
                yield told(form, "duplicate", WARNING, explanation, "remove one of the two")
            elif form is not most and not form.has_short and _cuts(form) <= _cuts(most):
                explanation = f"it is found as «{most.spelling}» already"
                yield told(form, "duplicate", NOTE, explanation, "remove it: spaces, half-spaces and ي need no name")


def _cuts(form: Form) -> set[int]:
    """Where the words of a name end."""
    return set(accumulate(map(len, form.words)))


def idle_short_forms(names: Names) -> Iterator[Finding]:
    """Short forms that are found everywhere, since the actor has them as a full name too."""
    full = {(f.actor, letters(f)) for f in names.own if not is_conditional(f) and f.context is None}
    for form in names.own:
        if form.short and (form.actor, letters(form)) in full:
            explanation = "it is a full name of the actor too, and so found without the full form before it"
            yield told(
                form, "short form equals a full form", WARNING, explanation, "remove it from forms or from short"
            )


def names_within_names(names: Names) -> Iterator[Finding]:
    """Names that hold a name of another actor, which is not counted there: the longest one is."""
    spellings = _whole_names([*names.own, *names.others])
    for form in names.own:
        for inner in _inner(form, spellings):
            if len(inner.words) < len(form.words):
                explanation = f"where it stands, «{inner.spelling}» in it is not a mention of {inner.actor}"
                yield told(form, "overlap", NOTE, explanation, "leave it so if that is meant")


def names_within_decoys(names: Names) -> Iterator[Finding]:
    """Decoys that hide a name of another actor, or nothing, being a name themselves: a name wins over a decoy."""
    spellings = _whole_names([*names.own, *names.others])
    for decoy in names.decoys:
        own = {inner.words for inner in _inner(decoy, spellings, same_actor=True)}
        if decoy.words in own and not decoy.open_end:
            explanation = "it is both a name and a decoy of the actor, and the name wins"
            yield told(decoy, "duplicate", WARNING, explanation, "remove one of the two")
        for inner in _inner(decoy, spellings):
            if len(inner.words) == len(decoy.words) or inner.words in own:
                continue
            explanation = f"this decoy hides «{inner.spelling}», which is a name of {inner.actor}"
            remedy = f"leave it so if that is meant; else give {inner.actor} the whole phrase as a name"
            yield told(decoy, "hidden by decoy", NOTE, explanation, remedy)


def uncounted_actors(names: Names) -> Iterator[Finding]:
    """Actors of whom no name counts."""
    for actor in names.gazetteer:
        if not any(name.counted for name in actor.aliases):
            kinds = ", ".join(dict.fromkeys(name.kind for name in actor.aliases))
            explanation = f"none of its names counts (kinds: {kinds}), so counts show 0"
            remedy = "write counted = true below its labels (CSV: yes in the column counted), if it is to be counted"
            yield Finding(actor.id, "", "", "no counted name", WARNING, explanation, remedy)


def unknown_members(names: Names) -> Iterator[Finding]:
    """Members of groups that are no actors."""
    known = (*names.gazetteer.ids, *names.other.ids)
    for actor in names.gazetteer:
        for member in actor.members:
            if member not in known:
                meant = get_close_matches(member, known, n=1)
                remedy = f"{f'did you mean {meant[0]}? Else' if meant else ''} define it, or remove it".strip()
                yield Finding(actor.id, "", member, "group member unknown", ERROR, "no actor has this id", remedy)


def _by_letters(forms: list[Form]) -> dict[str, list[Form]]:
    groups: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        groups[letters(form)].append(form)
    return groups


def _whole_names(forms: list[Form]) -> dict[tuple[str, ...], list[Form]]:
    """Names that count wherever they stand, by their words."""
    groups: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for form in forms:
        if form.counted and not is_conditional(form) and form.kind != DECOY:
            groups[form.words].append(form)
    return groups


def _inner(form: Form, spellings: dict[tuple[str, ...], list[Form]], *, same_actor: bool = False) -> Iterator[Form]:
    """The names in ``form``, of other actors or of its own."""
    size = len(form.words)
    for start in range(size):
        for end in range(start + 1, size + 1):
            for inner in spellings.get(form.words[start:end], ()):
                if (inner.actor == form.actor) is same_actor:
                    yield inner


_CHECKS = (
    badly_written, dead_names, same_names, repeated_names, idle_short_forms, common_names, words_with_names,
    dead_contexts, names_within_decoys, names_within_names, uncounted_actors, unknown_members,
)  # fmt: skip
