r"""Markdown files: their text without the marks of links and emphasis, as a page shows it.

The marks stand where letters meet, «[چین](https://…)،» and «**چین**‌ها», and would part what belongs together. Headings,
lists, tables and code stay as they are written; the addresses of links go to the metadata.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from ..patterns import late_pattern
from .extract import Extract
from .headline import heading
from .plain import has_text, read_text

_CODE = late_pattern(
    r"^(?P<fence>```+|~~~+).*?(?:^(?P=fence)|\Z)|(?P<ticks>`{1,3})[^`\n]{1,500}(?P=ticks)", re.DOTALL | re.MULTILINE
)
_LINK = late_pattern(
    r"""(?<!\\)!?\[(?P<text>(?:[^\[\]\n\\]|\\.){0,500})\]
    \((?P<address><[^<>\n]{0,1000}>|(?:[^\s()\\]|\([^\s()]{0,200}\)){0,1000})   # https://…/چین_(کشور)
    (?:[ \t]+(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?\)""",
    re.VERBOSE,
)
# The innermost first: the marks touch what they emphasise, and a list item or a product such as 2 * 3 * 4 does not.
_EMPHASIS = (
    late_pattern(r"(?<![\\*])(\*\*\*|\*\*)(?=[^\s*])((?:[^*\n\\]|\\.){1,1000}?)(?<=[^\s*])\1(?!\*)"),
    late_pattern(r"(?<![\\*\w])(\*)(?=[^\s*])((?:[^*\n\\]|\\.){1,1000}?)(?<=[^\s*])\1(?!\*)"),
    late_pattern(r"(?<![\\_\w])(___|__|_)(?=[^\s_])((?:[^_\n\\]|\\.){1,1000}?)(?<=[^\s_])\1(?!\w)"),
    late_pattern(r"(?<![\\~])(~~)(?=[^\s~])([^~\n]{1,1000}?)(?<=[^\s~])\1(?!~)"),
)


def read_markdown(data: bytes, name: object) -> list[Extract]:
    r"""The text of a Markdown file, with ``links`` (addresses with spaces between) among its metadata.

    Front matter and errors as in :func:`corpus.readers.plain.read_text`.

    >>> [extract] = read_markdown("## سفر\n\nاو به **[چین](https://example.org)**، رفت.".encode(), "متن.md")
    >>> extract.raw, extract.metadata["title"], extract.metadata["links"]
    ('## سفر\n\nاو به چین، رفت.', 'سفر', 'https://example.org')
    """
    (extract,) = read_text(data, name)
    raw, links = without_marks(extract.raw)
    if raw == extract.raw or not has_text(raw):  # of a picture without words the address is all there is
        return [extract]
    title = extract.metadata["title"]
    metadata = dict(extract.metadata) | ({"title": heading(raw)} if title == heading(extract.raw) else {})
    return [replace(extract, raw=raw, metadata=metadata | ({"links": " ".join(links)} if links else {}))]


def without_marks(text: str) -> tuple[str, list[str]]:
    """The text without the marks of links, pictures and emphasis, but for code; and the addresses of the links.

    >>> without_marks("کشور [چین](u)\N{ZERO WIDTH NON-JOINER}ها و `a[0](x)` و 2 * 3 * 4")
    ('کشور چین\\u200cها و `a[0](x)` و 2 * 3 * 4', ['u'])
    """
    links: list[str] = []
    pieces, at = [], 0
    for code in _CODE.finditer(text):
        pieces += [_shown(text[at : code.start()], links), code[0]]
        at = code.end()
    pieces.append(_shown(text[at:], links))
    return "".join(pieces), list(dict.fromkeys(links))


def _shown(text: str, links: list[str]) -> str:
    for _ in range(2):  # a picture may be the words of a link, and emphasis stand within another one
        if "](" in text:
            text = _LINK.sub(partial(_words_of_link, links=links), text)
        for emphasis in _EMPHASIS:
            text = emphasis.sub(r"\2", text)
    return text


def _words_of_link(link: re.Match[str], links: list[str]) -> str:
    if address := link["address"].strip("<>"):
        links.append(address)
    return link["text"]
