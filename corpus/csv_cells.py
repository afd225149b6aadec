"""What the cells of a CSV file are to spreadsheets: what parts them, and what would be run as a formula."""

from __future__ import annotations

from .patterns import late_pattern

BOM = "\ufeff"
"""By this mark at its beginning Excel knows that a CSV file is UTF-8."""

DELIMITERS = ",;\t"
"""What parts columns: the semicolon where the comma is the decimal sign, the tab in «Unicode text»."""

WORKBOOKS = frozenset({".xlsx", ".xls", ".xlsm", ".ods", ".numbers"})
"""Files of spreadsheet programs that are no CSV."""

# A cell that begins so is run by Excel. One that begins with apostrophes before it gets another, for the way back.
_FORMULA = late_pattern(r"'*[=+\-@\t\r]")


def disarmed(cell: str) -> str:
    """The cell with an apostrophe in front if a spreadsheet would run it.

    >>> disarmed("=1+1"), disarmed("چین")
    ("'=1+1", 'چین')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before :func:`disarmed`.

    >>> restored("'=1+1"), restored("'چین")
    ('=1+1', "'چین")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
