"""The way back from places in clean texts to the files."""

import pandas as pd
import pytest
from hypothesis import given

from corpus import clean_text
from corpus.collection import Corpus, Document
from corpus.errors import OptionError

from ..strategies import persian_texts


def corpus_of(*raws):
    return Corpus([Document(str(i), raw, {"path": f"{i}.txt"}, clean_text(raw)) for i, raw in enumerate(raws)])


PLACES = [
    # (label, raw text, node, what stood in the file)
    ("letters", "سفر به چيــن", "چین", "چيــن"),
    ("half-spaces", "سفر نخست وزير ژاپن", "نخست‌وزیر", "نخست وزير"),
    ("a text that was turned round", "نیچ هب رفس", "چین", "نیچ"),
    ("as it was", "سفر به چین", "چین", "چین"),
]


@pytest.mark.parametrize(("label", "raw", "node", "expected"), PLACES)
def test_a_place_is_traced_to_the_file(label, raw, node, expected):
    texts = corpus_of("ژاپن", raw)
    [row] = texts.trace(texts.kwic(node)).itertuples()
    assert (row.path, row.raw) == ("1.txt", expected)
    assert raw[row.raw_start : row.raw_end] == expected


class Apart:
    """A text of which cleaning has taken a piece out, and inserted a sign."""

    raw, text, metadata = "نخست 12 وزیر", "نخست‌وزیر", {}

    @property
    def cleaned(self):
        return self

    def to_raw(self, start, end):
        spans = {0: (0, 4), 5: (8, 12)}
        return [span for at, span in spans.items() if start <= at < end or start == 3 == at + 3]


def test_pieces_that_stood_apart_are_joined_and_all_of_them_enclosed():
    from corpus.count import trace

    table = pd.DataFrame({"doc": ["a", "a"], "start": [0, 4], "end": [9, 5]})
    traced = trace(table, {"a": Apart()})
    assert traced[["raw_start", "raw_end", "raw"]].values.tolist() == [[0, 12, "نخست … وزیر"], [4, 4, ""]]
    assert traced["path"].isna().all()


def test_a_table_keeps_its_columns_and_how_it_was_made():
    texts = corpus_of("در سال ۱۴۰۲ به چین رفت")
    table = texts.dates()
    traced = texts.trace(table)
    pd.testing.assert_frame_equal(traced[table.columns], table)
    assert traced.attrs == table.attrs
    assert list(traced.columns[-5:]) == ["path", "page", "raw_start", "raw_end", "raw"]


def test_pages_are_counted_by_form_feeds():
    texts = corpus_of("چین آمد.\fروسیه و چین.\f\fچین رفت.")
    assert texts.trace(texts.kwic("چین"))["page"].tolist() == [1, 2, 4]
    assert corpus_of("چین").trace(corpus_of("چین").kwic("چین"))["page"].isna().all()


def test_a_table_without_rows_gets_the_columns():
    traced = corpus_of("چین").trace(corpus_of("چین").kwic("ژاپن"))
    assert traced.empty
    assert [str(traced[name].dtype) for name in ("raw_start", "raw_end")] == ["int64", "int64"]


@given(persian_texts)
def test_every_token_is_traced(raw):
    texts = corpus_of(raw)
    for row in texts.trace(texts.tokens()).itertuples():
        assert 0 <= row.raw_start <= row.raw_end <= len(raw)
        assert set(row.raw.replace(" … ", "")) <= set(raw)


ERRORS = [
    (pd.DataFrame({"doc": ["0"]}), "the table: it has no column start, end"),
    (pd.DataFrame({"doc": ["9"], "start": [0], "end": [1]}), "'9': the table names a text that is not there"),
    (pd.DataFrame({"doc": ["0"], "start": [0], "end": [99]}), "0 0–99: the text has 3 characters"),
    (pd.DataFrame({"doc": ["0"], "start": [2], "end": [1]}), "0 2–1: the text has 3 characters"),
]


@pytest.mark.parametrize(("table", "message"), ERRORS)
def test_a_table_of_other_texts_is_named(table, message):
    for use in (corpus_of("چین").trace, corpus_of("چین").kwic):
        with pytest.raises(OptionError, match=message):
            use(table)
