"""Labelled sentences: feasts, lunar months of a solar year, and their look-alikes; rows as in :mod:`.cases`."""

from __future__ import annotations

from .cases import Case

AZAR = "2023-12-05"  # 14 Azar 1402

FEASTS = [
    Case("middle of Sha'ban, year", "در نیمهٔ شعبان ۱۴۴۵ چراغانی شد.", None, "نیمهٔ شعبان ۱۴۴۵ = 2024-02-25~"),
    Case("middle of Sha'ban, last year", "نیمهٔ شعبان سال گذشته باران آمد.", AZAR, "نیمهٔ شعبان سال گذشته = 2023-03-08~"),
    Case("middle of Sha'ban, this year", "نیمه شعبان امسال", AZAR, "نیمه شعبان امسال = 2024-02-25~"),
    Case("middle of Sha'ban alone", "نیمهٔ شعبان جشن می‌گیرند.", AZAR, "نیمهٔ شعبان = 2024-02-25~"),
    Case("middle of Sha'ban, no document date", "نیمهٔ شعبان جشن می‌گیرند.", None, "نیمهٔ شعبان = ?"),
    Case("middle of Ramadan", "نیمهٔ رمضان ۱۴۴۵ زادروز امام است.", None, "نیمهٔ رمضان ۱۴۴۵ = 2024-03-25~"),
    Case(
        "middle of the month of Ramadan", "نیمهٔ ماه مبارک رمضان ۱۴۴۵", None, "نیمهٔ ماه مبارک رمضان ۱۴۴۵ = 2024-03-25~"
    ),
    Case("second half of Sha'ban", "در نیمهٔ دوم شعبان ۱۴۴۵", None, "نیمهٔ دوم شعبان ۱۴۴۵ = 2024-02-11~/2024-03-10~"),
    Case("the middle days of Sha'ban", "نیمه‌های شعبان ۱۴۴۵", None, "نیمه‌های شعبان ۱۴۴۵ = 2024-02-11~/2024-03-10~"),
    Case("middle of Rajab is vague", "نیمهٔ رجب ۱۴۴۵", None, "نیمهٔ رجب ۱۴۴۵ = 2024-01-12~/2024-02-10~"),
    Case("middle of Mehr is vague", "نیمهٔ مهر ۱۴۰۲", None, "نیمهٔ مهر ۱۴۰۲ = 2023-09-23/2023-10-22"),
    Case("first half of Mehr", "در نیمهٔ اول مهر بازار آرام بود.", AZAR, "نیمهٔ اول مهر = 2023-09-23/2023-10-22"),
    Case("first of Mehr", "از اول مهر کلاس‌ها باز است.", AZAR, "اول مهر = 2023-09-23"),
    Case("Fire Wednesday", "در چهارشنبه‌سوری ۱۴۰۱ آتش‌نشانان آماده بودند.", None, "چهارشنبه‌سوری ۱۴۰۱ = 2023-03-14"),
    Case("Fire Wednesday, سال", "چهارشنبه سوری سال ۱۳۹۹", None, "چهارشنبه سوری سال ۱۳۹۹ = 2021-03-16"),
    Case("Fire Wednesday, last year", "چهارشنبه‌سوری سال گذشته", AZAR, "چهارشنبه‌سوری سال گذشته = 2023-03-14"),
    Case(
        "Fire Wednesday where the year ends on a Tuesday", "چهارشنبه‌سوری ۱۴۰۲", None, "چهارشنبه‌سوری ۱۴۰۲ = 2024-03-12"
    ),
    Case("Fire Wednesday, a custom", "مراسم چهارشنبه‌سوری خطرناک است.", AZAR),
    Case("Syrians", "شهروند سوری در ۱۴۰۱ آمد.", None, "۱۴۰۱ = 2022-03-21/2023-03-20"),
    Case("Ashura of Karbala", "عاشورای ۶۱ هجری در کربلا", None, "عاشورای ۶۱ هجری = 0680-10-13~"),
    Case("Ashura of Karbala, سال", "در عاشورای سال ۶۱ هجری قمری", None, "عاشورای سال ۶۱ هجری قمری = 0680-10-13~"),
    Case("Ashura of Karbala, no era", "واقعهٔ عاشورای ۶۱.", None, "عاشورای ۶۱ = 0680-10-13~"),
    Case("Ashura, a lunar year", "عاشورای ۱۴۴۵", None, "عاشورای ۱۴۴۵ = 2023-07-28~"),
    Case("Ashura, a lunar year with its era", "عاشورای ۱۳۳۰ قمری در تبریز", None, "عاشورای ۱۳۳۰ قمری = 1911-12-31~"),
    Case("Ashura, two digits of a solar year", "پس از عاشورای ۸۸، خیابان‌ها آرام شد.", None, "عاشورای ۸۸ = 2009-12-27~"),
    Case("Ashura, a solar year", "در عاشورای ۱۳۸۸ دستگیر شد.", None, "عاشورای ۱۳۸۸ = 2009-12-27~"),
    Case("Ashura, last year", "عاشورای سال گذشته", AZAR, "عاشورای سال گذشته = 2022-08-08~"),
    Case("Ashura alone", "روز عاشورا همه سیاه پوشیدند.", AZAR),
    Case("Ashura, things counted", "در عاشورا ۲۰ نفر آمدند.", AZAR),
    Case("Tasua", "تاسوعای ۱۴۴۵", None, "تاسوعای ۱۴۴۵ = 2023-07-27~"),
    Case("end of the fast", "عید فطر ۱۴۰۲ شمسی", None, "عید فطر ۱۴۰۲ شمسی = 2023-04-22~"),
    Case("end of the fast, this year", "عید فطر امسال", AZAR, "عید فطر امسال = 2023-04-22~"),
    Case("Ramadan of last year", "ماه رمضان سال گذشته گرم بود.", AZAR, "ماه رمضان سال گذشته = 2022-04-03~/2022-05-02~"),
    Case("Ramadan of this year, in spring", "رمضان امسال", AZAR, "رمضان امسال = 2023-03-23~/2023-04-21~"),
    Case("Muharram of last year", "محرم پارسال", AZAR, "محرم پارسال = 2022-07-30~/2022-08-28~"),
    Case("Muharram of next year", "محرم سال آینده", AZAR, "محرم سال آینده = 2024-07-08~/2024-08-06~"),
    Case("a lunar day of last year", "در ۲۱ رمضان سال گذشته", AZAR, "۲۱ رمضان سال گذشته = 2022-04-23~"),
    Case("last Ramadan", "رمضان گذشته", AZAR, "رمضان گذشته = 2023-03-23~/2023-04-21~"),
    Case("Ramadan of last year, no document date", "رمضان سال گذشته", None, "رمضان سال گذشته = ?"),
    Case("Ramadan of last year, a document of some year", "رمضان سال گذشته", "2023", "رمضان سال گذشته = ?"),
]
