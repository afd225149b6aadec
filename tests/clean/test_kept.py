"""Names of one's own that cleaning leaves whole."""

from __future__ import annotations

from pathlib import Path

import pytest

import corpus
from corpus import CleanConfig, clean_text
from corpus.clean import wordbreaks
from corpus.errors import OptionError
from corpus.letters import ZWNJ

TAKEN_APART = [
    # a name that no list has, and what it is taken for
    ("نشست پیلارسانت در بندر", "پیلارسانت"),
    ("حزب کارسازی ملی پیروز شد.", "کارسازی ملی"),
    ("شرکت کتابدوستان سهم خرید.", "کتابدوستان"),
]


@pytest.mark.parametrize(("text", "name"), TAKEN_APART)
def test_a_kept_name_stays_whole(text: str, name: str) -> None:
    assert name in clean_text(text, keep=[name]).text


def test_it_is_taken_apart_else() -> None:
    assert clean_text("شرکت کتابدوستان سهم خرید.").text == f"شرکت کتاب{ZWNJ}دوستان سهم خرید."


def test_its_endings_and_its_neighbours_are_mended() -> None:
    kept = clean_text("کتابدوستانها می روند و زیرساختها را میسازند", keep=["کتابدوستان"])
    assert kept.text == f"کتابدوستان{ZWNJ}ها می{ZWNJ}روند و زیرساخت{ZWNJ}ها را می{ZWNJ}سازند"
    assert clean_text("خانه کتابدوستان، بدهیها", keep=["دوستان"]).text == f"خانه کتاب{ZWNJ}دوستان، بدهی{ZWNJ}ها"


def test_letters_of_a_name_may_be_arabic_and_cleaning_twice_is_cleaning_once() -> None:
    once = clean_text("شركت كتابدوستان", keep=["كتابدوستان"]).text
    assert once == "شرکت کتابدوستان"
    assert clean_text(once, keep=["كتابدوستان"]).text == once


def test_without_names_nothing_is_wrapped() -> None:
    run = {repair.name: repair.run for repair in CleanConfig.preset("standard").repairs}
    assert run["word_breaks"] is wordbreaks.word_breaks


def test_names_are_a_list_and_stand_in_no_config_twice() -> None:
    with pytest.raises(OptionError, match=r"keep='کتاب'.*write keep=\['کتاب'\]"):
        clean_text("کتاب", keep="کتاب")
    with pytest.raises(OptionError, match="keep: a config says by itself"):
        clean_text("کتاب", CleanConfig(), keep=["کتاب"])


def test_the_names_of_a_gazetteer_are_kept_when_texts_are_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("شرکت کتابدوستان سهم خرید. کتابدوستان سود کرد.", "utf-8")
    (tmp_path / "mine.toml").write_text('[AA]\nfa = "آ"\nen = "A"\ncountry = ["کتابدوستان"]\n', "utf-8")
    mine = corpus.Gazetteer.load(tmp_path / "mine.toml")
    assert mine.names == ("کتابدوستان",)
    texts = corpus.load(tmp_path / "a.txt", keep=mine)
    assert texts["a"].text.count("کتابدوستان") == 2
    assert len(texts.mentions(mine)) == 2


@pytest.mark.parametrize("half", ["\ud83d", "\ud83d\ude00"])
def test_halves_of_broken_characters_stand_in_no_ones_way(half: str) -> None:
    text = f"{half} شرکت کتابدوستان سهم {half}خرید و میرود. {half}"
    cleaned = clean_text(text, keep=["کتابدوستان", half * 3])
    assert cleaned.text == f"{half} شرکت کتابدوستان سهم {half}خرید و می{ZWNJ}رود. {half}"
    texts = [text, *(text for text, _ in TAKEN_APART * 4)]
    found = corpus.clean_texts(texts, keep=["کتابدوستان"])
    assert [each.text for each in found] == [clean_text(each, keep=["کتابدوستان"]).text for each in texts]
