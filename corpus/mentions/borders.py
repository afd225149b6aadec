"""Where a name begins and ends: what may be joined to it on either side.

Persian joins much to a word without being part of it (وچین، روس‌هاست، چینی‌تبار), and many words contain a name by
chance (عروس، مسکوت، دارچین). So nothing is attached to a name in general: each word part that may be is listed
here, and a name that is also an ordinary word takes fewer of them than one that is not.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from ..letters import NON_JOINING, ZWNJ
from ..patterns import late_pattern

GAP = f" {ZWNJ}_#\n\r"
"""What may stand between the words of a name: also ``_`` and ``#`` of hashtags, and one line end of wrapped text."""

_GLUED_LEFT = frozenset("و در از ضد پسا پیشا غیر نیمه پان".split())
"""Words and prefixes that stand glued before any name: وچین، ازروسیه، ضدروسی، پساشوروی."""

_GLUED_LEFT_CLEAR = _GLUED_LEFT | frozenset("با را تا به ب".split())
"""Those that stand glued before a name that is no ordinary word; «ب» is «به» in old prints (بروسیه، بژاپن)."""

_JOINED_LEFT = _GLUED_LEFT_CLEAR | frozenset("که بر برای بین میان فرا شبه نو تمام غیر نا".split())
"""Words and prefixes that stand before any name with a half-space: ضد‌چینی، به‌چین (but سخن‌چین is another word)."""

_COMPOUND = (
    "شناس هراس ستیز محور گرا گریز تبار زبان الاصل نژاد دوست پرست پژوه مآب نشین مدار باور پسند ساخت مرکز"
    " آمریکایی ایرانی فوبیا"
).split()
"""Second parts that make a word of a name and still speak of the actor: روسیه‌شناس، چین‌هراسی، چینی‌تبار."""

_OF_FAMILIES = frozenset("پور زاده نیا منش فر فرد وند لو".split())
"""Second parts that make a family name: کویتی‌پور، گرجی‌زاده، ایران‌منش."""

_PARTNERS = (
    "آمریکا امریکا ایران روسیه روس شوروی چین ژاپن جاپان هند پاکستان افغانستان تایوان کره ویتنام فیلیپین استرالیا اروپا"
    " غرب آسیا آفریقا آلمان فرانسه انگلیس بریتانیا ایتالیا اوکراین بلاروس ترکیه عربستان سوریه عراق اسرائیل امارات"
    " اسراییل مصر برزیل کانادا مغولستان قزاقستان قرقیزستان ازبکستان تاجیکستان ترکمنستان ناتو عرب مسکو پکن توکیو تهران"
    " واشنگتن بروکسل برلین لندن پاریس کی‌یف تایپه سئول دهلی آنکارا ریاض"
).split()
"""Names that stand beside another in a pair («روابط چین‌آمریکا»); the dash between them is often lost."""

_FOLLOWERS = frozenset(
    "به در از را با که و است بود شد شده نیز هم تا بر برای این آن یا اما ولی نه می خود او ما هر همه یک دو سه"
    " چند پس پیش بعد قبل زیر روی سوی میان بین علیه درباره پایتخت شهر رفت آمد گفت کرد داد دارد داشت رسید"
    " خواست خواند ماند جای جا سفر دیدار راهی وارد خارج".split()
)
"""Words that a name is found glued to when the space between them is lost."""

_COPULA_CUES = frozenset("ساخت مال کار اهل جنس تولید محصول توی تو از مارک برند وطن".split())
"""Words before which «…ه» is the spoken «است»: «ساخت چینه»."""


def _one_of(endings: str) -> str:
    return f"(?:{'|'.join(endings.split())})"


_LETTER = r"[^\W\d_]"
_POSSESSIVE_PLURAL = "ش شان شون م مان مون یش یشان یشون یم یمان یت یتان"
_AFTER_PLURAL = _one_of(f"ی یی ست یند ییم یید ند اند ن را رو و هم {_POSSESSIVE_PLURAL}")  # روس‌ها‌ست، روس‌هایی
_AFTER_ANIMATE = _one_of("ی ند اند ست یم را")  # ژاپنیانی
_PLURAL = rf"{ZWNJ}*(?:(?P<plural>ها){ZWNJ}*{_AFTER_PLURAL}?|(?P<animate>ان){ZWNJ}*{_AFTER_ANIMATE}?"  # left open
_PEOPLE = late_pattern(  # names that end in a consonant: روس، ازبک; spoken «روسن» (… هستند), «روسه» (… است)
    rf"{_PLURAL}|{_one_of('اند ند م ن یم ین ه ش مون تون شون')})"
)
_SPOKEN_AFTER_PLURAL = _one_of("ی ش مون تون شون رو هم")  # «چینیای محله»
_PEOPLE_AFTER_I = late_pattern(  # names that end in ی: چینی، ژاپنی; «چینیا» is the spoken plural, «ژاپنین» … هستند
    rf"{_PLURAL}|(?P<spoken>(?<!{ZWNJ})ا){ZWNJ}*{_SPOKEN_AFTER_PLURAL}?"
    rf"|{_one_of('ای ئی یی ام ات اش شان مان تان م ش شون مون تون اند ایم اید ست ه ن ین تر ترین را کردن شدن')})"
)
_SPACED_PLURAL = late_pattern(
    rf"[ _{ZWNJ}]{{1,3}}(ها)(?:{ZWNJ}*{_one_of('ی یی ست یم ش شان')})?(?!{_LETTER}|{ZWNJ}{_LETTER})"
)
_PLURAL_LETTER, _PLURAL_REACH = "ه", 4  # behind a gap of one to three characters
_PARTNER = late_pattern(rf"و?{ZWNJ}*{_one_of(' '.join(_PARTNERS))}(?:یی?)?(?!{_LETTER})")  # چین‌آمریکا، چین‌وآمریکا
_BEFORE_PARTNER = frozenset(_PARTNERS) - {"هند"}  # «هند‌چین», «هندوچین» is Indochina
_AFTER_VOWEL = late_pattern(rf"ست|(?:یی?|ئی)(?:{ZWNJ}*ها)?")  # ناتوست، ناتویی‌ها، مائوی
_POSSESSED = late_pattern(_one_of("م ش مون شون تون"))  # ایرانم، ژاپنش
_CLITIC = late_pattern(_one_of("ست اش ام ات شان مان تان اند ای ی یی ئی هم را رو و"))
_CLEAR_GLUED = late_pattern(rf"{_one_of('ست را رو و اند ای یی ئی ئه یه اش شان مان تان ی')}|یی?{ZWNJ}*ها(?:ی|یی)?")
_RUN = late_pattern(rf"(?:{_LETTER}|{ZWNJ})+")


class Ending(Enum):
    """How a name takes endings."""

    NAME = "name"
    PEOPLE = "people"
    PEOPLE_I = "people, ending in ی"
    PLURAL = "people, in the plural already"


_ENDINGS = {
    Ending.PEOPLE: _PEOPLE,
    Ending.PEOPLE_I: _PEOPLE_AFTER_I,
    Ending.PLURAL: late_pattern(rf"{ZWNJ}*{_AFTER_PLURAL}"),
}


def run_after(text: str, end: int) -> str:
    """The letters and half-spaces that follow ``end`` without a break; empty at a border."""
    run = _RUN.match(text, end)
    return run[0].rstrip(ZWNJ) if run else ""


def run_before(text: str, start: int) -> str:
    """The letters that stand before ``start`` without a break, half-spaces next to the name left out."""
    at = start
    while at and text[at - 1] == ZWNJ:
        at -= 1
    begin = at
    while begin and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:at]


def left_border(text: str, start: int, *, ambiguous: bool) -> str | None:
    """Whether a name may begin at ``start``: None, or the rule that forbids it."""
    if not start:
        return None
    before = text[start - 1]
    if before.isalpha():
        begin = start - 1
        while begin and text[begin - 1].isalpha():
            begin -= 1
        piece, allowed = text[begin:start], _GLUED_LEFT if ambiguous else _GLUED_LEFT_CLEAR
        if piece in allowed or (piece[0] == "و" and piece[1:] in allowed) or piece.removesuffix("و") in _BEFORE_PARTNER:
            return None
        return "inside a word"
    if before == ZWNJ and ambiguous:
        piece = run_before(text, start)
        return "joined to the word before" if piece and piece not in _JOINED_LEFT | _BEFORE_PARTNER else None
    if before.isdigit() and text[start].isdigit():
        return "inside a number"
    return None


SPOKEN_COPULA = "spoken copula"
"""Said of «چینه»: a mention after «ساخت», else a word of its own. :func:`settle_copula` decides."""


def right_border(text: str, start: int, end: int, ending: Ending, *, ambiguous: bool) -> tuple[int, str | None]:
    """Where the name ``text[start:end]`` ends with its plural, and None or the rule that forbids it."""
    after = text[end : end + 1]
    if after.isdigit() and text[end - 1].isdigit():
        return end, "inside a number"
    run = run_after(text, end) if after.isalpha() or after == ZWNJ else ""
    if not run:
        return end, None
    length, rule = _judge_run(run, text[end - 1], end - start, ending, ambiguous)
    return end + length, rule


def spaced_plural(text: str, end: int) -> int:
    """The end of a plural ending that stands behind a space («روس ها»), else ``end``."""
    if _PLURAL_LETTER not in text[end + 1 : end + _PLURAL_REACH]:  # the usual case, cheaply
        return end
    plural = _SPACED_PLURAL.match(text, end)
    return plural.end(1) if plural else end


def settle_copula(text: str, start: int) -> str | None:
    """Whether «…ه» behind the name at ``start`` is the spoken «است»."""
    return None if _word_before(text, start) in _COPULA_CUES else "joined to what follows"


@lru_cache(maxsize=8192)
def _judge_run(run: str, last: str, length: int, ending: Ending, ambiguous: bool) -> tuple[int, str | None]:
    """How much of ``run`` belongs to the name (its plural), and None or the rule that forbids the joining."""
    joined = run[0] == ZWNJ
    bare = run.lstrip(ZWNJ)
    if joined and bare.split(ZWNJ)[0] in _OF_FAMILIES:
        return 0, "joined to what follows"
    if ending is not Ending.NAME and (found := _ENDINGS[ending].fullmatch(run)):
        return max([0, *map(found.end, found.re.groupindex)]), None
    if bare.startswith(tuple(_COMPOUND)) or (joined and bare.split(ZWNJ)[0] in ("و", "تر", "ترین")):
        return 0, None
    if _PARTNER.match(bare) or (joined and (not ambiguous or _CLITIC.fullmatch(bare))):
        return 0, None
    if last in "وا" and _AFTER_VOWEL.fullmatch(bare):
        return 0, None
    if bare == "ه":
        return 0, SPOKEN_COPULA if ambiguous else None
    if last == "ه" and not ambiguous and bare in ("م", "س"):  # «روسیه‌م» (… هم), «روسیه‌س» (… است)
        return 0, None
    if not joined and not ambiguous and (_CLEAR_GLUED.fullmatch(bare) or _is_possessed(bare, last, length)):
        return 0, None
    if _glued_to_next_word(bare, last, ambiguous or length < _LONG):
        return 0, None
    return 0, "joined to what follows" if joined else "inside a word"


_LONG = 4  # letters; shorter names begin too many other words (هند in هندوئیسم, مصر in مصرانه)


def _is_possessed(bare: str, last: str, length: int) -> bool:
    """Whether ``bare`` says whose the name is: «ایرانم»; behind a vowel there would be ی or a half-space."""
    return length >= _LONG and last not in "اوهی" and _POSSESSED.fullmatch(bare) is not None


def _glued_to_next_word(bare: str, last: str, ambiguous: bool) -> bool:
    """Whether ``bare`` is the next word, glued because the space was lost.

    Where the last letter of a name does not join to the left, a lost space cannot be seen, so any word may follow
    a name that is no ordinary word itself.
    """
    word = bare.split(ZWNJ)[0]
    if last in NON_JOINING:
        return word in _FOLLOWERS or (not ambiguous and len(word) > 1)
    return not ambiguous and word in _FOLLOWERS and len(word) > 1


def _word_before(text: str, start: int) -> str:
    """The word that stands before ``start``, behind spaces only."""
    at = start
    while at and text[at - 1] in GAP:
        at -= 1
    begin = at
    while begin and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:at]
