"""The seed texts are the ones that were given, and metadata.csv says what is known of them."""

from __future__ import annotations

import csv
import datetime
import hashlib
from pathlib import Path

import pytest

SHA256 = {
    "000_a14d18020eb04ce2.txt": "d6e91913ba2d3984b99ca0c44f9199a6b928ff5ad066e5b9c0d38847fd746b6d",
    "004_0ecfe60a5ef882a8.txt": "d4c15a311939bff7145712b8b057cdc3700aa3ef9264b58a13963bd113f3d2d3",
}
DATES = {"000_a14d18020eb04ce2.txt": "2023-11-20", "004_0ecfe60a5ef882a8.txt": "2025-05-14"}
COLUMNS = ["path", "title", "source", "author", "date", "calendar"]


@pytest.fixture(scope="module")
def rows(seeds: Path) -> list[dict[str, str]]:
    with (seeds / "metadata.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("name", SHA256)
def test_a_seed_is_never_edited(seeds: Path, name: str):
    assert hashlib.sha256((seeds / name).read_bytes()).hexdigest() == SHA256[name]


def test_the_folder_holds_the_two_texts_and_what_describes_them(seeds: Path):
    names = {path.name for path in seeds.iterdir() if not path.name.startswith(".")}
    assert names == {*SHA256, "README.md", "metadata.csv"}


def test_metadata_has_one_full_row_for_each_text(rows: list[dict[str, str]]):
    assert all(list(row) == COLUMNS for row in rows)
    assert [row["path"] for row in rows] == sorted(SHA256)
    assert {row["path"]: row["date"] for row in rows} == DATES
    for row in rows:
        assert row["calendar"] == "gregorian"
        assert datetime.date.fromisoformat(row["date"]).isoformat() == row["date"]
        assert row["source"]


def test_a_title_is_the_heading_of_its_text(seeds: Path, rows: list[dict[str, str]]):
    for row in rows:
        lines = (seeds / row["path"]).read_text(encoding="utf-8").splitlines()
        assert row["title"] in [line.strip("# ") for line in lines if line.strip()][:1]


def test_the_data_card_says_that_the_dates_are_inferred(seeds: Path):
    card = (seeds / "README.md").read_text(encoding="utf-8")
    for name, date in DATES.items():
        assert name in card
        assert date in card
    assert "inferred" in card
