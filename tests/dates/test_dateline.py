"""The day that a text says of itself: where it may stand, and what only looks like one."""

import pytest

from corpus.dates import find_dateline

OWN = {
    "place and day": ("تهران - ۲۵ آبان ۱۴۰۲ - وزیر دیروز به پکن رفت.", "2023-11-16"),
    "place, agency and day": ("تهران - ایرنا - ۲۵ آبان ۱۴۰۲ - وزیر رفت.", "2023-11-16"),
    "an agency of three words": ("مشهد - خبرگزاری جمهوری اسلامی - ۲۵ آبان ۱۴۰۲ - متن", "2023-11-16"),
    "agency in brackets": ("تهران (ایسنا) ۲۵ آبان ۱۴۰۲ – وزیر رفت.", "2023-11-16"),
    "agency behind the day": ("تهران، ۲۵ آبان ۱۴۰۲ (ایرنا) وزیر رفت.", "2023-11-16"),
    "slashes": ("تهران/ ۲۵ آبان ۱۴۰۲/ ایرنا: وزیر رفت.", "2023-11-16"),
    "no spaces": ("تهران-۲۵ آبان ۱۴۰۲- وزیر رفت.", "2023-11-16"),
    "elongation in place of a dash": ("تهران ـ ۲۵ آبان ۱۴۰۲ ـ وزیر رفت.", "2023-11-16"),
    "weekday": ("تهران، پنجشنبه ۲۵ آبان ۱۴۰۲ - وزیر رفت.", "2023-11-16"),
    "Afghan month": ("کابل، ۷ ثور ۱۴۰۱: وزیر رفت.", "2022-04-27"),
    "Gregorian day": ("واشنگتن، ۱۶ نوامبر ۲۰۲۳ - وزیر رفت.", "2023-11-16"),
    "both calendars": ("تهران - ۲۵ آبان ۱۴۰۲ (۱۶ نوامبر ۲۰۲۳) - وزیر رفت.", "2023-11-16"),
    "English": ("Tehran, 5 September 2020 - the minister", "2020-09-05"),
    "below a title": ("سفر وزیر\n\nتهران - ۲۵ آبان ۱۴۰۲ - وزیر رفت.", "2023-11-16"),
    "label": ("تاریخ انتشار: ۱۴۰۱/۰۶/۲۰\nوزیر رفت.", "2022-09-11"),
    "label, weekday and time": ("سفر وزیر\nتاریخ انتشار : یکشنبه ۱۲ آذر ۱۴۰۲ - ساعت ۱۰:۳۰\nوزیر رفت.", "2023-12-03"),
    "front matter": ("---\ntitle: سفر\ndate: 2023-11-20\n---\nوزیر رفت.", "2023-11-20"),
    "a line of its own": ("# سفر\n\nشنبه ۲۰ آبان ۱۴۰۲\n\nوزیر رفت.", "2023-11-11"),
    "a house and its day": ("خبرگزاری فارس ۱۴۰۲/۸/۲۵: وزیر رفت.", "2023-11-16"),
    "a house, its day in brackets": ("پایگاه خبری عصر ایران (۲۵ آبان ۱۴۰۲) - وزیر رفت.", "2023-11-16"),
    "a house and its day on a line": ("سفر وزیر\nروزنامه ایران، پنجشنبه ۲۵ آبان ۱۴۰۲\nوزیر رفت.", "2023-11-16"),
    "a line with the time": ("# سفر\n\n۲۰ آبان ۱۴۰۲ - ۱۰:۲۴\nوزیر رفت.", "2023-11-11"),
}
NOT_OWN = {
    "prose": "در ۲۵ آبان ۱۴۰۲ وزیر رفت.",
    "prose behind a place": "کابل - ۷ ثور ۱۳۵۷ در تاریخ افغانستان روز کودتا است.",
    "an entry of a chronology": "۱۹ اوت ۱۹۵۳: دولت سرنگون شد.",
    "what happened on a day": "قرارداد ترکمانچای، ۱۰ فوریه ۱۸۲۸: پایان جنگ",
    "what a house wrote on a day": "خبرگزاری فارس در ۲۵ آبان ۱۴۰۲ - دو روز پیش - خبر را نوشت.",
    "what befell a house": "روزنامه سلام ۱۵ تیر ۱۳۷۸ توقیف شد.",
    "a house and the brackets of another thing": "روزنامه سلام ۱۵ تیر ۱۳۷۸ (پنجشنبه) توقیف شد.",
    "a life": "محمد مصدق (۲۶ خرداد ۱۲۶۱ - ۱۴ اسفند ۱۳۴۵) سیاستمدار بود.",
    "the label of another day": "تاریخ تولد: ۲۵ آبان ۱۳۴۲",
    "speech": "پوتین گفت: ۲۵ آبان ۱۴۰۲ - روزی که همه چیز دگرگون شد",
    "no year": "تهران - ۲۵ آبان - وزیر رفت.",
    "no day": "تهران - آبان ۱۴۰۲ - وزیر رفت.",
    "a day that is none": "تهران - ۳۱ مهر ۱۴۰۱ - وزیر رفت.",
    "a computed lunar day": "قم، ۱۵ رمضان ۱۴۴۵ - وزیر رفت.",
    "deep in the text": "وزیر رفت.\n" * 6 + "تهران - ۲۵ آبان ۱۴۰۲ - وزیر رفت.",
    "nothing": "",
}


@pytest.mark.parametrize(("text", "day"), OWN.values(), ids=OWN)
def test_a_text_says_its_day(text, day):
    date = find_dateline(text)
    assert date is not None
    assert date.edtf == day
    assert text[date.start : date.end] == date.text


@pytest.mark.parametrize("text", NOT_OWN.values(), ids=NOT_OWN)
def test_a_day_that_is_not_the_texts_own(text):
    assert find_dateline(text) is None
