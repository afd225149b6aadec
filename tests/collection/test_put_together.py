"""Answers about batches, put together in Arrow, are the table that pandas makes of lists; and texts do not stay."""

import gc
import weakref

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_series_equal

import corpus
from corpus.collection import asking, questions
from corpus.collection.streamed import _series

TYPES = st.sampled_from(
    [st.text(), st.integers(-(2**40), 2**40), st.booleans(), st.dates(), st.floats(allow_nan=False)]
)


@given(st.data())
def test_a_column_is_as_pandas_makes_it(data):
    kind = data.draw(TYPES)
    pieces = data.draw(st.lists(st.lists(kind, max_size=4), max_size=4))
    missing = data.draw(st.booleans())
    values = [each for piece in pieces for each in piece] + [None] * missing
    if all(value is None for value in values):
        values = []
    column = pa.chunked_array([values]) if values else pa.chunked_array([], pa.string())
    expected = pd.Series(values, dtype=None if values else object)
    if missing and isinstance(next(iter(values), None), bool):
        expected = pd.Series(values, dtype=object)
    assert_series_equal(_series(column), expected)


def test_nothing_but_missing_values():
    column = pa.chunked_array([pa.nulls(2), pa.nulls(1)])
    assert_series_equal(_series(column), pd.Series([None, None, None], dtype=object))


def test_categories_are_their_values():
    column = pa.chunked_array([pa.array(["چین", "ژاپن", "چین"]).dictionary_encode()])
    assert_series_equal(_series(column), pd.Series(["چین", "ژاپن", "چین"]))


@pytest.mark.parametrize("question", [questions.Words(), questions.Dates()])
def test_the_texts_of_a_batch_go_when_it_is_answered(question, monkeypatch):
    texts = corpus.load("seeds/", stream=True)
    read = []
    real = asking.Asked.slim

    def slim(work):
        documents = real(work)
        read.append(weakref.ref(documents))
        return documents

    monkeypatch.setattr(asking.Asked, "slim", slim)
    works = [asking._asked(question, batch, texts._asking.store) for _, batch in texts._documents.batches()]
    for work in works:
        asking.answer(work)
    gc.collect()
    assert len(read) == len(works) > 0  # that a batch has a name takes none of its documents
    assert not any(documents() for documents in read)
    assert not any(work.documents._read for work in works)
