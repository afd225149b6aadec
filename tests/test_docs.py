"""The code in docs/ runs, on the seeds, and finds something."""

import ast
import re

import pandas as pd
import pytest

import corpus

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
    names = {"corpus": corpus}
    (block,) = BLOCK.findall(text)
    load, *calls = ast.parse(block).body
    exec(compile(ast.Module([load], []), "explore.md", "exec"), names)
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
