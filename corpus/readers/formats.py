"""Which reader a file gets: by its first bytes, then by its suffix; its module is imported only then."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name, the suffixes it has, the bytes it begins with, and the function that reads it.

    ``reader`` is "module:function" in this package. A ``table`` holds many texts and takes :class:`Columns`.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    signs: tuple[bytes, ...] = ()
    table: bool = False


FORMATS: tuple[Format, ...] = (
    Format("pdf", (".pdf",), "pdf:read_pdf", (b"%PDF-",)),
    Format("html", (".html", ".htm", ".xhtml", ".mhtml"), "web_pages:read_html"),
    Format("docx", (".docx",), "docx:read_docx"),
    Format("csv", (".csv",), "delimited:read_csv", table=True),
    Format("tsv", (".tsv", ".tab"), "delimited:read_tsv", table=True),
    Format("xlsx", (".xlsx", ".xlsm", ".xls", ".ods"), "sheets:read_sheets", table=True),
    Format("json", (".json",), "json_files:read_json", table=True),
    Format("jsonl", (".jsonl", ".ndjson"), "json_files:read_json_lines", table=True),
    Format("parquet", (".parquet",), "parquet:read_parquet", (b"PAR1",), table=True),
    Format("zip", (".zip",), "archives:zip_members"),
    Format("tar", (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz", ".gz"), "tarballs:tar_members"),
    Format("text", (".txt", ".text", ".md", ""), "plain:read_text"),
)
"""The kinds of files that are read, in the order in which they are tried."""
