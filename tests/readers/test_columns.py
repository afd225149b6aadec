import datetime as dt

import pytest

from corpus.errors import UnreadableFileError
from corpus.readers.columns import ColumnMap, describe, map_columns
from corpus.readers.extract import Columns
from corpus.readers.row_dates import is_date, order_of, row_date

from .tables import TEXT


def mapped(row, columns=None):
    return map_columns(list(row), [row], columns, "خبر.csv")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"title": "خبر تازه", "body": TEXT, "pubDate": "2023-11-20"}, ColumnMap(("body",), "title", "pubDate")),
        ({"تیتر": "خبر", "متن خبر": TEXT, "تاريخ": "1402/08/17"}, ColumnMap(("متن خبر",), "تیتر", "تاريخ")),
        ({"titr": "خبر", "matn_khabar": TEXT, "tarikh": "۱۴۰۲/۸/۱۷"}, ColumnMap(("matn_khabar",), "titr", "tarikh")),
        ({"Headline": "خبر", "Full_Text": TEXT}, ColumnMap(("Full_Text",), "Headline")),
        ({"خبرگزاری": "مهر", "خبر": TEXT}, ColumnMap(("خبر",), source="خبرگزاری")),
        ({"lead": TEXT, "text": TEXT * 3, "rutitr": "روتیتر"}, ColumnMap(("text",))),
        ({"content": "", "body": TEXT}, ColumnMap(("body",))),
        ({"a": "چین", "b": TEXT, "c": "1402/08/17"}, ColumnMap(("b",), date="c")),
        ({"title.rendered": "خبر", "content.rendered": TEXT}, ColumnMap(("content.rendered",), "title.rendered")),
        ({"متن": TEXT, "نویسنده": "سارا محمدی", "لینک": "https://example.org/1", "شناسه": "12"},
         ColumnMap(("متن",), author="نویسنده", url="لینک", id="شناسه")),
        ({"news_full_text": TEXT, "news_id": 3}, ColumnMap(("news_full_text",), id="news_id")),
        ({"title": TEXT * 5, "date": "2023-11-20"}, ColumnMap(("title",), date="date")),
        ({"title": TEXT, "bakhsh": TEXT}, ColumnMap(("bakhsh",), "title")),
        ({"text": TEXT, "title_length": 12, "year": 1402}, ColumnMap(("text",), date="year")),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_names_and_values(row, expected):
    assert mapped(row) == expected


@pytest.mark.parametrize("column", ["title", "تیتر", "newsHeadline", "نام خبرگزاری", "title.rendered"])
def test_titles_are_not_silently_the_texts(column):
    message = f'«{column}» is not taken for it by its name.*columns: «{column}», «date».*columns={{"text": "{column}"}}'
    with pytest.raises(UnreadableFileError, match=message):
        mapped({column: TEXT, "date": "2023-11-20"})
    assert mapped({column: TEXT, "date": "2023-11-20"}, Columns(text=column)).text == (column,)


def test_a_column_that_is_named_is_taken_however_it_is_spelled():
    row = {"کد": "1", "Lead": "چکیده", "متن": TEXT, "Note": "یادداشت"}
    found = mapped(row, Columns(text=("lead", "متن"), title="note"))
    assert found == ColumnMap(("Lead", "متن"), title="Note")
    assert describe(found) == "text: «Lead» + «متن», title: «Note»"


def test_where_nothing_is_a_text_the_columns_are_listed():
    with pytest.raises(UnreadableFileError, match="none of its columns looks like the text") as caught:
        mapped({"a": "1", "b": "2"})
    assert "«a», «b»" in str(caught.value)
    assert 'columns={"text":' in caught.value.remedy


def test_a_name_that_is_not_there_is_an_error_with_the_nearest():
    with pytest.raises(UnreadableFileError, match="there is no column «contnet»") as caught:
        mapped({"content": TEXT}, Columns(text="contnet"))
    assert caught.value.remedy == "did you mean «content»"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2023-11-20", "2023-11-20"),
        ("2023-11-20T23:50:12+03:30", "2023-11-20"),
        ("2023-11-20T10:11:12Z", "2023-11-20"),
        ("1402/08/17", "2023-11-08"),
        ("۱۴۰۲/۸/۱۷", "2023-11-08"),
        ("۱۷ آبان ۱۴۰۲", "2023-11-08"),
        ("۱۷ آبان ۱۴۰۲ - ۱۴:۳۰", "2023-11-08"),
        ("چهارشنبه ۱۷ آبان ۱۴۰۲ ساعت ۱۴:۳۰", "2023-11-08"),
        ("سه‌شنبه، ۱۶ آبان ۱۴۰۲ | ۱۴:۳۰", "2023-11-07"),
        ("۱۴:۳۰ - ۱۴۰۲/۰۸/۱۷", "2023-11-08"),
        ("20 November 2023", "2023-11-20"),
        ("Mon, 20 Nov 2023 10:11:12 GMT", "2023-11-20"),
        ("Nov 20, 2023 10:11 AM", "2023-11-20"),
        ("Mon Nov 20 10:11:12 +0000 2023", "2023-11-20"),
        ("20/11/2023", "2023-11-20"),
        ("11/20/2023", "2023-11-20"),
        (1700475072, "2023-11-20"),
        (1700475072000, "2023-11-20"),
        ("1700475072", "2023-11-20"),
        (20231120, "2023-11-20"),
        (14020817, "2023-11-08"),
        (1402, "1402"),
        (dt.date(2023, 11, 20), "2023-11-20"),
        (dt.datetime(2023, 11, 20, 23, 59, tzinfo=dt.timezone(dt.timedelta(hours=3, minutes=30))), "2023-11-20"),
    ],
)
def test_dates_of_rows(value, date):
    assert row_date(value)[0] == date


@pytest.mark.parametrize("value", ["دیروز", "", "2023-13-40", "14:30", 5, True, None, float("nan"), 10**400, "x" * 300])
def test_what_is_no_date(value):
    with pytest.raises(ValueError, match="«"):
        row_date(value)
    assert not is_date(value)


def test_the_order_of_day_and_month_is_that_of_the_column():
    assert row_date("05/06/2023", order_of(["05/06/2023", "25/06/2023"]))[0] == "2023-06-05"
    assert row_date("05/06/2023", order_of(["06/25/2023"]))[0] == "2023-05-06"
    with pytest.raises(ValueError, match="day and month could be either"):
        row_date("05/06/2023", order_of(["05/06/2023"]))
