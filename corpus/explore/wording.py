"""What the explorer says, in Persian and in English; numbers and names go where the braces are."""

from __future__ import annotations

from ..languages import Language

WORDS: dict[Language, dict[str, str]] = {
    "fa": {
        "explorer": "کاوشگر متن‌ها",
        "search": "جست‌وجو", "words": "واژه‌ها", "mentions": "اشاره‌ها", "timeline": "خط زمان", "texts": "متن‌ها",
        "no texts": "در این پیکره متنی نیست.",
        "busy": "در حال محاسبه…",
        "long": "در حال محاسبه… نخستین بار در پیکره‌های بزرگ زمان می‌برد. اگر هستهٔ نوت‌بوک خاموش است، سلول را "
        "دوباره اجرا کنید.",
        "back": "بازگشت به فهرست",
        "previous page": "صفحهٔ قبل", "next page": "صفحهٔ بعد", "page": "صفحهٔ {page} از {pages}",
        "text": "متن", "sentence": "جمله",
        # search
        "node": "واژه یا عبارت", "node hint": "مانند چین یا آسیای مرکزی",
        "find": "یافتن",
        "by": "جست‌وجوی", "by form": "همین صورت", "by lemma": "همهٔ صورت‌ها (بن‌واژه)",
        "sort": "ترتیب", "sort position": "جای آن در متن‌ها", "sort before": "واژهٔ پیش از آن",
        "sort after": "واژهٔ پس از آن", "sort doc": "عنوان متن",
        "window": "واژه‌های پیرامون",
        "before": "پیش از آن", "hit": "واژهٔ گره", "after": "پس از آن",
        "ask": "واژه یا عبارتی بنویسید. تفاوت ي و ی، نیم‌فاصله و اعراب نادیده گرفته می‌شود؛ * به جای هر چند حرف می‌نشیند.",
        "lines": "{count} مورد در {texts} متن",
        "no lines": "«{node}» در متن‌ها نیست. املای دیگر، «همهٔ صورت‌ها» یا {node}* را بیازمایید.",
        # words
        "table": "جدول", "frequencies": "بسامد", "keyness": "کلیدواژه‌ها",
        "count by": "شمارش", "lemmas": "بن‌واژه‌ها", "forms": "صورت‌ها",
        "stopwords": "بدون واژه‌های دستوری", "min count": "کمترین بسامد",
        "column": "گروه‌بندی متن‌ها", "value": "گروه",
        "rank": "رتبه", "word": "واژه", "count": "شمار", "per million": "در هر میلیون واژه", "documents": "متن‌ها",
        "reference": "شمار در متن‌های دیگر", "log ratio": "نسبت لگاریتمی", "log likelihood": "لگاریتم درست‌نمایی",
        "kinds of words": "{count} واژهٔ متمایز",
        "no words": "واژه‌ای با این شرط‌ها نیست. کمترین بسامد را پایین‌تر بیاورید.",
        "key words": "{count} واژه در این گروه ({texts} متن) پربسامدتر است تا در بقیه ({others} متن)",
        "no groups": "برای مقایسه، متن‌ها باید در منبع یا ویژگی دیگری با هم فرق داشته باشند؛ آن را در "
        "metadata.csv بنویسید.",
        # mentions
        "actors": "کنشگران", "kinds": "گونه‌های نام", "show by": "نمودار بر پایهٔ",
        "by actor": "کنشگر", "by kind": "گونهٔ نام", "by doc": "متن",
        "add": "کنشگر دیگر", "add hint": "نام یا شناسه، مانند ایران یا IR", "add it": "افزودن",
        "all of them": "همهٔ {count} کنشگر", "fewer": "کمتر",
        "mentions found": "{count} اشاره در {texts} متن",
        "no mentions": "با این گزینش به کسی اشاره نشده است. کنشگر یا گونهٔ دیگری را روشن کنید.",
        "sentences of": "{count} اشاره در {sentences} جمله", "unknown value": "(بی‌مقدار)",
        "unknown actor": "کنشگری با نام یا شناسهٔ «{name}» شناخته نشد. {near}نام کشور یا شناسه‌ای مانند CN بنویسید، "
        "یا کنشگر خود را در یک پرونده تعریف کنید (Gazetteer.load).",
        "near": "آیا «{near}» را می‌خواستید؟ ",
        # timeline
        "calendar": "تقویم", "gregorian": "میلادی", "persian": "هجری شمسی",
        "range": "بازه", "range start": "آغاز بازه", "range end": "پایان بازه",
        "chart": "نمودار تاریخ‌ها", "dates found": "{count} تاریخ در این بازه، از {all} تاریخ",
        "dates of": "{count} تاریخ در {sentences} جمله",
        "no dates": "در متن‌ها تاریخی نیست که بتوان آن را روی خط زمان نشان داد.",
        "no dates so": "با این گزینش تاریخی در این بازه نیست. بازه را بزرگ‌تر یا کنشگران را کمتر کنید.",
        "bar": "{when}: {count} تاریخ", "most": "{count} تاریخ",
        "dates hint": "تاریخ‌هایی که متن‌ها از آن‌ها سخن می‌گویند؛ تاریخ نادقیق در هر دوره‌ای که به آن می‌رسد "
        "شمرده می‌شود.",
        # texts
        "filter": "جست‌وجو در عنوان‌ها", "titles": "{count} متن", "no titles": "متنی با این عنوان نیست.",
        "source": "منبع", "date": "تاریخ", "doc": "شناسه", "author": "نویسنده",
        "raw": "پیش از پاک‌سازی", "clean": "پس از پاک‌سازی", "repairs": "اصلاح‌ها",
        "repairs of": "{count} اصلاح", "no repairs": "در این متن چیزی برای اصلاح نبود.",
        "legend": "خط‌خورده: حذف شد؛ سبز: افزوده شد؛ زیرخط آبی: جابه‌جا شد.",
        "more lines": "سطرهای بیشتر",
        "repair": "اصلاح", "raw words": "در پرونده", "clean words": "در متن پاک‌سازی‌شده", "confidence": "اطمینان",
        "earlier": "متن پیش از این", "later": "متن پس از این", "place": "جمله‌های {first} تا {last} از {all}",
        # what went wrong
        "no word": "در «{node}» واژه‌ای برای جست‌وجو نیست. یک واژه یا عبارت بنویسید.",
        "unknown request": "این درخواست شناخته نشد. سلول را دوباره اجرا کنید.",
        "error": "این درخواست پاسخی نگرفت. دلیل و راه چاره:",
        "failed": "در محاسبه خطایی پیش آمد ({name}). سلول را دوباره اجرا کنید؛ اگر باز هم رخ داد، آن را گزارش کنید.",
        # without a script
        "still": "برای کاوش، این سلول را در JupyterLab اجرا کنید: {call}",
        "still large": "این پیکره بزرگ است؛ جدول‌های دیگر در کاوشگر و تنها هنگام درخواست ساخته می‌شوند.",
        "figures": "{texts} متن، {chars} نویسه",
    },
    "en": {
        "explorer": "Explorer of the texts",
        "search": "Search", "words": "Words", "mentions": "Mentions", "timeline": "Timeline", "texts": "Texts",
        "no texts": "There is no text in this corpus.",
        "busy": "Working…",
        "long": "Working… The first time takes a while on a large corpus. If the kernel has stopped, run the "
        "cell again.",
        "back": "Back to the list",
        "previous page": "Previous page", "next page": "Next page", "page": "Page {page} of {pages}",
        "text": "Text", "sentence": "Sentence",
        "node": "Word or phrase", "node hint": "such as چین or آسیای مرکزی",
        "find": "Find",
        "by": "Look for", "by form": "this form", "by lemma": "every form (lemma)",
        "sort": "Order", "sort position": "place in the texts", "sort before": "word before it",
        "sort after": "word after it", "sort doc": "title of the text",
        "window": "Words around it",
        "before": "before", "hit": "node", "after": "after",
        "ask": "Write a word or a phrase. ي and ی, half-spaces and vowel signs are taken as alike; * stands for "
        "any letters.",
        "lines": "Lines: {count}, texts: {texts}",
        "no lines": "“{node}” is not in the texts. Try another spelling, “every form”, or {node}*.",
        "table": "Table", "frequencies": "Frequencies", "keyness": "Key words",
        "count by": "Count", "lemmas": "lemmas", "forms": "forms",
        "stopwords": "without function words", "min count": "Least count",
        "column": "Texts by", "value": "Group",
        "rank": "rank", "word": "word", "count": "count", "per million": "per million", "documents": "texts",
        "reference": "in other texts", "log ratio": "log ratio", "log likelihood": "log-likelihood",
        "kinds of words": "Different words: {count}",
        "no words": "No words meet these conditions. Lower the least count.",
        "key words": "Words more frequent in this group (texts: {texts}) than in the rest ({others}): {count}",
        "no groups": "To compare, texts must differ in their source or another property; write it in metadata.csv.",
        "actors": "Actors", "kinds": "Kinds of name", "show by": "Bars by",
        "by actor": "actor", "by kind": "kind of name", "by doc": "text",
        "add": "Another actor", "add hint": "name or id, such as Iran or IR", "add it": "Add",
        "all of them": "All {count} actors", "fewer": "Fewer",
        "mentions found": "Mentions: {count}, texts: {texts}",
        "no mentions": "Nobody so chosen is mentioned. Switch on another actor or kind.",
        "sentences of": "Mentions: {count}, sentences: {sentences}", "unknown value": "(none)",
        "unknown actor": "No actor goes by the name or id “{name}”. {near}Write the name of a country or an id "
        "such as CN, "
        "or define the actor in a file (Gazetteer.load).",
        "near": "Did you mean “{near}”? ",
        "calendar": "Calendar", "gregorian": "Gregorian", "persian": "Jalali",
        "range": "Range", "range start": "Start of the range", "range end": "End of the range",
        "chart": "Chart of the dates", "dates found": "Dates in this range: {count} of {all}",
        "dates of": "Dates: {count}, sentences: {sentences}",
        "no dates": "The texts have no date with a place on the timeline.",
        "no dates so": "No such dates in this range. Widen it, or choose fewer actors.",
        "bar": "{when}: dates: {count}", "most": "dates: {count}",
        "dates hint": "Dates that the texts speak of; a vague date counts in every period that it touches.",
        "filter": "Search in the titles", "titles": "Texts: {count}", "no titles": "No text has this title.",
        "source": "source", "date": "date", "doc": "id", "author": "author",
        "raw": "before cleaning", "clean": "after cleaning", "repairs": "Repairs",
        "repairs of": "Repairs: {count}", "no repairs": "There was nothing to repair in this text.",
        "legend": "Struck out: taken away; green: put in; underlined in blue: moved.",
        "more lines": "More lines",
        "repair": "repair", "raw words": "in the file", "clean words": "in the clean text", "confidence": "confidence",
        "earlier": "Earlier text", "later": "Later text", "place": "Sentences {first} to {last} of {all}",
        "no word": "There is no word to look for in “{node}”. Write a word or a phrase.",
        "unknown request": "This request is unknown. Run the cell again.",
        "error": "This request found no answer. Why, and what to do:",
        "failed": "Working it out failed ({name}). Run the cell again; if it happens again, report it.",
        "still": "To explore, run this cell in JupyterLab: {call}",
        "still large": "This corpus is large; the other tables are made in the explorer, when they are asked for.",
        "figures": "Texts: {texts}, characters: {chars}",
    },
}  # fmt: skip

KINDS: dict[Language, dict[str, str]] = {
    "fa": {
        "country": "کشور", "official": "نام رسمی", "demonym": "مردم یا صفت", "capital": "پایتخت", "institution": "نهاد",
        "leader": "رهبر", "geographic": "نام جغرافیایی", "language": "زبان", "person": "شخص", "region": "منطقه",
        "organisation": "سازمان",
    },
    "en": {
        "country": "country", "official": "official name", "demonym": "people", "capital": "capital",
        "institution": "institution", "leader": "leader", "geographic": "geography", "language": "language",
        "person": "person", "region": "region", "organisation": "organisation",
    },
}  # fmt: skip
"""What the kinds of mention are called."""

REPAIRS = {
    "mojibake": "رمزگذاری نادرست", "visual_order": "ترتیب دیداری سطر", "page_furniture": "سرصفحه و پاصفحه",
    "line_ends": "نشانهٔ پایان سطر", "control_characters": "نویسهٔ کنترلی", "presentation_forms": "شکل نمایشی حرف",
    "arabic_letters": "حرف عربی", "arabic_digits": "رقم عربی", "direction_marks": "نشانهٔ جهت",
    "hyphenated_words": "واژهٔ شکسته در پایان سطر", "elongation": "کشیدگی", "diacritics": "اعراب",
    "disguised_halfspaces": "نویسهٔ دیگر به جای نیم‌فاصله", "odd_spaces": "فاصلهٔ نامعمول",
    "run_order": "ترتیب پاره‌های سطر",
    "extra_spaces": "فاصلهٔ اضافی", "extra_blank_lines": "سطر خالی اضافی", "stray_halfspaces": "نیم‌فاصلهٔ بی‌جا",
    "swapped_lam_alef": "جابه‌جایی لام و الف", "wrapped_lines": "سطر شکسته",
    "punctuation_spacing": "فاصله‌گذاری نشانه‌ها",
    "word_breaks": "مرز واژه‌ها", "spaced_halfspaces": "فاصله به جای نیم‌فاصله", "attached_endings": "پسوند چسبیده",
    "glued_halfspaces": "نیم‌فاصلهٔ افتاده",
}  # fmt: skip
"""What the repairs are called in Persian; in English they go by their names."""


def repair_name(fixer: str, language: Language) -> str:
    """What a repair, or several that met in one place, is called.

    >>> repair_name("arabic_letters+elongation", "fa"), repair_name("odd_spaces", "en")
    ('حرف عربی، کشیدگی', 'odd spaces')
    """
    names = fixer.split("+")
    if language == "en":
        return ", ".join(name.replace("_", " ") for name in names)
    return "، ".join(REPAIRS.get(name, name) for name in names)
