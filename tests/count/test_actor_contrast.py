import pandas as pd
import pytest

from corpus.count import cite, contrast, keyness, sample_of, terms_of, token_table
from corpus.count.keywords import COLUMNS
from corpus.errors import OptionError
from corpus.mentions import find_mentions
from corpus.words import sentences

TEXTS = [
    ("الف", "نفت چین گران شد. گاز روسیه ارزان شد. سفر از پکن به مسکو آسان شد. باران آمد."),
    ("ب", "نفت به چین رفت. دریای چین جنوبی آبی است. گاز از روسیه آمد."),
]


def table_of_mentions(texts, actors):
    rows = [
        (doc, number, m.start, m.end, m.actor, m.kind, m.counted)
        for doc, text in texts
        for m in find_mentions(text, actors)
        for number, (start, end) in enumerate(sentences(text))
        if start <= m.start < end
    ]
    return pd.DataFrame(rows, columns=["doc", "sentence", "start", "end", "actor", "kind", "counted"])


@pytest.fixture(scope="module")
def tokens():
    return token_table(TEXTS)


@pytest.fixture(scope="module")
def mentions():
    return table_of_mentions(TEXTS, ["CN", "RU", "JP"])


def counts(table):
    return {word: (a, b) for word, a, b in zip(table["word"], table["count"], table["reference_count"], strict=True)}


def test_sentences_with_both_are_on_neither_side(tokens, mentions):
    table = contrast(tokens, mentions, "CN", "RU", by="token")
    assert list(table.columns) == COLUMNS
    assert counts(table) == {
        "نفت": (2, 0), "گران": (1, 0), "به": (1, 0), "رفت": (1, 0), "شد": (1, 1),
        "گاز": (0, 2), "ارزان": (0, 1), "از": (0, 1), "آمد": (0, 1),
    }  # fmt: skip
    assert cite(table).startswith(
        "contrast. Parameters: a=CN, b=RU, shared=neither, by=token, evidence=tokens, sort=log_likelihood, "
    )
    assert "Sizes: sentences CN=2, sentences RU=2, sentences with both=1, target tokens=6, reference tokens=6" in cite(
        table
    )


def test_or_on_both(tokens, mentions):
    table = counts(contrast(tokens, mentions, "CN", "RU", by="token", shared="both"))
    assert table["سفر"] == table["آسان"] == (1, 1)
    assert table["به"] == (2, 1)
    assert not {"پکن", "مسکو", "چین", "روسیه"} & set(table)


def test_names_are_left_out_where_they_stand_for_the_actor(tokens, mentions):
    table = counts(contrast(tokens, mentions, "CN", "RU", by="token", kinds=["country", "geographic"]))
    # دریای چین جنوبی names China as a place: the sentence is of China now, and the whole name is left out
    assert table["آبی"] == table["است"] == (1, 0)
    assert not {"دریای", "جنوبی"} & set(table)
    assert "kinds=country+geographic" in cite(contrast(tokens, mentions, "CN", "RU", kinds=["country", "geographic"]))


def test_it_is_keyness_of_the_sentences(tokens, mentions):
    table = contrast(tokens, mentions, "CN", "RU", sort="log_ratio", stopwords=["به", "از"], min_count=2)
    sides = [
        sample_of(terms_of(token_table([("الف", a), ("ب", b)])).words("lemma"))
        for a, b in (("نفت گران شد.", "نفت به رفت."), ("گاز ارزان شد.", "گاز از آمد."))
    ]
    pd.testing.assert_frame_equal(table, keyness(*sides, sort="log_ratio", stopwords=["به", "از"], min_count=2))


def test_sides_may_be_of_several_actors_and_counted_by_document(tokens, mentions):
    table = contrast(tokens, mentions, ["CN", "JP"], "RU", evidence="documents")
    assert counts(table)["نفت"] == (2, 0)
    assert table.attrs["sizes"]["target documents"] == 2


@pytest.mark.parametrize(
    ("a", "b", "options", "message"),
    [
        ("CN", "CN", {}, r"CN: the actor is on both sides\. What to do: contrast two different actors"),
        (["RU", "CN"], ["CN"], {}, r"CN: the actor is on both sides"),
        ("CN", [], {}, r"contrast: a side names no actor"),
        ("CN", "RU", {"shared": "none"}, r"shared='none': sentences that name both are not put there"),
        ("CN", "RU", {"sort": "t"}, r"t: there is no such measure"),
        ("CN", "RU", {"evidence": "texts"}, r"texts: keyness is not counted by this"),
        ("CN", "RU", {"kinds": "x"}, r"kinds='x': there is no such kind"),
        ("CN", "RU", {"by": "word"}, r"word: words are not counted by this"),
    ],
)
def test_what_cannot_be_contrasted(tokens, mentions, a, b, options, message):
    with pytest.raises(OptionError, match=message):
        contrast(tokens, mentions, a, b, **options)


def test_without_a_sentence_for_each_side_there_are_no_rows_and_the_sizes_say_why(tokens, mentions):
    table = contrast(tokens, mentions, "CN", "JP")
    assert table.empty
    assert list(table.columns) == list(contrast(tokens, mentions, "CN", "RU").columns)
    assert table.attrs["sizes"]["sentences JP"] == 0
    assert table.attrs["sizes"]["sentences CN"] > 0


def test_a_corpus_without_words(tokens, mentions):
    table = contrast(tokens.head(0), mentions.head(0), "CN", "RU")
    assert table.empty
    assert table.attrs["sizes"]["target tokens"] == 0
