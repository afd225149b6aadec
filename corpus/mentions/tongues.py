"""Languages that go by the name of a people: «روسی بلد است», «به چینی نوشت», «از ژاپنی به فارسی».

The same letters are the Russian and Russian. It is the language where the words beside it speak of speaking, knowing,
learning or translating, where it is one of a list of languages («زبان روسی و ژاپنی»), and behind nouns that only a
language has («واژهٔ روسی»). «مقام روسی حرف زد» is a man: a noun of persons, or a plural, stands before.
"""

from __future__ import annotations

from ..letters import ZWNJ
from ..patterns import late_pattern

_REACH = 80  # characters before a name that are looked at: a list of languages, and a noun before it
_NAME_LENGTH = 12

LANGUAGES = frozenset(
    "چینی روسی ژاپنی جاپانی انگلیسی فرانسوی آلمانی ایتالیایی ایتالیائی اسپانیایی اسپانیائی پرتغالی هلندی یونانی ارمنی"
    " گرجی آذربایجانی ازبکی اوزبکی قزاقی قرقیزی قرغیزی ترکمنی تاجیکی هندی ویتنامی تایلندی سوئدی نروژی دانمارکی"
    " فنلاندی ایسلندی لهستانی مجاری مجارستانی چکی رومانیایی بلغاری صربی کرواتی آلبانیایی اوکراینی بلاروسی"
    f" اندونزیایی نپالی کره{ZWNJ}ای".split()
)
"""Names of peoples that their languages go by; not of those who speak another's, as the Americans do."""

_OTHERS = (
    "فارسی پارسی عربی ترکی کردی اردو پشتو دری عبری لاتین لاتینی سانسکریت آذری اسپرانتو پهلوی سریانی آرامی مغولی"
    " ماندارین کانتونی فرانسه بنگالی بلوچی لری گیلکی مالایی تبتی اویغوری تاتاری"
)
"""Other names of languages, which stand in lists beside those."""

_PURE = "فارسی پارسی پشتو عبری سانسکریت لاتینی"
"""Names of nothing but a language: «روسی و فارسی» are two languages, «روسی و عربی» may be two peoples."""

_WELL = (
    "خوب بد عالی روان روانی سلیس کامل کاملا خیلی کمی بسیار اندکی هم نیز را رو فصیح حسابی نسبتا خوبی راحت راحتی بهتر"
    " درست دیگر فقط هنوز همیشه تنها به بی هیچ اصلا زبان"
)
"""How well, and how much: between a language and its verb."""

_GOOD = "خوب خوبه بد بده ضعیف ضعیفه عالی عالیه روان سلیس قوی قویه افتضاح بهتر بدتر"
"""What one's own is: «روسی‌ام خوب نیست»."""

_OF_LANGUAGE = (
    "ترجمه برگردان متن متون واژه واژگان کلمه کلمات لغت لغات عبارت جمله جملات اصطلاح اصطلاحات الفبا الفبای گرامر تلفظ"
    " لهجه کلاس درس دوره آموزش تدریس یادگیری فراگیری آموختن معلم آموزگار دبیر مدرس زبان"
)
"""What only a language has, right before it."""

_TEACHERS = "مترجم مترجمان استاد"
"""Of a language where nothing follows that tells more of the man: «مترجم روسی پوتین» may be a Russian."""

_WHO = (
    "مقام وزیر سخنگو سخنگوی دیپلمات تحلیلگر کارشناس سفیر رییس رئیس نماینده خبرنگار روزنامهنگار بازیکن مربی سرمربی سرباز"
    " ژنرال فرمانده افسر مرد زن دختر پسر شهروند دانشجو دانشجوی نویسنده شاعر هنرمند دانشمند مهندس پزشک تاجر بازرگان"
    " گردشگر توریست مسافر کارگر ناشر خلبان ملوان جاسوس سیاستمدار همتای همکار دوست همسر جوان مادر پدر خانواده بازیگر"
    " خواننده نظامی محقق پژوهشگر استاد مترجم راهنمای هیات هیئت شرکت دولت بانک رسانه تیم طرف خبرگزاری"
    " یک یه یکی این آن دو سه چهار چند چندین هر هیچ"
)
"""Who speaks or knows something himself."""

_LEARNERS = (
    "من تو او وی هیچکس کسی ما شما آنها ایشان خودم خودش همه که و را هم نیز فقط کمی کم خیلی اگر چون تا باید نباید شاید"
    " حالا بعد سپس مدتی دوباره خوب اندکی تنها یا ولی اما دارم دارد دارند داشت داشتم میخواهم میخواهد میخواست کرد بود شد"
    " است رفت توانست برای زبان سالها سال ماه"
)
"""Behind these a language is learnt or read; behind a noun («کتاب روسی می‌خواند») it may be the noun's adjective."""


def _one_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_LETTER = r"[^\W\d_]"
_END = rf"(?!{_LETTER}|{ZWNJ})"
_BEGINNING = rf"(?<!{_LETTER})"
_GAP = rf"[ {ZWNJ}]{{1,2}}"
_REST = rf"(?:{_LETTER}|{ZWNJ})*"
_MI = rf"(?:ن?می[ {ZWNJ}]?|ن|ب)?"  # what may stand before a verb's stem
_NAME = f"(?:{'|'.join(sorted({*LANGUAGES, *_OTHERS.split()}, key=lambda name: (-len(name), name)))})"
_PURE_NAME = _one_of(_PURE)
_AND = r"(?: و |[،,] ?(?:و )?| یا )"
_MORE = rf"(?:{_AND}(?:(?:زبان|به|از) )?{_NAME}(?!{_LETTER}))*"  # the rest of a list: «روسی، چینی و فارسی»
_ONES_BEFORE = rf"(?:{_NAME}{_AND}(?:(?:به|از) )?){{0,5}}"
_ADVERBS = rf"(?:{_GAP}(?:{_one_of(_WELL)}|دست و پا شکسته|شکسته بسته){_END}){{0,4}}"

_SPEAK = "|".join((
    rf"(?:حرف|گپ){_GAP}{_MI}ز[دن]",
    rf"(?:صحبت|تکلم|مکالمه){_GAP}(?:{_MI}کن|{_MI}کرد|خواه)",
    rf"سخن{_GAP}{_MI}گ[وف]",
    rf"بلد(?:{_END}|[ {ZWNJ}]?(?:م|ی|ه|ند|ید|یم|ام|ای|اند|است|بود|نیست|شد){_REST}{_END})",
))  # fmt: skip
_LEARN = "|".join((
    rf"(?:یاد|فرا){_GAP}{_MI}(?:گرفت|گیر|داد|ده)",
    rf"ن?می[ {ZWNJ}]?(?:دان|فهم|خوان|آموز|آموخت){_REST}{_END}(?! که)",
    rf"ن?دانستن{_END}|خواند(?:ه|م|ی|یم|ید|ند|ن)?{_END}",
    rf"(?:تدریس|درس){_GAP}{_MI}(?:کرد|کن|داد|ده|خواند|خوان)",
    rf"(?:آموخت|بیاموز){_REST}{_END}",
))  # fmt: skip
_SPOKEN = late_pattern(rf"{_MORE}{_ADVERBS}{_GAP}(?:{_SPEAK})")
_LEARNT = late_pattern(rf"{_MORE}{_ADVERBS}{_GAP}(?:{_LEARN})")

_MY = rf"{ZWNJ}?(?:ا?[متش]|مان|تان|شان){_END}"
_MINE = late_pattern(_MY)
_MINE_IS_GOOD = late_pattern(
    rf"(?:{_MY}|{_GAP}(?:من|او|ما|شما|تو){_END}){_GAP}(?:خیلی |هم |اصلا |چندان |هنوز )*{_one_of(_GOOD)}{_END}"
)

# What is said, written or put into a language. Of «به روسی گفت» the verb may stand some words further on.
_SAY = (
    rf"گفت|نوشت|خواند|{_MI}(?:گوی|نویس|خوان)|حرف|صحبت|سخن|سخنرانی|ترجمه|برگردان|پاسخ|جواب|فریاد|پرسید|سرود|منتشر|چاپ"
    r"|تدریس|تکلم|مکالمه|شعر|یعنی|معنی|معنای|سلام|ناسزا|فحش|زمزمه|تلفظ|تسلط|مسلط|آشنا|علاقه|دوبله|زیرنویس|پخش|اجرا|ادا"
)
_WORDS_ON = rf"(?:{_GAP}(?!(?:که|دیگر|بودن|مقیم|شد|شدن){_END}){_LETTER}+(?:{ZWNJ}{_LETTER}+)*){{0,5}}?"
_SAID = late_pattern(rf"{_MORE}(?:{_WORDS_ON}{_GAP}(?:{_SAY})| ?[:«»\")]|{_GAP}(?:سلیس|روان|فصیح){_END})")
_INTO = rf"{_GAP}به{_GAP}(?:زبان )?{_NAME}{_END}"
_TRANSLATED = late_pattern(
    rf"{_MORE}(?:{_INTO}|{_WORDS_ON}{_GAP}(?:ترجمه|برگردان|برمی|بازگردان|وام|وارد{_GAP}(?:زبان )?{_PURE_NAME}))"
)
_TO_BEFORE = late_pattern(rf"{_BEGINNING}به{_GAP}{_ONES_BEFORE}\Z")
_FROM_BEFORE = late_pattern(rf"{_BEGINNING}از{_GAP}{_ONES_BEFORE}\Z")
_TRANSLATION_BEFORE = late_pattern(
    rf"{_BEGINNING}(?:(?:ترجمه|برگردان|برگرداندن)(?:[ {ZWNJ}]?ی)?{_GAP}(?:{_REST}{_GAP}){{0,4}}(?:از|به)"
    rf"|از{_GAP}(?:زبان{_GAP})?{_NAME}{_GAP}به|{_PURE_NAME}{_GAP}به){_GAP}{_ONES_BEFORE}\Z"
)

_KNOWING = (
    rf"(?:تسلط|مسلط){_GAP}(?:به|بر)|آشنا(?:یی)?{_GAP}(?:به|با)|علاقه{_GAP}به|دیکشنری|فرهنگ{_GAP}لغت|زبان و ادبیات"
)
_NOUN_BEFORE = late_pattern(
    rf"{_BEGINNING}(?:{_one_of(_OF_LANGUAGE)}(?:[ {ZWNJ}]?(?:ی|های))?|{_KNOWING}) ?{_GAP}{_ONES_BEFORE}\Z"
)
_TEACHER_BEFORE = late_pattern(rf"{_BEGINNING}{_one_of(_TEACHERS)}{_GAP}{_ONES_BEFORE}\Z")
_TEACHER_ENDS = late_pattern(
    rf"{_MY}|{_MORE}(?:{_INTO}| ?(?:\Z|[.،,؛!?؟\n)])"
    rf"|{_GAP}{_one_of('است بود بودم شد هستم هست نیست من ما خود دانشگاه مدرسه')}{_END})"
)
_PURE_BEFORE = late_pattern(rf"{_BEGINNING}{_PURE_NAME} و \Z")
_PURE_AFTER = late_pattern(rf"(?: (?:و|به){_GAP}(?:زبان )?| ?[-\u2013] ?){_PURE_NAME}(?!{_LETTER})")

_NEAREST = frozenset(
    stem + ending for stem in (*_OF_LANGUAGE.split(), *_TEACHERS.split(), "دیکشنری") for ending in ("", "ی", "های")
) | frozenset("به از بر با و یا ی های لغت ادبیات".split())
"""What stands right before where what stands before tells, but for a comma."""

# Half-spaces are left out of the text that these two are looked for in. A plural before is persons or things.
_WHO_BEFORE = late_pattern(rf"(?:{_BEGINNING}{_one_of(_WHO)}|هایی?|گان|ات|(?<![شمتسآ])ان) {{1,2}}\Z")
_LEARNER_BEFORE = late_pattern(
    rf"(?:\A|[^\w ] ?|\n ?|{_BEGINNING}(?:{_one_of(_LEARNERS)}|(?:در|از|با|برای) {_LETTER}+) {{1,2}})"
    rf"(?:{_NAME}{_AND})*\Z"
)


def is_language(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, a name of a people in folded text, is that of their language here.

    >>> [is_language(t, t.index("روسی"), t.index("روسی") + 4) for t in ("روسی را خوب حرف می‌زد", "مقام روسی حرف زد")]
    [True, False]
    """
    if end - start > _NAME_LENGTH or text[start:end] not in LANGUAGES:
        return False
    if text[end : end + 1] == ZWNJ and not _MINE.match(text, end):  # «به چینی‌تبارها»
        return False
    before = text[max(start - _REACH, 0) : start]
    return _is_spoken(text, before, end) or _is_told_before(text, before, end)


def _is_spoken(text: str, before: str, end: int) -> bool:
    """Whether a verb of speaking, knowing or learning follows, or how good one's own is."""
    if any(pattern.match(text, end) for pattern in (_SPOKEN, _MINE_IS_GOOD, _PURE_AFTER)):
        return _WHO_BEFORE.search(before.replace(ZWNJ, "")) is None
    return _LEARNT.match(text, end) is not None and _LEARNER_BEFORE.search(before.replace(ZWNJ, "")) is not None


def _is_told_before(text: str, before: str, end: int) -> bool:
    """Whether what stands before makes it a language, perhaps with what follows."""
    nearest = before.replace(ZWNJ, " ").rstrip(" ").rpartition(" ")[2].lstrip('«("[')
    if nearest not in _NEAREST and not nearest.endswith(("،", ",")):  # the usual case, cheaply
        return False
    if _NOUN_BEFORE.search(before) or _TRANSLATION_BEFORE.search(before) or _PURE_BEFORE.search(before):
        return True
    if _TO_BEFORE.search(before):
        return _SAID.match(text, end) is not None
    if _FROM_BEFORE.search(before):
        return _TRANSLATED.match(text, end) is not None
    return _TEACHER_BEFORE.search(before) is not None and _TEACHER_ENDS.match(text, end) is not None
