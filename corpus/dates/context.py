"""What stands before and after a phrase: the prepositions that date it, and the words that make it something else.

The words are those of :mod:`corpus.dates.cues`; here is how each list is asked.
"""

from __future__ import annotations

from ..calendars import Calendar
from . import cues
from .questions import Text, cue, question


@question
def counts_things(text: str, end: int) -> bool:
    """Whether the number that ends here counts what follows (۱۴۰۰ نفر)."""
    return cues.COUNT.match(text, end) is not None


@question
def is_amount(text: str, end: int, number: int, calendar: Calendar | None, *, sure: bool) -> bool:
    """Whether four digits behind سال or a month measure something (سال ۱۵۰۰ نفر).

    A number like a year (of ``calendar``, if the month tells it) is one whatever follows where it is ``sure`` that a
    year comes, as behind a month; behind سال round numbers are not so sure.
    """
    if cues.AMOUNT.match(text, end) is None:
        return False
    like_year = any(number in _YEARS_OF[name] for name in ([calendar] if calendar else _YEARS_OF))
    return text[end : end + 1] in tuple("%٪٫٬") or not like_year or not (sure or number % cues.ROUND)


_YEARS_OF: dict[Calendar, range] = {
    "persian": range(1250, 1450),
    "gregorian": range(1700, 2100),
    "islamic": range(1000, 1500),
}


@question
def is_bare_year(text: str, start: int, end: int, number: int | None) -> bool:
    """Whether ``number``, like a year but without سال or era, stands where years stand."""
    left = cues.before(text, start)
    if cues.NUMBERED.ends(left) or cues.SIZE.search(left) or counts_things(text, end):
        return False
    plausible = number is None or any(number in _YEARS_OF[name] for name in ("persian", "gregorian"))
    if cues.EVENT.ends(left) and plausible:
        return True
    if closes(text, end):
        return bool(
            cues.YEAR_CUE.ends(left)
            or cues.OPENING.search(left)
            or cues.TOLD.search(left)
            or _is_cited(text, start, end)
        )
    if number is None or number % cues.ROUND == 0 or not plausible:
        return False
    in_time = cues.TIME.ends(left) and (not cues.COMPARED.ends(left) or cues.BESIDE.ends(left))
    return in_time or cues.TOLD.search(left) is not None or _is_cited(text, start, end)


@cue(cues.DATED_NOUN)
def dates_a_month(text: str, start: int) -> bool:
    """Whether a preposition of time or something that has its month stands before: در آبان, سیل اسفند."""
    return cues.DATED_NOUN.ends(cues.before(text, start))


def _is_cited(text: str, start: int, end: int) -> bool:
    """Whether a reference in brackets, author first, or an entry of a bibliography gives the year of its book."""
    left = text[max(0, start - cues.NAMING) : start]
    if cues.ENTRY_ENDS.match(text, end) is not None and cues.PUBLISHER.search(left) is not None:
        return True
    if cues.AFTER_YEAR.match(text, end) is None:
        return False
    return cues.AUTHOR.search(left) is not None


@cue(cues.HAPPENED)
def is_event(text: str, start: int) -> bool:
    """Whether a day that begins here names what happened on it: کودتای ۲۸ مرداد."""
    return cues.HAPPENED.ends(cues.before(text, start))


def is_event_month(text: Text, start: int, end: int) -> bool:
    """Whether a month's name is part of a name: انقلاب اکتبر, سپتامبر سیاه."""
    return _turns(text, start) or _is_coloured(text, end)


@cue(cues.TURNS)
def _turns(text: str, start: int) -> bool:
    return cues.TURNS.ends(cues.before(text, start))


@question
def _is_coloured(text: str, end: int) -> bool:
    return cues.COLOURED.match(text, end) is not None


@question
def has_partner(text: str, end: int) -> bool:
    """Whether the same day in another calendar seems to follow."""
    return cues.PARTNER.match(text, end) is not None


@cue(cues.SEASON_OF)
def is_season_of(text: str, start: int) -> bool:
    """Whether the days around a feast are meant: تعطیلات نوروز."""
    return cues.SEASON_OF.ends(cues.before(text, start))


def is_dated_name(text: Text, start: int, end: int) -> bool:
    """Whether a preposition of time or an edge (پایان) stands before, and nothing counted follows."""
    return not counts_things(text, end) and _is_in_time(text, start)


@cue(cues.IN_TIME)
def _is_in_time(text: str, start: int) -> bool:
    return cues.IN_TIME.ends(cues.before(text, start))


@question
def is_afghan(text: str, start: int, end: int) -> bool:
    """Whether the text around speaks of Afghanistan, whose months are called after the zodiac."""
    return cues.AFGHAN.search(text, max(0, start - cues.AROUND), end + cues.AROUND) is not None


@question
def is_dushanbe(text: str, start: int, end: int) -> bool:
    """Whether دوشنبه without روز is the capital of Tajikistan: one goes there, or meets Tajiks in it."""
    left = cues.before(text, start)
    if cues.CITY.ends(left) or cues.CAPITAL.match(text, end):
        return True
    return cues.TO_OR_IN.ends(left) and bool(cues.TAJIK.search(text, max(0, start - cues.AROUND), end + cues.AROUND))


@question
def in_digits(text: str, start: int) -> bool:
    """Whether a phrase begins with digits."""
    return text[start].isdigit()


@cue(cues.NUMBERED)
def is_numbered(text: str, start: int) -> bool:
    """Whether the number is that of a document, rule, phone or the like."""
    return cues.NUMBERED.ends(cues.before(text, start))


@question
def is_version(text: str, start: int) -> bool:
    """Whether three numbers with dots are the version of a program."""
    return cues.VERSION.search(cues.before(text, start)) is not None


@question
def counts_in_year(text: str, end: int) -> bool:
    """Whether two digits behind سال count (سال ۲۰ تا ۳۰ میلیون) or are the year of a journal (سال ۱۲، شمارهٔ ۴)."""
    to = cues.TO_NUMBER.match(text, end)
    return counts_things(text, end) or (to is not None and counts_things(text, to.end())) or is_volume(text, end)


@question
def is_volume(text: str, end: int) -> bool:
    """Whether the number of a journal's issue follows."""
    return cues.VOLUME.match(text, end) is not None


@cue(cues.NAMED)
def is_place_name(text: str, start: int) -> bool:
    """Whether a date here is the name of a street, party or building."""
    return cues.NAMED.ends(cues.before(text, start))


def is_person(text: Text, start: int, end: int) -> bool:
    """Whether what stands before, or a title behind, makes a month's name that of a person, firm or thing."""
    return _is_one_of_people(text, start) or _is_titled(text, end)


@cue(cues.PEOPLE)
def _is_one_of_people(text: str, start: int) -> bool:
    return cues.PEOPLE.ends(cues.before(text, start))


@question
def _is_titled(text: str, end: int) -> bool:
    return cues.TITLED.match(text, end) is not None


def is_custom(text: Text, start: int, end: int) -> bool:
    """Whether a weekday is a custom or a name and not a day (نماز جمعه, هر شنبه, جمعه‌ها)."""
    return _is_customary(text, start) or _names_custom(text, end)


@cue(cues.CUSTOM)
def _is_customary(text: str, start: int) -> bool:
    return cues.CUSTOM.ends(cues.before(text, start))


@question
def _names_custom(text: str, end: int) -> bool:
    return cues.CUSTOM_NAME.match(text, end) is not None


@question
def is_surname(text: str, end: int) -> bool:
    """Whether a weekday goes on after a half-space, but not with a time of day: شنبه‌زاده, جمعه‌شب."""
    return joined(text, end) and cues.TIME_OF_DAY.match(text, end + 1) is None


@cue(cues.AGE)
def is_age(text: str, start: int) -> bool:
    """Whether امروز, دیروز or فردا stands for an age (دنیای امروز)."""
    return cues.AGE.ends(cues.before(text, start))


@cue(cues.LENGTH)
def is_length(text: str, start: int) -> bool:
    """Whether چند, هر or the like makes a unit a length of time (چند سال گذشته)."""
    return cues.LENGTH.ends(cues.before(text, start))


@cue(cues.APPROXIMATE)
def is_approximate(text: str, start: int) -> bool:
    """Whether حدود or the like stands before."""
    return cues.APPROXIMATE.ends(cues.before(text, start))


@cue(cues.BETWEEN)
def is_between(text: str, start: int) -> bool:
    """Whether بین or میان stands before."""
    return cues.BETWEEN.ends(cues.before(text, start))


@cue(cues.ANNOUNCED)
def announces_date(text: str, start: int) -> bool:
    """Whether تاریخ or مورخ stands before."""
    return cues.ANNOUNCED.ends(cues.before(text, start))


@question
def goes_on(text: str, end: int) -> bool:
    """Whether پیش or قبل is followed by از: سال پیش از آن counts from something else."""
    return text.startswith(" از", end) and text[end + 3 : end + 4] in ("", " ", "\n")


@question
def closes(text: str, end: int) -> bool:
    """Whether a phrase ends here: punctuation, a preposition or a verb follows."""
    return cues.CLOSES.match(text, end) is not None


@question
def is_stamp(text: str, start: int, end: int) -> bool:
    """Whether مهر is a stamp, with the verb of stamps behind it: ۷ مهر زدند; not در ۷ مهر زدند, ۷ مهر زد و خورد شد."""
    return cues.STAMPED.match(text, end) is not None and not cues.IN_TIME.ends(cues.before(text, start))


@question
def is_day_of(text: str, end: int) -> bool:
    """Whether it is told what day a date is: اول می روز کارگر."""
    return cues.DAY_OF.match(text, end) is not None


@question
def joined(text: str, end: int) -> bool:
    """Whether the word goes on after a half-space."""
    return text[end : end + 1] == "\u200c"


@cue(*cues.PREPOSITIONS.values())
def modifier(text: str, start: int) -> str:
    """The modifier that a preposition gives: since, until, before, after or none."""
    left = cues.before(text, start)
    found = next((name for name, pattern in cues.PREPOSITIONS.items() if pattern.ends(left)), "none")
    return "none" if found == "since" and cues.COMPARED.ends(left) else found


@cue(cues.APPROXIMATE, *cues.PREPOSITIONS.values())
def added(text: str, start: int) -> tuple[bool, str]:
    """Whether a word before makes a phrase approximate, and the modifier that a preposition gives it."""
    return is_approximate(text, start), modifier(text, start)


@question
def is_future(text: str, start: int, end: int) -> bool:
    """Whether the sentence says before that something is planned, or goes on with a verb of what is to come."""
    before = text[max(0, start - cues.SENTENCE) : start]
    if cues.PLANNED.search(before, max((m.end() for m in cues.SENTENCE_END.finditer(before)), default=0)):
        return True
    if cues.TRAVELS.match(text, end) is not None:
        return True
    stop = cues.SENTENCE_END.search(text, end, end + cues.SENTENCE)
    future = cues.FUTURE.search(text, end, stop.start() if stop else end + cues.SENTENCE)
    return future is not None and cues.SAID.search(text, end, future.start()) is None
