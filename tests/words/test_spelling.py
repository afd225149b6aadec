import pytest

from corpus.words.resources import word_variants
from corpus.words.spelling import _usual, usual_spelling


@pytest.mark.parametrize(
    ("usual", "others"),
    [
        ("تأکید", "تاکید"),
        ("تأثیر", "تاثیر"),
        ("مؤثر", "موثر"),
        ("مسئول", "مسؤول مسوول"),
        ("رئیس", "رییس"),
        ("هیئت", "هیأت هیات"),
        ("مسئله", "مسأله مساله"),
        ("آمریکا", "امریکا"),
        ("پایین", "پائین"),
        ("همچنین", "هم\u200cچنین"),
        ("علی\u200cرغم", "علیرغم"),
        ("اینکه", "این\u200cکه"),
        ("این\u200cگونه", "اینگونه"),
        ("همزمان", "هم\u200cزمان"),
    ],
)
def test_one_spelling(usual, others):
    assert [usual_spelling(word) for word in (usual, *others.split())] == [usual] * (1 + len(others.split()))


# Words, names among them, that differ from another word by a hamza only.
@pytest.mark.parametrize(
    "word", ["یاس", "یأس", "ریال", "رئال", "شیون", "شئون", "برایت", "مودی", "مائو", "شان", "شأن", "بالاخره"]
)
def test_different_words(word):
    assert usual_spelling(word) == word


def test_a_usual_spelling_is_its_own():
    assert len(_usual()) > 300
    assert {usual for usual in _usual().values() if usual_spelling(usual) != usual} == set()
    assert all(usual_spelling(other) == usual for other, usual in word_variants().items())
