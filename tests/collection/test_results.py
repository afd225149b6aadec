"""Tables that are kept: also those of a corpus that another process gets."""

import pickle

import pandas as pd
import pytest

import corpus
from corpus.collection.results import Results
from corpus.engine import Store


def test_a_corpus_whose_tables_are_kept_can_be_pickled(seeds):
    texts = corpus.load(seeds, stream=False, store=True)
    again = pickle.loads(pickle.dumps(texts))
    pd.testing.assert_frame_equal(again.frequencies(), texts.frequencies())
    pd.testing.assert_frame_equal(again.documents, texts.documents)


@pytest.mark.parametrize("count", [3, 300], ids=["few", "many"])
def test_another_process_knows_the_texts_by_the_same_name(count, tmp_path):
    names = [(str(i), f"{i}#0", "") for i in range(count)]
    store = Store(tmp_path / "texts" / "now")
    results = Results(store, iter(names))
    assert pickle.loads(pickle.dumps(results))._texts == Results(store, names)._texts == results._texts
