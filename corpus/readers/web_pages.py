"""Saved web pages: the main text without menus and advertisements, and what the page says about itself.

trafilatura finds the main text. It drops every character that Python does not call printable, the half-space among
them, so that «می‌رود» would come out as «میرود», and composes and reorders marks above letters; such characters are
therefore put behind letters of a script that the page does not have, and put back. Nothing of a page is run or fetched.
"""

from __future__ import annotations

import copy
import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from ..errors import UnreadableFileError
from ..patterns import late_pattern
from .extract import Extract, OwnResultError
from .mhtml import saved_page
from .old_encodings import best_single_byte
from .page_dates import page_date
from .page_leads import after_headline, headline_first, with_lead
from .page_names import stated_names
from .page_parts import article_text, drop_links, forms_as_parts, headline_of
from .page_text import text_of, with_headline, without_buttons
from .plain import BROKEN, by_mark, has_text, refuse_binary

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PAGE_BYTES = 20_000_000
"""Larger pages are no articles; the text of one is rarely more than a hundredth of this."""

ELEMENTS = 50_000
"""So many elements are looked at, which takes ten seconds; an article has some thousands, menus included."""

_OWN = late_pattern(rb'<meta name="generator" content="(?:persian-)?corpus [\d.]')
_CHARSET = late_pattern(rb"<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes of a page in which it says how it is encoded
_SAVED_FROM = late_pattern(r"<!--\s*saved from url=\(\d+\)(\S+)")
_ENTITY = late_pattern(
    r"&(?:zwnj|zwj|shy|lrm|rlm|nbsp|#\d{2,6}|#x[0-9a-f]{2,5});|\\u(?:200[b-f]|202[a-e]|00a[0d])", re.IGNORECASE
)
_BLANK_LINES = late_pattern(r"\n{3,}")  # what is left of paragraphs that only keep a distance (&nbsp;)
_CONTROLS = late_pattern("[\0-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_STAND_INS = range(0x12000, 0x1239A)  # Cuneiform
_SENTENCE_WORDS = 6
_SENTENCE_ENDS = tuple(".؟!:»…")
_MOST_BROKEN = 0.005  # of a page's bytes
_SAVE_AGAIN = "save the page when it has loaded, or save its text"


def read_html(data: bytes, name: object) -> list[Extract]:
    """The main text of a page, its paragraphs parted by empty lines, with title, source (site), author, date and url.

    The headline that the page shows is the first line of the text (behind a line above it, if there is one), and other
    headings of the article are in it. A date is one that the page states (``date_from`` "page"). Raises
    UnreadableFileError for a page without a text, or too large a one.
    """
    if len(data) > PAGE_BYTES:
        raise UnreadableFileError(name, f"the page is larger than {PAGE_BYTES // 10**6} MB", _SAVE_AGAIN)
    if _OWN.search(data[:_HEAD]):
        raise OwnResultError(name, "this is a page that this library made", "nothing, unless it is one of your texts")
    text, encoding = _decoded(data, name)
    return [_extract(text, encoding, name)]


def read_mhtml(data: bytes, name: object) -> list[Extract]:
    """The main text of a page that a browser saved as a single file, with its pictures and styles (.mhtml, .mht).

    As :func:`read_html`; ``url`` is where the page was saved from.
    """
    if len(data) > 4 * PAGE_BYTES:  # pictures are most of such a file
        raise UnreadableFileError(name, f"the page is larger than {4 * PAGE_BYTES // 10**6} MB", _SAVE_AGAIN)
    page, location = saved_page(data)
    if not page.strip():
        raise UnreadableFileError(name, "there is no web page in this file", _SAVE_AGAIN)
    [extract] = read_html(page, name)
    if location.startswith(("http://", "https://")):
        extract = Extract(extract.raw, {**extract.metadata, "url": location}, remarks=extract.remarks)
    return [extract]


def _extract(text: str, encoding: str, name: object) -> Extract:
    hide, show = _stand_ins(text)
    saved_from = _SAVED_FROM.search(text[:_HEAD])
    tree, cut = _parsed(_entities_as_letters(text).translate(hide), name)
    forms_as_parts(tree)
    headline = headline_of(tree)
    shown_headline = "" if headline is None else str(headline.text_content()).translate(show)
    names = stated_names(tree)
    date = page_date(tree, show, headline)
    drop_links(tree)
    found, main, whole = _main_text(tree, headline)
    main = _BLANK_LINES.sub("\n\n", "\n".join(line.strip() for line in main.translate(show).split("\n"))).strip()
    main = without_buttons(main)
    if not has_text(main):
        reason = "its elements are nested too deeply" if cut else "no text was found in this page"
        raise UnreadableFileError(name, reason, _SAVE_AGAIN)
    about: dict[str, Any] = {
        "title": _shown(found and found.title, show) or " ".join(shown_headline.split()) or None,
        "source": _shown((found and found.sitename) or names.get("source") or (found and found.hostname), show),
        "author": _shown((found and found.author) or names.get("author"), show),
        "url": _shown(found and found.url, show) or (saved_from[1] if saved_from else None),
        **date,
        "encoding": encoding,
    }
    if about["source"]:
        about["source_from"] = "page"
    if about["title"] and (head_title := _shown(" ".join(str(tree.findtext(".//head/title") or "").split()), show)):
        about["head_title"] = head_title  # may name the house: corpus.words.page_titles
    main = with_headline(main, shown_headline)
    return Extract(main, about, remarks=tuple(_remarks(main, encoding, cut=cut, whole=whole)))


def _main_text(tree: HtmlElement, headline: HtmlElement | None) -> tuple[Any, str, bool]:
    """What trafilatura found, the main text, and whether it is all that the page shows.

    Where trafilatura finds no paragraphs it takes the whole page as one, menus and all; that is done better here.
    """
    from trafilatura import bare_extraction

    candidates = after_headline(tree, headline)
    found: Any = None
    for favor_recall in (False, True):  # what favours recall takes bylines and footers too
        copied = copy.deepcopy(tree)
        found = bare_extraction(copied, with_metadata=True, include_comments=False, favor_recall=favor_recall)
        if found is not None and found.body is not None and found.text:
            break
    main = text_of(found.body) if found is not None and found.body is not None else ""
    if "\n" not in main:
        own, is_article = article_text(tree, headline)
        longest = max(own.split("\n"), key=len)
        if longest and ((is_article and not main) or longest.replace("\t", " ") in main):
            return found, with_lead(own, candidates) if is_article else own, not is_article and "\n" in own
    if headline is not None:
        main = headline_first(main, " ".join(str(headline.text_content()).split()), candidates)
    return found, with_lead(main, candidates), False


def _remarks(main: str, encoding: str, *, cut: bool, whole: bool) -> Iterator[tuple[str, str]]:
    if cut:
        yield "elements that are nested too deeply were left out", _SAVE_AGAIN
    if encoding == BROKEN:
        yield "some bytes of it are not UTF-8; they stand in the text as �", "get the page again if that matters"
    if not _has_sentence(main):
        yield "no sentence was found in it; it may be a page of headlines", "look at it, and remove it if it is no text"
    elif whole:
        yield "its article was not told from the rest of the page; menus may be in the text", "look at it"


def _has_sentence(text: str) -> bool:
    """Whether a line of six words ends like a sentence."""
    lines = (line.rstrip(" \t\N{RIGHT-TO-LEFT MARK}") for line in text.split("\n"))
    return any(line.endswith(_SENTENCE_ENDS) and len(line.split()) >= _SENTENCE_WORDS for line in lines)


def _parsed(page: str, name: object) -> tuple[HtmlElement, bool]:
    """The tree of a page, and whether some of it lay too deep to be in it."""
    import lxml.html
    from lxml.etree import LxmlError

    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(_CONTROLS.sub("", page).encode("utf-8"), parser=parser)
    except (LxmlError, ValueError):
        raise UnreadableFileError(name, "no text was found in this page", _SAVE_AGAIN) from None
    if sum(1 for _ in tree.iter()) > ELEMENTS:
        raise UnreadableFileError(name, f"the page has more than {ELEMENTS:,} elements", _SAVE_AGAIN)
    cut = any("Excessive depth" in entry.message for entry in parser.error_log)
    return tree, cut


def _decoded(data: bytes, name: object) -> tuple[str, str]:
    """The page as UTF-8 where it is that, whatever it says; else by what it says, or by the letters that come out."""
    refuse_binary(data, name)
    if (marked := by_mark(data, name)) is not None:
        return marked
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    if 0 < text.count("\ufffd") <= max(_MOST_BROKEN * sum(byte > 127 for byte in data), 1):
        return text, BROKEN
    said = _CHARSET.search(data[:_HEAD])
    declared = said[1].decode("ascii", "replace").lower() if said else ""
    if persian := best_single_byte(data):
        return persian
    try:
        return data.decode(declared or "no encoding"), declared
    except (LookupError, ValueError):
        reason = "the page is in no encoding this library knows"
        raise UnreadableFileError(name, reason, "open it in a browser and save its text as UTF-8") from None


def _entities_as_letters(text: str) -> str:
    """Half-spaces and the like that are written as entities (&zwnj; or, in data, \\u200c), as the characters."""

    def plain(entity: re.Match[str]) -> str:
        given = entity[0]
        letter = chr(int(given[2:], 16)) if given[0] == "\\" else html.unescape(given)
        return letter if len(letter) == 1 and _endangered(letter) else given

    return _ENTITY.sub(plain, text)


@cache
def _endangered(letter: str) -> bool:
    """Whether trafilatura would drop, compose or reorder a character, or take it for a plain space."""
    if letter <= "\x7f":
        return False
    return not letter.isprintable() or letter.isspace() or unicodedata.category(letter) == "Mn"


def _stand_ins(text: str) -> tuple[dict[int, int], dict[int, int]]:
    """For each character of the page that would be lost a letter that the page has not, and the way back."""
    letters = set(_entities_as_letters(text))
    kept = sorted(ord(letter) for letter in letters if _endangered(letter) and not "\ud800" <= letter <= "\udfff")
    free = [code for code in _STAND_INS if chr(code) not in letters]
    pairs = list(zip(kept, free, strict=False))
    return dict(pairs), {stand_in: code for code, stand_in in pairs}


def _shown(value: str | None, show: dict[int, int]) -> str | None:
    return value.translate(show).strip() or None if value else None
