"""Labelled cases of damage: where each comes from, the text as met, and the text that was meant.

wild: met in published texts; synthetic: made to show one thing; negative: nothing is to change.
`~` stands for a half-space, which cannot be seen in an editor.
"""

from __future__ import annotations

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


def z(text: str) -> str:
    return text.replace("~", ZWNJ)


HALFSPACES = [
    # (label, damaged, meant)
    ("wild", "زیرساختها", "زیرساخت~ها"),
    ("wild", "ارزشهای مشابهی", "ارزش~های مشابهی"),
    ("wild", "نظم بینالمللی آزاد", "نظم بین~المللی آزاد"),
    ("wild", "تشکیل میدهد.", "تشکیل می~دهد."),
    ("wild", "سفر کرده اند.", "سفر کرده~اند."),
    ("wild", "واگذار میکنند", "واگذار می~کنند"),
    ("wild", "نخست وزیر ژاپن", "نخست~وزیر ژاپن"),
    ("wild", "رئیس جمهوری این کشور", "رئیس~جمهوری این کشور"),
    ("synthetic", "نمیشود گفت", "نمی~شود گفت"),
    ("synthetic", "می خواهم بدانم", "می~خواهم بدانم"),
    ("synthetic", "نمی توانیم برویم", "نمی~توانیم برویم"),
    ("synthetic", "خانهای بزرگ", "خانه~ای بزرگ"),
    ("synthetic", "گفتهاند که", "گفته~اند که"),
    ("synthetic", "گفته ایم و رفته اند", "گفته~ایم و رفته~اند"),
    ("synthetic", "مهم ترین خبر", "مهم~ترین خبر"),
    ("synthetic", "سرمایه گذاری خارجی", "سرمایه~گذاری خارجی"),
    ("synthetic", "سرمایهگذاران خارجی", "سرمایه~گذاران خارجی"),
    ("synthetic", "بی ثبات", "بی~ثبات"),
    ("synthetic", "کتاب هایشان را", "کتاب~هایشان را"),
    ("synthetic", "برمیگردد", "برمی~گردد"),
    # Behind a letter that does not join, a half-space cannot be seen: the words are joined, no more.
    ("synthetic", "کار های بزرگ", "کارهای بزرگ"),
    ("negative", "میدان میهن میان میزان میوه میراث", None),
    ("negative", "تنها بها رها گواهی", None),
    ("negative", "این که به طور کلی آن گونه", None),
    ("negative", "کارها و روزهای بزرگ", None),
    ("negative", "آنها و اینها", None),
    ("negative", "درآمدهای نفتی و نهادهای دولتی", None),
    ("negative", "سال گذشته نشان داده شد", None),
    ("negative", "دختر و دفتر و بستر", None),
    ("negative", "درمان و زمان و آسمان", None),
    ("negative", "ماه می در اروپا", None),
]
