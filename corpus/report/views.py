"""One page that shows what cleaning changed: every text before and after, the doubtful repairs first."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ..display import FONTS, direction_attributes, side_by_side_html, table_html

if TYPE_CHECKING:
    from ..collection import Corpus

_STYLE = Path(__file__).parent / "templates" / "style.css"
_DOUBTFUL = 50  # repairs in the table on top; all of them are in repairs.csv
_ALL_LINES = 1_000_000


def repairs_page(texts: Corpus) -> str:
    """A page of HTML that needs nothing from elsewhere: repairs by kind, the least certain ones, and each text.

    Each text stands raw on the right and clean on the left; what went is struck out, what came is marked, what was
    moved is underlined, and the name of a repair shows when the pointer rests on its mark.
    """
    shown = texts.repairs()[["doc", "fixer", "raw_words", "clean_words", "confidence"]]
    sections = []
    for document in texts:
        title = document.metadata.get("title") or document.doc
        panels = side_by_side_html(document.raw, document.text, document.cleaned.alignment, lines=_ALL_LINES)
        heading = f"<h2 {direction_attributes(title)}>{escape(title)}</h2>"
        sections.append(f'<section>{heading}<p dir="ltr"><code>{escape(document.doc)}</code></p>\n{panels}</section>')
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Repairs</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{_STYLE.read_text('utf-8').replace('PERSIAN-FONTS', FONTS)}</style></head><body>",
            f"<h1>Repairs</h1>\n<p>{len(texts)} texts, {len(shown):,} repairs.</p>",
            f"<h3>By kind</h3>\n{table_html(texts.repair_counts())}",
            f"<h3>The least certain</h3>\n{table_html(shown, max_rows=_DOUBTFUL)}",
            *sections,
            "</body></html>\n",
        ]
    )
