import numpy as np
import pandas as pd

from corpus.count import token_table
from corpus.count.covered_words import covered, tokens_touched

TEXTS = [("الف", "به چین، سفر کرد"), ("ب", "از چین‌هراسی گفت")]


def test_a_token_is_touched_by_one_letter_and_only_in_its_document():
    tokens = token_table(TEXTS)
    spans = pd.DataFrame({"doc": ["الف", "ب", "پ"], "start": [3, 3, 0], "end": [6, 6, 90]})
    assert tokens.loc[tokens_touched(tokens, spans), ["doc", "token"]].values.tolist() == [
        ["الف", "چین"],
        ["ب", "چین\u200cهراسی"],
    ]
    assert not tokens_touched(tokens, spans.head(0)).any()
    assert not tokens_touched(tokens, pd.DataFrame({"doc": ["الف"], "start": [2], "end": [3]})).any()  # a space
    assert tokens_touched(tokens.head(0), spans).tolist() == []


def test_runs_may_overlap():
    assert covered(5, np.array([0, 1]), np.array([1, 2])).tolist() == [True, True, True, False, False]
