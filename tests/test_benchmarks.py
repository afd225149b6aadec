"""benchmarks/: what the scores mean, and that the scripts start, without network and without other people's texts."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

HALFSPACED = "کتاب‌ها را می‌خواند."
GLUED = "کتابها را میخواند."


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, root: Path):
    """Import a module of benchmarks/ as the scripts there do."""
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    return import_module


@pytest.fixture
def scoring(load) -> ModuleType:
    return load("scoring")


@pytest.fixture
def peers(load, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    module = load("peers")
    module.python_with.cache_clear()
    monkeypatch.setattr(module, "ENVIRONMENTS", tmp_path / "environments")
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = [json.dumps({"text": text}) for text in (HALFSPACED, "او به خانه رفت.")]
    (tmp_path / "few.jsonl").write_text("\n".join([*lines, '{"note": "no text"}', ""]), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("original", "result", "f1"),
    [
        pytest.param(HALFSPACED, HALFSPACED, 100, id="both restored"),
        pytest.param(HALFSPACED, GLUED, 0, id="none restored"),
        pytest.param(HALFSPACED, "کتاب ها را می خواند.", 0, id="spaces are no half-spaces"),
        pytest.param(HALFSPACED, "کتاب‌ها را میخواند.", 200 / 3, id="one of two: precision 1, recall 1/2"),
        pytest.param("می‌خواند و میز", "می‌خواند و می‌ز", 200 / 3, id="one too many: precision 1/2, recall 1"),
        pytest.param("کار‌ها می‌خواند", "کارها می‌خواند", 100, id="behind a letter that does not join: not seen"),
        pytest.param("کار‌ها می‌خواند", "کار ها می‌خواند", 200 / 3, id="a space there is seen"),
        pytest.param("علي می‌خواند", "علی می‌خواند", 100, id="other letters, the same half-space"),
        pytest.param("آه… می‌خواند", "آه ... می‌خواند", 100, id="other signs"),
        pytest.param("سلاااام می‌خواند", "سلام می‌خواند", 100, id="letters dropped before it"),
        pytest.param("سلام می‌خواند", "سلام آن می‌خواند", 100, id="letters added before it"),
    ],
)
def test_f1_of_halfspaces(scoring: ModuleType, original: str, result: str, f1: float):
    assert scoring.halfspace_f1([original], [result]) == pytest.approx(f1)


def test_f1_counts_over_all_texts(scoring: ModuleType):
    """Two half-spaces in one text, one in the other: two of three restored."""
    f1 = scoring.halfspace_f1([HALFSPACED, "می‌رود"], [HALFSPACED, "میرود"])
    assert f1 == pytest.approx(200 * 2 / (3 + 2))


@pytest.mark.parametrize(
    ("original", "result", "changed"),
    [
        pytest.param("او به خانه رفت", "او به خانه رفت", 0, id="none"),
        pytest.param("او به خانه رفت", "او به خا‌نه رفت", 0, id="a half-space that is not seen"),
        pytest.param("او به میز رفت", "او به می‌ز رفت", 1, id="a half-space inside"),
        pytest.param("او به میز رفت", "او به می ز رفت", 1, id="a space inside"),
        pytest.param("او به خانه رفت", "او به‌خانه رفت", 2, id="two joined by a half-space"),
        pytest.param("او به خانه رفت", "او بهخانه رفت", 2, id="two joined"),
        pytest.param("او به خانه رفت", "او به خاته رفت", 1, id="a letter"),
        pytest.param("او 12.5 متر رفت", "او ۱۲ ٫ ۵ متر رفت", 1, id="a number pulled apart"),
        pytest.param("او 12.5 متر رفت", "او ۱۲٫۵ متر رفت", 0, id="digits of another script"),
        pytest.param('او ، به "خانه" رفت', "او، به « خانه » رفت", 0, id="spaces beside signs"),
    ],
)
def test_words_changed_of_four(scoring: ModuleType, original: str, result: str, changed: int):
    assert scoring.words_changed([original], [result]) == pytest.approx(1000 * changed / 4)


def test_a_sign_alone_is_no_word(scoring: ModuleType):
    text = scoring.spelling("«او» - رفت !")
    assert [text.letters[start:end] for start, end in scoring.words(text)] == ["او", "رفت"]


def test_a_folder_is_read_by_file(load, folder: Path):
    assert load("texts").read_folder(folder) == {"few": [HALFSPACED, "او به خانه رفت."]}


def test_a_folder_without_texts_is_named(load, tmp_path: Path):
    with pytest.raises(SystemExit, match=r"no \*\.jsonl file with .* What to do: name such a folder"):
        load("texts").read_folder(tmp_path)


def test_options_of_speed(load):
    speed = load("speed")
    options = speed.parse(["--data", "folder", "--megabytes", "2", "--rounds", "1"])
    assert (options.data, options.megabytes, options.rounds) == (Path("folder"), 2, 1)
    assert (speed.parse([]).data, speed.parse([]).megabytes, speed.parse([]).rounds) == (None, 0.5, 3)


def test_without_a_folder_speed_takes_the_seeds(load, root: Path):
    texts = load("speed").read(None)
    assert "\n".join(texts) in "\n".join(
        line
        for file in sorted(root.glob("seeds/*.txt"))
        for line in file.read_text(encoding="utf-8").split("\n")
        if line
    )
    assert len(texts) > 10


@pytest.mark.parametrize(("megabytes", "times"), [(0, 1), (10e-6, 1), (11e-6, 2), (40e-6, 4)])
def test_texts_are_repeated_to_a_size(load, megabytes: float, times: int):
    assert load("speed").repeated(["a" * 4, "b" * 6], megabytes) == ["aaaa", "bbbbbb"] * times


@pytest.mark.parametrize(
    ("script", "arguments", "said"),
    [
        ("peers.py", [], "the following arguments are required: --data"),
        ("peers.py", ["--data", "x", "--rounds", "0"], "argument --rounds: 0 is not a number from 1 on"),
        ("scale.py", ["--at-most", "hazm=all"], "hazm=all is not a side with its megabytes, such as hazm=60"),
        ("speed.py", ["--rounds", "many"], "argument --rounds: many is not a number from 1 on"),
    ],
)
def test_a_script_says_which_option_is_wrong(root: Path, script: str, arguments: list[str], said: str):
    command = [sys.executable, str(root / "benchmarks" / script), *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=root, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_tool_runs_in_a_process_of_its_own(peers: ModuleType):
    run = peers.run("corpus", Path(sys.executable), [[GLUED], [HALFSPACED, "او رفت."]])
    assert run.texts == [[HALFSPACED], [HALFSPACED, "او رفت."]]
    assert len(run.seconds) == 2
    assert min(run.seconds) > 0
    assert 0 < run.start_up < 60
    assert 1 < run.peak < 10_000


def test_the_table_has_the_reason_where_a_tool_cannot_be_installed(
    peers: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    asked = []

    def offline(*arguments: str) -> None:
        asked.append(arguments)
        raise peers.NoResultError("not installed: no network")

    monkeypatch.setattr(peers, "uv", offline)
    monkeypatch.setattr(peers, "TOOLS", ("corpus", "rishe Normalizer", "rishe Pipeline"))
    peers.main(["--data", str(folder), "--rounds", "1"])
    title, _, head, _, ours, *theirs = capsys.readouterr().out.splitlines()
    assert title == "Texts: few."
    assert head.startswith("| tool | deleted, F1 | turned into spaces, F1 |")
    assert [cell.strip() for cell in ours.split("|")][2:5] == ["100.0", "100.0", "0.0"]
    reason = "| not installed: no network |  |  |  |  |  |"
    assert theirs == [f"| rishe Normalizer {reason}", f"| rishe Pipeline {reason}"]
    assert len(asked) == 1


def test_a_tool_that_stops_is_a_row_that_says_so(peers: ModuleType, tmp_path: Path):
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho 'ImportError: no | such thing' >&2\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    (row,) = peers.compare({"hazm": python}, {"few": [HALFSPACED]}, 1)
    assert row == ["hazm", "stopped: ImportError: no / such thing", *[""] * 5]


def test_uv_says_why_it_fails(peers: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "bootstrap.py").write_text(
        "raise SystemExit('Set-up stopped. No network.')", encoding="utf-8"
    )
    monkeypatch.setattr(peers, "ROOT", tmp_path)
    with pytest.raises(peers.NoResultError, match=r"^not installed: Set-up stopped\. No network\.$"):
        peers.environment("rishe")
    assert not (peers.ENVIRONMENTS / "rishe" / "complete").exists()


def test_generated_texts_are_the_same_each_time_and_no_two_alike(load):
    generator = load("generator")
    first, again = generator.Generator(), generator.Generator()
    assert again.text(3) == first.text(3)
    assert first.text(3) != first.text(4)
    assert generator.Generator(seed=2).text(3) != first.text(3)
    texts = list(generator.texts(0.05))
    assert 0.05e6 <= sum(len(text.encode()) for text in texts) < 0.06e6
    words = [word for text in texts for word in text.split()]
    assert 0.2 < len(set(words)) / len(words) < 0.6  # words come back, as in any text


def test_generated_texts_are_damaged_as_asked(load):
    generator = load("generator")
    whole, damaged = generator.Generator(damaged=0), generator.Generator(damaged=1)
    pairs = [(whole.text(n), damaged.text(n)) for n in range(8)]
    assert all(clean != bad for clean, bad in pairs)
    letters = [tuple(text.translate(PLAIN).replace(" ", "") for text in pair) for pair in pairs]
    assert all(clean == bad for clean, bad in letters)


def test_generated_texts_are_written_as_downloads_are(load, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    generator = load("generator")
    monkeypatch.setattr(generator, "_A_FOLDER", 2)
    folder = generator.write_texts(tmp_path / "texts", 0.015, seed=3, damaged=0)
    files = sorted(folder.rglob("*.txt"))
    assert [str(file.relative_to(folder)) for file in files][:3] == [
        "0000/000000.txt",
        "0000/000001.txt",
        "0001/000002.txt",
    ]
    assert [file.read_text("utf-8") for file in files] == list(generator.texts(0.015, seed=3, damaged=0))


PLAIN = str.maketrans({"ي": "ی", "ك": "ک", "\N{ZERO WIDTH NON-JOINER}": ""})


@pytest.mark.slow
def test_counting_beside_hazm_says_how_fast_and_whether_they_agree(root):
    command = [sys.executable, "benchmarks/counting.py", "--megabytes", "0.1", "--rounds", "1"]
    told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    assert "| corpus |" in told
    assert "| hazm |" in told
    assert "ratio of the work:" in told
    assert "commonest words" in told


# ---- scale.py


@pytest.fixture
def report(load) -> ModuleType:
    return load("scale_report")


def run_of(**changes: object) -> dict[str, object]:
    """What scale_sides.py says of a side."""
    words = {"و": 400, "چین": 50, "سفر": 3}
    return {
        "start_up_cpu": 1.0, "start_up_wall": 1.5, "cpu": 4.0, "wall": 5.0, "memory": 99.6, "worker": None,
        "read": 10.0, "mentions": 50, "dates": 20, "tables": "a name", "words": words, **changes,
    }  # fmt: skip


def test_a_table_of_scale_has_rates_and_ratios_and_scales_what_got_a_part(report: ModuleType):
    runs = {
        "corpus": run_of(),
        "simple Python": run_of(cpu=6.0, start_up_cpu=0.0, read=5.0),
        "hazm": {"failed": "stopped: no memory"},
        "cat": run_of(worker=7.2),
    }
    head, _, ours, plain, hazm, cat = report.table(runs, 10.0).splitlines()
    assert head.startswith("| side | start-up, s | CPU, s | clock, s |")
    assert ours == "| corpus | 1.00 | 5.00 | 6.50 | 2.00 | 2.50 | 2.40 / 3.00 |  | 100 |  |"
    assert plain.startswith("| simple Python (5 MB of it) | 0.00 | ≈ 12.00 | ≈ 11.50 | 0.83 | 0.83 | 1.00 / 1.00 |")
    assert hazm == "| hazm | stopped: no memory |  |  |  |  |  |  |  |  |"
    assert cat.endswith("| 100 | 7 |")


@pytest.mark.parametrize(
    ("side", "changes", "said", "fine"),
    [
        pytest.param("corpus, in memory", {}, "identical", True, id="the same tables"),
        pytest.param("corpus, in memory", {"tables": "another"}, "DIFFERENT", False, id="other tables"),
        pytest.param("Polars", {}, "3 commonest words 3 with equal counts, 3 within 2%", True, id="the same words"),
        pytest.param(
            "Polars", {"words": {"و": 392, "چین": 49, "سفر": 4}}, "0 with equal counts, 3 within", True, id="near"
        ),
        pytest.param("Polars", {"words": {"و": 391, "چین": 50, "سفر": 3}}, "THEY DISAGREE", False, id="another count"),
        pytest.param("Polars", {"words": {}}, "0 with equal counts, 0 within", False, id="other words"),
        pytest.param("Polars", {"mentions": 151}, "mentions 151 (corpus 50); dates 20", False, id="many mentions"),
        pytest.param("Polars", {"dates": 6}, "THEY DISAGREE", False, id="few dates"),
        pytest.param("hazm", {"dates": 7}, "dates 7 (corpus 20)", True, id="as many dates in order of magnitude"),
        pytest.param("hazm", {"read": 5.0, "mentions": 1}, "not compared", True, id="some of the texts"),
    ],
)
def test_sides_of_scale_agree_or_not(report: ModuleType, side: str, changes: dict, said: str, fine: bool):
    told, agree = report.agreement({"corpus": run_of(), side: run_of(**changes)}, 10.0, judged=True)
    assert said in told
    assert agree is fine


def test_a_side_of_this_project_that_stops_is_a_failure(report: ModuleType):
    stopped = {"failed": "stopped: out of memory"}
    assert report.agreement({"corpus": stopped, "cat": run_of(mentions=None)}, 10.0, judged=True) == (
        "- corpus STOPPED",
        False,
    )
    assert report.agreement({"corpus": run_of(), "hazm": stopped}, 10.0, judged=True) == ("", True)


def test_on_damaged_texts_only_this_project_has_to_agree_with_itself(report: ModuleType):
    other = {"corpus": run_of(), "Polars": run_of(words={}, dates=0)}
    told, agree = report.agreement(other, 10.0, judged=False)
    assert "0 with equal counts" in told
    assert agree
    assert not report.agreement({**other, "corpus, in memory": run_of(tables="b")}, 10.0, judged=False)[1]


def test_the_plain_sides_of_scale_find_words_names_and_dates(load, tmp_path: Path):
    patterns = load("scale").plain_patterns()
    for name, text in (("1/a", "سفر به ژاپن و روسيه، ۱۲ مهر ۱۳۹۹"), ("2/b", "چینی‌ها در سال ۱۴۰۰، در مهر؛ همهٔ سفر")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).with_suffix(".txt").write_text(text, encoding="utf-8")
    sides = load("scale_sides")
    found = sides.SIDES["simple Python"](patterns)(tmp_path, float("inf"))
    assert (found.mentions, found.dates) == (3, 2)
    assert {word: n for word, n in found.words().items() if n > 1 or word in ("روسیه", "چینی‌ها", "همهٔ")} == {
        "سفر": 2, "در": 2, "روسیه": 1, "چینی‌ها": 1, "مهر": 2, "همهٔ": 1,
    }  # fmt: skip
    assert [path.stem for path in sides.files(tmp_path, 1e-6)] == ["a"]


@pytest.mark.slow
def test_scale_compares_its_sides_and_draws_their_growth(root: Path, tmp_path: Path):
    ours = ("corpus", "corpus, in memory", "corpus, two processes", "corpus, characters only")
    command = [
        sys.executable, "benchmarks/scale.py", "--megabytes", "0.1", "0.3", "--at-most", "hazm=0.2",
        "--json", str(tmp_path / "all.json"), "--plot", str(tmp_path / "growth.png"), "--sides",
        *ours, "simple Python", "hazm", "cat",
    ]  # fmt: skip
    told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    assert told.count("tables of corpus, corpus, in memory, corpus, two processes: identical") == 2
    assert "| hazm (0 MB of it) |" in told
    assert "hazm: not compared, as it got some of the texts" in told
    sizes = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["sizes"]
    assert [round(each["megabytes"], 1) for each in sizes] == [0.1, 0.3]
    assert (tmp_path / "growth.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_the_parts_run(root: Path):
    options = ["-q", "-p", "no:xdist", "--benchmark-disable", "--megabytes", "0.02"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "benchmarks/parts"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "9 passed" in done.stdout


def test_processes_that_wait_count_among_the_seconds(load):
    processes = load("processes")
    before = processes.cpu_seconds()
    with subprocess.Popen([sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as busy:
        assert busy.stdout is not None
        busy.stdout.readline()
        living = processes.cpu_seconds() - before
        busy.communicate(b"\n")
    assert living > 0.4  # ticks of the clock are a hundredth of a second
    assert processes.cpu_seconds() - before > living - 0.1


BUSY = """
import time
while time.process_time() < 0.5:
    pass
print("done", flush=True)
input()
"""
