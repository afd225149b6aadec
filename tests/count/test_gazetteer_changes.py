"""Counts and mentions before and after a change of the gazetteer."""

from __future__ import annotations

import pandas as pd
import pytest

import corpus
from corpus import Gazetteer, compare_gazetteers
from corpus.count import cite, count_changes, mention_changes
from corpus.mentions import Actor, Alias

COLUMNS = ["doc", "sentence", "start", "end", "text", "actor", "kind", "alias", "counted"]
SENTENCES = pd.DataFrame(
    {"doc": ["ب", "ب", "الف"], "sentence": [0, 1, 0], "text": ["چین آمد.", "روسیه رفت.", "به پکن رفت."]}
)
CHINA = ("ب", 0, 0, 3, "چین", "CN", "country", "چین", True)
RUSSIA = ("ب", 1, 9, 14, "روسیه", "RU", "country", "روسیه", True)
BEIJING = ("الف", 0, 3, 6, "پکن", "CN", "capital", "پکن", True)


def table(*rows):
    return pd.DataFrame(list(rows), columns=COLUMNS)


def test_only_counts_that_differ_are_shown_the_largest_first():
    before = table(CHINA, RUSSIA, (*RUSSIA[:5], "SU", *RUSSIA[6:]))
    after = table(CHINA, BEIJING, BEIJING)
    changes = count_changes(before, after)
    assert changes.values.tolist() == [["CN", 1, 3, 2], ["RU", 1, 0, -1], ["SU", 1, 0, -1]]
    assert list(changes.columns) == ["actor", "before", "after", "change"]
    assert "mentions before=3, mentions after=3" in cite(changes)


def test_what_is_not_counted_changes_no_count_but_is_a_mention_lost_and_gained():
    uncounted = (*BEIJING[:8], False)
    assert count_changes(table(CHINA, uncounted), table(CHINA)).empty
    changes = mention_changes(table(BEIJING), table(uncounted), SENTENCES)
    assert changes[["change", "text", "counted", "sentence_text"]].values.tolist() == [
        ["lost", "پکن", True, "به پکن رفت."],
        ["gained", "پکن", False, "به پکن رفت."],
    ]


def test_mentions_stand_in_the_order_of_the_texts_with_their_sentences():
    changes = mention_changes(table(BEIJING, RUSSIA), table(CHINA), SENTENCES)
    assert list(changes.columns) == ["change", *COLUMNS, "sentence_text"]
    assert changes[["change", "doc", "text", "sentence_text"]].values.tolist() == [
        ["gained", "ب", "چین", "چین آمد."],
        ["lost", "ب", "روسیه", "روسیه رفت."],
        ["lost", "الف", "پکن", "به پکن رفت."],
    ]


@pytest.mark.parametrize("rows", [(), (CHINA, BEIJING)])
def test_tables_that_agree_have_no_changes(rows):
    assert count_changes(table(*rows), table(*rows)).empty
    changes = mention_changes(table(*rows), table(*rows), SENTENCES)
    assert changes.empty
    assert list(changes.columns) == ["change", *COLUMNS, "sentence_text"]


def test_tables_are_left_as_they_were():
    before, after = table(CHINA), table(RUSSIA)
    count_changes(before, after)
    mention_changes(before, after, SENTENCES)
    pd.testing.assert_frame_equal(before, table(CHINA))
    pd.testing.assert_frame_equal(after, table(RUSSIA))


def test_an_actor_of_ones_own_takes_mentions_from_another(tmp_path):
    (tmp_path / "یک.txt").write_text("سفارت چین در تهران بیانیه داد. چین و روسیه همسایه‌اند.\n", encoding="utf-8")
    texts = corpus.load(tmp_path)
    embassy = Gazetteer([Actor("EMB", "سفارت", "Embassy", (Alias("institution", ("سفارت چین",), True),))])
    before = Gazetteer.shipped().select(["CN", "RU"])
    changes = compare_gazetteers(texts, before, before | embassy)
    assert changes.counts.values.tolist() == [["CN", "China", 2, 1, -1], ["EMB", "Embassy", 0, 1, 1]]
    found = changes.mentions[["change", "text", "actor", "sentence_text"]].values.tolist()
    assert found == [
        ["gained", "سفارت چین", "EMB", "سفارت چین در تهران بیانیه داد."],
        ["lost", "چین", "CN", "سفارت چین در تهران بیانیه داد."],
    ]
    assert compare_gazetteers(texts, before, before).mentions.empty
