"""Tables and texts as HTML that reads from right to left: in notebooks and in the report.

:func:`notebook` is called once in a notebook. From then on every DataFrame is shown by :func:`table_html`,
which writes the direction of each cell, and every figure comes out sharp. The HTML carries its style with
it, so it looks alike in JupyterLab, on the web and in the report, and it is the same on each run, so that
nbval can compare it.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from ..languages import Language
from .chronology_page import save_timeline, timeline_html
from .markup import FONTS, Html, direction_attributes, direction_of, plain
from .pairs import side_by_side, side_by_side_html
from .quoted import evidence, evidence_html
from .tables import table_html

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = [
    "FONTS", "Html", "direction_attributes", "direction_of", "evidence", "evidence_html", "notebook", "plain",
    "save_timeline", "side_by_side", "side_by_side_html", "table_html", "timeline_html",
]  # fmt: skip


def notebook(language: Language = "en") -> None:
    """Show tables right to left and figures sharp, in English or Persian, from here on; call it once in a notebook.

    ``language`` is that of the figures: "en" or "fa" (see :func:`corpus.plot.use_language`). Outside IPython nothing
    else happens, so that a notebook saved as a script runs too. Raises :class:`~corpus.errors.OptionError` for
    another language.

    >>> notebook(language="en")
    """
    from IPython import get_ipython

    from ..plot.language import use_language

    use_language(language)
    shell = get_ipython()
    if shell is None:
        return
    import matplotlib
    import pandas as pd
    from matplotlib.figure import Figure

    from ..plot.text import font_families

    formatters = shell.display_formatter.formatters
    formatters["text/html"].for_type(pd.DataFrame, table_html)
    formatters["text/html"].for_type(pd.Series, lambda series: table_html(series.to_frame()))
    formatters["image/png"].for_type(Figure, _sharp_png)
    matplotlib.rcParams["font.family"] = font_families()


def _sharp_png(figure: Figure) -> tuple[bytes, Mapping[str, int]]:
    """The figure at twice its size in pixels, shown at its size; without the version in its metadata."""
    image = BytesIO()
    figure.savefig(image, format="png", dpi=2 * figure.dpi, metadata={"Software": None})
    width, height = (round(inches * figure.dpi) for inches in figure.get_size_inches())
    return image.getvalue(), {"width": width, "height": height}
