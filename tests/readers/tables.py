"""What the tests of the readers of tables share."""

import io
from contextlib import suppress
from pathlib import Path

from corpus.errors import UnreadableFileError
from corpus.readers.delimited import read_csv, read_tsv
from corpus.readers.extract import Extract, Unread
from corpus.readers.json_files import read_json, read_json_lines
from corpus.readers.parquet import read_parquet
from corpus.readers.sheets import read_sheets

FIXTURES = Path(__file__).parent / "fixtures" / "tables"
TEXT = "نخست‌وزیر ژاپن به پکن رفت و با رئیس‌جمهور چین دیدار کرد."
READERS = {
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".xlsx": read_sheets,
    ".parquet": read_parquet,
}


def read(data, suffix=".csv", columns=None):
    """Everything a reader gives of some bytes or a text."""
    file = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    return list(READERS[suffix](file, f"خبر{suffix}", columns))


def fixture(name, columns=None):
    return read((FIXTURES / name).read_bytes(), Path(name).suffix, columns)


def texts(found):
    return [one for one in found if isinstance(one, Extract)]


def unread(found):
    return [one for one in found if isinstance(one, Unread)]


def check_sound(found):
    """What holds of everything that is read, whatever the bytes: parts are unique, and all of it can be written."""
    parts = [one.part for one in texts(found)]
    assert len(parts) == len(set(parts))
    for one in texts(found):
        assert one.raw.strip()
        one.raw.encode()
        for key, value in one.metadata.items():
            assert isinstance(value, (str, int, float, bool, type(None)))
            f"{key}{value}".encode()
    for one in unread(found):
        assert one.reason
        assert one.remedy


def check_any(data, suffix=".csv", columns=None):
    """Whatever the bytes, texts that are sound or the one error that there is for files."""
    with suppress(UnreadableFileError):
        check_sound(read(data, suffix, columns))
