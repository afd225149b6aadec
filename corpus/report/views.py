"""One page that shows what cleaning changed: every text before and after, the doubtful repairs first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..display import side_by_side_html, table_html
from ..languages import Language
from .cut_tables import name_the_rest
from .linked_tables import translate_table
from .method import made_in_words
from .page import render
from .wording import WORDS

if TYPE_CHECKING:
    from ..collection import Corpus

_DOUBTFUL = 50  # repairs in the table on top; all of them are in repairs.csv
_ALL_LINES = 1_000_000


def repairs_page(texts: Corpus, *, language: Language = "en") -> str:
    """A page of HTML that needs nothing from elsewhere: repairs by kind, the least certain ones, and each text.

    Each text stands raw on the right and clean on the left; what went is struck out, what came is marked, what was
    moved is underlined, and the name of a repair shows when the pointer rests on its mark.
    """
    shown = texts.repairs()[["doc", "fixer", "raw_words", "clean_words", "confidence"]]
    documents = [
        (
            document.doc,
            document.metadata.get("title") or document.doc,
            _marked_up(
                side_by_side_html(document.raw, document.text, document.cleaned.alignment, lines=_ALL_LINES), language
            ),
        )
        for document in texts
    ]
    return render(
        "repairs.html.j2",
        language=language,
        title=WORDS[language]["repairs title"],
        made=made_in_words(dt.datetime.now().astimezone().date(), language),
        texts=texts,
        repairs=len(shown),
        counts_table=_marked_up(table_html(texts.repair_counts()), language),
        least_table=_marked_up(table_html(shown, max_rows=_DOUBTFUL), language),
        documents=documents,
    )


def _marked_up(html: str, language: Language) -> Markup:
    """HTML of a table for the page, its columns and notes in the language of the page."""
    return Markup(translate_table(name_the_rest(html, None, language=language), language))
