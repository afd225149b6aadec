"""The title of a web page: a headline, and the house beside it."""

import pytest

import corpus
from corpus.words.page_titles import named_by_title, parts_of_title

T = "زلزله در ژاپن"


@pytest.mark.parametrize(
    ("title", "headline", "house"),
    [
        (f"خبرگزاری ايسنا - {T}", T, "ایسنا"),
        (f"ایرنا | {T}", T, "ایرنا"),
        (f"{T} | خبرگزاری مهر", T, "مهر"),
        (f"روزنامه شرق :: {T}", T, "شرق"),
        (f"ایسنا - سیاسی - {T}", T, "ایسنا"),
        (f"{T} - ورزشی - ایرنا", T, "ایرنا"),
        (f"پایگاه خبری البرز - {T}", T, "پایگاه خبری البرز"),
        ("چین - ژاپن؛ رقابت تازه | ایسنا", "چین - ژاپن؛ رقابت تازه", "ایسنا"),
        ("ایسنا", "", "ایسنا"),
        ("چین - ایران", "چین - ایران", None),
        ("شرق - غرب", "شرق - غرب", None),
        ("سایت هسته‌ای نطنز - بازدید", "سایت هسته‌ای نطنز - بازدید", None),
        ("گفت‌وگو با «ایسنا»", "گفت‌وگو با «ایسنا»", None),
        ("ایسنا - ویکی‌پدیا", "ایسنا - ویکی‌پدیا", None),
    ],
)
def test_the_headline_and_the_house(title, headline, house):
    assert parts_of_title(title) == (headline, house)


@pytest.mark.parametrize(
    ("stated", "source"), [(None, "مهر"), ("news.example.ir", "مهر"), ("isna.ir", "isna.ir"), ("همشهری", "همشهری")]
)
def test_what_a_page_states_goes_before_its_title(stated, source):
    assert named_by_title({"source": stated, "head_title": f"{T} | خبرگزاری مهر"})["source"] == source


@pytest.mark.parametrize("shown", [f"<h1>{T}</h1>", f"<div>{T}</div>"])
@pytest.mark.parametrize("title", [f"خبرگزاری مهر - {T}", f"{T} | خبرگزاری مهر", f"خبرگزاري مهر - سیاسی - {T}"])
def test_the_house_in_the_title_of_a_page_is_its_source_whoever_is_quoted(tmp_path, shown, title):
    body = "".join(f"<p>{n} به گزارش ایرنا، دولت ژاپن از چین کمک خواست و چین نیز پذیرفت.</p>" for n in range(6))
    page = f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{shown}<div>{body}</div></body></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    table = corpus.load(tmp_path).documents
    assert table[["title", "source", "source_from"]].iloc[0].tolist() == [T, "مهر", "page"]
    assert "head_title" not in table.columns
    (tmp_path / "metadata.csv").write_text("path,source\na.html,تسنیم\n", "utf-8")
    by_hand = corpus.load(tmp_path).documents
    assert by_hand["source"].tolist() == ["تسنیم"]
    assert "source_from" not in by_hand.columns or by_hand["source_from"].isna().all()
