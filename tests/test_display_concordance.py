"""Concordances as they are shown: in HTML, and laid out by a real browser."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from corpus.count import kwic
from corpus.display import table_html

from .strategies import any_texts, persian_texts

# text, node, then the units of before, node and after in the order in which a reader comes to them: Persian words from
# right to left, the letters of Latin words and numbers from left to right.
LINES = [
    ("نخست‌وزیر (شینزو) به چین رفت", "چین", ["نخست‌وزیر", "(", "شینزو", ")", "به"], ["رفت"]),
    ("گفت: «چین شریک ماست» و رفت", "چین", ["گفت", ":", "«"], ["شریک", "ماست", "»", "و", "رفت"]),
    ("پیمان شمالی (NATO) در آنجا", "NATO", ["پیمان", "شمالی", "("], [")", "در", "آنجا"]),
    ("پیمان (NATO) با چین (چون ناتو) است", "چین", ["پیمان", "(", "NATO", ")", "با"], ["(", "چون", "ناتو", ")", "است"]),
    ("گروه C۵ در آستانه", "C۵", ["گروه"], ["در", "آستانه"]),
    ("نشستی در سال 2024 بود", "2024", ["نشستی", "در", "سال"], ["بود"]),
    ("سهم چین ۱۲٪ از بازار", "چین", ["سهم"], ["۱۲", "٪", "از", "بازار"]),
    ("۲۵٪ از صادرات چین ۴۰$ بود", "چین", ["۲۵", "٪", "از", "صادرات"], ["۴۰", "$", "بود"]),
    ("بانک از رشد ۵-۶ درصدی گفت", "رشد", ["بانک", "از"], ["۵", "-", "۶", "درصدی", "گفت"]),
    ("شرکت در گروه ۵+۱ بود", "گروه", ["شرکت", "در"], ["۵", "+", "۱", "بود"]),
    ("جلسه ساعت ۱۴:۳۰–۱۵:۰۰ بود", "ساعت", ["جلسه"], ["۱۴:۳۰", "–", "۱۵:۰۰", "بود"]),
    ("از ۱۴۰۲/۰۸/۱۷ تا 2023-11-20 ماند", "تا", ["از", "۱۴۰۲/۰۸/۱۷"], ["2023-11-20", "ماند"]),
    ("به گفتهٔ سفیر U.S. در پکن بود", "سفیر", ["به", "گفتهٔ"], ["U.S.", "در", "پکن", "بود"]),
    ("سفیر U.S. در پکن است", "پکن", ["سفیر", "U.S.", "در"], ["است"]),
    ("دولت U.S. با آن است", "U.S.", ["دولت"], ["با", "آن", "است"]),
    ("کار شرکت Huawei Technologies Co. در چین", "شرکت", ["کار"], ["Huawei Technologies Co.", "در", "چین"]),
    ("برچسب #NATO را سفیر دید", "سفیر", ["برچسب", "#NATO", "را"], ["دید"]),
    ("پردازندهٔ 64-bit و زبان C++ در چین بود", "زبان", ["پردازندهٔ", "64-bit", "و"], ["C++", "در", "چین", "بود"]),
    ("آمده است: [چین] و نه ژاپن", "چین", ["آمده", "است", ":", "["], ["]", "و", "نه", "ژاپن"]),
    ("میان ژاپن، چین، روسیه و هند", "چین", ["میان", "ژاپن", "،"], ["،", "روسیه", "و", "هند"]),
    ("پرسید: «چرا چین؟!» و خندید", "چین", ["پرسید", ":", "«", "چرا"], ["؟!", "»", "و", "خندید"]),
    ("روزنامهٔ New York Times از چین نوشت", "York", ["روزنامهٔ", "New"], ["Times", "از", "چین", "نوشت"]),
    ("سال ۲۰۲۴ NATO در چین بود", "سال", [], ["۲۰۲۴", "NATO", "در", "چین", "بود"]),
    ("(چین) در آغاز سطر", "چین", ["("], [")", "در", "آغاز", "سطر"]),
]  # fmt: skip

ENGLISH = ("The word «چین» means China.", "چین", ["The", "word", "«"], ["»", "means", "China", "."])


def cells(html):
    return [row.select("td") for row in BeautifulSoup(html, "html.parser").select("tbody tr")]


def line(text, node, **options):
    [row] = cells(table_html(kwic([("الف", text)], node, **options)[["before", "node", "after"]]))
    return row


# ---- the HTML


def test_before_ends_at_the_node_and_after_begins_at_it():
    before, node, after = line("سفر به چین در سال", "چین")
    assert "text-align:left" in before["style"]
    assert "text-align:center;font-weight:700" in node["style"]
    assert "text-align:right" in after["style"]


def test_the_columns_may_stand_in_any_order_among_others():
    table = pd.DataFrame({"after": ["است"], "source": ["پیک"], "before": ["این"], "node": ["چین"]})
    [row] = cells(table_html(table))
    assert [td.get_text() for td in row] == ["است", "پیک", "این", "چین"]
    assert ["text-align:left" in td["style"] for td in row] == [False, False, True, False]


def test_missing_values_are_blank():
    table = pd.DataFrame({"before": [None], "node": ["چین"], "after": [float("nan")]}, dtype=object)
    assert [td.get_text() for td in cells(table_html(table))[0]] == ["", "چین", ""]


DIRECTIONS = [(text, node, "rtl") for text, node, *_ in LINES] + [(*ENGLISH[:2], "ltr")]


@pytest.mark.parametrize(("text", "node", "expected"), DIRECTIONS)
def test_the_cells_of_a_line_have_one_direction(text, node, expected):
    assert {td["dir"] for td in line(text, node)} == {expected}


def test_the_end_of_a_paragraph_is_shown_where_a_window_stops_at_it():
    before, _, after = line("سفر به چین در سال\n\nدوم", "چین", window=3)
    assert before.get_text() == "¶ سفر به"
    assert after.get_text() == "در سال ¶"
    assert [td.get_text() for td in line("سفر به چین در سال", "چین", window=2)] == ["سفر به", "چین", "در سال"]
    assert [td.get_text() for td in line("سفر به چین در سال", "چین", window=0)] == ["", "چین", ""]
    assert "¶" not in str(line("سفر به چین. در سال", "چین", window=9, within="sentence"))


def test_a_long_line_is_cut_away_from_its_node():
    text = " ".join(["آغاز", *["میان"] * 100, "چین", *["میان"] * 100, "پایان"])
    before, _, after = line(text, "چین", window=101)
    assert before.get_text().startswith("…")
    assert before.get_text().endswith("میان")
    assert after.get_text().startswith("میان")
    assert after.get_text().endswith("…")


@given(st.one_of(persian_texts, any_texts), st.one_of(persian_texts, any_texts))
def test_marks_change_no_text(before, after):
    before, after = " ".join(before[:200].split()), " ".join(after[:200].split())
    table = pd.DataFrame({"before": [before], "node": ["<b>"], "after": [after]})
    soup = BeautifulSoup(table_html(table), "html.parser")
    assert soup.find("b") is None
    shown = [td.get_text() for td in soup.select("td")]
    assert shown == [before, "<b>", after]


# ---- in a browser

# For each row and cell: its characters, spaces apart, with the middle of their boxes.
PLACES = """() => [...document.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell => {
    const found = [];
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest('.corpus-edge')) continue;
        for (let i = 0; i < node.data.length; i++) {
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            const [box] = range.getClientRects();
            if (box && node.data[i].trim()) found.push([node.data[i], box.left + box.width / 2]);
        }
    }
    return found;
}))"""


@pytest.fixture(scope="module")
def places(chromium):
    from playwright.sync_api import sync_playwright

    tables = [kwic([("الف", text)], node, window=9) for text, node, *_ in [*LINES, ENGLISH]]
    html = table_html(pd.concat(tables)[["before", "node", "after"]], max_rows=100)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_content(f'<meta charset="utf-8"><body style="font-family:DejaVu Sans">{html}')
        found = page.evaluate(PLACES)
        browser.close()
    return {text: row for (text, *_), row in zip([*LINES, ENGLISH], found, strict=True)}


def unit_places(cell, units):
    """The middles of the characters of each unit, taken from the cell one after the other."""
    at, found = 0, []
    for unit in units:
        letters = unit.replace(" ", "")
        piece = cell[at : at + len(letters)]
        assert "".join(char for char, _ in piece) == letters
        found.append([place for _, place in piece])
        at += len(letters)
    assert at == len(cell)
    return found


def middle(places):
    return (min(places) + max(places)) / 2


@pytest.mark.parametrize(("text", "node", "before", "after"), LINES)
def test_a_line_is_laid_out_in_the_order_of_reading(places, text, node, before, after):
    row = places[text]
    for cell, units in zip(row, [before, [node], after], strict=True):
        found = unit_places(cell, units)
        middles = [middle(unit) for unit in found]
        assert middles == sorted(middles, reverse=True), units
        for unit, chars in zip(units, found, strict=True):
            if unit[0].isascii() or unit[0].isdigit():
                assert chars == sorted(chars), unit


@pytest.mark.parametrize("text", [text for text, *_ in [*LINES, ENGLISH]])
def test_before_stands_on_the_right_of_the_node_and_after_on_its_left(places, text):
    before, node, after = ([place for _, place in cell] for cell in places[text])
    assert min([*before, float("inf")]) > max(node)
    assert min(node) > max([*after, float("-inf")])


def test_an_english_line_reads_from_left_to_right_within_its_cells(places):
    text, _, before, after = ENGLISH
    for cell, units in zip(places[text][::2], [before, after], strict=True):
        middles = [middle(unit) for unit in unit_places(cell, units)]
        assert middles == sorted(middles)


def test_what_stands_before_touches_its_node_and_so_does_what_stands_after(places):
    """The edges at the node are alike in all lines: they are aligned there."""
    rows = [row for text, row in places.items() if text != ENGLISH[0]]
    lefts = [min(place for _, place in row[0]) for row in rows if row[0]]
    rights = [max(place for _, place in row[2]) for row in rows if row[2]]
    assert max(lefts) - min(lefts) < 12
    assert max(rights) - min(rights) < 12
