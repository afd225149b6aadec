"""Parts are put in place whole; damaged, unfinished and foreign ones are as if they were not there."""

import json
import os
import time
from importlib.metadata import version

import pyarrow as pa
import pytest

from corpus.engine import Store, StoreError, fingerprint, stores
from corpus.engine import store as module


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("CORPUS_CACHE", str(tmp_path / "cache"))
    made = Store.of("texts", "standard")
    made.open("texts")
    return made


def rows(store, part):
    return [row for batch in store.read(part) for row in batch.to_pylist()]


TABLE = pa.table({"word": ["چین", "می\u200cرود"], "count": [3, 4]})


def test_what_is_written_is_read(store):
    part = store.write("words", TABLE)
    assert store.parts("words") == [part]
    assert store.parts("other") == []
    assert rows(store, part) == TABLE.to_pylist()
    assert store.read_whole(part).equals(TABLE)


def test_the_store_is_of_one_source_one_way_and_one_version(tmp_path, monkeypatch):
    monkeypatch.setenv("CORPUS_CACHE", str(tmp_path))
    one = Store.of("texts", "standard")
    assert Store.of("./texts/", "standard") == one
    assert Store.of("texts", "characters").folder != one.folder
    assert Store.of("other", "standard").folder.parent != one.folder.parent
    monkeypatch.setattr(module, "code_fingerprint", lambda: "another version")
    assert Store.of("texts", "standard").folder != one.folder


@pytest.mark.parametrize("damage", ["cut", "changed", "empty"])
def test_a_damaged_part_is_removed(store, damage):
    part = store.write("words", pa.table({"text": ["ا" * n for n in range(2000)]}))
    data = bytearray(part.read_bytes())
    if damage == "changed":
        data[200] ^= 0xFF
    part.write_bytes({"cut": data[: len(data) // 2], "changed": data, "empty": b""}[damage])
    assert len(rows(store, part)) < 2000
    assert not part.exists()
    assert store.read_whole(part) is None


def test_a_part_that_is_gone_has_no_rows(store):
    part = store.write("words", TABLE)
    part.unlink()
    assert rows(store, part) == []
    assert store.read_whole(part) is None


def test_a_full_disk_is_told_and_leaves_nothing(store, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_to_disk", full)
    with pytest.raises(StoreError, match=r"cannot be kept \(No space left on device\).*CORPUS_CACHE"):
        store.write("words", TABLE)
    assert [path.name for path in store.folder.iterdir()] == ["used"]


def test_a_place_that_cannot_be_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CORPUS_CACHE", str(tmp_path / "file"))
    with pytest.raises(StoreError, match="cannot be kept"):
        Store.of("texts", "standard").open("texts")


def test_what_killed_processes_and_old_versions_left_is_removed(store):
    old = time.time() - 40 * 24 * 3600
    unfinished, fresh = store.folder / "words-1.tmp", store.folder / "words-2.tmp"
    other = store.folder.parent / "0123"
    other.mkdir()
    for path in (unfinished, fresh, other / "used"):
        path.write_text("")
    for path in (unfinished, other / "used"):
        os.utime(path, (old, old))
    store.open("texts")
    assert fresh.exists()
    assert not unfinished.exists()
    assert not other.exists()


def test_stores_are_listed_by_their_source(store):
    store.write("words", TABLE)
    broken = store.folder.parent.parent / "broken"
    broken.mkdir()
    (broken / "about.json").write_text("[")
    (found,) = stores()
    assert found.source == os.path.abspath("texts")
    assert (found.versions, found.files) == (1, 1)
    assert found.size > 0
    assert json.loads((found.folder / "about.json").read_text("utf-8")) == {"source": found.source}


def test_another_version_of_what_finds_mentions_or_dates_is_another_store(monkeypatch):
    before = fingerprint.code_fingerprint.__wrapped__()
    monkeypatch.setattr("importlib.metadata.version", lambda name: "0" if name == "ahocorasick-rs" else version(name))
    assert fingerprint.code_fingerprint.__wrapped__() != before
