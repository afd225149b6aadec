"""Small Word files for tests, written as XML."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOXES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>'
    "</cp:coreProperties>"
)
STYLES = (
    f'<w:styles {W}><w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="a2"><w:name w:val="Title"/></w:style></w:styles>'
)


def word_file(body: str, **parts: str) -> bytes:
    """A .docx whose body is that XML; further parts by their names (``styles``, ``footnotes``, ``core``)."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {BOXES}><w:body>{body}</w:body></w:document>")
        for part, content in parts.items():
            archive.writestr("docProps/core.xml" if part == "core" else f"word/{part}.xml", content)
    return kept.getvalue()


def p(*runs: str, style: str = "") -> str:
    """A paragraph of runs, each a text or XML."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def complex_field(instruction: str, result: str) -> str:
    """A field as Word writes it: its instruction and its result, between marks."""
    said = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f"{mark('begin')}{said}{mark('separate')}{r(result)}{mark('end')}"


def table(*rows: tuple[str, ...]) -> str:
    """A table that begins on the right; cells are texts or XML."""
    cells = ["".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows]
    return f"<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
