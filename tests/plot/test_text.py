"""The one gate for right-to-left text into a figure, with both kinds of drawing engine."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from corpus.letters import DIRECTION_MARKS, direction, isolate
from corpus.plot import text
from corpus.plot.text import ENGINE_SHAPES, font_families, persian_digits, shape

RLI, LRI, PDI = "\u2067", "\u2066", "\u2069"

DIRECTIONS = [
    ("چین و روسیه", "rtl"),
    ("C۵ کشور آسیای مرکزی", "rtl"),  # the first letter is Latin
    ("The word «چین» means China", "ltr"),
    ("چین is the Persian word for China", "ltr"),  # the first letter is Persian
    ("۱۴۰۲–۱۴۰۳", "rtl"),
    ("1402-1403", "ltr"),
    ("", "ltr"),
    ("—", "ltr"),
    ("می‌رود", "rtl"),
    ("ﺳﻼم", "rtl"),  # presentation forms
    ("الف a", "rtl"),
    ("چ a", "rtl"),  # a tie
]

FOR_SHAPING = [
    ("چین و روسیه", "چین و روسیه"),
    ("C۵ کشور", f"{RLI}C۵ کشور{PDI}"),
    ("چین is the word", f"{LRI}چین is the word{PDI}"),
    ("China Daily", "China Daily"),
    ("۵$ و ۱۰$", r"۵\$ و ۱۰\$"),
    ("C۵ کشور\nچین", f"{RLI}C۵ کشور{PDI}\nچین"),
    ("", ""),
]

FOR_DRAWING = [
    ("چین", "\ufee6\ufbff\ufb7c"),
    ("لا", "\ufefb"),
    ("C۵ کشور", "\ufead\ufeee\ufeb8\ufb90 C۵"),  # the last letter is drawn first
    ("کتاب‌ها", "\ufe8e\ufeeb\ufe8f\ufe8e\ufe98\ufb90"),  # a half-space parts ب from ه and is not drawn
    ("(۲۰۲۲)", "(۲۰۲۲)"),
    ("۵$ و ۱۰$", "\\$۱۰ \ufeed ۵\\$"),
    ("China چین", "China \ufee6\ufbff\ufb7c"),
]


@pytest.mark.parametrize(("line", "expected"), DIRECTIONS)
def test_direction_is_that_of_most_letters(line, expected):
    assert direction(line) == expected


def test_each_line_is_isolated_in_its_own_direction():
    assert isolate("C۵ کشور\nChina چین\n") == f"{RLI}C۵ کشور{PDI}\n{LRI}China چین{PDI}\n"


@pytest.mark.parametrize(("given_text", "expected"), FOR_SHAPING)
def test_an_engine_that_shapes_gets_the_text_as_typed(monkeypatch, given_text, expected):
    monkeypatch.setattr(text, "ENGINE_SHAPES", True)
    assert shape(given_text) == expected


@pytest.mark.parametrize(("given_text", "expected"), FOR_DRAWING)
def test_a_plain_engine_gets_joined_letters_in_the_order_of_drawing(monkeypatch, given_text, expected):
    monkeypatch.setattr(text, "ENGINE_SHAPES", False)
    assert unicodedata.normalize("NFC", shape(given_text)) == expected


@given(st.text(alphabet=st.sampled_from("چین روسیهC۵5$\n(){}\u200c"), max_size=30))
def test_nothing_is_lost_on_the_way_to_an_engine_that_shapes(given_text):
    shaped = shape(given_text) if ENGINE_SHAPES else given_text
    assert "".join(c for c in shaped if c not in DIRECTION_MARKS).replace(r"\$", "$") == given_text


@given(st.text(max_size=30))
def test_any_text_can_be_prepared_for_either_engine(given_text):
    for prepare in (text._for_shaping_engine, text._for_plain_engine):
        assert isinstance(prepare(given_text), str)


def ink(drawn: str) -> np.ndarray:
    """Darkness per pixel column of ``drawn``, cut to where there is any."""
    figure = Figure(figsize=(6, 1), dpi=100)
    canvas = FigureCanvasAgg(figure)
    figure.text(0.5, 0.4, drawn, ha="center", family=font_families(), fontsize=24)
    canvas.draw()
    columns = 255.0 - np.asarray(canvas.buffer_rgba())[:, :, 0].min(axis=0)
    inked = np.flatnonzero(columns)
    return (255.0 - np.asarray(canvas.buffer_rgba())[:, :, 0].astype(float)).sum(axis=0)[inked[0] : inked[-1] + 1]


def test_letters_are_drawn_joined():
    apart = shape("\u200c".join("سلسله"))
    assert len(ink(shape("سلسله"))) < 0.85 * len(ink(apart))


def test_a_label_that_begins_with_a_latin_letter_is_drawn_from_the_right():
    columns = ink(shape("MM ااااا"))  # M is darker than the strokes of alef
    weight_on_the_right = columns[len(columns) // 2 :].sum() / columns.sum()
    assert weight_on_the_right > 0.55


def test_two_dollars_are_no_formula():
    assert len(ink(shape("$ x $"))) > len(ink(shape("x"))) * 2


def test_there_is_always_a_family_with_persian_letters():
    assert font_families()[-1] == "DejaVu Sans"


def test_digits_become_persian():
    assert persian_digits("1402/08") == "۱۴۰۲/۰۸"
