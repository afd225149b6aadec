"""The words of the workbook, in English and Persian: what each sheet is, and where its numbers come from."""

from __future__ import annotations

from collections.abc import Mapping

from ..languages import Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "about": "About",
        "made": "made",
        "version": "made with",
        "fingerprint": "fingerprint of the raw texts",
        "sheet": "sheet",
        "rows": "rows",
        "what": "what it is",
        "file": "the same as CSV",
        "sources": "Numbers are counted in the cleaned texts. The column doc names the text; start and end are places "
        "in it, counted in characters from 0; sentence_text is the sentence that a row stands for.",
        "first_rows": "the first {shown} of {rows} rows; all are in {file}",
        "cut": " … [cut here: all {length} characters are in {file}]",
        "documents": "the texts, one a row, with what is known of each and its size",
        "problems": "files that were not read, or of which something is amiss, with the reason and the next step",
        "repairs": "every change that cleaning made, the doubtful ones first",
        "frequencies": "how often each lemma is used, and how evenly it is spread over the texts",
        "ngrams": "pairs of neighbouring words",
        "diversity": "how varied the words of each text are",
        "mentions": "every mention of an actor, with its sentence",
        "mention_counts": "how often each text mentions each actor",
        "dates": "every date that the texts speak of, with its sentence",
        "timeline": "how much the texts say of each year",
        "chronology": "what the texts date, in the order of time, with the actors of the sentence",
    },
    "fa": {
        "about": "راهنما",
        "made": "تاریخ تهیه",
        "version": "تهیه‌شده با",
        "fingerprint": "اثر انگشت دیجیتال متن‌های خام",
        "sheet": "برگه",
        "rows": "شمار ردیف‌ها",
        "what": "محتوا",
        "file": "همین جدول در قالب CSV",
        "sources": "عددها در متن‌های پاک‌سازی‌شده شمرده شده‌اند. ستون doc نام متن است؛ start و end جای عبارت در متن را "
        "نشان می‌دهند که بر حسب نویسه و از صفر شمرده می‌شود؛ sentence_text جمله‌ای است که ردیف از آن آمده است.",
        "first_rows": "{shown} ردیف نخست از {rows} ردیف؛ همهٔ ردیف‌ها در {file} آمده است",
        "cut": " … [ادامه حذف شده است: هر {length} نویسه در {file} آمده است]",
        "documents": "متن‌ها، هر متن در یک ردیف، با مشخصات و اندازهٔ آن",
        "problems": "پرونده‌هایی که خوانده نشده‌اند یا ایرادی دارند، با دلیل و راه چاره",
        "repairs": "همهٔ تغییرهایی که پاک‌سازی ایجاد کرده است؛ کم‌اطمینان‌ترین‌ها در آغاز آمده‌اند",
        "frequencies": "بسامد هر بن‌واژه و پراکندگی آن در متن‌ها",
        "ngrams": "جفت‌واژه‌ها (دو واژهٔ پیاپی)",
        "diversity": "تنوع واژگانی هر متن",
        "mentions": "همهٔ اشاره‌ها به کنشگران، همراه با جملهٔ هر اشاره",
        "mention_counts": "شمار اشاره‌های هر متن به هر کنشگر",
        "dates": "همهٔ تاریخ‌هایی که متن‌ها از آن‌ها سخن می‌گویند، همراه با جملهٔ هر تاریخ",
        "timeline": "میزان سخن متن‌ها از هر سال",
        "chronology": "رویدادهای تاریخ‌دار متن‌ها به ترتیب زمان، همراه با کنشگران جمله",
    },
}
"""By language and key; the keys of tables are the names of their files, and {…} are filled in."""
