"""Where in the texts words stand."""

import pandas as pd
import pytest

from corpus import plot
from corpus.errors import OptionError
from corpus.letters import isolate
from tests.plot.looks import assert_legible, assert_steady, names, said, written


@pytest.fixture
def positions():
    rows = [("000", 50, "چین"), ("000", 150, "چین"), ("004", 10, "چین")]
    return pd.DataFrame(rows, columns=["doc", "start", "node"])


@pytest.fixture
def documents():
    return pd.DataFrame({"doc": ["000", "004"], "chars": [200, 100], "title": ["سفر به آسیا (۱۴۰۲)", None]})


def places(figure):
    return [[float(place) for place in strip.get_positions()] for strip in figure.axes[0].collections]


def test_one_word_has_a_strip_for_each_text_named_by_its_title(positions, documents):
    figure = plot.dispersion(positions, documents)
    assert names(figure) == [plot.shape("سفر به آسیا (۱۴۰۲)"), "004"]
    assert places(figure) == [[25, 75], [10]]
    assert written(figure) == ["2", "1"]
    assert f"{isolate('چین')}: place in the text" in figure.axes[0].get_xlabel()


def test_texts_begin_on_the_right(positions, documents):
    assert plot.dispersion(positions, documents).axes[0].xaxis_inverted()


def test_several_words_have_a_strip_each_in_each_text(positions, documents):
    more = pd.concat([positions, positions.assign(node="پکن", start=20).head(1)])
    figure = plot.dispersion(more, documents)
    assert names(figure) == [plot.shape(word) for word in ("پکن", "چین")] * 2
    assert places(figure) == [[10], [25, 75], [10]]
    assert {"0", "1", "2", plot.shape("سفر به آسیا (۱۴۰۲)")} <= set(written(figure))


def test_spellings_of_one_word_are_one_strip_under_the_commonest(documents):
    spelled = pd.DataFrame({"doc": "000", "start": [1, 2, 3, 4], "node": ["می رود", "می‌رود", "می‌رود", "ميرود"]})
    figure = plot.dispersion(spelled, documents)
    assert places(figure) == [[0.5, 1, 1.5, 2]]
    assert f"{isolate('می‌رود')}: place" in figure.axes[0].get_xlabel()


def test_actors_are_drawn_as_mention_positions_draws_them(documents):
    mentions = pd.DataFrame({"doc": "000", "start": [50, 60], "actor": ["CN", "RU"], "counted": [True, False]})
    figure = plot.dispersion(mentions, documents)
    assert names(figure) == names(plot.mention_positions(mentions, documents)) == ["China", "Russia"]
    assert [text for text in written(figure) if text.isdigit()] == ["1", "0"]


def test_lines_about_actors_are_strips_of_actors(documents):
    lines = pd.DataFrame({"doc": "000", "start": [50, 60], "node": ["پکن", "چین"], "actor": "CN"})
    assert names(plot.dispersion(lines, documents)) == ["China"]


def test_of_many_texts_and_words_those_with_most_are_shown(positions, documents):
    figure = plot.dispersion(positions, documents, top=1)
    assert len(names(figure)) == 1
    assert "1 texts with most occurrences of 2" in figure.axes[0].get_xlabel()
    many = pd.DataFrame({"doc": "000", "start": range(14), "node": [f"واژه{i}" for i in range(14)]})
    assert "10 words with most occurrences of 14" in plot.dispersion(many, documents).axes[0].get_xlabel()


@pytest.mark.parametrize("digits", ["latin", "persian"])
@pytest.mark.parametrize("texts", [1, 3, 12, 60])
@pytest.mark.parametrize("words", [["چین"], ["چین", "می‌رود", "C۵ کشور"]])
def test_every_label_is_legible(words, texts, digits):
    docs = [f"{i:03}" for i in range(texts)]
    title = "گزارشی از سفر هیئت ایرانی به پکن و دیدار با رئیس‌جمهور چین و وزیر امور خارجهٔ روسیه"
    documents = pd.DataFrame({"doc": docs, "chars": 1000, "title": title})
    table = pd.DataFrame(
        [(doc, i * 7, word) for doc in docs for i, word in enumerate(words)], columns=["doc", "start", "node"]
    )
    assert_legible(plot.dispersion(table, documents, digits=digits))


def test_the_same_table_gives_the_same_picture(positions, documents):
    assert_steady(lambda table: plot.dispersion(table, documents), positions)


def test_no_occurrences_are_said(positions, documents):
    assert said(plot.dispersion(positions.head(0), documents)) == ["No occurrences to show"]


def test_other_tables_are_named(positions, documents):
    with pytest.raises(OptionError, match=r"the columns word, dp: it lacks doc, start, node.*Corpus.kwic\(\)"):
        plot.dispersion(pd.DataFrame({"word": ["چین"], "dp": [0.4]}), documents)
    with pytest.raises(OptionError, match=r"it lacks chars.*Corpus.documents"):
        plot.dispersion(positions, documents.drop(columns="chars"))
    with pytest.raises(OptionError, match="the text 004: it is not among the documents"):
        plot.dispersion(positions, documents.head(1))
