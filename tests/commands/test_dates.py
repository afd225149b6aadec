"""``corpus timeline``: a page or a table of the dates, from the command line."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup

import corpus
from corpus.__main__ import main

OWN = """\
[EURASIA]
fa = "اتحادیهٔ اقتصادی"
en = "Economic union"
organisation = ["اتحادیه اروپا"]
"""


def test_a_page_is_written(seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "نو" / "timeline.html"
    assert main(["timeline", str(seeds), "-o", str(path), "--title", "آسیای مرکزی", "--actors", "CN,JP"]) == 0
    assert capsys.readouterr().err == f"9 dates: {path}\n"
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    assert page.h1.get_text() == "آسیای مرکزی"
    assert {label.bdi.get_text() for label in page.select("#actors label")} == {"چین", "ژاپن", "بدون کنشگر"}


def test_own_actors_go_by_their_own_names(seeds: Path, tmp_path: Path) -> None:
    own, path = tmp_path / "own.toml", tmp_path / "timeline.html"
    own.write_text(OWN, "utf-8")
    arguments = ["timeline", str(seeds), "-o", str(path), "--gazetteer", str(own), "--language", "en", "-q"]
    assert main(arguments) == 0
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    assert "Economic union" in page.select_one("#actors").get_text()
    assert page.html["lang"] == "en"


def test_a_table_is_written(seeds: Path, tmp_path: Path) -> None:
    path = tmp_path / "timeline.csv"
    assert main(["timeline", str(seeds), "-o", str(path), "-q"]) == 0
    table = corpus.load(seeds).chronology()
    assert pd.read_csv(path)["text"].tolist() == table["text"].tolist()


def test_other_files_are_refused_before_the_texts_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", str(tmp_path / "nowhere"), "-o", "timeline.pdf"]) == 2
    assert "name one that ends in .html or .csv" in capsys.readouterr().err
