"""The words beside a date or number that decide whether it is a date, as patterns.

The words themselves are data (``data/calendars/cues.toml``); :mod:`corpus.dates.context` asks for them.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from ..letters import fold
from ..memos import Memo
from .numerals import trie_pattern

_LETTER = r"\u0621-\u063a\u0641-\u064a\u066e-\u06d3"
_REACH = 40  # characters before a phrase that are looked at: the longest cue with its spaces
_RUN = re.compile(rf"[{_LETTER}]+")
_REMEMBERED = 200_000
_CUES: dict[str, list[str]] = tomllib.loads(files("corpus").joinpath("data/calendars/cues.toml").read_text("utf8"))


def _listed(*lists: str) -> list[str]:
    """The words of some lists."""
    return sorted({fold(word).text for name in lists for word in _CUES[name]})


def _words(*lists: str) -> str:
    """A pattern for the words of some lists."""
    return rf"(?:{trie_pattern(_listed(*lists))})"


# What is counted stands in the singular: ۲۰۲۲ کشور are counted, ۲۰۲۲ کشورهای is a year and what comes next; and words
# that count may begin a saying (در ۱۳۸۵ مورد توجه بود) or name a clock's time (۱۵ مهر ۱۴۰۰ ساعت ۱۰).
_PLURAL = r"(?![ \u200c]{0,2}ها)"
_IDIOM = rf"(?!{_words('idioms')}(?![{_LETTER}])|ساعت[ \u200c]\d)"


def _following(*lists: str) -> re.Pattern[str]:
    """A pattern for what begins with a word of the lists, or a sign that goes with an amount."""
    return re.compile(rf"[ \u200c]{{0,2}}(?:[%٪٫٬]|{_IDIOM}{_words(*lists)}ی?(?![{_LETTER}]){_PLURAL})")


_NO_CUES: frozenset[Before] = frozenset()
_OF_RUN: dict[str | None, frozenset[Before]] = {}
"""Last letters before a phrase → the words that may stand there, all that there are: each enters itself."""


class Before:
    """Words right before a phrase, those of lists and ``also``, their ezafe written or not; digits may be glued on.

    ``then`` may end the words, a ``gap`` parts them from the phrase. Since the usual word before a phrase is none of
    them, the last run of letters is looked up first.
    """

    def __init__(self, *lists: str, also: str = "", then: str = "", gap: str = r"[ \u200c]{0,2}") -> None:
        listed = _listed(*lists)
        words = "|".join(
            [*also.split("|"), trie_pattern(listed)] if also and listed else [also or trie_pattern(listed)]
        )
        ending = rf"(?:[ \u200c]?(?:{then}))?" if then else ""
        self._pattern = re.compile(rf"(?<![{_LETTER}])(?:{words}){ending}(?:[ \u200c]{{1,2}}ی)?{gap}$")
        runs = {
            "".join(pieces[i:])
            for word in listed + also.split("|")
            if (pieces := _RUN.findall(word))
            for i in range(len(pieces))
        }
        for more in (_RUN.findall(then), _RUN.findall(gap)):
            runs |= {run + end for run in runs for end in more} | set(more)
        self.last_runs = frozenset(runs | {"ی", None})
        """What the letters before a phrase end with wherever these words are; None where there are no letters."""
        for run in self.last_runs:
            _OF_RUN[run] = _OF_RUN.get(run, _NO_CUES) | {self}

    def ends(self, left: str) -> bool:
        """Whether ``left``, what stands before a phrase, ends with one of the words."""
        return last_run(left) in self.last_runs and self._pattern.search(left) is not None


def _last_letters(chunk: str) -> str | None:
    """The last letters of a chunk that stand together, None without letters."""
    return next(iter(_RUN.findall(chunk)[-1:]), None)


_LAST_RUNS = Memo(_last_letters, limit=_REMEMBERED)


def before(text: str, start: int) -> str:
    """What stands before a place, as far as it is looked at."""
    return text[max(0, start - _REACH) : start]


def last_run(left: str) -> str | None:
    """The last letters that stand together in what stands before a phrase, None if its last chunk has none."""
    left = left.rstrip(" \u200c:")
    return _LAST_RUNS[left[left.rfind(" ") + 1 :]]


AMOUNT = _following("measures")
COUNT = re.compile(AMOUNT.pattern + rf"|[ \u200c]{{0,2}}{_IDIOM}{_words('things')}(?![{_LETTER}]){_PLURAL}")
CLOSES = re.compile(rf"[ \u200c]*(?:$|[\n.,،؛:;!?؟()\[\]{{}}«»\"'/\u2013\u2014-]|{_words('followers')}(?![{_LETTER}]))")
YEAR_CUE, TIME = Before("year_cues"), Before("times")
EVENT = Before("events", then="ی")
DATED_NOUN = Before("edges", "dated_nouns", then="ی")
SIZE = re.compile(r"\d[ \u200c]?(?:در|بر)[ \u200c]?$")
# Up to three words that tell more of the event: انتخابات ریاست جمهوری ۱۴۰۰, جنگ شش‌روزهٔ ۱۹۶۷.
TOLD = re.compile(
    rf"(?<![{_LETTER}]){_words('events')}(?:[ \u200c]?ی)?"
    rf"(?:[ \u200c](?!{_words('times')}[ \u200c])[{_LETTER}\u200c]+){{1,3}}(?:[ \u200c]{{1,2}}ی)?[ \u200c]{{0,2}}$"
)
OPENING = re.compile(r"[(\[«] ?$")
# Author, year: (رضایی، ۱۳۹۸: ۴۵), (Smith, 2015; Jones, 2016)
AUTHOR = re.compile(r"[(\[;؛][^()\[\]\n]{2,}[،,] ?$")
AFTER_YEAR = re.compile(r" ?(?:الف|ب|ج|[a-d](?![A-Za-z]))? ?(?:[)\];؛]|: ?\d|[،,] ?(?:صص?|ج|pp?)[ .])")
# Place: publisher, year — the end of an entry of a bibliography: تهران: امیرکبیر، ۱۳۴۴.
PUBLISHER = re.compile(rf"[{_LETTER}A-Za-z)] ?: ?[{_LETTER}A-Za-z \u200c]{{2,40}}[،,] ?$")
ENTRY_ENDS = re.compile(r" ?(?:$|[.\n؛;)\]]|[،,] ?(?:صص?|ج|چاپ|pp?)[ .])")
NAMING = 100  # characters in which the bracket of a reference opens: three authors
ROUND = 50  # numbers that amounts are rounded to
# Also behind the first of two: صفحات ۱۳۰۰ تا ۱۳۱۰.
NUMBERED = Before("numbered", then="ی|های", gap=r"[ \u200c:]{0,3}(?:\d{1,5} ?(?:تا|الی|و|[-\u2013،,]) ?){0,2}")
VERSION = re.compile(r"(?:نسخه|ورژن|ویرایش|[Vv]ersion|\bv\.?)(?:[ \u200c]?ی)?[ \u200c:]{0,2}$")
VOLUME = re.compile(r"[ \u200c]?[،,]?[ \u200c]?(?:شماره|ش[ .])")
TO_NUMBER = re.compile(r"[ \u200c]?(?:تا|الی|[-\u2013])[ \u200c]?\d+")
NAMED = Before("named", then="ی", gap=r"[ \u200c]{0,2}(?:شهدای )?")
PEOPLE = Before("people")
CUSTOM = Before("customs", gap=r"[ \u200c]*(?:روز )?")
CUSTOM_NAME = re.compile(rf"[ \u200c]{{0,2}}{_words('custom_names')}(?![{_LETTER}])")
HAPPENED = Before("happenings", then="ی", gap=r"[ \u200c]{0,2}(?:روز )?")
TURNS = Before(also="انقلاب|جنگ|کودتای")
TITLED = re.compile(rf"[ \u200c](?:خانم|خان|بانو|جان|آقا)(?![{_LETTER}])")
DAY_OF = re.compile(r"[ \u200c]،? ?روز (?:جهانی|بین|ملی|کار)")
STAMPED = re.compile(
    rf"[ \u200c](?:ن?می[ \u200c]?|ب|ن)?(?:زد|زن|کوب|کوبید|خورد|خور)(?:ه|م|ن|ی|یم|ید|ند|د)?(?![{_LETTER}])(?! و خورد)"
)
TIME_OF_DAY = re.compile(rf"(?:شب|صبح|عصر|ظهر|بامداد|غروب|شامگاه|ی|اش|شان|مان)(?![{_LETTER}])|(?![{_LETTER}])")
COLOURED = re.compile(rf"[ \u200c](?:سرخ|سیاه|خونین)(?![{_LETTER}])")
SEASON_OF = Before(also="تعطیلات|ایام|روز[ \u200c]?های|سفر[ \u200c]?های|مسافران|طرح|ستاد|برنامه|حال و هوای")
PARTNER = re.compile(r"[ \u200c]?[(\[/=]|[ ،]*(?:که )?(?:برابر|مطابق|مصادف|معادل|موافق|منطبق|مقارن)[ \u200c]")
AFGHAN = re.compile("افغان|طالبان|کابل|قندهار|ننگرهار")
IN_TIME = Before("edges", also="در|از|تا|طی")
TAJIK = re.compile("تاجیک")
CITY = Before(also="شهر|پایتخت|فرودگاه|راهی|عازم|وارد|سفر به|ورود به|پرواز به|بازگشت به|اعزام به")
TO_OR_IN = Before(also="در|به")
CAPITAL = re.compile(r"[ ،,(]{1,2}(?:پایتخت|تاجیک|مرکز تاجیک)")
AROUND = 300  # characters either side in which the country that a text speaks of is named
AGE = Before("ages")
LENGTH = Before("lengths")
BETWEEN = Before(also="بین|میان|مابین|فاصله")
ANNOUNCED = Before(also="تاریخ|مورخ|مورخه|بتاریخ", gap=r"[ :\u200c]{1,3}")
COMPARED = Before("comparisons", gap=" از(?: تاریخ)? ")
PREPOSITIONS = {
    "before": Before(also="پیش از|قبل از"),
    "after": Before(also="پس از|بعد از"),
    "since": Before(also="از|از تاریخ"),
    "until": Before(also="تا|تا تاریخ"),
}
BESIDE = Before(also="پیش از|قبل از|پس از|بعد از")
APPROXIMATE = Before(also="حدود|حوالی|تقریبا|نزدیک به")
# A future tense, or the present tense in which what is to be held, opened or changed is announced: برگزار می‌شود.
_ANNOUNCING = (
    "(?:برگزار|آغاز|افتتاح|شروع|گشایش|راهی|اعزام|عازم|اجرا|اجرایی|اعمال|افزایش|کاهش|تغییر|تعطیل|برپا|پخش|اکران|رونمایی|تشکیل)"
    r"[ \u200c]می[ \u200c]?(?:شود|شوند|گردد|یابد|یابند|کند|کنند)"
)
# A journey in the same clause: به پکن می‌رود; not به شمار می‌رود.
TRAVELS = re.compile(
    rf"(?: (?!که |و )[{_LETTER}\u200c]+){{0,6}}? به (?!شمار|نظر|حساب|کار|دست|یاد|چشم)[{_LETTER}\u200c]+"
    rf"(?: [{_LETTER}\u200c]+)? می[ \u200c]?(?:رود|روند|آید|آیند)(?![{_LETTER}])"
)
# Who spoke on a day may speak of the future: روز دوشنبه گفت که برگزار خواهد شد.
SAID = re.compile(
    rf"(?<![{_LETTER}])(?:گفت|گفتند|گفته|افزود|نوشت|اعلام کرد|تاکید کرد|خبر داد|هشدار داد|مدعی شد)(?![{_LETTER}])"
)
PLANNED = re.compile(rf"(?<![{_LETTER}])(?:قرار|بنا) (?:است|شده)(?![{_LETTER}])")
FUTURE = re.compile(rf"(?<![{_LETTER}])(?:ن?خواه(?:د|ند|یم|م|ید)|{_ANNOUNCING})(?![{_LETTER}])")
SENTENCE_END = re.compile(r"[.!?؟؛\n]")
SENTENCE = 200  # characters in which a sentence's verb is looked for


def possible(text: str, start: int) -> frozenset[Before]:
    """Those of the words that may stand before a place, by the letters there: usually none."""
    left = text[max(0, start - _REACH) : start].rstrip(" \u200c:")
    return _OF_RUN.get(_LAST_RUNS[left[left.rfind(" ") + 1 :]], _NO_CUES)
