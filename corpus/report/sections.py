"""Executed notebooks as sections of a page: prose, folded code, figures and tables with their numbers."""

from __future__ import annotations

import base64
import copy
import mimetypes
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup
from nbconvert import HTMLExporter
from nbconvert.filters import ansi2html
from nbformat import NotebookNode

from ..display import direction_attributes, direction_of
from ..languages import Language
from .cut_tables import as_json, find_table, name_the_rest, read_table, rest_of
from .linked_tables import Links, translate_table
from .notebooks import Executed
from .translations import translations_into
from .wording import WORDS, number

if TYPE_CHECKING:
    import pandas as pd

TEMPLATES = Path(__file__).parent / "templates"
MOST_OF_A_TABLE = 1_000_000  # bytes of rows folded into the page: some five thousand of words and numbers
MOST_OF_A_PAGE = 6_000_000

_BLOCKS = ["p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th", "dt", "dd", "figcaption"]
_HEADINGS = re.compile(r"h[1-6]$")
_LOADED = {"script": "src", "link": "href", "iframe": "src", "object": "data", "embed": "src"}
_CAPTION = re.compile(r"(?:#.*\n?)+")
_PICTURE = re.compile(r"(?P<before>!\[[^\]]*\]\()(?P<path>[^):\s]+)(?P<after>[^)]*\))")


@dataclass(frozen=True, slots=True)
class Section:
    """One notebook on the page: its anchor, title, second-level headings (anchor, text), and HTML."""

    anchor: str
    title: str
    headings: Sequence[tuple[str, str]]
    html: str


@dataclass(slots=True)
class Setting:
    """What all sections share: tables beside the page, links, language, and how far figures and tables are counted.

    ``parameters`` are as they were asked for: notebooks ran with whole paths, which are nobody else's business.
    """

    tables: Mapping[str, pd.DataFrame]
    links: Links = field(default_factory=Links)
    language: Language = "en"
    parameters: Mapping[str, Any] = field(default_factory=dict)
    figures: int = 0
    numbered_tables: int = 0
    folded: int = 0


def _as_asked(notebook: NotebookNode, parameters: Mapping[str, Any]) -> None:
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata.get("tags", ()):
            names = [line.split(" = ")[0] for line in cell.source.splitlines() if " = " in line]
            lines = [f"{name} = {parameters[name]!r}" for name in names if name in parameters]
            cell.source = "\n".join(["# Parameters", *lines])


def section(run: Executed, setting: Setting) -> Section:
    """One executed notebook as a section."""
    notebook = copy.deepcopy(run.notebook)
    _as_asked(notebook, setting.parameters)
    _join_code(notebook)
    _label(notebook, setting)
    _translate(notebook, setting.language)
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if "text/html" in output.get("data", {}):
                output.data["text/html"] = _finished(output.data["text/html"], setting)
    _embed_pictures(notebook, run.path.parent)
    prose = _Prose(prefix=run.name, passed_over=_setting_up(notebook))
    exporter = HTMLExporter(  # type: ignore[no-untyped-call]  # untyped there
        template_name="notebook",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_anchor_links=True,
        filters={"prose": prose, "offline": offline, "dir": attributes, "lines": _lines},
    )
    resources = {"metadata": {"name": run.name}, "words": WORDS[setting.language]}
    html, _ = exporter.from_notebook_node(notebook, resources=resources)
    return Section(run.name, prose.title or run.name, prose.headings, html)


def _join_code(notebook: NotebookNode) -> None:
    """Put code that shows nothing together with the code below it, so that the page has fewer folds."""
    joined: list[NotebookNode] = []
    for cell in notebook.cells:
        above = joined[-1] if joined else cell
        if cell.cell_type == above.cell_type == "code" and above is not cell and not above.outputs:
            joined.pop()
            cell.metadata["above"] = f"{_code_above(above)}{above.source}\n\n"
        joined.append(cell)
    notebook.cells = joined


def _code_above(cell: NotebookNode) -> str:
    return str(cell.metadata.get("above", ""))


def caption_of(source: str) -> str:
    """The caption of what a cell shows: the comment on top of it.

    >>> caption_of("# Words of\\n# the texts\\nshow()")
    'Words of the texts'
    """
    comment = _CAPTION.match(source)
    return " ".join(line.lstrip("# ") for line in comment[0].splitlines()) if comment else ""


def _label(notebook: NotebookNode, setting: Setting) -> None:
    """Give figures and tables their numbers, anchors and captions; a figure says which table has its numbers."""
    words, known = WORDS[setting.language], translations_into(setting.language)
    beside = None  # the table above a figure, with no heading between them
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and re.search(r"^#", cell.source, re.MULTILINE):
            beside = None
        caption = known.text(caption_of(cell.source)) if cell.cell_type == "code" else ""
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "corpus-table" in data.get("text/html", ""):
                setting.numbered_tables += 1
                count, kind = setting.numbered_tables, "table"
            elif "image/png" in data or "image/svg+xml" in data:
                setting.figures += 1
                count, kind = setting.figures, "figure"
            else:
                continue
            label = words[kind].format(number=number(count, setting.language))
            output.metadata |= {"label": label, "caption": caption, "anchor": f"{kind}-{count}"}
            if kind == "table":
                beside = f'<a href="#table-{count}">{label}</a>'
            elif beside:
                output.metadata["beside"] = words["numbers in"].format(table=beside)


def _translate(notebook: NotebookNode, language: Language) -> None:
    known = translations_into(language)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = known.text(cell.source)


def _setting_up(notebook: NotebookNode) -> frozenset[str]:
    """Headings above cells of parameters, and above cells that show no figure or table before the first that does."""
    found: list[str] = []
    heading = ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            names = re.findall(r"^## +(.+?)\s*$", cell.source, re.MULTILINE)
            heading = names[-1] if names else heading
        elif any("label" in output.get("metadata", {}) for output in cell.outputs):
            break
        elif heading and cell.source.strip():
            found.append(heading)
    else:
        return frozenset()  # a notebook that shows neither: all of its headings are read
    return frozenset(name for name in found if name != heading)


def _finished(html: str, setting: Setting) -> str:
    """What a cell shows, led to its sentences and to the rows that it leaves out, in the language of the page."""
    if "corpus-" not in html:
        return html
    words, evidence = WORDS[setting.language], setting.links.evidence
    if "corpus-evidence" in html and evidence.texts:
        name = f'<a href="#evidence">{words["evidence"]}</a>'
        attributes_ = direction_attributes(words["evidence"])
        return f'<p class="corpus-evidence" {attributes_}>{words["evidence below"].format(evidence=name)}</p>'
    rest = ""
    table = find_table(html, setting.tables) if "corpus-cut" in html else None
    if table is not None:
        rest = _folded(html, setting.tables[table], setting)
    html = name_the_rest(setting.links.link(html), table, language=setting.language)
    return translate_table(html, setting.language) + rest


def _folded(html: str, table: pd.DataFrame, setting: Setting) -> str:
    """The rows that a table leaves out, for the script of the page; nothing where they are too many."""
    rows = rest_of(html, table)
    names, _ = read_table(BeautifulSoup(html, "html.parser"))
    known = translations_into(setting.language)
    own = [[known.value(name, cell) for name, cell in zip(names, row, strict=True)] for row in rows]
    column, anchors = setting.links.anchors(names, rows) or (-1, [])
    text = as_json({"rows": own, "column": column, "anchors": anchors})
    size = len(text.encode())
    if not rows or size > MOST_OF_A_TABLE or setting.folded + size > MOST_OF_A_PAGE:
        return ""
    setting.folded += size
    return f'<script type="application/json" class="rest">{text}</script>'


@dataclass(slots=True)
class _Prose:
    """Finishes the HTML of Markdown cells, and remembers the headings on its way."""

    prefix: str
    passed_over: frozenset[str] = frozenset()
    title: str = ""
    headings: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, html: str) -> str:
        soup = BeautifulSoup(html, "html.parser")
        for heading in soup.find_all(_HEADINGS):
            self._place(heading)
        for link in soup.find_all("a", href=re.compile(r"^[^:]+\.ipynb")):
            link["href"] = f"#{Path(str(link['href']).split('#')[0]).stem}"
        for block in soup.find_all(_BLOCKS):
            if not block.has_attr("dir"):
                block.attrs |= direction_of(block.get_text())
        for lists in soup.find_all(["ul", "ol"]):
            if (item := lists.find("li")) and not lists.has_attr("dir"):
                lists["dir"] = item["dir"]
        return offline(str(soup))

    def _place(self, heading: Tag) -> None:
        """A level lower, since the report has a title of its own; with an anchor that is alone on the page."""
        level, text = int(heading.name[1]), heading.get_text().strip()
        heading["id"] = f"{self.prefix}-{heading.get('id') or len(self.headings)}"
        if level == 1 and not self.title:
            self.title, heading["id"] = text, self.prefix
        elif level == 2 and text not in self.passed_over:
            self.headings.append((str(heading["id"]), text))
        heading.name = f"h{min(level + 1, 6)}"


def offline(html: str) -> str:
    """``html`` without what a browser would fetch: images become data, scripts and frames from elsewhere go."""
    if not re.search(r"\b(?:src|href|data)\s*=", html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    for name, attribute in _LOADED.items():
        for tag in soup.find_all(name, attrs={attribute: re.compile(r"^(?!data:|#)")}):
            tag.decompose()
    for image in soup.find_all("img", src=re.compile(r"^(?!data:)")):
        address = str(image["src"])
        link = soup.new_tag("a", href=address)
        link.string = str(image.get("alt") or address)
        image.replace_with(link)
    return str(soup)


def _embed_pictures(notebook: NotebookNode, folder: Path) -> None:
    """Put the pictures that Markdown cells show from files of the notebook's folder into the cells."""

    def embed(match: re.Match[str]) -> str:
        path = folder / match["path"]
        kind = mimetypes.guess_type(path.name)[0]
        if kind is None or not path.is_file():
            return match[0]
        return f"{match['before']}data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}{match['after']}"

    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = _PICTURE.sub(embed, cell.source)


def _lines(text: str) -> str:
    """Plain text as HTML, each line in its own direction."""
    html: list[str] = [ansi2html(line) for line in text.rstrip("\n").split("\n")]  # type: ignore[no-untyped-call]  # untyped there
    return "".join(f"<div {attributes(line)}>{line or '<br>'}</div>" for line in html)


def attributes(text: object) -> Markup:
    """The attributes for an element that holds ``text``."""
    return Markup(direction_attributes(str(text)))
