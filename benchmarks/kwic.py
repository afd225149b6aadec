"""A word located in texts beside ``re.finditer``: CPU seconds, in turn.

    python benchmarks/kwic.py [--megabytes 20] [--rounds 3] [--words ایران چین سال]

All sides look for whole words in the same generated, cleaned texts, one document at a time, and keep every span; no
index is made. *first* is the first question asked of texts, *second* the second, with which what is unusual about
their spelling is found out; *further* is every question after it. *str.find* tests the borders of what it finds and
knows one spelling only: it shows what can be had. Each side must find what ``finditer`` does, but for words that go on
behind a half-space (سال‌ها, another word here), and for spellings that only this library knows.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence

from sides import generated
from texts import command_line, size

from corpus import clean_text
from corpus.count import plain_texts
from corpus.count.queries import query
from corpus.letters import ZWNJ

type Spans = list[list[tuple[int, int]]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the comparison and print the table."""
    parser = command_line(__doc__, needs_data=False)
    parser.add_argument("--megabytes", type=float, default=20, help="how much text is looked through")
    parser.add_argument("--words", nargs="+", default=["چین", "تهران", "کشور", "سال", "از"])
    options = parser.parse_args(arguments)
    some = [clean_text(text).text for text in generated(min(options.megabytes, 5))]
    texts = [f"{text}\n{number}" for number, text in enumerate(some * max(1, round(options.megabytes / size(some))))]
    print("| word | found | side | MB/s | times finditer |\n|---|---|---|---|---|")
    for word in options.words:
        rows = list(timed(word, texts, options.rounds))
        for name, seconds, found in rows:
            rate, ratio = size(texts) / seconds, rows[0][1] / seconds
            print(f"| {word} | {found:,} | {name} | {rate:.0f} | {ratio:.1f} |")


def timed(word: str, texts: list[str], rounds: int) -> Iterator[tuple[str, float, int]]:
    """Each side with the seconds of its best round and how many places it found."""
    sides: dict[str, Callable[[str, list[str]], Spans]] = {
        "re.finditer": with_finditer, "str.find": with_find, "corpus, first": first, "corpus, second": further,
        "corpus, further": further,
    }  # fmt: skip
    best = dict.fromkeys(sides, float("inf"))
    found: dict[str, Spans] = {}
    for _ in range(rounds):
        for name, side in sides.items():
            begun = time.process_time()
            found[name] = side(word, texts)
            best[name] = min(best[name], time.process_time() - begun)
    check(word, texts, found["re.finditer"], found["corpus, further"])
    for name, seconds in best.items():
        yield name, seconds, sum(map(len, found[name]))


def with_finditer(word: str, texts: list[str]) -> Spans:
    """What people write."""
    return [[match.span() for match in re.finditer(rf"\b{word}\b", text)] for text in texts]


def with_find(word: str, texts: list[str]) -> Spans:
    """The quickest way there is in Python, for one spelling."""
    return [list(_found(word, text)) for text in texts]


def _found(word: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and _is_letter(text[at - 1])) and not _is_letter(text[end : end + 1]):
            yield at, end
        at = text.find(word, end)


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def first(word: str, texts: list[str]) -> Spans:
    """The places of a concordance of texts that nothing is known of."""
    plain_texts.forget()
    return further(word, texts)


def further(word: str, texts: list[str]) -> Spans:
    """The places of a concordance of texts that were asked before."""
    plain_texts.learn(texts)
    find = query(word)
    return [find(text) for text in texts]


def check(word: str, texts: list[str], plain: Spans, own: Spans) -> None:
    """Raise AssertionError where the two differ in more than half-spaces and spellings."""
    for text, there, here in zip(texts, plain, own, strict=True):
        whole = {span for span in there if ZWNJ not in (text[span[0] - 1 : span[0]], text[span[1] : span[1] + 1])}
        assert whole == {span for span in here if text[slice(*span)] == word}, (word, text)


if __name__ == "__main__":
    main()
