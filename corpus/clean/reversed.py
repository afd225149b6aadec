"""How likely Persian words are, as they stand or turned round: what tells a reversed line from a right one.

Two measures, both natural logarithms. The *price* of a word is the cost of the vocabulary, or, for words that no source
knows, what it costs to spell it letter by letter after the words that are known: a name comes out cheaper the right way
round. The *lift* of two neighbours says how much more often they stand in this order than chance would put them. It is
counted on classes: the commonest words stand for themselves, the others for their part of speech and ending.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, islice

from ..letters import INVISIBLE, LOOK_ALIKES, PERSIAN_LETTERS, PRESENTATION_FORMS, ZWNJ
from ..lexicon import load_lexicon
from ..patterns import late_pattern
from ..verbs import analyses
from .vocabulary import UNKNOWN, cost
from .wordsources import counted_forms, names

EDGE = "¶"
"""The class of what stands before the first and behind the last word of a paragraph."""

OWN_CLASS = 300
"""This many of the commonest words are classes of their own: each is met ten times in the counted texts."""

_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("‹", "›"))
MIRRORED = {a: b for opens, closes in _PAIRS for a, b in ((opens, closes), (closes, opens))}
"""Signs that are drawn the other way round in a line from right to left."""

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
ARABIC = r"\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u200c\u200d\ufb50-\ufbb1\ufbd3-\ufdfb\ufe70-\ufefc"
_LATIN = rf"[^\W{ARABIC}{MARKS}]"
_TOKEN = late_pattern(
    rf"""(?P<word>   [{ARABIC}{MARKS}]+ )
    |    (?P<number> \d+ (?: [.,:/\u066b\u066c] \d+ )* )
    |    (?P<latin>  [^\W\d_{ARABIC}{MARKS}] (?: (?: {_LATIN} | [.@&'/+-] )* {_LATIN} )? )
    |    (?P<sign>   [^\w\s] )""",
    re.VERBOSE,
)
_CHUNK = late_pattern(r"\S+")
_ROW = late_pattern(r"[^\r\n\f]+|(?<=\n)(?=\r?\n)")

_PLAIN = str.maketrans(
    PRESENTATION_FORMS
    | {letter: plain for letter, plain in LOOK_ALIKES.items() if letter not in PERSIAN_LETTERS}
    | dict.fromkeys(INVISIBLE | {ZWNJ}, "")
    | {chr(c): "" for c in (*range(0x0610, 0x061B), *range(0x064C, 0x0654), *range(0x0655, 0x0660), 0x0670)}
)
_NOT_PLAIN = late_pattern(f"[{''.join(map(chr, _PLAIN))}]")
_PRIOR = 1.0  # two classes are taken to have met this many times, as often each way round
_ALPHABET = 60  # letters and signs that a word can be spelled with: each is taken to have been met once more
_BACKWARD = 1.0  # logarithm: a pair whose other order is this much likelier (e times) is a backward one
_BACK_OFF = 4.0  # so many letters must have been counted behind two others to outweigh what follows one of them


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """The word as the vocabulary looks it up: plain letters, no half-spaces and no vowel signs.

    >>> plain("ﮐﺘﺎﺏ"), plain("كتابِ")
    ('کتاب', 'کتاب')
    """
    return word.translate(_PLAIN) if _NOT_PLAIN.search(word) else word


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign: where it stands, and what is read from its beginning or from its end."""

    start: int
    end: int
    forward: str
    backward: str
    is_word: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its tokens, in chunks between spaces; ``opens`` when a paragraph begins with it."""

    start: int
    end: int
    chunks: tuple[tuple[Token, ...], ...]
    tokens: tuple[Token, ...]
    opens: bool


def read_lines(text: str) -> list[Line]:
    """The lines of a text that have anything on them.

    >>> [len(line.chunks) for line in read_lines("کتاب تازه:\\n\\nچین")]
    [2, 1]
    """
    lines: list[Line] = []
    opens = True
    for row in _ROW.finditer(text):
        chunks = tuple(tokens(text, *m.span()) for m in _CHUNK.finditer(text, *row.span()))
        if any(chunks):
            full = tuple(chunk for chunk in chunks if chunk)
            lines.append(Line(*row.span(), full, tuple(chain.from_iterable(full)), opens))
        opens = not chunks
    return lines


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens between two places of the text."""
    return tuple(_tokens(text, start, end))


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for m in _TOKEN.finditer(text, start, end):
        found = m.group()
        if m.lastgroup != "word":
            yield Token(*m.span(), found, MIRRORED.get(found, found), False)
        elif forward := plain(found):
            yield Token(*m.span(), forward, plain(found[::-1]), True)


def letter_strings() -> Counter[str]:
    """How often each string of one to three letters occurs in the words that ship; ^^ begins a word, $ ends it."""
    forms = counted_forms().keys() | names()
    # All forms in one string, since counting is then done in C; strings across the border of two forms are left out.
    padded = "".join(f"^^{form}$" for form in forms)
    grams: Counter[str] = Counter(padded)
    for size in (2, 3):
        strings = Counter(zip(*(padded[i:] for i in range(size)), strict=False))
        grams.update({"".join(string): n for string, n in strings.items() if "$" not in string[:-1]})
    return grams


@cache
def _spelling_counts() -> tuple[Counter[str], Counter[str], int]:
    """Those strings with their counts, which ship, those before a letter, and how many letters there are."""
    lines = files("corpus").joinpath("data/forms/letters.tsv").read_text("utf-8").splitlines()
    grams = Counter({string: int(n) for string, _, n in (line.partition("\t") for line in lines)})
    contexts = grams.copy()
    contexts["^"] = grams["$"]  # one a form, not the two before each
    return grams, contexts, sum(n for string, n in grams.items() if len(string) == 1 and string != "^")


@lru_cache(maxsize=20_000)
def spelling(word: str) -> float:
    """What it costs to spell a word letter by letter, each after the two before it.

    >>> spelling("ماندلایی") < spelling("ییالدنام")
    True
    """
    padded, total = f"^^{word}$", 0.0
    for i in range(2, len(padded)):
        total -= _log_chance(padded[i - 2 : i + 1])
    return total


@lru_cache(maxsize=20_000)
def _log_chance(letters: str) -> float:
    """How likely the last of three letters stands behind the two others."""
    grams, contexts, total = _spelling_counts()
    letter = letters[-1]
    chance = (grams[letter] + 1) / (total + _ALPHABET)
    for before in (letters[1], letters[:2]):
        chance = (grams[before + letter] + _BACK_OFF * chance) / (contexts[before] + _BACK_OFF)
    return math.log(chance)


@lru_cache(maxsize=20_000)
def price(word: str, unknown: float) -> float:
    """The cost of a plain word; ``unknown`` is the negative logarithm of the part of unknown words in the text."""
    spelled = unknown + spelling(word)
    known = cost(word)
    return min(known, spelled) if known < UNKNOWN else spelled


@lru_cache(maxsize=20_000)
def gain(forward: str, backward: str, unknown: float) -> float:
    """How much likelier a word is when it is read backward.

    >>> gain("باتک", "کتاب", 4.0) > 4 and gain("داد", "داد", 4.0) == 0
    True
    """
    return 0.0 if forward == backward else price(forward, unknown) - price(backward, unknown)


@cache
def _common() -> frozenset[str]:
    return frozenset(islice(counted_forms(), OWN_CLASS))


_ENDING = late_pattern(r".{2,}?(های|هایی|ها|ترین|تر|ان|ات|ای|ی|ه|م|ش|)$")
_TAGS = ("NUM", "ADV", "AJ", "N")


@lru_cache(maxsize=20_000)
def class_of(token: str) -> str:
    """The class of a plain word, a number or a sign.

    >>> class_of("از"), class_of("۱۴۰۲"), class_of("(")
    ('از', '#', '(')
    >>> class_of("می‌نوشتند".replace(ZWNJ, "")) == class_of("میخواندند")
    True
    """
    if token in _common():
        return token
    first = token[0]
    if not first.isalpha():
        return "#" if first.isdigit() else first if unicodedata.category(first)[0] == "P" else "*"
    if not ("\u0600" <= first <= "\u06ff"):
        return "A"
    forms = [form for form in analyses(token) if form.tense != "imperative"] if len(token) > 2 else []
    if forms:
        return f"V:{forms[0].tense}:{forms[0].ending}"
    tags = load_lexicon().tags(token)
    tag = "".join(t for t in _TAGS if t in tags) or ("?" if cost(token) >= UNKNOWN else "-")
    ending = _ENDING.match(token)
    return f"{tag}:{ending.group(1) if ending else ''}"


@cache
def _pairs() -> tuple[dict[tuple[str, str], int], dict[str, int], dict[str, int], int]:
    """Counts of two classes in this order, of each as the first, of each as the second, and of all."""
    text = files("corpus").joinpath("data/counts/orders.tsv").read_text("utf-8")
    pairs = {(a, b): int(n) for a, b, n in (line.split("\t") for line in text.splitlines())}
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (a, b), n in pairs.items():
        first[a] += n
        second[b] += n
    return pairs, first, second, sum(pairs.values())


@lru_cache(maxsize=20_000)
def lift(a: str, b: str) -> float:
    """How much likelier than by chance the class ``b`` follows the class ``a``.

    >>> lift("از", "این") > 0 > lift("این", "از")
    True
    """
    pairs, first, second, total = _pairs()
    expected = first.get(a, 0) * second.get(b, 0) / total
    return math.log((pairs.get((a, b), 0) + _PRIOR) / (expected + _PRIOR))


@cache
def backward_pairs() -> frozenset[tuple[str, str]]:
    """Pairs of common words that were met several times in the other order, and hardly in this one.

    >>> ("این", "از") in backward_pairs(), ("از", "این") in backward_pairs()
    (True, False)
    """
    lines = files("corpus").joinpath("data/forms/backward.tsv").read_text("utf-8").splitlines()
    return frozenset((first, second) for first, _, second in (line.partition("\t") for line in lines))


def pairs_met_backward() -> frozenset[tuple[str, str]]:
    """The same, worked out from the counts of pairs."""
    words = _common()
    return frozenset(
        (b, a)
        for (a, b), n in _pairs()[0].items()
        if n > 1 and a in words and b in words and a.isalpha() and b.isalpha() and lift(a, b) - lift(b, a) > _BACKWARD
    )
