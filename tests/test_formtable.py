"""Tables of word forms that are looked up where they lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import formtable
from corpus.formtable import FormTable, index_of

FORM = st.text(st.sampled_from("ابپتکگی\u200ca #é😀"), max_size=4)
ROW = st.tuples(FORM, st.sampled_from(["", "N", "0\t0", "1\tN,AJ"]))


@given(st.lists(ROW, max_size=60), st.booleans())
def test_a_table_says_what_a_dict_of_its_lines_says(rows, ends):
    text = "\n".join(f"{form}\t{said}" for form, said in rows) + "\n" * ends
    table, lines = FormTable(text.encode()), dict(rows)
    assert {form: table.get(form) for form in lines} == lines
    assert list(table) == list(lines)
    assert len(table) == len(lines)
    assert "نیست" not in table


@pytest.mark.parametrize("form", ["", "کت", "کتاب\tN", "N\nخوب", "خوب\t", "\ud800", "# سر"])
def test_what_is_no_form_is_not_found(form):
    table = FormTable("# سر\nکتاب\tN\nخوب\tAJ\n".encode())
    assert table.get(form) is None
    assert form not in table


def test_the_last_of_several_lines_counts():
    assert FormTable("کتاب\tN\nخوب\tAJ\nکتاب\tV".encode()).get("کتاب") == "V"


@pytest.mark.parametrize("index", [b"", b"\0" * 40, index_of("خوب\tAJ\n".encode())])
def test_an_index_of_another_text_is_made_anew(index):
    text = "کتاب\tN\nخوب\tAJ\n".encode()
    table = FormTable(text, index)
    assert (table.get("کتاب"), table.get("خوب")) == ("N", "AJ")
    assert table.checksum == FormTable(text, index_of(text)).checksum


def test_a_table_without_lines_has_no_forms():
    assert list(FormTable(b"")) == []
    assert FormTable(b"").get("کتاب") is None


def test_many_look_ups_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formtable, "_MANY", 3)
    text = "کتاب\tN\nخوب\tAJ\nبی تب\nخوب\tADV\n\tخالی\n".encode()
    table, asked = FormTable(text), FormTable(text)
    words = ["خوب", "بد", "", "خوب\tAJ", "کتاب", "\ud83d", "بی تب"]
    for word in words:
        asked.get(word)
    assert asked._all is not None
    monkeypatch.setattr(formtable, "_MANY", 0)
    assert [asked.get(word) for word in words] == [table.get(word) for word in words]


def test_few_look_ups_for_much_text_make_no_dict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formtable, "_ENOUGH", 1000)
    table = FormTable("خوب\tAJ\n".encode())
    for _ in range(300):
        for _ in range(formtable._MANY // 1000):
            table.get("خوب")
        table.looked_through(10_000)
    assert table._all is None


def test_where_text_asks_for_many_forms_a_dict_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formtable, "_ENOUGH", 1000)
    table = FormTable("خوب\tAJ\n".encode())
    for _ in range(20):
        table.get("خوب")
    table.looked_through(500)  # too little to say so
    assert table._all is None
    table.looked_through(500)
    assert table._all == {"خوب": 7}
    assert table.get("خوب") == "AJ"
