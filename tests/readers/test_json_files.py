import io
import json
import tracemalloc

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.readers.extract import Columns
from corpus.readers.json_files import read_json, read_json_lines

from .tables import FIXTURES, TEXT, check_any, check_sound, fixture, read, texts, unread

LINE = json.dumps({"متن": TEXT}, ensure_ascii=False)


@pytest.mark.parametrize("name", ["news.json", "news.jsonl", "elastic.json"])
def test_the_same_rows_come_back_from_every_kind(name):
    found, expected = fixture(name), fixture("news.csv")
    assert [one.raw for one in found] == [one.raw for one in expected]
    assert [one.part for one in found] == ["101", "102", "103", "104"]
    assert [one.metadata["date"] for one in found] == ["2023-11-08", "2023-11-09", "2023-11-10", "2023-11-20"]
    assert found[0].metadata["views"] == 1250


def test_a_broken_line_is_told_by_its_number():
    found = fixture("broken.jsonl")
    assert [one.part for one in texts(found)] == ["101", "103", "104"]
    assert [one.part for one in unread(found)] == ["3", "5"]
    assert unread(found)[1].reason == "this is a list, not an object with a text"


def test_line_ends_within_texts_do_not_count_as_lines():
    text = "بند\u2028دوم\x85سوم\x0bچهارم\rپنجم"
    found = read(f"{json.dumps({'متن': text}, ensure_ascii=False)}\r\n\r\n{{\n{LINE}\n", ".jsonl")
    assert [one.part for one in found] == ["1", "3", "4"]
    assert found[0].raw == text


@pytest.mark.parametrize(
    ("data", "suffix", "parts"),
    [
        (f"[{LINE}, {LINE}]", ".json", ["0", "1"]),
        (f"[{LINE}, {LINE}]", ".jsonl", ["0", "1"]),
        (f"{LINE}\n{LINE}\n", ".json", ["1", "2"]),
        (f"{LINE}{LINE} {LINE}", ".json", ["0", "1", "2"]),
        (json.dumps({"متن": TEXT}, indent=2) * 2, ".jsonl", ["0", "1"]),
        (LINE, ".json", ["0"]),
        (LINE, ".jsonl", ["1"]),
        (f'{{"data": {{"total": 1, "results": [{LINE}]}}, "errors": []}}', ".json", ["0"]),
        (f'{{"text": "{TEXT}", "tags": [{{"a": 1}}, {{"a": 2}}]}}', ".json", ["0"]),
        (json.dumps([TEXT, TEXT]), ".json", ["0", "1"]),
        (pd.DataFrame({"text": [TEXT], "n": [1]}).to_json(), ".json", ["0"]),
        (pd.DataFrame({"text": [TEXT], "n": [1]}).to_json(orient="split"), ".json", ["0"]),
        (pd.DataFrame({"text": [TEXT] * 2}).to_json(orient="index"), ".json", ["0", "1"]),
        (("\ufeff" + LINE).encode("utf-16"), ".json", ["0"]),
        ("\ufeff" + LINE, ".jsonl", ["1"]),
    ],
)
def test_where_the_records_are(data, suffix, parts):
    found = read(data, suffix)
    assert [one.part for one in found] == parts
    assert {one.raw for one in found} == {TEXT}


def test_nested_values_become_metadata():
    row = {"title": {"rendered": "خبر"}, "content": {"rendered": TEXT, "protected": False}, "tags": ["چین", "ژاپن"]}
    (found,) = read(json.dumps([row | {"source": {"id": None, "name": "نمونه"}, "score": float("nan")}]), ".json")
    assert (found.raw, found.metadata["title"], found.metadata["source"]) == (TEXT, "خبر", "نمونه")
    assert found.metadata["content"] == '{"protected": false}'
    assert found.metadata["tags"] == '["چین", "ژاپن"]'
    assert "score" not in found.metadata


OF_ALL = {"source": "ایسنا", "تاریخ": "1402/08/17", "language": "fa"}


@pytest.mark.parametrize(
    ("envelope", "expected"),
    [
        ({**OF_ALL, "items": [{"متن": TEXT}]}, {"source": "ایسنا", "date": "2023-11-08", "language": "fa"}),
        ({"items": [{"متن": TEXT}], **OF_ALL}, {"source": "ایسنا", "date": "2023-11-08", "date_from": "file"}),
        ({"rss": {"channel": {**OF_ALL, "item": [{"متن": TEXT}]}}}, {"source": "ایسنا", "language": "fa"}),
        ({"meta": {"site": {"name": "تابناک"}, "page": 3}, "items": [{"متن": TEXT}]},
         {"source": "تابناک", "meta.page": 3}),
        ({**OF_ALL, "items": [{"متن": TEXT, "منبع": "مهر", "language": "ar"}]}, {"source": "مهر", "language": "ar"}),
        ({**OF_ALL, "items": [{"متن": TEXT, "date": "2024-04-20"}]}, {"date": "2024-04-20", "date_from": "column"}),
        ({"status": "ok", "message": "عملیات موفق", "articles": [{"متن": TEXT}]}, {"message": "عملیات موفق"}),
        ({"total": 9, "data": {"total": 1, "items": [{"متن": TEXT}]}}, {"total": 1, "total_2": 9}),
        ({"متن": "پیوست", "url": "https://example.org", "items": [{"متن": TEXT}]}, {"url_": "https://example.org"}),
    ],
)  # fmt: skip
def test_what_stands_beside_the_list_is_said_of_each_text(envelope, expected):
    (found,) = read(json.dumps(envelope), ".json")
    assert found.raw == TEXT
    assert {key: found.metadata[key] for key in expected} == expected


def test_a_text_without_a_source_of_its_own_has_that_of_all():
    items = [{"متن": TEXT, "منبع": "مهر"}, {"متن": TEXT}, {"متن": TEXT, "منبع": None}]
    found = read(json.dumps({**OF_ALL, "items": items}), ".json")
    assert [one.metadata["source"] for one in found] == ["مهر", "ایسنا", "ایسنا"]
    columns = "text: «متن», source: «منبع»; for all texts date: «تاریخ», source: «source»"
    assert found[0].metadata["columns"] == columns


def test_times_of_the_download_are_not_the_date_of_texts():
    envelope = {"timestamp": 1700475072, "updated": "2024-01-01", "items": [{"متن": TEXT}]}
    (found,) = read(json.dumps(envelope), ".json")
    assert "date" not in found.metadata
    assert found.metadata["timestamp"] == 1700475072
    (named,) = read(json.dumps(envelope), ".json", Columns(date="updated"))
    assert named.metadata["date"] == "2024-01-01"


def test_lists_and_long_texts_beside_the_list_are_told():
    envelope = {"tags": ["چین"], "errors": [], "licence": "ب" * 5000, "items": [{"متن": TEXT}]}
    first, *rest = read(json.dumps(envelope | {f"k{n}": n for n in range(5000)}), ".json")
    assert len(first.metadata) < 120
    assert [one.part for one in rest[:2]] == ["tags", "licence"]
    assert {one.severity for one in rest} == {"skipped"}
    assert len(rest) == 20


def test_a_text_with_comments_is_one_text():
    (found,) = read(json.dumps({"text": TEXT, "comments": [{"text": TEXT * 9}, {"text": TEXT}]}), ".json")
    assert found.raw == TEXT


def test_named_within_nested_values():
    (found,) = read(json.dumps([{"a": {"b": TEXT}, "c": 1}]), ".json", Columns(text="a.b", title="c"))
    assert (found.raw, found.metadata["title"]) == (TEXT, "1")


def test_keys_that_are_there_twice_long_numbers_and_halves_of_characters():
    found = read(f'[{{"متن": "{TEXT} \\ud83d", "متن": "دیگر", "n": {"9" * 6000}}}]', ".json")
    check_sound(found)
    assert found[0].raw == f"{TEXT} \ufffd"
    assert found[0].metadata["متن_2"] == "دیگر"
    assert found[0].metadata["n"] == "9" * 6000
    assert "are lost" in found[0].remarks[0][0]
    assert read('[{"متن": "خبر \\ud83d\\ude00"}]', ".json")[0].raw == "خبر \U0001f600"


def test_a_list_that_is_cut_off_gives_what_stands_before():
    first, second = read(f"[{LINE}, {LINE[:30]}", ".json")
    assert first.raw == TEXT
    assert second.part == "1"
    assert "is cut off or broken JSON" in second.reason
    assert "after 1 objects" in second.reason
    assert "no comma between" in read(f"[{LINE} {LINE}]", ".json")[1].reason


@pytest.mark.parametrize(
    ("data", "suffix", "reason"),
    [
        ("[" * 100_000, ".json", "deeper than can be read"),
        ('{"a":' * 100_000, ".json", "deeper than can be read"),
        ("[" * 100_000, ".jsonl", "deeper than can be read"),
        ("{" + LINE, ".json", "broken JSON"),
        ("", ".json", "the file is empty"),
        ("\ufeff \n", ".jsonl", "has no JSON in it"),
        ("[]", ".json", "it has no rows"),
        ("{}", ".json", "none of its columns looks like the text"),
        ("[1, 2]", ".json", "this is a number"),
        ("null", ".json", "this is null"),
        ('{"a": 1}\n', ".jsonl", "none of its columns looks like the text"),
    ],
)
def test_what_gives_no_text(data, suffix, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        read(data, suffix)


def test_one_line_too_deep_is_not_the_end():
    deep = '{"متن": ' + "[" * 100_000 + "]" * 100_000 + "}"
    found = read(f"{LINE}\n{deep}\n{LINE}\n", ".jsonl")
    assert [(one.part, type(one).__name__) for one in found] == [("1", "Extract"), ("2", "Unread"), ("3", "Extract")]


@pytest.mark.parametrize(("reader", "glue", "ends"), [(read_json_lines, "\n", ("", "\n")), (read_json, ", ", "[]")])
def test_a_large_file_is_not_in_memory_at_once(tmp_path, reader, glue, ends):
    path = tmp_path / "large"
    line = json.dumps({"متن": TEXT * 20}, ensure_ascii=False)
    path.write_text(ends[0] + glue.join([line] * 10_000) + ends[1], encoding="utf-8")
    tracemalloc.start()
    with path.open("rb") as file:
        count = sum(1 for _ in reader(file, "x"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 12_000_000 < path.stat().st_size


def test_the_file_stays_open():
    file = io.BytesIO(LINE.encode())
    next(iter(read_json_lines(file, "x")))
    assert not file.closed


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.dictionaries(st.text(max_size=6), values, max_size=4), min_size=1, max_size=5), st.booleans())
def test_any_objects_come_back(rows, ascii_only):
    rows = [{**row, "text": f"{TEXT} {number}"} for number, row in enumerate(rows)]
    data = "\n".join(json.dumps(row, ensure_ascii=ascii_only) for row in rows).encode("utf-8", "surrogatepass")
    found = read(data, ".jsonl", Columns(text="text"))
    check_sound(found)
    assert [one.raw for one in found] == [row["text"] for row in rows]


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text('[]{}",:12\\und \n', max_size=60).map(str.encode)), st.booleans())
def test_any_bytes_are_read_or_refused(data, by_line):
    check_any(data, ".jsonl" if by_line else ".json")


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_changed_files_are_read_or_refused(data):
    name = data.draw(st.sampled_from(["news.json", "news.jsonl", "elastic.json"]))
    whole = bytearray((FIXTURES / name).read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[place] = data.draw(st.sampled_from(b'",\n{}[]\x00\xff:\\'))
    check_any(bytes(whole[: data.draw(st.integers(0, len(whole)))]), "." + name.split(".")[1])
