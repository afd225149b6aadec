import pandas as pd

from corpus.count import sensitivity


def test_only_counts_that_differ_are_rows_largest_change_first():
    raw = {"lemma": pd.Series({"الف": 3, "ب": 1, "پ": 5}), "mentions": pd.Series({"CN": 2})}
    clean = {"lemma": pd.Series({"الف": 3, "ب": 2, "ت": 4}), "mentions": pd.Series({"CN": 9})}
    assert sensitivity(raw, clean).values.tolist() == [
        ["mentions", "CN", 2, 9, 7],
        ["lemma", "پ", 5, 0, -5],
        ["lemma", "ت", 0, 4, 4],
        ["lemma", "ب", 1, 2, 1],
    ]


def test_equal_counts_give_an_empty_table_with_its_columns():
    table = sensitivity({"lemma": pd.Series({"الف": 3})}, {"lemma": pd.Series({"الف": 3})})
    assert table.empty
    assert list(table.columns) == ["measure", "item", "raw", "clean", "change"]
