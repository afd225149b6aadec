"""Copies in a corpus: which text is the first, and each counted once."""

import pytest

import corpus
from corpus.__main__ import main
from corpus.collection.copies import distinct, earliest_first

TEXT = "وزیر امور خارجه در نشست امروز گفت که گفتگو با همسایگان شمالی ادامه دارد و چین هم در آن شرکت می‌کند."
METADATA = "path,date,calendar\na.txt,2024-05-02,\nb.txt,2024-05-01,\nc.txt,1403,persian\n"


@pytest.fixture
def folder(tmp_path):
    for name, text in [("a", f"خبر تازه\n{TEXT}"), ("b", TEXT), ("c", f"{TEXT} "), ("d", TEXT), ("e", "هوا ابری است.")]:
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    (tmp_path / "metadata.csv").write_text(METADATA, "utf-8")
    return tmp_path


def test_the_earliest_text_is_the_first_then_the_order_of_paths(folder):
    texts = corpus.load(folder)
    assert [list(texts)[place].doc for place in earliest_first(list(texts))] == ["b", "a", "c", "d", "e"]
    table = texts.duplicates()
    assert table["doc"].tolist() == ["b", "a", "c", "d"]
    assert set(table["group"]) == {"b"}
    assert table["exact"].tolist() == [True, False, True, True]


def test_each_group_is_counted_once(folder):
    texts = corpus.load(folder)
    once = texts.without_duplicates()
    assert [d.doc for d in once] == ["b", "e"]
    assert distinct(list(texts)) == [1, 4]
    assert once.problems.equals(texts.problems)
    counts = [t.mention_counts(by="actor", actors=["CN"])["count"].sum() for t in (texts, once)]
    assert counts == [4, 1]


def test_the_verb(folder, capsys):
    assert main(["duplicates", str(folder), "-q"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("doc,group,exact,similarity,containment")
    assert len(lines) == 5
    assert main(["duplicates", str(folder), "--threshold", "2"]) == 2
    assert "between 0 and 1" in capsys.readouterr().err
