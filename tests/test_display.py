"""Tables and texts as HTML that reads from right to left."""

import re
from datetime import date

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.figure import Figure
from PIL import Image

from corpus import clean_text, display, load, plot
from corpus.alignment import KEPT, Segment
from corpus.display import evidence, side_by_side, side_by_side_html, table_html
from corpus.errors import OptionError
from corpus.plot.text import FONTS as FIGURE_FONTS

ZWNJ = "\u200c"


def soup(html):
    return BeautifulSoup(html, "html.parser")


def cells(table, **options):
    return [td.get_text() for td in soup(table_html(table, **options)).select("td")]


DIRECTIONS = [("چین", "rtl"), ("C۵ کشور آسیا", "rtl"), ("China «چین» in English", "ltr"), ("12", "ltr"), ("۱۲", "rtl")]


@pytest.mark.parametrize(("text", "expected"), DIRECTIONS)
def test_each_cell_has_the_direction_of_most_of_its_letters(text, expected):
    assert soup(table_html(pd.DataFrame({"x": [text]}))).td["dir"] == expected


def test_the_table_stands_from_right_to_left():
    html = soup(table_html(pd.DataFrame({"word": ["چین"], "count": [9]})))
    assert html.div["dir"] == "rtl"
    assert [th.get_text() for th in html.select("th")] == ["word", "count"]


VALUES = [
    (9, "9"),
    (1402, "1402"),
    (2.0, "2"),
    (0.1234, "0.12"),
    (0.00321, "0.0032"),
    (-1.5, "-1.50"),
    (float("inf"), "inf"),
    (float("nan"), ""),
    (None, ""),
    (pd.NA, ""),
    (pd.NaT, ""),
    (np.float64(3.25), "3.25"),
    (np.int64(3), "3"),
    (True, "True"),
    (date(2023, 11, 8), "2023-11-08"),
    (["CN", "RU"], "['CN', 'RU']"),
    ("", ""),
    (" ", "space"),
    (ZWNJ, "half-space"),
    ("\n\u200b", "line end U+200B"),
    ("x" * 400, "x" * 299 + "…"),
]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_values_are_written_for_readers(value, expected):
    assert cells(pd.DataFrame({"x": pd.Series([value], dtype=object)})) == [expected]


@given(st.text(min_size=1, max_size=50), st.text(min_size=1, max_size=50))
def test_no_text_of_a_table_becomes_markup(name, value):
    html = soup(table_html(pd.DataFrame({f"<i>{name}": [f"<b>{value}&amp;"]}), caption=f"<u>{name}"))
    assert html.find(["i", "b", "u"]) is None
    assert len(html.select("td")) == 1


def test_a_long_table_says_how_many_rows_it_has():
    table = pd.DataFrame({"x": range(1234)})
    assert len(cells(table, max_rows=5)) == 5
    assert "the first 5 of 1,234 rows" in table_html(table, max_rows=5)
    assert "rows" not in table_html(table.head(5), max_rows=5)


def test_a_table_without_rows_says_so():
    assert "no rows" in table_html(pd.DataFrame({"x": []}))


INDEXES = [
    (None, ["x"]),
    (pd.Index([7, 3]), ["x"]),  # row numbers after filtering
    (pd.Index(["الف", "ب"]), ["", "x"]),
    (pd.Index([7, 3], name="year"), ["year", "x"]),
    (pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["doc", "n"]), ["doc", "n", "x"]),
]


@pytest.mark.parametrize(("index", "expected"), INDEXES)
def test_an_index_is_shown_where_it_says_something(index, expected):
    html = soup(table_html(pd.DataFrame({"x": [1, 2]}, index=index)))
    assert [th.get_text() for th in html.select("th")] == expected


def test_columns_with_levels_get_one_name():
    columns = pd.MultiIndex.from_tuples([("CN", "count"), ("CN", "rate")])
    assert [th.get_text() for th in soup(table_html(pd.DataFrame([[1, 2]], columns=columns))).select("th")] == [
        "CN · count",
        "CN · rate",
    ]


def test_two_columns_of_one_name_are_both_shown():
    assert cells(pd.DataFrame([[1, 2]], columns=["x", "x"])) == ["1", "2"]


def test_a_table_is_the_same_each_time_and_is_left_as_it_was():
    table = pd.DataFrame({"word": ["چین"], "count": [9]})
    before = table.copy()
    assert table_html(table) == table_html(table)
    pd.testing.assert_frame_equal(table, before)


WIDTHS = [("2023-11-08", 8), ("عنوانی که یک سطر است", 14), ("کلمه " * 60, 36), ("x" * 200, 36), ("", 2)]  # in em


@pytest.mark.parametrize(("text", "width"), WIDTHS)
def test_a_column_leaves_its_text_room_so_that_dates_and_names_are_not_broken(text, width):
    assert f"min-width:{width}em" in soup(table_html(pd.DataFrame({"x": [text]}))).th["style"]


def widths(table):
    heads = soup(table_html(table)).find_all("th")
    return {head.get_text(): int(head["style"].rpartition("min-width:")[2].removesuffix("em")) for head in heads}


def test_running_text_gives_way_where_a_page_is_too_narrow_for_all_columns():
    sentence = "این یک جملهٔ بلند است که در یک سطر جا نمی‌شود و باید شکسته شود تا خواندنی باشد"
    found = widths(pd.DataFrame({"date": ["2023-11-08"], "a": [sentence], "b": [sentence]}))
    assert found["date"] == 8
    assert found["a"] == found["b"]
    assert sum(found.values()) <= 53


def test_a_long_name_may_break_behind_its_parts():
    assert "000_<wbr>a14d18020eb04ce2" in table_html(pd.DataFrame({"doc": ["000_a14d18020eb04ce2"]}))
    assert "<wbr>" not in table_html(pd.DataFrame({"doc": ["a_b"]}))


RANGES = ["1400-10-11/1401-10-10", "2023-11-08", "1402-S1", "decade:1400/2023-11"]


@pytest.mark.parametrize("text", RANGES)
def test_a_date_breaks_behind_its_slash_only(text):
    cell = soup(table_html(pd.DataFrame({"x": [text]}))).td
    for span in cell.select("span"):
        assert span["style"] == "white-space:nowrap"
        span.decompose()
    assert cell.get_text() in {"", "/", "decade:1400/"}


def test_words_with_hyphens_may_break():
    assert "nowrap" not in table_html(pd.DataFrame({"x": ["well-known", "۱۴۰۲-۸-۱۷ میلادی"]}))


def test_in_a_concordance_what_stands_before_ends_at_its_node():
    line = {"doc": ["a"], "before": ["سفر به"], "node": ["چین"], "after": ["، در سال"]}
    kwic = soup(table_html(pd.DataFrame(line)))
    assert ["text-align:left" in td["style"] for td in kwic.select("td")] == [False, True, False, False]
    assert "text-align:left" not in table_html(pd.DataFrame({"before": ["سفر"], "after": ["سفر"]}))


def test_every_cell_sets_its_own_line_height():
    assert all(
        "line-height:1.7" in td["style"] for td in soup(table_html(pd.DataFrame({"x": [1, "چین"]}))).select("td")
    )


# ---- the sentences behind a number

ROW = {"doc": "a", "sentence": 0, "actor": "CN", "kind": "country", "counted": True}
SENTENCE = "چین و ژاپن و چین"  # begins at 10 in its text


def rows(*places, sentence=SENTENCE, **columns):
    made = [
        {**ROW, "start": at, "end": at + len(text), "text": text, "sentence_text": sentence, **columns}
        for at, text in places
    ]
    return pd.DataFrame(made)


def marks(table, **options):
    return [mark.get_text() for mark in soup(evidence(table, **options).html).select("mark")]


def test_a_sentence_stands_once_with_its_mentions_marked():
    html = soup(evidence(rows((10, "چین"), (23, "چین"))).html)
    [text, row] = html.select("tbody tr")
    assert text.get_text() == "a"
    assert [td.get_text() for td in row.select("td")] == ["China (country)", SENTENCE]
    assert [mark.get_text() for mark in row.select("mark")] == ["چین", "چین"]
    assert row.select("td")[1]["dir"] == "rtl"


def test_each_text_is_named_once_above_its_sentences():
    table = pd.concat([rows((10, "چین"), sentence=s).assign(doc=d) for d, s in [("a", "چین ۱"), ("b", "چین")]])
    table = pd.concat([table.iloc[:1], table.iloc[:1].assign(sentence=1), table.iloc[1:]])
    documents = pd.DataFrame({"doc": ["a", "b"], "title": ["سفر", None]})
    assert [th.get_text() for th in soup(evidence(table, documents).html).select("tbody th")] == ["سفر", "b"]


def test_the_mention_is_marked_and_not_the_same_word_elsewhere_in_the_sentence():
    later = evidence(rows((16, "ژاپن"), (23, "چین"))).html
    assert later.index("ژاپن</mark>") < later.index("چین</mark>")
    assert marks(rows((16, "ژاپن"), (23, "چین"))) == ["ژاپن", "چین"]
    assert soup(later).select("td")[1].get_text().startswith("چین و ")


def test_one_name_of_two_actors_is_marked_once():
    both = pd.concat([rows((10, "چین و ژاپن")), rows((16, "ژاپن"), actor="JP")], ignore_index=True)
    assert marks(both) == ["چین و ژاپن"]
    assert [d.get_text() for d in soup(evidence(both).html).select("td div")] == [
        "China (country)",
        "Japan (country)",
    ]


def test_mentions_that_do_not_count_are_dotted():
    assert "dotted" in soup(evidence(rows((10, "چین"), counted=False)).html).mark["style"]
    assert "dotted" not in evidence(rows((10, "چین"))).html


def test_of_a_very_long_sentence_the_part_around_its_mentions_is_shown():
    sentence = "از " * 200 + "چین" + " به" * 200
    shown = soup(evidence(rows((600, "چین"), sentence=sentence)).html).select("td")[1].get_text()
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "چین" in shown
    assert len(shown) == 305


def test_no_text_of_the_evidence_becomes_markup():
    html = soup(evidence(rows((10, "<b>"), sentence="<b> و <i>", doc="<u>", actor="<s>")).html)
    assert html.find(["b", "i", "u", "s"]) is None
    assert html.mark.get_text() == "<b>"


def test_many_sentences_are_cut_and_none_are_said():
    many = pd.concat([rows((10, "چین"), sentence_number=i).assign(sentence=i) for i in range(50)])
    assert len(marks(many)) == 40
    assert "the first 40 of 50 sentences" in evidence(many).html
    assert "no mentions" in evidence(many.head(0)).html


def test_sentences_of_another_text_are_shown_unmarked():
    assert marks(rows((10, "هند"))) == []


def test_the_evidence_of_a_text_is_marked_where_the_mentions_are(seeds):
    table = load(seeds).evidence()
    shown = soup(evidence(table, max_rows=1000).html)
    assert len(shown.select("mark")) == len(table)
    assert {mark.get_text() for mark in shown.select("mark")} == set(table["text"])


# ---- raw and clean

RAW = "كتاب هاي چینی .\nC۵ کشور"


def columns(html):
    return ["\n".join(line.get_text() for line in td.select("div")) for td in soup(html).select("td")]


def test_raw_stands_first_and_both_texts_are_whole():
    cleaned = clean_text(RAW)
    assert columns(side_by_side(RAW, cleaned).html) == [RAW, cleaned.text]


def test_a_document_is_shown_as_its_two_texts(seeds):
    document = load(seeds)["000"]
    assert side_by_side(document, lines=3).html == side_by_side(document.raw, document.cleaned, lines=3).html


@pytest.mark.parametrize("given", [("چین",), ("چین", "چین"), (None,), (clean_text("چین"),)])
def test_what_is_no_text_before_and_after_is_told(given):
    with pytest.raises(OptionError, match=r"side_by_side: .*What to do: give a document"):
        side_by_side(*given)


def test_what_went_is_struck_and_what_came_is_marked():
    segments = [Segment(0, 2, 0, 2, KEPT), Segment(2, 3, 2, 3, "half_space", ZWNJ), Segment(3, 5, 3, 5, KEPT)]
    html = soup(side_by_side_html("می رو", f"می{ZWNJ}رو", segments))
    assert [(d.get_text(), d["title"]) for d in html.select("del")] == [(" ", "half_space")]
    assert [(i.get_text(), i["title"]) for i in html.select("ins")] == [(ZWNJ, "half_space")]


def test_only_an_inserted_half_space_has_a_border_since_a_border_parts_joined_letters():
    segments = [Segment(0, 1, 0, 1, "arabic_letter", "ک"), Segment(1, 3, 1, 3, KEPT)]
    html = soup(side_by_side_html("كتا", "کتا", segments))
    assert "border" not in html.ins["style"]


def test_each_line_has_its_own_direction_and_marks_end_with_the_line():
    segments = [Segment(0, 8, 0, 8, "order", "China\nچین"[:8])]
    html = soup(side_by_side_html("چین\nChin", "China\nچی", segments))
    assert [d["dir"] for d in html.select("td div")] == ["rtl", "ltr", "ltr", "rtl"]


def test_moved_text_is_shown_in_the_order_of_each_side():
    segments = [Segment(0, 3, 4, 7, KEPT), Segment(3, 4, 3, 3, "order", " "), Segment(4, 7, 0, 3, KEPT)]
    assert columns(side_by_side_html("ایچ چین", "چین ایچ", segments))[1] == "چین ایچ"


def test_long_texts_are_cut_to_the_lines_asked_for():
    text = "\n".join(["چین"] * 30)
    html = side_by_side_html(text, text, [Segment(0, len(text), 0, len(text), KEPT)], lines=4)
    assert html.count("چین") == 8
    assert html.count("the first 4 of 30 lines") == 2


def test_a_pair_has_a_title_and_room_below():
    html = soup(side_by_side("چین", clean_text("چین"), title="سفر <b>").html)
    assert html.div.div.get_text() == "سفر <b>"
    assert html.div.div["dir"] == "rtl"
    assert "margin-bottom" in html.div["style"]
    assert soup(side_by_side("چین", clean_text("چین")).html).div.find("div", recursive=False) is None


def test_a_panel_does_not_change_its_colour_under_the_pointer():
    assert soup(side_by_side("چین", clean_text("چین")).html).select_one("tbody tr")["style"] == "background:none"


# ---- notebook()


@pytest.fixture
def shell(monkeypatch):
    shell = InteractiveShell.instance()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    display.notebook()
    yield shell
    InteractiveShell.clear_instance()


def test_a_notebook_shows_tables_and_series_right_to_left(shell):
    table = pd.DataFrame({"word": ["چین"]})
    for shown in (table, table["word"]):
        data, _ = shell.display_formatter.format(shown)
        assert data["text/html"] == table_html(table)


def test_a_notebook_shows_figures_at_twice_their_pixels(shell, tmp_path):
    figure = plot.frequencies(pd.DataFrame({"word": ["چین"], "count": [9], "rank": [1]}))
    assert isinstance(figure, Figure)
    data, metadata = shell.display_formatter.format(figure)
    (tmp_path / "x.png").write_bytes(data["image/png"])
    picture = Image.open(tmp_path / "x.png")
    assert picture.width == 2 * metadata["image/png"]["width"] == 2 * 750
    assert "Software" not in picture.info
    assert data["image/png"] == shell.display_formatter.format(figure)[0]["image/png"]


def test_the_plain_text_of_what_is_shown_has_no_address(shell):
    data, _ = shell.display_formatter.format(side_by_side("چین", clean_text("چین")))
    assert not re.search(r"0x[0-9a-f]+", data["text/plain"])


def test_pages_and_figures_take_the_same_fonts():
    families = [family.strip("'") for family in display.FONTS.split(", ")]
    assert [family for family in families if family in FIGURE_FONTS] == list(FIGURE_FONTS)
    assert families[-1] == "sans-serif"


def test_outside_a_notebook_nothing_happens(monkeypatch):
    monkeypatch.setattr("IPython.get_ipython", lambda: None)
    assert display.notebook() is None


def test_moved_text_is_marked_on_both_sides_as_one_piece():
    raw = "نیا رد هتشذگ یاهلاس رد هک یناسک و دندوب هدنامزاب نومزآ زا هتشذگ یاهلاس زا هک یناراگزومآ"
    cleaned = clean_text(raw)
    assert "گذشته" in cleaned.text  # the letters were turned
    html = side_by_side(raw, cleaned).html
    before, after = html.split("<td")[1:]
    assert before.count('<span title="visual_order"') == 1  # not one mark a letter
    assert 0 < after.count('<span title="visual_order"') < 10
    assert "rgb(0,114,178)" in before
    assert "rgb(0,114,178)" in after


def test_counts_before_and_after_a_node_are_no_concordance():
    table = pd.DataFrame({"node": ["چین"], "collocate": ["نفت"], "before": [4], "after": [2]})
    html = table_html(table)
    assert "¶" not in html
    assert re.findall(r">(\d+)<", html) == ["4", "2"]
