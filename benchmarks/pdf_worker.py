"""Read PDF files with one peer, in the environment that has it; pdf.py starts this, nobody else.

    python -P pdf_worker.py NAME <paths >results

The input is a JSON list of paths; each line of the output is ``{"text": …, "pages": …, "seconds": CPU seconds}``, the
first ``{"version": …}``.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable

Reader = Callable[[str], str]


def corpus() -> Reader:
    from pathlib import Path

    from corpus.readers.pdf import read_pdf

    return lambda path: read_pdf(Path(path).read_bytes(), path)[0].raw


def pdfminer() -> Reader:
    from pdfminer.high_level import extract_text

    return extract_text


def pypdfium2() -> Reader:
    from pypdfium2 import PdfDocument

    return lambda path: "\f".join(page.get_textpage().get_text_range() for page in PdfDocument(path))


def pypdf() -> Reader:
    from pypdf import PdfReader

    return lambda path: "\f".join(page.extract_text() for page in PdfReader(path).pages)


def pdftotext() -> Reader:
    command = ["pdftotext", "-enc", "UTF-8"]
    return lambda path: subprocess.run([*command, path, "-"], check=True, capture_output=True).stdout.decode()


START = {f.__name__: f for f in (corpus, pdftotext, pypdfium2, pdfminer, pypdf)}


def version(name: str) -> str:
    from importlib import metadata

    if name == "pdftotext":
        return subprocess.run([name, "-v"], check=True, capture_output=True, text=True).stderr.split()[2]
    return metadata.version({"corpus": "persian-corpus", "pdfminer": "pdfminer.six"}.get(name, name))


def seconds() -> float:
    """CPU seconds of this process and of those that it started."""
    parts = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(part.ru_utime + part.ru_stime for part in parts)


def main() -> None:
    name, paths = sys.argv[1], json.load(sys.stdin)
    read = START[name]()
    print(json.dumps({"version": version(name)}))
    read(paths[0])  # some read their tables at the first call
    for path in paths:
        begin = seconds()
        text = read(path)
        print(json.dumps({"text": text, "seconds": seconds() - begin}))


if __name__ == "__main__":
    main()
