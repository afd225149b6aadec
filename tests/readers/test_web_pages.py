import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.readers import web_pages
from corpus.readers.page_parts import drop_links
from corpus.readers.web_pages import read_html, read_mhtml
from tools.fixtures import pages

PAGES = {page.name: page for page in pages.all_pages()}
WITH_TEXT = [name for name, page in PAGES.items() if page.text]


def read(body, head=""):
    [extract] = read_html(pages.page(body, head).encode(), "صفحه.html")
    return extract


def article(*texts, before="", after="", head=""):
    body = "".join(f"<p>{text}</p>" for text in (*texts, *pages.PARAGRAPHS))
    return read(f"<header>x</header>{before}<article>{body}</article>{after}", head)


def words(text):
    """Counted without the headline, which may be in a text or not, and direction marks."""
    return Counter(text.replace("\u200f", "").replace(pages.TITLE, "").split())


def f1(found, meant):
    found, meant = words(found), words(meant)
    return 2 * (found & meant).total() / (found.total() + meant.total())


def test_the_main_text_of_every_layout():
    scores = {}
    for name in WITH_TEXT:
        page = PAGES[name]
        [extract] = read_html(page.data, name)
        meant = "\n".join((pages.TITLE.translate({ord("ی"): "ي", ord("ٔ"): ""}) if "1256" in name else "", *page.text))
        scores[name] = f1(extract.raw, meant)
    assert min(scores.values()) >= 0.95, scores
    assert sum(scores.values()) / len(scores) >= 0.98, scores


@pytest.mark.parametrize("name", WITH_TEXT)
def test_every_paragraph_is_a_line_with_its_half_spaces(name):
    [extract] = read_html(PAGES[name].data, name)
    lines = [line.strip("\u200f") for line in extract.raw.split("\n")]
    assert [text for text in PAGES[name].text if text not in lines] == ([pages.HEADING] if name == "fragment" else [])


@pytest.mark.parametrize("name", WITH_TEXT)
def test_what_the_page_says_about_itself(name):
    page = PAGES[name]
    [extract] = read_html(page.data, name)
    assert {key: extract.metadata.get(key) for key in page.known} == page.known
    assert extract.metadata.get("date_from") == ("page" if "date" in page.known else None)


@pytest.mark.parametrize("name", WITH_TEXT)
def test_nothing_that_is_hidden_or_beside_the_text_leaks(name):
    [extract] = read_html(PAGES[name].data, name)
    for beside in ("پنهان", "تبلیغ", "قیمت دلار", "برچسب", "ارسال نظر", "علی از شیراز", "کپی لینک", "فرهنگ و هنر"):
        assert beside not in extract.raw


UNUSUAL = (
    "مي\u200cرود كتاب كتــاب ۱۲٫۵ ٣٤ «نقل» می\u00a0شود \u200fراست\u200e هـ\u200dم نرم\u00adخط \u2067جدا\u2069 مُحَمَّد شدَّ "
    "شدّ\u064e خانه\u0654 مؤثر موٴثر ﻻزم ﷼ 𐎠 e\u0301"
)


def test_no_character_of_a_text_is_lost_or_made_another():
    assert UNUSUAL in article(UNUSUAL).raw.split("\n")


def test_half_spaces_as_entities_and_numbers_are_half_spaces():
    found = article("می&zwnj;رود می&#8204;شود می&#x200C;آید نرم&shy;خط &lt;b&gt; &rlm;راست").raw
    assert "می\u200cرود می\u200cشود می\u200cآید نرم\u00adخط <b> \u200fراست" in found


def test_paragraphs_that_only_keep_a_distance_leave_nothing():
    extract = article("یک خبر کوتاه.", "&nbsp;", "<br>&nbsp;<br>", "و\u00a0خبر دیگر.")
    assert extract.raw.startswith("یک خبر کوتاه.\n\nو\u00a0خبر دیگر.\n\n")


def test_cuneiform_in_a_page_stays_what_it_is():
    assert "نشانهٔ \U00012000 و \U00012001 می\u200cآید" in article("نشانهٔ \U00012000 و \U00012001 می\u200cآید").raw


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (pages.page("<p>پ</p>" + pages.paragraphs()).encode("utf-8-sig"), "utf-8-sig"),
        (pages.page(pages.paragraphs(), charset="windows-1256").encode(), "utf-8"),
        (pages.page(pages.paragraphs(), charset="no-such").encode("cp1256", "xmlcharrefreplace"), "windows-1256"),
        (pages.page(pages.paragraphs(), charset="iso-8859-1").encode("cp1256", "xmlcharrefreplace"), "windows-1256"),
        (pages.page(pages.paragraphs()).encode().replace("نخست".encode(), b"\xff", 1), "utf-8 with broken bytes"),
    ],
)
def test_the_encoding_is_what_the_bytes_are_not_what_the_page_says(data, encoding):
    [extract] = read_html(data, "x")
    assert extract.metadata["encoding"] == encoding
    assert "ژاپن" in extract.raw
    assert bool(extract.remarks) == ("broken" in encoding)


def dated(head="", before="", after=""):
    found = article(head=head, before=before, after=after).metadata
    return found.get("date"), found.get("calendar")


def json_ld(**data):
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (json_ld(**{"@graph": [{"@type": "WebSite"}, {"datePublished": "2023-11-08T10:00:00+03:30"}]}), "2023-11-08"),
        (json_ld(datePublished="1402-08-17"), "2023-11-08"),
        (json_ld(dateModified="2023-11-08"), None),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        ('<meta name="pubdate" content="Wed, 08 Nov 2023 10:30:00 +0330">', "2023-11-08"),
        ('<meta itemprop="datePublished" content="۱۴۰۲/۰۸/۱۷ ۱۰:۳۰">', "2023-11-08"),
        ('<meta name="DC.Date" content="۱۷ آبان ۱۴۰۲">', "2023-11-08"),
        ('<meta name="date" content="soon">', None),
        ('<link rel="canonical" href="https://a.example/2019/05/06/x"><meta name="copyright" content="© 2019">', None),
    ],
)
def test_dates_in_the_head_of_a_page(head, date):
    assert dated(head) == (date, "gregorian" if date else None)


@pytest.mark.parametrize(
    ("before", "after", "date"),
    [
        ("<h1>سرخط</h1><span>۱۷ آبان ۱۴۰۲ - ۱۰:۳۰</span>", "", "2023-11-08"),
        ("<h1>سرخط</h1><span>کد خبر ۱۲</span><span>۸ نوامبر ۲۰۲۳</span>", "", "2023-11-08"),
        ("<div>امروز: ۶ آذر ۱۴۰۵</div><h1>سرخط</h1>", "", None),
        ("<b>تاریخ انتشار:</b><i>1402/08/17</i><h1>سرخط</h1>", "", "2023-11-08"),
        ("<h1>سرخط</h1>", "<ul><li>خبر دیگر، ۱۷ آبان ۱۴۰۲</li></ul>", None),
        ('<time datetime="2023-11-08">دیروز</time>', "", "2023-11-08"),
        ('<time datetime="2023-11-08">الف</time><time datetime="2023-11-09">ب</time>', "", None),
        ("<h1>سرخط</h1><span>۳۲ آبان ۱۴۰۲</span>", "", None),
    ],
)
def test_dates_in_the_body_of_a_page(before, after, date):
    assert dated(before=before, after=after)[0] == date


def test_where_a_browser_saved_the_page_from():
    data = "<!DOCTYPE html>\n<!-- saved from url=(0025)https://news.example/a/1 -->\n" + pages.page(pages.paragraphs())
    assert read_html(data.encode(), "x")[0].metadata["url"] == "https://news.example/a/1"


def test_a_page_of_headlines_is_read_with_a_remark():
    [extract] = read_html(pages.index_page(), "x")
    assert [reason for reason, _ in extract.remarks] == ["no sentence was found in it; it may be a page of headlines"]


MENU = '<div class="menu"><a href=/>خانه</a><a href=/p>سیاست</a><a href=/e>اقتصاد</a></div>'
LONG = (
    "رییس مجلس در دیدار با سفیر ژاپن در تهران خواستار گسترش همکاری‌های پارلمانی دو کشور شد.",
    "وی گفت: ملت ژاپن در میان مردم ایران جایگاه ویژه‌ای دارد و سرمایه‌گذاری شرکت‌های ژاپنی الگوی دیگران است.",
    "سفیر ژاپن نیز گفت که توکیو به ادامهٔ همکاری با تهران علاقه‌مند است و به گفت‌وگو امید دارد.",
)
SHORT = ("سفیر چین امروز به قم رفت.", "او با استاندار قم گفت‌وگو کرد.", "سفیر سپس به تهران بازگشت.", "او فردا می‌رود.")


def html_of(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def bare(body, title="کوتاه", head=""):
    """The extract of a page without anything but a title, a menu and a body."""
    head = f"<head><title>{title}</title>{head}</head>"
    page = f"<html>{head}<body>{MENU}{body}<footer>حقوق محفوظ است</footer></body></html>"
    return read_html(page.encode(), "صفحه.html")[0]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
@pytest.mark.parametrize("part", ["article", "main", "div"])
def test_short_pages_have_their_headline_and_paragraphs_and_no_menu(number, part):
    extract = bare(f"<{part}><h1>چین و ایران</h1>{html_of(SHORT[:number])}</{part}>")
    assert extract.raw.split("\n\n") == ["چین و ایران", *SHORT[:number]]
    assert extract.metadata["title"] == "چین و ایران"
    told = [reason for reason, _ in extract.remarks if "not told from the rest" in reason]
    assert len(told) == (part == "div")


def test_the_body_of_an_article_that_is_marked_as_such():
    body = f'<h1>چین و ایران</h1><div>تبلیغ</div><div itemprop="articleBody"><div>{SHORT[0]}</div>{SHORT[1]}</div>'
    assert bare(body).raw.split("\n\n") == ["چین و ایران", *SHORT[:2]]


LEAD = "پکن پذیرفت که امدادگر بفرستد."


@pytest.mark.parametrize("paragraphs", [1, 6])
@pytest.mark.parametrize(
    ("case", "before", "body"),
    [
        ("as IRNA has it", f'<p class="summary introtext" itemprop="description">{LEAD}</p>', 'itemprop="articleBody"'),
        ("a class of a paragraph", f'<p class="lead">{LEAD}</p>', 'itemprop="articleBody"'),
        ("a class of a part", f'<div class="lead">{LEAD}</div>', 'class="item-body"'),
        ("a class of what holds it", f'<div class="item-summary"><p>{LEAD}</p></div>', 'class="story"'),
        ("in a line", f'<span class="lead">{LEAD}</span>', 'class="story"'),
        ("a heading", f'<h3 class="lead">{LEAD}</h3>', 'class="story"'),
        ("worded like one", f"<p>{LEAD}</p>", 'class="article-body"'),
    ],
)
def test_a_short_lead_between_the_headline_and_the_body_is_kept(case, before, body, paragraphs):
    text = LONG[:1] * paragraphs if paragraphs == 1 else [f"{n} {LONG[0]}" for n in range(paragraphs)]
    found = bare(f"<article><h1>دیدار دو سفیر</h1>{before}<div {body}>{html_of(text)}</div></article>", "دیدار").raw
    assert found.split("\n\n") == ["دیدار دو سفیر", LEAD, *text], case


@pytest.mark.parametrize(
    "between",
    [
        "<p>نگار احمدی</p>",
        "<p>۱۷ آبان ۱۴۰۲ - ۱۲:۳۰</p>",
        '<div class="lead"><time>۱۷ آبان ۱۴۰۲</time></div>',
        '<div class="share"><p>این خبر را به اشتراک بگذارید.</p></div>',
        '<p class="lead-image-caption">عکس از رویترز</p>',
        '<p class="summary"><a href="/p">خبرهای دیگر دربارهٔ سفر وزیر</a></p>',
        '<ul><li><p class="lead">صفحهٔ نخست روزنامه.</p></li></ul>',
    ],
)
def test_what_else_stands_there_is_no_lead(between):
    text = [f"{n} {LONG[0]}" for n in range(6)]
    page = f'<article><h1>دیدار دو سفیر</h1>{between}<div itemprop="articleBody">{html_of(text)}</div></article>'
    assert bare(page, "دیدار").raw.split("\n\n") == ["دیدار دو سفیر", *text]


@pytest.mark.parametrize(
    ("case", "title", "body"),
    [
        ("the only h1", "نمونه", "<h1>دیدار دو سفیر</h1>"),
        ("an h1 beside the article", "دیدار دو سفیر", "<div><h1>دیدار دو سفیر</h1></div>"),
        ("the name of the site is an h1", "دیدار دو سفیر | نمونه", "<h1>نمونه</h1><h2>دیدار دو سفیر</h2>"),
        ("no heading at all", "دیدار دو سفیر - نمونه", "<b>دیدار دو سفیر</b><br>"),
    ],
)
@pytest.mark.parametrize("part", ["article", "div"])
def test_the_headline_that_a_page_shows_is_the_first_line(case, title, body, part):
    found = bare(f"{body}<{part}>{html_of(LONG)}</{part}>", title).raw.split("\n")
    assert found[0] == "دیدار دو سفیر", case
    assert found.count("دیدار دو سفیر") == 1, case


def test_a_headline_that_is_hidden_is_not_shown():
    assert bare(f'<h1 style="display: none">پنهان</h1><article>{html_of(LONG)}</article>').raw.startswith(LONG[0])


def test_an_old_page_of_tables_without_its_menus():
    body = (
        "<table><tr><td colspan=3><a href=/>صفحه نخست</a> | <a href=/a>آرشیو</a> | <a href=/b>پیوندها</a></td></tr>"
        "<tr><td><b>آخرین خبرها</b><br><a href=1>استقلال پرسپولیس را برد</a><br><a href=2>نرخ سکه در بازار</a></td>"
        f"<td><font size=4><b>دیدار دو سفیر</b></font><br>سه شنبه 12 مهر 1384<br><br>{'<br><br>'.join(LONG)}</td>"
        "<td>پیوندها<br><a href=x>بی بی سی</a><br><a href=y>رویتر</a></td></tr></table>"
        "<center>کلیه حقوق برای همه نویسندگان این پایگاه محفوظ است و نقل آن آزاد 1384</center>"
    )
    extract = bare(body, "دیدار دو سفیر")
    lines = [line for line in extract.raw.split("\n") if line]
    assert lines == ["دیدار دو سفیر", "سه شنبه 12 مهر 1384", *LONG]
    assert (extract.metadata["date"], extract.metadata["date_from"]) == ("2005-10-04", "page")


def test_a_page_that_is_one_form():
    extract = bare(f'<form id="aspnetForm"><h1>دیدار دو سفیر</h1><span>۱۷ آبان ۱۴۰۲</span>{html_of(LONG)}</form>')
    assert extract.raw.startswith("دیدار دو سفیر\n\n")
    assert all(text in extract.raw.split("\n") for text in LONG)
    assert extract.metadata["date"] == "2023-11-08"


@pytest.mark.parametrize(
    "left",
    [
        '<p>بیشتر بخوانید: <a href="/2">قیمت نفت امروز</a></p>',
        '<div><b>همچنین بخوانید:</b> <a href="/2">قیمت نفت</a> <a href="/3">سفر شی</a></div>',
        "<p>کپی شد</p>",
        "<p>لینک کوتاه: https://a.example/a1</p>",
        '<div id="toc"><h2>محتویات</h2><ul><li><a href="#1">۱ تاریخ</a></li></ul></div>',
        '<h2>تاریخ<span class="mw-editsection">[ویرایش]</span></h2>',
    ],
)
def test_what_is_left_of_buttons_and_further_reading(left):
    found = bare(f"<article><h1>دیدار دو سفیر</h1>{html_of(LONG[:2])}{left}<p>{LONG[2]}</p></article>").raw
    assert [line for line in found.split("\n") if line and line != "تاریخ"] == ["دیدار دو سفیر", *LONG]


def test_links_within_the_text_stay():
    from lxml.html import document_fromstring

    names = "<ul><li><a href=1>چین</a></li><li><a href=2>ژاپن</a></li></ul>"
    text = f'<p>سخنگو گفت: <a href="/1">سفیر چین</a> می‌آید و <a href="/2">سفیر ژاپن</a> می‌رود.</p>{names}'
    body = f"<article>{html_of(LONG[:2])}{text}<p>{LONG[2]}</p></article>"
    assert "سخنگو گفت: سفیر چین می‌آید و سفیر ژاپن می‌رود." in bare(body).raw.split("\n")
    tree = document_fromstring(MENU + body)
    drop_links(tree)
    assert str(tree.text_content()).startswith(LONG[0])
    assert "چینژاپن" in str(tree.text_content())


@pytest.mark.parametrize(
    ("data", "author", "source"),
    [
        ({"author": {"name": "نگار احمدی"}, "publisher": {"name": "همشهری"}}, "نگار احمدی", "همشهری"),
        ({"author": [{"name": "الف"}, {"name": "ب"}], "publisher": None}, "الف, ب", None),
        ({"author": "https://a.example/نگار", "publisher": {"name": 7}}, None, None),
    ],
)
def test_names_in_the_data_for_search_engines(data, author, source):
    found = bare(f"<article>{html_of(LONG)}</article>", head=json_ld(headline="سفر", **data)).metadata
    assert (found["author"], found["source"]) == (author, source)


def test_a_page_that_a_script_writes_has_no_text():
    with pytest.raises(UnreadableFileError, match=r"صفحه\.html: no text was found .* when it has loaded"):
        read_html(PAGES["scripts"].data, "صفحه.html")


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_a_page_saved_as_a_single_file(encoding):
    from email.message import EmailMessage

    message = EmailMessage()
    message.set_content(PAGES["article"].data, "text", "html", cte=encoding)
    message.add_related(b"x{}", "text", "css", cid="<css>")
    next(message.iter_parts())["Content-Location"] = "https://news.example/1"
    [extract] = read_mhtml(message.as_bytes(), "x.mhtml")
    assert pages.PARAGRAPHS[1] in extract.raw
    assert (extract.metadata["url"], extract.metadata["date"]) == ("https://news.example/1", "2023-11-08")


@pytest.mark.parametrize("data", [b"", b"From: x\n\ntext", b"Content-Type: multipart/related\n\nx", b"\xff\x00" * 50])
def test_a_single_file_without_a_page_is_told(data):
    with pytest.raises(UnreadableFileError, match="there is no web page in this file"):
        read_mhtml(data, "x.mhtml")


def test_a_page_that_is_too_large_is_not_parsed(monkeypatch):
    monkeypatch.setattr(web_pages, "PAGE_BYTES", 1000)
    with pytest.raises(UnreadableFileError, match="the page is larger than 0 MB"):
        read_html(PAGES["article"].data, "x")


MARKUP = [
    "<p>",
    "</p>",
    "<div>",
    "<br>",
    "<table><tr><td>",
    "<h1>",
    "<script>",
    "<!--",
    "&zwnj;",
    "&#0;",
    "<![CDATA[",
    "\0",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*MARKUP, *pages.TEXT, "\u200c", "۱۷ آبان ۱۴۰۲"]), max_size=12).map("".join))
def test_any_markup_gives_a_text_or_the_listed_error(markup):
    for reader in (read_html, read_mhtml):
        try:
            assert reader(markup.encode(), "x")[0].raw.strip()
        except UnreadableFileError:
            continue


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300), st.integers(0, 5000), st.sampled_from([PAGES[name].data for name in ("article", "utf-16")])
)
def test_any_bytes_give_a_text_or_the_listed_error(noise, place, data):
    for damaged in (noise, data[:place], data[:place] + noise + data[place + 20 :]):
        for reader in (read_html, read_mhtml):
            try:
                assert reader(damaged, "x")[0].raw.strip()
            except UnreadableFileError:
                continue
