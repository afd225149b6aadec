"""The workbook, read back: directions, kinds of cell, and what does not fit."""

import datetime as dt
import zipfile

import pandas as pd
import pytest

from corpus.count.worksheets import MOST_CHARACTERS, cell_text
from corpus.report.tables import make_tables
from corpus.report.workbook import notes_on, sheet_names, write_workbook
from corpus.report.workbook_words import WORDS

MADE = dt.datetime(2026, 1, 2, 3, 4)


def written(path, tables, **options):
    write_workbook(path, tables, title="گزارش", facts=[("folder", "=x")], made=MADE, **options)
    return path


def sheet(path, name, **options):
    return pd.read_excel(path, sheet_name=name, engine="calamine", **options)


def xml(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name).decode("utf-8") for name in book.namelist()}


def test_each_sheet_reads_from_the_right_with_its_header_in_view_and_a_filter(tmp_path):
    path = written(tmp_path / "a.xlsx", {"words": pd.DataFrame({"word": ["چین", "China"], "count": [1, 2]})})
    parts = xml(path)
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 2
    assert all('rightToLeft="1"' in text for text in sheets)
    words = parts["xl/worksheets/sheet2.xml"]
    assert '<pane ySplit="1" topLeftCell="A2"' in words
    assert '<autoFilter ref="A1:B3"/>' in words
    styles = parts["xl/styles.xml"]
    assert 'readingOrder="1"' in styles
    assert 'readingOrder="2"' in styles
    assert "Tahoma" in styles


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "http://example.org",
    "mailto:a@b",
    "12",
    "x\x00\x08\x1by",
    "_x0041_",
    "\ufffe",
    " ",
]


def test_text_stays_text(tmp_path):
    path = written(tmp_path / "a.xlsx", {"words": pd.DataFrame({"word": HOSTILE, "n": range(len(HOSTILE))})})
    text = xml(path)["xl/worksheets/sheet2.xml"]
    assert "<f>" not in text
    assert "hyperlink" not in text
    assert all(f"<v>{cell}</v>" not in text.split("</row>")[7] for cell in ["12"])
    read = sheet(path, "words", dtype={"word": str}, keep_default_na=False)
    assert read["word"].tolist()[:7] == HOSTILE[:7]
    assert read["word"].tolist()[7:9] == ["x␀␈␛y", "_x0041_"]


def test_numbers_are_numbers_and_whole_days_are_dates(tmp_path):
    table = pd.DataFrame(
        {
            "count": [1, 2],
            "rate": [1 / 3, float("nan")],
            "counted": [True, False],
            "date": ["2023-11-20", None],
            "earliest": ["2023-11-20", "2023-11"],
            "jalali": ["1402-08-29", "1402-08-30"],
            "sentences": [("الف", "ب"), ()],
        }
    )
    read = sheet(written(tmp_path / "a.xlsx", {"t": table}), "t")
    assert read["count"].tolist() == [1, 2]
    assert read["rate"][0] == 0.333333
    assert pd.isna(read["rate"][1])
    assert read["counted"].tolist() == [True, False]
    assert read["date"][0] == pd.Timestamp("2023-11-20")
    assert read["earliest"].tolist() == ["2023-11-20", "2023-11"]
    assert read["jalali"].tolist() == ["1402-08-29", "1402-08-30"]
    assert read["sentences"][0] == "الف\nب"


def test_rows_beyond_the_last_are_left_out_with_a_note(tmp_path):
    table = pd.DataFrame({"n": range(10)})
    path = written(tmp_path / "a.xlsx", {"fits": table.head(7), "long": table}, most_rows=8)
    assert sheet(path, "fits")["n"].tolist() == list(range(7))
    long = sheet(path, "long")["n"].tolist()
    assert long == [0, 1, 2, 3, 4, 5, "the first 6 of 10 rows; all are in tables/long.csv"]
    assert '<autoFilter ref="A1:A7"/>' in xml(path)["xl/worksheets/sheet3.xml"]


@pytest.mark.parametrize("letter", ["چ", "𐎠"])
def test_a_long_cell_is_cut_with_a_mark(letter):
    assert cell_text(letter * 16_000) == letter * 16_000
    cut = cell_text(letter * 40_000, notes_on("tables/t.csv", "en"))
    assert len(cut.encode("utf-16-le")) // 2 in (MOST_CHARACTERS, MOST_CHARACTERS - 1)
    assert cut.endswith(f"{letter} … [cut here: all 40,000 characters are in tables/t.csv]")


def test_names_of_sheets_are_allowed_and_each_another():
    names = sheet_names(["History", "a:b", "A B", "'q'", "", "گ" * 40, "گ" * 41, "x\x00y"])
    assert names == ["History 2", "a b", "A B 2", "q", "sheet", "گ" * 31, "گ" * 29 + " 2", "x y"]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_first_sheet_says_what_each_sheet_is(tmp_path, language):
    table = pd.DataFrame({"n": [1, 2]})
    path = written(tmp_path / "a.xlsx", {"dates": table, "mentions": table}, language=language)
    words = WORDS[language]
    cells = sheet(path, words["about"], header=None).fillna("").to_numpy().tolist()
    assert cells[0][0] == "گزارش"
    assert cells[1][0] == words["sources"]
    assert ["folder", "=x", "", ""] in cells
    assert ["dates", 2, words["dates"], "tables/dates.csv"] in cells


def test_both_languages_have_the_same_words_and_every_table_its_own():
    placeholders = {
        language: {key: sorted(part.split("}")[0] for part in text.split("{")[1:]) for key, text in words.items()}
        for language, words in WORDS.items()
    }
    assert placeholders["en"] == placeholders["fa"]


def test_every_table_of_a_report_is_explained(seeds):
    import corpus

    assert set(make_tables(corpus.load(seeds))) <= set(WORDS["en"])


def test_the_same_tables_give_the_same_file(tmp_path):
    tables = {"t": pd.DataFrame({"word": ["چین"]})}
    assert written(tmp_path / "a.xlsx", tables).read_bytes() == written(tmp_path / "b.xlsx", tables).read_bytes()


def test_a_table_without_rows_or_columns_is_a_sheet(tmp_path):
    path = written(tmp_path / "a.xlsx", {"none": pd.DataFrame(), "empty": pd.DataFrame({"word": []})})
    assert list(sheet(path, "empty").columns) == ["word"]
    assert sheet(path, "none").empty
