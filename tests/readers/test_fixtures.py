"""The stored files of tests/readers/fixtures that are single documents or archives, and the script that makes them."""

import re
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from corpus.letters import ZWNJ, fold
from corpus.readers.archives import zip_members
from corpus.readers.docx import read_docx
from corpus.readers.plain import read_text
from corpus.readers.tarballs import tar_members
from corpus.readers.web_pages import read_html, read_mhtml
from tools import make_fixtures
from tools.fixtures import documents, pages, pdf, tables

FOLDER = Path(__file__).parent / "fixtures"


def read(name, reader):
    [extract] = reader((FOLDER / name).read_bytes(), name)
    return extract


def folded(text):
    """As the oldest encodings have it: without half-spaces, with the Arabic letters next to the Persian ones."""
    plain = fold(text).text.replace(ZWNJ, " ").translate(str.maketrans("پچژگ،«»٫", 'بجزک,"".'))
    return plain.replace("'", "").split()


@pytest.mark.parametrize("name", ["windows-1256", "iso-8859-6", "mac_farsi", "cp720", "utf-16"])
def test_texts_in_old_encodings(name):
    extract = read(f"{name}.txt", read_text)
    assert extract.metadata["encoding"] == name
    assert folded(extract.raw) == folded(documents.OLD_TEXT)
    assert folded(extract.metadata["title"]) == folded(pages.TITLE)


def test_a_markdown_file_with_front_matter():
    extract = read("front_matter.md", read_text)
    assert extract.raw == "\n\n".join(pages.PARAGRAPHS) + "\n"
    known = {"title": pages.TITLE, "date": "2023-11-08", "author": "مریم نمونه‌ای", "source": "خبرگزاری نمونه"}
    assert {key: extract.metadata[key] for key in known} == known


@pytest.mark.parametrize(
    ("name", "reader"), [("article.html", read_html), ("article.mhtml", read_mhtml), ("breaks.html", read_html)]
)
def test_web_pages(name, reader):
    extract = read(name, reader)
    assert [text for text in pages.TEXT if text not in extract.raw.split("\n")] == []
    assert extract.metadata["title"] == pages.TITLE


def test_a_file_of_word():
    extract = read("word.docx", read_docx)
    table = "\n".join("\t".join(row) for row in documents.TABLE)
    assert extract.raw == "\n\n".join((pages.TITLE, *pages.TEXT[:-1], "دیدار با رئیس‌جمهور", table))
    assert extract.metadata == {"title": pages.TITLE, "author": "مریم نمونه‌ای"}


def test_a_word_file_of_libreoffice():
    extract = read("libreoffice.docx", read_docx)
    table = "\n".join("\t".join(row) for row in documents.TABLE)
    assert extract.raw == "\n\n".join((pages.TITLE, pages.PARAGRAPHS[0], table, pages.PARAGRAPHS[1], documents.NOTE))
    assert extract.metadata == {"title": pages.TITLE, "author": None}


@pytest.mark.parametrize(("name", "reader"), [("texts.zip", zip_members), ("texts.tar.gz", tar_members)])
def test_archives(name, reader):
    with (FOLDER / name).open("rb") as file:
        members = {member.path: read_text(member.data, member.path)[0].raw for member in reader(file, name)}
    assert list(members) == ["خبرها/ژاپن.txt", "خبرها/قدیمی.txt", "یادداشت.md"]
    assert members["خبرها/ژاپن.txt"] == pages.PARAGRAPHS[0] + "\n"
    assert folded(members["خبرها/قدیمی.txt"])[:4] == folded(pages.PARAGRAPHS[1])[:4]


def test_the_files_are_small_and_described():
    sizes = {path.relative_to(FOLDER).as_posix(): path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()}
    assert sum(sizes.values()) <= make_fixtures.MOST_BYTES
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    described = re.findall(r"`([^`]+)`", card)
    assert [name for name in sizes if name != "README.md" and not any(fnmatch(name, d) for d in described)] == []


def test_every_file_is_made_where_the_tests_look_for_it(tmp_path):
    tables.make(tmp_path)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("tables/*")}
    assert {name for name, *_ in pdf.cases()} == {path.stem for path in FOLDER.glob("pdf/*.pdf")}


def test_a_missing_program_is_told_and_the_rest_is_made(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(documents.shutil, "which", lambda name: None)
    monkeypatch.setattr(make_fixtures, "ROOT", tmp_path)
    (tmp_path / "tools" / "fixtures").mkdir(parents=True)
    (tmp_path / "tools" / "fixtures" / "documents.py").touch()
    monkeypatch.setattr(sys, "argv", ["make_fixtures.py", str(tmp_path / "out")])
    with pytest.raises(SystemExit, match="install what is missing"):
        make_fixtures.main()
    assert "not made: documents.py: LibreOffice (soffice) is not installed" in capsys.readouterr().out
    made = sorted((tmp_path / "out").glob("*.[thm]*"))
    assert {path.suffix for path in made} >= {".txt", ".html", ".md"}
    for path in made:  # what compresses may give other bytes with another version of Python
        assert path.suffix == ".gz" or path.read_bytes() == (FOLDER / path.name).read_bytes(), path.name
