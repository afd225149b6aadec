import codecs
import os
import unicodedata
from textwrap import wrap

import pytest
from arabic_reshaper import ArabicReshaper
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.readers.front_matter import read_front_matter
from corpus.readers.headline import heading
from corpus.readers.old_encodings import SINGLE_BYTE, best_single_byte
from corpus.readers.plain import BROKEN, decode, read_plain, read_text
from tools.fixtures import pages

TEXT = "روسیه و ژاپن\nقرقيزستان"
OLD = "روسيه و ژاپن"  # Windows-1256 has the Arabic yeh only


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (TEXT.encode(), "utf-8", TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig", TEXT),
        (TEXT.encode("utf-16"), "utf-16", TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16", TEXT),
        (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
        (TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
        (TEXT.encode("utf-32"), "utf-32", TEXT),
        (OLD.encode("windows-1256"), "windows-1256", OLD),
        (b"plain ASCII", "utf-8", "plain ASCII"),
    ],
)
def test_encodings(data, encoding, text):
    assert decode(data, "متن.txt") == (text, encoding)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t ", "the file is empty"),
        ("\ufeff \n".encode(), "the file has no text in it"),
        (b"%PDF-1.7 ...", "this is a PDF file, not a text file"),
        (b"PK\x03\x04....", "this is a ZIP archive or Office file, not a text file"),
        (b"\x89PNG\r\n\x1a\n....", "this is a PNG picture, not a text file"),
        (bytes(range(32)) * 20, "this is a binary file, not a text"),
        (bytes((i * 97 + 13) % 256 for i in range(3000)), "this is a binary file, not a text"),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfa", "the file says it is utf-8-sig, but byte"),
        (b"caf\xe9 ol\xe9 na\xefve r\xe9sum\xe9", "in no encoding this library knows (not UTF-8 from byte 3 on"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data, reason):
    with pytest.raises(UnreadableFileError) as caught:
        decode(data, "پرونده ۱.txt")
    message = str(caught.value)
    assert message.startswith("پرونده ۱.txt: ")
    assert reason in message
    assert "What to do: " in message


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_the_listed_error(data):
    try:
        text, encoding = decode(data, "x")
    except UnreadableFileError:
        return
    assert text.strip()
    assert encoding


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = tmp_path / "متن.txt"
    path.write_text("متن", encoding="utf-8")

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(UnreadableFileError, match=r"متن\.txt: you are not allowed to read this file"):
        read_plain(path)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## تلاش توکیو\n\nنخست وزیر", "تلاش توکیو"),
        ("\n\n# عنوان\nمتن", "عنوان"),
        ("عنوان خبر\n\nمتن خبر آمد.", "عنوان خبر"),
        ("متن خبر آمد.\n\nبند دوم.", None),
        ("سطر یک\nسطر دو", None),
        ("#چین و روسیه", None),
        ("", None),
    ],
)
def test_the_title_a_text_gives_itself(text, title):
    assert heading(text) == title


PARAGRAPH = (
    "نخست‌وزیر ژاپن روز چهارشنبه در پکن با رئیس‌جمهور چین دیدار کرد و دو طرف درباره بازرگانی، مرزهای دریایی و آینده "
    "شبه‌جزیره کره گفت‌وگو کردند. این نخستین سفر او به چین پس از چهار سال بود و سه روز به درازا کشید."
)
VERSE = "توانا بود هر که دانا بود / ز دانش دل پیر برنا بود"


@pytest.mark.parametrize("below", ["", "\n\nاو فردا به سئول می‌رود.", "\nاو فردا به سئول می‌رود.\nو بازمی‌گردد."])
@pytest.mark.parametrize(
    "title",
    [
        "سفر نخست‌وزیر ژاپن به پکن",
        "کشیدا: به همکاری با چین ادامه می‌دهیم",
        "۵ نکته درباره سفر نخست‌وزیر به چین",
        "«جاده ابریشم» دوباره باز می‌شود",
        "رئیس‌جمهور چین در گفت‌وگو با «نیکی آسیا»",
        "سهام بورس توکیو بالا رفت",
        "پنجاه کشور در نشست پکن",
        "سه کشور آسیایی در نشست پکن",
        "گروه هفت درباره دریای چین بیانیه داد",
        "تاریخ سفر نخست‌وزیر به پکن تغییر کرد",
        "عکس یادگاری رهبران در پکن",
    ],
)
def test_a_headline_directly_above_a_paragraph_is_the_title(title, below):
    text = f"{title}\n{PARAGRAPH}{below}"
    assert heading(text) == title
    assert heading(text.replace("\n", "\r\n")) == title
    (extract,) = read_text(text.encode(), "x")
    assert extract.raw == text


TITLE = "سفر نخست‌وزیر ژاپن به پکن"


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n۱۴۰۳/۰۵/۰۸\n{PARAGRAPH}",
        f"{TITLE}\nشنبه ۲۷ مرداد ۱۴۰۳\n{PARAGRAPH}",
        f"{TITLE}\nدوشنبه، ۸ مرداد ۱۴۰۳ ساعت ۱۲:۳۰\nکد خبر ۱۲۳۴۵\n\n{PARAGRAPH}",
        f"{TITLE}\n۸ مرداد ۱۴۰۳ - ۲۹ ژوئیه ۲۰۲۴\n{PARAGRAPH}",
        f"۲۵ آبان ۱۴۰۲\n{TITLE}\n{PARAGRAPH}",
        f"۲۵ آبان ۱۴۰۲\n\n{TITLE}\n\n{PARAGRAPH}",
        f"پنج شنبه 1402/8/25 - 14:30\n{TITLE}\n{PARAGRAPH}",
        f"کد خبر: ۱۴۰۲۰۸۱۷۰۰۱\n{TITLE}\n{PARAGRAPH}",
        f"کد خبر: ۱۲۳۴۵\n۲۵ آبان ۱۴۰۲\n{TITLE}\nگروه: سیاسی\n{PARAGRAPH}",
        f"عنوان: {TITLE}\nمنبع: ایسنا\nتاریخ: ۱۴۰۲/۸/۲۵\n\n{PARAGRAPH}",
        f"عنوان خبر: {TITLE}\n{PARAGRAPH}",
        f"تاریخ: ۱۴۰۲/۸/۲۵\nتیتر: {TITLE}\n{PARAGRAPH}",
    ],
)
def test_a_headline_is_found_among_lines_of_dates_and_codes(text):
    assert heading(text) == TITLE
    assert heading(text.replace("\n", "\r\n")) == TITLE
    assert read_text(text.encode(), "x")[0].raw == text


@pytest.mark.parametrize(
    "text",
    [
        f"۲۵ آبان ۱۴۰۲\n{PARAGRAPH}",
        f"۲۵ آبان ۱۴۰۲\n\n{PARAGRAPH}",
        f"۲۵ آبان ۱۴۰۲\nسارا محمدی\n\n{PARAGRAPH}",
        f"سارا محمدی\n۲۵ آبان ۱۴۰۲\n{PARAGRAPH}",
        "منبع: ایسنا\nتاریخ: ۱۴۰۲/۸/۲۵",
        f"کد خبر: ۱\nمنبع: ایسنا\nگروه: جهان\nعکس: مهر\n{TITLE}\n{PARAGRAPH}",
        f"{TITLE}\n۲۵ آبان ۱۴۰۲ روز\n{PARAGRAPH}",
        f"{TITLE}\n۲۵ آبان ۱۴۰۲\n{VERSE}\n{VERSE}",
    ],
)
def test_lines_of_dates_and_codes_make_no_headline(text):
    assert heading(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"نخست‌وزیر ژاپن به پکن رفت.\n{PARAGRAPH}",
        f"او گفت: «فردا به پکن می‌روم.»\n{PARAGRAPH}",
        f"نخست‌وزیر رفت. دیدار او با رئیس‌جمهور\n{PARAGRAPH}",
        f"سفر نخست‌وزیر ژاپن به پکن و\n{PARAGRAPH[:80]}\n{PARAGRAPH[80:]}",
        f"سارا محمدی\n{PARAGRAPH}",
        f"تهران - خبرگزاری ایسنا\n{PARAGRAPH}",
        f"تهران - خبرگزاری جمهوری اسلامی\n{PARAGRAPH}",
        f"کد خبر: ۱۴۰۲۰۸۱۷۰۰۱ سیاسی و بین‌الملل\n{PARAGRAPH}",
        f"چهارشنبه ۱۷ آبان ۱۴۰۲ ساعت ۱۴:۳۰\n{PARAGRAPH}",
        f"سه‌شنبه ۱۶ آبان ماه امسال\n{PARAGRAPH}",
        f"پنج شنبه ۱۸ آبان ماه امسال\n{PARAGRAPH}",
        f"گروه خبری: سیاست و جهان امروز\n{PARAGRAPH}",
        f"به گزارش خبرگزاری ایسنا از توکیو\n{PARAGRAPH}",
        f"سلام و درود بر شما دوستان گرامی\n{PARAGRAPH}",
        f"- سفر نخست‌وزیر ژاپن به پکن\n{PARAGRAPH}",
        f"1. سفر نخست‌وزیر ژاپن به پکن\n{PARAGRAPH}",
        f"سفر نخست‌وزیر ژاپن به پکن\n{PARAGRAPH[:-1]} که\nادامه دارد",
        f"Japan prime minister visits Beijing\n{PARAGRAPH}",
        "\n".join([VERSE] * 20),
        *("\n".join(wrap(PARAGRAPH * 3, width)) for width in range(40, 160, 7)),
    ],
)
def test_what_stands_above_a_text_and_is_no_headline(text):
    assert heading(text) is None


@pytest.mark.parametrize(
    "data", ["روسیه و چین".encode()[:-1], "متن فارسی ".encode() * 500 + b"\xff" + "پایان".encode()]
)
def test_a_text_with_a_broken_byte_is_utf8_all_the_same(data):
    text, encoding = decode(data, "x")
    assert encoding == BROKEN
    assert text.count("\ufffd") == 1
    assert "ط" not in text


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "f.txt")
    with pytest.raises(UnreadableFileError, match="not a regular file"):
        read_plain(tmp_path / "f.txt")


def old_bytes(text, encoding):
    """A text as a program of its time wrote it: with the letters that the encoding has, each in its shape for DOS."""
    text = text.replace("ی", "ي").replace("\u0654", "")
    if encoding != "windows-1256":
        text = text.replace("\u200c", " ").replace("ک", "ك")
    if encoding in ("iso-8859-6", "cp720", "cp864"):
        text = text.translate(str.maketrans("پچژگ۰۱۲۳۴۵۶۷۸۹", "بجزك0123456789"))
    return b"".join(_shapes(text)) if encoding == "cp864" else text.encode(encoding, "ignore")


def _shapes(text):
    for shape in ArabicReshaper({"support_ligatures": False}).reshape(text):
        letter = unicodedata.normalize("NFKC", shape)
        # The shape, or where DOS has one for two, the one that does not join to the next.
        alike = [c for c in map(chr, range(0xFE70, 0xFEFD)) if unicodedata.normalize("NFKC", c) == letter]
        yield next(filter(None, (c.encode("cp864", "ignore") for c in (shape, *_kin(shape, alike)))), b"")


def _kin(shape, alike):
    """Shapes that stand for one another: isolated for final, initial for medial."""
    joins = unicodedata.name(shape, "").endswith(("INITIAL FORM", "MEDIAL FORM"))
    return [c for c in alike if unicodedata.name(c).endswith(("INITIAL FORM", "MEDIAL FORM")) == joins]


@pytest.mark.parametrize("encoding", SINGLE_BYTE)
@pytest.mark.parametrize("length", [40, 150, 600])
def test_old_encodings_are_told_apart_in_texts_of_forty_letters(encoding, length):
    whole = " ".join(pages.TEXT)
    for start in range(0, len(whole) - length + 1, max(40, length // 4)):
        data = old_bytes(whole[start : start + length], encoding)
        text, found = decode(data, "x")
        assert unicodedata.normalize("NFKC", text) == unicodedata.normalize("NFKC", data.decode(encoding)), found


@pytest.mark.parametrize("encoding", SINGLE_BYTE)
def test_a_few_letters_are_no_wrong_guess(encoding):
    for start in range(0, 600, 11):
        data = old_bytes(" ".join(pages.TEXT)[start : start + 14], encoding)
        found = best_single_byte(data)
        assert found is None or unicodedata.normalize("NFKC", found[0]) == unicodedata.normalize(
            "NFKC", data.decode(encoding)
        )


@pytest.mark.parametrize("encoding", ["windows-1256", "mac_farsi"])
def test_latin_words_between_persian_ones_do_not_mislead(encoding):
    text = "شركت Samsung و بانك HSBC در گزارش «World Bank 2023» از رشد اقتصاد كشور گفتند."
    assert decode(text.encode(encoding), "x")[0] == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент России заявил на встрече, что экономика страны растёт", "cp1251"),
        ("Ο πρωθυπουργός της Ελλάδας δήλωσε ότι", "iso-8859-7"),
        ("ראש הממשלה אמר היום כי", "cp1255"),
        ("国家主席今天在北京会见了外宾", "gbk"),
        ("für übermäßig größere Straßen", "latin-1"),
    ],
)
def test_other_scripts_are_no_persian(text, encoding):
    with pytest.raises(UnreadableFileError, match="in no encoding this library knows"):
        decode(text.encode(encoding), "x")


FRONT = """---
title: "دیدار در توکیو"
date: 1402/08/17 10:30
نویسنده: مریم نمونه‌ای   # خبرنگار
tags:
  - ژاپن
  - چین
topics: [نفت، دریا]
draft:
---

متن خبر می‌آید.
"""


def test_front_matter_is_metadata_and_no_text():
    [extract] = read_text(FRONT.encode(), "متن.md")
    assert extract.raw == "متن خبر می‌آید.\n"
    assert extract.metadata == {
        "title": "دیدار در توکیو", "author": "مریم نمونه‌ای", "tags": "ژاپن, چین", "topics": "نفت, دریا",
        "date": "2023-11-08", "calendar": "gregorian", "date_from": "front matter", "date_given": "1402/08/17 10:30",
        "encoding": "utf-8",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "---\nروزی بود و روزگاری بود.\n---\nمتن",
        "---\nگفت: آمدم\nو رفت\n---\nمتن",
        "---\ntitle: بی‌پایان\n",
        "---\n---\nمتن",
        "متن\n---\ntitle: x\n---\n",
    ],
)
def test_rules_around_a_text_are_no_front_matter(text):
    assert read_front_matter(text) == ({}, 0)


def test_a_date_that_is_none_stays_as_it_was_given():
    assert read_front_matter("---\ndate: فردا\ntitle: الف\n---\n")[0] == {"title": "الف", "date_given": "فردا"}


def test_read_text_gives_title_encoding_and_what_is_amiss():
    [extract] = read_text("# سرخط\n\nمتن".encode() + b"\xff" + " خبر آمد".encode(), "x")
    assert extract.metadata == {"title": "سرخط", "encoding": BROKEN}
    assert extract.remarks[0][0].startswith("1 bytes of it are not UTF-8")
    with pytest.raises(UnreadableFileError, match="front matter but no text"):
        read_text("---\ntitle: الف\n---\n".encode(), "x")


SCRAPS = ["---\n", "title: ", "- ", "#", "\n", "متن", ":", "[", "'", "date: 1402"]


@given(st.lists(st.sampled_from(SCRAPS), max_size=12).map("".join))
def test_any_front_matter_gives_a_text_or_the_listed_error(text):
    try:
        [extract] = read_text(text.encode(), "x")
    except UnreadableFileError:
        return
    assert text.endswith(extract.raw)


def test_toml_front_matter_is_metadata_and_no_text():
    head = 'title = "سفر به پکن"\ndate = 2023-11-08T10:30:00+03:30\ndraft = false\n[taxonomies]\ntags = ["چین", "ژاپن"]'
    [extract] = read_text(f"\ufeff+++\n{head}\n+++\n\nوزیر آمد.".encode(), "متن.md")
    assert extract.raw == "وزیر آمد."
    known = {key: extract.metadata[key] for key in ("title", "date", "date_from", "draft", "tags")}
    assert known == {
        "title": "سفر به پکن", "date": "2023-11-08", "date_from": "front matter", "draft": "false", "tags": "چین, ژاپن",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["+++\nوزیر آمد.\n+++\nاو رفت.", "+++\na = [\n+++\n", "+++ سه", "+++\n" + "a=[" * 5000]
)
def test_pluses_around_a_text_are_no_front_matter(text):
    assert read_front_matter(text) == ({}, 0)


@pytest.mark.parametrize("text", [" \u200c\n\u200f\u200e ", "\u2067\u2069\ufeff\u00a0", "\u200b\u2060\u3000"])
def test_half_spaces_and_direction_marks_alone_are_no_text(text):
    with pytest.raises(UnreadableFileError, match="the file has no text in it"):
        read_text(text.encode(), "متن.txt")
