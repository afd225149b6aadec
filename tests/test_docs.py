"""The code in docs/ runs, on the seeds."""

import re

import pytest

import corpus

BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
CALL = re.compile(r"`(texts\.[^`]*\))`")


@pytest.fixture
def names(seeds):
    texts = corpus.load(seeds)
    return {"corpus": corpus, "texts": texts, "others": texts[[texts.documents["doc"][0]]], "lines": texts.kwic("چین")}


def test_the_guide_to_words_runs(root, names):
    text = (root / "docs" / "words.md").read_text("utf-8")
    blocks = BLOCK.findall(text)
    assert len(blocks) == 2
    for block in blocks:
        exec(block, names)
    calls = CALL.findall(text)
    assert len(calls) >= 11
    for call in calls:
        assert list(eval(call.replace('"author"', '"doc"'), names).columns)
