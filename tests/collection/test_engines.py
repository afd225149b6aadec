"""Texts that an engine reads and cleans are those that this process would have read: on threads, processes, Dask."""

import os
import random
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pandas as pd
import pytest

from corpus import load
from corpus.collection import gathering, reuse
from corpus.engine import cache_folder
from corpus.errors import OptionError

LINES = [
    "وزير امور خارجه ی چین در ۱۷ آبان ۱۴۰۲ به مسکو رفت .", "زیرساختها و كتابها را می خواند", "او گفت : «می رویم»",
    "تهران - ایرنا - ۲۵ آبان ۱۴۰۲ - نخست وزیر ژاپن آمد.", "هوا خوب است.", "در سال ۲۰۲۲ روسیه و قرقیزستان",
]  # fmt: skip
QUESTIONS = (
    lambda texts: texts.documents,
    lambda texts: texts.problems,
    lambda texts: texts.mentions(),
    lambda texts: texts.dates(),
    lambda texts: texts.frequencies(),
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Texts in many batches, one of them empty, one that is none."""
    monkeypatch.setenv("CORPUS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(gathering, "_BATCH_FILES", 4)
    chance = random.Random(4)
    folder = tmp_path / "texts"
    folder.mkdir()
    for n in range(40):
        (folder / f"متن {n:03}.txt").write_text("\n".join(chance.choices(LINES, k=12)), encoding="utf-8")
    (folder / "خالی.txt").write_text("")
    (folder / "دودویی.txt").write_bytes(bytes(range(256)))
    return folder


def same(one, other):
    assert [(d.doc, d.raw, d.text, d.cleaned.repairs) for d in one] == [
        (d.doc, d.raw, d.text, d.cleaned.repairs) for d in other
    ]
    for ask in QUESTIONS:
        pd.testing.assert_frame_equal(ask(one), ask(other))
    return True


@pytest.mark.parametrize("store", [True, False])
def test_an_engine_gives_what_this_process_gives(folder, engine, store):
    here = load(folder, store=False)
    assert same(load(folder, engine=engine, store=store), here)
    assert same(load(folder, engine=engine, store=store), here)  # the second time, from the store


def test_what_an_engine_read_is_kept_by_its_workers(folder, engine, monkeypatch):
    load(folder, engine=engine, store=True)
    assert len(list(cache_folder().rglob("texts-*.parquet"))) == 11
    assert list(cache_folder().rglob("shared-*")) == []
    monkeypatch.setattr(reuse, "gather", None)  # nothing is left to do
    assert len(load(folder, store=True)) == 40


def without_the_store(work):
    return gathering.gather(replace(work, proof=f"{work.proof}.gone"))


def without_the_texts(work):
    return gathering.gather(replace(work, files=tuple(replace(file, full=f"{file.full}.gone") for file in work.files)))


def test_a_store_that_workers_do_not_see_is_filled_here(folder, engine, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(reuse, "gather", without_the_store)
        texts = load(folder, engine=engine, store=True)
    assert same(texts, load(folder, store=False))
    monkeypatch.setattr(reuse, "gather", None)
    assert len(load(folder, store=True)) == 40


@pytest.mark.parametrize("store", [True, False])
def test_texts_that_workers_do_not_see_are_told(folder, engine, store, monkeypatch):
    monkeypatch.setattr(reuse, "gather", without_the_texts)
    with pytest.raises(OptionError, match=r"its workers do not see .* put the texts where all workers find them"):
        load(folder, engine=engine, store=store)


def test_a_number_of_processes_beside_an_engine_is_refused(folder):
    with ThreadPoolExecutor(1) as executor, pytest.raises(OptionError, match="its own number of workers"):
        load(folder, engine=executor, workers=2)
    with pytest.raises(OptionError, match="runs no work"):
        load(folder, engine="dask")


DEADLY = "این متن پردازه را می‌کشد"


def deadly(work):
    """Reads a batch, unless a text in it ends the process."""
    for file in work.files:
        with open(file.full, "rb") as opened:
            if DEADLY.encode() in opened.read():
                os.kill(os.getpid(), signal.SIGKILL)
    return gathering.gather(work)


def test_a_text_that_ends_its_process_is_a_problem_and_the_others_are_read(folder, client, monkeypatch):
    """The last test of this cluster, since its workers die."""
    (folder / "متن 013.txt").write_text(DEADLY, encoding="utf-8")
    monkeypatch.setattr(reuse, "gather", deadly)
    texts = load(folder, engine=client, store=True, preset="characters")
    told = texts.problems.set_index("path")["reason"]
    assert "ended the process" in told["متن 013.txt"]
    assert len(texts) == 39


IMPORTED = """
import sys, corpus
corpus.load("seeds", store=False, preset="none")
print(sorted({"dask", "distributed", "fsspec"} & set(sys.modules)))
"""


def test_dask_is_not_imported_unless_it_is_given(root):
    done = subprocess.run([sys.executable, "-c", IMPORTED], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
