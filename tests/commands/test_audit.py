"""``corpus audit``: from texts to a sheet, and from the sheet to what it says."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from corpus.__main__ import main


@pytest.fixture
def sheet(seeds: Path, tmp_path: Path) -> Path:
    path = tmp_path / "نو" / "audit.csv"
    assert main(["audit", str(seeds), "-o", str(path), "--actors", "CN,RU", "--hits", "5", "--near-misses", "3"]) == 0
    return path


def test_a_sheet_is_drawn_ticked_and_read(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = pd.read_csv(sheet)
    assert rows.groupby("actor")["sample"].value_counts().to_dict()["CN", "hit"] == 5
    ticks = ["1"] * (len(rows) - 2) + ["خیر", ""]
    rows.assign(right=ticks).to_csv(sheet, index=False, sep=";", encoding="utf-8-sig")
    assert main(["audit", "--read", str(sheet)]) == 0
    told = capsys.readouterr()
    table = list(csv.DictReader(io.StringIO(told.out)))
    assert [row["actor"] for row in table] == ["CN", "RU", "(all)"]
    assert table[0]["hits"] == "13"
    assert f"1 of {len(rows)} rows are not yet checked" in told.err
    assert "names it lacks are not in the sheet" in told.err


def test_by_rule_and_to_a_file(sheet: Path, tmp_path: Path) -> None:
    assert main(["audit", "--read", str(sheet), "--by", "rule", "-o", str(tmp_path / "rules.csv"), "-q"]) == 0
    assert pd.read_csv(tmp_path / "rules.csv")["rule"].iloc[-1] == "(all)"


def test_without_a_file_the_sheet_goes_to_standard_output(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(seeds), "--near-misses", "0"]) == 0
    assert capsys.readouterr().out.startswith("sample,doc,actor,kind,alias,rule,before,text,after,right,remark,")


def test_ticks_are_never_written_over(sheet: Path, seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sheet.read_bytes()
    assert main(["audit", str(seeds), "-o", str(sheet)]) == 2
    assert "what was filled in would be lost" in capsys.readouterr().err
    assert sheet.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "neither texts nor a sheet is named"),
        (["seeds", "--read", "audit.csv"], "texts and a sheet are named"),
        (["--read", "nowhere.csv"], "there is no such file"),
        (["seeds", "--hits", "-1"], "hits=-1: not a number of rows"),
    ],
)
def test_wrong_usage_is_told(
    arguments: list[str], message: str, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert main(["audit", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["audit", "--help"])
    assert stopped.value.code == 0
    assert "corpus audit --read audit.csv" in capsys.readouterr().out
