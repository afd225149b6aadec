"""What the explorer answers: JSON to every request, nothing lost between pages, nothing that runs, errors in words."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.collection import Corpus, Document
from corpus.count import timeline
from corpus.count.periods import day_number
from corpus.explore.answering import VIEWS, answer
from corpus.explore.dated import _counts
from corpus.explore.explored import Explored
from corpus.explore.explorer import _PARTS, script, style
from corpus.explore.shown import marked, page_of, plain_text
from corpus.explore.wording import WORDS

BRACES = re.compile(r"\{\w+\}")
HOSTILE = "<img src=x onerror='window.harmed = 1'>"


@pytest.fixture(scope="module")
def explored(seeds):
    return Explored(corpus.load(seeds))


def made(*texts, **options):
    documents = [Document(f"d{i}", text, {"title": HOSTILE}, corpus.clean_text(text)) for i, text in enumerate(texts)]
    return Explored(Corpus(documents), **options)


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_request_is_answered_in_json(explored, view):
    found = answer(explored, {"id": 7, "view": view, "node": "چین", "key": "CN", "name": "ایران", "column": "source"})
    assert json.loads(json.dumps(found))["id"] == 7
    assert "error" not in found or view == "keyness"  # which needs a value


def test_a_line_leads_to_its_place_in_the_text(explored):
    row = answer(explored, {"view": "search", "node": "چین", "sort": "after"})["rows"][0]
    found = answer(explored, {"view": "passage", **{name: row[name] for name in ("doc", "start", "end")}})
    marks = [text for each in found["paragraphs"] for text, how in each["pieces"] if how == "match"]
    assert marks == ["چین"]


def test_bars_and_the_sentences_behind_them_say_the_same(explored):
    for bar in answer(explored, {"view": "mentions"})["bars"]:
        behind = answer(explored, {"view": "mention sentences", "key": bar["key"]})
        assert behind["status"].startswith(f"{bar['count']} ")


def test_a_bar_of_the_timeline_opens_the_dates_that_touch_it(explored):
    for bar in answer(explored, {"view": "timeline"})["bars"]:
        behind = answer(explored, {"view": "dated sentences", "from": bar["from"], "to": bar["to"]})
        assert bar["label"]["text"].split(": ")[1].split()[0] == behind["status"].split()[0]


@pytest.mark.parametrize("by", ["day", "month", "year", "decade"])
@pytest.mark.parametrize("calendar", ["persian", "gregorian"])
def test_the_bars_of_the_timeline_are_those_of_the_table(explored, by, calendar):
    table = timeline(explored.texts.dates(), by=by, calendar=calendar)
    rows = [(day_number(start), day_number(end), n) for start, end, n in table[["start", "end", "mentions"]].to_numpy()]
    assert _counts(explored.dates, by, calendar) == rows


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ({"view": "search", "node": "؟!"}, "واژه‌ای برای جست‌وجو نیست"),
        ({"view": "add actor", "name": "ایرن"}, "آیا «ایران» را می‌خواستید"),
        ({"view": "nothing"}, "شناخته نشد"),
        ({"view": "search", "node": 3}, "پاسخی نگرفت"),
        ({"view": "passage", "doc": 99}, "پاسخی نگرفت"),
    ],
)
def test_what_has_no_answer_is_said_with_the_remedy(explored, request_, words):
    assert words in answer(explored, request_)["error"][0]["text"]


def test_an_unknown_actor_is_said(seeds):
    explored = Explored(corpus.load(seeds), actors=["XX"])
    assert "XX" in answer(explored, {"view": "mentions"})["error"][0]["text"]


def test_no_texts_and_texts_without_dates_or_mentions():
    assert answer(made(), {"view": "search", "node": "چین"})["error"][0]["text"] == WORDS["fa"]["no texts"]
    plain = made("کتاب خوبی بود.")
    assert answer(plain, {"view": "timeline"})["error"][0]["text"] == WORDS["fa"]["no dates"]
    assert answer(plain, {"view": "mentions"})["status"] == WORDS["fa"]["no mentions"]
    assert answer(plain, {"view": "groups"})["error"][0]["text"] == WORDS["fa"]["no groups"]


def test_what_comes_as_html_is_escaped():
    explored = made(f"چین {HOSTILE} رفت")
    cells = "".join(answer(explored, {"view": "search", "node": "چین", "window": 9})["rows"][0]["cells"])
    assert "<img" not in cells
    assert "<img" not in answer(explored, {"view": "compared", "doc": 0})["html"]
    assert "<img" not in explored.texts.explore("چین")._repr_mimebundle_()[0]["text/html"]


@given(st.integers(0, 400), st.integers(1, 60))
def test_pages_hold_every_row_once(total, size):
    pages = [page_of(total, number, size) for number in range(page_of(total, 0, size).pages)]
    assert [row for page in pages for row in range(page.start, page.stop)] == list(range(total))


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-5, 45), st.integers(-5, 45)), max_size=6))
def test_marking_loses_no_letter(text, spans):
    assert plain_text(marked(text, [(a, b, "match") for a, b in spans])) == text


def test_both_languages_say_the_same_things():
    assert WORDS["fa"].keys() == WORDS["en"].keys()


def test_both_languages_have_the_same_braces():
    for name, said in WORDS["fa"].items():
        assert set(BRACES.findall(said)) == set(BRACES.findall(WORDS["en"][name])), name


def test_every_part_of_the_client_is_there_and_goes_into_a_package(root):
    """A wheel holds what is below corpus/ and not ignored by git."""
    client = root / "corpus" / "explore" / "client"
    assert {path.name for path in client.iterdir()} == {*(f"{name}.js" for name in _PARTS), "explorer.css"}
    assert script().count("export default") == 1
    assert "PERSIAN-FONTS" not in style()


def test_what_stands_in_a_stored_notebook_is_the_same_each_time(seeds):
    first, second = (corpus.load(seeds).explore()._repr_mimebundle_()[0] for _ in range(2))
    assert first["text/html"] == second["text/html"]
    assert first["text/plain"] == "<Explorer of 2 texts: run the cell in JupyterLab to open it>"
