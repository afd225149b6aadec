"""docs/gallery.md: every figure of the library is in it, its code runs, and its pictures are there and small."""

from __future__ import annotations

import re
import runpy

import pytest
from PIL import Image

import corpus
from corpus.plot.language import figure_language


@pytest.fixture(scope="module")
def tool(root):
    return runpy.run_path(str(root / "tools" / "make_gallery.py"))


@pytest.fixture(scope="module")
def page(tool):
    return tool["PAGE"].read_text("utf-8")


def test_every_figure_of_the_library_is_in_the_gallery(page):
    assert set(re.findall(r"corpus\.plot\.(\w+)\(", page)) | {"shape", "display_word"} == set(corpus.plot.__all__)


def test_each_picture_has_a_question_above_its_code(page, tool):
    asked = re.findall(r"([^\n]+)\n\n```python\n((?:(?!```).)*)```\n\n!\[", page, re.DOTALL)
    assert len(asked) == page.count("![")
    for before, code in asked:
        assert before.endswith((".", "?")), code


def test_the_code_draws_every_picture_that_the_page_shows(page, tool):
    drawn = dict(tool["figures"](page))
    assert list(drawn) == re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page)
    # A figure that has nothing to show has no axes and one sentence; the cloud has no axes and many words.
    assert [path for path, figure in drawn.items() if not figure.axes and len(figure.texts) < 2] == []
    assert figure_language() == "en"


def test_the_pictures_are_there_and_small(page, tool, root):
    shown = {path for _, path in tool["blocks"](page) if path}
    stored = {f"images/gallery/{path.name}" for path in (root / "docs" / "images" / "gallery").iterdir()}
    assert stored == shown
    for path in shown:
        picture = root / "docs" / path
        assert picture.stat().st_size <= tool["MOST_BYTES"], path
        assert Image.open(picture).width == pytest.approx(825, abs=370)
