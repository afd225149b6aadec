"""Ids, paths and metadata of the texts of a folder that has archives, tables and much else in it."""

import zipfile

import pytest

from corpus.readers import find_texts, read_texts
from corpus.readers.assembly import Assembly, texts_of

TABLE = "id,title,متن\nx.1,یک,نخست‌وزیر ژاپن به پکن رفت و آمد.\n,دو,وزیر خارجهٔ چین به مسکو رفت و آمد.\n"
LINE = "نخست‌وزیر ژاپن به پکن رفت."


def told(problems, severity):
    return [(p.path, p.reason) for p in problems if p.severity == severity]


def test_rows_of_tables_are_behind_a_sign_and_members_of_archives_as_in_a_folder(tmp_path):
    (tmp_path / "news.csv").write_text(TABLE, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("in/news.csv", TABLE)
        archive.writestr("a.b.txt", LINE)
        with archive.open("inner.zip", "w") as file, zipfile.ZipFile(file, "w") as inner:
            inner.writestr("deep.txt", LINE)
    documents, problems = read_texts(tmp_path)
    assert [d.doc for d in documents] == [
        "all/in/news#x.1", "all/in/news#3", "all/a.b", "all/inner/deep", "news#x.1", "news#3",
    ]  # fmt: skip
    assert [d.metadata["path"] for d in documents][:3] == [
        "all.zip#in/news.csv#x.1", "all.zip#in/news.csv#3", "all.zip#a.b.txt",
    ]  # fmt: skip
    assert [path for path, _ in told(problems, "note")] == ["all.zip#in/news.csv", "news.csv"]
    assert "size" not in documents[0].metadata


def test_a_row_of_metadata_is_for_all_texts_of_its_file_and_one_of_a_text_for_that(tmp_path):
    (tmp_path / "news.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(
        "path,source,desk\nnews.csv,ایسنا,خارجی\nnews.csv#3,ایرنا,\nnews.tsv,مهر,\n", encoding="utf-8"
    )
    documents, problems = read_texts(tmp_path)
    assert [(d.metadata["source"], d.metadata["desk"]) for d in documents] == [("ایسنا", "خارجی"), ("ایرنا", "خارجی")]
    [problem] = [p for p in problems if p.severity == "warning"]
    assert problem.reason == "no text has the path «news.tsv»"
    assert "did you mean «news.csv»" in problem.remedy


def test_the_problems_are_the_same_when_they_are_asked_for_twice(tmp_path):
    (tmp_path / "a.txt").write_text(LINE, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("path,source\nb.txt,ایرنا\nc.txt,ایرنا\n", encoding="utf-8")
    assembly = Assembly(find_texts(tmp_path))
    for file in assembly.found.files:
        for text in texts_of(file):
            assembly.text(file, text)
    assert len(told(assembly.done(), "warning")) == 2
    assert assembly.done() == assembly.done()


def test_texts_of_one_name_keep_their_suffixes(tmp_path):
    for name in ("a.txt", "a.md", "a.csv"):
        (tmp_path / name).write_text(TABLE if name == "a.csv" else LINE, encoding="utf-8")
    documents, _ = read_texts(tmp_path)
    assert [d.doc for d in documents] == ["a#x.1", "a#3", "a", "a.txt"]


@pytest.mark.parametrize(
    ("name", "severity", "remedy"),
    [("a.rtf", "warning", "save it as .docx"), ("a.rar", "warning", "unpack it"), ("a.jpg", "skipped", "nothing"),
     ("~$a.docx", "skipped", "nothing")],
)  # fmt: skip
def test_documents_that_cannot_be_read_are_warned_of_and_pictures_are_not(tmp_path, name, severity, remedy):
    (tmp_path / "a.txt").write_text(LINE, encoding="utf-8")
    (tmp_path / name).write_bytes(b"x")
    [problem] = read_texts(tmp_path)[1]
    assert (problem.path, problem.severity) == (name, severity)
    assert problem.remedy.startswith(remedy) or remedy in problem.remedy


def test_frames_that_a_browser_saved_beside_a_page_are_no_texts(tmp_path):
    (tmp_path / "page.html").write_text(f"<html><body><article><p>{LINE * 9}</p></article>", encoding="utf-8")
    for folder in ("page_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(LINE, encoding="utf-8")
    assert [d.doc for d in read_texts(tmp_path)[0]] == ["other_files/x", "page"]


def test_a_pattern_follows_no_links_in_circles(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "a.txt").write_text(LINE, encoding="utf-8")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "b.txt").write_text(LINE, encoding="utf-8")
    (tmp_path / "in" / "circle").symlink_to(tmp_path, target_is_directory=True)
    for pattern in ("**/*.txt", "in/*/*.txt", "in/d*/a.txt"):
        assert [d.metadata["path"] for d in read_texts(f"{tmp_path}/{pattern}")[0]] == ["a.txt"]
