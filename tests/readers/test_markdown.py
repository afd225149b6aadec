import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus.readers.markdown import read_markdown, without_marks


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("به [چین](https://example.org)، رفت", "به چین، رفت"),
        ("«[چین](u)»", "«چین»"),
        ("([چین](u))؛ [ژاپن](v).", "(چین)؛ ژاپن."),
        ("کشور [چین](u)‌ها", "کشور چین‌ها"),
        ("[می‌رود](u)", "می‌رود"),
        ("**چین**، و *ژاپن*؛ __روسیه__ و _هند_.", "چین، و ژاپن؛ روسیه و هند."),
        ("**چین**‌ها و **ژاپن**ی", "چین‌ها و ژاپنی"),
        ("**[چین](u)** و [**ژاپن**](v)", "چین و ژاپن"),
        ("***چین*** و **یک *دو* سه**", "چین و یک دو سه"),
        ("[چین](https://fa.wikipedia.org/wiki/چین_(کشور))،", "چین،"),
        ('[چین](<نشانی با فاصله> "عنوان") و ![نقشه](a.png)', "چین و نقشه"),
        ("[![نقشه](a.png)](https://example.org)", "نقشه"),
        ("~~پکن~~، شانگهای", "پکن، شانگهای"),
    ],
)
def test_marks_of_links_and_emphasis_go_and_nothing_comes(written, shown):
    assert without_marks(written)[0] == shown


@pytest.mark.parametrize(
    "text",
    [
        "## سفر\n\n* بند یک\n* بند دو\n- بند سه",
        "2 * 3 * 4 و 2*3*4",
        "a_b_c و snake_case_name",
        "[چین] (کشور آسیایی) و [۱۲] و [متن][1]",
        "`a[0](x)` و `**b**`",
        "```\n[چین](u) **x**\n```\n",
        "~~~\n**باز",
        r"\*چین\* و \[چین](u)",
        "چین* و **",
        "***",
        "| یک | دو |\n|---|---|",
        "**چین\nژاپن**",
    ],
)
def test_what_is_no_mark_stays(text):
    assert without_marks(text) == (text, [])


def test_addresses_are_kept_and_titles_have_no_marks(tmp_path):
    text = "# سفر به [پکن](u)\n\nاو به [چین](https://example.org/a)، و [ژاپن](u)‌ رفت."
    (tmp_path / "الف.md").write_text(text, encoding="utf-8")
    (tmp_path / "ب.txt").write_text(text, encoding="utf-8")
    texts = corpus.load(tmp_path)
    assert texts["الف"].metadata["title"] == "سفر به پکن"
    assert texts["الف"].metadata["links"] == "u https://example.org/a"
    assert "به چین، و ژاپن" in texts["الف"].text
    assert texts["ب"].raw == text


def test_a_title_of_front_matter_stays():
    (extract,) = read_markdown("---\ntitle: دیدار\n---\n# **سفر**\n\nمتن".encode(), "x")
    assert (extract.metadata["title"], extract.raw) == ("دیدار", "# سفر\n\nمتن")


def test_a_picture_alone_stays_as_it_is_written():
    assert read_markdown(b"![](a.png)", "x")[0].raw == "![](a.png)"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["[", "]", "(", ")", "!", "*", "**", "_", "`", "```", "\n", "چین", " ", "\\", "‌"])))
def test_no_letter_is_lost(pieces):
    text = "".join(pieces)
    shown, links = without_marks(text)
    assert len(shown) <= len(text)
    assert links or shown.count("چین") == text.count("چین")


@pytest.mark.parametrize("piece", ["[", "[](", "*a", "**a ", "_a", "`", "![", "[a](", "(", "~~a", "***"])
def test_much_of_a_mark_takes_no_time(piece):
    start = time.process_time()
    without_marks(piece * 20_000)
    assert time.process_time() - start < 5
