import pytest

from corpus import lexicon
from corpus.lexicon import LexiconError, hazm_data, load_lexicon

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


def test_words_have_frequencies_and_tags():
    words = load_lexicon()
    assert len(words) > 190_000
    assert "روسیه" in words
    assert words.frequency("روسیه") > 1_000_000
    assert words.tags("روسیه") == ("N",)
    assert words.frequency("نیست‌چنین‌واژه") == 0
    assert words.tags("نیست‌چنین‌واژه") == ()


def test_half_spaced_forms_are_found_by_their_letters():
    assert load_lexicon().halfspaced["بینالمللی"] == f"بین{ZWNJ}المللی"


def test_a_missing_hazm_is_named(monkeypatch):
    monkeypatch.setattr(lexicon, "find_spec", lambda name: None)
    with pytest.raises(LexiconError, match=r"hazm: the package is not installed. What to do: install it with"):
        hazm_data("words.dat")


def test_a_missing_data_file_is_named():
    with pytest.raises(LexiconError, match=r"nothing\.dat: hazm's data file is missing"):
        hazm_data("nothing.dat")


def test_another_layout_is_refused(monkeypatch, tmp_path):
    changed = tmp_path / "words.dat"
    changed.write_text("و 12 N\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "hazm_data", lambda name: changed)
    load_lexicon.cache_clear()
    try:
        with pytest.raises(LexiconError, match="another layout"):
            load_lexicon()
    finally:
        load_lexicon.cache_clear()
