"""What stands before and after a phrase: the prepositions that date it, and the words that make it something else.

The words themselves are data (``data/calendars/cues.toml``); here is how each list is asked.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from ..letters import fold
from .numerals import trie_pattern

_LETTER = r"\u0621-\u063a\u0641-\u064a\u066e-\u06d3"
_REACH = 40  # characters before a phrase that are looked at: the longest cue with its spaces
_CUES: dict[str, list[str]] = tomllib.loads(files("corpus").joinpath("data/calendars/cues.toml").read_text("utf8"))


def _words(*lists: str) -> str:
    """A pattern for the words of some lists."""
    return rf"(?:{trie_pattern(sorted({fold(word).text for name in lists for word in _CUES[name]}))})"


def _following(*lists: str) -> re.Pattern[str]:
    """A pattern for what begins with a word of the lists, or a sign that goes with an amount."""
    return re.compile(rf"[ \u200c]?(?:[%٪٫٬]|{_words(*lists)}(?![{_LETTER}]))")


def _preceding(words: str, gap: str = r"[ \u200c]") -> re.Pattern[str]:
    """A pattern for what ends with one of ``words``."""
    return re.compile(rf"(?<![{_LETTER}]){words}{gap}$")


_AMOUNT, _COUNT = _following("measures"), _following("measures", "things")
_CLOSES = re.compile(
    rf"[ \u200c]*(?:$|[\n.,،؛:;!?؟()\[\]{{}}«»\"'/\u2013\u2014-]|{_words('followers')}(?![{_LETTER}]))"
)
_YEAR_CUE, _EVENT = _preceding(_words("year_cues")), _preceding(_words("events"))
_OPENING = re.compile(r"[(\[«] ?$")
_NUMBERED = _preceding(rf"{_words('numbered')}(?:[ \u200c]?(?:ی|های))?", r"[ \u200c:]{1,3}")
_NAMED = _preceding(rf"{_words('named')}(?:[ \u200c]?ی)?", r"[ \u200c](?:شهدای )?")
_PEOPLE = _preceding(_words("people"))
_CUSTOM = _preceding(_words("customs"), r"[ \u200c]*(?:روز )?")
_CUSTOM_NAME = re.compile(rf"[ \u200c]?{_words('custom_names')}(?![{_LETTER}])")
_AGE = _preceding(_words("ages"))
_LENGTH = _preceding(_words("lengths"))
_BETWEEN = _preceding("(?:بین|میان|مابین|فاصله)")
_ANNOUNCED = _preceding("(?:تاریخ|مورخ|مورخه|بتاریخ)", r"[ :\u200c]{1,3}")
_COMPARED = _preceding(_words("comparisons"), " از(?: تاریخ)? ")
_PREPOSITIONS = {
    "before": _preceding("(?:پیش|قبل) از"),
    "after": _preceding("(?:پس|بعد) از"),
    "since": _preceding("از(?: تاریخ)?"),
    "until": _preceding("تا(?: تاریخ)?"),
}
_APPROXIMATE = _preceding("(?:حدود|حوالی|تقریبا|نزدیک به)")
# A future tense, or the present tense in which what is to be held or opened is announced: برگزار می‌شود.
_ANNOUNCING = (
    "(?:برگزار|آغاز|افتتاح|شروع|گشایش|راهی|اعزام|عازم)"
    r"[ \u200c]می[ \u200c]?(?:شود|شوند|گردد|یابد|کند|کنند)"
)
_FUTURE = re.compile(rf"(?<![{_LETTER}])(?:ن?خواه(?:د|ند|یم|م|ید)|{_ANNOUNCING})(?![{_LETTER}])")
_SENTENCE_END = re.compile(r"[.!?؟؛\n]")
_SENTENCE = 200  # characters in which a sentence's verb is looked for


def _before(text: str, start: int) -> str:
    return text[max(0, start - _REACH) : start]


def counts_things(text: str, end: int) -> bool:
    """Whether the number that ends here counts what follows (۱۴۰۰ نفر)."""
    return _COUNT.match(text, end) is not None


def is_amount(text: str, end: int) -> bool:
    """Whether the number that ends here measures something (۱۴۰۰ دلار), which سال before it cannot change."""
    return _AMOUNT.match(text, end) is not None


def is_bare_year(text: str, start: int, end: int) -> bool:
    """Whether a number like a year, without سال or era, stands where years stand."""
    left = _before(text, start)
    if _NUMBERED.search(left) or counts_things(text, end):
        return False
    if _EVENT.search(left):
        return True
    return closes(text, end) and bool(_YEAR_CUE.search(left) or _OPENING.search(left))


def is_numbered(text: str, start: int) -> bool:
    """Whether the number is that of a document, rule, phone or the like."""
    return _NUMBERED.search(_before(text, start)) is not None


def is_place_name(text: str, start: int) -> bool:
    """Whether a date here is the name of a street, party or building."""
    return _NAMED.search(_before(text, start)) is not None


def is_person(text: str, start: int) -> bool:
    """Whether what stands before makes a month's name that of a person, firm or thing."""
    return _PEOPLE.search(_before(text, start)) is not None


def is_custom(text: str, start: int, end: int) -> bool:
    """Whether a weekday is a custom or a name and not a day (نماز جمعه, هر شنبه, جمعه‌ها)."""
    return _CUSTOM.search(_before(text, start)) is not None or _CUSTOM_NAME.match(text, end) is not None


def is_age(text: str, start: int) -> bool:
    """Whether امروز, دیروز or فردا stands for an age (دنیای امروز)."""
    return _AGE.search(_before(text, start)) is not None


def is_length(text: str, start: int) -> bool:
    """Whether چند, هر or the like makes a unit a length of time (چند سال گذشته)."""
    return _LENGTH.search(_before(text, start)) is not None


def is_approximate(text: str, start: int) -> bool:
    """Whether حدود or the like stands before."""
    return _APPROXIMATE.search(_before(text, start)) is not None


def is_between(text: str, start: int) -> bool:
    """Whether بین or میان stands before."""
    return _BETWEEN.search(_before(text, start)) is not None


def announces_date(text: str, start: int) -> bool:
    """Whether تاریخ or مورخ stands before."""
    return _ANNOUNCED.search(_before(text, start)) is not None


def goes_on(text: str, end: int) -> bool:
    """Whether پیش or قبل is followed by از: سال پیش از آن counts from something else."""
    return text.startswith(" از", end) and text[end + 3 : end + 4] in ("", " ", "\n")


def closes(text: str, end: int) -> bool:
    """Whether a phrase ends here: punctuation, a preposition or a verb follows."""
    return _CLOSES.match(text, end) is not None


def joined(text: str, end: int) -> bool:
    """Whether the word goes on after a half-space."""
    return text[end : end + 1] == "\u200c"


def modifier(text: str, start: int) -> str:
    """The modifier that a preposition gives: since, until, before, after or none."""
    left = _before(text, start)
    found = next((name for name, pattern in _PREPOSITIONS.items() if pattern.search(left)), "none")
    return "none" if found == "since" and _COMPARED.search(left) else found


def is_future(text: str, end: int) -> bool:
    """Whether the sentence goes on with a verb that speaks of what is to come."""
    stop = _SENTENCE_END.search(text, end)
    return _FUTURE.search(text, end, min(stop.start() if stop else len(text), end + _SENTENCE)) is not None
