"""The report of the seeds, opened in a real browser: what a reader sees."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from corpus.report import make_report
from tests.reading_order import assert_reads_from_right

WIDTHS = {"phone": 390, "laptop": 1280}


@pytest.fixture(scope="module")
def report(seeds, tmp_path_factory):
    report = make_report(seeds, tmp_path_factory.mktemp("report"))
    assert report.failures == ()
    return report.page


@pytest.fixture(scope="module")
def open_page(chromium, report):
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)

        def opened(width):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.requests, page.complaints = [], []
            page.on("request", lambda request: page.requests.append(request.url))
            page.on("console", lambda message: page.complaints.append(message.text))
            page.goto(report.as_uri())
            return page

        yield opened
        browser.close()


def test_persian_text_reads_from_right_to_left(open_page):
    page = open_page(WIDTHS["laptop"])
    assert_reads_from_right(page, "این نخستین سفر", "td")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_nothing_bars_readers_with_other_means(open_page, width, scheme):
    page = open_page(width)
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in {"serious", "critical"}] == []


COLUMN = "[...document.querySelector('#table-16 tbody').rows].map(row => row.cells[0].innerText)"


def test_a_click_on_a_head_sorts_by_the_persian_alphabet(open_page):
    page = open_page(WIDTHS["laptop"])
    page.click("#table-16 th .sort")
    words = page.evaluate(COLUMN)
    assert page.get_attribute("#table-16 th", "aria-sort") == "ascending"
    page.click("#table-16 th .sort")
    assert page.get_attribute("#table-16 th", "aria-sort") == "descending"
    assert page.evaluate(COLUMN) == words[::-1]
    page.press("#table-16 th .sort", "Enter")  # as by a click
    assert page.get_attribute("#table-16 th", "aria-sort") == "none"


def test_the_filter_takes_arabic_letters_for_persian_ones(open_page):
    page = open_page(WIDTHS["laptop"])
    page.fill("#table-16 input", "آسياي مركزي")
    assert page.evaluate(COLUMN) == ["آسیای مرکزی"]


def test_a_count_leads_to_its_sentences(open_page):
    page = open_page(WIDTHS["laptop"])
    page.click("figure.table a[href='#t1-CN'] >> nth=0")
    page.wait_for_selector(".lit")  # the browser tells the page of its new address in its own time
    assert page.evaluate("document.getElementById('t1').open")
    lit = page.evaluate("[...document.querySelectorAll('.lit')].map(e => e.innerText)")
    assert len(lit) >= 8
    assert all("چین" in sentence or "پکن" in sentence for sentence in lit)


def test_the_colours_change_by_a_switch(open_page):
    page = open_page(WIDTHS["laptop"])
    page.click("button.theme")
    page.click("button.theme")
    assert page.get_attribute("html", "data-theme") == "dark"


def test_the_page_shows_what_was_asked_for(open_page):
    text = open_page(WIDTHS["laptop"]).inner_text("body")
    for phrase in ("تلاش توکیو برای دور کردن قرقیزستان از چین و روسیه", "نخست‌وزیر ژاپن", "۱۷ آبان", "1402-08-17"):
        assert phrase in text
    for heading in ("The texts", "Word frequencies", "Mentions", "Timelines", "Method"):
        assert heading in text


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_the_page_fits_its_window(open_page, width):
    page = open_page(width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# What each table of the page needs beyond the width it has, where that is anything.
CUT = """[...document.querySelectorAll('.corpus-table, .corpus-pair')]
    .map(e => [e.querySelector('tr').innerText, e.scrollWidth - e.clientWidth])
    .filter(([_, more]) => more > 0)"""


@pytest.mark.parametrize("width", [1280, 1000])
def test_no_table_is_cut_where_there_is_room_for_a_page(open_page, width):
    assert open_page(width).evaluate(CUT) == []


def test_the_texts_on_the_cover_are_whole_on_a_phone(open_page):
    cover = "document.querySelector('.cover .corpus-table')"
    page = open_page(WIDTHS["phone"])
    assert page.evaluate(f"{cover}.scrollWidth - {cover}.clientWidth") == 0


def test_dates_stand_on_one_line(open_page):
    heights = open_page(WIDTHS["phone"]).evaluate(
        "[...document.querySelectorAll('td span:not([title])')].map(e => e.getClientRects().length)"
    )
    assert set(heights) == {1}


def test_figures_are_loaded_and_nothing_comes_from_elsewhere(open_page, report):
    page = open_page(WIDTHS["laptop"])
    images = page.evaluate("[...document.images].map(i => i.naturalWidth)")
    assert len(images) >= 6
    assert all(images)
    assert [url for url in page.requests if not url.startswith("data:")] == [report.as_uri()]
    assert page.complaints == []
