from corpus.clean.mirrored import Storage
from corpus.clean.reversed import read_lines


def test_storage_is_read_off_the_lines():
    text = "ٔهناخ )۴۲۰۲( ۳۰۴۱ لاس"
    assert Storage.of(text, read_lines(text)) == Storage(mirrored=False, clusters=False, islands=False)
    text = "هٔناخ (۲۰۲۴) ۱۴۰۳ لاس"
    assert Storage.of(text, read_lines(text)) == Storage(mirrored=True, clusters=True, islands=True)
