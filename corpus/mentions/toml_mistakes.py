"""What is wrong with a file that is not TOML, said to a person who does not know TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

from ..patterns import late_pattern

_STRING = late_pattern(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_UNSEEN = late_pattern("[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_OTHER_QUOTES = late_pattern("[“”„‟‘’‚«»‹›`″]")
_OTHER_COMMAS = late_pattern("[،؛;]")
_OTHER_DIGITS = late_pattern("[۰-۹٠-٩]")
_SWITCH = late_pattern(r"=\s*(?:yes|no|on|off|true|false|بله|خیر|آری|نه|درست|نادرست)\s*$", re.IGNORECASE)
_GENERAL = "mend that line: strings in straight quotes, lists in [ ], one key = value a line"

type _Told = tuple[str, str]
"""The reason and the remedy."""


def explain(text: str, error: tomllib.TOMLDecodeError) -> tuple[int, str, str]:
    """The line of the mistake in ``text``, the reason and the remedy.

    >>> try:
    ...     tomllib.loads('[OTS]\\nfa = “ترک”')
    ... except tomllib.TOMLDecodeError as error:
    ...     print(explain('[OTS]\\nfa = “ترک”', error))
    (2, 'a quotation mark is not straight: “', 'write "…" on both sides (word processors bend them)')
    """
    at = re.search(r"line (\d+)", str(error))
    lines = text.split("\n")
    line = int(at[1]) if at else len(lines)
    if "Unclosed array" in str(error) and (not at or lines[line - 1].lstrip().startswith("[")):
        line = _opening(lines, line)
        remedy = "end the list with ] behind its last name"
        return line, "the list that begins on this line is not closed", remedy
    told = _by_signs(lines[line - 1]) or _by_message(lines[line - 1], str(error))
    return (line, *(told or (str(error), _GENERAL)))


def _opening(lines: list[str], end: int) -> int:
    """The last line up to ``end`` on which a list begins that the line does not end."""
    for number in range(min(end, len(lines)), 0, -1):
        bare = _bare(lines[number - 1])
        if "=" in bare and bare.count("[") > bare.count("]"):
            return number
    return end


def _bare(line: str) -> str:
    """The line without remarks, its strings emptied."""
    return _STRING.sub('""', line).split("#")[0]


def _by_signs(line: str) -> _Told | None:
    """What the signs outside the strings of the line tell; the usual mistakes of a keyboard or a word processor."""
    bare = _bare(line)
    if found := _OTHER_QUOTES.search(bare):
        return f"a quotation mark is not straight: {found[0]}", 'write "…" on both sides (word processors bend them)'
    if bare.count('"') % 2:
        return 'a string is not closed: a " is missing or one too many', 'write each name as "…", on one line'
    if found := _OTHER_COMMAS.search(bare):
        return f"«{found[0]}» stands between names", 'write a Latin comma: "…", "…"'
    if re.search(r'""\s*(?:""|[^\W\d_])', bare):
        inside = 'a " inside a name is written \\"'
        if "=" in bare and "[" not in bare:  # no list, nor a line of one
            return "something follows the quotation mark that closes a string", inside
        return "there is no comma behind a name", f'write "…", "…"; {inside}'
    if found := _UNSEEN.search(bare):
        return f"an unseen sign (U+{ord(found[0]):04X}) stands outside the strings", "type the line anew"
    if _SWITCH.search(bare):
        return f"«{bare.split('=')[1].strip()}» is no value", "write true or false, in small letters and without quotes"
    if found := _OTHER_DIGITS.search(bare):
        return f"the digit {found[0]} stands outside a string", 'write it in quotes: "…"'
    return None


def _by_message(line: str, message: str) -> _Told | None:
    """What the reader's message means on this line."""
    for part, tell in _MEANINGS:
        if part in message:
            return tell(line)
    return None


def _key(line: str) -> str:
    return line.split("=")[0].strip(" \t[]")


def _twice(line: str) -> _Told:
    if line.lstrip().startswith("[["):
        remedy = "write the header as [[OTS.leader]]: the actor's id, a point, the kind"
        return f"the header [[{_key(line)}]] says the same as one above", remedy
    return f"«{_key(line)}» is written a second time", "put all of it in one place"


def _headless(line: str) -> _Told:
    if line.lstrip().startswith("["):
        remedy = "write Latin capitals, digits and - between brackets: [OTS], [TURKIC-STATES]"
        return f"«{line.strip()}» is no header", remedy
    if "{" in line:
        return "a name in { } goes on in the next line", "write all of it on one line, or as [[OTS.leader]]"
    return _no_statement(line)


def _no_statement(line: str) -> _Told:
    begin = line.strip().split("=")[0].strip()
    remedy = 'begin with a header such as [OTS], or with a key and =, as country = ["…"]'
    return f"the line begins with neither a header nor a key: «{begin[:40]}»", remedy


_MEANINGS: tuple[tuple[str, Callable[[str], _Told]], ...] = (
    # kind = [...] and [[ACTOR.kind]] for the same kind
    ("immutable", lambda line: (
        f"«{_key(line)}» is written in two ways",
        "write the names of a kind either as one list or all as [[ACTOR.kind]] with forms = [...]",
    )),
    ("Cannot overwrite", _twice),
    ("Cannot declare", _twice),
    ("at the end of a table declaration", _headless),
    ("Invalid initial character for a key part", _headless),
    ("Invalid statement", _no_statement),
    ("Expected '='", lambda line: ("there is no = behind the key", 'write key = value, as fa = "…"')),
    ("Invalid value", lambda line: (
        f"what stands behind «{_key(line)} =» is neither a string nor a list",
        'write names in quotes: "…", several as ["…", "…"]',
    )),
    ("Expected newline", lambda line: (
        "something follows where the line should end", 'write several names as ["…", "…"], remarks behind #',
    )),
    ("Unclosed inline table", lambda line: ("a { is not closed", 'write { forms = ["…"] }, all on one line')),
    ("Unclosed array", lambda line: ("a list is not closed, or a comma is missing", 'write ["…", "…"]')),
    ("Unescaped", lambda line: ("a \\ stands in a string", "remove it, or write it twice")),
    ("Illegal character", lambda line: ("a sign stands where none may be", "type the line anew")),
)  # fmt: skip
