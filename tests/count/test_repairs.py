from corpus import clean_text
from corpus.count import repair_counts, repair_table


def table_of(**texts):
    cleaned = {doc: clean_text(text) for doc, text in texts.items()}
    return repair_table((doc, c.raw, c.text, c.repairs) for doc, c in cleaned.items())


def test_the_least_certain_repair_comes_first_with_the_words_around_it():
    table = table_of(one="كتاب خوب", two="او می رود")
    assert table["confidence"].is_monotonic_increasing
    last = table.iloc[0]
    assert (last["doc"], last["fixer"], last["raw_words"]) == ("two", "spaced_halfspaces", "می رود")


def test_a_place_where_two_repairs_met_counts_for_both():
    counts = repair_counts(table_of(one="او می\u00a0رود", two="او می رود"))
    assert dict(zip(counts["fixer"], counts["repairs"], strict=True)) == {"odd_spaces": 1, "spaced_halfspaces": 2}
    assert counts.set_index("fixer").loc["spaced_halfspaces", ["step", "documents"]].tolist() == ["halfspaces", 2]


def test_texts_without_a_change_give_empty_tables_with_their_columns():
    table = table_of(one="متن")
    assert table.empty
    assert "confidence" in table.columns
    assert repair_counts(table).columns.tolist() == ["step", "fixer", "repairs", "documents", "least_sure"]
