"""Puts executed notebooks on one page: no request to anywhere, the direction of every block decided here."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import pandas as pd
from markupsafe import Markup

from .. import __version__
from ..display import FONTS, table_html
from ..languages import Language
from ..mentions import Gazetteer
from .cover import cover_of
from .cut_tables import as_json, name_the_rest
from .evidence import gather
from .linked_tables import Links, translate_table
from .method import made_in_words, method_of
from .notebooks import Executed
from .output import GENERATOR
from .sections import TEMPLATES, Setting, attributes, section
from .wording import WORDS, number

if TYPE_CHECKING:
    from ..collection import Corpus

_COVER_COLUMNS = ["title", "source", "date", "tokens"]  # few, so that they fit; the notebooks show more
_COVER_ROWS = 20
_IN_SCRIPT = (
    "theme", "theme auto", "theme light", "theme dark", "filter", "filter of", "shown rows", "show all", "show fewer",
    "sorted up", "sorted down", "sort by",
)  # fmt: skip


def build_page(
    texts: Corpus,
    runs: Sequence[Executed],
    *,
    title: str,
    parameters: Mapping[str, Any],
    tables: Mapping[str, pd.DataFrame],
    language: Language = "en",
) -> str:
    """The page of a report as HTML; ``tables`` are those that lie beside it, by the names of their files."""
    made = dt.datetime.now().astimezone().date()
    labels = actor_names(tables, language)
    evidence = gather(texts, tables, labels)
    setting = Setting(tables, _links(texts, tables, evidence), language, parameters)
    sections = [section(run, setting) for run in runs]
    problems = _problems(texts)
    return render(
        "page.html.j2",
        language=language,
        title=title,
        made=made_in_words(made, language),
        texts=texts,
        cover=cover_of(texts, tables, evidence, labels=labels, language=language),
        texts_table=_table(_cover(texts), "documents", language, max_rows=_COVER_ROWS),
        problems_table=_table(problems, "problems", language) if len(problems) else "",
        unread=int((texts.problems["severity"] == "error").sum()),
        failures=[run.error for run in runs if run.error],
        sections=sections,
        evidence=evidence,
        method=method_of(texts, tables, title=title, parameters=parameters, made=made, language=language),
        repairs=int(texts.documents["repairs"].sum()),
        tables=list(tables),
    )


def render(template: str, *, language: Language, **given: Any) -> str:
    """A page from a template of the library: its words, style and script, and a policy that lets only these run."""
    script = _script()
    known = as_json({"words": {name: WORDS[language][name] for name in _IN_SCRIPT}, "language": language})
    return (
        _environment()
        .get_template(template)
        .render(
            generator=GENERATOR,
            version=__version__,
            language=language,
            direction="rtl" if language == "fa" else "ltr",
            w=WORDS[language],
            n=lambda value: number(value, language),
            style=(TEMPLATES / "style.css").read_text("utf-8").replace("PERSIAN-FONTS", FONTS),
            script=Markup(script),
            known=Markup(known),
            policy=f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
            **given,
        )
    )


def actor_names(tables: Mapping[str, pd.DataFrame], language: Language) -> dict[str, str]:
    """What the actors are called: as the library's gazetteer has them, else as the table of counts has them."""
    counts = tables.get("mention_counts")
    own = {} if counts is None else dict(zip(counts["actor"].astype(str), counts["label"].astype(str), strict=True))
    known = dict(Gazetteer.shipped().labels(language))
    return known | own if language == "en" else own | known


def _links(texts: Corpus, tables: Mapping[str, pd.DataFrame], evidence: Any) -> Links:
    """Where the numbers of the tables lead to."""
    counts = tables.get("mention_counts")
    ids = {} if counts is None else dict(zip(counts["label"].astype(str), counts["actor"].astype(str), strict=True))
    numbers = {document.doc: i for i, document in enumerate(texts, start=1)}
    years = {}
    if evidence.periods:
        years = {"gregorian": texts.timeline(by="year"), "persian": texts.timeline(by="year", calendar="persian")}
    return Links(evidence, numbers, ids, years)


def _table(table: pd.DataFrame, name: str, language: Language, **options: Any) -> Markup:
    html = name_the_rest(table_html(table, **options), name, language=language)
    focusable = f'class="corpus-table" tabindex="0" role="group" aria-label="{name}"'
    return Markup(translate_table(html, language).replace('class="corpus-table"', focusable))


def _cover(texts: Corpus) -> pd.DataFrame:
    """What the texts are: a text without a title goes by its id."""
    documents = texts.documents
    return documents.assign(title=documents["title"].fillna(documents["doc"]))[_COVER_COLUMNS]


def _problems(texts: Corpus) -> pd.DataFrame:
    """The problems with the names of files alone: where the texts lie is nobody else's business."""
    return texts.problems.assign(path=[Path(path).name for path in texts.problems["path"]])


@cache
def _script() -> str:
    return (TEMPLATES / "report.js").read_text("utf-8")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["dir"] = attributes
    return environment
