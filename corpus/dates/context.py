"""What stands before and after a phrase: the prepositions that date it, and the words that make it something else.

The words themselves are data (``data/calendars/cues.toml``); here is how each list is asked.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from ..calendars import Calendar
from ..letters import fold
from .numerals import trie_pattern
from .questions import question

_LETTER = r"\u0621-\u063a\u0641-\u064a\u066e-\u06d3"
_REACH = 40  # characters before a phrase that are looked at: the longest cue with its spaces
_CUES: dict[str, list[str]] = tomllib.loads(files("corpus").joinpath("data/calendars/cues.toml").read_text("utf8"))


def _words(*lists: str) -> str:
    """A pattern for the words of some lists."""
    return rf"(?:{trie_pattern(sorted({fold(word).text for name in lists for word in _CUES[name]}))})"


# What is counted stands in the singular: ۲۰۲۲ کشور are counted, ۲۰۲۲ کشورهای is a year and what comes next; and words
# that count may begin a saying (در ۱۳۸۵ مورد توجه بود) or name a clock's time (۱۵ مهر ۱۴۰۰ ساعت ۱۰).
_PLURAL = r"(?![ \u200c]{0,2}ها)"
_IDIOM = rf"(?!{_words('idioms')}(?![{_LETTER}])|ساعت[ \u200c]\d)"


def _following(*lists: str) -> re.Pattern[str]:
    """A pattern for what begins with a word of the lists, or a sign that goes with an amount."""
    return re.compile(rf"[ \u200c]{{0,2}}(?:[%٪٫٬]|{_IDIOM}{_words(*lists)}ی?(?![{_LETTER}]){_PLURAL})")


def _preceding(words: str, gap: str = r"[ \u200c]{0,2}") -> re.Pattern[str]:
    """A pattern for what ends with one of ``words``, its ezafe written or not; digits may be glued on."""
    return re.compile(rf"(?<![{_LETTER}]){words}(?:[ \u200c]{{1,2}}ی)?{gap}$")


_AMOUNT = _following("measures")
_COUNT = re.compile(_AMOUNT.pattern + rf"|[ \u200c]{{0,2}}{_IDIOM}{_words('things')}(?![{_LETTER}]){_PLURAL}")
_CLOSES = re.compile(
    rf"[ \u200c]*(?:$|[\n.,،؛:;!?؟()\[\]{{}}«»\"'/\u2013\u2014-]|{_words('followers')}(?![{_LETTER}]))"
)
_YEAR_CUE, _TIME = _preceding(_words("year_cues")), _preceding(_words("times"))
_EVENT = _preceding(_words("events") + r"(?:[ \u200c]?ی)?")
_DATED_NOUN = _preceding(_words("edges", "dated_nouns") + r"(?:[ \u200c]?ی)?")
_SIZE = re.compile(r"\d[ \u200c]?(?:در|بر)[ \u200c]?$")
# Up to three words that tell more of the event: انتخابات ریاست جمهوری ۱۴۰۰, جنگ شش‌روزهٔ ۱۹۶۷.
_TOLD = _preceding(
    rf"{_words('events')}(?:[ \u200c]?ی)?(?:[ \u200c](?!{_words('times')}[ \u200c])[{_LETTER}\u200c]+){{1,3}}"
)
_OPENING = re.compile(r"[(\[«] ?$")
# Author, year: (رضایی، ۱۳۹۸: ۴۵), (Smith, 2015; Jones, 2016)
_AUTHOR = re.compile(r"[(\[;؛][^()\[\]\n]{2,}[،,] ?$")
_AFTER_YEAR = re.compile(r" ?(?:الف|ب|ج|[a-d](?![A-Za-z]))? ?(?:[)\];؛]|: ?\d|[،,] ?(?:صص?|ج|pp?)[ .])")
# Place: publisher, year — the end of an entry of a bibliography: تهران: امیرکبیر، ۱۳۴۴.
_PUBLISHER = re.compile(rf"[{_LETTER}A-Za-z)] ?: ?[{_LETTER}A-Za-z \u200c]{{2,40}}[،,] ?$")
_ENTRY_ENDS = re.compile(r" ?(?:$|[.\n؛;)\]]|[،,] ?(?:صص?|ج|چاپ|pp?)[ .])")
_NAMING = 100  # characters in which the bracket of a reference opens: three authors
_ROUND = 50  # numbers that amounts are rounded to
# Also behind the first of two: صفحات ۱۳۰۰ تا ۱۳۱۰.
_NUMBERED = _preceding(
    rf"{_words('numbered')}(?:[ \u200c]?(?:ی|های))?", r"[ \u200c:]{0,3}(?:\d{1,5} ?(?:تا|الی|و|[-\u2013،,]) ?){0,2}"
)
_VERSION = re.compile(r"(?:نسخه|ورژن|ویرایش|[Vv]ersion|\bv\.?)(?:[ \u200c]?ی)?[ \u200c:]{0,2}$")
_VOLUME = re.compile(r"[ \u200c]?[،,]?[ \u200c]?(?:شماره|ش[ .])")
_TO_NUMBER = re.compile(r"[ \u200c]?(?:تا|الی|[-\u2013])[ \u200c]?\d+")
_NAMED = _preceding(rf"{_words('named')}(?:[ \u200c]?ی)?", r"[ \u200c]{0,2}(?:شهدای )?")
_PEOPLE = _preceding(_words("people"))
_CUSTOM = _preceding(_words("customs"), r"[ \u200c]*(?:روز )?")
_CUSTOM_NAME = re.compile(rf"[ \u200c]{{0,2}}{_words('custom_names')}(?![{_LETTER}])")
_HAPPENED = _preceding(rf"{_words('happenings')}(?:[ \u200c]?ی)?", r"[ \u200c]{0,2}(?:روز )?")
_TURNS = _preceding("(?:انقلاب|جنگ|کودتای)")
_TITLED = re.compile(rf"[ \u200c](?:خانم|خان|بانو|جان|آقا)(?![{_LETTER}])")
_DAY_OF = re.compile(r"[ \u200c]،? ?روز (?:جهانی|بین|ملی|کار)")
_TIME_OF_DAY = re.compile(rf"(?:شب|صبح|عصر|ظهر|بامداد|غروب|شامگاه|ی|اش|شان|مان)(?![{_LETTER}])|(?![{_LETTER}])")
_COLOURED = re.compile(rf"[ \u200c](?:سرخ|سیاه|خونین)(?![{_LETTER}])")
_SEASON_OF = _preceding("(?:تعطیلات|ایام|روز[ \u200c]?های|سفر[ \u200c]?های|مسافران|طرح|ستاد|برنامه|حال و هوای)")
_PARTNER = re.compile(r"[ \u200c]?[(\[/=]|[ ،]*(?:که )?(?:برابر|مطابق|مصادف|معادل|موافق|منطبق|مقارن)[ \u200c]")
_AFGHAN = re.compile("افغان|طالبان|کابل|قندهار|ننگرهار")
_IN_TIME = _preceding(rf"(?:در|از|تا|طی|{_words('edges')})")
_TAJIK = re.compile("تاجیک")
_CITY = _preceding("(?:شهر|پایتخت|فرودگاه|راهی|عازم|وارد|(?:سفر|ورود|پرواز|بازگشت|اعزام) به)")
_TO_OR_IN = _preceding("(?:در|به)")
_CAPITAL = re.compile(r"[ ،,(]{1,2}(?:پایتخت|تاجیک|مرکز تاجیک)")
_AROUND = 300  # characters either side in which the country that a text speaks of is named
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
_GAP = " \u200c"
_PREPOSITIONS_END = ("از", "تا", "تاریخ", "ی")  # the usual word before is none of them
_BESIDE = _preceding("(?:پیش|قبل|پس|بعد) از")
_APPROXIMATE = _preceding("(?:حدود|حوالی|تقریبا|نزدیک به)")
_APPROXIMATE_END = ("حدود", "حوالی", "تقریبا", "به", "ی")
# A future tense, or the present tense in which what is to be held, opened or changed is announced: برگزار می‌شود.
_ANNOUNCING = (
    "(?:برگزار|آغاز|افتتاح|شروع|گشایش|راهی|اعزام|عازم|اجرا|اجرایی|اعمال|افزایش|کاهش|تغییر|تعطیل|برپا|پخش|اکران|رونمایی|تشکیل)"
    r"[ \u200c]می[ \u200c]?(?:شود|شوند|گردد|یابد|یابند|کند|کنند)"
)
# A journey in the same clause: به پکن می‌رود; not به شمار می‌رود.
_TRAVELS = re.compile(
    rf"(?: (?!که |و )[{_LETTER}\u200c]+){{0,6}}? به (?!شمار|نظر|حساب|کار|دست|یاد|چشم)[{_LETTER}\u200c]+"
    rf"(?: [{_LETTER}\u200c]+)? می[ \u200c]?(?:رود|روند|آید|آیند)(?![{_LETTER}])"
)
# Who spoke on a day may speak of the future: روز دوشنبه گفت که برگزار خواهد شد.
_SAID = re.compile(
    rf"(?<![{_LETTER}])(?:گفت|گفتند|گفته|افزود|نوشت|اعلام کرد|تاکید کرد|خبر داد|هشدار داد|مدعی شد)(?![{_LETTER}])"
)
_PLANNED = re.compile(rf"(?<![{_LETTER}])(?:قرار|بنا) (?:است|شده)(?![{_LETTER}])")
_FUTURE = re.compile(rf"(?<![{_LETTER}])(?:ن?خواه(?:د|ند|یم|م|ید)|{_ANNOUNCING})(?![{_LETTER}])")
_SENTENCE_END = re.compile(r"[.!?؟؛\n]")
_SENTENCE = 200  # characters in which a sentence's verb is looked for


def _before(text: str, start: int) -> str:
    return text[max(0, start - _REACH) : start]


@question
def counts_things(text: str, end: int) -> bool:
    """Whether the number that ends here counts what follows (۱۴۰۰ نفر)."""
    return _COUNT.match(text, end) is not None


@question
def is_amount(text: str, end: int, number: int, calendar: Calendar | None, *, sure: bool) -> bool:
    """Whether four digits behind سال or a month measure something (سال ۱۵۰۰ نفر).

    A number like a year (of ``calendar``, if the month tells it) is one whatever follows where it is ``sure`` that a
    year comes, as behind a month; behind سال round numbers are not so sure.
    """
    if _AMOUNT.match(text, end) is None:
        return False
    like_year = any(number in _YEARS_OF[name] for name in ([calendar] if calendar else _YEARS_OF))
    return text[end : end + 1] in tuple("%٪٫٬") or not like_year or not (sure or number % _ROUND)


_YEARS_OF: dict[Calendar, range] = {
    "persian": range(1250, 1450),
    "gregorian": range(1700, 2100),
    "islamic": range(1000, 1500),
}


@question
def is_bare_year(text: str, start: int, end: int, number: int | None) -> bool:
    """Whether ``number``, like a year but without سال or era, stands where years stand."""
    left = _before(text, start)
    if _NUMBERED.search(left) or _SIZE.search(left) or counts_things(text, end):
        return False
    plausible = number is None or any(number in _YEARS_OF[name] for name in ("persian", "gregorian"))
    if _EVENT.search(left) and plausible:
        return True
    if closes(text, end):
        return bool(
            _YEAR_CUE.search(left) or _OPENING.search(left) or _TOLD.search(left) or _is_cited(text, start, end)
        )
    if number is None or number % _ROUND == 0 or not plausible:
        return False
    in_time = _TIME.search(left) is not None and (_COMPARED.search(left) is None or _BESIDE.search(left) is not None)
    return in_time or _TOLD.search(left) is not None or _is_cited(text, start, end)


@question
def dates_a_month(text: str, start: int) -> bool:
    """Whether a preposition of time or something that has its month stands before: در آبان, سیل اسفند."""
    return _DATED_NOUN.search(_before(text, start)) is not None


def _is_cited(text: str, start: int, end: int) -> bool:
    """Whether a reference in brackets, author first, or an entry of a bibliography gives the year of its book."""
    left = text[max(0, start - _NAMING) : start]
    if _ENTRY_ENDS.match(text, end) is not None and _PUBLISHER.search(left) is not None:
        return True
    if _AFTER_YEAR.match(text, end) is None:
        return False
    return _AUTHOR.search(left) is not None


@question
def is_event(text: str, start: int) -> bool:
    """Whether a day that begins here names what happened on it: کودتای ۲۸ مرداد."""
    return _HAPPENED.search(_before(text, start)) is not None


@question
def is_event_month(text: str, start: int, end: int) -> bool:
    """Whether a month's name is part of a name: انقلاب اکتبر, سپتامبر سیاه."""
    return _TURNS.search(_before(text, start)) is not None or _COLOURED.match(text, end) is not None


@question
def has_partner(text: str, end: int) -> bool:
    """Whether the same day in another calendar seems to follow."""
    return _PARTNER.match(text, end) is not None


@question
def is_season_of(text: str, start: int) -> bool:
    """Whether the days around a feast are meant: تعطیلات نوروز."""
    return _SEASON_OF.search(_before(text, start)) is not None


@question
def is_dated_name(text: str, start: int, end: int) -> bool:
    """Whether a preposition of time or an edge (پایان) stands before, and nothing counted follows."""
    return not counts_things(text, end) and _IN_TIME.search(_before(text, start)) is not None


@question
def is_afghan(text: str, start: int, end: int) -> bool:
    """Whether the text around speaks of Afghanistan, whose months are called after the zodiac."""
    return _AFGHAN.search(text, max(0, start - _AROUND), end + _AROUND) is not None


@question
def is_dushanbe(text: str, start: int, end: int) -> bool:
    """Whether دوشنبه without روز is the capital of Tajikistan: one goes there, or meets Tajiks in it."""
    left = _before(text, start)
    if _CITY.search(left) or _CAPITAL.match(text, end):
        return True
    return _TO_OR_IN.search(left) is not None and bool(_TAJIK.search(text, max(0, start - _AROUND), end + _AROUND))


@question
def in_digits(text: str, start: int) -> bool:
    """Whether a phrase begins with digits."""
    return text[start].isdigit()


@question
def is_numbered(text: str, start: int) -> bool:
    """Whether the number is that of a document, rule, phone or the like."""
    return _NUMBERED.search(_before(text, start)) is not None


@question
def is_version(text: str, start: int) -> bool:
    """Whether three numbers with dots are the version of a program."""
    return _VERSION.search(_before(text, start)) is not None


@question
def counts_in_year(text: str, end: int) -> bool:
    """Whether two digits behind سال count (سال ۲۰ تا ۳۰ میلیون) or are the year of a journal (سال ۱۲، شمارهٔ ۴)."""
    to = _TO_NUMBER.match(text, end)
    return counts_things(text, end) or (to is not None and counts_things(text, to.end())) or is_volume(text, end)


@question
def is_volume(text: str, end: int) -> bool:
    """Whether the number of a journal's issue follows."""
    return _VOLUME.match(text, end) is not None


@question
def is_place_name(text: str, start: int) -> bool:
    """Whether a date here is the name of a street, party or building."""
    return _NAMED.search(_before(text, start)) is not None


@question
def is_person(text: str, start: int, end: int) -> bool:
    """Whether what stands before, or a title behind, makes a month's name that of a person, firm or thing."""
    return _PEOPLE.search(_before(text, start)) is not None or _TITLED.match(text, end) is not None


@question
def is_custom(text: str, start: int, end: int) -> bool:
    """Whether a weekday is a custom or a name and not a day (نماز جمعه, هر شنبه, جمعه‌ها)."""
    return _CUSTOM.search(_before(text, start)) is not None or _CUSTOM_NAME.match(text, end) is not None


@question
def is_surname(text: str, end: int) -> bool:
    """Whether a weekday goes on after a half-space, but not with a time of day: شنبه‌زاده, جمعه‌شب."""
    return joined(text, end) and _TIME_OF_DAY.match(text, end + 1) is None


@question
def is_age(text: str, start: int) -> bool:
    """Whether امروز, دیروز or فردا stands for an age (دنیای امروز)."""
    return _AGE.search(_before(text, start)) is not None


@question
def is_length(text: str, start: int) -> bool:
    """Whether چند, هر or the like makes a unit a length of time (چند سال گذشته)."""
    return _LENGTH.search(_before(text, start)) is not None


@question
def is_approximate(text: str, start: int) -> bool:
    """Whether حدود or the like stands before."""
    left = _before(text, start)
    return left.rstrip(_GAP).endswith(_APPROXIMATE_END) and _APPROXIMATE.search(left) is not None


@question
def is_between(text: str, start: int) -> bool:
    """Whether بین or میان stands before."""
    return _BETWEEN.search(_before(text, start)) is not None


@question
def announces_date(text: str, start: int) -> bool:
    """Whether تاریخ or مورخ stands before."""
    return _ANNOUNCED.search(_before(text, start)) is not None


@question
def goes_on(text: str, end: int) -> bool:
    """Whether پیش or قبل is followed by از: سال پیش از آن counts from something else."""
    return text.startswith(" از", end) and text[end + 3 : end + 4] in ("", " ", "\n")


@question
def closes(text: str, end: int) -> bool:
    """Whether a phrase ends here: punctuation, a preposition or a verb follows."""
    return _CLOSES.match(text, end) is not None


@question
def is_day_of(text: str, end: int) -> bool:
    """Whether it is told what day a date is: اول می روز کارگر."""
    return _DAY_OF.match(text, end) is not None


@question
def joined(text: str, end: int) -> bool:
    """Whether the word goes on after a half-space."""
    return text[end : end + 1] == "\u200c"


@question
def modifier(text: str, start: int) -> str:
    """The modifier that a preposition gives: since, until, before, after or none."""
    left = _before(text, start)
    if not left.rstrip(_GAP).endswith(_PREPOSITIONS_END):
        return "none"
    found = next((name for name, pattern in _PREPOSITIONS.items() if pattern.search(left)), "none")
    return "none" if found == "since" and _COMPARED.search(left) else found


@question
def is_future(text: str, start: int, end: int) -> bool:
    """Whether the sentence says before that something is planned, or goes on with a verb of what is to come."""
    before = text[max(0, start - _SENTENCE) : start]
    if _PLANNED.search(before, max((m.end() for m in _SENTENCE_END.finditer(before)), default=0)):
        return True
    if _TRAVELS.match(text, end) is not None:
        return True
    stop = _SENTENCE_END.search(text, end, end + _SENTENCE)
    future = _FUTURE.search(text, end, stop.start() if stop else end + _SENTENCE)
    return future is not None and _SAID.search(text, end, future.start()) is None
