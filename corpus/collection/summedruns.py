"""Runs of words added up over batches, on the disk where they are too many for the memory.

Most runs are met once or twice, so that their number grows with the corpus. They are parted by a hash of their
letters: each part fits into the memory, and a run is in one part only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..count.sums import SummedCounts
from ..engine import Store

if TYPE_CHECKING:
    import pyarrow as pa

    from ..count.frequency import Groups

_PARTS = 64
_IN_MEMORY = 4_000_000  # runs of batches; so many lie on the disk no longer than in the memory


def sum_runs(
    answers: Iterable[tuple[int, pa.Table]], ids: Sequence[str], groups: Groups | None, store: Store, *, min_count: int
) -> tuple[SummedCounts, frozenset[str]]:
    """The runs met ``min_count`` times at least, added up, and those of them that begin or end with a stopword.

    ``answers`` are those to :class:`~corpus.collection.questions.Runs` about each batch, with the number of documents
    before it; ``ids`` those of all documents.
    """
    values = list(dict.fromkeys(groups[1].values())) if groups else [None]
    number = {value: i for i, value in enumerate(values)}
    of_doc = np.array([number[groups[1][doc]] for doc in ids], np.int64) if groups else None
    totals, with_runs = np.zeros(len(values), np.int64), np.zeros(len(values), np.int64)

    def batches() -> Iterator[pd.DataFrame]:
        for first, table in answers:
            rows = table.to_pandas(use_threads=False)
            if of_doc is None:
                with_runs[0] += rows["documents"].iloc[0]
                rows = rows.iloc[1:].assign(group=0)
            else:
                rows["group"] = of_doc[rows["doc"].to_numpy(np.int64) + first]
                known = rows[["doc", "group"]].drop_duplicates()
                np.add.at(with_runs, known["group"].to_numpy(), 1)
            np.add.at(totals, rows["group"].to_numpy(), rows["count"].to_numpy())
            yield rows[["group", "run", "count", "documents", "stopped"]]

    parts = [part[part["count"] >= min_count] for part in _added_up(batches(), store)]
    whole = pd.concat(parts, ignore_index=True)
    stopped = frozenset(whole.loc[whole["stopped"], "run"])
    sums = [
        (value, _counts(whole[whole["group"] == i], int(totals[i]), int(with_runs[i])))
        for i, value in enumerate(values)
    ]
    if not groups:
        return sums[0][1], stopped
    everything = _counts(whole, int(totals.sum()), int(with_runs.sum()))  # its rows are those of the groups

    def by_group(_: Mapping[str, object]) -> list[tuple[object, SummedCounts]]:
        return list(sums)

    return (
        SummedCounts(everything.words, everything.frequencies, everything.documents, everything.total,
                     everything.documents_with_words, by_group),
        stopped,
    )  # fmt: skip


def _counts(rows: pd.DataFrame, total: int, documents: int) -> SummedCounts:
    return SummedCounts(
        rows["run"].to_numpy(object), rows["count"].to_numpy(np.int64), rows["documents"].to_numpy(np.int64), total,
        documents,
    )  # fmt: skip


def _added_up(batches: Iterable[pd.DataFrame], store: Store) -> Iterator[pd.DataFrame]:
    """The sums of the rows of all batches, part by part."""
    held: list[pd.DataFrame] = []
    size = 0
    rest = iter(batches)
    for batch in rest:
        held.append(batch)
        size += len(batch)
        if size > _IN_MEMORY:
            break
    else:
        yield _grouped(held)
        return
    with store.scratch() as folder:
        files = [Path(folder, f"{part}.arrow") for part in range(_PARTS)]
        _spill(held, rest, files)
        for file in files:
            yield _grouped(list(_read(file)))


def _grouped(rows: Sequence[pd.DataFrame]) -> pd.DataFrame:
    grouped = pd.concat(rows).groupby(["group", "run"], sort=False)
    return grouped.agg({"count": "sum", "documents": "sum", "stopped": "first"}).reset_index()


def _spill(held: list[pd.DataFrame], rest: Iterable[pd.DataFrame], files: Sequence[Path]) -> None:
    """Write the rows of all batches into the files, those of one run always into the same; ``held`` is emptied."""
    import pyarrow as pa

    schema = pa.schema([
        ("group", pa.int64()), ("run", pa.large_string()), ("count", pa.int64()), ("documents", pa.int64()),
        ("stopped", pa.bool_()),
    ])  # fmt: skip
    with ExitStack() as stack:
        writers = [stack.enter_context(pa.OSFile(str(file), "wb")) for file in files]
        streams = [stack.enter_context(pa.ipc.new_stream(writer, schema)) for writer in writers]
        for batch in _all(held, rest):
            part = pd.util.hash_array(batch["run"].to_numpy(object), categorize=False) % len(files)
            order = np.argsort(part, kind="stable")
            borders = np.searchsorted(part[order], np.arange(len(files) + 1))
            table = pa.Table.from_pandas(batch, schema=schema, preserve_index=False).take(pa.array(order))
            for stream, first, last in zip(streams, borders[:-1], borders[1:], strict=True):
                stream.write_table(table.slice(first, last - first))


def _all(held: list[pd.DataFrame], rest: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    while held:
        yield held.pop(0)
    yield from rest


def _read(file: Path) -> Iterator[pd.DataFrame]:
    import pyarrow as pa

    with pa.OSFile(str(file), "rb") as source, pa.ipc.open_stream(source) as stream:
        yield stream.read_pandas()
