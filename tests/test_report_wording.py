"""The words of a report in both languages, and the prose of the notebooks in Persian."""

import string

import nbformat
import pytest

from corpus.clean.config import REPAIRS as ALL_REPAIRS
from corpus.letters import ZWNJ
from corpus.report.sections import caption_of
from corpus.report.translations import translations_into
from corpus.report.wording import REPAIRS, WORDS, number, repair_name

PERSIAN = translations_into("fa")


def places(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_both_languages_say_the_same_things():
    assert list(WORDS["en"]) == list(WORDS["fa"])
    assert [places(text) for text in WORDS["en"].values()] == [places(text) for text in WORDS["fa"].values()]


@pytest.mark.parametrize("language", WORDS)
def test_every_repair_has_a_name(language):
    assert set(REPAIRS[language]) == {repair.name for repair in ALL_REPAIRS}


def prose_of(path):
    for cell in nbformat.read(path, as_version=4).cells:
        text = cell.source if cell.cell_type == "markdown" else caption_of(cell.source)
        if text:
            yield text


@pytest.mark.parametrize("name", ["01_texts", "02_word_frequencies", "03_mentions", "04_timelines", "05_compare"])
def test_every_cell_of_prose_and_every_caption_has_its_translation(root, name):
    texts = list(prose_of(root / "notebooks" / f"{name}.ipynb"))
    assert len(texts) > 10
    assert [text for text in texts if not PERSIAN.has(text)] == []


@pytest.mark.parametrize("text", [*PERSIAN.texts.values(), *PERSIAN.columns.values(), *WORDS["fa"].values()])
def test_persian_is_written_with_persian_letters_and_half_spaces_in_their_places(text):
    assert not set("كيىةۀ٤٥٦") & set(text) - set("يك" if "عربی" in text else "")
    assert f" {ZWNJ}" not in text
    assert f"{ZWNJ} " not in text
    assert f"{ZWNJ}{ZWNJ}" not in text


def test_headings_and_lists_of_a_translation_are_those_of_the_text():
    for english, persian in PERSIAN.texts.items():
        assert english.startswith("#") == persian.startswith("#")
        assert english.count(" - ") >= persian.count("\n- ")


def test_a_text_without_translation_stays():
    assert PERSIAN.text("# Mine") == "# Mine"
    assert translations_into("en").text("Repairs by kind") == "Repairs by kind"


NUMBERS = [(0, "۰"), (1234567, "۱٬۲۳۴٬۵۶۷"), (0.25, "۰٫۲۵"), (2.0, "۲"), ("2023-11", "۲۰۲۳-۱۱")]


@pytest.mark.parametrize(("value", "expected"), NUMBERS)
def test_numbers_of_the_prose_have_persian_digits(value, expected):
    assert number(value, "fa") == expected


def test_a_repair_that_is_not_known_goes_by_its_name():
    assert repair_name("own+diacritics", "en") == "own + vowel signs removed"
