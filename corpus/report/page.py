"""Puts executed notebooks on one page: no request to anywhere, the direction of every block decided here."""

from __future__ import annotations

import base64
import copy
import datetime as dt
import hashlib
import mimetypes
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from bs4 import BeautifulSoup, Tag
from markupsafe import Markup
from nbconvert import HTMLExporter
from nbconvert.filters import ansi2html
from nbformat import NotebookNode

from .. import __version__
from ..display import FONTS, direction_attributes, direction_of, table_html
from .cut_tables import find_table, name_the_rest
from .notebooks import Executed
from .output import GENERATOR

if TYPE_CHECKING:
    import pandas as pd

    from ..collection import Corpus

_TEMPLATES = Path(__file__).parent / "templates"
_BLOCKS = ["p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th", "dt", "dd", "figcaption"]
_HEADINGS = re.compile(r"h[1-6]$")
_LOADED = {"script": "src", "link": "href", "iframe": "src", "object": "data", "embed": "src"}
_PACKAGES = ("pandas", "matplotlib", "hazm", "numpy", "nbconvert", "nbclient")
_COVER_COLUMNS = ["title", "source", "date", "tokens"]  # few, so that they fit; the notebooks show more
_COVER_ROWS = 20


@dataclass(frozen=True, slots=True)
class _Section:
    """One notebook on the page: its anchor, title, second-level headings (anchor, text), and HTML."""

    anchor: str
    title: str
    headings: Sequence[tuple[str, str]]
    html: str


@dataclass(slots=True)
class _Numbers:
    """Figures and tables are numbered through all notebooks."""

    figures: int = 0
    tables: int = 0


def build_page(
    texts: Corpus,
    runs: Sequence[Executed],
    *,
    title: str,
    parameters: Mapping[str, Any],
    tables: Mapping[str, pd.DataFrame],
) -> str:
    """The page of a report as HTML; ``tables`` are those that lie beside it, by the names of their files."""
    numbers = _Numbers()
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["dir"] = _direction_attributes
    return environment.get_template("page.html.j2").render(
        generator=GENERATOR,
        version=__version__,
        title=title,
        made=dt.datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z"),
        style=(_TEMPLATES / "style.css").read_text("utf-8").replace("PERSIAN-FONTS", FONTS),
        texts=texts,
        texts_table=name_the_rest(table_html(_cover(texts), max_rows=_COVER_ROWS), "documents"),
        problems_table=name_the_rest(table_html(_problems(texts)), "problems") if len(texts.problems) else "",
        unread=int((texts.problems["severity"] == "error").sum()),
        failures=[run.error for run in runs if run.error],
        sections=[_section(run, numbers, tables) for run in runs],
        parameters=[(name, _as_written(value)) for name, value in parameters.items()],
        versions=[("corpus", __version__), ("Python", platform.python_version()), *_versions()],
        fingerprint=_fingerprint(texts),
        tables=list(tables),
    )


def _cover(texts: Corpus) -> pd.DataFrame:
    """What the texts are: a text without a title goes by its id."""
    documents = texts.documents
    return documents.assign(title=documents["title"].fillna(documents["doc"]))[_COVER_COLUMNS]


def _problems(texts: Corpus) -> pd.DataFrame:
    """The problems with the names of files alone: where the texts lie is nobody else's business."""
    return texts.problems.assign(path=[Path(path).name for path in texts.problems["path"]])


def _section(run: Executed, numbers: _Numbers, tables: Mapping[str, pd.DataFrame]) -> _Section:
    notebook = copy.deepcopy(run.notebook)
    _join_code(notebook)
    _number(notebook, numbers)
    _lead_to_the_rest(notebook, tables)
    _embed_pictures(notebook, run.path.parent)
    prose = _Prose(prefix=run.name)
    exporter = HTMLExporter(  # type: ignore[no-untyped-call]  # untyped there
        template_name="notebook",
        extra_template_basedirs=[str(_TEMPLATES)],
        exclude_anchor_links=True,
        filters={"prose": prose, "offline": _offline, "dir": _direction_attributes, "lines": _lines},
    )
    html, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": run.name}})
    return _Section(run.name, prose.title or run.name, prose.headings, html)


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


def _number(notebook: NotebookNode, numbers: _Numbers) -> None:
    """Give figures and tables their numbers; the comment on top of a cell is the caption of what it shows."""
    for cell in notebook.cells:
        comment = re.match(r"(?:#.*\n?)+", cell.source) if cell.cell_type == "code" else None
        caption = " ".join(line.lstrip("# ") for line in comment[0].splitlines()) if comment else ""
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "corpus-table" in data.get("text/html", ""):
                numbers.tables += 1
                output.metadata["label"] = f"Table {numbers.tables}"
            elif "image/png" in data or "image/svg+xml" in data:
                numbers.figures += 1
                output.metadata["label"] = f"Figure {numbers.figures}"
            else:
                continue
            output.metadata["caption"] = caption


def _lead_to_the_rest(notebook: NotebookNode, tables: Mapping[str, pd.DataFrame]) -> None:
    """Have each table that stops before its end say in which file the rest is."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "corpus-cut" in data.get("text/html", ""):
                data["text/html"] = name_the_rest(data["text/html"], find_table(data["text/html"], tables))


@dataclass(slots=True)
class _Prose:
    """Finishes the HTML of Markdown cells, and remembers the headings on its way."""

    prefix: str
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
        return _offline(str(soup))

    def _place(self, heading: Tag) -> None:
        """A level lower, since the report has a title of its own; with an anchor that is alone on the page."""
        level, text = int(heading.name[1]), heading.get_text().strip()
        heading["id"] = f"{self.prefix}-{heading.get('id') or len(self.headings)}"
        if level == 1 and not self.title:
            self.title, heading["id"] = text, self.prefix
        elif level == 2:
            self.headings.append((str(heading["id"]), text))
        heading.name = f"h{min(level + 1, 6)}"


def _offline(html: str) -> str:
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


_PICTURE = re.compile(r"(?P<before>!\[[^\]]*\]\()(?P<path>[^):\s]+)(?P<after>[^)]*\))")


def _lines(text: str) -> str:
    """Plain text as HTML, each line in its own direction."""
    html: list[str] = [ansi2html(line) for line in text.rstrip("\n").split("\n")]  # type: ignore[no-untyped-call]  # untyped there
    return "".join(f"<div {_direction_attributes(line)}>{line or '<br>'}</div>" for line in html)


def _direction_attributes(text: object) -> Markup:
    """The attributes for an element that holds ``text``."""
    return Markup(direction_attributes(str(text)))


def _as_written(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _versions() -> list[tuple[str, str]]:
    found = []
    for package in _PACKAGES:
        try:
            found.append((package, version(package)))
        except PackageNotFoundError:
            found.append((package, "not installed"))
    return found


def _fingerprint(texts: Corpus) -> str:
    """One number for the raw texts: the same texts give the same, whatever the folder is called."""
    digest = hashlib.sha256()
    for document in texts:
        digest.update(f"{document.doc}\0{document.raw}\0".encode())
    return digest.hexdigest()[:16]
