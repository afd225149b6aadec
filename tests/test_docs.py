"""The code in docs/ runs, on the seeds, and finds something."""

import ast
import re

import pandas as pd
import pytest

import corpus

BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
CALL = re.compile(r"`(texts\.[^`]*\))`")
# Of these the seeds have none.
NOT_IN_THE_SEEDS = ("درصد", "رفتن")


@pytest.fixture
def names(seeds):
    texts = corpus.load(seeds)
    return {"corpus": corpus, "texts": texts, "others": texts[[texts.documents["doc"][0]]]}


@pytest.mark.parametrize(
    ("guide", "blocks", "calls"), [("words.md", 2, 11), ("mentions.md", 6, 17), ("dates.md", 2, 6)]
)
def test_the_guide_runs(root, names, guide, blocks, calls):
    text = (root / "docs" / guide).read_text("utf-8")
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
