"""Rows of PDF pages as text: brackets as they are meant, marks on their letters, strokes that only lengthen words."""

from __future__ import annotations

import pytest

from corpus.readers.pdf.cells import Shapes, cells_of
from corpus.readers.pdf.glyphs import Glyph
from corpus.readers.pdf.order import as_meant
from corpus.readers.pdf.rows import rows_of

BRACKETS = [
    pytest.param("گفت: »باشد« )نه(.", "گفت: «باشد» (نه).", id="both kinds are drawn ones"),
    pytest.param("از »نگاه« گفت [و رفت] (شب).", "از «نگاه» گفت [و رفت] (شب).", id="one kind is"),
    pytest.param(")یک( و )دو( و )سه(", "(یک) و (دو) و (سه)", id="pairs that seem to stand between the pairs"),
    pytest.param(")صادقی( Perry, J. (2012). New", "(صادقی) Perry, J. (2012). New", id="not inside Latin"),
    pytest.param("گفت: «باشد» (نه).", "گفت: «باشد» (نه).", id="as meant already"),
    pytest.param("۱) نخست\n۲) دوم", "۱) نخست\n۲) دوم", id="numbers of clauses"),
    pytest.param("«نه»", "«نه»", id="alone"),
]


@pytest.mark.parametrize(("read", "meant"), BRACKETS)
def test_brackets_are_as_meant(read: str, meant: str) -> None:
    assert as_meant(read) == meant


def row(*glyphs: tuple[str, float, int], size: float = 10.0) -> list[Glyph]:
    """Glyphs from right to left: letters, width, number of the shape; those without width are drawn last."""
    right, result = 500.0, []
    for letters, width, shape in glyphs:
        result.append((letters, right - width, right, shape))
        right -= width
    drawn = reversed(range(len(result)))
    return [
        Glyph(letters, left, end, 100.0, size, ("F", shape), number)
        for (letters, left, end, shape), number in zip(result, drawn, strict=True)
    ]


def test_a_mark_belongs_to_no_full_stop() -> None:
    # The sign of tanwin reaches over the full stop that is drawn before it; the letter is drawn after it.
    glyphs = [
        Glyph("لا", 437.5, 445.2, 100.0, 12.0, ("F", 72), 2),
        Glyph("ً", 435.2, 435.2, 100.0, 12.0, ("F", 71), 1),
        Glyph(".", 433.4, 437.5, 100.0, 12.0, ("F", 17), 0),
    ]
    [found] = rows_of(glyphs)
    assert "".join(cell.letters for cell in cells_of(found)) == "لاً."


def lengthened(stroke: str, *, times: int) -> tuple[list[str], frozenset[tuple[str, int]]]:
    """The text of rows in which a stroke of 3 points stands behind the first letter of each third word."""
    page = []
    for _ in range(4):
        glyphs: list[tuple[str, float, int]] = []
        for number in range(3):
            glyphs += [("س", 8, 1), *([(stroke, 3, 9)] * times if number == 2 else []), ("ا", 3, 2), ("ر", 8, 3)]
            glyphs.append((" ", 3, 4))
        page.append(cells_of(rows_of(row(*glyphs))[0]))
    shapes = Shapes.learn(page)
    return ["".join(shapes.letters(cells)) for cells in page], shapes.strokes


@pytest.mark.parametrize("stroke", [" ", "%", "*", "x", ""])
def test_strokes_are_no_letters_and_no_spaces(stroke: str) -> None:
    texts, strokes = lengthened(stroke, times=4)
    assert texts == ["سار سار سار"] * 4
    assert strokes == {("F", 9)}


@pytest.mark.parametrize(("apart", "known"), [(2.0, True), (0.3, True), (3.0, False)])
def test_strokes_that_lie_over_one_another_say_nothing(apart: float, known: bool) -> None:
    # Whole ones beside each other may be a letter that the file does not name, twice.
    page = []
    for _ in range(4):
        last = Glyph("ر", 477.0, 485.0, 100.0, 10.0, ("F", 3), 0)
        strokes = [Glyph("", 485.0 + apart * n, 488.0 + apart * n, 100.0, 10.0, ("F", 9), 1 + n) for n in (0, 1)]
        first = Glyph("س", 488.0 + apart, 496.0 + apart, 100.0, 10.0, ("F", 1), 3)
        page.append(cells_of(rows_of([last, *strokes, first])[0]))
    assert Shapes.learn(page).strokes == (frozenset({("F", 9)}) if known else frozenset())


def test_a_sign_between_two_words_is_no_stroke() -> None:
    joined = [("ع", 5, 5), ("ل", 5, 6), ("ی", 8, 7), ("-", 4, 8), ("ف", 5, 5), ("ن", 8, 7), (" ", 3, 4), ("ی", 8, 7)]
    page = [cells_of(rows_of(row(*joined))[0]) for _ in range(5)]  # the letter before it ends words elsewhere
    assert Shapes.learn(page).strokes == frozenset()


def test_one_space_for_all_is_no_stroke() -> None:
    words = [("ک", 5, 1), ("م", 8, 2), (" ", 3, 4), ("ک", 5, 1), ("م", 8, 2)]
    page = [cells_of(rows_of(row(*words))[0]) for _ in range(5)]
    assert Shapes.learn(page).strokes == frozenset()


def test_a_mark_that_says_the_letter_of_another_is_only_a_mark() -> None:
    glyphs = [*row(("ق", 8, 1)), Glyph("دِ", 493.0, 493.0, 100.0, 10.0, ("F", 9), 1)]
    [found] = rows_of(glyphs)
    assert [cell.letters for cell in cells_of(found)] == ["قِ"]


def test_a_letter_on_which_marks_are_drawn_has_only_those() -> None:
    # Typst says of the shape «هٔ», which is how it was written first, wherever the shape stands.
    first = [*row(("م", 8, 1), ("هٔ", 8, 2)), Glyph("هٔ", 486.0, 486.0, 100.0, 10.0, ("F", 3), 2)]
    page = [cells_of(rows_of(first)[0]), cells_of(rows_of(row(("ک", 8, 4), ("هٔ", 8, 2)))[0])]
    shapes = Shapes.learn(page)
    assert ["".join(shapes.letters(cells)) for cells in page] == ["مهٔ", "که"]


def test_a_letter_with_its_mark_in_one_glyph_keeps_it() -> None:
    page = [cells_of(rows_of(row(("م", 8, 1), ("هٔ", 8, 2)))[0])]
    assert "".join(Shapes.learn(page).letters(page[0])) == "مهٔ"
