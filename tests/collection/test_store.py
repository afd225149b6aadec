"""Loading from the store gives what loading anew gives: after changes, kills, damage, and beside other processes."""

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pandas as pd
import pyarrow.parquet as pq
import pytest

from corpus import load
from corpus.collection import gathering, results, reuse, stored
from corpus.collection.gathering import Gathered
from corpus.engine import Store, StoreError, cache_folder
from corpus.errors import UnreadableFileError
from corpus.readers import FoundFile, Unread, texts_of

LINES = [
    "وزير امور خارجه ی چین در ۱۷ آبان ۱۴۰۲ به مسکو رفت .", "زیرساختها و كتابها را می خواند", "او گفت : «می رویم»",
    "تهران - ایرنا - ۲۵ آبان ۱۴۰۲ - نخست وزیر ژاپن آمد.", "هوا خوب است.", "در سال ۲۰۲۲ روسیه و قرقیزستان",
]  # fmt: skip


def write_texts(folder, number=40, seed=1):
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(number):
        (folder / f"متن {n:03}.txt").write_text("\n".join(chance.choices(LINES, k=12)), encoding="utf-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("CORPUS_CACHE", str(tmp_path / "cache"))
    write_texts(tmp_path / "texts")
    return tmp_path / "texts"


def known(texts):
    """All that a corpus says of its texts."""
    return [(d.doc, d.raw, d.text, d.cleaned.repairs, tuple(d.cleaned.alignment), dict(d.metadata)) for d in texts]


def same(one, other):
    assert known(one) == known(other)
    pd.testing.assert_frame_equal(one.documents, other.documents)
    pd.testing.assert_frame_equal(one.problems, other.problems)
    return True


@pytest.fixture
def cleaned(monkeypatch):
    """The texts that were cleaned, one after the other."""
    seen = []
    real = gathering.clean_texts
    monkeypatch.setattr(gathering, "clean_texts", lambda texts, config: seen.extend(texts) or real(texts, config))
    return seen


def test_the_second_time_nothing_is_cleaned_and_all_is_the_same(folder, cleaned):
    fresh = load(folder, store=False)
    assert len(cleaned) == 40
    first = load(folder, store=True)
    assert len(cleaned) == 80
    second = load(folder, store=True)
    assert len(cleaned) == 80
    assert same(fresh, first)
    assert same(first, second)
    assert load(folder).documents.equals(second.documents)  # a store that is there is used
    assert len(cleaned) == 80


def test_only_what_has_changed_is_read_again(folder, cleaned):
    load(folder, store=True)
    cleaned.clear()
    (folder / "متن 003.txt").write_text("چين تازه", encoding="utf-8")
    (folder / "نو.txt").write_text("ژاپن تازه", encoding="utf-8")
    (folder / "متن 007.txt").unlink()
    os.rename(folder / "متن 008.txt", folder / "نام دیگر.txt")
    os.utime(folder / "متن 009.txt")
    texts = load(folder, store=True)
    assert sorted(cleaned) == sorted(["ژاپن تازه", "چين تازه"])
    assert same(texts, load(folder, store=False))


def test_metadata_and_dates_are_those_of_today(folder):
    load(folder, store=True)
    (folder / "metadata.csv").write_text("path,title,date\nمتن 001.txt,تیتر,2020-01-02\n", encoding="utf-8")
    texts = load(folder, store=True, reference_date="1999")
    assert texts["متن 001"].metadata["title"] == "تیتر"
    assert same(texts, load(folder, store=False, reference_date="1999"))


def test_other_options_are_other_texts(folder):
    for options in ({}, {"preset": "characters"}, {"keep": ["زیرساختها"]}, {"order": False}):
        assert same(load(folder, store=True, **options), load(folder, store=False, **options))


def test_a_file_changed_at_the_very_moment_is_looked_at_again(folder):
    path = folder / "متن 000.txt"
    load(folder, store=True)
    found = path.stat()
    path.write_text("".join(reversed(path.read_text("utf-8"))), encoding="utf-8")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))  # same size, same time: as within one tick of the clock
    assert same(load(folder, store=True), load(folder, store=False))


def test_damaged_and_foreign_parts_are_made_anew(folder):
    load(folder, store=True)
    (part,) = cache_folder().rglob("texts-*.parquet")
    part.write_bytes(part.read_bytes()[:-50])
    assert same(load(folder, store=True), load(folder, store=False))
    (part,) = cache_folder().rglob("texts-*.parquet")
    shutil.copy(next(cache_folder().rglob("files-*.parquet")), part)
    assert same(load(folder, store=True), load(folder, store=False))


def test_without_room_the_texts_are_loaded_and_it_is_told_once(folder, monkeypatch):
    def full(self, kind, table, **options):
        raise StoreError("the store", "what was loaded cannot be kept (No space left on device)", "make room")

    monkeypatch.setattr(Store, "write", full)
    texts = load(folder, store=True)
    assert known(texts) == known(load(folder, store=False))
    (problem,) = texts.problems.itertuples()
    assert (problem.stage, problem.severity) == ("store", "warning")
    assert "No space left" in problem.reason


def test_files_that_cannot_be_read_are_told_the_second_time_too(folder):
    (folder / "خالی.txt").write_text("")
    (folder / "دودویی.txt").write_bytes(bytes(range(256)))
    for _ in range(2):
        assert same(load(folder, store=True), load(folder, store=False))
    assert len(load(folder, store=True).problems) == 2


def test_small_folders_are_not_kept_unasked(folder):
    load(folder)
    assert not cache_folder().exists()


@pytest.mark.parametrize("store", [True, False])
def test_processes_give_what_one_process_gives(folder, store, monkeypatch):
    monkeypatch.setattr(gathering, "_BATCH_FILES", 7)
    (folder / "خالی.txt").write_text("")
    options = {"preset": "characters"}  # processes start quicker without the word list
    assert same(load(folder, store=store, workers=2, **options), load(folder, store=False, **options))


def test_a_table_of_many_rows_is_kept_in_several_parts(folder, monkeypatch):
    monkeypatch.setattr(gathering, "_PART", 2000)
    first = load(folder, store=True)
    assert len(list(cache_folder().rglob("texts-*.parquet"))) > 3
    next(iter(cache_folder().rglob("texts-*.parquet"))).unlink()
    assert same(load(folder, store=True), first)


def test_tables_are_kept_with_the_texts_and_have_the_same_types(folder, monkeypatch):
    monkeypatch.setattr(results, "_SLOW", 1)
    questions = (lambda t: t.dates(), lambda t: t.mentions(), lambda t: t.mentions("all"), lambda t: t.tokens())
    fresh = load(folder, store=False)
    for _ in range(2):
        texts = load(folder, store=True)
        for ask in questions:
            pd.testing.assert_frame_equal(ask(texts), ask(fresh))
            assert ask(texts).attrs == ask(fresh).attrs
    assert len(list(cache_folder().rglob("result-*.parquet"))) == len(questions)
    (folder / "نو.txt").write_text("ژاپن در سال ۱۳۹۰", encoding="utf-8")
    pd.testing.assert_frame_equal(load(folder, store=True).dates(), load(folder, store=False).dates())
    dated = load(folder, store=True, reference_date="1390-01-01").dates()
    pd.testing.assert_frame_equal(dated, load(folder, store=False, reference_date="1390-01-01").dates())


LOAD = """
import sys
from corpus import load
from corpus.collection import gathering
gathering._BATCH_FILES = 3
print("begin", flush=True)
load(sys.argv[1], store=True, workers=int(sys.argv[2]), preset="characters")
print("end", flush=True)
"""


def start(folder, workers=1):
    return subprocess.Popen(
        [sys.executable, "-c", LOAD, str(folder), str(workers)],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_a_kill_at_any_moment_changes_nothing(folder):
    """Twenty times killed while loading, at random moments, on one process or two; then the texts are the same."""
    expected = load(folder, store=False, preset="characters")
    chance = random.Random(9)
    cut = 0
    for turn in range(20):
        if turn % 4 == 0:
            shutil.rmtree(cache_folder(), ignore_errors=True)
        process = start(folder, workers=1 + turn % 2)
        assert process.stdout is not None
        assert process.stdout.readline() == "begin\n"
        time.sleep(chance.uniform(0, 0.8 if turn % 2 == 0 else 1.6))
        os.killpg(process.pid, signal.SIGKILL)
        cut += process.stdout.read() != "end\n"
        process.wait()
        if turn % 4 == 3:
            assert same(load(folder, store=True, preset="characters"), expected)
    assert cut >= 5  # else the kills came too late to tell anything


def test_processes_that_load_the_same_folder_at_once(folder):
    running = [start(folder) for _ in range(3)]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    assert same(load(folder, store=True, preset="characters"), load(folder, store=False, preset="characters"))


def test_steps_are_written_and_read_without_loss(folder):
    for document in load(folder, store=False):
        steps = tuple((name, list(c) if isinstance(c, tuple) else c) for name, c in document.cleaned.steps)
        written = stored._write_steps(document.cleaned.steps)
        assert (written is None) == (not steps)
        assert not steps or tuple(stored.LateSteps(written)) == steps


def test_a_part_that_is_damaged_in_the_midst_loses_no_text(folder):
    rows = [{"id": n, "متن": f"{random.Random(n).choices(LINES, k=30)} {n}"} for n in range(3000)]
    table = folder / "خبر.json"
    table.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    options = {"preset": "none", "order": False}
    first = load(table, store=True, **options)
    (part,) = cache_folder().rglob("texts-*.parquet")
    about = pq.ParquetFile(part).metadata
    row_group = about.row_group(about.num_row_groups - 1)
    (column,) = (c for c in map(row_group.column, range(row_group.num_columns)) if c.path_in_schema == "raw")
    with part.open("r+b") as file:
        file.seek(column.data_page_offset + column.total_compressed_size - 2000)  # its last page
        file.write(bytes(1000))
    assert len(load(table, store=True, **options)) == len(first) == 3000


def test_parts_that_are_cleared_while_they_are_made_lose_no_text(folder, monkeypatch):
    real = stored.write_rows
    monkeypatch.setattr(gathering, "Gathered", lambda keys, rows: Gathered(keys, [None] * len(rows)))
    monkeypatch.setattr(stored, "write_rows", lambda *written: (path := real(*written)).unlink() or path)
    assert known(load(folder, store=True)) == known(load(folder, store=False))


def test_what_failed_by_chance_is_tried_again(folder, monkeypatch):
    real = gathering.texts_of
    failed = Unread("", "the file cannot be read (Input/output error)", "check the disk", lasting=False)
    with monkeypatch.context() as patched:
        patched.setattr(
            gathering, "texts_of", lambda file, columns: [failed] if "003" in file.path else real(file, columns)
        )
        patched.setattr(gathering, "plain_text_of", lambda file: None)
        assert len(load(folder, store=True)) == 39
    assert same(load(folder, store=True), load(folder, store=False))


def test_a_disk_that_does_not_answer_is_no_lasting_reason(tmp_path):
    file = FoundFile("متن.txt", str(tmp_path), 0, 0)  # a folder: reading it fails as a broken disk does
    assert [(text.severity, text.lasting) for text in texts_of(file)] == [("error", False)]


@pytest.mark.parametrize("plain", [True, False])
def test_a_file_that_changes_while_it_is_read_is_not_kept(folder, monkeypatch, plain):
    real, real_plain = gathering.texts_of, gathering.plain_text_of
    path = folder / "متن 003.txt"
    before = path.read_bytes()

    def change(file):
        if "003" in file.path:
            path.write_text("متن دیگر", encoding="utf-8")
        return file

    with monkeypatch.context() as patched:
        patched.setattr(gathering, "texts_of", lambda file, columns: real(change(file), columns))
        patched.setattr(gathering, "plain_text_of", lambda file: real_plain(change(file)) if plain else None)
        assert load(folder, store=True)["متن 003"].raw == "متن دیگر"
    path.write_bytes(before)
    assert same(load(folder, store=True), load(folder, store=False))


def test_a_time_that_is_set_back_hides_no_change(folder, monkeypatch):
    monkeypatch.setattr(stored, "_RACY", -1)
    load(folder, store=True)
    path = folder / "متن 003.txt"
    found = path.stat()
    path.write_text("".join(reversed(path.read_text("utf-8"))), encoding="utf-8")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))  # as rsync and unpacking do
    assert same(load(folder, store=True), load(folder, store=False))


def test_a_packed_text_has_the_name_of_its_file(folder):
    for name in ("الف.txt.gz", "ب.txt.gz"):
        (folder / name).write_bytes(gzip.compress("همان متن".encode(), mtime=0))
    for _ in range(2):
        assert same(load(folder, store=True), load(folder, store=False))


def test_another_process_may_clear_tables_meanwhile(folder, monkeypatch):
    monkeypatch.setattr(results, "_SLOW", 1)
    texts = load(folder, store=True)
    monkeypatch.setattr(Store, "parts", lambda self, kind: [self.folder / "gone"] if kind == "result" else [])
    assert len(texts.dates())


def test_a_fault_of_a_reader_costs_its_file_alone_and_is_not_kept(folder, monkeypatch):
    real = gathering.clean_text

    def faulty(text, config):
        if "هوا خوب است" in text:
            raise RecursionError("too deep")
        return real(text, config)

    with monkeypatch.context() as patched:
        patched.setattr(gathering, "clean_text", faulty)
        patched.setattr(gathering, "clean_texts", lambda texts, config: [faulty(text, config) for text in texts])
        texts = load(folder, store=True)
        told = texts.problems
        assert 0 < len(told) == 40 - len(texts)
        assert told["reason"].str.contains("RecursionError: too deep").all()
        with pytest.raises(UnreadableFileError, match="too deep"):
            load(folder, store=True, strict=True)
    assert same(load(folder, store=True), load(folder, store=False))


def test_parts_without_a_text_that_is_still_there_are_removed_after_a_day(folder):
    load(folder, store=True)
    (old,) = cache_folder().rglob("texts-*.parquet")
    for path in folder.iterdir():
        path.write_text(f"{path.read_text('utf-8')} و دیگر", encoding="utf-8")
    load(folder, store=True)
    assert old.exists()
    os.utime(old, (1, 1))
    (folder / "نو.txt").write_text("ژاپن", encoding="utf-8")
    load(folder, store=True)
    assert not old.exists()
    assert same(load(folder, store=True), load(folder, store=False))


def test_processes_are_started_for_cleaning_and_not_for_reading(folder, monkeypatch):
    sizes = []
    monkeypatch.setattr(reuse, "workers_for", lambda size, asked: sizes.append(size) or 1)
    load(folder, store=False, preset="none")
    load(folder, store=False, preset="characters")
    (folder / "page.html").write_text("<html><body><article><p>" + LINES[0] * 9 + "</p></article>", encoding="utf-8")
    load(folder, store=False, preset="none")
    assert sizes[0] == 0
    assert sizes[1] == sum(path.stat().st_size for path in folder.glob("*.txt"))
    assert sizes[2] == (folder / "page.html").stat().st_size
