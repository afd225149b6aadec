"""Authors that programs put into files are none."""

import pytest

from corpus.readers.default_names import is_no_author

NOBODY = [
    "python-docx", "un-named", "Unnamed", "user", "User 1", "Users", "Administrator", "admin", "Admin2", "Windows User",
    "Microsoft Office User", "MS Office", "owner", "unknown", "Anonymous", "(unspecified)", "openpyxl", "Apache POI",
    "LibreOffice", "Aspose.Words", "HP", "hp-laptop 15", "ASUS", "DESKTOP-A1B2C3", "MyPC", "pc3",
    "Dell Notebook", "Sony User 3", "win10", "DESKTOP-QWERTYU", "HP 250 G8", "Windows 10",
    "LAPTOP-7QK2", "my-pc", "Dell-PC", "DELL5510", "Lenovo Computer", "MRT", "کاربر",
    "كاربر 2", "کاربر ویندوز", "بی‌نام", "نامشخص", "a@b.example", "12", "", "  ",
]  # fmt: skip
PEOPLE = [
    "مریم کاویانی",
    "م. کاویانی",
    "علی مدیر شانه‌چی",
    "کاربرد زبان",
    "Sara Hpour",
    "Adminah Rezai",
    "Ali Word",
    "Rootan",
    "هوم",
    "Dell Hymes",
    "PC Hodgell",
    "HP Lovecraft",
    "Win Aung",
    "Sony Kapoor",
    "Acer Saccharum",
    "Samsung-Ali Rezai",
]


@pytest.mark.parametrize("name", NOBODY)
def test_names_of_nobody(name):
    assert is_no_author(name)


@pytest.mark.parametrize("name", PEOPLE)
def test_names_of_people(name):
    assert not is_no_author(name)
