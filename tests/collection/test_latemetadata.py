"""Metadata that are packed are the same when they are asked for."""

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.collection.latemetadata import LateFacts, PackedMetadata, pack_metadata

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.just("\udc80.txt"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
METADATA = st.dictionaries(st.text(), VALUES)


@given(METADATA)
def test_packed_metadata_are_the_same(known):
    packed = PackedMetadata(*pack_metadata(known))
    assert (dict(packed), list(packed), len(packed), repr(packed)) == (known, list(known), len(known), repr(known))
    assert all(packed.get(name) == value for name, value in known.items())
    assert pickle.loads(pickle.dumps(packed)) == known


@given(METADATA)
def test_facts_are_those_that_were_written(facts):
    late = LateFacts(json.dumps(facts, ensure_ascii=False))
    assert (dict(late), list(late), len(late), repr(late)) == (facts, list(facts), len(facts), repr(facts))


@given(METADATA)
def test_all_is_read_once(known):
    packed = PackedMetadata(*pack_metadata(known))
    with pytest.MonkeyPatch.context() as patch:
        read = []
        real = PackedMetadata._all
        patch.setattr(PackedMetadata, "_all", lambda self: read.append(self) or real(self))
        assert dict(packed.items()) == known
        assert list(packed.values()) == list(known.values())
    assert len(read) == 2
