"""Writes docs/commands.md: every verb of the command line with its help, an example and what the example gives.

The examples are those of ``corpus VERB --help``, run on the seeds in a folder of their own; their output is what a
terminal of 100 columns shows. A test makes the page anew and compares.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from corpus.__main__ import main  # noqa: E402

PAGE = ROOT / "docs" / "commands.md"
LINES = 8  # of the output of an example
NOT_RUN = ("report", "cache")  # takes a minute; tells of the machine it runs on
INTRODUCTION = """\
# The command line

This page is made by `tools/make_commands.py` from `corpus VERB --help` and from what the examples give.

`corpus VERB TEXTS [options]` asks one question of some texts: a file, a folder of texts (with its subfolders), an
archive, a table, or a pattern such as `'news/*.txt'`. `python -m corpus` is the same command. `corpus --help` lists the
verbs, and `corpus VERB --help` says all about one.

- **Where a table goes.** `-o FILE` writes a file, and the end of its name says the kind: `.csv` and `.tsv` (UTF-8 with
  a mark by which Excel knows it), `.xlsx` (a sheet that reads from the right), `.json`, `.jsonl`, `.html` (a page),
  `.parquet`. Without `-o` the table is shown in the terminal, as much of it as
  there is room for; to another program (`corpus frequencies seeds/ | head`) it goes as CSV, all of it.
- **What is told** (progress, sums, problems with files) goes to standard error; `-q` keeps it quiet.
- **Exit codes**: 0 all is well; 1 something failed, such as a text that could not be read; 2 wrong usage; 130
  interrupted.
"""


class Terminal(io.StringIO):
    """What is written to it is what a person would see."""

    def isatty(self) -> bool:
        """Whether a person looks on."""
        return True


def run(command: str) -> tuple[int, str]:
    """The exit code of a command, and what a person sees of its output: the tables, then what is told."""
    shown, told = Terminal(), io.StringIO()
    with redirect_stdout(shown), redirect_stderr(told), patch.dict(os.environ, COLUMNS="100", LINES="24"):
        try:
            code = main(shlex.split(command))
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return code, shown.getvalue() + told.getvalue()


def help_of(verb: str) -> tuple[str, str, list[str]]:
    """What a verb does, the columns of its table, and its examples."""
    _, text = run(f"{verb} --help")
    description = re.search(r"\n\n(.+?)\n\n", text)[1]
    columns = re.search(r"columns of the table:\n((?:  .+\n)+)", text)
    examples = re.findall(r"^  corpus (.+)$", text, re.MULTILINE)
    return description, " ".join(columns[1].split()) if columns else "", examples


def families() -> dict[str, list[str]]:
    """The verbs under their headings, as ``corpus --help`` lists them."""
    _, text = run("--help")
    found: dict[str, list[str]] = {}
    for heading, lines in re.findall(r"^([a-z].*):\n((?:  .+\n)+)", text, re.MULTILINE):
        if heading not in ("options", "examples"):
            found[heading] = re.findall(r"^  ([a-z-]+) ", lines, re.MULTILINE)
    return found


def page() -> str:
    """The page, made anew."""
    parts = [INTRODUCTION]
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("seeds").symlink_to(ROOT / "seeds")
        for heading, verbs in families().items():
            parts.append(f"## {heading[0].upper()}{heading[1:]}\n")
            for verb in verbs:
                parts += section(verb)
    return "\n".join(parts)


def section(verb: str) -> Iterator[str]:
    """A verb: what it does, its columns, and its examples; the first with what it gives, of ``actors`` each."""
    description, columns, examples = help_of(verb)
    yield f"### {verb}\n\n{description}\n"
    if columns:
        yield f"Columns: {columns}.\n"
    several = verb in ("actors", "audit")
    shown = [] if verb in NOT_RUN else examples[: None if several else 1]
    for example in shown:
        example = example.replace("texts/", "seeds/")
        _, output = run(example)
        lines = output.splitlines()
        kept = lines if len(lines) <= LINES else [*lines[: LINES - 1], "…"]
        yield "\n".join(["```console", f"$ corpus {example}", *kept, "```", ""])
    if more := examples[len(shown) :]:
        yield "\n".join(["```console", *(f"$ corpus {example}" for example in more), "```", ""])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    print(PAGE)
