"""The command line: results, messages and exit codes as a shell user expects them."""

import io
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pandas as pd
import pytest

import corpus
from corpus.__main__ import main
from corpus.errors import ReportError
from corpus.report import Report


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "متن ها"
    folder.mkdir()
    (folder / "یک.txt").write_text("چين و روسیه همسایه اند.\n", encoding="utf-8")
    (folder / "دو.txt").write_text("ژاپن در ۸ آبان ۱۴۰۲ با چین دیدار کرد.\n", encoding="utf-8")
    return folder


@pytest.fixture
def with_an_empty_file(texts):
    (texts / "خالی.txt").write_text("", encoding="utf-8")
    return texts


def usage_error(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    return capsys.readouterr().err


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"corpus {corpus.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "VERB"),
        (["nonsense"], "there is no such verb"),
        (["mentoins", "nowhere"], "did you mean mentions?"),
        (["seeds"], "write `corpus report seeds -o reports/`"),
        (["actors", "lst"], "did you mean list?"),
        (["report", "seeds"], "-o"),
        (["dates"], "corpus dates: the following arguments are required: TEXTS"),
        (["frequencies", "seeds", "--tpo", "5"], "--tpo: there is no such option. What to do: did you mean --top?"),
        (["frequencies", "seeds", "--by", "word"], "choose lemma or token or surface"),
        (["evidence", "seeds", "CN", "RU"], "RU: this is one too many"),
        (["mentions", "seeds", "--actors", ","], "at least one actor"),
        (["frequencies", "seeds", "--top", "0"], "not a number above 0"),
        (["report", "seeds", "--once", "-o", "out"], "--once: there is no such option"),
        (["report", "seeds", "--columns=text=body", "-o", "out"], "there is no such option"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments, message, capsys, root, monkeypatch):
    monkeypatch.chdir(root)
    assert message in usage_error(arguments, capsys)


LIGHT = """
import sys
from corpus.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit as stopped:
    assert stopped.code in (0, 2)
print(*sorted({"pandas", "numpy", "matplotlib", "xlsxwriter"} & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["keyness", "--help"], ["dates", "x", "-o", "x.doc"]])
def test_help_and_mistakes_wait_for_no_library(root, arguments):
    done = subprocess.run(
        [sys.executable, "-c", LIGHT, *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr.splitlines()[-1] == ""


def test_mentions_go_to_a_file_that_excel_opens_right(texts, tmp_path, capsys):
    target = tmp_path / "نو" / "mentions.csv"
    assert main(["mentions", str(texts), "--actors", "cn,JP", "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    table = pd.read_csv(target)
    assert sorted(table["actor"]) == ["CN", "CN", "JP"]
    assert table.loc[table["actor"] == "JP", "sentence_text"].tolist() == ["ژاپن در ۸ آبان ۱۴۰۲ با چین دیدار کرد."]
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"3 rows: {target}\n"


def test_all_actors_can_be_asked_for(texts, capsys):
    (texts / "سه.txt").write_text("فرانسه هم بود.\n", encoding="utf-8")
    found = []
    for actors in ([], ["--actors", "all"]):
        assert main(["mentions", str(texts), *actors]) == 0
        found.append("فرانسه" in capsys.readouterr().out)
    assert found == [False, True]


def test_without_a_file_the_table_goes_to_standard_output(texts, capsys):
    assert main(["mentions", str(texts), "--actors", "CN", "--counts"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("doc,actor,")
    assert told.err == ""


def test_frequencies_leave_out_function_words_unless_asked(texts, capsys):
    words = []
    for options in ([], ["--all-words"]):
        assert main(["frequencies", str(texts), "--by", "token", *options]) == 0
        words.append({line.split(",")[0] for line in capsys.readouterr().out.splitlines()})
    assert "چین" in words[0] & words[1]
    assert "و" in words[1] - words[0]


def test_only_the_top_is_listed(texts, capsys):
    assert main(["frequencies", str(texts), "--top", "1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_dates_are_listed(texts, capsys):
    assert main(["dates", str(texts)]) == 0
    table = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert table[["edtf", "sentence_text"]].values.tolist() == [["2023-10-30", "ژاپن در ۸ آبان ۱۴۰۲ با چین دیدار کرد."]]


def test_clean_writes_the_texts_and_the_repairs(texts, tmp_path, capsys):
    assert main(["clean", str(texts), "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "یک.txt").read_text(encoding="utf-8").startswith("چین و روسیه")
    assert "ي" in (tmp_path / "out" / "repairs.csv").read_text(encoding="utf-8-sig")
    assert re.match(r"2 texts cleaned, \d+ repairs: ", capsys.readouterr().err)


def test_clean_does_not_write_over_the_raw_texts(texts, capsys):
    before = {path.name: path.read_bytes() for path in texts.iterdir()}
    assert main(["clean", str(texts), "-o", str(texts)]) == 2
    assert "this belongs to the raw texts" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in texts.iterdir()} == before


def test_what_is_known_about_the_texts_goes_with_them_when_they_are_cleaned(texts, tmp_path):
    (texts / "metadata.csv").write_text("path,source,date,desk\nیک.txt,آران,1402/08/17,=خبر\n", encoding="utf-8")
    assert main(["clean", str(texts), "-o", str(tmp_path / "out")]) == 0
    assert ",'=خبر" in (tmp_path / "out" / "metadata.csv").read_text(encoding="utf-8-sig")  # no formula to run
    before, after = (corpus.load(folder).documents for folder in (texts, tmp_path / "out"))
    columns = ["doc", "title", "source", "date", "calendar", "desk"]
    pd.testing.assert_frame_equal(after[columns], before[columns])
    assert after.loc[after["doc"] == "یک", ["date", "desk"]].values.tolist() == [["2023-11-08", "=خبر"]]


def test_texts_of_one_name_stay_apart_when_they_are_cleaned(tmp_path):
    (tmp_path / "raw").mkdir()
    for name in ("a.txt", "a.md", "a"):
        (tmp_path / "raw" / name).write_text(f"چین در {name}\n", encoding="utf-8")
    assert main(["clean", str(tmp_path / "raw"), "-o", str(tmp_path / "out")]) == 0
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {"a", "a.md", "a.txt", "metadata.csv", "repairs.csv", "repairs.html"}


def test_clean_does_not_write_over_raw_texts_that_a_pattern_names(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "raw" / "sub" / "sub").mkdir(parents=True)
    for name in ("a.txt", "sub/sub/b.txt"):
        (tmp_path / "raw" / name).write_text("چين\n", encoding="utf-8")
    for pattern in (f"{tmp_path}/raw/**/*.txt", "~/raw/*.txt"):
        assert main(["clean", pattern, "-o", str(tmp_path / "raw")]) == 2
        assert "this belongs to the raw texts" in capsys.readouterr().err
    assert (tmp_path / "raw" / "a.txt").read_text(encoding="utf-8") == "چين\n"


def test_texts_that_are_one_file_on_windows_stay_apart_when_they_are_cleaned(tmp_path):
    (tmp_path / "raw").mkdir()
    for name in ("News.txt", "news.txt", "آ.txt", "\u0627\u0653.txt"):
        (tmp_path / "raw" / name).write_text(f"چین در {name}\n", encoding="utf-8")
    assert main(["clean", str(tmp_path / "raw"), "-o", str(tmp_path / "out")]) == 0
    names = [unicodedata.normalize("NFC", path.name).casefold() for path in (tmp_path / "out").glob("*.txt")]
    assert len(set(names)) == 4


def test_clean_writes_nothing_outside_its_folder(texts, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("corpus.commands.texts._clean_names", lambda texts: {d.doc: "../../x.txt" for d in texts})
    assert main(["clean", str(texts), "-o", str(tmp_path / "a" / "out")]) == 1
    assert "this is not in the folder" in capsys.readouterr().err
    assert not list(tmp_path.rglob("x.txt"))


def test_clean_does_not_write_over_the_metadata_of_the_raw_texts(texts, capsys):
    file = next(texts.iterdir())
    assert main(["clean", str(file), "-o", str(texts)]) == 2
    (texts / "metadata.csv").write_text("path,source\n", encoding="utf-8")
    (texts / "sub").mkdir()
    (texts / "sub" / "b.txt").write_text("چین\n", encoding="utf-8")
    assert main(["clean", str(texts / "sub" / "b.txt"), "-o", str(texts / "sub")]) == 2
    assert "this belongs to the raw texts" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["mentions"], ["clean", "-o", "OUT"]])
def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(with_an_empty_file, arguments, tmp_path, capsys):
    verb, *options = [str(tmp_path / "out") if a == "OUT" else a for a in arguments]
    assert main([verb, str(with_an_empty_file), "--quiet", *options]) == 1
    told = capsys.readouterr().err
    assert re.fullmatch(r"corpus: .*خالی\.txt: .*What to do: .*\n", told)


def test_a_text_with_something_amiss_is_told_and_is_no_failure(texts, capsys):
    (texts / "metadata.csv").write_text("path,date\nیک.txt,soon\n", encoding="utf-8")
    assert main(["frequencies", str(texts), "--top", "1"]) == 0
    assert re.match(r"corpus: warning: metadata\.csv.*soon.*What to do", capsys.readouterr().err)
    assert main(["frequencies", str(texts), "--top", "1", "-q"]) == 0
    assert capsys.readouterr().err == ""


OUTPUTS = [
    (["mentions", "-o", "A-FOLDER"], "this is a folder, and a file is wanted"),
    (["clean", "-o", "A-FILE"], "this is a file, and a folder is wanted"),
    (["report", "-o", "A-FILE"], "this is a file, and a folder is wanted"),
    (["dates", "-o", "A-FILE/x.csv"], "this is a file, and a folder is wanted"),
]


@pytest.mark.parametrize(("arguments", "message"), OUTPUTS)
def test_a_file_for_a_folder_and_a_folder_for_a_file_are_told_apart(texts, tmp_path, capsys, arguments, message):
    (tmp_path / "A-FOLDER").mkdir()
    (tmp_path / "A-FILE").write_text("x")
    verb, option, output = arguments
    assert main([verb, str(texts), "-q", option, str(tmp_path / output)]) == 1
    assert message in capsys.readouterr().err


UNKNOWN = [
    ("china", "did you mean CN (چین)?"),
    ("ژاپن", "did you mean JP (ژاپن)?"),
    ("russai", "did you mean RU (روسیه)?"),
    ("QQQQ", "use ids such as CN, RU, JP"),
]


@pytest.mark.parametrize(("asked", "remedy"), UNKNOWN)
def test_an_unknown_actor_is_wrong_usage_and_the_nearest_is_named(texts, capsys, asked, remedy):
    assert main(["mentions", str(texts), "--actors", asked]) == 2
    told = capsys.readouterr().err
    assert remedy in told
    assert "--gazetteer" in told
    assert len(told) < 200


OWN = """
[OTS]
en = "Organization of Turkic States"
fa = "سازمان کشورهای ترک"
counted = true
organisation = ["همسایه"]
"""


@pytest.mark.parametrize(
    ("actors", "expected"),
    [([], {"CN", "RU", "JP", "OTS"}), (["--actors", "OTS,JP"], {"OTS", "JP"}), (["--actors", "all"], {"CN", "OTS"})],
)
def test_actors_of_a_file_of_ones_own_are_found_beside_the_others(texts, tmp_path, capsys, actors, expected):
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    assert main(["mentions", str(texts), "--gazetteer", str(tmp_path / "own.toml"), *actors]) == 0
    found = set(pd.read_csv(io.StringIO(capsys.readouterr().out))["actor"])
    assert found == expected if actors[-1:] != ["all"] else found > expected


def test_missing_texts_are_one_line_without_a_traceback(tmp_path, capsys):
    assert main(["dates", str(tmp_path / "نیست")]) == 1
    told = capsys.readouterr().err
    assert told.startswith("corpus: ")
    assert "نیست" in told
    assert "What to do" in told
    assert told.count("\n") == 1


def test_a_reference_date_that_is_none_is_wrong_usage(texts, capsys):
    assert main(["dates", str(texts), "--reference-date", "soon"]) == 2
    assert "soon: this is not a date" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["before", "after"])
def test_quiet_may_stand_on_either_side_of_the_verb(texts, tmp_path, capsys, place):
    verb = ["dates", str(texts), "-o", str(tmp_path / "dates.csv")]
    assert main(["-q", *verb] if place == "before" else [*verb, "-q"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("failures", "code"), [((), 0), ((ReportError("a.ipynb", "cell [2] failed", "run it"),), 1)])
def test_a_report_names_its_page_and_its_failures(monkeypatch, capsys, failures, code):
    asked = {}

    def make_report(texts, folder, **options):
        asked.update(options, texts=texts)
        return Report(Path(folder) / "index.html", failures)

    monkeypatch.setattr("corpus.report.make_report", make_report)
    assert main(["report", "seeds", "-o", "out", "--actors", "cn, RU", "--title", "چین"]) == code
    assert (asked["texts"], asked["actors"], asked["title"]) == ("seeds", ["CN", "RU"], "چین")
    told = capsys.readouterr().err
    assert told.endswith(f"{Path('out', 'index.html')}\n")
    assert told.count("corpus: a.ipynb: cell [2] failed") == len(failures)


@pytest.mark.parametrize(("unread", "told"), [(0, ""), (1, "1 file could not"), (5, "5 files could not be read: see")])
def test_a_report_says_how_many_files_were_not_read(monkeypatch, capsys, unread, told):
    monkeypatch.setattr("corpus.report.make_report", lambda *_, **__: Report(Path("index.html"), (), unread))
    assert main(["report", "seeds", "-o", "out"]) == (1 if unread else 0)
    assert capsys.readouterr().err.startswith(told or "index.html")
    assert main(["report", "seeds", "-o", "out", "-q"]) == (1 if unread else 0)
    assert capsys.readouterr().err == ""


def test_an_interruption_is_told_as_such(monkeypatch, capsys):
    def interrupted(options):
        raise KeyboardInterrupt

    monkeypatch.setattr("corpus.commands.dates._dates", interrupted)
    assert main(["dates", "seeds"]) == 130
    assert "interrupted" in capsys.readouterr().err


def test_a_reader_that_stops_reading_is_no_error(texts, root):
    (texts / "دراز.txt").write_text("این از چین است.\n" * 2_500, encoding="utf-8")
    command = f'"{sys.executable}" -m corpus mentions "{texts}" | head -n 1; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(
        ["bash", "-c", command], cwd=root, env=dict(os.environ), capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("doc,")


def test_clean_writes_the_texts_the_repairs_and_a_page_of_both(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "الف.txt").write_text("كتابها را می خواند", encoding="utf-8")
    assert main(["clean", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 0
    page = (tmp_path / "out" / "repairs.html").read_text("utf-8")
    assert page.count("<del") == 2
    assert "arabic_letters" in page
    assert re.findall("https?://", page) == []
    assert main(["clean", str(tmp_path / "in"), "-o", str(tmp_path / "c"), "--preset", "characters"]) == 0
    assert next((tmp_path / "c").glob("*.txt")).read_text("utf-8") == "کتابها را می خواند"
    reversed_line = "تسا هتفر هناخ هب شردام و ردپ اب وا"
    (tmp_path / "in" / "ب.txt").write_text(reversed_line, encoding="utf-8")
    assert main(["clean", str(tmp_path / "in"), "-o", str(tmp_path / "e")]) == 0
    assert main(["clean", str(tmp_path / "in"), "-o", str(tmp_path / "k"), "--keep-order"]) == 0
    cleaned = [(tmp_path / folder / "ب.txt").read_text("utf-8") for folder in ("e", "k")]
    assert cleaned == [reversed_line[::-1], reversed_line]
    assert main(["clean", str(tmp_path / "in"), "-o", str(tmp_path / "d"), "--preset", "best"]) == 2
    assert "there is no such preset" in capsys.readouterr().err
