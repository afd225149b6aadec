from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus.dates import DateMention, find_dates
from tests.growth import grows_no_faster

from ..strategies import SIGNS, WORDS
from . import cases, cases_feasts, cases_history, cases_look_alikes, cases_press
from .edtf import interval

DATE_WORDS = """
    سال سال‌های ماه هفته روز دهه دههٔ قرن نیمه گذشته جاری آینده پیش قبل امروز دیروز امسال اوایل
    پایان میلادی هجری ق.م. ه.ش تا و برابر با از در ۵ ۳۱ ۳۲ ۵۷ 99 ۱۳۹۸ 2024 ۱۰۳۴ ۰۰ 1402/08/17 1402/13/40
    31/02/2024 فروردین آبان‌ماه اسفند ژوئن فوریه می محرم صفر سرطان شنبه جمعه بهار سوم بیست و پنجم
    سی‌ام بیست‌وسوم هزار و سیصد صد نفر
    ـ ۱۳۹۸، نوروز آخرین حملهٔ May انقلاب اکتبر دوشنبه تاجیک ۱۳۹۸:۴۵
    درصد سه‌ماهه قمری شاهنشاهی دسامبر پارسال فردا
""".split()


def described(found: list[DateMention]) -> str:
    return "; ".join(f"{d.text} = {d.edtf or '?'}" for d in found)


def table(*groups: list[cases.Case]) -> list[object]:
    return [pytest.param(case, id=case.label) for group in groups for case in group]


@pytest.mark.parametrize(
    "case",
    table(
        *(cases.FULL, cases.PARTIAL, cases.RANGES, cases.DEICTIC, cases.IMPOSSIBLE, cases.SEEDS, cases.NOT_DATES),
        *(cases.BARE_YEARS, cases.MORE, cases.PARTS, cases.EVENTS, cases.NOT_EVENTS),
        *(cases_press.PRESS, cases_press.DOCUMENTS, cases_history.HISTORY, cases_history.AFGHAN, cases_history.ARAB),
        *(cases_history.LITERARY, cases_look_alikes.DAMAGED, cases_look_alikes.IMPOSSIBLE),
        *(cases_look_alikes.LOOK_ALIKES, cases_feasts.FEASTS),
    ),
)
def test_finds_the_dates_and_nothing_else(case: cases.Case) -> None:
    assert described(find_dates(case.text, case.reference)) == case.found


@pytest.mark.parametrize("case", table(cases.KNOWN_FAILURES, cases_press.KNOWN_FAILURES, cases_history.KNOWN_FAILURES))
@pytest.mark.xfail(reason="not understood yet", strict=True)
def test_known_failures(case: cases.Case) -> None:
    assert described(find_dates(case.text, case.reference)) == case.found


@pytest.mark.parametrize("case", table(cases.EVENTS))
def test_an_event_gets_no_year(case: cases.Case) -> None:
    (found,) = find_dates(case.text, case.reference)
    assert found.reason == "the day names an event, whose year is not said"


@pytest.mark.parametrize("case", table(cases.IMPOSSIBLE, cases_look_alikes.IMPOSSIBLE))
def test_an_impossible_date_says_why(case: cases.Case) -> None:
    (found,) = find_dates(case.text, case.reference)
    assert found.certainty == "unresolved"
    assert re.search(r"^impossible date: .*(has \d+ days|has no month 13)", found.reason or "")


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("اواسط سال ۲۰۲۴", "mid"),
        ("اوایل ۱۴۰۲", "early"),
        ("اواخر دهه ۷۰", "late"),
        ("تا پایان ۲۰۳۰", "end"),
        ("از سال ۲۰۲۲", "since"),
        ("تا سال ۲۰۱۵", "until"),
        ("پیش از سال ۲۰۰۰", "before"),
        ("پس از سال ۱۹۹۱", "after"),
        ("بیش از سال ۱۳۹۰", "none"),
        ("نیمه دوم قرن بیستم", "late"),
        ("در سال ۲۰۲۲", "none"),
    ],
)
def test_modifiers_do_not_change_the_value(text: str, modifier: str) -> None:
    (found,) = find_dates(text)
    (plain,) = find_dates(f"در {text.split(' ', 1)[1]}" if modifier != "none" else text)
    assert found.modifier == modifier
    assert (found.earliest, found.latest) == (plain.earliest, plain.latest)


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("۸ نوامبر ۲۰۲۳", None, ("gregorian", "2023-11-08", "day", "exact", "text")),
        ("آبان ۱۴۰۲", None, ("persian", "1402-08", "month", "partial", "text")),
        ("پاییز ۱۴۰۲", None, ("persian", "1402-S3", "season", "partial", "text")),
        ("دهه ۶۰", None, ("persian", "decade:1360", "decade", "inferred", "text")),
        ("حدود سال ۱۹۰۰", None, ("gregorian", "1900", "year", "approximate", "text")),
        ("سال ۴۰۰ هجری قمری", None, ("islamic", "400", "year", "approximate", "text")),
        ("۱۷ آبان", "2023-11-20", ("persian", "1402-08-17", "day", "inferred", "document")),
        ("۱۷ آبان", None, ("persian", "XXXX-08-17", "day", "unresolved", "document")),
        ("هزاره دوم پیش از میلاد", None, ("gregorian", "-1999/-1000", "millennium", "partial", "text")),
    ],
)
def test_vocabulary(text: str, reference: str | None, expected: tuple[str, ...]) -> None:
    (d,) = find_dates(text, reference)
    assert (d.calendar, d.native, d.granularity, d.certainty, d.anchor) == expected


def test_a_date_object_and_its_iso_string_are_one() -> None:
    text = "دیروز و ۸ نوامبر"
    assert find_dates(text, dt.date(2023, 11, 20)) == find_dates(text, "2023-11-20")
    assert find_dates(text, dt.datetime(2023, 11, 20, 12)) == find_dates(text, "2023-11-20")


def test_the_hamza_belongs_to_its_word() -> None:
    text = "بودجهٔ سال آیندهٔ کشور"
    (found,) = find_dates(text, "2023-11-20")
    assert text[found.start : found.end] == found.text == "سال آیندهٔ"


def test_public_name() -> None:
    assert corpus.find_dates is find_dates


texts = st.lists(st.sampled_from(DATE_WORDS + WORDS + SIGNS), max_size=12).map(" ".join) | st.text(max_size=40)
references = st.sampled_from([None, "2023-11-20", "2023-11", "2023"]) | st.dates(
    dt.date(1700, 1, 1), dt.date(2200, 1, 1)
)


def sort_key(day: str) -> tuple[int, str]:
    return int(day[:-6]), day[-5:]


@given(texts, references)
@settings(max_examples=300)
def test_every_mention_is_whole(text: str, reference: dt.date | str | None) -> None:
    end = 0
    for d in find_dates(text, reference):
        assert end <= d.start < d.end
        assert text[d.start : d.end] == d.text
        end = d.end
        if d.earliest is None or d.latest is None:
            assert d.edtf is None
            assert d.certainty == "unresolved"
            assert d.reason
        else:
            assert d.edtf is not None
            assert interval(d.edtf) == (d.earliest, d.latest)
            assert sort_key(d.earliest) <= sort_key(d.latest)


@given(st.dates(dt.date(1821, 3, 22), dt.date(2072, 3, 18)), st.sampled_from(["gregorian", "persian", "islamic"]))
@settings(max_examples=150)
def test_a_written_day_is_read_back(day: dt.date, calendar: corpus.calendars.Calendar) -> None:
    from corpus.calendars import from_gregorian, month_names

    year, month, number = from_gregorian(day, calendar)
    name = next(m.name for m in month_names() if m.calendar == calendar and m.number == month and m.bare != "year")
    (found,) = find_dates(f"روز {number} {name} سال {year} {'قمری' if calendar == 'islamic' else ''}".strip())
    assert (found.edtf or "").rstrip("~") == day.isoformat()


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "۱۴۰۲/",
        "۱۲ ",
        "یک ",
        "سال ",
        "بیست و ",
        "۵ آبان تا ",
        "۱، ",
        "۱ و ",
        "(",
        "اول و ",
        "۲۰۲۰-",
        "\u200c",
        "هجری ",
        "سال‌های ۱۳۹۷، ",
        "۱۳۹۷ و ",
        "(رضایی، ",
        "تیر و مرداد و ",
        *("از ", "و ", "/", "-", "  ", "\n", "ماه ", "فروردین ", "۱۲فروردین", "پاییز و ", "هفتهٔ دوم مهر "),
        *("انقلاب ۵۷ ", "قرار است ", "روز دوشنبه ", "سه‌ماههٔ دوم سال ", "تهران: امیرکبیر، "),
    ],
)
def test_long_runs_take_linear_time(unit: str) -> None:
    def found(count: int) -> object:
        return find_dates(unit * count + "۵ مهر ۱۴۰۲", "2023-11-20")

    assert grows_no_faster(found, small=1_000, times=10, limit=35)
