"""What the page of a report says, in English and in Persian; numbers and names go where the braces are."""

from __future__ import annotations

from collections.abc import Mapping

from ..languages import Language, in_digits, with_decimals

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "report on": "Report on {name}",
        "skip": "Skip to the text",
        "theme": "Colours", "theme auto": "as the system", "theme light": "light", "theme dark": "dark",
        "contents": "Contents",
        "made": "Made on {gregorian} ({persian}) with corpus {version}",
        "incomplete": "This report is incomplete.",
        "unread": "Files that could not be read: {count}. They are listed under {problems}.",
        # cover
        "findings": "Main findings",
        "texts": "texts", "words": "words", "mentions": "mentions", "dates": "dates", "repairs": "repairs",
        "published": "The texts were published between {first} and {last}.",
        "published once": "The texts were published on {first}.",
        "published never": "No date of publication is known of the texts.",
        "undated": "Texts without a date: {count}.",
        "times": "They speak of times from {first} to {last}.",
        "open dates": "Dates that the texts leave open: {count}.",
        "top words": "Commonest words", "top words note": "by lemma, without function words",
        "per actor": "Mentions by actor", "per actor note": "each number leads to its sentences",
        "word": "word", "count": "count", "actor": "actor", "in texts": "texts", "rate": "per 1,000 words",
        "the texts": "The texts",
        "title": "title", "source": "source", "date": "date", "tokens": "words",
        # sections
        "table": "Table {number}", "figure": "Figure {number}",
        "numbers in": "The numbers are in {table}.",
        "code": "code", "traceback": "traceback", "cell failed": "This cell failed:",
        "cut rows": "the first {shown} of {total} rows", "cut lines": "the first {shown} of {total} lines",
        "cut sentences": "the first {shown} of {total} sentences",
        "all in": "all are in {file}", "no rows": "no rows", "no mentions": "no mentions",
        "evidence below": "The sentences stand, by text and with every mention marked, under {evidence}.",
        # evidence
        "evidence": "The sentences behind the numbers",
        "evidence note": "A number of the tables above leads here: to a text and an actor, with the sentences that "
        "were counted. Marked in green is what counts as a mention, underlined with dots what was found and does not "
        "count, and in blue a date.",
        "evidence bound": "At most {count} sentences a text are shown; all are in {file}.",
        "by actor": "By actor", "by pair": "Actors in one sentence", "by text": "By text",
        "years gregorian": "Gregorian years", "years persian": "Jalali years",
        "of text": "{mentions} mentions, {dates} dates",
        "more refs": "and {count} more",
        # problems
        "problems": "Problems",
        "problems note": "Each with its reason: files that could not be read and are missing from the counts above "
        "(error), texts that are counted although something about them is amiss (warning), and files that are no "
        "texts (skipped).",
        # method
        "method": "Method",
        "how": "What was done",
        "how note": "Each file was decoded, cleaned, cut into sentences and words, and searched for mentions of actors "
        "and for dates, in this order. Words are counted by lemma; a mention is counted once, and only in the kinds "
        "that count; a date that the text does not fix is left open with the reason. The files themselves were not "
        "changed.",
        "cleaned": "What was cleaned",
        "cleaned note": "Cleaning made {count} changes. Each is recorded in {file} with its place in the raw "
        "text and a "
        "confidence from 0 to 1; the table gives the lowest of each kind.",
        "cleaned nothing": "Cleaning found nothing to change.",
        "repair": "repair", "changes": "changes", "lowest": "lowest confidence", "name": "name",
        "counts": "Counts",
        "files": "files read", "chars": "characters", "sentences": "sentences", "kinds of words": "different lemmas",
        "problem files": "files not read",
        "parameters": "Parameters",
        "no parameters": "All parameters had their defaults.",
        "versions": "Versions",
        "fingerprint": "SHA-256 of the raw texts",
        "fingerprint note": "The same texts under the same names give the same number, whatever their folder "
        "is called.",
        "cite": "How to cite",
        "cite report": "This report", "cite library": "The library",
        "report cited": "{title}. Report on {texts} texts ({words} words; SHA-256 {fingerprint}), made with corpus "
        "{version} on {date}.",
        "library cited": "The corpus authors. corpus (distribution persian-corpus), version {version}: a "
        "Python library "
        "for the study of Persian-language texts. MIT License.",
        "licences": "Licences",
        "licence texts": "Texts: their authors and publishers hold the rights in them. The sentences quoted here are "
        "evidence for counts; ask before you publish longer parts.",
        "licence library": "Library: MIT.",
        "licence words": "Word lists: MIT (the library's own, and those of hazm).",
        "licence counts": "Word counts and the model of word order: CC BY-SA 4.0 (drawn from Persian treebanks of "
        "Universal Dependencies).",
        "licence gazetteer": "Gazetteer: MIT; names of countries from CLDR, © Unicode, Inc., Unicode License V3.",
        "limits": "Limits",
        "limit cleaning": "Only damage of known kinds is repaired; what was misspelled or left out stays so, and a "
        "repair with a low confidence may be wrong.",
        "limit lemmas": "Lemmas are found word by word, without the sentence.",
        "limit mentions": "Names are found, not pronouns or «this country»; whether a mention is friendly or "
        "hostile is "
        "not asked.",
        "limit dates": "Dates are what the texts say, not what happened; Islamic dates can be off by a day or two.",
        "limit chance": "Few or short texts differ by chance: read the sentences of a number before you quote it.",
        "data": "Data",
        "data note": "Beside this page: the notebooks as they ran in {notebooks}, and the whole tables as CSV "
        "(UTF-8; a "
        "cell that a spreadsheet would take for a formula begins with an apostrophe):",
        # script
        "filter": "Filter rows", "filter of": "Filter the rows of {table}",
        "shown rows": "{shown} of {all} rows", "show all": "Show all {count} rows", "show fewer": "Show fewer",
        "sorted up": "sorted by {column}, ascending", "sorted down": "sorted by {column}, descending",
        "sort by": "sort by {column}",
        # the page of repairs
        "repairs title": "Repairs",
        "repairs summary": "{texts} texts, {repairs} repairs.",
        "repairs note": "The raw text is on the right, the clean one on the left: what went is struck out, "
        "what came is "
        "marked, what was moved is underlined. The name of a repair shows when the pointer rests on its mark.",
        "repairs by kind": "By kind", "least certain": "The least certain",
        "comma": ", ", "colon": ": ",
    },
    "fa": {
        "report on": "گزارش {name}",
        "skip": "رفتن به متن",
        "theme": "رنگ زمینه", "theme auto": "مطابق سیستم", "theme light": "روشن", "theme dark": "تیره",
        "contents": "فهرست",
        "made": "تهیه‌شده در {persian} ({gregorian}) با corpus نسخهٔ {version}",
        "incomplete": "این گزارش کامل نیست.",
        "unread": "شمار پرونده‌های خوانده‌نشده: {count}. فهرست آن‌ها در بخش «{problems}» آمده است.",
        # cover
        "findings": "یافته‌های اصلی",
        "texts": "متن", "words": "واژه", "mentions": "اشاره", "dates": "تاریخ", "repairs": "اصلاح",
        "published": "متن‌ها میان {first} و {last} منتشر شده‌اند.",
        "published once": "متن‌ها در {first} منتشر شده‌اند.",
        "published never": "تاریخ انتشار متن‌ها معلوم نیست.",
        "undated": "شمار متن‌های بی‌تاریخ: {count}.",
        "times": "زمان‌هایی که متن‌ها از آن‌ها سخن می‌گویند از {first} تا {last} است.",
        "open dates": "شمار تاریخ‌هایی که از متن‌ها معلوم نمی‌شود: {count}.",
        "top words": "پربسامدترین واژه‌ها", "top words note": "بر پایهٔ بن‌واژه، بدون واژه‌های دستوری",
        "per actor": "اشاره به هر کنشگر", "per actor note": "هر عدد به جمله‌های خود پیوند دارد",
        "word": "واژه", "count": "شمار", "actor": "کنشگر", "in texts": "متن‌ها", "rate": "در هر هزار واژه",
        "the texts": "متن‌ها",
        "title": "عنوان", "source": "منبع", "date": "تاریخ", "tokens": "شمار واژه‌ها",
        # sections
        "table": "جدول {number}", "figure": "شکل {number}",
        "numbers in": "عددها در {table} آمده است.",
        "code": "کد", "traceback": "جزئیات خطا", "cell failed": "اجرای این سلول با خطا متوقف شد:",
        "cut rows": "{shown} ردیف نخست از {total} ردیف", "cut lines": "{shown} سطر نخست از {total} سطر",
        "cut sentences": "{shown} جملهٔ نخست از {total} جمله",
        "all in": "همه در {file} آمده است", "no rows": "ردیفی نیست", "no mentions": "اشاره‌ای نیست",
        "evidence below": "جمله‌ها، به تفکیک متن و با نشانه‌گذاری هر اشاره، در بخش «{evidence}» آمده است.",
        # evidence
        "evidence": "جمله‌های پشت عددها",
        "evidence note": "هر عدد جدول‌های بالا به این‌جا پیوند دارد: به یک متن و یک کنشگر، با جمله‌هایی که شمرده شده‌اند. "
        "آنچه اشاره به شمار آمده سبز است، آنچه یافت شده ولی شمرده نشده زیرخط نقطه‌چین دارد، و تاریخ‌ها آبی‌اند.",
        "evidence bound": "از هر متن حداکثر {count} جمله نشان داده شده است؛ همه در {file} آمده است.",
        "by actor": "بر پایهٔ کنشگر", "by pair": "کنشگران در یک جمله",
        "by text": "بر پایهٔ متن",
        "years gregorian": "سال‌های میلادی", "years persian": "سال‌های هجری شمسی",
        "of text": "{mentions} اشاره، {dates} تاریخ",
        "more refs": "و {count} مورد دیگر",
        # problems
        "problems": "مشکلات",
        "problems note": "هر یک با دلیل آن: پرونده‌هایی که خوانده نشده‌اند و در شمارش‌های بالا نیستند "
        "(خطا)، متن‌هایی "
        "که با وجود ایرادی در آن‌ها شمرده شده‌اند (هشدار)، و پرونده‌هایی که متن نیستند (کنارگذاشته‌شده).",
        # method
        "method": "روش",
        "how": "مراحل کار",
        "how note": "هر پرونده به ترتیب رمزگشایی و پاک‌سازی شد، به جمله و واژه تقسیم شد و اشاره به کنشگران و "
        "تاریخ‌ها در "
        "آن جست‌وجو شد. واژه‌ها بر پایهٔ بن‌واژه شمرده می‌شوند؛ هر اشاره یک بار و تنها اگر از گونه‌های شمرده‌شده باشد به "
        "شمار می‌آید؛ "
        "تاریخی که از متن معلوم نمی‌شود با ذکر دلیل نامعلوم می‌ماند. خود پرونده‌ها تغییر نکرده‌اند.",
        "cleaned": "تغییرهای پاک‌سازی",
        "cleaned note": "در پاک‌سازی {count} تغییر انجام شد. هر تغییر با جای آن در متن خام و درجهٔ اطمینان "
        "(از ۰ تا ۱) در "
        "{file} ثبت شده است؛ جدول کمترین اطمینان هر گونه را نشان می‌دهد.",
        "cleaned nothing": "در پاک‌سازی چیزی برای تغییر یافت نشد.",
        "repair": "اصلاح", "changes": "تغییرها", "lowest": "کمترین اطمینان", "name": "نام",
        "counts": "شمارش‌ها",
        "files": "پرونده‌های خوانده‌شده", "chars": "نویسه‌ها", "sentences": "جمله‌ها",
        "kinds of words": "بن‌واژه‌های متمایز", "problem files": "پرونده‌های خوانده‌نشده",
        "parameters": "پارامترها",
        "no parameters": "همهٔ پارامترها مقدار پیش‌فرض داشتند.",
        "versions": "نسخه‌ها",
        "fingerprint": "SHA-256 متن‌های خام",
        "fingerprint note": "متن‌های یکسان با نام‌های یکسان عدد یکسانی می‌دهند، نام پوشه هر چه باشد.",
        "cite": "شیوهٔ ارجاع",
        "cite report": "این گزارش", "cite library": "کتابخانه",
        "report cited": "{title}. گزارش {texts} متن ({words} واژه؛ SHA-256 {fingerprint})، تهیه‌شده با corpus نسخهٔ "
        "{version} در {date}.",
        "library cited": "The corpus authors. corpus (distribution persian-corpus), version {version}: a "
        "Python library "
        "for the study of Persian-language texts. MIT License.",
        "licences": "مجوزها",
        "licence texts": "متن‌ها: حقوق متن‌ها از آنِ نویسندگان و ناشران آن‌هاست. جمله‌های نقل‌شده در این گزارش شاهد "
        "شمارش‌هاست؛ پیش از انتشار بخش‌های بلندتر اجازه بگیرید.",
        "licence library": "کتابخانه: MIT.",
        "licence words": "فهرست‌های واژه: MIT (فهرست‌های خود کتابخانه و فهرست‌های hazm).",
        "licence counts": "بسامد واژه‌ها و مدل ترتیب واژه‌ها: CC BY-SA 4.0 (برگرفته از درخت‌بانک‌های فارسی "
        "Universal Dependencies).",
        "licence gazetteer": "فهرست نام‌ها: MIT؛ نام کشورها از CLDR، © Unicode, Inc.، Unicode License V3.",
        "limits": "محدودیت‌ها",
        "limit cleaning": "تنها آسیب‌های شناخته‌شده اصلاح می‌شود؛ غلط‌های املایی و افتادگی‌ها بر جا می‌ماند و "
        "اصلاحی که "
        "اطمینان آن کم است شاید نادرست باشد.",
        "limit lemmas": "بن‌واژهٔ هر واژه جداگانه و بدون توجه به جمله یافت می‌شود.",
        "limit mentions": "نام‌ها یافت می‌شود، نه ضمیرها و نه عبارت‌هایی مانند «این کشور»؛ دوستانه یا خصمانه "
        "بودن اشاره "
        "بررسی نمی‌شود.",
        "limit dates": "تاریخ‌ها گفتهٔ متن‌هاست، نه آنچه روی داده است؛ تاریخ‌های قمری ممکن است یکی دو روز "
        "اختلاف داشته باشند.",
        "limit chance": "تفاوت‌ها در متن‌های اندک یا کوتاه می‌تواند تصادفی باشد: پیش از نقل هر عدد، جمله‌های آن "
        "را بخوانید.",
        "data": "داده‌ها",
        "data note": "در کنار این صفحه: نوت‌بوک‌های اجراشده در {notebooks} و همهٔ جدول‌ها به صورت CSV (UTF-8؛ "
        "خانه‌ای که "
        "صفحه‌گسترده آن را فرمول می‌پندارد با آپاستروف آغاز می‌شود):",
        # script
        "filter": "پالایش ردیف‌ها", "filter of": "پالایش ردیف‌های {table}",
        "shown rows": "{shown} ردیف از {all} ردیف", "show all": "نمایش هر {count} ردیف", "show fewer": "نمایش کمتر",
        "sorted up": "مرتب بر پایهٔ {column}، صعودی", "sorted down": "مرتب بر پایهٔ {column}، نزولی",
        "sort by": "مرتب کردن بر پایهٔ {column}",
        # the page of repairs
        "repairs title": "اصلاح‌ها",
        "repairs summary": "{texts} متن، {repairs} اصلاح.",
        "repairs note": "متن خام در سمت راست و متن پاک‌سازی‌شده در سمت چپ است: آنچه حذف شده خط خورده، آنچه افزوده شده "
        "نشان‌دار و آنچه جابه‌جا شده زیرخط‌دار است. با نگه داشتن نشانگر روی هر نشانه، نام اصلاح دیده می‌شود.",
        "repairs by kind": "بر پایهٔ گونه", "least certain": "کم‌اطمینان‌ترین‌ها",
        "comma": "، ", "colon": ": ",
    },
}  # fmt: skip

REPAIRS: dict[Language, dict[str, str]] = {
    "en": {
        "mojibake": "text read in the wrong encoding", "visual_order": "lines stored in the order they are drawn in",
        "page_furniture": "headers, footers and page numbers removed", "line_ends": "line ends of other systems",
        "control_characters": "control characters removed", "presentation_forms": "letters stored in drawn shapes",
        "arabic_letters": "Arabic letters made Persian (ي، ك)", "arabic_digits": "Arabic digits made Persian",
        "direction_marks": "direction marks removed", "hyphenated_words": "words divided at line ends joined",
        "elongation": "elongation (tatweel) removed", "diacritics": "vowel signs removed",
        "disguised_halfspaces": "half-spaces written as other signs", "odd_spaces": "unusual spaces made plain",
        "run_order": "lines whose parts stood in reverse", "extra_spaces": "superfluous spaces removed",
        "extra_blank_lines": "superfluous blank lines removed", "stray_halfspaces": "half-spaces that part nothing",
        "swapped_lam_alef": "«لا» that was stored as «ال»", "wrapped_lines": "wrapped lines joined",
        "punctuation_spacing": "spaces around punctuation", "word_breaks": "spaces missing between or within words",
        "spaced_halfspaces": "half-spaces written as spaces", "attached_endings": "half-spaces before attached endings",
        "glued_halfspaces": "half-spaces missing within words",
    },
    "fa": {
        "mojibake": "بازگردانی متن خوانده‌شده با رمزگذاری نادرست",
        "visual_order": "بازچینی سطرهای ذخیره‌شده به ترتیب دیداری",
        "page_furniture": "حذف سرصفحه، پاصفحه و شمارهٔ صفحه", "line_ends": "یکسان‌سازی نشانه‌های پایان سطر",
        "control_characters": "حذف نویسه‌های کنترلی", "presentation_forms": "تبدیل حرف‌های ذخیره‌شده با شکل نمایشی",
        "arabic_letters": "تبدیل ي و ك عربی به ی و ک", "arabic_digits": "تبدیل رقم‌های عربی به فارسی",
        "direction_marks": "حذف نشانه‌های جهت متن", "hyphenated_words": "پیوند واژه‌های شکسته در پایان سطر",
        "elongation": "حذف کشیدگی", "diacritics": "حذف اعراب",
        "disguised_halfspaces": "تبدیل نویسه‌های دیگرِ به‌کاررفته به جای نیم‌فاصله",
        "odd_spaces": "تبدیل فاصله‌های نامعمول به فاصلهٔ ساده",
        "run_order": "بازچینی سطرهایی که پاره‌هایشان وارونه بود", "extra_spaces": "حذف فاصله‌های اضافی",
        "extra_blank_lines": "حذف سطرهای خالی اضافی", "stray_halfspaces": "حذف نیم‌فاصله‌های بی‌جا",
        "swapped_lam_alef": "تبدیل «ال» به «لا»، جایی که جابه‌جا ذخیره شده بود", "wrapped_lines": "پیوند سطرهای شکسته",
        "punctuation_spacing": "اصلاح فاصله‌گذاری نشانه‌ها",
        "word_breaks": "افزودن فاصله‌های افتاده میان واژه‌ها و درون آن‌ها",
        "spaced_halfspaces": "تبدیل فاصله به نیم‌فاصله",
        "attached_endings": "افزودن نیم‌فاصله پیش از پسوندهای چسبیده",
        "glued_halfspaces": "افزودن نیم‌فاصله‌های افتاده درون واژه‌ها",
    },
}  # fmt: skip
"""What each repair of :data:`corpus.clean.config.REPAIRS` mends."""


def number(value: object, language: Language) -> str:
    """A number as it is written in prose: with separators, in the digits of the language.

    >>> number(12345, "en"), number(12345, "fa"), number(0.504, "fa")
    ('12,345', '۱۲٬۳۴۵', '۰٫۵')
    """
    if not isinstance(value, int | float):
        return in_digits(value, language)
    places = next(n for n in (0, 1, 2) if n == 2 or round(value, n) == round(value, 2))
    return with_decimals(value, places, language)


def repair_name(fixer: str, language: Language) -> str:
    """What a repair mended; of several that met at one place, all of them.

    >>> repair_name("diacritics+odd_spaces", "en")
    'vowel signs removed + unusual spaces made plain'
    """
    known: Mapping[str, str] = REPAIRS[language]
    return " + ".join(known.get(name, name) for name in fixer.split("+"))
