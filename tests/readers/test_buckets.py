"""Texts behind s3:// URLs are those of the same folder on the disk; a local server plays Amazon's."""

import pytest

from corpus import load
from corpus.errors import TextsNotFoundError

TEXTS = {"خبر/۱.txt": "وزير خارجه ی چین آمد .", "خبر/۲.txt": "در سال ۱۴۰۱ باران بارید.", "خالی.txt": ""}


@pytest.fixture
def bucket(monkeypatch):
    reason = "moto and s3fs want another python-dateutil than the project: `make test-buckets` has them by themselves"
    server = pytest.importorskip("moto.server", reason=reason).ThreadedMotoServer(port=0)
    s3fs = pytest.importorskip("s3fs", reason=reason)
    server.start()
    _, port = server.get_host_and_port()
    for name, value in (("ACCESS_KEY_ID", "one"), ("SECRET_ACCESS_KEY", "two"), ("DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    system = s3fs.S3FileSystem()
    system.mkdir("news")
    for path, text in TEXTS.items():
        system.pipe(f"news/texts/{path}", text.encode())
    yield system
    server.stop()


@pytest.mark.slow
def test_a_prefix_of_a_bucket_is_a_folder(bucket, tmp_path, monkeypatch):
    monkeypatch.setenv("CORPUS_CACHE", str(tmp_path / "cache"))
    for path, text in TEXTS.items():
        (tmp_path / "texts" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "texts" / path).write_text(text, encoding="utf-8")
    here = load(tmp_path / "texts", store=False)
    for _ in range(2):
        texts = load("s3://news/texts", store=True)
        assert texts.documents.equals(here.documents)
        assert [d.text for d in texts] == [d.text for d in here]
    assert [d.doc for d in load("s3://news/texts/خبر/*.txt", store=False)] == ["۱", "۲"]
    bucket.pipe("news/texts/خبر/۲.txt", "تازه".encode())
    assert load("s3://news/texts", store=True)["خبر/۲"].raw == "تازه"
    with pytest.raises(TextsNotFoundError, match="nothing at this address"):
        load("s3://news/no")
