"""Checking gazetteers: what is found amiss, how grave it is, and that the shipped one is in order."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpus.mentions import Actor, Alias, Finding, Gazetteer, check_gazetteer
from corpus.mentions.files import line_of

HEAD = '[AA]\nen = "A"\nfa = "آ"\n'
COUNTRY = f"{HEAD}[[AA.country]]\n"
NOBODY = Gazetteer([])


def loaded(folder: Path, text: str, name: str = "mine.toml") -> Gazetteer:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return Gazetteer.load(path)


def found(folder: Path, text: str) -> list[tuple[str, str, str]]:
    return [(f.form, f.problem, f.severity) for f in check_gazetteer(loaded(folder, text))]


# Warnings of the shipped gazetteer that were looked at and are right to stay.
REVIEWED = {
    # in the word list as names
    ("CL", "پینوشه", "common word"), ("NL", "آمستردام", "common word"),
    ("UA", "اکراین", "common word"), ("GE", "گرجی‌ها", "common word"),
    ("X-CENTRAL-ASIA", "", "no counted name"),  # regions are shown, not counted
    ("X-MIDDLE-EAST", "", "no counted name"),
    ("X-CAUCASUS", "", "no counted name"),
    ("AQ", "", "no counted name"),  # Antarctica is nobody's state
    ("EU", "اروپایی‌ها", "common word"),
}  # fmt: skip


def test_the_shipped_gazetteer_is_in_order() -> None:
    findings = check_gazetteer(Gazetteer.shipped())
    assert [str(f) for f in findings if f.severity == "error"] == []
    assert {(f.actor, f.form, f.problem) for f in findings if f.severity == "warning"} == REVIEWED


def test_checking_the_shipped_gazetteer_takes_a_few_seconds_at_most() -> None:
    check_gazetteer(Gazetteer.shipped().select(["CN"]))  # the word lists are read once
    start = time.process_time()
    check_gazetteer(Gazetteer.shipped())
    assert time.process_time() - start < 10


def test_a_list_in_order_has_no_findings(tmp_path: Path) -> None:
    names = '["شورای کشورهای بالتیک", "شورای دولت‌های بالتیک", "شورای بالتیک"]'
    assert found(tmp_path, f"{HEAD}counted = true\norganisation = {names}\n") == []


AMISS = [
    # what cannot be found
    (f'{HEAD}country = ["شورای بالتیک، سازمان ترک"]', "شورای بالتیک، سازمان ترک", "several names in one", "error"),
    (f'{HEAD}country = ["شورای بالتیک*"]', "شورای بالتیک*", "dead form", "error"),
    (f'{HEAD}country = ["?????"]', "?????", "letters lost", "error"),
    (f'{HEAD}country = ["ع"]', "ع", "too short", "error"),
    (f'{HEAD}country = ["سازمان دولتهای ترک"]', "سازمان دولتهای ترک", "changed by cleaning", "error"),
    (
        f'{COUNTRY}forms = ["کارلوواک"]\nonly_preceded_by = ["شهر"]\nunless_preceded_by = ["شهر"]',
        "کارلوواک", "dead form", "error",
    ),
    (f'{COUNTRY}forms = ["کارلوواک"]\nunless_near = ["*"]', "کارلوواک", "dead form", "error"),
    (f'{HEAD}country = ["کارلوواک"]\nmembers = ["TUR"]', "TUR", "group member unknown", "error"),
    # what counts too much
    (f'{HEAD}country = ["مالی"]', "مالی", "common word", "warning"),
    (f'{HEAD}country = ["چک"]', "چک", "common word", "warning"),
    (f'{HEAD}leader = ["شی"]', "شی", "common word", "warning"),
    (f'{HEAD}leader = ["کان"]', "کان", "common word", "warning"),
    (f'{HEAD}leader = ["آهنگر"]', "آهنگر", "common word", "warning"),
    (f'{HEAD}counted = true\norganisation = ["اعتماد"]', "اعتماد", "common word", "warning"),
    (f'{HEAD}demonym = ["ترک"]', "ترک", "common word", "warning"),
    (f'{HEAD}country = ["کارلوو", "فرشت"]', "فرشت", "inside words", "warning"),
    (f'{HEAD}capital = ["پکن"]', "پکن", "overlap", "warning"),
    (
        f'{COUNTRY}forms = ["ابراهیم کالین"]\nshort = ["کالین"]\n[[AA.country]]\nforms = ["کالین"]',
        "کالین", "short form equals a full form", "warning",
    ),
    # what counts too little
    (f'{HEAD}organisation = ["شورای بالتیک"]', "", "no counted name", "warning"),
    (f'{HEAD}country = ["کارلوواک"]\nofficial = ["کارلوواک"]', "کارلوواک", "duplicate", "warning"),
    (f'{HEAD}country = ["کارلوواک"]\ndecoys = ["کارلوواک"]', "کارلوواک", "duplicate", "warning"),
    # what has no effect
    (
        f'{COUNTRY}forms = ["مالی"]\nambiguous = true\nunless_preceded_by = ["امور مالی"]',
        "امور مالی", "context that never matches", "warning",
    ),
    (
        f'{COUNTRY}forms = ["مالی"]\nambiguous = true\nonly_followed_by = ["بزرگ"]\n'
        'unless_followed_by = ["بزرگ"]\nonly_near = ["کارلوواک"]',
        "بزرگ", "context that never matches", "warning",
    ),
    (
        f'{COUNTRY}forms = ["مالی"]\nambiguous = true\nunless_near = ["معاون* کل"]',
        "معاون* کل", "context that never matches", "warning",
    ),
    (
        f'{COUNTRY}forms = ["کارلوواک"]\nunless_preceded_by = ["در جمهوری بزرگ و پهناور و بسیار زیبای افریقایی"]',
        "در جمهوری بزرگ و پهناور و بسیار زیبای افریقایی", "context that never matches", "warning",
    ),
    (f'{COUNTRY}forms = ["کارلوواک"]\nshort_near = ["شهر"]', "شهر", "context that never matches", "warning"),
    # what does no harm
    (f'{HEAD}country = ["کارلو واک", "کارلو‌واک"]', "کارلو‌واک", "duplicate", "note"),
    (f'{HEAD}country = ["کارلوواک", "كارلوواك"]', "كارلوواك", "duplicate", "note"),
    (f'{HEAD}country = ["سفارت چین"]', "سفارت چین", "overlap", "note"),
    (f'{HEAD}country = ["کارلوواک"]\ndecoys = ["کوه‌های چین"]', "کوه‌های چین", "hidden by decoy", "note"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form", "problem", "severity"), AMISS, ids=range(len(AMISS)))
def test_what_is_amiss_is_found(tmp_path: Path, text: str, form: str, problem: str, severity: str) -> None:
    assert (form, problem, severity) in found(tmp_path, text)


FINE = [
    f'{HEAD}country = ["آمریکای نو"]\ndemonym = ["آمریکایی"]',
    f'{COUNTRY}forms = ["مالی"]\nambiguous = true\nonly_near = ["کارلوواک"]',
    f'{COUNTRY}forms = ["کشور مالی"]\nshort = ["مالی"]\nshort_near = ["کارلوواک"]\nunless_preceded_by = ["امور"]',
    f'{HEAD}country = [{{ forms = ["ترک"], ambiguous = true }}]',
    f'{HEAD}leader = ["کولوبایف", "اورسولا"]',
    f'{HEAD}counted = true\norganisation = ["گروه ما"]\nmembers = ["CN", "AA"]',
]


@pytest.mark.parametrize("text", FINE, ids=range(len(FINE)))
def test_what_is_right_is_left_alone(tmp_path: Path, text: str) -> None:
    gazetteer = loaded(tmp_path, text)
    assert [str(f) for f in check_gazetteer(gazetteer, NOBODY) if f.severity != "note" and "members" not in text] == []


def test_a_name_of_two_actors_is_an_error_unless_their_words_tell_them_apart(tmp_path: Path) -> None:
    other = '[BB]\nen = "B"\nfa = "ب"\n'
    assert found(tmp_path, f'{HEAD}country = ["شورای بالتیک"]\n{other}country = ["شوراي‌بالتيك"]') == [
        ("شوراي‌بالتيك", "overlap", "error")
    ]
    text = f'{HEAD}country = ["شورای بالتیک"]\n{other}[[BB.country]]\nforms = ["شورای بالتیک"]\nonly_near = ["باکو"]'
    assert ("شورای بالتیک", "overlap", "note") in found(tmp_path, text)
    assert all(severity == "note" for _, _, severity in found(tmp_path, text))


def test_only_actors_that_will_be_looked_for_together_overlap(tmp_path: Path) -> None:
    own = loaded(tmp_path, f'{HEAD}capital = ["پکن"]')
    beside = [[(f.problem, f.severity) for f in check_gazetteer(own, other)] for other in (None, NOBODY)]
    assert beside == [[("overlap", "warning")], []]
    mine = loaded(tmp_path, '[CN]\nen = "A"\nfa = "آ"\ncapital = ["پکن"]')  # takes the place of the shipped one
    assert [f.problem for f in check_gazetteer(mine)] == []


def test_a_finding_says_what_where_why_and_what_to_do(tmp_path: Path) -> None:
    gazetteer = loaded(tmp_path, f'{HEAD}\n# names\ncountry = [\n    "کارلوواک",\n    "شورای بالتیک*",\n]\n')
    assert check_gazetteer(gazetteer) == [
        Finding(
            "AA", "country", "شورای بالتیک*", "dead form", "error", "the sign * stands for nothing in a name",
            "write each ending as a name of its own; * is for contexts and decoys", str(tmp_path / "mine.toml"), 8,
        )
    ]  # fmt: skip
    assert str(check_gazetteer(gazetteer)[0]) == (
        f"{tmp_path / 'mine.toml'}:8: error: AA «شورای بالتیک*»: the sign * stands for nothing in a name. What to do: "
        "write each ending as a name of its own; * is for contexts and decoys."
    )


def test_the_row_of_a_csv_file_is_named(tmp_path: Path) -> None:
    text = (
        "actor,kind,form,unless_near\nAA,country,کارلوواک,\nAA,country,شورای بالتیک*,\nAA,leader,کولوبایف,معاون* کل|ب\n"
    )
    gazetteer = loaded(tmp_path, text, "mine.csv")
    assert [(f.form, f.line) for f in check_gazetteer(gazetteer)] == [("شورای بالتیک*", 3), ("معاون* کل", 4)]


def test_an_actor_made_in_python_has_no_line() -> None:
    actor = Actor("AA", "آ", "A", (Alias("country", ("شورای بالتیک*",), True),))
    finding = check_gazetteer(Gazetteer([actor]))[0]
    assert (finding.file, finding.line) == ("", 0)
    assert str(finding).startswith("error: AA «شورای بالتیک*»: ")


def test_the_line_of_a_name_is_that_of_its_kind(tmp_path: Path) -> None:
    text = (
        '[BB]\nen = "B"\nfa = "ب"\ncountry = ["کارلوواک"]\n\n'
        '[AA]\nen = "A"\nfa = "آ"\nleader = ["کارلوواک"]\ndecoys = ["کارلوواک نو"]\n\n'
        '[[AA.country]]\nforms = ["کارلوواک"]\n'
    )
    actor = loaded(tmp_path, text)["AA"]
    lines = [
        line_of(actor, "country", "کارلوواک"),
        line_of(actor, "leader", "کارلوواک"),
        line_of(actor, "decoy", "کارلوواک نو"),
    ]
    assert lines == [13, 9, 10]
    assert line_of(actor) == line_of(actor, "country", "نیست") == 6
    (tmp_path / "mine.toml").unlink()
    assert line_of(actor) == 0


def test_errors_come_first_and_actors_in_their_order(tmp_path: Path) -> None:
    text = f'{HEAD}country = ["مالی", "شورای بالتیک*"]\n[BB]\nen = "B"\nfa = "ب"\ncountry = ["ع"]\ncapital = ["چک"]'
    findings = check_gazetteer(loaded(tmp_path, text))
    assert [(f.severity, f.actor) for f in findings] == [
        ("error", "AA"), ("error", "BB"), ("warning", "AA"), ("warning", "BB"),
    ]  # fmt: skip


def test_a_file_is_read_once_for_all_that_is_said_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ", ".join(f'"کارلوواک{chr(ord("آ") + i % 9)}{i}"' for i in range(50))
    own = loaded(tmp_path, f"{HEAD}country = [{names}, {names}]\n")
    reads: list[Path] = []
    read_text = Path.read_text
    monkeypatch.setattr(Path, "read_text", lambda path, **kw: reads.append(path) or read_text(path, **kw))
    assert len(check_gazetteer(own)) >= 50
    assert reads.count(tmp_path / "mine.toml") == 1


@pytest.mark.parametrize("form", ["الف", 'ال"ف', "ال\\ف"])
def test_lines_of_names_in_other_quotes(tmp_path: Path, form: str) -> None:
    literal = f"'{form}'" if "\\" not in form else '"ال\\\\ف"'
    [actor] = loaded(tmp_path, f"{HEAD}country = [\n    {literal},\n]\n")
    assert line_of(actor, "country", form) == 5
