"""A question asked of all texts of a store, batch by batch, on one process or several; answers are kept there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..engine import Lost, Store, StoreError, run
from .questions import Question
from .storeddocuments import StoredDocument, StoredDocuments

if TYPE_CHECKING:
    import pyarrow as pa

_KIND = "answer"


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


def answers(question: Question, documents: StoredDocuments, asking: Asking) -> Iterator[tuple[int, pa.Table]]:
    """The answer about each batch, with the number of documents before it, in order.

    What was asked before of the same texts is taken from the store. Raises StoreError where the store is gone or full.
    """
    store = asking.store
    asked = [(first, _asked(question, batch, store)) for first, batch in documents.batches()]
    known = {work.kind: parts[0] for _, work in asked if (parts := store.parts(work.kind))}
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


def answer(work: Asked) -> Path:
    """Answer a question about a batch, and put the answer into the store."""
    import pyarrow as pa

    table = pa.Table.from_pandas(work.question.of(work.documents), preserve_index=False)
    return work.store.write(work.kind, table)


def _read(store: Store, part: Path, work: Asked) -> pa.Table:
    """The answer from the store, or made once more where it is damaged."""
    table = store.read_whole(part)
    if table is None:
        table = store.read_whole(answer(work))
    if table is None:
        raise StoreError(store.folder, "an answer that was put there is gone", "ask once more")
    return table


def _asked(question: Question, batch: StoredDocuments, store: Store) -> Asked:
    """The question about a batch; nothing of the documents travels that does not matter for it."""
    slim = [
        StoredDocument(
            str(number),
            {name: known.metadata.get(name) for name in ("date", "calendar")} if question.dated else {},
            known.place,
            known.content,
        )
        for number, known in enumerate(batch.known)
    ]
    lines = "\n".join(f"{known.content}\t{known.metadata}" for known in slim)
    named, content = (hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() for text in (question.name, lines))
    return Asked(question, StoredDocuments(store, slim), store, f"{_KIND}-{named[:12]}-{content[:24]}")
