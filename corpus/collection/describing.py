"""What is known of a text beside the text itself: names are spelled alike, whoever wrote them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from .. import words
from ..clean import CleanConfig, clean_text
from ..patterns import late_pattern
from ..readers import Assembly, Extract, FoundFile

_IN_WORDS = ("title", "source", "author")
_AS_GIVEN = frozenset("path url links id encoding format date calendar date_from date_given source_from".split())
_LONGEST_VALUE = 200  # characters of what texts are grouped by
_LETTERS = CleanConfig.preset("characters")
_USUAL = late_pattern(r"[ء-غف-قل-وپچژکگی۰-۹a-zA-Z0-9 \u200c.,:;!?()«»\[\]'\"/&%+،؛؟-]*")  # needs no such repair


def describe(assembly: Assembly, file: FoundFile, extract: Extract) -> tuple[str, dict[str, Any]]:
    """The id and the metadata of a text, as far as the file and metadata.csv say them."""
    doc, known = assembly.text(file, extract)
    given = known.get("source")
    for name in known.keys() - _AS_GIVEN:  # سياسي and سیاسی are one topic, too
        value = known[name]
        if isinstance(value, str) and (name in _IN_WORDS or len(value) <= _LONGEST_VALUE):
            known[name] = _plain_letters(value)
    if isinstance(given, str):
        by_hand = given != extract.metadata.get("source")  # in metadata.csv: only its spelling is made alike
        usual = words.usual_name(known["source"], other_names=not by_hand)
        if usual != known["source"]:
            known |= {"source": usual, "source_given": given}
    return doc, known


@lru_cache(maxsize=10_000)
def _plain_letters(value: str) -> str:
    """A title or name with the letters that cleaning gives the text: خبرگزاري and خبرگزاری are one source."""
    return value if _USUAL.fullmatch(value) else clean_text(value, _LETTERS).text
