"""The table of common forms says what the rules say, and nothing depends on it but speed."""

import pytest

from corpus import clean_text, lemmatize, wordforms
from corpus.clean import triage
from corpus.lexicon import Lexicon, load_lexicon
from corpus.words import lemmatizer, spelling
from tools import make_word_forms

REMEDY = "a rule or a list has changed: run tools/make_word_forms.py again"


def test_all_forms_are_as_the_rules_say():
    needs, lemmas, _ = wordforms.word_forms()
    assert len(needs) > 80_000
    assert {form: lemma for form, lemma in lemmas.items() if lemma != lemmatizer.worked_out(form)} == {}, REMEDY
    assert {form: need for form, need in needs.items() if need != triage.needs_of(form)} == {}, REMEDY


def test_what_ships_is_what_is_made():
    made = make_word_forms.tables()
    shipped = {path.name: path.read_bytes() for path in make_word_forms.OUT.parent.iterdir()}
    assert {*made, "forms.tsv", "README.md"} == set(shipped)
    assert [name for name in made if made[name] != shipped[name]] == [], REMEDY


@pytest.mark.parametrize("made_of_another", ["halfspaced", "usual"])
def test_what_is_made_of_another_list_is_worked_out(monkeypatch, made_of_another):
    def found():
        lexicon = Lexicon(load_lexicon()._entries)
        spelling._usual.cache_clear()
        return lexicon.halfspaced if made_of_another == "halfspaced" else spelling._usual()

    shipped = found()
    with monkeypatch.context() as patch:
        patch.setattr(Lexicon, "checksum", property(lambda _: "another"))
        assert found() == shipped
    assert len(shipped) > 500


@pytest.fixture
def without_the_table(monkeypatch):
    def forget():
        wordforms.word_forms.cache_clear()
        triage.MET.clear()
        triage._RECENT.clear()
        lemmatizer._lemma.cache_clear()

    monkeypatch.setattr(wordforms, "sources", lambda: "other lists")
    forget()
    yield
    monkeypatch.undo()
    forget()


TEXT = "دانشجویان کتابها را ميخوانند ، رئیس جمهور می گوید : اقتصادشان بهتر شده است. آن‌ها نمی‌رفتند."


def test_with_other_lists_of_hazm_the_table_is_left_aside(without_the_table):
    assert wordforms.word_forms() == ({}, {}, None)
    cleaned = clean_text(TEXT).text
    assert "می‌خوانند، رئیس‌جمهور می‌گوید:" in cleaned
    assert lemmatize("نمی‌رفتند") == "رفت#رو"


def test_nothing_but_speed_depends_on_the_table(request):
    words = TEXT.split()
    before = clean_text(TEXT), [lemmatize(word) for word in words]
    request.getfixturevalue("without_the_table")
    after = clean_text(TEXT), [lemmatize(word) for word in words]
    assert (before[0].text, before[0].repairs, before[1]) == (after[0].text, after[0].repairs, after[1])
