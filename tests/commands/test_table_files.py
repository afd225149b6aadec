"""Tables as files of each kind, and as a terminal shows them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

import corpus
from corpus.__main__ import main
from corpus.commands import table_files
from corpus.commands.table_files import csv_pieces, write_file
from corpus.commands.terminal import columns_of, table_text
from corpus.count.worksheets import write_workbook
from corpus.errors import OptionError, ReportError

TABLE = pd.DataFrame(
    {"word": ["می‌رود", "=1+1", None], "count": [3, 2, 1], "rate": [0.25, float("nan"), float("inf")], "in": [True] * 3}
)
LRM = "\N{LEFT-TO-RIGHT MARK}"


def test_json_has_the_values(tmp_path: Path) -> None:
    write_file(TABLE, tmp_path / "t.json")
    write_file(TABLE, tmp_path / "t.jsonl")
    rows = json.loads((tmp_path / "t.json").read_text("utf-8"))
    assert rows[0] == {"word": "می‌رود", "count": 3, "rate": 0.25, "in": True}
    assert rows[2] == {"word": None, "count": 1, "rate": None, "in": True}
    assert [json.loads(line) for line in (tmp_path / "t.jsonl").read_text("utf-8").splitlines()] == rows
    write_file(TABLE.head(0), tmp_path / "t.json")
    assert json.loads((tmp_path / "t.json").read_text("utf-8")) == []


def test_a_sheet_reads_from_the_right_and_runs_nothing(tmp_path: Path) -> None:
    write_file(TABLE, tmp_path / "t.xlsx")
    sheet = CalamineWorkbook.from_path(str(tmp_path / "t.xlsx")).get_sheet_by_index(0)
    assert sheet.to_python() == [
        ["word", "count", "rate", "in"], ["می‌رود", 3, 0.25, True], ["=1+1", 2, "", True], ["", 1, "inf", True]
    ]  # fmt: skip
    before = (tmp_path / "t.xlsx").read_bytes()
    write_file(TABLE, tmp_path / "t.xlsx")
    assert (tmp_path / "t.xlsx").read_bytes() == before


def test_a_workbook_that_cannot_be_written_is_told_of_like_any_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xlsxwriter.workbook.ZipFile", full)
    with pytest.raises(ReportError, match=r"t\.xlsx: .*No space left on device.*make room on the disk"):
        write_file(TABLE, tmp_path / "t.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_cell_that_excel_could_not_hold_is_cut_with_a_note_and_days_are_days(tmp_path: Path) -> None:
    write_file(pd.DataFrame({"date": ["2023-11-20"], "text": ["چ" * 40_000]}), tmp_path / "t.xlsx")
    day, text = CalamineWorkbook.from_path(str(tmp_path / "t.xlsx")).get_sheet_by_index(0).to_python()[1]
    assert day == dt.date(2023, 11, 20)
    assert (len(text), text.endswith("چ … [cut here: a .csv file has all 40,000 characters]")) == (32_767, True)


def test_a_table_longer_than_a_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"a sheet has 1,048,576 rows.*write a \.csv file"):
        write_workbook(pd.DataFrame({"n": range(1_048_576)}), tmp_path / "t.xlsx")


@pytest.mark.parametrize(("name", "first"), [("t.tsv", "word\tcount"), ("t.csv", "word,count")])
def test_separated_values_have_the_mark_of_excel(tmp_path: Path, name: str, first: str) -> None:
    write_file(TABLE, tmp_path / name)
    text = (tmp_path / name).read_bytes().decode("utf-8")
    assert text.startswith(f"\ufeff{first}")
    assert "'=1+1" in text


def test_a_page_has_all_rows(tmp_path: Path) -> None:
    write_file(pd.DataFrame({"n": range(100)}), tmp_path / "t.html")
    page = (tmp_path / "t.html").read_text("utf-8")
    assert (page.count("<td"), "corpus-cut" in page, "<title>t</title>" in page) == (100, False, True)


def test_pieces_are_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = "".join(csv_pieces(TABLE))
    monkeypatch.setattr(table_files, "CHUNK", 2)
    pieces = list(csv_pieces(TABLE))
    assert (len(pieces), "".join(pieces)) == (2, whole)


def test_nothing_is_left_of_a_file_that_could_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(table: pd.DataFrame, path: Path, name: str) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(table_files._WRITERS, ".csv", full)
    (tmp_path / "t.csv").write_text("before")
    with pytest.raises(ReportError, match=r"No space left on device.*make room on the disk"):
        write_file(TABLE, tmp_path / "t.csv")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"t.csv": "before"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("t.doc", "name one that ends in .csv, .tsv, .json, .jsonl, .xlsx, .parquet or .html"),
        ("t", "tables are not written to such a file"),
        ("t.parquet", "this needs the library pyarrow"),
    ],
)
def test_other_files_are_refused_before_the_texts_are_read(
    name: str, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(table_files, "find_spec", lambda name: None)
    assert main(["frequencies", "nowhere", "-o", name]) == 2
    assert message in capsys.readouterr().err


def test_parquet_is_written_where_it_can_be(tmp_path: Path) -> None:
    write_file(TABLE, tmp_path / "t.parquet")
    assert pd.read_parquet(tmp_path / "t.parquet")["count"].tolist() == [3, 2, 1]


def test_lines_of_a_terminal_are_as_wide_as_it_is() -> None:
    table = pd.DataFrame(
        {"doc": ["a"], "start": [1], "text": ["چین"], "kind": ["country"], "sentence_text": ["چین و ژاپن " * 20]}
    )
    lines = table_text(table, width=75, rows=5, telling=("sentence_text", "text")).replace(LRM, "").splitlines()
    assert lines[0].split(" │ ")[-1].strip() == "sentence_text"
    assert lines[2].endswith("…")
    assert max(map(columns_of, lines[:3])) <= 75
    assert lines[3] == "columns without room: start"


def test_a_concordance_is_cut_at_its_far_ends() -> None:
    table = pd.DataFrame({"before": ["آغاز " * 20 + "پیش"], "node": ["چین"], "after": ["پس " * 30]})
    line = table_text(table, width=60, rows=5).replace(LRM, "").splitlines()[2]
    before, node, after = line.split(" │ ")
    assert (before[0], before.rstrip()[-3:], node.strip(), after[-1]) == ("…", "پیش", "چین", "…")


def test_rows_left_out_are_counted_and_columns_kept_apart() -> None:
    table = pd.DataFrame({"word": ["چین", "ژاپن"] * 20, "other": ["پکن", "توکیو"] * 20})
    text = table_text(table, width=80, rows=3)
    assert "… 37 more rows: write all to a file with -o FILE.csv" in text
    assert text.splitlines()[2].count(LRM) == 2
    assert table_text(table.head(0), width=80, rows=3).splitlines()[-1] == "no rows"


def test_a_terminal_is_not_given_what_it_would_obey() -> None:
    text = table_text(pd.DataFrame({"title": ["چین\x1b]0;x\x07\x9b2J\n"]}), width=75, rows=5).replace(LRM, "")
    assert text.splitlines()[2] == "چین␛]0;x␇\ufffd2J¶"


def test_a_terminal_gets_a_table_to_read(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main(["frequencies", str(seeds), "--top", "1"]) == 0
    head, line, row = capsys.readouterr().out.replace(LRM, "").splitlines()
    assert head.split()[:3] == ["word", "│", "count"]
    assert set(line) == {"─", "┼"}
    assert row.split()[0] == str(corpus.load(seeds).frequencies(stopwords=corpus.stopwords())["word"][0])


def test_a_table_never_takes_the_place_of_metadata_or_of_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("چین رفت.", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("path,title\na.txt,یک\n", encoding="utf-8")
    (tmp_path / "index.html").write_text('<head><meta name="generator" content="corpus 0.1.0">', encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for name in ("metadata.csv", "index.html"):
        assert main(["mentions", str(tmp_path), "-o", str(tmp_path / name)]) == 2
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert main(["mentions", str(tmp_path), "-o", str(tmp_path / "mentions.csv")]) == 0
