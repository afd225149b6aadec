"""A question asked of all texts of a store, batch by batch, on one process or several; answers are kept there."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..engine import Lost, Store, StoreError, collection_paused, give_back, lean_arrow, run
from ..memos import forget
from .questions import Question
from .storeddocuments import StoredDocuments

if TYPE_CHECKING:
    import pyarrow as pa

_KIND = "answer"
_ASKED_OF = ("corpus.words", "corpus.mentions", "corpus.dates")
_FORGOTTEN = 7 * 24 * 3600  # seconds: answers about texts that have changed, or about some of the texts


@dataclass(frozen=True)
class Asking:
    """How questions are asked: where answers are kept, on how many processes or which engine, with a bar or not."""

    store: Store
    workers: int = 1
    engine: Any = None
    progress: bool = False


@dataclass(frozen=True)
class Asked:
    """One question about one batch of texts, and where its answer is put: what goes to another process."""

    question: Question
    documents: StoredDocuments
    store: Store
    kind: str

    def slim(self) -> StoredDocuments:
        """The documents with what matters for the question; made anew each time, so that texts go when they are read.

        The question about every batch is there until all are answered, which is no reason to keep what it has read.
        """
        each = enumerate(zip(self.documents.known, self.metadata(), strict=True))
        return StoredDocuments(
            self.store, (replace(known, doc=str(number), metadata=matters) for number, (known, matters) in each)
        )

    def metadata(self) -> Iterator[dict[str, Any]]:
        """What is known of each document, as far as it matters for the question."""
        if not self.question.dated:
            return repeat({}, len(self.documents))
        known = (dict(each.items()) for each in self.documents.known.metadata)
        return ({name: each.get(name) for name in ("date", "calendar")} for each in known)

    def __reduce__(self) -> tuple[Any, ...]:
        return Asked, (self.question, self.slim(), self.store, self.kind)


def answers(question: Question, documents: StoredDocuments, asking: Asking) -> Iterator[tuple[int, pa.Table]]:
    """The answer about each batch, with the number of documents before it, in order.

    What was asked before of the same texts is taken from the store. Raises StoreError where the store is gone or full.
    """
    give_back()  # of what loading the texts was needed for, or the question before
    store = asking.store
    asked = [(first, _asked(question, batch, store)) for first, batch in documents.batches()]
    known = _known(store, question, {work.kind for _, work in asked})
    todo = [work for _, work in asked if work.kind not in known]
    made = run(
        answer, todo,
        workers=asking.workers if len(todo) > 1 else 1, engine=asking.engine, progress=asking.progress,
        describe=question.name.split()[0], sizes=[len(work.documents) for work in todo],
    )  # fmt: skip
    for first, work in asked:
        part = known.get(work.kind)
        if part is None:
            answered = next(made)
            if isinstance(answered, Lost):
                reason = "a process that looked into the texts ended, perhaps for want of memory"
                raise StoreError(store.folder, reason, "use fewer processes (workers=1), or a larger machine")
            part = answered
        yield first, _read(store, part, work)
    for _ in made:  # to its end, so that the processes are kept for the next question, and the bar closes
        pass
    for package in _ASKED_OF:  # the next question is another
        forget(package)


def _known(store: Store, question: Question, wanted: Collection[str]) -> dict[str, Path]:
    """The answers that are there, by their kind; those that nobody has asked for lately are removed."""
    found: dict[str, Path] = {}
    for part in store.parts(f"{_KIND}-{_named(question)}"):
        kind = part.stem.rpartition("-")[0]
        if kind in wanted:
            found[kind] = part
            continue
        with suppress(OSError):  # it may be gone
            if time.time() - part.stat().st_mtime > _FORGOTTEN:
                store.remove(part)
    return found


def answer(work: Asked) -> Path:
    """Answer a question about a batch, and put the answer into the store."""
    import pyarrow as pa

    _turn_to(work.question.name)
    with collection_paused(), lean_arrow():
        table = pa.Table.from_pandas(work.question.of(work.slim()), preserve_index=False)
        return work.store.write(work.kind, table)


_asked_last = [""]
"""The question that this process has looked into last."""


def _turn_to(question: str) -> None:
    """Forget what was remembered for another question, and for cleaning the texts."""
    if question != _asked_last[0]:
        for package in ("corpus.clean", *_ASKED_OF):
            forget(package)
        _asked_last[0] = question


def _read(store: Store, part: Path, work: Asked) -> pa.Table:
    """The answer from the store, or made once more where it is damaged."""
    table = store.read_whole(part)
    if table is None:
        table = store.read_whole(answer(work))
    if table is None:
        raise StoreError(store.folder, "an answer that was put there is gone", "ask once more")
    return table


def _asked(question: Question, batch: StoredDocuments, store: Store) -> Asked:
    """The question about a batch, and a name for the answer that tells all that matters for it."""
    work = Asked(question, batch, store, "")
    each = zip(batch.known.contents, work.metadata(), strict=True)
    lines = "\n".join(f"{content}\t{metadata}" for content, metadata in each)
    content = hashlib.sha256(lines.encode("utf-8", "replace")).hexdigest()[:24]
    return replace(work, kind=f"{_KIND}-{_named(question)}-{content}")


def _named(question: Question) -> str:
    return hashlib.sha256(question.name.encode("utf-8", "replace")).hexdigest()[:12]
