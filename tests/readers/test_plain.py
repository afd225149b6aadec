import codecs
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.readers.plain import BROKEN, decode, heading, read_plain

TEXT = "روسیه و ژاپن\nقرقيزستان"
OLD = "روسيه و ژاپن"  # Windows-1256 has the Arabic yeh only


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (TEXT.encode(), "utf-8", TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig", TEXT),
        (TEXT.encode("utf-16"), "utf-16", TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16", TEXT),
        (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
        (TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
        (TEXT.encode("utf-32"), "utf-32", TEXT),
        (OLD.encode("windows-1256"), "windows-1256", OLD),
        (b"plain ASCII", "utf-8", "plain ASCII"),
    ],
)
def test_encodings(data, encoding, text):
    assert decode(data, "متن.txt") == (text, encoding)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t ", "the file is empty"),
        ("\ufeff \n".encode(), "the file has no text in it"),
        (b"%PDF-1.7 ...", "this is a PDF file, not a text file"),
        (b"PK\x03\x04....", "this is a ZIP archive or Office file, not a text file"),
        (b"\x89PNG\r\n\x1a\n....", "this is a PNG picture, not a text file"),
        (bytes(range(32)) * 20, "this is a binary file, not a text"),
        (bytes((i * 97 + 13) % 256 for i in range(3000)), "this is a binary file, not a text"),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfa", "the file says it is utf-8-sig, but byte"),
        (b"caf\xe9 ol\xe9 na\xefve r\xe9sum\xe9", "in no encoding this library knows (not UTF-8 from byte 3 on"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data, reason):
    with pytest.raises(UnreadableFileError) as caught:
        decode(data, "پرونده ۱.txt")
    message = str(caught.value)
    assert message.startswith("پرونده ۱.txt: ")
    assert reason in message
    assert "What to do: " in message


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_the_listed_error(data):
    try:
        text, encoding = decode(data, "x")
    except UnreadableFileError:
        return
    assert text.strip()
    assert encoding


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = tmp_path / "متن.txt"
    path.write_text("متن", encoding="utf-8")

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(UnreadableFileError, match=r"متن\.txt: you are not allowed to read this file"):
        read_plain(path)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## تلاش توکیو\n\nنخست وزیر", "تلاش توکیو"),
        ("\n\n# عنوان\nمتن", "عنوان"),
        ("عنوان خبر\n\nمتن خبر آمد.", "عنوان خبر"),
        ("متن خبر آمد.\n\nبند دوم.", None),
        ("سطر یک\nسطر دو", None),
        ("#چین و روسیه", None),
        ("", None),
    ],
)
def test_the_title_a_text_gives_itself(text, title):
    assert heading(text) == title


@pytest.mark.parametrize(
    "data", ["روسیه و چین".encode()[:-1], "متن فارسی ".encode() * 500 + b"\xff" + "پایان".encode()]
)
def test_a_text_with_a_broken_byte_is_utf8_all_the_same(data):
    text, encoding = decode(data, "x")
    assert encoding == BROKEN
    assert text.count("\ufffd") == 1
    assert "ط" not in text


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "f.txt")
    with pytest.raises(UnreadableFileError, match="not a regular file"):
        read_plain(tmp_path / "f.txt")
