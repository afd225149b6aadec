"""Dates beside plain patterns, and beside dateparser's search: CPU seconds, in turn.

    python benchmarks/dates.py [--megabytes 2] [--rounds 3] [--dateparser-megabytes 0.02]

All sides get the same texts, one at a time: undamaged ones of generator.py, and the seeds; the best round of each
counts. The plain patterns know a day in digits, the names of months and the year, and check nothing: *day, month,
year* wants all three, *day? month year?* the month only. dateparser searches Persian (it works in an environment of its
own in benchmarks/.peers/, made on the first run). What each side finds is counted; only the first says what it means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from peers import NoResultError, Run, python_with, run
from sides import Side, generated, seeds, timed
from texts import command_line, size

from corpus import find_dates
from corpus.calendars import month_names


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the comparison and print the table."""
    parser = command_line(__doc__, needs_data=False)
    parser.add_argument("--megabytes", type=float, default=2, help="how much is generated")
    parser.add_argument("--dateparser-megabytes", type=float, default=0.02, help="how much of it dateparser gets")
    options = parser.parse_args(arguments)
    print("| texts | side | MB/s | found | corpus is so many times as fast |")
    print("|---|---|---|---|---|")
    for kind, texts in {"generated": generated(options.megabytes), "seeds": seeds(options.megabytes / 10)}.items():
        rows: list[tuple[str, float, int]] = timed(sides(texts), options.rounds)
        few = texts[: max(1, round(len(texts) * options.dateparser_megabytes / size(texts)))]
        try:
            rows.append(searched(few, options.rounds))
        except NoResultError as error:
            print(f"| {kind} | dateparser | {error} | | |")
        for name, rate, found in rows:
            print(f"| {kind} | {name} | {rate:.3g} | {found:,} | {rows[0][1] / rate:.2g} |")


def sides(texts: Sequence[str]) -> list[Side]:
    """What is compared in this process."""
    return [
        Side("corpus", lambda text: len(find_dates(text)), texts),
        *(Side(name, counter(pattern), texts) for name, pattern in patterns().items()),
    ]


def counter(pattern: re.Pattern[str]):
    """How often a pattern is found in a text."""
    return lambda text: sum(1 for _ in pattern.finditer(text))


def patterns() -> dict[str, re.Pattern[str]]:
    """The plain patterns by name."""
    names = {name.name for name in month_names() if name.calendar != "islamic"}
    month = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return {
        "day, month, year": re.compile(rf"\d{{1,2}}\s+(?:{month})(?:\s+(?:ماه|سال))*\s+\d{{2,4}}"),
        "day? month year?": re.compile(rf"(?:\d{{1,2}}\s+)?\b(?:{month})\b(?:\s+(?:ماه|سال))*(?:\s+\d{{2,4}})?"),
    }


def searched(texts: list[str], rounds: int) -> tuple[str, float, int]:
    """Name, megabytes a CPU second in the best round, and how much dateparser finds."""
    python = python_with("dateparser")
    if isinstance(python, NoResultError):
        raise python
    runs: list[Run] = [run("dateparser", python, [texts]) for _ in range(rounds)]
    return (
        f"dateparser {runs[0].version}",
        size(texts) / min(done.seconds[0] for done in runs),
        sum(map(int, runs[0].texts[0])),
    )


if __name__ == "__main__":
    main()
