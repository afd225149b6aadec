"""Documents whose texts stay in the store, packed together: nothing of them is lost, whatever it is."""

import pickle
import tracemalloc
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.collection.gathering import Place
from corpus.collection.packeddocuments import PackedDocuments, StoredDocument

TEXTS = st.text() | st.just("\udc80.txt")  # names of files may hold bytes that are no letters
NAMES = st.sampled_from(["source", "title", "date", "نویسنده"])
PLACES = st.builds(
    Place, st.sampled_from([Path("a.parquet"), Path("b.parquet")]), st.integers(0, 2**40), st.integers(0, 2**40)
)
DOCUMENTS = st.builds(StoredDocument, TEXTS, st.dictionaries(NAMES, st.none() | TEXTS), PLACES, TEXTS)


def whole(document):
    return document.doc, list(document.metadata.items()), document.place, document.content


@given(st.lists(DOCUMENTS))
def test_what_is_packed_comes_out_again(documents):
    packed = PackedDocuments(iter(documents))
    assert len(packed) == len(documents)
    assert list(map(whole, packed)) == list(map(whole, documents))
    assert [whole(packed[i]) for i in range(len(documents))] == list(map(whole, documents))
    assert list(map(whole, pickle.loads(pickle.dumps(packed)))) == list(map(whole, documents))


@given(st.lists(DOCUMENTS))
def test_what_is_known_of_all_is_there_without_making_documents(documents):
    packed = PackedDocuments(documents)
    assert packed.docs == [document.doc for document in documents]
    assert list(packed.contents) == [document.content for document in documents]
    assert list(map(dict, packed.metadata)) == [document.metadata for document in documents]
    assert list(packed.chars) == [document.place.chars for document in documents]
    rows = {}
    for document in documents:
        rows.setdefault(document.place.part, []).append(document.place.row)
    assert packed.rows_of_parts() == rows


@given(st.lists(DOCUMENTS, min_size=1), st.data())
def test_some_of_the_documents_are_those_of_a_list(documents, data):
    packed = PackedDocuments(documents)
    part = data.draw(st.slices(len(documents)))
    places = data.draw(st.lists(st.integers(0, len(documents) - 1)))
    assert list(map(whole, packed[part])) == list(map(whole, documents[part]))
    taken = packed.take(places)
    assert list(map(whole, taken)) == [whole(documents[i]) for i in places]
    assert [whole(each) for each in taken[::-1][part]] == [whole(documents[i]) for i in places[::-1][part]]


def test_what_is_alike_is_told_apart():
    one = StoredDocument("الف", {"title": "خبر"}, Place(Path("a.parquet"), 0, 9), "0#0")
    packed, other = PackedDocuments([one, one]), PackedDocuments([one, one])
    assert len(packed.identities()) == 2
    assert packed.identities() == packed[:].identities()
    assert packed[1:].identities() == packed.take([1]).identities() < packed.identities()
    assert packed.identities().isdisjoint(other.identities())


def test_a_text_takes_little_memory():
    count = 3000
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        packed = PackedDocuments(
            StoredDocument(f"رسانه/{i:06}.txt", {"title": None, "size": 4000 + i}, Place(Path("a"), i, i), "f" * 40)
            for i in range(count)
        )
        size = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert len(packed) == count
    assert size / count < 250  # bytes; some 600 as objects
