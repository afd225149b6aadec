"""The code in docs/ runs, on the seeds, and finds something."""

import ast
import doctest
import re
import shutil
import subprocess
import sys

import pandas as pd
import pytest
import yaml

import corpus
from tests.own_texts import METADATA, write_own_texts

BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
FILE = re.compile(r"```(toml|csv)\n(.*?)```", re.DOTALL)
CALL = re.compile(r"`(texts\.[^`]*\))`")
# Of these the seeds have none.
NOT_IN_THE_SEEDS = ("درصد", "رفتن")


@pytest.fixture
def names(seeds):
    texts = corpus.load(seeds)
    return {"corpus": corpus, "texts": texts, "others": texts[[texts.documents["doc"][0]]]}


@pytest.mark.parametrize(
    ("guide", "blocks", "calls"), [("words.md", 2, 11), ("mentions.md", 7, 17), ("dates.md", 2, 6)]
)
def test_the_guide_runs(root, names, guide, blocks, calls, tmp_path, monkeypatch):
    text = (root / "docs" / guide).read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    for format_, content in FILE.findall(text):
        (tmp_path / f"mine.{format_}").write_text(content, "utf-8")
    found = BLOCK.findall(text)
    assert len(found) == blocks
    for statement in (each for block in found for each in ast.parse(block).body):
        if isinstance(statement, ast.Expr):
            table = eval(compile(ast.Expression(statement.value), guide, "eval"), names)
            assert isinstance(table, pd.DataFrame)
            assert len(table) or any(word in ast.unparse(statement) for word in NOT_IN_THE_SEEDS)
        else:
            exec(compile(ast.Module([statement], []), guide, "exec"), names)
    found = CALL.findall(text)
    assert len(found) >= calls
    for call in found:
        if "of=row" in call:
            continue  # of a row of one's own
        table = eval(call.replace('"author"', '"doc"'), names)
        assert len(table) or "ngrams" in call or "source" in call, call


def test_the_guide_to_the_explorer_runs(root, seeds, monkeypatch):
    text = (root / "docs" / "explore.md").read_text("utf-8")
    monkeypatch.chdir(root / "notebooks")
    names: dict[str, object] = {}
    (block,) = BLOCK.findall(text)
    importing, load, *calls = ast.parse(block).body
    exec(compile(ast.Module([importing, load], []), "explore.md", "exec"), names)
    shown = [eval(compile(ast.Expression(call.value), "explore.md", "eval"), names) for call in calls]
    assert [len(each.setup["words"]) > 50 for each in shown] == [True] * 3
    assert [each.setup["node"] for each in shown] == ["", "آسیای مرکزی", "چین"]
    found = CALL.findall(text)
    assert len(found) == 10
    for call in found:
        assert eval(call, names) is not None
    assert (root / "docs" / "images" / "explorer.png").stat().st_size <= 200_000


def test_the_two_files_of_ones_own_actors_say_the_same_and_are_in_order(root, tmp_path):
    gazetteers = []
    for format_, content in FILE.findall((root / "docs" / "mentions.md").read_text("utf-8")):
        (tmp_path / f"mine.{format_}").write_text(content, "utf-8")
        gazetteers.append(corpus.Gazetteer.load(tmp_path / f"mine.{format_}"))
    assert gazetteers[0] == gazetteers[1]
    assert corpus.check_gazetteer(gazetteers[0]) == []


@pytest.mark.parametrize(("page", "examples"), [("tour.md", 14), ("texts.md", 6)])
def test_the_examples_of_a_page_give_what_it_shows(root, tmp_path, monkeypatch, page, examples):
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    write_own_texts(tmp_path / "my-texts")
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(root / "docs" / page), module_relative=False, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted >= examples


def test_a_text_of_the_guide_is_shown_before_and_after(root, tmp_path):
    write_own_texts(tmp_path)
    (call,) = re.findall(r"`(corpus\.side_by_side\([^`]*\))`", (root / "docs" / "texts.md").read_text("utf-8"))
    shown = eval(call, {"corpus": corpus, "texts": corpus.load(tmp_path)})
    assert shown.html.count("قطار باری چین") == 2  # raw and clean


def test_the_readme_says_what_is_in_memory_as_the_guide_does(root):
    limits = (root / "README.md").read_text("utf-8").partition("## Limits")[2]
    assert "stream=True" in limits
    assert "(docs/scale.md)" in limits
    assert "Everything is held in memory" not in limits


def test_the_metadata_of_the_guide_is_what_was_tried(root):
    (shown,) = [content for kind, content in FILE.findall((root / "docs" / "texts.md").read_text("utf-8"))]
    assert METADATA.startswith(shown)


def test_the_pages_are_built_without_a_warning(root, tmp_path):
    """What `make docs` does; -W makes a warning an error, and there is no network in it."""
    options = ["-q", "-b", "html", "-n", "-W", "--keep-going"]
    command = [
        sys.executable,
        "-m",
        "sphinx",
        *options,
        "-d",
        str(tmp_path / "doctrees"),
        "docs",
        str(tmp_path / "html"),
    ]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    made = {path.relative_to(tmp_path / "html").as_posix() for path in (tmp_path / "html").rglob("*.html")}
    assert {"index.html", "validation.html", "command-line.html", "api/corpus.html", "api/plot.html"} <= made
    page = (tmp_path / "html" / "api" / "words.html").read_text("utf-8")
    assert "corpus.lemmatize" in page
    assert "<bdi>" in page, "Persian in examples is not set apart"


def test_every_public_name_is_in_the_reference(root):
    pages = "\n".join(path.read_text("utf-8") for path in sorted((root / "docs" / "api").glob("*.md")))
    missing = [name for name in corpus.__all__ if not re.search(rf"corpus\.{name}\b", pages)]
    assert missing == ["__version__"]
    for module in (corpus.plot, corpus.display):  # listed by name, or as a whole
        if f".. automodule:: {module.__name__}\n   :members:\n" not in f"{pages}\n":
            assert [name for name in module.__all__ if not re.search(rf"\b{name}\b", pages)] == []


def test_the_citation_is_whole_and_of_this_version(root):
    entry = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(entry)  # what version 1.2.0 of the format asks for
    assert (entry["cff-version"], entry["type"], entry["license"]) == ("1.2.0", "software", "MIT")
    assert entry["version"] == corpus.__version__
    assert all(set(author) == {"name"} for author in entry["authors"])
