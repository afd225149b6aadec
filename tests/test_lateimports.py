"""Packages whose names are imported when they are first used."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import corpus

PACKAGE = Path(corpus.__file__).parent
LATE = [path.parent.name for path in sorted(PACKAGE.glob("*/__init__.py")) if "late_names(" in path.read_text("utf-8")]


@pytest.mark.parametrize("name", LATE)
def test_names_stand_where_the_type_checker_looks_for_them(name):
    tree = ast.parse((PACKAGE / name / "__init__.py").read_text("utf-8"))
    for_types = next(node for node in tree.body if isinstance(node, ast.If))
    told = {alias.name: node.module for node in for_types.body for alias in node.names}
    home = next(node.args[1] for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) == 2)
    late = {each: module for module, names in ast.literal_eval(home).items() for each in names.split()}
    assert late == told
    package = import_module(f"corpus.{name}")
    assert set(package.__all__) == set(late)
    assert all(getattr(package, each) is getattr(import_module(f"corpus.{name}.{late[each]}"), each) for each in late)
    assert dir(package) == sorted(late)


@pytest.mark.parametrize("name", LATE)
def test_other_names_are_missed(name):
    with pytest.raises(AttributeError, match=f"module 'corpus.{name}' has no attribute 'nothing'"):
        import_module(f"corpus.{name}").nothing  # noqa: B018 - asking for it is the test


FIRST_TABLE = """
import sys
import corpus

texts = corpus.load("seeds/", store=False)
assert len(texts.frequencies()) > 100
late = ("corpus.dates.", "corpus.mentions.", "corpus.plot", "corpus.explore", "corpus.engine.given", "matplotlib")
print(*sorted(name for name in sys.modules if name.startswith(late)))
"""


def test_the_first_table_of_frequencies_imports_neither_dates_nor_mentions():
    done = subprocess.run(
        [sys.executable, "-c", FIRST_TABLE], capture_output=True, encoding="utf-8", cwd=PACKAGE.parent, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
