"""Texts that a process has loaded reach those that it starts, and only where the same is asked for."""

import os
import pickle

import pytest

from corpus import load
from corpus.collection import handing
from corpus.collection.loading import loaded_for_others


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "یک.txt").write_text("چین در سال ۱۴۰۲ با ژاپن ديدار كرد.\n", encoding="utf-8")
    return tmp_path / "texts"


@pytest.fixture
def handed(folder, monkeypatch):
    """The variable is set as for a notebook of a report."""
    texts = load(folder)
    texts.mentions(), texts.dates(), texts.documents
    with loaded_for_others(texts, folder) as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield environment
    assert not os.path.exists(environment[handing.VARIABLE])


def is_handed(texts):
    return "documents" in texts._found


def test_the_same_texts_are_taken_and_answer_as_if_they_had_been_loaded(folder, handed, monkeypatch):
    taken = load(folder)
    assert is_handed(taken)
    monkeypatch.delenv(handing.VARIABLE)
    anew = load(folder)
    assert not is_handed(anew)
    for name in ("mentions", "dates", "repairs", "frequencies", "mention_counts", "timeline"):
        assert getattr(taken, name)().equals(getattr(anew, name)()), name
    assert taken.documents.equals(anew.documents)
    assert taken.problems.equals(anew.problems)


def test_what_one_changes_in_a_table_does_not_reach_the_next(folder, handed):
    table = load(folder).documents
    table.loc[0, "title"] = "x"
    assert load(folder).documents.loc[0, "title"] != "x"


def test_other_options_and_changed_files_are_loaded_anew(folder, handed):
    assert not is_handed(load(folder, reference_date="2023"))
    assert not is_handed(load(folder, preset="none"))
    assert not is_handed(load(folder, keep=["چین"]))
    (folder / "metadata.csv").write_text("path,title\nیک.txt,تیتر\n", encoding="utf-8")
    texts = load(folder)
    assert not is_handed(texts)
    assert texts.documents["title"].tolist() == ["تیتر"]


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps(1)])
def test_a_file_that_is_of_no_use_is_passed_over(folder, handed, content):
    with open(handed[handing.VARIABLE], "wb") as file:
        file.write(content)
    assert not is_handed(load(folder))


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no permissions here")
def test_a_file_that_others_may_write_is_not_read(folder, handed):
    os.chmod(handed[handing.VARIABLE], 0o666)
    assert not is_handed(load(folder))


def test_names_of_a_gazetteer_of_ones_own_are_not_taken_apart(folder, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[MR]\nen = "Mirwa"\nfa = "می روا"\ncounted = true\norganisation = ["می روا"]\n', encoding="utf-8")
    (folder / "دو.txt").write_text("شرکت می روا با چین قرارداد بست.\n", encoding="utf-8")
    assert "می روا" in load(folder, gazetteer=own)["دو"].text
    assert load(folder, gazetteer=str(own))["دو"].text == load(folder, keep=["می روا"])["دو"].text
