"""Spellings of one word brought to one, so that it is counted once: تاکید and تأکید, رییس and رئیس.

Persian writes the hamza of Arabic words with its seat (تأکید، مسئول، مؤثر), with the bare seat (تاکید، موثر) or, behind
a vowel, as ی (رییس، پایین); the seats themselves vary (مسؤول، هیأت). The spelling that the word list counts most often
is taken. Words that differ only so and mean different things (یأس despair, یاس jasmine) are kept apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..lexicon import load_lexicon, made_of
from .resources import name_list, word_variants

_HAMZA = frozenset("ئؤأ")
# Where both spellings are words: ریال is a coin and رئال Real Madrid, شئون are affairs and شیون is a wail, برایت is
# "for you", مودی and تامر are names.
_DIFFERENT = frozenset("یأس رئال شئون لئون سبأ کوئن برائت مؤدی تأمر".split())
# Shorter words without their hamza are other words oftener than not (شأن and شان, فأل and فال).
_SHORTEST = 4


def usual_spelling(word: str) -> str:
    """The spelling under which ``word`` is counted; ``word`` itself where only one is in use.

    >>> [usual_spelling(word) for word in ("تاکید", "رییس", "مسؤول", "هیأت", "یاس")]
    ['تأکید', 'رئیس', 'مسئول', 'هیئت', 'یاس']
    """
    if word in name_list():  # Mao (مائو) is no swimming suit (مایو)
        return word_variants().get(word, word)
    if (usual := _usual().get(word)) is not None:
        return usual
    if word.endswith("ا") and f"{word}\N{ARABIC FATHATAN}" in load_lexicon() and not _is_counted(word):
        return f"{word}\N{ARABIC FATHATAN}"  # واقعا is واقعاً
    if len(word) > _SHORTEST and not _HAMZA.isdisjoint(word) and not _is_counted(word):
        return next((_usual().get(other, other) for other in _respelled(word) if _is_counted(other)), word)
    return word


def _is_counted(word: str) -> bool:
    lexicon = load_lexicon()
    return bool(lexicon.frequency(word) or lexicon.tags(word))


@cache
def _usual() -> dict[str, str]:
    """Spelling → the usual spelling of that word, for those that are not it."""
    made = made_of(load_lexicon(), "usual.tsv")
    return usual_spellings() if made is None else dict(line.split("\t") for line in made)


def usual_spellings() -> dict[str, str]:
    """The same, worked out from the word list and the written variants."""
    lexicon = load_lexicon()
    found: dict[str, str] = {}
    for form in lexicon:
        if _HAMZA.isdisjoint(form) or len(form) < _SHORTEST or form in _DIFFERENT or not _is_counted(form):
            continue
        for other in _respelled(form):
            first, second = (form, other) if lexicon.frequency(form) >= lexicon.frequency(other) else (other, form)
            if lexicon.frequency(found.get(second, "")) <= lexicon.frequency(first):
                found[second] = first
    found.update(word_variants())
    for usual in word_variants().values():
        found.pop(usual, None)
    return {other: found.get(usual, usual) for other, usual in found.items()}


def _respelled(form: str) -> Iterator[str]:
    """``form`` with the seat of one hamza changed: ؤ → و, أ → ا, ئ → ی; ئ before و also → ؤ, و."""
    for place, sign in enumerate(form):
        if sign in _HAMZA:
            seats = {"ؤ": "و", "أ": "ا", "ئ": "ی"}[sign]
            if sign == "ئ" and form[place + 1 : place + 2] == "و":
                seats += "ؤو"
            for seat in seats:
                yield form[:place] + seat + form[place + 1 :]
