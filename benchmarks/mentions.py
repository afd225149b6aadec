"""Mentions beside a plain pattern of the same names, and beside hazm with a word list: CPU seconds, in turn.

    python benchmarks/mentions.py [--megabytes 2] [--rounds 3] [--hazm-megabytes 0.2]

All sides get the same texts, one at a time, in one process: undamaged ones of generator.py, and the seeds; the best
round of each counts. The *pattern* is a plain alternation of the names as the gazetteer spells them, longest first,
between word borders, without any check; *one word* leaves the names of several words out. hazm normalises and cuts
the text into words, which are looked up in a set. What each side finds is counted: only the first judges what it finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sides import Side, generated, seeds, timed
from texts import command_line, size

from corpus.mentions import Gazetteer, find_mentions, resolve_actors

ACTORS: dict[str, list[str] | str] = {"CN, RU, JP": ["CN", "RU", "JP"], "all": "all"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the comparison and print the table."""
    parser = command_line(__doc__, needs_data=False)
    parser.add_argument("--megabytes", type=float, default=2, help="how much is generated")
    parser.add_argument("--hazm-megabytes", type=float, default=0.2, help="how much of it hazm gets, which is slow")
    options = parser.parse_args(arguments)
    kinds = {"generated": generated(options.megabytes), "seeds": seeds(options.megabytes / 10)}
    print("| texts | actors | names | side | MB/s | found | times the pattern |")
    print("|---|---|---|---|---|---|---|")
    for kind, texts in kinds.items():
        for label, actors in ACTORS.items():
            gazetteer = resolve_actors(actors)
            forms = names(gazetteer)
            rows = timed(sides(gazetteer, forms, texts, options.hazm_megabytes), options.rounds)
            for name, rate, found in rows:
                ratio = f"{rate / rows[1][1]:.1f}" if rows[1][1] else ""
                print(f"| {kind} | {label} | {len(forms):,} | {name} | {rate:.2f} | {found:,} | {ratio} |")


def names(gazetteer: Gazetteer) -> list[str]:
    """Every spelling of the gazetteer."""
    return sorted({form for actor in gazetteer for alias in actor.aliases for form in (*alias.forms, *alias.short)})


def sides(gazetteer: Gazetteer, forms: list[str], texts: list[str], hazm_megabytes: float) -> list[Side]:
    """What is compared."""
    pattern = alternation(forms)
    short = alternation([form for form in forms if " " not in form])
    hazm_texts = texts[: max(1, round(len(texts) * hazm_megabytes / size(texts)))]
    return [
        Side("corpus", lambda text: len(find_mentions(text, gazetteer)), texts),
        Side("pattern", lambda text: sum(1 for _ in pattern.finditer(text)), texts),
        Side("pattern, one word", lambda text: sum(1 for _ in short.finditer(text)), texts),
        Side("hazm and a word list", word_list(frozenset(forms)), hazm_texts),
    ]


def alternation(forms: list[str]) -> re.Pattern[str]:
    """The names between word borders, longest first."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})\b")


def word_list(forms: frozenset[str]) -> Callable[[str], int]:
    """The words that hazm cuts the normalised text into, looked up in a set."""
    from hazm import Normalizer, WordTokenizer

    normalizer, tokenizer = Normalizer(), WordTokenizer(join_verb_parts=False)
    return lambda text: sum(word in forms for word in tokenizer.tokenize(normalizer.normalize(text)))


if __name__ == "__main__":
    main()
