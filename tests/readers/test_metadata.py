from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from corpus.readers import read_texts
from corpus.readers.metadata import read_metadata


def metadata(folder: Path, text: str) -> Path:
    path = folder / "metadata.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_set_and_correct_metadata(tmp_path):
    (tmp_path / "a.txt").write_text("# عنوان\n\nمتن", encoding="utf-8")
    metadata(tmp_path, "path,title,date,topic\na.txt,عنوان دیگر,2023-11,سیاست\n")
    (document,) = read_texts(tmp_path)[0]
    assert document.metadata["title"] == "عنوان دیگر"
    assert document.metadata["topic"] == "سیاست"
    assert (document.metadata["date"], document.metadata["calendar"]) == ("2023-11", "gregorian")
    assert document.metadata["date_from"] == "metadata.csv"


def test_without_a_row_the_text_speaks_for_itself(tmp_path):
    (tmp_path / "a.txt").write_text("# عنوان\n\nمتن", encoding="utf-8")
    (document,) = read_texts(tmp_path)[0]
    assert document.metadata["title"] == "عنوان"
    assert document.metadata["date"] is None
    assert document.metadata["date_from"] is None


def test_a_jalali_day_becomes_a_gregorian_one(tmp_path):
    rows, problems = read_metadata(metadata(tmp_path, "path,date,calendar\na.txt,1402-08-17,persian\n"))
    assert rows["a.txt"]["date"] == "2023-11-08"
    assert rows["a.txt"]["calendar"] == "gregorian"
    assert rows["a.txt"]["date_given"] == "1402-08-17 persian"
    assert problems == []


@pytest.mark.parametrize(
    ("date", "calendar", "gregorian"),
    [
        ("۱۴۰۲/۰۸/۱۷", "persian", "2023-11-08"),
        ("1402-8-17", "", "2023-11-08"),
        ("۱۴۰۲.۰۸.۱۷", "شمسی", "2023-11-08"),
        ("1445-04-24", "islamic", "2023-11-08"),
        ("2023/11/8", "", "2023-11-08"),
        ("2023-11", "", "2023-11"),
        ("2023", "میلادی", "2023"),
    ],
)
def test_dates_as_people_write_them(tmp_path, date, calendar, gregorian):
    rows, problems = read_metadata(metadata(tmp_path, f"path,date,calendar\na.txt,{date},{calendar}\n"))
    assert problems == []
    assert rows["a.txt"]["date"] == gregorian


@pytest.mark.parametrize(
    ("date", "calendar", "known"),
    [
        ("1403-08", "", ("1403-08", "persian")),
        ("۱۴۰۳/۸", "", ("1403-08", "persian")),
        ("1403", "", ("1403", "persian")),
        ("1200", "", ("1200", "persian")),
        ("1499", "", ("1499", "persian")),
        ("1500", "", ("1500", "gregorian")),
        ("۱۴۰۳", "شمسی", ("1403", "persian")),
        ("1099-02", "persian", ("1099-02", "persian")),
        ("1445-04", "islamic", ("1445-04", "islamic")),
    ],
)
def test_a_month_or_year_stays_in_its_calendar(tmp_path, date, calendar, known):
    rows, problems = read_metadata(metadata(tmp_path, f"path,date,calendar\na.txt,{date},{calendar}\n"))
    assert problems == []
    assert (rows["a.txt"]["date"], rows["a.txt"]["calendar"]) == known
    assert rows["a.txt"]["date_given"] == f"{date} {calendar}".strip()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a.txt,آبان,", "«آبان» is not a date"),
        ("a.txt,0000-01-01,", "before 1500"),
        ("a.txt,1402-08-17,gregorian", "before 1500"),
        ("a.txt,2023-02-31,", "«2023-02-31» is impossible"),
        ("a.txt,1402-13-01,persian", "«1402-13-01» is impossible"),
        ("a.txt,1402-13,", "«1402-13» is impossible"),
        ("a.txt,1199,", "before 1500"),
        ("a.txt,2023,mayan", "«mayan» is no calendar this library knows"),
        (",2023,", "the row names no path"),
    ],
)
def test_a_wrong_row_is_a_problem_with_its_line_and_the_rest_goes_on(tmp_path, row, reason):
    rows, problems = read_metadata(metadata(tmp_path, f"path,date,calendar\n{row}\nb.txt,2023,\n"))
    (problem,) = problems
    assert problem.path == "metadata.csv, line 2"
    assert problem.severity == "warning"
    assert problem.remedy
    assert reason in problem.reason
    assert rows["b.txt"]["date"] == "2023"
    assert "date" not in rows.get("a.txt", {})


def test_a_file_without_the_column_path(tmp_path):
    rows, problems = read_metadata(metadata(tmp_path, "file,date\na.txt,2023\n"))
    assert rows == {}
    assert problems[0].reason == "there is no column «path» (columns: file, date)"


def test_a_row_about_no_text_is_a_problem(tmp_path):
    (tmp_path / "a.txt").write_text("متن", encoding="utf-8")
    metadata(tmp_path, "path,title\na.tx,عنوان\n")
    problems = read_texts(tmp_path)[1]
    assert "no text has the path «a.tx»" in [p.reason for p in problems]


def test_columns_that_the_library_fills_in_are_not_taken_from_the_file(tmp_path):
    rows, problems = read_metadata(metadata(tmp_path, "path,doc,encoding,topic\na.txt,Z,latin,سیاست\n"))
    assert rows["a.txt"] == {"topic": "سیاست"}
    assert ["«doc»" in problems[0].reason, "«encoding»" in problems[1].reason] == [True, True]


def test_two_rows_for_one_text_are_a_problem_and_the_later_counts(tmp_path):
    rows, (problem,) = read_metadata(metadata(tmp_path, "path,title\na.txt,یک\na.txt,دو\n"))
    assert rows["a.txt"]["title"] == "دو"
    assert problem.path == "metadata.csv, line 3"


def test_a_folder_without_the_file_has_no_problem(tmp_path):
    assert read_metadata(tmp_path / "metadata.csv") == ({}, [])


@pytest.mark.parametrize("sign", [";", "\t"])
def test_spreadsheets_part_columns_by_other_signs(tmp_path, sign):
    rows, problems = read_metadata(metadata(tmp_path, f'path{sign}"title"{sign}date\na.txt{sign}یک، دو{sign}1402\n'))
    assert rows["a.txt"] == {"title": "یک، دو", "date": "1402", "calendar": "persian", "date_given": "1402"}
    assert problems == []


@pytest.mark.parametrize(
    ("given", "date", "calendar"),
    [
        ("۱۵ مرداد ۱۴۰۲", "2023-08-06", "gregorian"),
        ("15 مرداد ماه 1402", "2023-08-06", "gregorian"),
        ("مرداد ۱۴۰۲", "1402-05", "persian"),
        ("۲۰ نوامبر ۲۰۲۳", "2023-11-20", "gregorian"),
        ("20 November 2023", "2023-11-20", "gregorian"),
        ("15/05/1402", "2023-08-06", "gregorian"),
        ("20.11.2023", "2023-11-20", "gregorian"),
        ("05/05/2023", "2023-05-05", "gregorian"),
        ('"Nov 8, 2023"', "2023-11-08", "gregorian"),
        ("8-Nov-2023", "2023-11-08", "gregorian"),
        ("11/25/2023", "2023-11-25", "gregorian"),
        ("20231108", "2023-11-08", "gregorian"),
        ("2023-11-08T23:50:00+03:30", "2023-11-08", "gregorian"),
        ("چهارشنبه ۱۷ آبان ۱۴۰۲ - ۱۴:۳۰", "2023-11-08", "gregorian"),
    ],
)
def test_dates_with_months_by_name_or_the_day_first(tmp_path, given, date, calendar):
    rows, problems = read_metadata(metadata(tmp_path, f"path,date\na.txt,{given}\n"))
    assert (rows["a.txt"]["date"], rows["a.txt"]["calendar"]) == (date, calendar)
    assert problems == []


@pytest.mark.parametrize(("other", "date"), [("25/06/2023", "2023-06-05"), ("06/25/2023", "2023-05-06")])
def test_which_of_day_and_month_stands_first_is_told_by_the_other_rows(tmp_path, other, date):
    rows, problems = read_metadata(metadata(tmp_path, f"path,date\na.txt,05/06/2023\nb.txt,{other}\n"))
    assert rows["a.txt"]["date"] == date
    assert problems == []


def test_the_calendar_beside_a_date_with_its_time_counts(tmp_path):
    rows, problems = read_metadata(metadata(tmp_path, "path,date,calendar\na.txt,1445-04-24 10:30,islamic\n"))
    assert (rows["a.txt"]["date"], problems) == ("2023-11-08", [])


@pytest.mark.parametrize("given", ["05/06/2023", "۱۵ مردادی ۱۴۰۲", "۳۱ مهر ۱۴۰۲", "15 1402"])
def test_a_date_that_is_none_or_not_clear_is_a_problem(tmp_path, given):
    rows, (problem,) = read_metadata(metadata(tmp_path, f"path,date\na.txt,{given}\n"))
    assert "date" not in rows["a.txt"]
    assert given in problem.reason or "month" in problem.reason


@pytest.mark.parametrize(
    ("case", "csv", "cells"),
    [
        ("a comma in a title", "path,title,source\na.txt,چین, روسیه و ژاپن,ایرنا\nb.txt,پل,مهر\n", 4),
        ("two commas", "path,title,source\na.txt,چین, روسیه, ژاپن,ایرنا\nb.txt,پل,مهر\n", 5),
        ("semicolons", "path;title;source\na.txt;چین; روسیه;ایرنا\nb.txt;پل;مهر\n", 4),
    ],
)
def test_a_row_with_more_cells_than_the_header_is_told_and_not_used(tmp_path, case, csv, cells):
    rows, [problem] = read_metadata(metadata(tmp_path, csv))
    assert rows == {"a.txt": {}, "b.txt": {"title": "پل", "source": "مهر"}}, case
    assert problem.path == "metadata.csv, line 2"
    assert problem.reason == f"the row has {cells} cells, the header 3: nothing of the row of «a.txt» is used"
    assert "quotation marks" in problem.remedy


def test_a_path_that_may_be_shifted_is_not_taken_for_one(tmp_path):
    rows, [problem] = read_metadata(metadata(tmp_path, "title,path\nچین, ژاپن,a.txt\n"))
    assert rows == {}
    assert "3 cells, the header 2" in problem.reason


def test_commas_at_the_end_of_a_row_shift_nothing(tmp_path):
    rows, problems = read_metadata(metadata(tmp_path, "path,title\na.txt,پل,,\n"))
    assert (rows, problems) == ({"a.txt": {"title": "پل"}}, [])


@pytest.mark.parametrize("name", ["metadata.xlsx", "Metadata.tsv", "metadata.json"])
def test_metadata_in_another_format_is_told_where_it_would_be_read(tmp_path, name):
    (tmp_path / "a.txt").write_text("پل باز شد.", encoding="utf-8")
    table = pd.DataFrame({"path": ["a.txt"], "title": ["پل"], "source": ["ایرنا"]})
    if name.endswith("xlsx"):
        table.to_excel(tmp_path / name, index=False)
    elif name.endswith("tsv"):
        table.to_csv(tmp_path / name, index=False, sep="\t")
    else:
        table.to_json(tmp_path / name, orient="records")
    documents, [problem] = read_texts(tmp_path)
    assert [document.doc for document in documents] == ["a"]
    assert (problem.path, problem.severity) == (name, "warning")
    assert problem.remedy == "save it as metadata.csv beside the texts"


def test_metadata_within_an_archive_is_told_where_it_would_be_read(tmp_path):
    with ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("k/a.txt", "پل باز شد.")
        archive.writestr("k/metadata.csv", "path,title\na.txt,پل\n")
    (tmp_path / "b.txt").write_text("پل بسته شد.", encoding="utf-8")
    _, [problem] = read_texts(tmp_path)
    assert problem.path == "z.zip#k/metadata.csv"
    assert problem.remedy.startswith("save it as metadata.csv beside the texts, with paths such as «z.zip#…»")


def test_a_table_of_texts_that_is_called_metadata_is_read(tmp_path):
    (tmp_path / "metadata.tsv").write_text("title\ttext\nپل\tپل باز شد.\n", encoding="utf-8")
    [document] = read_texts(tmp_path)[0]
    assert document.raw == "پل باز شد."
