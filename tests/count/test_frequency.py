import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import stopwords
from corpus.count import cite, frequencies, ngrams, token_table
from corpus.errors import OptionError

from ..strategies import persian_texts

COLUMNS = ["word", "count", "per_million", "documents", "rank"]
DOCUMENTS = [("الف", "چین و ژاپن، کتاب‌های چین. کتابها در ژاپن؟"), ("ب", "گل پل چای C۵ #چین ۲۰۲۴")]


@pytest.fixture(scope="module")
def tokens():
    return token_table(DOCUMENTS)


def test_the_tokens_of_two_documents(tokens):
    assert list(tokens.columns) == ["doc", "sentence", "start", "end", "token", "lemma", "kind"]
    texts = dict(DOCUMENTS)
    assert all(texts[row.doc][row.start : row.end] == row.token for row in tokens.itertuples())
    assert tokens.groupby("doc", sort=False)["sentence"].max().tolist() == [1, 0]
    assert tokens.loc[tokens.token == "کتابها", "lemma"].tolist() == ["کتاب"]


def test_counts_by_lemma(tokens):
    table = frequencies(tokens)
    assert list(table.columns) == COLUMNS
    # ties in the order of the alphabet: پ after ب, چ after ج, گ after ک; #چین and C۵ are counted, ۲۰۲۴ is not
    assert table["word"].tolist() == ["چین", "ژاپن", "کتاب", "#چین", "C۵", "پل", "چای", "در", "گل", "و"]
    assert table["count"].tolist() == [2, 2, 2, 1, 1, 1, 1, 1, 1, 1]
    assert table["rank"].tolist() == [1, 1, 1, 4, 4, 4, 4, 4, 4, 4]
    assert table["per_million"].iloc[0] == pytest.approx(2e6 / 13)
    assert table["documents"].max() == 1


def test_counts_by_token_and_kind(tokens):
    table = frequencies(tokens, by="token", kinds=("word", "number"))
    assert table.set_index("word")["count"].to_dict()["کتاب‌های"] == 1
    assert "۲۰۲۴" in set(table["word"])
    assert "C۵" not in set(table["word"])


def test_stopwords_leave_the_rows_but_not_the_total():
    tokens = token_table([("الف", "کار میشود می‌شود و كار")])
    table = frequencies(tokens, by="token", stopwords=stopwords())
    assert table["word"].tolist() == ["كار", "کار"]  # as written, ties in code point order
    assert table["rank"].tolist() == [1, 1]
    assert table["per_million"].tolist() == [2e5, 2e5]
    assert frequencies(tokens, stopwords=["کار"])["word"].tolist() == ["شد#شو", "و"]


def test_ngrams_stay_within_sentences_and_between_signs():
    tokens = token_table([("الف", "آسیای مرکزی بود. مرکزی بود، آسیای مرکزی"), ("ب", "آسیای مرکزی")])
    table = ngrams(tokens, 2)
    assert list(table.columns) == COLUMNS
    assert table[["word", "count", "documents", "rank"]].values.tolist() == [
        ["آسیای مرکزی", 3, 2, 1],
        ["مرکزی بود", 2, 1, 2],
    ]
    assert table["per_million"].tolist() == [6e5, 4e5]
    assert ngrams(tokens, 3)["word"].tolist() == ["آسیای مرکزی بود"]
    assert ngrams(tokens, 2, by="lemma")["word"].iloc[0] == "آسیا مرکزی"
    assert ngrams(tokens, 1)["count"].tolist() == frequencies(tokens, by="token")["count"].tolist()


@pytest.mark.parametrize("documents", [[], [("الف", "")], [("الف", "، !")]])
def test_nothing_to_count_gives_empty_tables_with_columns(documents):
    tokens = token_table(documents)
    for table in (frequencies(tokens), ngrams(tokens, 2), frequencies(tokens, stopwords=["و"])):
        assert list(table.columns) == COLUMNS
        assert table.empty


@given(st.lists(persian_texts, max_size=4))
def test_invariants(texts):
    tokens = token_table((str(i), text) for i, text in enumerate(texts))
    before = tokens.copy()
    table = frequencies(tokens, by="token")
    counted = tokens[tokens["kind"].isin(["word", "acronym", "hashtag"])]
    assert table["count"].sum() == len(counted)
    assert (table["documents"] <= table["count"]).all()
    assert table["count"].is_monotonic_decreasing
    assert table["word"].is_unique
    assert counted.groupby("token")["doc"].nunique().to_dict() == table.set_index("word")["documents"].to_dict()
    runs = ngrams(tokens, 2)
    assert all(word.count(" ") == 1 for word in runs["word"])
    pd.testing.assert_frame_equal(tokens, before)


def test_wrong_options_are_named(tokens):
    with pytest.raises(OptionError, match=r'stem: words are not counted by this. What to do: use by="lemma"'):
        frequencies(tokens, by="stem")
    with pytest.raises(OptionError, match="word: no kinds of tokens"):
        frequencies(tokens, kinds="word")
    with pytest.raises(OptionError, match="stopwords: a single string"):
        frequencies(tokens, stopwords="و")
    for n in (0, -1, 1.5, True):
        with pytest.raises(OptionError, match="not a number of words"):
            ngrams(tokens, n)


def test_a_table_says_how_it_was_made(tokens):
    assert cite(frequencies(tokens, stopwords=["و", "در"])) == (
        "frequencies. Parameters: by=lemma, stopwords=2, kinds=word+acronym+hashtag. Sizes: tokens=13, documents=2.\n"
        "Formula: per_million = 1,000,000 × count ÷ tokens."
    )
    with pytest.raises(OptionError, match="it does not say how it was made"):
        cite(pd.DataFrame())
