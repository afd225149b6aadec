"""Tokens: the words, numbers, dates and signs of a text, each with its place in it.

A token is what stands between spaces and signs. Clitics stay with their host (کتابم is one token), half-spaces stay
inside their word (می‌رود is one token), the parts of a compound tense are tokens of their own (رفته بود are two): the
surface tokens of the Universal Dependencies treebanks of Persian.

A chunk between spaces is split once by one compiled pattern and remembered; offsets are sums of lengths, and the kind
of a token follows from its letters, so it is found once a type. That keeps the work per token inside C.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, chain
from operator import itemgetter
from typing import Literal, cast

from ..letters import DIACRITICS, INVISIBLE, TATWEEL, ZWNJ
from ..memos import Memo
from ..patterns import late_pattern

Kind = Literal["word", "number", "date", "time", "url", "hashtag", "acronym", "punctuation"]


class Token(tuple[str, int, int]):
    """One token: ``text`` is ``source[start:end]``, offsets in code points, end exclusive.

    ``kind`` is word, number, date, time, url (e-mail addresses too), hashtag (@names too), acronym (U.S., NATO, C۵,
    ه.ش, بی.بی.سی, اس-۴۰۰) or punctuation (every other sign, emoji too); it follows from the text. A tuple, so that
    hundreds of thousands of tokens are made without running Python code for each.

    >>> token = tokenize("چین و روسیه")[2]
    >>> token, token.kind
    (Token(text='روسیه', start=6, end=11), 'word')
    """

    __slots__ = ()

    text = cast(str, property(itemgetter(0)))
    start = cast(int, property(itemgetter(1)))
    end = cast(int, property(itemgetter(2)))

    @property
    def kind(self) -> Kind:
        """What the token is: word, number, date, …"""
        return _KINDS[self[0]]

    def __repr__(self) -> str:
        return f"Token(text={self.text!r}, start={self.start}, end={self.end})"


# Signs that are written on letters; \w does not have them.
_MARKS = "".join(sorted(DIACRITICS)) + "\N{ARABIC HAMZA ABOVE}\N{ARABIC MADDAH ABOVE}"
# What may stand inside a word without ending it: the half-space and signs that are not seen.
_JOINERS = ZWNJ + "".join(sorted(INVISIBLE - {TATWEEL}))
# Letters and marks of the Arabic blocks, from hamza to yeh barree without ٪ ٫ ٬ ٭ ۔ and the Arabic digits.
_ARABIC = "\u0621-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
# One row of Unicode each: Arabic letters with their digits; other letters and digits (anything \w but _).
_CHAR = f"(?:[{_ARABIC}\\d]|[^\\W_]|[{_MARKS}])"
_LETTER = r"[^\W\d_]"
_JOIN = f"[{_JOINERS}]"
# A bare address counts as one only with an ending from this list; with http:// or www. any ending will do.
_DOMAINS = "com|org|net|info|edu|gov|ir|news|tv|io|co|me|uk|ru|cn|jp|eu|de|fr|af|tj"
_PATH = r"""[^\s<>«»"،؛؟]*[^\s<>«»"،؛؟.,:;!?()\[\]]"""
# Pictographs, with the signs that colour them and the joiner that makes one picture of several.
_PICTURE = "[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*"

# Persian names of Latin letters, and of makers of aircraft, before a number: اس-۴۰۰, سو-۳۵. Other short words before a
# hyphen and a number are places in datelines (قم-۱۵ آبان).
_LETTER_NAMES = "آی|آر|اس|اف|ال|ام|ان|ای|اچ|ایکس|بی|پی|تی|جی|دی|سی|کا|کی|وی|یو|سو|تو|میگ|کووید"
# One word made of letters and a number, or of letters with full stops: F-16 and بی.بی.سی. The latter has three parts at
# least, since two are oftener a lost space (شد.در); a number has two digits, since numbers of lists have one.
_COMPOSED = (
    rf"(?<![\w.-])(?:(?:{_LETTER_NAMES}|[A-Z]{{1,3}}+|Covid|COVID)-\d{{2,3}}(?![\w/-]|[.:]\d)"
    rf"|[{_ARABIC}]{{1,3}}+(?:\.[{_ARABIC}]{{1,3}}){{2,}}+(?![\w{_JOINERS}]|\.\w))"
)

# Behind a number these are one word with it, half-space or not: ۲۵ساله, ۱۵ام, ۱۷م, ۲۱ُم; ۲۵درصد has lost a space, and
# ۲۰۲۴م is a year of our era (م for میلادی).
_DAMMA, _LINK = "\N{ARABIC DAMMA}", "\N{ARABIC HAMZA ABOVE}"
_MEASURED = (
    rf"\d+(?:(?:سال|ماه|روز|نفر|ساعت)ه(?:{_LINK}|ای)?|سالگی|ا?{_DAMMA}م(?:ین)?|ام(?:ین)?|مین)"
    rf"|\d{{1,2}}م"
)
# Day, month and year: no month or day has more than three tens, as telephone numbers have.
_DAY = r"[0-3۰-۳٠-٣]?\d"

# One row per idea, in the order they are tried; nearly every token is of the third and fourth.
_ROWS: list[tuple[Kind, str]] = [
    # A long joining line by itself, or before a number, is a dash: ایرنا ـ, ۱۴۰۲ـ۱۴۰۳.
    ("punctuation", f"{TATWEEL}++(?:(?=\\d)|(?!{_CHAR}|{_JOIN}))"),
    ("acronym", _COMPOSED),
    ("word", f"[{_ARABIC}]{{2,}}+(?:{_JOIN}[{_ARABIC}]++)*+(?![\\w{_JOINERS}])"),
    ("punctuation", r"[،؛:«»()]|\.(?![.\w])"),
    ("word", f"[{_ARABIC}]{{2}}{_CHAR}*(?:{_JOIN}+{_CHAR}+)*"),
    ("url", rf"(?:https?://|www\.){_PATH}"),
    ("url", r"(?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+"),
    ("url", rf"(?<![\w@.-])[A-Za-z0-9][A-Za-z0-9-]*+(?:\.[A-Za-z0-9-]+)*\.(?:{_DOMAINS})\b(?:/{_PATH})?"),
    ("hashtag", f"[#@](?:_|{_CHAR})+(?:{_JOIN}+(?:_|{_CHAR})+)*"),
    # Year first or last, the same sign twice: ۱۴۰۲/۰۸/۱۷, 17-08-1402.
    *(
        ("date", rf"(?<![\d{sign}])(?:\d{{4}}{sign}\d{{1,2}}{sign}\d{{1,2}}|{_DAY}{sign}{_DAY}{sign}\d{{4}})"
                 rf"(?!{sign}?\d)")
        for sign in ("/", "-", r"\.")
    ),
    ("date", r"(?<![\d/])\d{2}/\d{1,2}/\d{1,2}(?![/\d])"),
    ("time", r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![:\d])"),
    ("acronym", r"(?:[A-Za-z]\.){2,}[A-Za-z]?(?![A-Za-z])"),
    ("acronym", rf"[A-Z](?:[A-Z]{{0,2}}&[A-Z]{{1,3}}|[A-Z\d]+)(?!{_CHAR}|{_JOIN}+{_CHAR})"),  # NATO, G7, R&D
    # The last full stop is the acronym's own, as in U.S.
    ("acronym", rf"[{_ARABIC}]{_JOIN}?(?:\.[{_ARABIC}])+(?!{_CHAR})(?:\.(?![.\w]))?"),
    ("acronym", r"(?<![\w+.,/-])\d\+\d(?![\w+,/=-]|\.\d)"),  # the powers that negotiated: ۵+۱
    # Single letters, Latin words, words that begin with a digit before a half-space (۱۲‌ساله).
    ("word", f"(?:{_LETTER}|\\d+(?={_JOIN}+{_LETTER})){_CHAR}*(?:(?:{_JOIN}+|['\u2019](?=[A-Za-z])){_CHAR}+)*"),
    ("acronym", rf"\d[A-Z](?!{_CHAR}|{_JOIN}+{_CHAR})"),  # 5G
    ("word", f"(?:{_MEASURED})(?!{_CHAR})(?:{_JOIN}+{_CHAR}+)*"),
    # A comma parts thousands only before exactly three digits: ۱۲,۰۰۰ but not ۱۲۰۰،۵.
    ("number", r"\d{1,3}(?:[,\u066c\u060c]\d{3})+(?!\d)(?:[./\u066b]\d+)?"),
    ("number", r"\d+(?:[./\u066b]\d+)*"),
    ("punctuation", r"\.{2,}|!+|\?+|؟+|-{2,}"),
    ("punctuation", "[\U0001f1e6-\U0001f1ff]{2}"),  # a flag is two signs
    ("punctuation", f"{_PICTURE}(?:\N{ZERO WIDTH JOINER}{_PICTURE})*"),
    ("punctuation", rf"[^\s{_JOINERS}]"),
]  # fmt: skip

# Without the look-ahead every row would be tried at every space.
_SPLIT = late_pattern(r"(?!\s)(" + "|".join(pattern for _, pattern in _ROWS) + ")")
_CLASSIFY = [(kind, late_pattern(pattern)) for kind, pattern in _ROWS]


_MANY = 150_000  # more than a large corpus has of types


def _kind(token: str) -> Kind:
    return next((kind for kind, pattern in _CLASSIFY if pattern.fullmatch(token)), "punctuation")


_KINDS = Memo(_kind, limit=_MANY)


def columns(text: str) -> tuple[list[str], list[int], list[int]]:
    """The tokens of ``text`` as three lists: texts, starts, ends. What tables are built from."""
    pieces, borders = _pieces(text)
    last = len(pieces) // 2 * 2
    return pieces[1::2], borders[1:last:2], borders[2 : last + 1 : 2]


def _pieces(text: str) -> tuple[list[str], list[int]]:
    """Gap, token, gap, token, …, perhaps a gap; and the place before each of them, with that behind the last."""
    try:
        # Each chunk with the space before it, which the first does not have.
        inner = text.lstrip()
        found = map(_CHUNKS.__getitem__, inner.rstrip().split(" "))
        pieces = list(chain.from_iterable(cast(Iterable[tuple[str, ...]], found)))
        return pieces, list(accumulate(map(len, pieces), initial=len(text) - len(inner) - 1))
    except TypeError:  # None, a chunk that the pieces cannot be put together from
        pieces = _SPLIT.split(text)
        return pieces, list(accumulate(map(len, pieces), initial=0))


def _cut(chunk: str) -> tuple[str, ...] | None:
    """Gap, token, gap, token, … of a chunk between two spaces, the first gap with the space before the chunk.

    None for chunks without a token or with something behind their last one. Tokens have no white space in them and do
    not depend on what stands behind it, so a chunk is cut once and looked up from then on.
    """
    pieces = _SPLIT.split(chunk)
    return (f" {pieces[0]}", *pieces[1:-1]) if len(pieces) > 1 and not pieces[-1] else None


_CHUNKS = Memo(_cut, limit=_MANY)


def _tokens_in(chunk: str) -> tuple[str, ...]:
    return tuple(_SPLIT.split(chunk)[1::2])


_TOKENS = Memo(_tokens_in, limit=_MANY)


def tokens_of_chunks(chunks: Iterable[str]) -> list[tuple[str, ...]]:
    """The texts of the tokens of each of these chunks between white space.

    >>> tokens_of_chunks(["«چین»،", "روسیه"])
    [('«', 'چین', '»', '،'), ('روسیه',)]
    """
    return list(map(_TOKENS.__getitem__, chunks))


def kinds_of(tokens: Iterable[str]) -> list[Kind]:
    """The kinds of these tokens' texts.

    >>> kinds_of(["۱۲٫۵", "چین"])
    ['number', 'word']
    """
    return list(map(_KINDS.__getitem__, tokens))


def kind_of(token: str) -> Kind:
    """The kind of a token's text.

    >>> kind_of("۱۲٫۵"), kind_of("چین")
    ('number', 'word')
    """
    return _KINDS[token]


def tokenize(text: str) -> list[Token]:
    """The tokens of ``text`` in order.

    Spaces, line ends and unseen signs outside words belong to no token. Numbers keep their separators (۱۲٫۵,
    ۱۲,۰۰۰), dates written in digits (۱۴۰۲/۰۸/۱۷) and times (۱۴:۳۰) are one token each. Works on clean and unclean
    text alike; borders that damage has hidden are for :func:`corpus.clean_text` to restore.

    >>> [(t.text, t.kind) for t in tokenize("ساعت ۱۴:۳۰ در C۵ بود.")]
    [('ساعت', 'word'), ('۱۴:۳۰', 'time'), ('در', 'word'), ('C۵', 'acronym'), ('بود', 'word'), ('.', 'punctuation')]
    """
    pieces, borders = _pieces(text)
    return list(map(Token, zip(pieces[1::2], borders[1::2], borders[2::2], strict=False)))  # a last gap is no token
