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


def test_the_guide_to_words_runs(root, names):
    text = (root / "docs" / "words.md").read_text("utf-8")
    blocks = BLOCK.findall(text)
    assert len(blocks) == 2
    for statement in (each for block in blocks for each in ast.parse(block).body):
        if isinstance(statement, ast.Expr):
            table = eval(compile(ast.Expression(statement.value), "words.md", "eval"), names)
            assert isinstance(table, pd.DataFrame)
            assert len(table) or any(word in ast.unparse(statement) for word in NOT_IN_THE_SEEDS)
        else:
            exec(compile(ast.Module([statement], []), "words.md", "exec"), names)
    calls = CALL.findall(text)
    assert len(calls) >= 11
    for call in calls:
        table = eval(call.replace('"author"', '"doc"'), names)
        assert len(table) or "ngrams" in call or "source" in call, call
