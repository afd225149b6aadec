"""The page of a timeline, opened in a real browser: what a reader sees, and what keys, mouse and fingers do."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
import pytest

import corpus
from corpus.count.periods import day_number, iso_day
from corpus.display import save_timeline
from corpus.display.date_words import interval_in_words
from corpus.letters import PERSIAN_DIGITS

WIDTHS = {"phone": 360, "laptop": 1400}
TO_LATIN = str.maketrans(PERSIAN_DIGITS, "0123456789")

# Pairs of texts of the chart that share more than a pixel; texts that are cut off by its edges.
COVERED = """() => {
    const texts = [...document.querySelectorAll('#figure text')].map(e => [e.textContent, e.getBoundingClientRect()]);
    const found = [];
    const frame = document.querySelector('#figure svg').getBoundingClientRect();
    texts.forEach(([a, p], i) => {
        const [left, right] = [frame.left - p.left, p.right - frame.right];
        const [top, bottom] = [frame.top - p.top, p.bottom - frame.bottom];
        if (Math.max(left, right, top, bottom) > 1) found.push(['cut off', a]);
        texts.slice(i + 1).forEach(([b, q]) => {
            const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
            const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
            if (wide > 1 && high > 3) found.push([a, b]);  // lines of letters without tails may share their edges
        });
    });
    return found;
}"""

# Left edges of the letters of an element's first line, in the order of the text.
LETTERS = """(element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        for (let i = 0; i < walker.currentNode.data.length; i += 1) {
            const range = document.createRange();
            range.setStart(walker.currentNode, i);
            range.setEnd(walker.currentNode, i + 1);
            const box = range.getBoundingClientRect();
            found.push([walker.currentNode.data[i], box.left, Math.round(box.top)]);
        }
    }
    return found;
}"""

# The lowest contrast of text or mark with the ground behind it (WCAG 2.2, relative luminance).
CONTRAST = """([selector, property]) => {
    const luminance = (colour) => {
        const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(c => c / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
        const colour = getComputedStyle(element).backgroundColor;
        if (colour !== 'rgba(0, 0, 0, 0)') return colour;
        return element.parentElement ? ground(element.parentElement) : 'rgb(255,255,255)';
    };
    return Math.min(...[...document.querySelectorAll(selector)].map(element => {
        const pair = [luminance(getComputedStyle(element)[property]), luminance(ground(element))];
        return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    }));
}"""


# Gives the whole page letters of Matplotlib's own font, as wide and high as is asked: for some of the letters, or all.
FONT = """([letters, faces]) => {
    const bytes = Uint8Array.from(atob(letters), letter => letter.charCodeAt(0));
    faces.forEach((face, i) => document.fonts.add(new FontFace(`Made${i}`, bytes, face)));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { font-family: ${faces.map((_, i) => `Made${i}`).join()} !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
WIDE = {"sizeAdjust": "150%"}  # of letters, and so of lines
HIGH = {"ascentOverride": "160%", "descentOverride": "90%"}  # of the size of letters: 13 pixels on the chart
NARROW = {"sizeAdjust": "70%", "ascentOverride": "80%", "descentOverride": "20%"}


def font(*faces: dict[str, str]) -> list[Any]:
    """What :data:`FONT` takes: the tests do not depend on the fonts of the machine."""
    file = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")
    return [base64.b64encode(file.read_bytes()).decode(), list(faces)]


def made(spans: list[tuple[str, str, str]]) -> pd.DataFrame:
    """A chronology of intervals with their modifiers, each in a sentence of its own."""
    rows = []
    for i, (earliest, latest, modifier) in enumerate(sorted(spans, key=lambda span: day_number(span[0]))):
        text = interval_in_words(earliest, latest, "gregorian", "fa")
        rows.append(
            {
                "date": f"{earliest}/{latest}", "text": text, "sentence_text": f"در {text} سفیر چین گفت‌وگو کرد.",
                "actors": ["", "CN", "CN, RU"][i % 3], "doc": f"d{i % 7}", "sentence": i, "start": 100 * i + 3,
                "earliest": earliest, "latest": latest, "modifier": modifier, "certainty": "exact",
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def by_chance(count: int, first: str, last: str, *, vague: float = 0.3, seed: int = 0) -> list[tuple[str, str, str]]:
    chance = np.random.default_rng(seed)
    spans = []
    for number in chance.integers(day_number(first), day_number(last), count):
        day = iso_day(number)
        year = day[:-6]
        if chance.random() < vague:
            spans.append((f"{year}-01-01", f"{year}-12-31", str(chance.choice(["none", "early", "since", "until"]))))
        else:
            spans.append((day, day, "none"))
    return spans


@pytest.fixture(scope="module")
def pages(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("timelines")
    texts = corpus.load(seeds)
    table = texts.chronology()
    hostile = "</script><script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>"
    tables = {
        "seeds": table,
        "none": table.iloc[:0],
        "one": table.iloc[[2]],
        "many": made(by_chance(5000, "1990-01-01", "2025-01-01")),
        "far": made(by_chance(30, "-0480-01-01", "2100-01-01") + by_chance(30, "2020-01-01", "2025-01-01", seed=1)),
        "week": made(by_chance(300, "2023-11-01", "2023-11-08", vague=0)),
        "hostile": table.assign(sentence_text=hostile, text=hostile, doc=hostile, actors="CN"),
    }
    found = {
        name: save_timeline(
            each, folder / f"{name}.html", texts.documents, title=None if name != "hostile" else hostile
        )
        for name, each in tables.items()
    }
    found["english"] = save_timeline(table, folder / "english.html", texts.documents, language="en")
    return found


@pytest.fixture(scope="module")
def open_page(chromium: str, pages: dict[str, Path]) -> Iterator[Callable[..., Any]]:
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        contexts = []

        def opened(name: str, width: int = WIDTHS["laptop"], faces: Any = (), **options: Any) -> Any:
            while contexts:
                contexts.pop().close()
            context = browser.new_context(viewport={"width": width, "height": 900}, **options)
            contexts.append(context)
            page = context.new_page()
            if faces:
                page.add_init_script(f"({FONT})({json.dumps(font(*faces))})")
            page.requests, page.complaints = [], []
            page.on("request", lambda request: page.requests.append(request.url))
            page.on("console", lambda message: page.complaints.append(message.text))
            page.on("pageerror", lambda error: page.complaints.append(str(error)))
            page.goto(pages[name].as_uri())
            if options.get("java_script_enabled", True):
                settle(page)
            return page

        yield opened
        browser.close()


# A frame in which changes are heard of, one in which they are drawn, and more than the pause after which the list
# follows, all by the page's own clock: on a busy machine it runs late.
SETTLED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
    () => setTimeout(() => requestAnimationFrame(() => done()), 200))))"""


def settle(page: Any) -> None:
    """Wait until the list has followed the chart."""
    page.wait_for_timeout(50)  # keys and the mouse reach the page on a way of their own
    page.evaluate(SETTLED)


def count_of(page: Any) -> list[int]:
    """The numbers of the line that says how many dates are shown."""
    return [int(number) for number in re.findall(r"\d+", page.text_content("#status").translate(TO_LATIN))]


def listed(page: Any) -> list[str]:
    texts: list[str] = page.locator("#list > li:visible a").all_text_contents()
    return texts


def marks(page: Any) -> list[str]:
    """What the marks are called, from the first to the last."""
    names: list[str] = page.evaluate("[...document.querySelectorAll('.mark')].map(e => e.getAttribute('aria-label'))")
    return names


def ends(page: Any) -> tuple[float, float]:
    """First and last day of the range shown."""
    first, last = page.evaluate("['from', 'to'].map(id => Number(document.getElementById(id).value))")
    return first, last


# ---- reading


def test_marks_say_their_date_in_words_and_value(open_page):
    page = open_page("seeds")
    names = marks(page)
    assert len(names) == 7  # nine dates, of which two and two are the same
    assert "۲۵ ژوئن ۲۰۲۴، ۲۵ ژوئن ۲۰۲۴" in names
    assert "۸ نوامبر، ۱۷ آبان، ۲ تاریخ، ۸ نوامبر ۲۰۲۳" in names


@pytest.mark.parametrize("selector", ["#figure .mark text", "#list blockquote"])
def test_persian_words_read_from_right_to_left(open_page, selector):
    element = open_page("seeds").locator(selector).first.element_handle()
    letters = element.evaluate(LETTERS)
    line = [(letter, left) for letter, left, top in letters if abs(top - letters[0][2]) < 4 and letter.isalpha()]
    lefts = [left for _, left in line]
    assert len(line) > 2
    assert lefts == sorted(lefts, reverse=True)


def test_time_runs_from_left_to_right_on_both_axes(open_page):
    page = open_page("seeds")
    for calendar in ("gregorian", "persian"):
        ticks = page.evaluate(
            f"""[...document.querySelectorAll('.axis.{calendar} text:not(.name)')]
            .map(e => [e.textContent, e.getBoundingClientRect().left])"""
        )
        years = [(left, int(text.translate(TO_LATIN))) for text, left in ticks if text.translate(TO_LATIN).isdigit()]
        assert len(years) >= 4
        assert sorted(years) == sorted(years, key=lambda tick: tick[1])


def test_jalali_labels_stand_above_and_gregorian_ones_below(open_page):
    page = open_page("seeds")
    above, below = (page.locator(f".axis.{name} text").first.bounding_box()["y"] for name in ("persian", "gregorian"))
    dot = page.locator(".mark .dot").first.bounding_box()["y"]
    assert above < dot < below


def test_the_calendar_of_the_page_is_that_of_the_library(open_page):
    page = open_page("far")
    low, high = ends(page)
    chosen = [int(day) for day in np.linspace(low + 10, high - 200, 60)]
    chosen += [day_number(day) for day in ("0622-03-22", "2021-03-20", "2021-03-21", "2025-03-20", "2025-03-21")]
    for day in chosen:
        text = page.evaluate(
            """(day) => {
                const end = document.getElementById('from');
                end.step = 'any';
                end.value = day + 0.5;
                end.dispatchEvent(new Event('input'));
                return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
                    () => done(end.getAttribute('aria-valuetext')))));
            }""",
            day,
        )
        values = [
            interval_in_words(iso_day(day), iso_day(day), calendar, "fa") for calendar in ("gregorian", "persian")
        ]
        expected = "، ".join(filter(None, values))
        assert text.replace("ق.م.", "پیش از میلاد") == expected


def test_an_english_page_reads_from_left_to_right(open_page):
    page = open_page("english")
    assert page.text_content("#status") == "9 of 9 dates"
    assert any(name.endswith(", 25 June 2024") for name in marks(page))
    assert {"January", "Farvardin", "2024", "1403"} <= set(page.locator(".axis text").all_text_contents())


# ---- choosing dates


def test_actors_are_chosen_by_ticking(open_page):
    page = open_page("seeds")
    page.get_by_role("checkbox", name="ژاپن").check()
    settle(page)
    assert count_of(page) == [3, 9]
    assert listed(page) == ["۸ نوامبر", "۱۷ آبان", "اواسط سال ۲۰۲۴"]
    page.get_by_role("checkbox", name="چین").check()
    settle(page)
    assert count_of(page) == [5, 9]
    page.get_by_role("button", name="پاک کردن گزینش‌ها").click()
    settle(page)
    assert count_of(page) == [9, 9]
    page.get_by_role("checkbox", name="بدون کنشگر").check()
    settle(page)
    assert len(marks(page)) == len(listed(page)) == 3


def test_texts_are_chosen_and_counts_of_actors_follow(open_page):
    page = open_page("seeds")
    page.select_option("#text", index=1)
    settle(page)
    assert count_of(page) == [4, 9]
    counts = page.locator("#actors .count").all_text_contents()
    assert counts == ["۱", "۳", "۱", "۰"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("کشیدا", ["اواسط سال ۲۰۲۴"]),
        ("آسياي مركزي", ["اواسط سال ۲۰۲۴"]),  # with Arabic letters
        ("نخستوزیر", ["آوریل گذشته"]),  # without the half-space
        ("2024-06", ["۲۵ ژوئن ۲۰۲۴"]),
        ("تیر ۱۴۰۳", ["۲۵ ژوئن ۲۰۲۴"]),
        ("مریخ", []),
    ],
)
def test_search_finds_words_dates_and_spellings(open_page, words, found):
    page = open_page("seeds")
    page.fill("#search", words)
    settle(page)
    assert listed(page) == found
    assert bool(page.locator("#figure .message").count()) is not bool(found)
    assert ("نیست" in page.text_content("#status")) is not bool(found)


def test_one_calendar_can_be_shown_alone(open_page):
    page = open_page("seeds")
    page.get_by_role("radio", name="هجری شمسی").check()
    settle(page)
    assert page.locator(".axis.gregorian").count() == 0
    assert page.locator(".axis.persian").count() == 1
    assert page.locator("#list .gregorian:visible").count() == 0
    page.locator(".mark").first.click()
    assert page.locator("#chosen .gregorian").first.is_visible(), "a date that is opened says both"


# ---- moving and coming closer


def test_keys_zoom_move_and_go_home(open_page):
    page = open_page("seeds")
    whole = ends(page)
    page.focus("#figure")
    page.keyboard.press("+")
    page.keyboard.press("+")
    settle(page)
    closer = ends(page)
    assert closer[1] - closer[0] == pytest.approx((whole[1] - whole[0]) / 1.6**2, rel=0.02)
    assert len(listed(page)) == count_of(page)[2] < 9
    page.keyboard.press("ArrowRight")
    settle(page)
    assert ends(page)[0] > closer[0]
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert ends(page) == pytest.approx(closer, abs=4)
    page.keyboard.press("-")
    settle(page)
    assert ends(page)[1] - ends(page)[0] > closer[1] - closer[0]
    page.keyboard.press("Home")
    settle(page)
    assert ends(page) == whole
    assert len(listed(page)) == 9


def test_buttons_and_the_ends_of_the_range_do_the_same(open_page):
    page = open_page("seeds")
    whole = ends(page)
    page.get_by_role("button", name="نزدیک‌تر").click()
    page.get_by_role("button", name="دیرتر").click()
    settle(page)
    assert ends(page)[0] > whole[0]
    page.get_by_role("button", name="همهٔ بازه").click()
    settle(page)
    page.get_by_label("پایان بازه").focus()
    for _ in range(30):
        page.keyboard.press("ArrowLeft")
    settle(page)
    assert ends(page)[0] == whole[0]
    assert ends(page)[1] < whole[1]
    assert "۱۴۰۴" in page.get_attribute("#to", "aria-valuetext")


def test_dragging_and_the_wheel_move_and_zoom(open_page):
    page = open_page("seeds")
    whole = ends(page)
    box = page.locator("#figure").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] - 60
    page.mouse.move(*middle)
    page.mouse.wheel(0, -300)
    settle(page)
    assert ends(page) == whole, "the wheel scrolls the page"
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    settle(page)
    closer = ends(page)
    assert closer[1] - closer[0] < whole[1] - whole[0]
    box = page.locator("#figure").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 80)
    page.mouse.down()
    page.mouse.move(box["x"] + 400, box["y"] + 80, steps=4)
    page.mouse.up()
    settle(page)
    moved = 100 / (box["width"] - 30) * (closer[1] - closer[0])
    assert ends(page)[0] == pytest.approx(closer[0] - moved, abs=0.05 * moved + 2)
    assert page.locator("#chosen article").count() == 0, "a drag opens nothing"


def test_two_fingers_zoom_and_one_moves(open_page):
    page = open_page("seeds", WIDTHS["phone"], has_touch=True, is_mobile=True)
    page.locator("#figure").scroll_into_view_if_needed()
    whole = ends(page)
    box = page.locator("#figure").bounding_box()
    touch = page.context.new_cdp_session(page)

    def at(*xs):
        return [{"x": box["x"] + x, "y": box["y"] + 100, "id": i} for i, x in enumerate(xs)]

    def send(kind, *xs):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at(*xs)})

    send("touchStart", 150)
    send("touchStart", 150, 200)
    for apart in (10, 20, 30, 40):
        send("touchMove", 150 - apart, 200 + apart)
    send("touchEnd")
    settle(page)
    closer = ends(page)
    assert closer[1] - closer[0] < 0.7 * (whole[1] - whole[0])
    send("touchStart", 200)
    for x in (190, 170, 140, 100):
        send("touchMove", x)
    send("touchEnd")
    settle(page)
    assert ends(page)[0] > closer[0]


# ---- opening a mark


def test_a_click_on_a_mark_shows_its_sentence_with_the_date_marked(open_page):
    page = open_page("seeds")
    page.get_by_role("button", name=re.compile("^۲۵ ژوئن")).click()
    assert page.locator("#chosen mark").text_content() == "۲۵ ژوئن ۲۰۲۴"
    said = page.inner_text("#chosen")
    for words in ("۲۵ ژوئن ۲۰۲۴", "۵ تیر ۱۴۰۳", "2024-06-25", "توافق‌نامه استراتژیکی", "دلایل تشدید روابط"):
        assert words in said
    assert page.get_attribute("#chosen", "aria-live") == "polite"
    assert page.locator("#list li.chosen a").all_text_contents() == ["۲۵ ژوئن ۲۰۲۴"]


def test_marks_are_reached_and_opened_by_keys(open_page):
    page = open_page("seeds")
    page.focus("#figure")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("۸ نوامبر، ۱۷ آبان")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator("#chosen mark").all_text_contents() == ["۸ نوامبر", "۱۷ آبان"]
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("۸ نوامبر، ۱۷ آبان")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    settle(page)
    assert page.locator("#chosen mark").all_text_contents() == ["سال ۲۰۲۲", "سال ۲۰۲۲"]


def test_focus_goes_from_above_to_below(open_page):
    page = open_page("seeds")
    places = []
    for _ in range(22):
        page.keyboard.press("Tab")
        places.append(page.evaluate("document.activeElement.id || document.activeElement.closest('[id]').id"))
    order = [place for place in dict.fromkeys(places) if place not in {"filters", "view"}]
    assert order[:9] == ["search", "text", "actors", "figure", "from", "to", "d1", "d2", "d3"]


def test_a_date_of_the_list_is_shown_on_the_chart(open_page):
    page = open_page("many")
    page.locator("#list a").nth(60).click()
    settle(page)
    assert page.locator(".mark.chosen").count() == 1
    assert page.locator("#chosen mark").count() == 1
    assert page.locator("#chosen mark").text_content() == listed_text(page, 60)


def listed_text(page, place):
    return page.evaluate(f"document.querySelectorAll('#list a')[{place}].textContent")


# ---- many dates, few, far apart


def test_many_dates_are_columns_that_open_into_marks(open_page):
    page = open_page("many")
    assert count_of(page) == [5000, 5000]
    assert page.locator(".mark .column").count() > 100
    assert page.locator("#crowded").is_visible()
    assert page.locator("#list > li:visible").count() == 100
    for _ in range(8):
        if not page.locator(".mark .column").count():
            break
        page.locator(".mark").nth(page.locator(".mark").count() // 2).dispatch_event("click")
        settle(page)
    assert page.locator(".mark .dot").count() > 5
    assert not page.locator("#crowded").is_visible()


def test_a_long_list_grows_when_asked_and_is_printed_whole(open_page):
    page = open_page("week")
    page.locator("#longer").click()
    assert page.locator("#list > li:visible").count() == 200
    assert page.evaluate("document.activeElement.closest('li').id") == "d101"
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#list > li:visible").count() == 300


def test_dates_of_one_day_share_a_mark_that_lists_them(open_page):
    page = open_page("week")
    assert len(marks(page)) == 7
    page.locator(".mark").first.click()
    assert page.locator("#chosen article").count() == 20
    assert "تاریخ دیگر" in page.inner_text("#chosen")


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
@pytest.mark.parametrize("name", ["seeds", "english", "one", "none", "many", "far", "week"])
def test_the_page_fits_its_window_and_no_label_covers_another(open_page, name, width):
    page = open_page(name, width)
    for _ in range(4):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if name == "none":
            break
        assert page.evaluate(COVERED) == []
        page.locator("[data-do=in]").click()
        page.locator("[data-do=later]").click()
        settle(page)
    assert page.complaints == []


@pytest.mark.parametrize(
    ("name", "shown_on"), [("seeds", "phone"), ("english", "laptop"), ("far", "phone"), ("week", "laptop")]
)
@pytest.mark.parametrize("face", [WIDE | HIGH, NARROW], ids=["large", "small"])
def test_no_label_covers_another_whatever_the_font(open_page, name, shown_on, face):
    width = WIDTHS[shown_on]
    page = open_page(name, width, [face])
    for closer in range(3):
        page.locator(".mark").nth(closer).dispatch_event("click")  # its words become thick
        settle(page)
        assert page.evaluate(COVERED) == []
        page.locator("[data-do=in]").click()
        settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.complaints == []


@pytest.mark.parametrize("ratio", [0.5, 1.25, 3])
def test_no_label_covers_another_however_the_page_is_enlarged(open_page, ratio):
    page = open_page("seeds", round(WIDTHS["laptop"] / ratio), [WIDE | HIGH], device_scale_factor=ratio)
    assert page.evaluate(COVERED) == []


def test_a_font_that_comes_late_or_grows_is_measured_again(open_page):
    page = open_page("seeds", WIDTHS["phone"])
    low = page.locator("#figure").bounding_box()["height"]
    page.evaluate(FONT, font(WIDE | HIGH))
    settle(page)
    high = page.locator("#figure").bounding_box()["height"]
    assert page.evaluate(COVERED) == []
    page.evaluate("document.adoptedStyleSheets[0].insertRule('#figure text, #ruler { font-size: 20px !important; }')")
    settle(page)
    assert page.evaluate(COVERED) == []
    assert low < high < page.locator("#figure").bounding_box()["height"]


def test_lines_are_as_far_apart_as_the_highest_font_of_their_letters_needs(open_page):
    page = open_page("seeds", faces=[NARROW | {"unicodeRange": "U+0-7F"}, HIGH])  # high letters, low spaces
    needed = 13 * (1.6 + 0.9)
    for calendar in ("persian", "gregorian"):
        lines = {float(text.get_attribute("y")) for text in page.locator(f".axis.{calendar} text").all()}
        assert len(lines) == 3
        assert np.diff(sorted(lines)).min() >= needed
    tops = sorted({mark.bounding_box()["y"] for mark in page.locator(".mark .hit").all()})
    assert np.diff(tops).min() >= needed


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_keep_their_contrast(open_page, scheme):
    page = open_page("seeds", color_scheme=scheme)
    page.locator(".mark").first.click()
    for selector in ("h1", ".summary", ".hint", "legend", ".count", ".when a", ".note", ".values", "mark", "button"):
        assert page.evaluate(CONTRAST, [selector, "color"]) >= 4.5, selector
    assert page.evaluate(CONTRAST, ["#figure .axis text", "fill"]) >= 4.5
    for selector in (".dot", ".column"):
        assert page.evaluate(CONTRAST, [selector, "fill"]) >= 3, selector
    for selector in (".span", ".arrow"):
        assert page.evaluate(CONTRAST, [selector, "stroke"]) >= 3, selector


# ---- safe, and whole without a script


def test_nothing_in_a_text_runs_and_nothing_is_fetched(open_page, pages):
    page = open_page("hostile")
    assert page.evaluate("window.harmed") is None
    assert page.locator(".mark").count() > 0
    page.locator(".mark").first.click()
    assert "<script>" in page.inner_text("#chosen")
    assert page.evaluate("window.harmed") is None
    assert page.requests == [pages["hostile"].as_uri()]
    assert page.complaints == []


def test_a_script_that_is_not_the_page_s_own_is_not_run(open_page):
    page = open_page("seeds")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.harmed = 1'}))")
    assert page.evaluate("window.harmed") is None
    assert any("Content Security Policy" in complaint for complaint in page.complaints)


def test_without_a_script_the_list_is_whole(open_page):
    page = open_page("week", java_script_enabled=False)
    assert page.locator("#list > li:visible").count() == 300
    assert page.locator("#view").is_hidden()
