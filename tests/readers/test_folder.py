import os
from pathlib import Path

import pytest

from corpus.errors import CorpusError, NoTextsError, OptionError, TextsNotFoundError, UnreadableFileError
from corpus.readers import read_texts


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_documents_come_in_the_order_of_their_paths_with_ids(tmp_path):
    write(tmp_path, b_dot_txt="دو", a_dot_txt="یک", sub__c_dot_md="سه")
    documents, problems = read_texts(tmp_path)
    assert [(d.doc, d.raw) for d in documents] == [("a", "یک"), ("b", "دو"), ("sub/c", "سه")]
    assert problems == []


def test_names_with_persian_letters_and_spaces(tmp_path):
    (tmp_path / "متن‌های من").mkdir()
    (tmp_path / "متن‌های من" / "خبر شماره ۱.txt").write_text("چین", encoding="utf-8")
    documents, _ = read_texts(tmp_path / "متن‌های من")
    assert [d.doc for d in documents] == ["خبر شماره ۱"]


def test_two_files_that_differ_in_the_suffix_keep_apart(tmp_path):
    write(tmp_path, a_dot_md="یک", a_dot_txt="دو")
    documents, _ = read_texts(tmp_path)
    assert [d.doc for d in documents] == ["a", "a.txt"]


def test_one_bad_file_is_listed_and_the_rest_goes_on(tmp_path):
    write(tmp_path, good_dot_txt="چین", empty_dot_txt="", picture_dot_txt=b"\x89PNG....", table_dot_png="<p>")
    documents, problems = read_texts(tmp_path)
    assert [d.doc for d in documents] == ["good"]
    assert [(Path(p.path).name, p.stage, p.severity) for p in problems] == [
        ("empty.txt", "read", "error"),
        ("picture.txt", "read", "error"),
        ("table.png", "find", "skipped"),
    ]
    assert problems[0].reason == "the file is empty"
    assert problems[0].remedy


@pytest.mark.parametrize("name", ["README.md", "readme.txt", "LICENSE", "metadata.csv", ".hidden.txt"])
def test_files_about_the_folder_are_no_texts(tmp_path, name):
    write(tmp_path, good_dot_txt="چین")
    (tmp_path / name).write_text("path,title\n", encoding="utf-8")
    documents, problems = read_texts(tmp_path)
    assert [d.doc for d in documents] == ["good"]
    assert [(Path(p.path).name, p.severity) for p in problems] == [(name, "skipped")]


def test_a_single_file_and_a_pattern(tmp_path):
    write(tmp_path, a_dot_txt="یک", b_dot_txt="دو", c_dot_md="سه")
    assert [d.doc for d in read_texts(tmp_path / "a.txt")[0]] == ["a"]
    assert [d.doc for d in read_texts(f"{tmp_path}/*.txt")[0]] == ["a", "b"]


def test_a_missing_folder_says_where_the_path_ends(tmp_path):
    with pytest.raises(TextsNotFoundError, match=r"there is no such file or folder .* is there.*check the spelling"):
        read_texts(tmp_path / "هیچ" / "جا")


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "the folder is empty"),
        ({"a_dot_txt": ""}, "no text could be read: a.txt: the file is empty"),
        ({"a_dot_txt": "", "b_dot_txt": ""}, "a.txt: the file is empty, and 1 more"),
        ({"a_dot_png": b"x"}, "only files that are passed over (1)"),
    ],
)
def test_a_folder_without_a_text_says_why(tmp_path, files, reason):
    write(tmp_path, **files)
    with pytest.raises(NoTextsError) as caught:
        read_texts(tmp_path)
    assert reason in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_pattern_that_matches_nothing(tmp_path):
    with pytest.raises(NoTextsError, match="no file matches this pattern"):
        read_texts(f"{tmp_path}/*.txt")


def refuse_to_list(monkeypatch, name):
    real = os.scandir

    def refuse(path):
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)


def test_a_subfolder_that_may_not_be_read_is_a_problem(tmp_path, monkeypatch):
    write(tmp_path, good_dot_txt="چین", closed__a_dot_txt="یک")
    refuse_to_list(monkeypatch, "closed")
    documents, (problem,) = read_texts(tmp_path)
    assert [d.doc for d in documents] == ["good"]
    assert problem.path == "closed"
    assert problem.reason == "the folder cannot be read (Permission denied)"


def test_a_folder_that_may_not_be_read_is_an_error(tmp_path, monkeypatch):
    write(tmp_path, a_dot_txt="چین")
    refuse_to_list(monkeypatch, tmp_path.name)
    with pytest.raises(UnreadableFileError, match="you are not allowed to read this folder"):
        read_texts(tmp_path)


@pytest.mark.parametrize(("content", "reason"), [(b"%PDF-1.7", "this PDF file is damaged"), (b"", "the file is empty")])
def test_one_bad_file_asked_for_by_name_gives_its_own_reason(tmp_path, content, reason):
    (tmp_path / "a.pdf").write_bytes(content)
    (tmp_path / "metadata.csv").write_text("path,date\nb.txt,nonsense\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError) as caught:
        read_texts(tmp_path / "a.pdf")
    assert reason in str(caught.value)
    assert "metadata" not in str(caught.value)


def test_a_text_asked_for_by_name_is_read_whatever_it_is_called(tmp_path):
    (tmp_path / "README.md").write_text("چین", encoding="utf-8")
    documents, problems = read_texts(tmp_path / "README.md")
    assert [d.raw for d in documents] == ["چین"]
    assert problems == []


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_refused(name):
    with pytest.raises(OptionError, match="its name is empty"):
        read_texts(name)


def test_a_name_that_is_too_long_is_refused_with_a_reason():
    with pytest.raises(CorpusError, match="What to do"):
        read_texts("ا" * 5000)


def test_broken_bytes_are_a_warning_and_the_text_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes("روسیه و چین".encode()[:-1])
    documents, (problem,) = read_texts(tmp_path)
    assert len(documents) == 1
    assert problem.severity == "warning"
    assert "1 bytes of it are not UTF-8" in problem.reason
