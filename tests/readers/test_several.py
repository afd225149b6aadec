import itertools
import os
import random
import re
from functools import partial

import pandas as pd
import pytest

import corpus
from corpus.errors import NoTextsError, OptionError, TextsNotFoundError, UnreadableFileError
from corpus.readers import find_several, find_texts, several


@pytest.fixture
def folder(tmp_path):
    names = ["news/01.txt", "news/02.txt", "news/sub/01.txt", "views/01.txt", "views/README.md", "views/notes.rtf"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"متن {name} درباره ژاپن.", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("path,source\nnews/01.txt,ایرنا\nviews/01.txt,مهر\n", encoding="utf-8")
    (tmp_path / "views" / "metadata.csv").write_text("path,source\n01.txt,ایسنا\n09.txt,تاس\n", encoding="utf-8")
    return tmp_path


def ids(texts):
    return [text.doc for text in texts]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["news", "views"], ["news/01", "news/02", "news/sub/01", "views/01"]),
        (["news/01.txt", "views/01.txt"], ["news/01", "views/01"]),
        (["news/*.txt", "views/01.txt"], ["news/01", "news/02", "views/01"]),
        (["news/01.txt", "news/02.txt"], ["01", "02"]),
        (["news", "news/01.txt", "news/*.txt"], ["01", "02", "sub/01"]),
        (["views", "views/README.md"], ["01", "README"]),
        (["news/01.txt"], ["01"]),
        (["news/../news", "views/01.txt"], ["news/01", "news/02", "news/sub/01", "views/01"]),
    ],
)
def test_each_file_is_there_once_under_its_path_in_the_common_folder(folder, sources, expected):
    sources = [folder / source for source in sources]
    for order in itertools.permutations(sources):
        assert ids(corpus.load(order)) == expected


def test_the_order_and_the_kind_of_the_list_do_not_matter(folder):
    whole = find_texts(folder).files
    paths = [folder / file.path for file in whole]
    random.Random(1).shuffle(paths)
    for sources in (paths, tuple(map(str, paths)), set(paths), (path for path in paths), pd.Series(map(str, paths))):
        assert find_several(sources).files == whole


def test_metadata_of_the_common_folder_and_of_those_that_are_named(folder):
    texts = corpus.load([folder / "views", folder / "news"])
    assert texts.documents["source"].tolist()[:1] == ["ایرنا"]
    assert texts["views/01"].metadata["source"] == "ایسنا"
    told = texts.problems.set_index("reason")["path"].to_dict()
    assert told["no text has the path «views/09.txt»"] == "views/metadata.csv"
    assert told["files of the type «.rtf» are not read; .txt, .md, .html, .pdf and .docx are among those"] == (
        "views/notes.rtf"
    )


@pytest.mark.parametrize("common", [os.path.abspath(os.sep), ""])
def test_metadata_in_the_root_of_a_drive_is_of_no_list(folder, monkeypatch, common):
    monkeypatch.setattr(several, "_common", lambda roots: common)
    found = find_several([folder / "views", folder / "news"])
    assert sorted(table.folder for table in found.tables) == [folder / "news", folder / "views"]


def test_a_file_that_cannot_be_read_is_one_problem(folder):
    (folder / "news" / "02.txt").write_bytes(b"\x89PNG....")
    texts = corpus.load([folder / "news" / "01.txt", folder / "news" / "02.txt"])
    assert ids(texts) == ["01"]
    assert texts.problems["path"].tolist() == ["02.txt"]


def test_loading_a_list_again_takes_what_was_kept(folder):
    sources = [folder / "news", folder / "views" / "01.txt"]
    first, second = (corpus.load(order, store=True) for order in (sources, sources[::-1]))
    assert [text.text for text in first] == [text.text for text in second]
    pd.testing.assert_frame_equal(first.documents, second.documents)


@pytest.mark.parametrize(
    ("sources", "error", "message"),
    [
        ([], OptionError, "the list of texts: it is empty"),
        (["news", "nwes/01.txt"], TextsNotFoundError, "nwes/01.txt: there is no such file or folder"),
        (["news", "news/*.pdf"], NoTextsError, r"\*.pdf: no file matches this pattern"),
        (["news", "نخست وزیر ژاپن امروز به پکن رفت."], OptionError, r"this is a text, .*DataFrame"),
        (["چین\nژاپن"], OptionError, "this is a text, not the path of one"),
        (["چین" * 200], OptionError, "this is a text, not the path of one"),
        (["news", 3], OptionError, "3: this is no path but of the type int"),
        ([pd.DataFrame({"text": ["چین"]})], OptionError, "no path but of the type DataFrame"),
        ({"text": ["چین"]}, OptionError, "texts are not loaded from a dict"),
        (b"news", OptionError, "texts are not loaded from a bytes"),
    ],
)
def test_what_is_no_list_of_paths(folder, monkeypatch, sources, error, message):
    monkeypatch.chdir(folder)
    with pytest.raises(error, match=message):
        corpus.load(sources)


def test_strict_raises_the_first_error_of_the_list_and_no_warning(folder):
    load = partial(corpus.load, folder, strict=True)
    assert "warning" in set(load().problems["severity"])
    (folder / "views" / "a.txt").symlink_to(folder / "gone.txt")  # found to be broken before any file is read
    (folder / "news" / "03.txt").write_bytes(b"\x89PNG....")
    (folder / "news" / "00.csv").write_text("متن,n\nچین به ژاپن رفت.,1\n,2\n", encoding="utf-8")
    first = corpus.load(folder).problems.iloc[0]
    assert (first["path"], first["severity"]) == ("news/00.csv#3", "error")
    with pytest.raises(UnreadableFileError, match=re.escape(f"{first['path']}: {first['reason']}")):
        load()


def test_strict_names_the_file_where_no_text_is_left(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x89PNG....")
    with pytest.raises(UnreadableFileError, match=r"a\.txt: this is a PNG picture"):
        corpus.load(tmp_path, strict=True)
