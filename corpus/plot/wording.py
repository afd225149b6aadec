"""What figures say, in English and in Persian; numbers and names go where the braces are.

``{n:text|texts}`` is the first word where ``n`` is 1, else the second. Words of the texts, titles and the names of a
user's own columns are data: they go in as they are.
"""

from __future__ import annotations

from typing import Any

from ..languages import Language
from ..letters import direction, isolate
from .language import figure_language
from .numerals import number

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        # nothing to show
        "no words": "No words to show",
        "no words with a log ratio": "No words to show: none has a log ratio",
        "nothing to compare": "Nothing to compare: all texts have the same {by}",
        "no mentions": "No mentions to show",
        "no mentions with a date": "No mentions in texts with a date",
        "no collocates": "No collocates to show",
        "no collocates with a measure": "No collocates to show: none has a finite {measure}",
        "no pairs": "No actors are named together",
        "no likely pairs": "No actors are named together oftener than by chance",
        "no texts": "No texts to show",
        "no texts long enough": "No texts to show: all are too short for the window of MATTR",
        "no occurrences": "No occurrences to show",
        "no dates": "No dates to show",
        # what is not shown
        "texts with most mentions": "{shown} texts with most mentions of {there}",
        "texts with most occurrences": "{shown} texts with most occurrences of {there}",
        "actors with most mentions": "{shown} actors with most mentions of {there}",
        "actors with most pairs": "{shown} actors with most pairs of {there}",
        "actors with most dates": "{shown} actors with most dates of {there}",
        "words with most occurrences": "{shown} words with most occurrences of {there}",
        "groups with most mentions": "{shown} groups with most mentions of {there}",
        "closest words": "{shown} closest words of {there}",
        "strongest pairs": "{shown} strongest pairs of {there}",
        "nodes with the closest collocates": "{shown} nodes with the closest collocates of {there}",
        "values with most mentions": "{shown} values of {by} with most mentions of {there}",
        "values with most words": "{shown} values of {by} with most words of {there}",
        "values with most texts": "{shown} values of {by} with most texts of {there}",
        "values with most dates": "{shown} values of {by} with most dates of {there}",
        "not shown": "not shown:",
        "and others": "and {n} with {count} together",
        # words
        "count of": "occurrences of {what}",
        "per_million of": "occurrences per million of {what}",
        "the most frequent words": "the most frequent words",
        "most of words": "the {shown} most frequent of {there} {there:word|words}",
        "most of runs": "the {shown} most frequent of {there} {there:run|runs} of words",
        "all words": "{shown} {shown:word|words}",
        "all runs": "{shown} {shown:run|runs} of words",
        "words": "words",
        "expected": "expected",
        "rank": "rank of the word",
        "occurrences": "occurrences",
        "tokens": "tokens",
        "mattr": "MATTR: share of different words in a moving window",
        "richest and poorest texts": "the richest and the poorest of {n} texts",
        "richest and poorest values": "the richest and the poorest of {n} values of {by}",
        "short texts": "{n} {n:text|texts} too short for the window",
        "short values": "{n} {n:value|values} of {by} too short for the window",
        "place": "place in the text, in per cent from its beginning on the right",
        "place of": "{word}: place in the text, in per cent from its beginning on the right",
        # key words
        "log ratio": "log ratio: doublings",
        "log ratio of": "log ratio of {target}: doublings",
        "hollow: by chance": "hollow: difference not significant, p ≥ {level}",
        "more in the target": "more in the target",
        "less in the target": "less in the target",
        "target": "target",
        "reference": "reference",
        # collocates
        "near one node": "{measure} with {node}, and how often near it",
        "near each node": "{measure} of the closest words near each node, and how often near it",
        "node": "node",
        "times near a node": "{n} {n:time|times} near a node",
        "measure with value": "{measure} {value}",
        "measure log_dice": "logDice",
        "measure mi": "MI",
        "measure mi3": "MI³",
        "measure npmi": "NPMI",
        "measure t": "t-score",
        "measure z": "z-score",
        "measure log_likelihood": "log-likelihood",
        "measure delta_p": "ΔP",
        "measure delta_p_reverse": "ΔP reversed",
        "measure count": "count",
        # pairs of actors
        "pairs count": "named together",
        "pairs log_dice": "log Dice",
        "pairs npmi": "NPMI",
        "pairs expected": "expected by chance",
        "bold": "bold: oftener than by chance",
        "in brackets": "in brackets: more rarely",
        "named in sentence": "named in {n} {n:sentence|sentences}",
        "named in paragraph": "named in {n} {n:paragraph|paragraphs}",
        "named in document": "named in {n} {n:text|texts}",
        "named in unit": "named in {n} {n:unit|units}",
        # mentions
        "mentions": "mentions",
        "name and count": "{name} ({n})",
        "names": "names of the actor, per cent of its mentions",
        "other names": "({n} other {n:name|names})",
        "rate per_1000": "mentions per 1,000 words",
        "rate share": "share of voice, per cent",
        "rate document_share": "share of the texts, per cent",
        "rate capital_share": "named by the capital rather than the country, per cent",
        "rate title_share": "share of the titles, per cent",
        "rate first_tenth_share": "named in the first tenth of the text, per cent of the texts that name it",
        "rate named_first_share": "named first, per cent of the texts that name it",
        "lines": "lines: intervals",
        "lines at": "lines: intervals at {confidence}% confidence",
        "kind country": "country",
        "kind official": "official",
        "kind demonym": "demonym",
        "kind capital": "capital",
        "kind institution": "institution",
        "kind leader": "leader",
        "kind geographic": "geographic",
        "kind language": "language",
        "kind person": "person",
        "kind region": "region",
        "kind organisation": "organisation",
        # attention over time
        "attention per_1000": "mentions per\n1,000 words",
        "attention share": "% of mentions",
        "attention document_share": "% of texts",
        "attention count": "mentions",
        "texts": "texts",
        "hollow: few texts": "hollow: fewer than {n} texts",
        "bands": "bands: intervals",
        "bands at": "bands: intervals at {confidence}% confidence",
        "texts left out": "texts left out: {parts}",
        "undated": "{n} without a date",
        "vaguely dated": "{n} with too vague a date",
        # dates
        "gregorian": "Gregorian",
        "persian": "Jalali",
        "bc": "{year} BC",
        "dates by period": "dates, vague ones spread",
        "without a value": "{n} without a value",
        "before the calendar": "{n} before the calendar begins",
        "without an actor": "{n} that {n:names|name} no actor",
        "dates a day": "dates a day",
        "dates a month": "dates a month",
        "dates a year": "dates a year",
        "dates a decade": "dates a decade",
        "dates a century": "dates a century",
        "smoothed by day": "smoothed by {n} {n:day|days}",
        "smoothed by month": "smoothed by {n} {n:month|months}",
        "smoothed by year": "smoothed by {n} {n:year|years}",
        # columns of tables
        "column doc": "doc",
        "column source": "source",
        "column author": "author",
        "column date": "date",
        "column year": "year",
        "column kind": "kind",
        "column actor": "actor",
        # between parts
        "comma": ", ",
        "semicolon": "; ",
    },
    "fa": {
        "no words": "واژه‌ای برای نمایش نیست",
        "no words with a log ratio": "واژه‌ای برای نمایش نیست: هیچ‌یک نسبت لگاریتمی ندارد",
        "nothing to compare": "چیزی برای مقایسه نیست: {by} در همهٔ متن‌ها یکسان است",
        "no mentions": "اشاره‌ای برای نمایش نیست",
        "no mentions with a date": "در متن‌های تاریخ‌دار اشاره‌ای نیست",
        "no collocates": "باهم‌آیندی برای نمایش نیست",
        "no collocates with a measure": "باهم‌آیندی برای نمایش نیست: {measure} برای هیچ‌یک متناهی نیست",
        "no pairs": "هیچ دو کنشگری با هم نام برده نشده‌اند",
        "no likely pairs": "هیچ دو کنشگری بیش از حد انتظار با هم نام برده نشده‌اند",
        "no texts": "متنی برای نمایش نیست",
        "no texts long enough": "متنی برای نمایش نیست: همه از پنجرهٔ سنجش تنوع کوتاه‌ترند",
        "no occurrences": "موردی برای نمایش نیست",
        "no dates": "تاریخی برای نمایش نیست",
        "texts with most mentions": "{shown} متن با بیشترین اشاره از {there} متن",
        "texts with most occurrences": "{shown} متن با بیشترین کاربرد از {there} متن",
        "actors with most mentions": "{shown} کنشگر با بیشترین اشاره از {there} کنشگر",
        "actors with most pairs": "{shown} کنشگر با بیشترین هم‌رخدادی از {there} کنشگر",
        "actors with most dates": "{shown} کنشگر با بیشترین تاریخ از {there} کنشگر",
        "words with most occurrences": "{shown} واژه با بیشترین کاربرد از {there} واژه",
        "groups with most mentions": "{shown} گروه با بیشترین اشاره از {there} گروه",
        "closest words": "{shown} باهم‌آیند نخست از {there} باهم‌آیند",
        "strongest pairs": "{shown} جفت نخست از {there} جفت",
        "nodes with the closest collocates": "{shown} واژهٔ گره با نیرومندترین باهم‌آیندها از {there} واژهٔ گره",
        "values with most mentions": "{shown} مقدار «{by}» با بیشترین اشاره از {there} مقدار",
        "values with most words": "{shown} مقدار «{by}» با بیشترین واژه از {there} مقدار",
        "values with most texts": "{shown} مقدار «{by}» با بیشترین متن از {there} مقدار",
        "values with most dates": "{shown} مقدار «{by}» با بیشترین تاریخ از {there} مقدار",
        "not shown": "نشان داده نشده‌اند:",
        "and others": "و {n} کنشگر دیگر روی هم با {count} اشاره",
        "count of": "بسامد {what}",
        "per_million of": "بسامد {what} در هر میلیون واژه",
        "the most frequent words": "پربسامدترین واژه‌ها",
        "most of words": "{shown} واژهٔ پربسامد از {there} واژه",
        "most of runs": "{shown} زنجیرهٔ پربسامد از {there} زنجیرهٔ واژه‌ها",
        "all words": "{shown} واژه",
        "all runs": "{shown} زنجیرهٔ واژه‌ها",
        "words": "واژه‌ها",
        "expected": "مورد انتظار",
        "rank": "رتبهٔ واژه",
        "occurrences": "بسامد",
        "tokens": "شمار واژه‌ها",
        "mattr": "تنوع واژگانی: سهم واژه‌های متمایز در پنجرهٔ متحرک",
        "richest and poorest texts": "پرتنوع‌ترین و کم‌تنوع‌ترین متن‌ها از {n} متن",
        "richest and poorest values": "پرتنوع‌ترین و کم‌تنوع‌ترین‌ها از {n} مقدار «{by}»",
        "short texts": "{n} متن کوتاه‌تر از پنجره",
        "short values": "{n} مقدار «{by}» کوتاه‌تر از پنجره",
        "place": "جای آن در متن، به درصد از آغاز متن در سمت راست",
        "place of": "جای «{word}» در متن، به درصد از آغاز متن در سمت راست",
        "log ratio": "نسبت لگاریتمی: هر واحد یعنی دو برابر",
        "log ratio of": "نسبت لگاریتمی «{target}»: هر واحد یعنی دو برابر",
        "hollow: by chance": "توخالی: تفاوت در سطح {level} معنادار نیست",
        "more in the target": "در متن‌های هدف بیشتر",
        "less in the target": "در متن‌های هدف کمتر",
        "target": "هدف",
        "reference": "مرجع",
        "near one node": "{measure} با «{node}» و شمار باهم‌آیی با آن",
        "near each node": "{measure} نیرومندترین باهم‌آیندهای هر واژهٔ گره و شمار باهم‌آیی با آن",
        "node": "واژهٔ گره",
        "times near a node": "{n} بار نزدیک واژهٔ گره",
        "measure with value": "{measure}: {value}",
        "measure log_dice": "لگاریتم دایس",
        "measure mi": "اطلاعات متقابل",
        "measure mi3": "اطلاعات متقابل مکعبی",
        "measure npmi": "اطلاعات متقابل بهنجار",
        "measure t": "نمرهٔ تی",
        "measure z": "نمرهٔ زد",
        "measure log_likelihood": "لگاریتم درست‌نمایی",
        "measure delta_p": "دلتا پی",
        "measure delta_p_reverse": "دلتا پی وارون",
        "measure count": "شمار",
        "pairs count": "شمار هم‌رخدادی",
        "pairs log_dice": "لگاریتم دایس",
        "pairs npmi": "اطلاعات متقابل بهنجار",
        "pairs expected": "شمار مورد انتظار در حالت تصادفی",
        "bold": "پررنگ: بیش از حد انتظار",
        "in brackets": "در پرانتز: کمتر از حد انتظار",
        "named in sentence": "یادشده در {n} جمله",
        "named in paragraph": "یادشده در {n} بند",
        "named in document": "یادشده در {n} متن",
        "named in unit": "یادشده در {n} واحد",
        "mentions": "شمار اشاره‌ها",
        "name and count": "{name} ({n})",
        "names": "نام‌های کنشگر، به درصد اشاره‌ها به آن",
        "other names": "({n} نام دیگر)",
        "rate per_1000": "شمار اشاره‌ها در هر هزار واژه",
        "rate share": "سهم از همهٔ اشاره‌ها، به درصد",
        "rate document_share": "سهم از متن‌ها، به درصد",
        "rate capital_share": "اشاره با نام پایتخت به جای نام کشور، به درصد",
        "rate title_share": "سهم از عنوان‌ها، به درصد",
        "rate first_tenth_share": "یادشده در یک‌دهم آغازین متن، به درصد متن‌هایی که از آن نام می‌برند",
        "rate named_first_share": "نخستین کنشگر یادشده، به درصد متن‌هایی که از آن نام می‌برند",
        "lines": "خط‌ها: فاصلهٔ اطمینان",
        "lines at": "خط‌ها: فاصلهٔ اطمینان {confidence} درصد",
        "kind country": "کشور",
        "kind official": "نام رسمی",
        "kind demonym": "مردم یا صفت",
        "kind capital": "پایتخت",
        "kind institution": "نهاد",
        "kind leader": "رهبر",
        "kind geographic": "نام جغرافیایی",
        "kind language": "زبان",
        "kind person": "شخص",
        "kind region": "منطقه",
        "kind organisation": "سازمان",
        "attention per_1000": "شمار اشاره‌ها\nدر هر هزار واژه",
        "attention share": "درصد اشاره‌ها",
        "attention document_share": "درصد متن‌ها",
        "attention count": "شمار اشاره‌ها",
        "texts": "متن‌ها",
        "hollow: few texts": "توخالی: کمتر از {n} متن",
        "bands": "نوارها: فاصلهٔ اطمینان",
        "bands at": "نوارها: فاصلهٔ اطمینان {confidence} درصد",
        "texts left out": "متن‌های کنارگذاشته‌شده: {parts}",
        "undated": "{n} متن بی‌تاریخ",
        "vaguely dated": "{n} متن با تاریخ بسیار نادقیق",
        "gregorian": "میلادی",
        "persian": "هجری شمسی",
        "bc": "{year} ق.م.",
        "dates by period": "شمار تاریخ‌ها (نادقیق‌ها پخش‌شده)",
        "without a value": "{n} تاریخ نامعلوم",
        "before the calendar": "{n} تاریخ پیش از آغاز تقویم",
        "without an actor": "{n} تاریخ بدون نام کنشگر",
        "dates a day": "شمار تاریخ‌ها در هر روز",
        "dates a month": "شمار تاریخ‌ها در هر ماه",
        "dates a year": "شمار تاریخ‌ها در هر سال",
        "dates a decade": "شمار تاریخ‌ها در هر دهه",
        "dates a century": "شمار تاریخ‌ها در هر سده",
        "smoothed by day": "هموارشده با پهنای {n} روز",
        "smoothed by month": "هموارشده با پهنای {n} ماه",
        "smoothed by year": "هموارشده با پهنای {n} سال",
        "column doc": "متن",
        "column source": "منبع",
        "column author": "نویسنده",
        "column date": "تاریخ",
        "column year": "سال",
        "column kind": "گونهٔ نام",
        "column actor": "کنشگر",
        "comma": "، ",
        "semicolon": "؛ ",
    },
}
"""By language: what a figure says, by what it is about."""


def say(key: str, **values: object) -> str:
    """What figures say by this key, in their language, with its numbers in the digits of the language.

    >>> say("short texts", n=1), say("texts with most mentions", shown=12, there=3000)
    ('1 text too short for the window', '12 texts with most mentions of 3,000')
    """
    said = WORDS[figure_language()][key].format(**{name: _filled(value) for name, value in values.items()})
    return "\n".join(map(_sentence, said.split("\n")))


def name_of(group: str, name: object) -> str:
    """What figures call a measure, a kind of mention or a column; as it is where there is no word for it.

    >>> name_of("kind", "capital"), name_of("column", "agency"), name_of("measure", "my_measure")
    ('capital', 'agency', 'my measure')
    """
    said = WORDS[figure_language()].get(f"{group} {name}")
    return said if said is not None else str(name).replace("_", " ") if group == "measure" else str(name)


class _Number(float):
    """A number in the digits of the figures' language, or by ``one|more`` the word that goes with it."""

    def __format__(self, words: str) -> str:
        if words:
            one, more = words.split("|")
            return one if float(self) == 1 else more
        return number(float(self))


def _filled(value: object) -> Any:
    if not isinstance(value, str):
        return _Number(value)  # type: ignore[arg-type]  # a number: of Python or of NumPy
    return isolate(value) if _runs_against(value) else value


def _sentence(line: str) -> str:
    """A line of words, marked where names that run the other way would turn it."""
    mark = "\N{RIGHT-TO-LEFT ISOLATE}" if figure_language() == "fa" else "\N{LEFT-TO-RIGHT ISOLATE}"
    return f"{mark}{line}\N{POP DIRECTIONAL ISOLATE}" if _runs_against(line) else line


def _runs_against(text: str) -> bool:
    """Whether a text with letters has most of them in the script that is not that of the figures' language."""
    return any(map(str.isalpha, text)) and direction(text) != ("rtl" if figure_language() == "fa" else "ltr")
