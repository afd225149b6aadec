r"""Half-spaces (ZWNJ) that were lost or turned into spaces.

Decided once for every distinct word, or pair of words, from the word list and the verb table:

* verb prefixes: میدهد, می دهد → می‌دهد; perfect forms: کردهاند, کرده اند → کرده‌اند;
* plural ها with its clitics, where the word before it is known: زیرساختها → زیرساخت‌ها;
* endings behind silent ه: خانهای → خانه‌ای; تر and ترین behind a known word;
* words that the list writes with a half-space: بینالمللی → بین‌المللی.

A half-space is put only where it can be seen, that is behind a letter that joins: کارها stays as it is. A word that
the list knows as it stands is left alone.
"""

from __future__ import annotations

import re
from functools import cache

from ..alignment import Edit
from ..letters import NON_JOINING, PERSIAN_LETTERS, ZWNJ
from ..lexicon import Lexicon, load_lexicon
from ..verbs import analyses

_P = "".join(sorted(PERSIAN_LETTERS)) + "\N{ARABIC HAMZA ABOVE}\N{ARABIC FATHATAN}"
_WORD = re.compile(rf"[{_P}{ZWNJ}]+")

_CLITICS = ("م", "ت", "ش", "مان", "تان", "شان")
_PLURALS = (
    "ها",
    *(f"ها{end}" for end in ("ی", "یی", "ست", *(f"ی{c}" for c in _CLITICS), "شان", "مان", "تان")),
)
_AFTER_SILENT_HEH = (
    "ای",
    "ام",
    "ات",
    "اش",
    "ایم",
    "اید",
    "اند",
    "مان",
    "تان",
    "شان",
    "مند",
    "ور",
    "گر",
    "دار",
)
_COMPARISON = ("تر", "ترین", "تری", "ترینِ", "ترها", "ترین‌ها")

# A form of the list counts as known when it was tagged or met; the rest of the list are rare headwords of
# dictionaries, among them chance strings that must not stop a repair.
_MET = 1


def _known(lexicon: Lexicon, word: str) -> bool:
    return word in lexicon and bool(lexicon.frequency(word) >= _MET or lexicon.tags(word))


def _visible(left: str) -> bool:
    return left[-1] not in NON_JOINING


@cache
def _glued(word: str) -> tuple[str, float] | None:
    """The spelling with half-spaces of a word written without them, and how sure that is."""
    lexicon = load_lexicon()
    listed = lexicon.halfspaced.get(word)
    if _known(lexicon, word) and not (listed and lexicon.frequency(listed) > lexicon.frequency(word)):
        return None
    for verb in analyses(word):
        if verb.prefix in ("می", "نمی") and verb.tense in ("present", "past", "perfect"):
            return verb.spelling, 0.97
        if verb.tense == "perfect" and verb.ending != "است":
            return verb.spelling, 0.95
    if listed:
        return listed, 0.9
    return _plural(lexicon, word) or _after_heh(lexicon, word) or _compared(lexicon, word)


def _plural(lexicon: Lexicon, word: str) -> tuple[str, float] | None:
    at = word.rfind("ها")
    if at < 2 or word[at:] not in _PLURALS or not _visible(word[:at]):
        return None
    base = word[:at]
    if _known(lexicon, base):
        return f"{base}{ZWNJ}{word[at:]}", 0.95
    inner = _glued(base)
    if inner:
        return f"{inner[0]}{ZWNJ}{word[at:]}", inner[1] * 0.95
    return (f"{base}{ZWNJ}{word[at:]}", 0.7) if len(base) > 3 else None


def _after_heh(lexicon: Lexicon, word: str) -> tuple[str, float] | None:
    for ending in _AFTER_SILENT_HEH:
        base = word[: -len(ending)]
        if word.endswith(ending) and base.endswith("ه") and len(base) > 2:
            if _known(lexicon, base):
                return f"{base}{ZWNJ}{ending}", 0.9
            inner = _glued(base)
            if inner:
                return f"{inner[0]}{ZWNJ}{ending}", 0.85
    return None


def _compared(lexicon: Lexicon, word: str) -> tuple[str, float] | None:
    for ending in _COMPARISON:
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) > 1 and _visible(base) and _known(lexicon, base):
            return f"{base}{ZWNJ}{ending}", 0.9
    return None


def glued_halfspaces(text: str) -> list[Edit]:
    r"""Half-spaces missing inside words.

    >>> glued_halfspaces("میدهد")
    [Edit(start=2, end=2, after='\u200c', confidence=0.97)]
    """
    repaired = {word: fixed for word in set(_WORD.findall(text)) if ZWNJ not in word and (fixed := _glued(word))}
    if not repaired:
        return []
    edits = []
    for m in _WORD.finditer(text):
        fixed = repaired.get(m.group())
        if fixed:
            spelling, confidence = fixed
            at = m.start()
            for part in spelling.split(ZWNJ)[:-1]:
                at += len(part)
                edits.append(Edit(at, at, ZWNJ, confidence))
    return edits


_SPACED_PREFIX = re.compile(rf"(?<![{_P}{ZWNJ}])(ن?می) ([{_P}{ZWNJ}]+)")
_SPACED_SUFFIX = re.compile(
    rf"([{_P}{ZWNJ}]+) ({'|'.join(sorted({*_PLURALS, *_AFTER_SILENT_HEH[:7], 'تر', 'ترین'}, key=len, reverse=True))})(?![{_P}{ZWNJ}])"
)


def spaced_halfspaces(text: str) -> list[Edit]:
    r"""Half-spaces that were turned into spaces (می رود, زیرساخت ها, کرده اند)."""
    edits = {}
    for m in _SPACED_PREFIX.finditer(text):
        if any(v.prefix == m.group(1) for v in analyses(m.group(1) + m.group(2))):
            edits[m.end(1)] = 0.97
    for m in _SPACED_SUFFIX.finditer(text):
        confidence = _spaced_suffix(m.group(1), m.group(2))
        if confidence:
            edits[m.end(1)] = confidence
    return [Edit(at, at + 1, ZWNJ if _visible(text[:at]) or True else "", c) for at, c in sorted(edits.items())]


@cache
def _spaced_suffix(word: str, suffix: str) -> float:
    """How sure it is that ``suffix`` belongs to the word before it; 0 for no."""
    if suffix in _PLURALS:
        return 0.95 if len(word) > 1 else 0.0
    if suffix in ("تر", "ترین"):
        return 0.9 if "AJ" in load_lexicon().tags(word.replace(ZWNJ, "")) else 0.0
    if not word.endswith("ه"):
        return 0.0
    verb = any(v.tense == "perfect" for v in analyses(word + suffix))
    return 0.95 if verb else 0.8 if suffix == "ای" and _known(load_lexicon(), word) else 0.0
