"""The words dates are made of, and the scan that finds them.

Each such word is a :class:`Lexeme` of a kind written as one letter, so that a run of them is a short string over
which the rules of :mod:`corpus.dates.grammar` are ordinary patterns: «۲۷ مرداد ماه تا سوم شهریور» is ``nmhTom``.

====  ==========================================  ====  ==========================================
kind  words                                       kind  words
====  ==========================================  ====  ==========================================
n N   number in digits; N: like a year            c o   cardinal, ordinal in words
m     month's name                                w s   weekday, season
y Y   سال, سال‌های                                  h H   ماه, ماه‌های
k     هفته                                        d R   روز, روزهای
x X   دهه, دهه‌های                                  q Q   قرن and سده, their plurals
z     هزاره                                       u     ماهه (سه‌ماهه)
b r   نیمه, ربع                                    f D   فصل; feast (نوروز)
g p   گذشته, جاری, آینده; پیش, قبل, دیگر             t a   امروز, دیروز …; امسال, پارسال
v j   اوایل, پایان …; این هفته                       e l   era; آخرین
F #   date all in digits; other number            T & ,  تا or a dash; و; a comma
E     what is known by two digits of a year       V     پایانی
====  ==========================================  ====  ==========================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ..calendars import feasts, month_names, season_names, weekday_names
from ..letters import fold
from . import numerals

MODIFIERS = {
    "early": ["اوایل", "اوائل", "ابتدای", "ابتدا", "آغاز", "آغازین", "شروع", "اول های"],
    "mid": ["اواسط", "میانه", "میانه های", "نیمه های", "وسط"],
    "late": ["اواخر", "آخر های"],
    "end": ["پایان", "انتهای", "آخر", "آخرین روزهای"],
}

# The edge of a span said by smaller units, whose number is not told: سال‌های پایانی قرن نوزدهم, روزهای اول مهر.
_UNITS_AT_EDGE = ["روز های", "هفته های", "ماه های", "سال های", "دهه های", "سده های"]
_EDGE_ADJECTIVES = {
    "early": ["اول", "نخست", "نخستین", "آغازین", "ابتدایی"], "mid": ["میانی"], "end": ["پایانی", "آخر", "واپسین"],
}  # fmt: skip
_EDGES = {
    f"{unit} {adjective}": modifier
    for modifier, adjectives in _EDGE_ADJECTIVES.items()
    for adjective in adjectives
    for unit in _UNITS_AT_EDGE
}

_WORDS: dict[str, dict[str, Any]] = {
    "y": dict.fromkeys(["سال", "سال تحصیلی", "سال مالی", "سال زراعی"])
    | dict.fromkeys(["سال شمسی", "سال خورشیدی", "سال هجری شمسی", "سال هجری خورشیدی"], "persian")
    | dict.fromkeys(["سال قمری", "سال هجری قمری"], "islamic")
    | {"سال میلادی": "gregorian", "سنه": "islamic", "سنه ی": "islamic"},
    "Y": dict.fromkeys(["سال های"]),
    "h": dict.fromkeys(["ماه"]),
    "H": dict.fromkeys(["ماه های"]),
    "k": dict.fromkeys(["هفته", "هفته ی"]),
    "d": dict.fromkeys(["روز"]),
    "R": dict.fromkeys(["روز های"]),
    "x": dict.fromkeys(["دهه", "دهه ی"]),
    "X": dict.fromkeys(["دهه های"]),
    "q": dict.fromkeys(["قرن", "سده", "سده ی"]),
    "Q": dict.fromkeys(["قرن های", "سده های", "قرون"]),
    "z": dict.fromkeys(["هزاره", "هزاره ی"]),
    "u": dict.fromkeys(["ماهه", "ماهه ی"]),
    "b": dict.fromkeys(["نیمه", "نیمه ی"]),
    "r": dict.fromkeys(["ربع"]),
    "f": dict.fromkeys(["فصل"]),
    "l": dict.fromkeys(["آخرین", "واپسین"], -1),
    "j": {"این هفته": "k", "همین هفته": "k", "این ماه": "h", "همین ماه": "h"},
    "g": {
        "گذشته": -1,
        "گذشته ی": -1,
        "آینده ی": 1,
        "جاری": 0,
        "کنونی": 0,
        "فعلی": 0,
        "حاضر": 0,
        "آینده": 1,
        "آتی": 1,
        "پیش رو": 1,
    },
    "p": {"پیش": -1, "قبل": -1, "دیگر": 1},
    "t": {
        "امروز": 0,
        "امشب": 0,
        "روز جاری": 0,
        "دیروز": -1,
        "دیشب": -1,
        "روز گذشته": -1,
        "شب گذشته": -1,
        "پریروز": -2,
        "پریشب": -2,
        "فردا": 1,
        "پس فردا": 2,
    },
    "a": {"امسال": 0, "پارسال": -1, "پیرارسال": -2},
    "V": {"پایانی": "end", "انتهایی": "end"},
    # True: whatever follows (انقلاب ۵۷ بود); False: only where the phrase ends, else they count (سیل ۵۰ خانه را برد).
    "E": dict.fromkeys(
        ["انقلاب", "کودتای", "فتنه", "جنبش", "متولد", "متولدین", "کنکور", "انتخابات", "حوادث", "وقایع"], True
    )
    | dict.fromkeys(["اعتراضات", "قیام", "سرشماری", "زلزله", "سیل", "شورش", "بودجه", "ورودی", "ورودی های"], False),
    "v": {word: modifier for modifier, words in MODIFIERS.items() for word in words} | _EDGES,
}

# Each era as texts write it, dots and spaces at will; folding has dropped the joiner of ه‍. and its elongation.
_DOT = r"[ .\u200c]*"
_ERAS = {
    "bc": rf"(?:قبل|پیش) از میلاد(?: مسیح)?|[قپ]{_DOT}م\.?",
    "islamic": rf"هجری[ \u200c]?قمری|قمری|(?:ه{_DOT})?ق\.?",
    "persian": rf"هجری[ \u200c]?(?:شمسی|خورشیدی)|شمسی|خورشیدی|(?:ه{_DOT})?[شخ]\.?",
    "hijri": r"هجری|ه\.?",
    "imperial": "شاهنشاهی",
    "gregorian": r"(?:پس|بعد) از میلاد|میلادی|م\.?",
}
ERA_WORDS = [
    "قبل از میلاد مسیح",
    "پیش از میلاد مسیح",
    "هجری قمری",
    "هجری شمسی",
    "هجری خورشیدی",
    "ه ق م",
    "ه ش",
    "ه خ",
    "پ م",
]
"""All the words of eras in all their orders, as far as they are not in :data:`ERA_BEGINNINGS`."""

ERA_BEGINNINGS = [
    "قبل از میلاد", "پیش از میلاد", "پس از میلاد", "بعد از میلاد", "هجری", "قمری", "شمسی", "خورشیدی",
    "شاهنشاهی", "میلادی", "ق", "پ", "ه", "ش", "خ", "م",
]  # fmt: skip


class Lexeme(NamedTuple):
    """A word of a date: its kind, where it is in the folded text, and what it stands for."""

    kind: str
    start: int
    end: int
    value: Any
    text: str

    def moved(self, by: int) -> Lexeme:
        """The same word so many characters further on."""
        return Lexeme(self.kind, self.start + by, self.end + by, self.value, self.text)


def _squeeze(words: str) -> str:
    """A word without its joints: how it is looked up."""
    return words.replace(" ", "").replace("\u200c", "")


def _vocabulary() -> dict[str, tuple[str, Any]]:
    table = {word: (kind, value) for kind, words in _WORDS.items() for word, value in words.items()}
    table |= {name: ("w", number) for name, number in weekday_names()}
    table |= {name + " ی": ("w", number) for name, number in weekday_names() if name.endswith("ه")}
    table |= {name: ("s", number) for name, number in season_names()}
    table |= {feast.name: ("D", feast) for feast in feasts()}
    for month in month_names():
        table[month.name] = ("m", month)
        if month.name.endswith("ه"):
            table[month.name + " ی"] = ("m", month)
        if month.calendar == "persian":
            table[month.name + " ماه"] = ("m", month)  # آبان‌ماه, also written without a joint
        elif month.calendar == "islamic":
            table["شهر " + month.name] = ("m", month)  # the Arabic word for a month
    # Numbers and eras are only begun by these words; their own patterns read them to the end.
    table |= dict.fromkeys(numerals.CARDINALS | numerals.ORDINALS, ("number", None))
    table |= dict.fromkeys(["غره", "غره ی"], ("o", 1))  # the new moon, in documents of the Qajars: غرهٔ رجب
    table |= dict.fromkeys(ERA_BEGINNINGS, ("era", None))
    return {fold(word).text: entry for word, entry in table.items()}


TABLE = _vocabulary()
_BY_SPELLING = {_squeeze(word): entry for word, entry in TABLE.items()}
LETTER = r"\u0621-\u063a\u0641-\u064a\u066e-\u06d3"
_SEPARATOR = r"(?:[/.,:\u066b\u066c\u2013\u2014-]| / )"
_DASHES = frozenset("-\u2013\u2014")

# One pass over the text: words are looked for where a word begins, letter by letter along a trie, and digits are
# taken once for all (possessive), so the pass is linear. The prefix of می‌رود, one word in twenty, is no month.
_SCAN = re.compile(
    rf"(?P<digits>\d++(?:{_SEPARATOR}\d++)*+)"
    rf"|(?<![{LETTER}A-Za-z])(?!می\u200c)(?P<word>{numerals.trie_pattern(sorted(TABLE))})(?![{LETTER}A-Za-z])"
)
_NUMBER = re.compile(numerals.PATTERN)
_MONTH = re.compile(rf"[ \u200c]?{numerals.trie_pattern(sorted(fold(month.name).text for month in month_names()))}")
_ORDINAL = re.compile(
    rf"[ \u200c]?(?:امین|ام|مین)(?![{LETTER}])|(?:st|nd|rd|th)(?![A-Za-z])|(?<=[0-3]\d)\u200c?م(?={_MONTH.pattern})"
)
_ERA = re.compile(rf"(?:{'|'.join(f'(?P<{era}>{pattern})' for era, pattern in _ERAS.items())})(?![{LETTER}])")


def lexemes(text: str) -> Iterator[Lexeme]:
    """The date words of folded ``text``, in order."""
    done = 0
    for match in _SCAN.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        if match.lastgroup == "digits":
            for lexeme in _digits(text, match.group(), start):
                done = lexeme.end  # the م of ۳۱م is no era
                yield lexeme
            continue
        words = match.group()
        kind, value = TABLE.get(words) or _BY_SPELLING[_squeeze(words)]
        if kind == "number":
            if (number := _NUMBER.match(text, start)) is None:
                continue
            words, end = number.group(), number.end()
            kind, value, done = *_number_in_words(words), end
        elif kind == "era":
            if (era := _ERA.match(text, start)) is None:
                continue
            kind, value, words, done = "e", era.lastgroup, era.group(), era.end()
            end = done
        yield Lexeme(kind, start, end, value, words)


@lru_cache(maxsize=4096)
def _number_in_words(words: str) -> tuple[str, int]:
    return "o" if numerals.is_ordinal(words) else "c", numerals.value(words) or 0


def _digits(text: str, digits: str, start: int) -> Iterator[Lexeme]:
    """A number in digits: an ordinal (۲۵ام), part of a name (F16), or what it says itself."""
    end = start + len(digits)
    if start and (text[start - 1].isascii() and (text[start - 1].isalpha() or text[start - 1] == "_")):
        yield Lexeme("#", start, end, None, digits)
    elif (ordinal := _ORDINAL.match(text, end)) is not None and digits.isdigit():
        yield Lexeme("o", start, ordinal.end(), _int(digits), digits)
    elif digits.count("/") == 1 and _MONTH.match(text, end):
        # A year, a slash and the next date: ۸ نوامبر ۲۰۲۳/۱۷ آبان ۱۴۰۲.
        middle = digits.index("/")
        yield from _number(digits[:middle].rstrip(), start)
        yield from _number(digits[middle + 1 :].lstrip(), end - len(digits[middle + 1 :].lstrip()))
    else:
        yield from _number(digits, start)


def _int(digits: str) -> int:
    """The number; 0 for more digits than any year has."""
    return int(digits) if len(digits) <= 4 and digits.isdigit() else 0


def _number(text: str, start: int) -> Iterator[Lexeme]:
    """A plain number, a date all in digits, two numbers around a dash, or a number of another sort."""
    end = start + len(text)
    if text.isdigit():
        yield Lexeme("N" if len(text) == 4 else "n" if len(text) < 4 else "#", start, end, _int(text), text)
        return
    if len(text) > 16:  # longer than any date
        yield Lexeme("#", start, end, None, text)
        return
    if (cited := _CITED.fullmatch(text)) is not None:
        yield Lexeme("N", start, start + 4, int(cited[1]), cited[1])
        yield Lexeme("#", start + 5, end, None, text[5:])
        return
    parts = _PARTS.split(text)
    separators = set(_PARTS.findall(text))
    if len(parts) == 3 and len(separators) == 1 and _is_date(parts, next(iter(separators)).strip()):
        yield Lexeme("F", start, end, tuple(parts), text)
    elif len(parts) == 2 and separators <= _DASHES:
        middle = start + len(parts[0])
        yield from _number(parts[0], start)
        yield Lexeme("T", middle, middle + 1, None, text[len(parts[0])])
        yield from _number(parts[1], middle + 1)
    elif len(parts) == 2 and separators == {"/"} and _is_season(parts):
        yield from _number(f"{parts[0]}-{parts[1]}", start)
    else:
        yield Lexeme("#", start, end, parts, text)


_PARTS = re.compile(_SEPARATOR)
_CITED = re.compile(r"(\d{4}):\d.*")  # a year and a page, as in (رضایی، ۱۳۹۸:۴۵); no clock has such hours


def _is_date(parts: list[str], separator: str) -> bool:
    """Whether three numbers have the lengths of a year, a month and a day in some order."""
    lengths = tuple(map(len, parts))
    if separator not in "/.-" or lengths[1] > 2:
        return False
    full = (lengths[0] == 4 and lengths[2] <= 2) or (lengths[0] <= 2 and lengths[2] == 4)
    short = separator == "/" and lengths[0] <= 2 and lengths[2] <= 2 and 2 in (lengths[0], lengths[2])
    return full or short


def _is_season(parts: list[str]) -> bool:
    """Two years in a row around a slash, as leagues and schools write them: ۲۰۲۳/۲۰۲۴, ۱۴۰۲/۰۳."""
    first, second = parts
    return len(first) == 4 and len(second) in (2, 4) and int(second) == (int(first) + 1) % 10 ** len(second)
