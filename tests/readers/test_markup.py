import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers.extract import Unread
from corpus.readers.markup import text_of_cell

from .tables import read

CELLS = [
    ("blocks", "<div>متن &nbsp; با <b>برچسب</b> می&zwnj;آید</div>", "متن \u00a0 با برچسب می\u200cآید"),
    ("paragraphs", "<p>بند نخست</p>\n<p>بند دوم &amp; پایان</p>", "بند نخست\n\nبند دوم & پایان"),
    ("paragraphs without ends", "<P class='x'>بند نخست<P>بند دوم", "بند نخست\n\nبند دوم"),
    ("line breaks", "سطر نخست<br/>سطر دوم<BR />سطر سوم", "سطر نخست\nسطر دوم\nسطر سوم"),
    ("lines of the source", "<p>یک سطر\nشکسته</p>", "یک سطر شکسته"),
    ("as weblogs store texts", "بند نخست\n\nبند <b>دوم</b>\nسطر", "بند نخست\n\nبند دوم\nسطر"),
    ("comments of an editor", "<!-- wp:paragraph -->\n<p>بند</p>\n<!-- /wp:paragraph -->", "بند"),
    ("links", 'به <a href="https://a.example/?a=1&amp;b=2" title="a>b">تهران</a>\u200cها', "به تهران\u200cها"),
    ("lists", "<ul>\n<li>چین</li>\n<li>ژاپن</li>\n</ul>پس", "چین\nژاپن\n\nپس"),
    ("tables", "<table><tr><td>چین</td><td>۱</td></tr><tr><td>ژاپن</td><td>۲</td></tr></table>", "چین\t۱\nژاپن\t۲"),
    ("scripts and styles", "<style>p{x:y}</style><script>if(a<b)c</script><p>متن</p>", "متن"),
    ("entities only", "او گفت: &laquo;می&#8204;آیم&raquo; &#x200C;\n\nپایان", "او گفت: «می\u200cآیم» \u200c\n\nپایان"),
    ("escaped twice", "<p>می&amp;zwnj;آید</p>", "می\u200cآید"),
    ("escaped markup", "&lt;p&gt;متن&lt;/p&gt;&lt;p&gt;دوم&lt;/p&gt;", "متن\n\nدوم"),
    ("what Word leaves", "<span lang=FA>متن<o:p></o:p></span>", "متن"),
    ("names in brackets beside tags", "<p>نام <نام> است و a < b</p>", "نام <نام> است و a < b"),
]
NO_MARKUP = ["a < b و c > d", "<نام>", "تگ <b> را ببینید", "R&D", "نشانی: a.example/?x=1&y=2", "<<گیومه>>", "3<p>2"]


@pytest.mark.parametrize(("cell", "text"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS])
def test_a_cell_that_is_markup_is_read_as_a_page(cell, text):
    assert text_of_cell(cell) == text


@pytest.mark.parametrize("cell", NO_MARKUP)
def test_signs_and_names_in_brackets_are_no_markup(cell):
    assert text_of_cell(cell) is None


def test_rows_of_a_table_without_tags_and_one_remark_a_file():
    table = "title,text\nالف,ساده\n<b>ب</b> &quot;پ&quot;,<p>می&zwnj;آید</p>\nج,<p>رفت</p>\n"
    found = read(table)
    assert [one.raw for one in found] == ["ساده", "می\u200cآید", "رفت"]
    assert found[1].metadata["title"] == 'ب "پ"'
    assert [len(one.remarks) for one in found] == [0, 1, 0]
    assert found[1].remarks[0][0].startswith("its text has HTML tags or entities in it; it was read as web pages are")


def test_a_row_of_empty_tags_has_no_text():
    found = read("title,text\nالف,<p></p>\nب,متن\n")
    assert isinstance(found[0], Unread)


@pytest.mark.parametrize(
    "piece", ["<!--", "<script>", '<a "', "<a '\"", "<b>", "<", "&", "&amp;", '<a x="', "<svg </svg "], ids=repr
)
def test_hostile_cells_take_no_time(piece):
    started = time.perf_counter()
    text_of_cell(piece * (300_000 // len(piece)) + "<p>متن</p>")
    assert time.perf_counter() - started < 3


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "<br>",
                "<!--",
                "-->",
                "<script>",
                "&zwnj;",
                "&#0;",
                "می",
                " ",
                "\n",
                "<",
                ">",
                '"',
                "<td>",
            ]
        )
    ).map("".join)
)
def test_any_markup_is_a_text_without_known_tags(markup):
    found = text_of_cell(markup)
    assert found is None or isinstance(found, str)
    json.dumps(found)
