"""A module of corpus/ imports only from layers above it in the flow, and `import corpus` stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus

# The flow drawn in corpus/__init__.py, top to bottom.
FLOW = (
    "lateimports", "patterns", "errors", "letters", "csv_cells", "alignment",
    "chunks", "memos", "formtable", "lexicon", "wordforms", "verbs", "spokenverbs", "calendars", "languages",
    "document", "readers", "clean", "words", "mentions", "dates",
    "count", "plot", "display", "explore", "engine", "collection", "report",
    "commands", "__main__",
)  # fmt: skip
# A document hands out its clean text, the explorer is given a corpus; they name these types to the type checker without
# importing them.
FOR_TYPES_ONLY = {("document", "clean"), ("explore", "collection")}

PACKAGE = Path(corpus.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def layer_of(module: Path) -> str:
    """``clean`` of clean/spacing.py, ``letters`` of letters.py."""
    return module.parts[0].removesuffix(".py")


def imported_layers(source: str, module: Path) -> Iterator[tuple[str, int, bool]]:
    """Layers that a module imports from, at any depth: name, line, and whether only for the type checker."""
    tree = ast.parse(source)
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        for name in imported_names(node, module):
            if layer := layer_of_name(name):
                yield layer, node.lineno, id(node) in for_types


def imported_names(node: ast.AST, module: Path) -> list[str]:
    """Full dotted names that a statement or an ``import_module("…")`` call imports."""
    package = ["corpus", *module.parts[:-1]]
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=of, names=names, level=level):
            base = [*package[: len(package) - level + 1]] if level else []
            start = ".".join([*base, *([of] if of else [])])
            return [f"{start}.{alias.name}" for alias in names]
        case ast.Call(func=ast.Name(id="import_module") | ast.Attribute(attr="import_module"), args=[name, *_]):
            written = ast.literal_eval(name) if isinstance(name, ast.Constant) else ""
            return [f"{'.'.join(package)}{written}" if written.startswith(".") else written]
    return []


def layer_of_name(name: str) -> str | None:
    """``clean`` of corpus.clean.spacing and of the public corpus.clean_text; None outside corpus."""
    match name.split("."):
        case ["corpus"]:
            return "__main__"  # the bare package opens every layer, so only the last may take it
        case ["corpus", "__version__", *_]:
            return None
        case ["corpus", first, *_]:
            return corpus._HOME.get(first, first)
    return None


def breaches(source: str, module: Path) -> list[str]:
    own = layer_of(module)
    return [
        f"corpus/{module}:{line} imports {layer}"
        for layer, line, for_types in imported_layers(source, module)
        if layer != own
        and (layer not in FLOW or FLOW.index(layer) > FLOW.index(own))
        and not (for_types and (own, layer) in FOR_TYPES_ONLY)
    ]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_stands_in_the_flow_and_imports_only_from_above(module: Path):
    assert layer_of(module) in FLOW
    assert breaches((PACKAGE / module).read_text(encoding="utf-8"), module) == []


@pytest.mark.parametrize(
    ("module", "source", "layer"),
    [
        ("errors.py", "from .plot import figure", "plot"),
        ("words/tokens.py", "from ..count.frequency import frequencies", "count"),
        ("words/tokens.py", "from .. import collection", "collection"),
        ("clean/spacing.py", "def late():\n    from corpus import find_dates", "dates"),
        ("letters.py", "import corpus.report as later", "report"),
        ("dates/finder.py", "import_module('corpus.engine')", "engine"),
        ("readers/text.py", "if TYPE_CHECKING:\n    from ..words import Token", "words"),
        ("document.py", "from .clean import CleanText", "clean"),
        ("count/tables.py", "import corpus", "__main__"),
        ("words/tokens.py", "from ..unknown import thing", "unknown"),
    ],
)
def test_an_import_from_below_is_found(module: str, source: str, layer: str):
    assert [breach.split(" imports ")[1] for breach in breaches(source, Path(module))] == [layer]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("words/tokens.py", "from ..letters import fold\nfrom .stopwords import read\nimport re"),
        ("collection.py", "from . import clean, words\nfrom corpus import __version__"),
        ("document.py", "if TYPE_CHECKING:\n    from .clean import CleanText"),
    ],
)
def test_an_import_from_above_is_allowed(module: str, source: str):
    assert breaches(source, Path(module)) == []


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_no_module_is_named_like_one_of_the_standard_library(module: Path):
    assert not {part.removesuffix(".py") for part in module.parts} & sys.stdlib_module_names - {"__main__"}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_no_function_is_named_like_its_module(module: Path):
    name = module.parent.name if module.name == "__init__.py" else module.stem
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    assert name not in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_the_flow_is_complete():
    """Every layer that holds Python exists as it is named here; data/ holds none."""
    there = {layer_of(module) for module in MODULES}
    assert there <= set(FLOW)
    assert {"errors", "document", "readers", "clean", "words", "mentions", "dates", "count", "plot"} <= there


LIGHT_USE = """
import sys
import corpus

text = "نخست وزیر ژاپن در سال ۲۰۲۴ به پکن می‌رود."
assert "ژاپن" in corpus.clean_text(text).text
assert [token.text for token in corpus.tokenize(text)][-1] == "."
assert corpus.lemmatize("کتاب‌ها") == "کتاب"
assert {mention.actor for mention in corpus.find_mentions(text)} == {"JP", "CN"}
assert len(corpus.find_dates(text)) == 1
print(*sorted({"pandas", "matplotlib", "hazm"} & set(sys.modules)))
"""


def test_reading_one_text_imports_neither_pandas_nor_matplotlib_nor_hazm():
    done = subprocess.run(
        [sys.executable, "-c", LIGHT_USE],
        capture_output=True,
        encoding="utf-8",
        cwd=PACKAGE.parent,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
