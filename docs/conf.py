"""How Sphinx builds these pages: Markdown, and the API reference from docstrings; nothing is fetched.

Persian reads from the right here too. A paragraph, cell or heading whose letters are mostly Persian gets the class
``rtl`` (as tables do in the notebooks), and in code each run of Persian is set apart from its surroundings: else the
columns of a table and the items of a list would change places with the words in them.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx
from sphinx.domains.python import ObjectEntry
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))  # the pages are about this copy of the library

import corpus  # noqa: E402
from corpus.__main__ import _parser  # noqa: E402
from corpus.display import direction_of  # noqa: E402

project = "corpus"
author = "The corpus authors"
project_copyright = "the corpus authors"
version = release = corpus.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
nitpicky = True
# Types of other libraries, and names of types that say themselves what they are; there is no network to look them up.
nitpick_ignore_regex = [
    (r"py:.*", r"(pandas|pd|numpy|np|matplotlib|networkx|nx|datetime|dt|os|pathlib|collections|typing|anywidget)\..*"),
    (r"py:.*", r"(Figure|Path|date|optional|Literal|GeneratorType|Graph|(.*\.)?(Any|Floats|NDArray|csr_array))"),
    (
        r"py:.*",
        r"corpus\..*\.(Again|_Cleaned|Results|StoredDocuments|Asking|HasWords|SummedCounts)|triage|corpus\.words\.collation\.natural_key",
    ),
]

myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_maximum_signature_line_length = 88
add_module_names = False

html_theme = "furo"
html_title = f"corpus {corpus.__version__}"
html_static_path = ["_static"]
html_css_files = ["persian.css"]
html_show_sourcelink = False
html_copy_source = False

PERSIAN = "[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefe\N{ZERO WIDTH NON-JOINER}]"
# Words of Persian, with what stands between two of them inside a sentence or a date.
PERSIAN_RUN = re.compile(rf"{PERSIAN}+(?:[ \-/:.«»~#]{{1,3}}{PERSIAN}+)*(?: ?[.!])?")
CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")


def mark_direction(app: Sphinx, doctree: nodes.document) -> None:
    """Give what is mostly Persian the class that CSS turns to the right; end examples where their last line ends."""
    for block in doctree.findall(nodes.literal_block):
        block.rawsource = block.astext().rstrip()  # a doctest ends with an empty line
        block.children[:] = [nodes.Text(block.rawsource)]
    for node in doctree.findall(nodes.Element):
        if isinstance(node, nodes.paragraph | nodes.title | nodes.entry) and direction_of(node.astext()) == "rtl":
            node["classes"].append("rtl")


def set_apart(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Put each run of Persian in code into an element of its own, which keeps its order to itself."""

    def isolated(code: re.Match[str]) -> str:
        whole = code[0].replace('</span> <span class="pre">', " ")  # words of one phrase stay together
        return TEXT.sub(lambda text: PERSIAN_RUN.sub(r"<bdi>\g<0></bdi>", text[0]), whole)

    if "body" in context:
        context["body"] = CODE.sub(isolated, context["body"])


def find_by_name(
    app: Sphinx, env: BuildEnvironment, node: nodes.Element, shown: nodes.TextElement
) -> nodes.reference | None:
    """Where a name is documented that a docstring or a signature calls by the module that it was written in."""
    if node.get("refdomain") != "py":
        return None
    module, _, name = node["reftarget"].lstrip(".").rpartition(".")
    homes = {full: entry for full, entry in env.domains["py"].objects.items() if full.rpartition(".")[2] == name}
    if len(_places(homes)) > 1 and module:  # a table, its method and its chart have the same name
        named = {full: entry for full, entry in homes.items() if f".{full}".endswith(f".{module}.{name}")}
        packages = [full for full in homes if module.startswith(full.rpartition(".")[0] + ".")]
        homes = named or {full: homes[full] for full in sorted(packages, key=len)[-1:]}
    if len(places := _places(homes)) != 1:
        return None
    page, anchor = places.pop()
    return make_refnode(app.builder, node["refdoc"], page, anchor, shown, name)


def _places(homes: dict[str, ObjectEntry]) -> set[tuple[str, str]]:
    return {(entry.docname, entry.node_id) for entry in homes.values()}


class Verbs(SphinxDirective):
    """A section for each verb of the command line, with what its ``--help`` says."""

    def run(self) -> list[nodes.Node]:
        """The sections, in the order of the command line's own list."""
        os.environ["COLUMNS"] = "88"  # argparse wraps its lines at this width
        return [self._section(name, parser) for name, parser in self._verbs(_parser(), "")]

    def _verbs(self, parser: argparse.ArgumentParser, before: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
        groups = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
        for name, verb in ((name, verb) for group in groups for name, verb in group.choices.items()):
            yield f"{before}{name}", verb
            yield from self._verbs(verb, f"{before}{name} ")

    def _section(self, name: str, parser: argparse.ArgumentParser) -> nodes.section:
        section = nodes.section(ids=[nodes.make_id(f"corpus {name}")], names=[name])
        section += nodes.title("", f"corpus {name}")
        section += nodes.literal_block("", parser.format_help(), language="text")
        return section


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.add_directive("verbs", Verbs)
    app.add_lexer("csv", TextLexer)  # no colours, and no warning that there are none
    app.connect("doctree-read", mark_direction)
    app.connect("html-page-context", set_apart)
    app.connect("missing-reference", find_by_name)
