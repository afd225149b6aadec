"""Texts as a Parquet file, and the same read by others."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

import corpus
from corpus.collection import exporting
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
    monkeypatch.setattr(exporting, "_CHARACTERS", 300)  # several groups
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


@pytest.mark.parametrize("stream", [False, True])
def test_what_is_known_beside_goes_with_the_texts(tmp_path: Path, stream: bool) -> None:
    folder = _write(tmp_path / "news")
    (folder / "metadata.csv").write_text("path,topic,text,words\nخبر 00.txt,سیاست,نه,12\n", "utf-8")
    texts = corpus.load(folder, stream=stream)
    texts.to_parquet(tmp_path / "texts.parquet")
    table = pq.read_table(tmp_path / "texts.parquet").to_pydict()
    assert [table[name][:2] for name in ("topic", "text_", "words")] == [["سیاست", None], ["نه", None], ["12", None]]
    assert table["text"] == [text.text for text in texts]
    assert "other" not in table
    assert set(texts.documents.columns) - set(table) == {"chars", "tokens", "sentences", "repairs"}


def test_rare_keys_stand_together(tmp_path: Path) -> None:
    rows = [{"text": f"متن {n} دربارهٔ چین است.", "n": n, f"k{n}": "چین"} for n in range(60)]
    (tmp_path / "rows.json").write_text(json.dumps(rows), "utf-8")
    corpus.load(tmp_path / "rows.json").to_parquet(tmp_path / "texts.parquet")
    table = pq.read_table(tmp_path / "texts.parquet").to_pydict()
    assert json.loads(table["other"][59]) == {"k59": "چین"}
    assert table["k0"][:2] == ["چین", None]
    assert table["n"][:2] == ["0", "1"]


def test_a_file_is_replaced_only_if_that_is_asked_for(tmp_path: Path) -> None:
    texts = corpus.load(_write(tmp_path / "news"))
    texts.to_parquet(tmp_path / "texts.parquet")
    again = corpus.load(tmp_path / "texts.parquet", stream=True)
    with pytest.raises(OptionError, match=r"there is such a file\. .*overwrite=True"):
        again[again.documents["doc"].str.endswith("1")].to_parquet(tmp_path / "texts.parquet")
    assert pq.read_metadata(tmp_path / "texts.parquet").num_rows == 30
    texts[texts.documents["doc"].str.endswith("1")].to_parquet(tmp_path / "texts.parquet", overwrite=True)
    assert pq.read_metadata(tmp_path / "texts.parquet").num_rows == 3
