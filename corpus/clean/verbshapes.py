"""How a verb form is spelled with its half-spaces: written ones from the verb table, spoken ones from their rules."""

from __future__ import annotations

from ..lexicon import load_lexicon
from ..patterns import late_pattern
from ..spokenverbs import spoken_spelling
from ..verbs import PREVERBS, analyses
from .wordsources import names

PREFIXES = ("نمی", "می")
"""The verb prefixes that are written with a half-space."""


_VERB = late_pattern(f"(?:{'|'.join(PREVERBS)})?+ن?می.|.*ه(?:ام|ای|ایم|اید|اند)$")


def verb_spelling(word: str) -> tuple[str, float] | None:
    """The spelling with half-spaces of a verb form written without them, and how sure it is; None for what is none."""
    if not _VERB.match(word):
        return None
    for form in analyses(word):
        if form.prefix in PREFIXES and form.tense in ("present", "past", "perfect", "participle"):
            return form.spelling, 0.97
    for form in analyses(word):
        if form.tense == "perfect" and form.ending != "است" and not _is_plural_noun(word):
            return form.spelling, 0.95
    for particle in PREVERBS:
        rest = word[len(particle) :]
        if word.startswith(particle) and rest.startswith(PREFIXES):
            for form in analyses(rest):
                if form.prefix in PREFIXES and form.tense in ("present", "past"):
                    return particle + form.spelling, 0.95
    if (spoken := spoken_spelling(word, _is_written)) is not None:
        return spoken, 0.9
    return None


def _is_written(letters: str) -> bool:
    """Whether the letters are a word or name of the written language, which no spoken verb is taken for."""
    return load_lexicon().is_met(letters) or letters in names()


def _is_plural_noun(word: str) -> bool:
    """درآمدهای and نهادهای are plurals of nouns rather than «you have come out», «you have put»."""
    return word.endswith("های") and "N" in load_lexicon().tags(word[:-3])
