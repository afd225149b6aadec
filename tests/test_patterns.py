"""Patterns that are compiled when they are first used: the same as others, and none of them is broken."""

import copy
import pickle
import re
from importlib import import_module
from pathlib import Path

import pytest

import corpus
from corpus.patterns import _Late, late_pattern

PACKAGE = Path(corpus.__file__).parent
MODULES = [
    ".".join(("corpus", *path.relative_to(PACKAGE).with_suffix("").parts))
    for path in sorted(PACKAGE.rglob("*.py"))
    if "late_pattern(" in path.read_text("utf-8")
]


def test_a_late_pattern_is_as_one_compiled_at_once():
    late, once = late_pattern(r"(?P<stem>\w+)ها", re.MULTILINE), re.compile(r"(?P<stem>\w+)ها", re.MULTILINE)
    text = "کتابها\nخوب\nباغها"
    assert late.findall(text) == once.findall(text)
    assert late.sub(r"\1", text) == once.sub(r"\1", text)
    assert late.split(text) == once.split(text)
    assert (late.pattern, late.flags, late.groups, late.groupindex) == (
        once.pattern, once.flags, once.groups, once.groupindex,
    )  # fmt: skip


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, lambda pattern: pickle.loads(pickle.dumps(pattern))])
def test_a_late_pattern_can_be_copied_before_and_after_use(way):
    pattern = late_pattern("کتاب")
    assert way(pattern).search("کتاب خوب")
    assert pattern.search("کتاب خوب")
    assert way(pattern).search("کتاب خوب")


def test_a_mistake_shows_at_the_first_use():
    pattern = late_pattern("(")
    with pytest.raises(re.error):
        pattern.search("کتاب")


def test_what_no_pattern_has_is_missed():
    with pytest.raises(AttributeError):
        late_pattern("کتاب").nothing  # noqa: B018 - asking for it is the test


@pytest.mark.parametrize("name", [name for name in MODULES if name != "corpus.patterns"])
def test_the_patterns_of_a_module_compile(name):
    found = [each for each in vars(import_module(name.removesuffix(".__init__"))).values() if isinstance(each, _Late)]
    assert all(isinstance(each.pattern, str | bytes) for each in found)
