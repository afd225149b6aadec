"""A chronology as a page of its own and as a CSV file: structure, escaping, words for dates."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.count import chronology
from corpus.count.periods import day_number, iso_day
from corpus.count.spreadsheets import read_csv
from corpus.count.timelines import CHRONOLOGY_COLUMNS
from corpus.dates import find_dates
from corpus.display import save_timeline, timeline_html
from corpus.display.date_words import interval_in_words
from corpus.display.page_words import WORDS
from corpus.errors import OptionError
from corpus.languages import month_names

from .strategies import any_texts


def table_of(*sentences: str, actors: dict[int, str] | None = None, reference: str = "2023-11-20") -> pd.DataFrame:
    """The chronology of sentences, each a text of its own; ``actors`` by the number of the sentence."""
    fields = [
        "start", "end", "text", "calendar", "native", "edtf", "earliest", "latest", "granularity", "modifier",
        "certainty",
    ]  # fmt: skip
    rows = [
        {"doc": f"d{i}", "sentence": 0} | {field: getattr(found, field) for field in fields}
        for i, sentence in enumerate(sentences)
        for found in find_dates(sentence, reference)
    ]
    numbered = pd.DataFrame(
        [(f"d{i}", 0, text) for i, text in enumerate(sentences)], columns=["doc", "sentence", "text"]
    )
    named = [(f"d{i}", 0, actor) for i, ids in (actors or {}).items() for actor in ids.split()]
    mentions = pd.DataFrame(named, columns=["doc", "sentence", "actor"])
    dates = pd.DataFrame(rows, columns=["doc", "sentence", *fields])
    return chronology(dates, sentences=numbered, mentions=mentions)


def parsed(table: pd.DataFrame, **options: Any) -> BeautifulSoup:
    return BeautifulSoup(timeline_html(table, **options), "html.parser")


@pytest.fixture(scope="module")
def texts(seeds: Path) -> corpus.Corpus:
    return corpus.load(seeds)


@pytest.fixture(scope="module")
def page(texts: corpus.Corpus) -> BeautifulSoup:
    return parsed(texts.chronology(), documents=texts.documents)


# ---- the page


def test_the_page_reads_from_right_to_left_and_time_from_left_to_right(page: BeautifulSoup) -> None:
    assert (page.html["dir"], page.html["lang"]) == ("rtl", "fa")
    assert page.select_one("#figure")["dir"] == "ltr"
    assert page.select_one("h1").get_text() == page.title.get_text() == WORDS["fa"]["title"]


def test_an_english_page_leaves_sentences_as_they_are(texts: corpus.Corpus) -> None:
    page = parsed(texts.chronology(), language="en", title="Central Asia")
    assert (page.html["dir"], page.html["lang"]) == ("ltr", "en")
    assert {quote["dir"] for quote in page.select("blockquote")} == {"rtl"}
    assert "25 June 2024" in page.get_text()
    assert "5 Tir 1403" in page.get_text()
    assert page.select_one(".summary").get_text() == "Dates: 9, texts: 2"


def test_every_date_is_listed_in_order_with_its_words_marked(page: BeautifulSoup, texts: corpus.Corpus) -> None:
    table = texts.chronology()
    rows = page.select("#list > li")
    assert [row.select_one("a").get_text() for row in rows] == table["text"].tolist()
    assert [row.select_one("mark").get_text() for row in rows] == table["text"].tolist()
    assert [row.select_one("blockquote").get_text() for row in rows] == table["sentence_text"].tolist()
    assert [row.select_one("code").get_text() for row in rows] == table["date"].tolist()


def test_a_date_says_both_its_values_its_text_and_who_is_named(page: BeautifulSoup) -> None:
    row = next(row for row in page.select("#list > li") if row.select_one("a").get_text() == "۸ نوامبر")
    assert row.select_one(".gregorian b").get_text() == "۸ نوامبر ۲۰۲۳"
    assert row.select_one(".persian b").get_text() == "۱۷ آبان ۱۴۰۲"
    assert [note.get_text() for note in row.select(".note")] == [WORDS["fa"]["inferred"]]
    assert "تلاش توکیو" in row.select_one(".source").get_text()
    assert row.select_one(".source").get_text().endswith("در جمله: ژاپن")


def test_a_mark_is_drawn_where_the_plot_has_it(page: BeautifulSoup) -> None:
    row = next(row for row in page.select("#list > li") if "اواسط" in row.select_one("a").get_text())
    drawn = [iso_day(int(row[name])) for name in ("data-first", "data-last")]
    assert drawn == ["2024-05-02", "2024-08-31"]  # the middle third
    assert [row["data-way"] for row in page.select("#list > li")][:3] == ["since", "since", ""]


def test_dates_are_chosen_by_actors_and_texts_with_their_counts(page: BeautifulSoup) -> None:
    actors = [re.sub(r"\s+", " ", label.get_text()) for label in page.select("#actors label")]
    assert actors == ["روسیه ۳", "ژاپن ۳", "چین ۲", "بدون کنشگر ۳"]
    options = [option.get_text() for option in page.select("#text option")]
    assert options[0] == "همهٔ متن‌ها"
    assert options[1:] == [
        "تلاش توکیو برای دور کردن قرقیزستان از چین و روسیه (۴)", "دلایل تشدید روابط میان روسیه و قرقیزستان (۵)",
    ]  # fmt: skip
    places = {box["value"]: label for box, label in zip(page.select("[name=actor]"), actors, strict=True)}
    named = [row["data-actors"].split() for row in page.select("#list > li")]
    assert sum("چین" in " ".join(places[place] for place in row) for row in named) == 2


def test_the_date_of_a_sentence_that_has_it_twice_is_marked_in_its_place() -> None:
    sentence = "در سال ۲۰۲۲ و باز در سال ۲۰۲۲ و تا سال ۲۰۲۲ بود"
    before = [quote.select_one("mark").previous_sibling for quote in parsed(table_of(sentence)).select("blockquote")]
    assert sorted(map(len, before)) == [found.start() for found in re.finditer("سال ۲۰۲۲", sentence)]
    table = table_of("در سال ۲۰۲۲ بود").drop(columns=["start", "end"])  # as files of earlier versions have it
    assert parsed(table).select_one("mark").get_text() == "سال ۲۰۲۲"


def test_words_that_the_sentence_does_not_have_are_not_marked() -> None:
    page = parsed(table_of("در سال ۲۰۲۲ بود").assign(sentence_text="جملهٔ دیگر"))
    assert page.select("mark") == []
    assert page.select_one("blockquote").get_text() == "جملهٔ دیگر"


def test_without_dates_the_page_says_so_and_has_no_script(texts: corpus.Corpus) -> None:
    page = parsed(texts.chronology().iloc[:0])
    assert page.select_one(".nothing").get_text() == WORDS["fa"]["no dates"]
    assert page.select("script, #figure") == []


def test_what_has_no_value_is_counted() -> None:
    assert "۱ عبارت زمانی" in parsed(table_of("سال ۲۰۲۲ و ۳۱ مهر ۱۴۰۲")).get_text()


def test_own_actors_go_by_the_names_given() -> None:
    table = table_of("در سال ۲۰۲۲ بود", "در سال ۲۰۲۳ بود", actors={0: "HRM CN", 1: "HRM"})
    page = parsed(table, actors={"HRM": "جزیرهٔ هرمز"})
    assert [label.bdi.get_text() for label in page.select("#actors label")] == ["جزیرهٔ هرمز", "چین"]
    assert "HRM" in parsed(table).select_one("#actors").get_text()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_text_of_the_page_is_there_in_both_languages(language: str, texts: corpus.Corpus) -> None:
    assert WORDS["fa"].keys() == WORDS["en"].keys()
    known = json.loads(parsed(texts.chronology(), language=language).main["data-page"])
    script = BeautifulSoup(timeline_html(texts.chronology()), "html.parser").script.string
    asked = set(re.findall(r'say\("([^"]+)"', script)) | set(re.findall(r"PAGE\.words\.(\w+)", script))
    assert asked | {"status", "status seen"} == known["words"].keys() - {"gregorian", "persian"}


# ---- nothing of a text becomes a part of the page

HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)"> \'" &lt;b&gt; {{ 7*7 }} -->'


def test_html_in_texts_titles_and_names_is_only_shown() -> None:
    table = table_of(f"در سال ۲۰۲۲ {HOSTILE} بود", actors={0: "CN"}).assign(
        text=lambda rows: rows["text"] + HOSTILE, date=HOSTILE, doc=HOSTILE, modifier="none"
    )
    documents = pd.DataFrame({"doc": [HOSTILE], "title": [HOSTILE]})
    html = timeline_html(table, documents, title=HOSTILE, actors={"CN": HOSTILE})
    page = BeautifulSoup(html, "html.parser")
    assert page.select("img") == []
    assert len(page.select("script")) == 1
    for place in ("h1", "title", "#list a", "blockquote", "code", ".source", "#actors bdi", "#text option + option"):
        assert HOSTILE in page.select_one(place).get_text()
    assert "49" not in page.select_one("h1").get_text()


@given(any_texts)
def test_any_sentence_comes_out_as_it_is(text: str) -> None:
    table = table_of("در سال ۲۰۲۲ بود").assign(sentence_text=f"سال ۲۰۲۲ {text}", start=0, end=8)
    quote = parsed(table).select_one("blockquote")
    assert quote.get_text().split() == f"سال ۲۰۲۲ {text}".split()  # the parser puts spaces together


def test_the_policy_of_the_page_knows_its_script_and_style(page: BeautifulSoup) -> None:
    policy = page.select_one("[http-equiv=Content-Security-Policy]")["content"]
    for name in ("script", "style"):
        digest = hashlib.sha256(page.select_one(name).string.encode()).digest()
        assert f"{name}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert "default-src 'none'" in policy
    assert page.select("[style], [onclick], [src], link") == []


def test_nothing_is_fetched(page: BeautifulSoup) -> None:
    html = str(page)
    assert set(re.findall(r"https?://[^\s\"'<]+", html)) == {"http://www.w3.org/2000/svg"}  # a name, no address


# ---- the same each time


def test_the_same_table_gives_the_same_page_and_is_left_as_it_was(texts: corpus.Corpus) -> None:
    table = texts.chronology()
    before = table.copy(deep=True)
    assert timeline_html(table, texts.documents) == timeline_html(table, texts.documents)
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"language": "de"}, "language='de': there are no words in it.* use one of fa, en"),
        ({"chronology": pd.DataFrame({"doc": ["a"]})}, "it lacks date, text, .* give what Corpus.chronology"),
    ],
)
def test_mistakes_are_told(change: dict[str, Any], message: str, texts: corpus.Corpus) -> None:
    with pytest.raises(OptionError, match=message):
        timeline_html(**({"chronology": texts.chronology()} | change))


# ---- the Jalali calendar that the page brings


def jalali_years(*sentences: str) -> dict[str, Any] | None:
    known: dict[str, Any] | None = json.loads(parsed(table_of(*sentences)).main["data-page"])["jalali"]
    return known


@pytest.mark.parametrize(
    "sentences", [("در ۸ نوامبر ۲۰۲۳ بود",), ("در سال ۶۲۲ میلادی بود", "در سال ۲۰۲۳ بود"), ("در سال ۲۱۰۰ میلادی بود",)]
)
def test_jalali_years_begin_where_the_library_has_them(sentences: tuple[str, ...]) -> None:
    known = jalali_years(*sentences)
    assert known is not None
    day = known["first"]
    for i, leap in enumerate(known["leaps"]):
        assert iso_day(day) == corpus.calendars.to_iso("persian", known["year"] + i, 1, 1)
        day += 365 + int(leap)
    table = table_of(*sentences)
    assert known["first"] <= max(day_number(table["earliest"].min()), day_number("0622-03-22"))
    assert day > day_number(table["latest"].max())


def test_before_the_jalali_calendar_there_is_none() -> None:
    assert jalali_years("در سده پنجم پیش از میلاد بود") is None
    page = parsed(table_of("در سده پنجم پیش از میلاد بود"))
    assert page.select_one(".persian b").get_text() == WORDS["fa"]["before the calendar"]


# ---- dates in words


@pytest.mark.parametrize(
    ("earliest", "latest", "calendar", "persian", "english"),
    [
        ("2023-11-08", "2023-11-08", "gregorian", "۸ نوامبر ۲۰۲۳", "8 November 2023"),
        ("2023-11-01", "2023-11-30", "gregorian", "نوامبر ۲۰۲۳", "November 2023"),
        ("2024-06-01", "2024-08-31", "gregorian", "ژوئن تا اوت ۲۰۲۴", "June–August 2024"),
        ("2024-12-01", "2025-02-28", "gregorian", "دسامبر ۲۰۲۴ تا فوریه ۲۰۲۵", "December 2024 – February 2025"),
        ("2024-06-01", "2024-06-07", "gregorian", "۱ تا ۷ ژوئن ۲۰۲۴", "1–7 June 2024"),
        ("2024-01-01", "2024-12-31", "gregorian", "سال ۲۰۲۴", "2024"),
        ("2020-01-01", "2029-12-31", "gregorian", "سال‌های ۲۰۲۰ تا ۲۰۲۹", "2020–2029"),
        ("-0499-01-01", "-0400-12-31", "gregorian", "سال‌های ۵۰۰ تا ۴۰۱ پیش از میلاد", "500–401 BC"),
        ("-0009-01-01", "0010-12-31", "gregorian", "سال‌های ۱۰ پیش از میلاد تا ۱۰", "10 BC – 10"),
        ("2024-01-01", "2024-12-31", "persian", "۱۱ دی ۱۴۰۲ تا ۱۱ دی ۱۴۰۳", "11 Dey 1402 – 11 Dey 1403"),
        ("2023-03-21", "2024-03-19", "persian", "سال ۱۴۰۲", "1402"),
        ("0600-01-01", "0650-12-31", "persian", "تا ۱۰ دی ۲۹", "until 10 Dey 29"),
        ("0600-01-01", "0610-12-31", "persian", None, None),
    ],
)
def test_intervals_in_words(
    earliest: str, latest: str, calendar: Any, persian: str | None, english: str | None
) -> None:
    assert interval_in_words(earliest, latest, calendar, "fa") == persian
    assert interval_in_words(earliest, latest, calendar, "en") == english


@given(st.integers(day_number("-0600-01-01"), day_number("2100-12-31")), st.integers(0, 40_000))
def test_an_interval_in_words_names_its_years(first: int, length: int) -> None:
    words = interval_in_words(iso_day(first), iso_day(first + length), "gregorian", "en")
    years = {int(iso_day(day).rsplit("-", 2)[0]) for day in (first, first + length)}
    assert words is not None
    assert {str(year if year > 0 else 1 - year) for year in years} <= set(re.findall(r"\d+", words))


def test_months_have_names_in_both_languages() -> None:
    for calendar in ("gregorian", "persian"):
        assert [len(month_names(calendar, language)) for language in ("fa", "en")] == [12, 12]


# ---- files


def test_a_csv_file_leads_back_to_the_table(tmp_path: Path) -> None:
    table = table_of("در سال ۲۰۲۲ بود، =1+1 و -۲", "در سده پنجم پیش از میلاد بود", actors={0: "CN RU"})
    table["sentence_text"] = ["=HYPERLINK(1)", "+98 «نقل»,\nسطر دوم"]
    path = save_timeline(table, tmp_path / "نو" / "تاریخ‌ها.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    cells = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    assert cells.columns.tolist() == CHRONOLOGY_COLUMNS
    assert cells["sentence_text"].tolist() == ["'=HYPERLINK(1)", "'+98 «نقل»,\nسطر دوم"]
    assert not cells.map(lambda cell: cell[:1] in "=+-@\t\r" and cell != "").to_numpy().any()
    back = read_csv(path, CHRONOLOGY_COLUMNS)
    expected = table.fillna("").astype(str)
    assert back.to_numpy().tolist() == expected.to_numpy().tolist()


def test_a_page_is_written_and_written_over(tmp_path: Path, texts: corpus.Corpus) -> None:
    for title in ("یک", "دو"):
        path = save_timeline(texts.chronology(), str(tmp_path / "a.HTML"), texts.documents, title=title)
        assert path.read_text("utf-8") == timeline_html(texts.chronology(), texts.documents, title=title)


@pytest.mark.parametrize(("name", "message"), [("a.xlsx", "name one that ends in .html or .csv"), ("a.csv", "cannot")])
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, name: str, message: str, texts: corpus.Corpus) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(OptionError, match=message):
        save_timeline(texts.chronology(), tmp_path / name)
