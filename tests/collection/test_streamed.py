"""Texts that stay on the disk: the same questions, the same answers as of texts in the memory."""

import gc
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from tqdm import tqdm

import corpus
from corpus.clean.triage import MET
from corpus.collection import (
    StreamedCorpus,
    asking,
    gathering,
    results,
    reuse,
    stored,
    storeddocuments,
    summedruns,
)
from corpus.collection.gathering import gather
from corpus.collection.latemetadata import PackedMetadata
from corpus.engine import StoreError, running
from corpus.words import tokenizer, use_corrections

SEEDS = Path(__file__).parents[2] / "seeds"
TOPICS = ("چین و روسیه در پکن", "ژاپن و توکیو", "مسکو، چین و ژاپن", "کتاب‌های تازه")
SOURCES = ("ایرنا", "ایسنا", None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Sixty short texts, some damaged, in files, a table and an archive's worth of sources and dates."""
    folder = tmp_path_factory.mktemp("texts")
    rows = ["path,source,date"]
    for n in range(48):
        source = SOURCES[n % 3]
        topic = TOPICS[n % 4]
        text = f"گزارش {n}\n\nدر {1 + n % 28} آبان {1390 + n % 9} درباره {topic} گفته شد که کتابها می خوانند. " * (
            1 + n % 5
        )
        (folder / f"{n:02}.txt").write_text(text + "پایان.", encoding="utf-8")
        rows.append(f"{n:02}.txt,{source or ''},{2010 + n % 9}-03-0{1 + n % 9}")
    (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
    lines = [
        f'{{"title": "خبر {n}", "text": "سفر به {TOPICS[n % 4]} در سال ۱۴۰۲ انجام شد.", "date": "2023-01-1{n}"}}'
        for n in range(9)
    ]
    (folder / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for seed in SEEDS.glob("*.txt"):
        shutil.copy(seed, folder)
    (folder / "broken.docx").write_bytes(b"PK no")
    return folder


@pytest.fixture(scope="module", params=[1, 2])
def both(request, folder):
    """The texts in memory, and streamed in batches and parts that are far smaller than usual, on one process or two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storeddocuments, "_BATCH", 2_000)
        patch.setattr(storeddocuments, "_LARGEST", 5_000)
        patch.setattr(gathering, "_PART_STAYING", 3_000)
        patch.setattr(summedruns, "_IN_MEMORY", 500)
        # pytest names each test in the environment: to the library a reason for new processes, here a waste of time
        patch.setattr(running, "_around", lambda: (os.getpid(), "", {}))
        streamed = corpus.load(folder, stream=True, workers=request.param)
        assert len(list(streamed._documents.batches())) > 5
        yield corpus.load(folder, stream=False, store=False), streamed


QUESTIONS = {
    "documents": lambda texts: texts.documents,
    "problems": lambda texts: texts.problems,
    "frequencies": lambda texts: texts.frequencies(),
    "frequencies by token": lambda texts: texts.frequencies(by="token", stopwords=["و", "در"]),
    "frequencies by surface": lambda texts: texts.frequencies(by="surface"),
    "frequencies of groups": lambda texts: texts.frequencies(groups="source"),
    "frequencies of documents": lambda texts: texts.frequencies(groups="doc"),
    "zipf": lambda texts: texts.zipf(),
    "runs": lambda texts: texts.ngrams(2),
    "runs by lemma": lambda texts: texts.ngrams(3, by="lemma", min_count=2, stopwords=corpus.stopwords()),
    "runs of groups": lambda texts: texts.ngrams(2, min_count=2, groups="source"),
    "runs by surface": lambda texts: texts.ngrams(2, by="surface"),
    "dispersion": lambda texts: texts.dispersion(),
    "dispersion over stretches": lambda texts: texts.dispersion(parts=7, min_count=3),
    "keyness": lambda texts: texts.keyness(corpus.general_persian()),
    "keyness of groups": lambda texts: texts.keyness(groups="source"),
    "keyness by documents": lambda texts: texts.keyness(groups="source", evidence="documents"),
    "collocates": lambda texts: texts.collocates("چین"),
    "concordance": lambda texts: texts.kwic("چین", metadata="source", sort=["after1"]),
    "mentions": lambda texts: texts.mentions(),
    "mentions of all": lambda texts: texts.mentions("all"),
    "mention counts": lambda texts: texts.mention_counts(["source", "kind"]),
    "mention counts with intervals": lambda texts: texts.mention_counts("source", confidence=0.95),
    "attention": lambda texts: texts.attention("year"),
    "co-mentions": lambda texts: texts.comentions(),
    "co-mentions in paragraphs": lambda texts: texts.comentions("paragraph"),
    "contrast": lambda texts: texts.contrast("CN", "JP"),
    "evidence": lambda texts: texts.evidence("CN"),
    "dates": lambda texts: texts.dates(),
    "timeline": lambda texts: texts.timeline("month"),
    "chronology": lambda texts: texts.chronology("CN"),
    "repairs": lambda texts: texts.repairs(),
    "duplicates": lambda texts: texts.duplicates(),
    "composition": lambda texts: texts.composition("format"),
    "trace": lambda texts: texts.trace(texts.kwic("چین")),
    "sentences": lambda texts: texts.sentences(),
    "first mentions": lambda texts: texts.first_mentions(),
    "prominence": lambda texts: texts.prominence(),
    "sensitivity": lambda texts: texts.sensitivity(),
    "audit": lambda texts: texts.audit(hits=5, near_misses=5),
    "keyness beside some of the texts": lambda texts: texts.keyness(texts[["03", "04", "05"]]),
    "without duplicates": lambda texts: texts.without_duplicates().documents,
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_is_the_same(both, question):
    in_memory, streamed = (QUESTIONS[question](texts) for texts in both)
    assert len(in_memory) > 0
    assert_frame_equal(streamed, in_memory)
    assert streamed.attrs == in_memory.attrs


def test_documents_are_the_same(both):
    in_memory, streamed = both
    assert isinstance(streamed, StreamedCorpus)
    assert repr(streamed) == repr(in_memory)
    for ours, other in zip(streamed, in_memory, strict=True):
        assert (ours.doc, ours.raw, ours.text, dict(ours.metadata)) == (
            other.doc,
            other.raw,
            other.text,
            dict(other.metadata),
        )
        assert ours.cleaned.repairs == other.cleaned.repairs


def test_texts_that_are_alike_are_not_on_both_sides(tmp_path):
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(TOPICS[n // 2], encoding="utf-8")
    for stream in (False, True):
        texts = corpus.load(tmp_path, stream=stream)
        table = texts[["0", "2"]].keyness(texts[["1", "3"]])
        assert "documents on both sides" not in table.attrs["sizes"]
        assert "both sides" not in corpus.cite(table)
        assert texts.keyness(texts[["0", "2"]]).attrs["sizes"]["documents on both sides"] == 2


def test_what_is_in_a_corpus(both):
    in_memory, streamed = both
    for texts in both:
        assert "07" in texts
        assert texts["07"] in texts
        assert texts["07"] not in texts[["08", "09"]]
        assert "07" not in texts[["08", "09"]]
        assert [key in texts for key in ("هیچ", "000_a14d", "", None, 7, ["07"])] == [False] * 6
    other = streamed["07"]
    assert type(other)(other.doc, "متن دیگر", other.metadata, other.cleaned) not in in_memory


def test_one_text_is_called_one_text(both):
    for texts in both:
        assert repr(texts[["07"]]) == "<Corpus of 1 text, 1 problem>"
        assert repr(texts[["07", "08"]]) == "<Corpus of 2 texts, 1 problem>"
        assert repr(texts[["07"]].explore()).startswith("<Explorer of 1 text:")


def test_a_table_in_memory_is_not_streamed():
    table = pd.DataFrame({"text": TOPICS})
    with pytest.raises(corpus.errors.OptionError, match=r"stream=True: a DataFrame is in the memory.*leave out stream"):
        corpus.load(table, stream=True)
    with pytest.raises(corpus.errors.OptionError, match="texts are not loaded from a dict"):
        corpus.load({}, stream=True)
    assert len(corpus.load(table, stream=False)) == 4


def test_some_of_the_texts(both):
    in_memory, streamed = both
    mask = in_memory.documents["source"] == "ایرنا"
    some = streamed[mask]
    assert isinstance(some, StreamedCorpus)
    assert_frame_equal(some.frequencies(), in_memory[mask].frequencies())
    assert streamed["07"].text == in_memory["07"].text
    with pytest.raises(corpus.errors.OptionError, match="there is no text with this id"):
        streamed["هیچ"]


@pytest.mark.parametrize(
    "question", ["documents", "frequencies", "runs", "dispersion", "mentions", "dates", "co-mentions"]
)
def test_no_texts_at_all(both, question):
    in_memory, streamed = (QUESTIONS[question](texts[[False] * len(texts)]) for texts in both)
    assert_frame_equal(streamed, in_memory)


def test_a_part_is_read_once_for_all_its_texts(folder, monkeypatch):
    monkeypatch.setattr(gathering, "_PART_STAYING", 3_000)
    texts = corpus.load(folder, stream=True)
    parts = {known.place.part for known in texts._documents.known}
    read = []
    real = storeddocuments.read_texts_at
    monkeypatch.setattr(storeddocuments, "read_texts_at", lambda *asked: read.append(asked[1]) or real(*asked))
    texts.first_mentions()
    assert len(read) <= 4 * len(parts)


def test_a_changed_text_changes_its_own_batch_only(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(storeddocuments, "_BATCH", 2_000)
    mine = tmp_path / "texts"
    shutil.copytree(folder, mine)
    corpus.load(mine, stream=True).frequencies()
    (mine / "20.txt").write_text("متن دیگری درباره چین.", encoding="utf-8")
    made = []
    answer = asking.answer
    monkeypatch.setattr(asking, "answer", lambda work: made.append(work) or answer(work))
    texts = corpus.load(mine, stream=True)
    frequencies = texts.frequencies()
    assert 1 <= len(made) <= 2
    assert_frame_equal(frequencies, corpus.load(mine, store=False).frequencies())


def test_nothing_is_left_where_nothing_is_to_be_kept(folder, monkeypatch, tmp_path):
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o500)
    monkeypatch.setenv("CORPUS_CACHE", str(cache / "of mine"))
    texts = corpus.load(folder, stream=True, store=False)
    some = texts[["07", "08"]]
    place = texts._asking.store.folder.parents[1]
    del texts
    assert len(some.frequencies()) > 0
    assert place.is_dir()
    assert not any(cache.iterdir())
    del some
    gc.collect()
    assert not place.exists()


def test_without_a_place_the_texts_cannot_stay_and_it_is_told(folder, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    told = r"cannot be kept \(.*without a place .* cannot stay on the disk.*CORPUS_CACHE, or .*stream=False\.$"
    with monkeypatch.context() as patched:
        patched.setenv("CORPUS_CACHE", str(tmp_path / "file"))
        with pytest.raises(StoreError, match=told):
            corpus.load(folder, stream=True)
        (problem,) = corpus.load(folder, store=True).problems.query("stage == 'store'").itertuples()
        assert "the texts are loaded" in problem.remedy

    def full(store, *_):
        raise StoreError(store.folder, "what was loaded cannot be kept (No space left on device)", "make room")

    monkeypatch.setenv("CORPUS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("corpus.collection.stored.write_rows", full)
    with pytest.raises(StoreError, match=r"No space left.*cannot stay on the disk.*make room, or .*stream=False"):
        corpus.load(folder, stream=True, workers=1)


def test_processes_are_kept_from_one_question_to_the_next_and_bars_close(folder, monkeypatch, capsys):
    monkeypatch.setattr(storeddocuments, "_BATCH", 2_000)
    texts = corpus.load(folder, stream=True, store=False, workers=2, progress=True, preset="characters")
    kept = []
    for ask in (texts.frequencies, texts.dates):
        ask()
        (pool,) = running._KEPT
        kept.append(set(pool.executor._processes))
    assert len(kept[0]) == 2
    assert kept[0] == kept[1]
    assert "dates" in capsys.readouterr().err
    assert not [bar for bar in tqdm._instances if bar.desc in ("words", "dates")]  # a bar that is open is one of them


def test_texts_are_read_where_they_were_named(folder, tmp_path, monkeypatch):
    for number, word in enumerate(("چین", "ژاپن")):
        home = tmp_path / str(number)
        (home / "texts").mkdir(parents=True)
        for name in "ab":
            (home / "texts" / f"{name}.txt").write_text(f"{word} آمد", encoding="utf-8")
        monkeypatch.chdir(home)
        monkeypatch.setattr(gathering, "_BATCH_FILES", 1)
        monkeypatch.setenv("CORPUS_CACHE", "kept")
        for stream in (False, True):
            texts = corpus.load("texts", stream=stream, store=True, workers=2, preset="characters")
            assert [text.raw for text in texts] == [f"{word} آمد"] * 2
            assert len(texts.problems) == 0
            assert (home / "kept").is_dir()
    monkeypatch.chdir(tmp_path)
    assert texts["a"].text == "ژاپن آمد"  # it is still found


LEMMAS = {
    "runs": lambda texts: texts.ngrams(2, by="lemma"),
    "runs of groups": lambda texts: texts.ngrams(2, by="lemma", groups="source"),
    "frequencies": lambda texts: texts.frequencies(),
    "dispersion": lambda texts: texts.dispersion(),
    "collocates": lambda texts: texts.collocates("کتاب"),
    "tokens": lambda texts: texts.tokens(),
    "surfaces": lambda texts: texts._surfaces(),
    "general Persian": lambda texts: corpus.general_persian(),
}


@pytest.mark.parametrize("workers", [1, 2])
def test_lemmas_are_those_that_the_user_has_set_last(folder, workers, monkeypatch):
    monkeypatch.setattr(storeddocuments, "_BATCH", 2_000)
    monkeypatch.setattr(results, "_SLOW", 1)
    in_memory = corpus.load(folder, stream=False, store=True)
    streamed = corpus.load(folder, stream=True, workers=workers)
    try:
        for lemma in (None, "نوشته", "دفتر", None):
            use_corrections({"کتاب‌ها": lemma} if lemma else {})
            for name, ask in LEMMAS.items():
                found, again = ask(streamed), ask(in_memory)
                assert_frame_equal(found, again)
                if lemma and name != "collocates":
                    words = again["lemma" if "lemma" in again else "word"]
                    assert words.str.contains(lemma).any()
                anew = corpus.load(folder, stream=False, store=False)
                assert_frame_equal(again, ask(anew))
    finally:
        use_corrections({})


def test_metadata_of_a_text_are_put_together_once_for_the_table_of_documents(folder, monkeypatch):
    texts = corpus.load(folder, stream=True)
    read = []
    real = PackedMetadata._all
    monkeypatch.setattr(PackedMetadata, "_all", lambda self: read.append(self) or real(self))
    assert len(texts.documents) == len(read)


@pytest.mark.parametrize("options", [{"stream": True}, {"store": True}, {"store": False}, {"workers": 2}])
def test_a_fault_of_the_quick_way_is_told_and_costs_no_text(folder, tmp_path, monkeypatch, options):
    sound = corpus.load(folder, store=False)
    monkeypatch.setenv("CORPUS_CACHE", str(tmp_path))
    if options.get("workers"):  # the other process has the fault, too
        monkeypatch.setattr(gathering, "_BATCH_FILES", 30)
        monkeypatch.setattr(reuse, "gather", gather_with_a_fault)
    monkeypatch.setattr(gathering, "clean_texts", faulty)
    texts = corpus.load(folder, **options)
    assert [text.text for text in texts] == [text.text for text in sound]
    told = texts.problems[texts.problems["stage"] == "clean"]
    assert told["severity"].tolist() == ["warning"]
    assert "(KeyError: 'boom'); each was cleaned by itself" in told["reason"].item()


def test_a_fault_of_the_quick_way_is_told_of_a_frame(monkeypatch):
    monkeypatch.setattr(gathering, "clean_texts", faulty)
    texts = corpus.load(pd.DataFrame({"text": ["چین", "ژاپن"]}))
    assert len(texts) == 2
    assert (texts.problems["stage"] == "clean").sum() == 1


def faulty(texts, config):
    raise KeyError("boom")


def gather_with_a_fault(work):
    with pytest.MonkeyPatch.context() as patch:  # the process may be kept for other tests
        patch.setattr(gathering, "clean_texts", faulty)
        return gather(work)


def test_a_store_that_was_cleared_is_told(folder, tmp_path):
    mine = tmp_path / "texts"
    shutil.copytree(folder, mine)
    texts = corpus.load(mine, stream=True)
    shutil.rmtree(texts._asking.store.folder)
    with pytest.raises(StoreError, match=r"gone.*load them once more"):
        texts["07"].text  # noqa: B018 - reading it is what fails


def test_a_damaged_file_of_the_store_is_named(folder, tmp_path):
    mine = tmp_path / "texts"
    shutil.copytree(folder, mine)
    texts = corpus.load(mine, stream=True)
    part = next(known.place.part for known in texts._documents.known if known.doc == "07")
    part.write_bytes(part.read_bytes()[:-50])
    for _ in range(2):
        with pytest.raises(StoreError, match=rf"{part.name}: .*is damaged.*load the texts once more"):
            texts["07"].text  # noqa: B018 - reading it is what fails
    with pytest.raises(StoreError, match="gone"):  # as the store has taken it away
        texts.frequencies()
    assert corpus.load(mine, stream=True)["07"].text


def test_a_table_larger_than_a_part_is_never_whole_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(gathering, "_PART_STAYING", 1_000)
    (tmp_path / "news.jsonl").write_text(
        "\n".join(
            f'{{"text": "خبر شماره {n} درباره چین و روسیه و ژاپن است و در تهران نوشته شد."}}' for n in range(100)
        ),
        encoding="utf-8",
    )
    texts = corpus.load(tmp_path, stream=True)
    assert len(texts) == 100
    assert len({known.place.part for known in texts._documents.known}) > 3
    assert_frame_equal(texts.frequencies(), corpus.load(tmp_path, store=False).frequencies())


def test_a_fault_in_the_midst_of_a_file_costs_one_text_only(tmp_path, monkeypatch):
    lines = [f'{{"text": "خبر شماره {n} درباره چین و روسیه و ژاپن است و در تهران نوشته شد."}}' for n in range(30)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def faulty(text, config):
        if "شماره 20 " in text:
            raise RuntimeError("boom")
        return corpus.clean_text(text, config)

    monkeypatch.setattr(gathering, "_PART_STAYING", 500)
    with monkeypatch.context() as patched:
        patched.setattr(gathering, "clean_text", faulty)
        patched.setattr(gathering, "clean_texts", lambda texts, config: [faulty(text, config) for text in texts])
        texts = corpus.load(tmp_path, stream=True)
    assert len(texts) == 29
    assert texts.problems["reason"].str.contains("boom").any()
    assert len(corpus.load(tmp_path, stream=True)) == 30  # it is tried again


def test_another_question_forgets_what_cleaning_and_the_last_one_remembered(tmp_path):
    (tmp_path / "الف.txt").write_text("او کتاب‌هایش را در چین می‌خواند.", encoding="utf-8")
    corpus.clean_text("میدهد")
    tokenizer.tokenize("می‌روند")
    assert MET
    assert tokenizer._CHUNKS
    asking._turn_to("dates")
    assert not MET
    assert not tokenizer._CHUNKS
    tokenizer.tokenize("می‌روند")
    asking._turn_to("dates")
    assert tokenizer._CHUNKS


def test_texts_lie_in_groups_of_rows_that_are_read_by_themselves(tmp_path, monkeypatch):
    monkeypatch.setattr(gathering, "_PART_STAYING", 1_000_000)
    for number in range(450):
        (tmp_path / f"{number:03}.txt").write_text(f"متن {number} دربارهٔ چین است.", encoding="utf-8")
    texts = corpus.load(tmp_path, stream=True, workers=1)
    (part,) = {known.place.part for known in texts._documents.known}
    about = pq.ParquetFile(part).metadata
    assert [about.row_group(i).num_rows for i in range(about.num_row_groups)] == [200, 200, 50]
    encodings = {column.path_in_schema: column.encodings for column in map(about.row_group(0).column, range(6, 8))}
    assert not any("DICTIONARY" in encoding for found in encodings.values() for encoding in found)


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.int64(), pa.bool_()])
@given(data=st.data())
def test_columns_are_those_that_arrow_makes(kind, data):
    value = {pa.int64(): st.integers(-(2**63), 2**63 - 1), pa.bool_(): st.booleans()}.get(kind, st.text(max_size=9))
    values = data.draw(st.lists(st.none() | value, max_size=40))
    column = stored._column(values, kind)
    column.validate(full=True)
    assert column.equals(pa.array(values, kind))


def test_cleaning_for_the_store_needs_no_pandas(tmp_path):
    text = "او کتاب‌هایش را در چین می‌خواند و می‌نویسد.\n" * 200
    for number in range(10):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    code = f"""if True:
        import sys
        from corpus.clean import CleanConfig
        from corpus.collection.gathering import Work, gather
        from corpus.engine import Store
        from corpus.readers import find_texts
        found = find_texts({str(tmp_path)!r})
        store = Store.of(found.name, "way")
        store.open(found.name)
        gathered = gather(Work(tuple(found.files), CleanConfig.preset("standard"), None, store, True, True))
        print(len(gathered.parts), gathered.error, "pyarrow" in sys.modules, "pandas" in sys.modules)
    """
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert ran.stdout.split() == ["1", "None", "True", "False"]
