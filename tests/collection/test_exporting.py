"""Texts as a Parquet file, and the same read by others."""

from __future__ import annotations

import os
import re
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

import corpus
from corpus.collection.document import Document
from corpus.errors import OptionError


def _write(folder: Path) -> Path:
    folder.mkdir()
    for n in range(30):
        text = f"تهران - ایرنا - ۱۲ مهر ۱۴۰۲ - وزیر شماره {n} میرود و از چین می گوید. 😀\nپایان."
        (folder / f"خبر {n:02}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("stream", [False, True])
def test_texts_come_back_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stream: bool) -> None:
    monkeypatch.setattr(corpus.collection.exporting, "_CHARACTERS", 300)  # several groups
    texts = corpus.load(_write(tmp_path / "متن‌ها"), stream=stream)
    texts.to_parquet(tmp_path / "texts.parquet", raw=True)
    table = pq.read_table(tmp_path / "texts.parquet").to_pydict()
    assert table["doc"] == [d.doc for d in texts]
    assert table["text"] == [d.text for d in texts]
    assert table["raw"] == [d.raw for d in texts]
    assert set(table["date"]) == {"2023-10-04"}
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["texts.parquet"]
    again = corpus.load(tmp_path / "texts.parquet", preset="none")
    assert [d.text for d in again] == table["text"]
    assert again.documents["date"].tolist() == table["date"]


def test_duckdb_asks_the_file_directly(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The question of docs/scale.md: a year of one calendar is not counted with those of another."""
    folder = _write(tmp_path / "news")
    (folder / "metadata.csv").write_text("path,date\nخبر 00.txt,1402\nخبر 01.txt,1402-08\nخبر 02.txt,2022\n", "utf-8")
    corpus.load(folder).to_parquet(tmp_path / "texts.parquet")
    monkeypatch.chdir(tmp_path)
    (question,) = re.findall(r"```sql\n(.*?)```", (root / "docs" / "scale.md").read_text("utf-8"), re.DOTALL)
    assert sorted(duckdb.sql(question).fetchall()) == [
        ("ایرنا", "gregorian", "2022", 1), ("ایرنا", "gregorian", "2023", 27), ("ایرنا", "persian", "1402", 2),
    ]  # fmt: skip


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    texts = corpus.load(_write(tmp_path / "news"))
    with pytest.raises(OptionError, match=r"name it texts\.parquet"):
        texts.to_parquet(tmp_path / "texts.csv")
    with pytest.raises(OptionError, match=r"name it texts\.parquet\."):
        texts.to_parquet(tmp_path / ".parquet")
    with pytest.raises(OptionError, match=rf"there is no folder {tmp_path}/no folder\. What to do: make this folder"):
        texts.to_parquet(tmp_path / "no folder" / "texts.parquet")
    (tmp_path / "news.parquet").mkdir()
    with pytest.raises(OptionError, match=r"this is a folder.*news\.parquet/texts\.parquet"):
        texts.to_parquet(tmp_path / "news.parquet")
    if os.getuid():  # nobody may write there but root
        (tmp_path / "news").chmod(0o500)
        with pytest.raises(OptionError, match="cannot be written"):
            texts.to_parquet(tmp_path / "news" / "texts.parquet")
        (tmp_path / "news").chmod(0o700)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["news", "news.parquet"]


def test_halves_of_broken_characters_are_written_as_readers_read_them(tmp_path: Path) -> None:
    raw = "چین \ud83d و ژاپن"
    texts = corpus.Corpus([Document("الف", raw, {"title": "\udc80"}, corpus.clean_text(raw))], ())
    texts.to_parquet(tmp_path / "texts.parquet")
    (row,) = pq.read_table(tmp_path / "texts.parquet").to_pylist()
    assert (row["text"], row["title"]) == ("چین \ufffd و ژاپن", "\ufffd")
