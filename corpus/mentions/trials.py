"""Trying names out: sentences in which a name should be found, given to the finder as a text is.

A name that is found in none of them is found in no text; a word of a context without which nothing changes has no
effect. The sentences are then cleaned as texts are, since what cleaning changes in a name must not hide it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..clean import clean_text
from .borders import GAP
from .finder import Mention, candidates, find_mentions
from .findings import ERROR, WARNING, Finding, Names, letters, told
from .forms import Form
from .gazetteer import CONTEXT_KEYS, Actor, Alias, Gazetteer
from .phrases import words_of

_ONLY = tuple(key for key in CONTEXT_KEYS if key.startswith("only"))
_UNLESS = tuple(key for key in CONTEXT_KEYS if key.startswith("unless"))
_ANY_WORD = "کتاب"  # for «*», which is any word
_FRAME = ("او دیروز درباره ", " سخن گفت.")
_OWN_CONTEXT = {"word before": "unless_preceded_by", "word after": "unless_followed_by", "word near": "unless_near"}


def dead_names(names: Names) -> Iterator[Finding]:
    """Names that are found in no sentence, or no longer once the sentence is cleaned."""
    for form in names.own:
        sentences = _sentences(form)
        found = [sentence for sentence in sentences if _finds(names.gazetteer, form, sentence)]
        if not found:
            if not any(_is_anothers(names.gazetteer, form, sentence) for sentence in sentences):  # said as an overlap
                yield _dead(names.gazetteer, form, sentences[0])
        elif all(_is_lost_by_cleaning(names.gazetteer, form, sentence) for sentence in found):
            alone = _cleaned(form.spelling)
            written = alone if alone != form.spelling else _cleaned(found[0])
            explanation = f"it is not found in cleaned texts, where cleaning writes «{written}»"
            remedy = "write it so; if that means something else too, clean the texts with the preset characters"
            yield told(form, "changed by cleaning", ERROR, explanation, remedy)


def _sentences(form: Form) -> list[str]:
    """Sentences in which the name should be found, one at least."""
    alias = form.alias
    assert alias is not None  # decoys have none
    cued = [_beside(form.spelling, key, cue) for key in _ONLY for cue in getattr(alias, key)] or [form.spelling]
    if not form.short:
        return cued
    licensed = [_beside(sentence, "short_near", cue) for sentence in cued for cue in alias.short_near]
    return [f"{full}. {sentence}" for full in alias.forms for sentence in cued] + licensed


def _beside(name: str, key: str, phrase: str) -> str:
    """The name with a phrase of a context where ``key`` says that it stands."""
    phrase = phrase.removesuffix("*") or _ANY_WORD
    if key.endswith("preceded_by"):
        return f"{phrase} {name}"
    return f"{name} {phrase}" if key.endswith("followed_by") else f"{phrase} 1 {name} 1"


def _finds(gazetteer: Gazetteer, form: Form, sentence: str) -> bool:
    return any(m.actor == form.actor for m in _mentions_there(gazetteer, form, sentence))


def _is_anothers(gazetteer: Gazetteer, form: Form, sentence: str) -> bool:
    return any(m.actor != form.actor for m in _mentions_there(gazetteer, form, sentence))


def _mentions_there(gazetteer: Gazetteer, form: Form, sentence: str) -> list[Mention]:
    """The mentions that hold all of the name, in its place: where a full form stands before it, not that one."""
    start = sentence.rfind(form.spelling)
    found = find_mentions(sentence, gazetteer)
    return [m for m in found if m.end > start and letters(form) in "".join(words_of(m.text))]


def _dead(gazetteer: Gazetteer, form: Form, sentence: str) -> Finding:
    rules = [c.rule for c in candidates(sentence, gazetteer) if c.actor == form.actor and c.rule]
    rule = rules[-1] if rules else ""
    if rule.startswith("part of "):
        decoy = rule.removeprefix("part of ")
        explanation = f"it is not found by itself: «{decoy}», which means something else, hides it"
        return told(form, "hidden by decoy", ERROR, explanation, f"mend the decoy «{decoy}» or the name")
    if key := _OWN_CONTEXT.get(rule):
        explanation = f"it is never found: what {key} forbids is what must stand there, or stands in the name"
        return told(form, "dead form", ERROR, explanation, f"mend {key} or the only_… lists")
    explanation = "it is not found even where it stands by itself"
    if signs := " ".join(dict.fromkeys(sign for sign in form.spelling if not sign.isalnum() and sign not in GAP)):
        explanation += f": the finder knows letters and digits only, not {signs}"
        return told(form, "dead form", ERROR, explanation, "write it without such signs, or another name in its place")
    explanation += f" ({rule})" if rule else ""
    return told(form, "dead form", ERROR, explanation, "write it as a text does, word by word, without endings")


def _is_lost_by_cleaning(gazetteer: Gazetteer, form: Form, sentence: str) -> bool:
    return _count(gazetteer, form, _cleaned(sentence)) < _count(gazetteer, form, sentence)


def _cleaned(sentence: str) -> str:
    """The sentence as cleaning leaves it within a text."""
    before, after = _FRAME
    return clean_text(f"{before}{sentence}{after}").text.removeprefix(before).removesuffix(after)


def _count(gazetteer: Gazetteer, form: Form, text: str) -> int:
    return sum(mention.actor == form.actor for mention in find_mentions(text, gazetteer))


def dead_contexts(names: Names) -> Iterator[Finding]:
    """Words of contexts that have no effect, since they never stand where they should, or others forbid it."""
    for actor in names.gazetteer:
        for alias in actor.aliases:
            if alias.short_near or any(getattr(alias, key) for key in CONTEXT_KEYS):
                alone = Gazetteer([Actor(actor.id, actor.fa, actor.en, (alias,))])
                for key, phrase, why in _idle_words(alone, actor.id, alias):
                    explanation = f"in {key} of «{alias.forms[0]}» it has no effect: {why}"
                    remedy = f"write what stands right {'before' if key.endswith('preceded_by') else 'after'} the name"
                    if not key.endswith("ed_by"):
                        remedy = "write a word that stands in the same sentence"
                    yield Finding(
                        actor.id, alias.kind, phrase, "context that never matches", WARNING, explanation, remedy
                    )


def _idle_words(alone: Gazetteer, actor: str, alias: Alias) -> Iterator[tuple[str, str, str]]:
    """The key, the word and why it has no effect, of a name that is looked for alone."""
    cued = any(getattr(alias, key) for key in _ONLY)
    for key in (*_ONLY, *_UNLESS, "short_near"):
        for phrase in getattr(alias, key):
            if "*" in phrase[:-1]:
                yield key, phrase, "* stands for an ending only where it is the last sign"
            elif holder := _holds_name(key, phrase, alias):
                yield key, phrase, f"«{holder}» itself is in it"
            elif key == "short_near":
                if not any(_stands(alone, actor, name, key, phrase) for name in alias.short):
                    yield key, phrase, "no short form is found with it" if alias.short else "there is no short form"
            elif key in _ONLY:
                if not any(_stands(alone, actor, name, key, phrase) for name in alias.forms):
                    yield key, phrase, "the name is not found with it"
            elif not cued and all(_stands(alone, actor, name, key, phrase, lead) for lead, name in _leads(alias)):
                yield key, phrase, "the name is found with it all the same"


def _leads(alias: Alias) -> Iterator[tuple[str, str]]:
    """Each form of a name with what must stand before it in a text: before a short one the full one."""
    yield from (("", name) for name in alias.forms)
    yield from ((f"{alias.forms[0]}. ", name) for name in alias.short)


def _stands(alone: Gazetteer, actor: str, name: str, key: str, phrase: str, lead: str = "") -> bool:
    """Whether the name is found with the phrase beside it, in its own place."""
    sentence = f"{lead}{_beside(name, key, phrase)}"
    start = len(lead) + (0 if key.endswith("followed_by") else sentence[len(lead) :].rindex(name))
    return any(
        m.actor == actor and m.start < start + len(name) and start < m.end for m in find_mentions(sentence, alone)
    )


def _holds_name(key: str, phrase: str, alias: Alias) -> str:
    """The name that was written into a phrase meant to stand beside it («معاون مالی» before «مالی»); empty for none."""
    words = words_of(phrase)
    for form in (*alias.forms, *alias.short):
        name = words_of(form)
        inner = words[-len(name) :] if key.endswith("preceded_by") else words[: len(name)]
        if key.endswith("ed_by") and len(words) > len(name) and inner == name:
            return form
    return ""
