"""A table as a file: what kind the end of its name says."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import OptionError

if TYPE_CHECKING:
    import pandas as pd

CHUNK = 10_000  # rows that are made into text at a time


def check_suffix(name: str) -> None:
    """Raise an :class:`OptionError` for a file that no table is written to; for a folder that is said later.

    >>> check_suffix("counts.doc")
    Traceback (most recent call last):
    corpus.errors.OptionError: counts.doc: tables are not written to such a file. What to do: name one that ends in \
.csv, .tsv, .json, .jsonl, .xlsx, .parquet or .html.
    """
    path = Path(name).expanduser()
    suffix = path.suffix.lower()
    if name == "-" or path.is_dir():
        return
    if suffix not in _WRITERS:
        *others, last = _WRITERS
        remedy = f"name one that ends in {', '.join(others)} or {last}"
        raise OptionError(name, "tables are not written to such a file", remedy)
    if suffix == ".parquet" and find_spec("pyarrow") is None:
        reason = "this needs the library pyarrow, which is not installed"
        raise OptionError(name, reason, "install it (pip install pyarrow), or name a file that ends in .csv")


def write_file(table: pd.DataFrame, path: Path, *, body: Callable[[], str] | None = None) -> None:
    """Write ``table`` to ``path``, whole or not at all; ``body`` makes what a page shows instead of the table."""
    from ..report.output import OutputFolder

    kind = path.suffix.lower()
    with OutputFolder(path.parent, overwrite=True).whole(path.name) as part:
        if body is not None and kind == ".html":
            part.write_text(_page(path.stem, body()), "utf-8", newline="")
        else:
            _WRITERS[kind](table, part, path.stem)


def csv_pieces(table: pd.DataFrame, *, line_end: str = "\n", separator: str = ",") -> Iterator[str]:
    """``table`` as CSV, some thousand rows at a time."""
    from ..count.spreadsheets import csv_text

    for start in range(0, max(len(table), 1), CHUNK):
        text = csv_text(table.iloc[start : start + CHUNK], line_end=line_end, separator=separator)
        yield text if start == 0 else text.split(line_end, 1)[1]


def _write_separated(separator: str) -> Callable[[pd.DataFrame, Path, str], None]:
    def write(table: pd.DataFrame, path: Path, _: str) -> None:
        from ..csv_cells import BOM

        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(BOM)
            file.writelines(csv_pieces(table, line_end="\r\n", separator=separator))

    return write


def _records(table: pd.DataFrame) -> Iterator[str]:
    """Each row as an object of JSON; a missing value, and one that is not finite, is null."""
    names = list(map(str, table.columns))
    for start in range(0, len(table), CHUNK):
        rows = table.iloc[start : start + CHUNK]
        columns = [rows.iloc[:, i].tolist() for i in range(len(names))]
        for values in zip(*columns, strict=True):
            record = dict(zip(names, map(_jsonable, values), strict=True))
            yield json.dumps(record, ensure_ascii=False, default=str)


def _jsonable(value: Any) -> Any:
    missing = type(value).__name__ in {"NAType", "NaTType"} or (isinstance(value, float) and not math.isfinite(value))
    return None if missing else value


def _write_json(table: pd.DataFrame, path: Path, _: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("[")
        for number, record in enumerate(_records(table)):
            file.write(f"{',' if number else ''}\n{record}")
        file.write("\n]\n")


def _write_json_lines(table: pd.DataFrame, path: Path, _: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{record}\n" for record in _records(table))


def _write_xlsx(table: pd.DataFrame, path: Path, _: str) -> None:
    from ..count.worksheets import write_workbook

    write_workbook(table, path)


def _write_parquet(table: pd.DataFrame, path: Path, _: str) -> None:
    plain = table.copy()
    plain.attrs = {}  # how it was made has values that the file's own notes cannot hold
    plain.to_parquet(path, index=False)


def _write_html(table: pd.DataFrame, path: Path, name: str) -> None:
    from ..display import table_html

    path.write_text(_page(name, table_html(table, max_rows=max(len(table), 1))), "utf-8", newline="")


def _page(title: str, body: str) -> str:
    """A page that needs nothing from elsewhere, in light and dark."""
    from ..display import FONTS, direction_attributes

    name = escape(title)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name}</title>\n<style>:root{{color-scheme:light dark}}"
        f"body{{font-family:{FONTS};margin:2em auto;max-width:75em;padding:0 1em}}</style></head>\n"
        f"<body><h1 {direction_attributes(title)}>{name}</h1>\n{body}\n</body></html>\n"
    )


_WRITERS: dict[str, Callable[[pd.DataFrame, Path, str], None]] = {
    ".csv": _write_separated(","),
    ".tsv": _write_separated("\t"),
    ".json": _write_json,
    ".jsonl": _write_json_lines,
    ".xlsx": _write_xlsx,
    ".parquet": _write_parquet,
    ".html": _write_html,
}
