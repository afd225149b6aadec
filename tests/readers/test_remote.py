"""Texts behind URLs are those of the same folder on the disk: in memory, on a web server, on S3."""

import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import fsspec
import pandas as pd
import pytest

from corpus import load
from corpus.collection import gathering, reuse
from corpus.errors import NoTextsError, OptionError, TextsNotFoundError, UnreadableFileError
from corpus.readers import remote
from tests.clusters import two_processes

TEXTS = {
    "خبر/۱.txt": "وزير خارجه ی چین در ۱۷ آبان ۱۴۰۲ به مسکو رفت .",
    "خبر/۲.md": "# ژاپن\n\nنخست وزیر ژاپن آمد.",
    "table.csv": "id,text\n1,هوای تهران خوب است و آسمان آبی\n2,در سال ۱۴۰۱ باران بسیار بارید\n",
    "خالی.txt": "",
    "metadata.csv": "path,title,date\nخبر/۱.txt,سفر,1402-08-17\n",
    "عکس.png": "x",
    ".hidden/a.txt": "پنهان",
}

PAGE = "<!DOCTYPE html><html><body><p>هوای تهران خوب است و آسمان آبی.</p></body></html>"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("CORPUS_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "texts"
    for path, text in TEXTS.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """A web server of a folder; it breaks off in the midst of files called cut."""

    seen: list[str] = []  # noqa: RUF012 - one list for the requests of all threads, cleared by each test

    def log_message(self, *_):
        """Say nothing."""

    def do_GET(self):
        self.seen.append(self.path)
        if "cut" in self.path:
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"half")
            return
        if "secret" in self.path:
            self.send_error(403)
            return
        super().do_GET()


@pytest.fixture
def server(folder):
    Quiet.seen.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def memory(folder):
    system = fsspec.filesystem("memory")
    for path, text in TEXTS.items():
        system.pipe(f"/texts/{path}", text.encode())
    yield "memory://texts"
    system.rm("/texts", recursive=True)


def same(one, other):
    assert [(d.doc, d.raw, d.text) for d in one] == [(d.doc, d.raw, d.text) for d in other]
    pd.testing.assert_frame_equal(one.documents, other.documents)
    return True


@pytest.mark.parametrize("store", [True, False])
def test_a_folder_in_memory_is_that_on_the_disk(folder, memory, store):
    here = load(folder, store=False)
    for _ in range(2):
        texts = load(memory, store=store)
        assert same(texts, here)
        pd.testing.assert_frame_equal(texts.problems, here.problems)


def test_an_index_page_of_a_web_server_is_its_folder(folder, server):
    (folder / ".hidden" / "a.txt").unlink()  # a folder that is hidden is followed by nobody, and listed by the server
    for _ in range(2):
        texts = load(server, store=True)
        assert same(texts, load(folder, store=False))


def test_a_folder_of_a_web_server_is_read_without_its_slash_too(folder, server):
    texts = load(server + quote("خبر"), store=False)
    assert same(texts, load(server + quote("خبر/"), store=False))
    assert [d.doc for d in texts] == ["۱", "۲"]
    (folder / "خبر" / "index.html").write_text(PAGE, encoding="utf-8")
    (page,) = load(server + quote("خبر"), store=False)  # a page that lists nothing is one like any other
    assert "هوای تهران خوب است" in page.text


def test_a_server_that_is_down_or_will_not_is_told_for_a_file_too(folder, server):
    for address in ("http://127.0.0.1:9/x.txt", "http://127.0.0.1:9/x/", "http://127.0.0.1:9/x"):
        with pytest.raises(
            UnreadableFileError, match=r"it cannot be reached \(ClientConnectorError.*check the address"
        ):
            load(address)
    with pytest.raises(UnreadableFileError, match=r"it cannot be reached \(ClientResponseError: 403"):
        load(f"{server}secret.txt")
    (found,) = remote.find_remote(f"{server}table.csv").files
    with (
        pytest.raises(OSError, match=r"could not be fetched: ClientConnectorError"),
        remote.at_hand(replace(found, full="http://127.0.0.1:9/x.txt")),
    ):
        pass


def test_patterns_and_single_files(folder, memory, server):
    assert [d.doc for d in load(f"{memory}/خبر/*.txt", store=False)] == ["۱"]
    assert [d.doc for d in load(f"{memory}/**/*.txt", store=False)] == [d.doc for d in load(folder / "**/*.txt")]
    assert [d.doc for d in load(f"{memory}/table.csv", store=False)] == ["table#1", "table#2"]
    assert [d.doc for d in load(server + quote("خبر/۱.txt"), store=False)] == ["۱"]
    assert load(f"file://{quote(str(folder))}", store=False).documents.equals(load(folder, store=False).documents)


def test_an_archive_behind_a_url_is_unpacked(folder, server):
    with zipfile.ZipFile(folder / "texts.zip", "w") as archive:
        archive.writestr("الف.txt", TEXTS["خبر/۱.txt"])
    (text,) = load(f"{server}texts.zip", store=False)
    assert (text.doc, text.raw) == ("texts/الف", TEXTS["خبر/۱.txt"])


def test_only_what_has_changed_is_fetched_again(folder, memory, monkeypatch):
    load(memory, store=True)
    cleaned = []
    real = gathering.clean_texts
    monkeypatch.setattr(gathering, "clean_texts", lambda texts, config: cleaned.extend(texts) or real(texts, config))
    fsspec.filesystem("memory").pipe("/texts/خبر/۲.md", "تازه".encode())
    texts = load(memory, store=True)
    assert cleaned == ["تازه"]
    assert texts["خبر/۲"].raw == "تازه"


def test_nothing_is_fetched_that_the_store_has(folder, server):
    load(f"{server}table.csv", store=True)
    Quiet.seen.clear()
    load(f"{server}table.csv", store=True)
    assert [path for path in Quiet.seen if path.endswith(".csv")] == []


def test_a_file_that_breaks_off_is_a_problem_and_the_others_are_read(folder, server):
    (folder / "cut.txt").write_text("متن " * 300, encoding="utf-8")
    texts = load(server, store=True)
    (told,) = texts.problems.query("path == 'cut.txt'").itertuples()
    assert "could not be fetched" in told.reason
    assert "خبر/۱" in {document.doc for document in texts}
    with pytest.raises(UnreadableFileError, match="could not be fetched"):
        load(f"{server}cut.txt", store=False)


def test_what_is_not_there_is_told(folder, memory, server):
    with pytest.raises(TextsNotFoundError, match="nothing at this address"):
        load(f"{server}no.txt")
    with pytest.raises(TextsNotFoundError, match="nothing at this address"):
        load(f"{memory}/no")
    with pytest.raises(NoTextsError, match="no file matches"):
        load(f"{memory}/*.pdf")
    with pytest.raises(UnreadableFileError, match=r"cannot be reached .* check the address"):
        load("http://127.0.0.1:9/texts/")
    with pytest.raises(OptionError, match=r"protocol is not known .*use https, s3, gs, memory, file, or a path"):
        load("nowhere://texts")
    with pytest.raises(OptionError, match="chain of protocols"):
        load("zip://a.txt::memory://texts.zip")
    with pytest.raises(OptionError, match="lists with URLs"):
        load([f"{memory}/table.csv", server])


def test_a_missing_library_names_the_extra(memory, monkeypatch):
    monkeypatch.setattr(remote, "import_module", lambda name: (_ for _ in ()).throw(ImportError(name)))
    with pytest.raises(OptionError, match=r'pip install "persian-corpus\[remote\]"'):
        load(memory)


def test_workers_fetch_what_they_see(folder, memory, server, monkeypatch):
    monkeypatch.setattr(gathering, "_BATCH_FILES", 2)
    here = load(memory, store=False)
    with ThreadPoolExecutor(2) as threads:
        assert same(load(memory, engine=threads, store=False), here)
    with two_processes() as processes:
        assert same(load(f"{server}table.csv", engine=processes, store=False), load(folder / "table.csv", store=False))
        with pytest.raises(OptionError, match="its workers do not see"):  # memory is that of one process
            load(memory, engine=processes, store=False)
    for stream in (False, True):
        with pytest.raises(OptionError, match=r"workers: other processes do not see «memory://.*load with workers=1"):
            load(memory, workers=2, stream=stream)
    assert reuse.is_there(remote.find_remote(memory).files[0])
