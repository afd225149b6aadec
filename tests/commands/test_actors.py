"""corpus actors: what a researcher with a list of one's own does on the command line."""

import io
import re
import shlex

import pandas as pd
import pytest

from corpus import Gazetteer
from corpus.__main__ import main

VERBS = ["list", "show", "check", "export", "diff"]
TOML = """\
[CBSS]
en = "Council of the Baltic Sea States"
fa = "شورای کشورهای بالتیک"
counted = true
organisation = ["شورای کشورهای بالتیک", "شورای دولت‌های بالتیک", "شورای بالتیک"]
"""
CSV = """\
actor,fa,en,kind,form
CBSS,شورای کشورهای بالتیک,Council of the Baltic Sea States,organisation,شورای کشورهای بالتیک
CBSS,,,organisation,شورای دولت‌های بالتیک
CBSS,,,organisation,شورای بالتیک
"""


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "متن ها"
    folder.mkdir()
    text = "نشست شورای دولتهاي بالتیک در ازبکستان برگزار شد.\nچین به #شورای_بالتیک پیام داد.\n"
    (folder / "یک.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(params=["mine.toml", "mine.csv"])
def mine(tmp_path, request):
    path = tmp_path / request.param
    path.write_text(TOML if path.suffix == ".toml" else CSV, encoding="utf-8")
    return path


def test_an_actor_of_ones_own_is_found_from_five_lines_of_toml_or_four_of_csv(texts, mine, capsys):
    assert main(["actors", "check", str(mine)]) == 0
    assert capsys.readouterr() == ("", "1 actor: 0 errors, 0 warnings, 0 notes\n")
    assert main(["mentions", str(texts), "--gazetteer", str(mine)]) == 0
    table = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert table[["text", "actor", "counted"]].values.tolist() == [
        ["شورای دولت‌های بالتیک", "CBSS", True],
        ["چین", "CN", True],
        ["شورای_بالتیک", "CBSS", True],
    ]
    assert main(["mentions", str(texts), "--gazetteer", str(mine), "--counts"]) == 0
    counts = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert counts.loc[counts["actor"] == "CBSS", ["label", "count"]].values.tolist() == [
        ["Council of the Baltic Sea States", 2]
    ]


@pytest.mark.parametrize("verb", VERBS)
def test_help_has_examples_that_parse(verb, capsys, monkeypatch):
    with pytest.raises(SystemExit) as stopped:
        main(["actors", verb, "--help"])
    assert stopped.value.code == 0
    examples = re.findall(r"^  corpus (.+)$", capsys.readouterr().out, re.MULTILINE)
    assert len(examples) == 2
    monkeypatch.setattr(f"corpus.commands.actors._{verb}", lambda options: 0)
    assert [main(shlex.split(example)) for example in examples] == [0, 0]


def test_actors_by_itself_names_its_verbs(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["actors"])
    assert stopped.value.code == 2
    assert "VERB" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["actors", "--help"])
    told = capsys.readouterr().out
    assert [verb for verb in VERBS if f"  {verb} " not in told] == []


def test_list_has_a_row_an_actor(mine, tmp_path, capsys):
    assert main(["actors", "list"]) == 0
    table = pd.read_csv(io.StringIO(capsys.readouterr().out), keep_default_na=False)  # NA is Namibia
    assert table["id"].tolist() == list(Gazetteer.shipped().ids)
    assert (table["names"] > 0).all()
    assert main(["actors", "list", "--gazetteer", str(mine), "-q", "-o", str(tmp_path / "actors.csv")]) == 0
    assert pd.read_csv(tmp_path / "actors.csv").values.tolist() == [
        ["CBSS", "شورای کشورهای بالتیک", "Council of the Baltic Sea States", 3]
    ]
    assert capsys.readouterr() == ("", "")


def test_show_has_the_names_by_kind_and_what_is_said_of_them(mine, capsys):
    assert main(["actors", "show", "c5,UA"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "C5: گروه C5, C5 (the Central Asian five)"
    assert lines[2] == "  members: KZ | KG | TJ | TM | UZ"
    assert "  capital: کی‌یف" in lines
    assert "  capital (also an ordinary word; only beside certain words; not beside certain words): کیف" in lines
    assert main(["actors", "show", "all", "--gazetteer", str(mine)]) == 0
    assert "شورای کشورهای بالتیک | شورای دولت‌های بالتیک | شورای بالتیک" in capsys.readouterr().out


def test_an_unknown_actor_is_wrong_usage_and_the_nearest_is_named(capsys):
    assert main(["actors", "show", "china"]) == 2
    assert "did you mean CN (چین)?" in capsys.readouterr().err


def test_check_names_file_line_and_remedy_and_fails_on_errors(tmp_path, capsys):
    path = tmp_path / "mine.toml"
    path.write_text(
        TOML.replace("شورای بالتیک", "شورای بالتیک، شورا") + 'country = ["مالی", "کارلوواک", "كارلوواك"]\n',
        encoding="utf-8",
    )
    assert main(["actors", "check", str(path)]) == 1
    told = capsys.readouterr()
    error, warning = told.out.splitlines()
    assert re.fullmatch(rf"{re.escape(str(path))}:5: error: CBSS «شورای بالتیک، شورا»: .* What to do: .*", error)
    assert re.fullmatch(rf"{re.escape(str(path))}:6: warning: CBSS «مالی»: .* What to do: .*", warning)
    assert told.err == "1 actor: 1 error, 1 warning, 1 note (--notes shows them)\n"
    assert main(["actors", "check", str(path), "--notes", "-q"]) == 1
    told = capsys.readouterr()
    assert [line.split(": ")[1] for line in told.out.splitlines()] == ["error", "warning", "note"]
    assert told.err == ""


def test_warnings_are_no_failure(tmp_path, capsys):
    path = tmp_path / "mine.csv"
    path.write_text("actor,form\nML,مالی\n", encoding="utf-8")
    assert main(["actors", "check", str(path)]) == 0
    assert f"{path}:2: warning: ML «مالی»" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [("mine.toml", TOML.replace('"]', '"'), "line 5"), ("mine.csv", CSV.replace("CBSS,,,", "cbss,,,"), "row 3")],
)
def test_a_broken_file_is_one_line_with_its_place_and_a_remedy(tmp_path, texts, capsys, name, text, place):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    for arguments in (["actors", "check", str(path)], ["mentions", str(texts), "--gazetteer", str(path)]):
        assert main(arguments) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert re.fullmatch(rf"corpus: {re.escape(str(path))}, {place}.*: .* What to do: .*\n", told.err)


@pytest.mark.parametrize("name", ["list.csv", "list.toml"])
def test_export_writes_what_can_be_read_and_replaces_nothing_unasked(tmp_path, capsys, name):
    path = tmp_path / name
    assert main(["actors", "export", str(path), "--actors", "kz,CN"]) == 0
    assert capsys.readouterr().err == f"2 actors: {path}\n"
    assert Gazetteer.load(path) == Gazetteer.shipped().select(["KZ", "CN"])
    path.write_text("mine", encoding="utf-8")
    assert main(["actors", "export", str(path)]) == 2
    assert "the file is there already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"
    assert main(["actors", "export", str(path), "--force", "-q"]) == 0
    assert Gazetteer.load(path) == Gazetteer.shipped()


def test_export_goes_from_one_format_to_the_other(mine, tmp_path):
    other = tmp_path / ("other.csv" if mine.suffix == ".toml" else "other.toml")
    assert main(["actors", "export", str(other), "--gazetteer", str(mine)]) == 0
    assert Gazetteer.load(other) == Gazetteer.load(mine)


def test_export_knows_two_formats(tmp_path, capsys):
    assert main(["actors", "export", str(tmp_path / "list.xlsx")]) == 2
    assert "ends in .csv or .toml" in capsys.readouterr().err


def test_diff_shows_the_counts_or_the_mentions_that_change(texts, mine, tmp_path, capsys):
    arguments = ["actors", "diff", "library", f"library+{mine}", str(texts)]
    assert main(arguments) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == ["actor,label,before,after,change", "CBSS,Council of the Baltic Sea States,0,2,2"]
    assert told.err == "1 counts changed; mentions lost: 0, gained: 2\n"
    target = tmp_path / "changes.csv"
    assert main([*arguments, "--mentions", "-q", "-o", str(target)]) == 0
    table = pd.read_csv(target)
    assert table[["change", "text", "actor"]].values.tolist() == [
        ["gained", "شورای دولت‌های بالتیک", "CBSS"],
        ["gained", "شورای_بالتیک", "CBSS"],
    ]
    assert table["sentence_text"][1] == "چین به #شورای_بالتیک پیام داد."


def test_diff_takes_two_files(texts, mine, tmp_path, capsys):
    shorter = tmp_path / "shorter+old.toml"  # a + in the name of a file that is there is no list
    shorter.write_text(TOML.replace(', "شورای بالتیک"', ""), encoding="utf-8")
    assert main(["actors", "diff", str(mine), str(shorter), str(texts), "-q"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["CBSS,Council of the Baltic Sea States,2,1,-1"]
