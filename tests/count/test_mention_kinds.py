import pandas as pd
import pytest

from corpus.count import of_kinds
from corpus.count.mention_kinds import kinds_asked
from corpus.errors import OptionError

MENTIONS = pd.DataFrame(
    {
        "text": ["چین", "پکن", "آلماتی", "دریای چین", "زبان چینی"],
        "kind": ["country", "capital", "capital", "geographic", "language"],
        "counted": [True, True, False, False, False],
    }
)


@pytest.mark.parametrize(
    ("kinds", "texts"),
    [
        (None, ["چین", "پکن"]),
        ("capital", ["پکن"]),  # آلماتی is no capital any more: the gazetteer leaves it out of its kind
        ("geographic", ["دریای چین"]),
        (["language", "country"], ["چین", "زبان چینی"]),
        ({"leader"}, []),
    ],
)
def test_which_mentions_count(kinds, texts):
    assert of_kinds(MENTIONS, kinds)["text"].tolist() == texts


def test_kinds_are_not_looked_at_where_none_are_asked_for():
    assert of_kinds(MENTIONS.drop(columns="kind"))["text"].tolist() == ["چین", "پکن"]


@pytest.mark.parametrize(
    ("kinds", "message"),
    [
        ("city", r"kinds='city': there is no such kind of mention\. What to do: use some of country, official,"),
        (["country", 3], r"kinds=3: there is no such kind"),
        ([], r"kinds: no kind of mention is named.*or None for those that count"),
        (5, r"kinds=5: there is no such kind"),
    ],
)
def test_unknown_kinds_are_named(kinds, message):
    with pytest.raises(OptionError, match=message):
        of_kinds(MENTIONS, kinds)


def test_kinds_stand_once():
    assert kinds_asked(["capital", "country", "capital"]) == ("capital", "country")
