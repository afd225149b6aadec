"""Files made to do harm, in a folder beside a good one: each is told with its reason, and the good one is loaded."""

import io
import json
import os
import tarfile
import time
import zipfile

import pytest

from corpus import load
from corpus.count.spreadsheets import write_csv
from corpus.errors import NoTextsError, UnreadableFileError

GOOD = "نخست‌وزیر ژاپن به پکن رفت."


def zip_of(entries, method=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return packed.getvalue()


def tar_of(name, **changes):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo(name)
        for field, value in changes.items():
            setattr(member, field, value)
        archive.addfile(member)
        good = GOOD.encode()
        inside = tarfile.TarInfo("good.txt")
        inside.size = len(good)
        archive.addfile(inside, io.BytesIO(good))
    return packed.getvalue()


def archives_within_archives(depth):
    data = GOOD.encode()
    name = "good.txt"
    for _ in range(depth):
        data, name = zip_of([(name, data)]), "inner.zip"
    return data


ENTITIES = '<!DOCTYPE a [<!ENTITY b "ha">' + "".join(
    f'<!ENTITY {chr(99 + n)} "{f"&{chr(98 + n)};" * 10}">' for n in range(9)
)
WORD = [
    ("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    ("word/document.xml", f"<?xml version='1.0'?>{ENTITIES}]><a>&k;</a>"),
]

# name, content, what the message must say
HOSTILE = [
    ("bomb.zip", lambda: zip_of([("a.txt", bytes(120_000_000))]), "bomb"),
    ("out.zip", lambda: zip_of([("../../out.txt", GOOD)]), "out of the archive"),
    ("out.tar", lambda: tar_of("/etc/out.txt"), "out of the archive"),
    ("link.tar", lambda: tar_of("link.txt", type=tarfile.SYMTYPE, linkname="/etc/passwd"), "link"),
    ("deep.zip", lambda: archives_within_archives(6), "archives deep"),
    ("entities.docx", lambda: zip_of(WORD), "damaged XML"),
    ("nested.json", lambda: b"[" * 200_000, "deeper than can be read"),
    ("lines.jsonl", lambda: (json.dumps({"text": GOOD}) + "\n" + '{"text": "' + "\n").encode(), "broken JSON"),
    ("cut.pdf", lambda: b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>", "PDF"),
    ("deep.html", lambda: b"<html><body>" + b"<div>" * 200_000 + GOOD.encode(), "elements"),
    ("binary.txt", lambda: bytes(range(256)) * 20, "binary"),
    ("picture.docx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), ""),
    ("book.xlsx", lambda: zip_of([("xl/workbook.xml", bytes(300_000_000))]), ""),
]


@pytest.mark.parametrize(("name", "content", "said"), HOSTILE, ids=[name for name, *_ in HOSTILE])
def test_a_file_made_to_do_harm_is_told_and_the_good_one_is_loaded(tmp_path, monkeypatch, name, content, said):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / name).write_bytes(content())
    before = time.perf_counter()
    texts = load(folder, preset="none", store=False)
    assert time.perf_counter() - before < 20
    assert GOOD in [d.raw for d in texts]
    told = texts.problems[texts.problems["path"].str.startswith(name)]
    assert len(told) >= 1
    assert told["severity"].isin(["error", "skipped"]).any()
    assert said.lower() in " ".join(told["reason"]).lower(), told["reason"].tolist()
    assert told["remedy"].str.len().min() > 5
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == sorted(["good.txt", name])
    errors = told[told["severity"] == "error"]
    if len(errors):
        with pytest.raises(UnreadableFileError):
            load(folder, preset="none", store=False, strict=True)


def test_links_that_lead_in_circles_are_not_followed(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "circle").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    texts = load(tmp_path)
    assert [d.doc for d in texts] == ["good"]
    assert texts.problems[["path", "severity"]].values.tolist() == [
        ["nowhere.txt", "error"],
        ["self.txt", "error"],
        ["circle", "skipped"],
    ]


def test_names_that_are_no_utf8_are_written_as_far_as_they_can_be(tmp_path):
    with open(os.fsencode(tmp_path) + b"/bad\xff.txt", "wb") as file:
        file.write(GOOD.encode())
    (document,) = load(tmp_path, store=True)
    assert document.metadata["path"] == "bad\N{REPLACEMENT CHARACTER}.txt"


def test_formulas_in_titles_are_no_formulas_in_exports(tmp_path):
    (tmp_path / "table.csv").write_text(f'title,text\n"=HYPERLINK(""http://x"")",{GOOD}\n', encoding="utf-8")
    texts = load(tmp_path)
    assert texts.documents["title"].tolist() == ['=HYPERLINK("http://x")']
    write_csv(texts.documents, tmp_path / "out.csv")
    assert "=HYPERLINK" not in (tmp_path / "out.csv").read_text("utf-8-sig").replace("'=HYPERLINK", "")


def test_a_folder_of_nothing_but_broken_files_says_why(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(NoTextsError, match=r"no text could be read: a\.pdf"):
        load(tmp_path)


def test_what_this_library_wrote_beside_the_texts_is_no_text(tmp_path):
    for name in ("یک", "دو"):
        (tmp_path / f"{name}.txt").write_text(f"در ۱۷ آبان ۱۴۰۲ {GOOD}", encoding="utf-8")
    texts = load(tmp_path)
    for name in ("mentions", "dates", "sentences", "repairs", "tokens"):
        write_csv(getattr(texts, name)(), tmp_path / f"{name}.csv")
    write_csv(texts.kwic("ژاپن"), tmp_path / "kwic.csv")
    write_csv(texts.frequencies(), tmp_path / "frequencies.csv")
    (tmp_path / "index.html").write_text(f'<meta name="generator" content="corpus 0.1.0"><p>{GOOD}', encoding="utf-8")
    again = load(tmp_path, store=False)
    assert [d.doc for d in again] == [d.doc for d in texts]
    severities = again.problems.set_index("path")["severity"].to_dict()
    assert severities.pop("frequencies.csv") == "warning"  # it may be a table of texts whose columns are not known
    assert set(severities.values()) == {"skipped"}
    assert len(severities) == 7
