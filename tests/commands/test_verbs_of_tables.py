"""The verbs that answer with a table: their help, what they give, and the page about them."""

from __future__ import annotations

import io
import re
import runpy
import shlex
import typing
from pathlib import Path

import pandas as pd
import pytest

import corpus
from corpus.__main__ import main
from corpus.commands import parsing, words
from corpus.count.periods import By
from corpus.count.terms import Unit

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "make_commands.py"))
FAMILIES: dict[str, list[str]] = TOOL["families"]()
VERBS = [verb for verbs in FAMILIES.values() for verb in verbs]
NO_TABLE = {"clean", "report", "actors", "timeline"}


def help_of(verb: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as stopped:
        main([verb, "--help"])
    assert stopped.value.code == 0
    return capsys.readouterr().out


def given(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> pd.DataFrame:
    assert main(arguments) == 0
    return pd.read_csv(io.StringIO(capsys.readouterr().out))


def test_every_verb_stands_under_a_heading() -> None:
    assert list(FAMILIES) == [
        "texts", "words", "mentions of actors", "lists of actors, and how good the mentions are", "dates", "reports",
        "what is kept",
    ]  # fmt: skip
    assert len(VERBS) == len(set(VERBS)) == 32


@pytest.mark.parametrize("verb", VERBS)
def test_help_has_examples_that_parse_and_names_the_columns(
    verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = help_of(verb, capsys)
    assert ("columns of the table:" in text) == (verb not in NO_TABLE)
    examples = re.findall(r"^  corpus (.+)$", text, re.MULTILINE)
    assert examples
    if verb == "actors":  # its own verbs are tested by themselves
        return
    module = {"audit": "audit", "report": "report", "cache": "cache"}.get(verb) or next(
        name
        for name in ("texts", "words", "mentions", "dates")
        if hasattr(__import__(f"corpus.commands.{name}", fromlist=["x"]), f"_{verb.replace('-', '_')}")
    )
    function = "run_audit" if verb == "audit" else f"_{verb.replace('-', '_')}"
    monkeypatch.setattr(f"corpus.commands.{module}.{function}", lambda options: 0)
    assert [main(shlex.split(example)) for example in examples] == [0] * len(examples)


CALLS = {
    "texts": "documents", "texts --problems": "problems", "repairs": "repairs()", "repairs --counts": "repair_counts()",
    "sensitivity": "sensitivity()", "sentences": "sentences()", "tokens": "tokens()", "zipf": "zipf()",
    "frequencies --all-words": "frequencies()", "ngrams --all-words --min-count 1": "ngrams()",
    "diversity": "diversity()", "dispersion --all-words": "dispersion()",
    "keyness --groups source --all-words": "keyness(groups='source')", "concordance چین": "kwic('چین')",
    "collocates چین --all-words": "collocates('چین')",
    "mentions": "evidence()", "mentions --counts": "mention_counts()",
    "evidence JP": "evidence('JP', actors=['JP'])", "attention --by year": "attention('year')",
    "comentions": "comentions()", "prominence": "prominence()", "first-mentions": "first_mentions()",
    "naming": "naming()", "mention-dispersion": "mention_dispersion()",
    "contrast CN RU --all-words": "contrast('CN', 'RU')", "chronology": "chronology()", "periods": "timeline()",
}  # fmt: skip


@pytest.mark.parametrize(("command", "call"), CALLS.items(), ids=str)
def test_a_verb_gives_the_table_of_its_method(
    command: str, call: str, seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verb, *options = shlex.split(command)
    table = given([verb, str(seeds), *options], capsys)
    expected = eval(f"texts.{call}", {"texts": corpus.load(seeds)})
    assert (list(table.columns), len(table)) == (list(expected.columns), len(expected))
    named = " ".join(re.search(r"columns of the table:\n((?:  .+\n)+)", help_of(verb, capsys))[1].split())
    known = {"date_given", "source"}  # of metadata.csv, or the group
    assert [name for name in table.columns if name not in known and not re.search(rf"\b{name}\b", named)] == []


def test_choices_are_those_of_the_library() -> None:
    assert typing.get_args(Unit.__value__) == words._UNITS
    assert typing.get_args(By) == parsing._PERIODS


def test_top_counts_rows_of_each_group(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = given(["frequencies", str(seeds), "--groups", "source", "--top", "2"], capsys)
    assert table.groupby("source").size().tolist() == [2, 2]
    table = given(["collocates", str(seeds), "چین", "روسیه", "--top", "1", "--min-count", "1"], capsys)
    assert table["node"].tolist() == ["چین", "روسیه"]


def test_keyness_of_two_folders_and_of_what_is_commoner(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "الف.txt").write_text("کتاب و کتاب و درخت\n", "utf-8")
    table = given(["keyness", str(tmp_path), str(seeds), "--commoner", "--top", "2"], capsys)
    assert table["word"].tolist() == ["کتاب", "درخت"]
    for ways in ([], [str(seeds), "--general"]):
        assert main(["keyness", str(tmp_path), *ways]) == 2
        assert "to compare with is named" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["mentions", "seeds", "--by", "source"], "add --counts"),
        (["mentions", "seeds", "--counts", "--confidence", "2"], "not a number between 0 and 1"),
        (["evidence", "seeds", "China"], "did you mean CN (چین)?"),
        (["contrast", "seeds", "CN"], "a contrast has two actors"),
        (["chronology", "seeds", "--with", "all"], "no sentence names every actor"),
        (["collocates", "seeds", "چین", "--window", "1,2,3"], "neither a number of words"),
        (["concordance", "seeds", "چین", "--sort", ","], "name at least one"),
    ],
)
def test_wrong_usage_is_told_with_a_way_out(
    arguments: list[str], message: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    try:
        code = main(arguments)
    except SystemExit as stopped:
        code = stopped.code
    told = capsys.readouterr().err
    assert (code, message in told, told.count("\n")) == (2, True, 1)


def test_texts_without_a_date_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "الف.txt").write_text("چین\n", "utf-8")
    assert main(["attention", str(tmp_path)]) == 0
    assert "1 text has no date and is left out: give dates in metadata.csv" in capsys.readouterr().err


def test_evidence_is_a_page_of_marked_sentences(seeds: Path, tmp_path: Path) -> None:
    assert main(["evidence", str(seeds), "jp", "-q", "-o", str(tmp_path / "japan.html")]) == 0
    assert (tmp_path / "japan.html").read_text("utf-8").count("<mark") == 14


def test_the_page_of_commands_is_up_to_date(root: Path) -> None:
    page = (root / "docs" / "commands.md").read_text("utf-8")
    assert page == TOOL["page"](), "run tools/make_commands.py"
    assert [verb for verb in VERBS if f"### {verb}\n" not in page] == []
    assert "What to do" not in page
