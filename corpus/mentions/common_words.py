"""Names that are ordinary words of Persian, or are found inside them.

The word list does not say which of its words are names, so several things are asked of each word that a name is
spelled like: whether the lists of names have it, what the treebanks take it for, how often it was counted, and whether
it is a form of another word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate

from ..letters import ZWNJ, fold
from ..lexicon import load_lexicon
from ..wordforms import word_forms
from ..words import stopwords
from ..words.names import is_name, is_relational
from .finder import Mention, find_mentions
from .findings import WARNING, Finding, Names, letters, told
from .forms import Form
from .gazetteer import CONTEXT_KEYS, Gazetteer
from .phrases import words_of

_FREQUENT = 100_000  # times counted on the web; among rarer words the list has many that are names only
_SHORT = 3  # letters; strings as short as this are words or parts of words as a rule
_DERIVED = frozenset("ی یی ئی ایی زده زدگی ست است ند اند".split())  # behind a name: a word made of it; "is", "are"
_PREFIXES = frozenset("ضد غیر پیشا پسا پان نیمه شبه فرا".split())
_SAME_STEM = 4  # letters that a people and its country have in common at least: افغان, افغانستان
_BETWEEN = ".\n"  # words that are not to be read together
_SHOWN = 5  # words that a finding names
_NO_WORDS = ("PROPN", "X")  # tags of names and of what is neither
_NAMES_OR_NOUNS = (*_NO_WORDS, "NOUN", "")  # one of the treebanks takes names for nouns; most words have no tag
_WORDS_TOO = frozenset("چک غنا پرو کیف رم وین قطر مصر یمن دوشنبه آستانه کابل کان بن نیس شام بم ری".split())
"""Places whose names are words as well: cheque, wealth, fitting, bag, tub, diameter … The lists of names have them."""

_OF_PEOPLES = ("demonym", "language")


def common_names(names: Names) -> Iterator[Finding]:
    """Names that are spelled like a word of Persian, and count wherever that stands."""
    guarded = _guarded(names)
    for form in names.own:
        if " " in form.spelling or _is_guarded(form):
            continue
        derived = form.kind in _OF_PEOPLES
        reasons = [why for word in _spellings().get(letters(form), ()) if (why := _commonness(word, derived))]
        if reasons and not _is_made_of_a_name(form, names):
            yield _common(form, f"it is also {reasons[0]}")
        elif letters(form) in guarded:
            yield _common(form, f"the gazetteer beside it has this name of {guarded[letters(form)]} as ambiguous")


def _common(form: Form, explanation: str) -> Finding:
    remedy = (
        "write ambiguous = true, and in only_near, unless_followed_by and the like when it is the actor; "
        "if the word is hardly used, leave it so"
    )
    return told(form, "common word", WARNING, explanation, remedy)


def _is_guarded(form: Form) -> bool:
    """Whether something is said of when the name counts."""
    alias = form.alias
    return form.short or form.ambiguous or (alias is not None and any(getattr(alias, key) for key in CONTEXT_KEYS))


def _guarded(names: Names) -> dict[str, str]:
    """Names that the other gazetteer has with conditions only, and the actor there."""
    always = {letters(form) for form in names.reference if not _is_guarded(form)}
    return {letters(form): form.actor for form in names.reference if letters(form) not in always}


def _commonness(word: str, derived: bool) -> str:
    """What makes ``word`` an ordinary one; empty for a word that is known as a name, or hardly known.

    Names of peoples and languages (``derived``) are adjectives anyway.
    """
    lemma = word_forms().lemmas.get(word, word)
    tag = _word_classes().get(word, "")
    named = any(is_name(each) or is_relational(each) for each in (word, lemma))
    times = load_lexicon().frequency(word)
    if word in stopwords():
        return "one of the commonest words"
    if "#" in lemma:
        return f"a form of the verb «{lemma}»"
    if word in _WORDS_TOO or (tag not in _NAMES_OR_NOUNS and not (named and derived)):
        return "a word of Persian"
    if named or tag in _NO_WORDS:
        return ""
    if times >= _FREQUENT or (tag and times):
        return f"a word of Persian (number {_rank(times):,} of those counted)"
    if lemma != word:
        return f"a form of the word «{lemma}»"
    listed = ZWNJ not in word and word in load_lexicon()
    return "a word of Persian, or a part of many" if listed and (tag or len(word) <= _SHORT) else ""


def _is_made_of_a_name(form: Form, names: Names) -> bool:
    """Whether a people or language is called after the actor's own name: فرانسوی, فرانسه."""
    if form.kind not in _OF_PEOPLES:
        return False
    actor = names.gazetteer[form.actor]
    others = [actor.fa, *(spelling for alias in actor.aliases if alias.kind != form.kind for spelling in alias.forms)]
    stem = letters(form)[:_SAME_STEM]
    return len(stem) == _SAME_STEM and any("".join(words_of(other)).startswith(stem) for other in others)


def words_with_names(names: Names) -> Iterator[Finding]:
    """Names that are found inside common words which do not speak of the actor."""
    words, ends = _listed()
    inside: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for mention in find_mentions(_BETWEEN.join(words), names.gazetteer):
        at = bisect_right(ends, mention.start)
        start = mention.start - (ends[at - 1] if at else 0)
        if _is_another_word(words[at], start, mention, names.gazetteer):
            inside[mention.actor, mention.kind, mention.alias].append(words[at])
    for (actor, kind, alias), found in inside.items():
        shown = ", ".join(f"«{word}»" for word in found[:_SHOWN])
        explanation = f"it is found inside {len(found):,} other word{'s' * (len(found) > 1)}: {shown}"
        remedy = "write ambiguous = true, or the words as decoys"
        yield Finding(actor, kind, alias, "inside words", WARNING, explanation, remedy)


def _is_another_word(word: str, start: int, mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether the word in which the mention begins at ``start`` is none that is made of the name."""
    end = start + mention.end - mention.start
    before, after = word[:start], word[end:]
    if (not before or before.endswith(ZWNJ)) and (not after or after.startswith(ZWNJ)):
        return False  # by itself, or the first or last part of a compound
    lemma = word_forms().lemmas.get(word, word)
    if lemma != word:  # a form of the name, or of a word that is looked at itself
        return not any(found.actor == mention.actor for found in find_mentions(lemma, gazetteer))
    return not (before in _PREFIXES or (not before and after.split(ZWNJ)[0] in _DERIVED))


@cache
def _listed() -> tuple[list[str], list[int]]:
    """The common word forms, and where each ends when they stand one after another."""
    words = list(word_forms().needs)
    return words, list(accumulate(len(word) + len(_BETWEEN) for word in words))


@cache
def _word_classes() -> dict[str, str]:
    """Words with their commonest part of speech in two treebanks and the project's prose (UD tags)."""
    lines = (files("corpus") / "data" / "order" / "tags.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """The words of the lists by the letters that they are compared by."""
    words = [word for word in {**word_forms().needs, **dict.fromkeys(load_lexicon()), **_word_classes()} if word]
    groups: dict[str, list[str]] = defaultdict(list)
    folded = fold("\n".join(words)).text.replace(ZWNJ, "").split("\n")  # at once: a hundred times as fast
    for word, key in zip(words, folded, strict=True):
        groups[key].append(word)
    return {key: tuple(each) for key, each in groups.items()}


@cache
def _frequencies() -> list[int]:
    lexicon = load_lexicon()
    return sorted(-times for word in lexicon if (times := lexicon.frequency(word)))


def _rank(times: int) -> int:
    return bisect_left(_frequencies(), -times) + 1
