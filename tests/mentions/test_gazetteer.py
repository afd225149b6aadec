"""Gazetteer files: what a researcher writes, and what the library says about mistakes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import GazetteerError, OptionError
from corpus.mentions import DEFAULT_ACTORS, KINDS, Gazetteer, find_mentions

TURKIC_STATES = """\
[OTS]
en = "Organization of Turkic States"
fa = "سازمان کشورهای ترک"
counted = true
organisation = ["سازمان کشورهای ترک", "سازمان دولت‌های ترک", "شورای ترک"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "بازیگران من.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_own_actor_in_five_lines(tmp_path: Path) -> None:
    own = Gazetteer.load(write(tmp_path, TURKIC_STATES))
    text = "نشست سازمان دولت های ترک در ازبکستان؛ #شورای_ترک و چین"
    assert [(m.text, m.actor, m.counted) for m in find_mentions(text, own)] == [
        ("سازمان دولت های ترک", "OTS", True),
        ("شورای_ترک", "OTS", True),
    ]
    both = Gazetteer.shipped() | own
    assert [m.actor for m in find_mentions(text, both)] == ["OTS", "UZ", "OTS", "CN"]


def test_own_contexts_short_forms_and_decoys(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """\
[contexts]
money = ["نقد*", "پول"]

[ML]
en = "Mali"
fa = "مالی"
decoys = ["مالی و اداری"]

[[ML.country]]
forms = ["کشور مالی"]
short = ["مالی"]
short_near = ["باماکو"]
unless_preceded_by = ["@money", "منابع"]
""",
    )
    own = Gazetteer.load(path)

    def found(text: str) -> list[str]:
        return [m.text for m in find_mentions(text, own)]

    assert found("امور مالی") == []
    assert found("کشور مالی بزرگ است. ارتش مالی آمد. منابع مالی نبود. نقدینگی مالی") == ["کشور مالی", "مالی"]
    assert found("در باماکو، ارتش مالی پیش رفت") == ["مالی"]
    assert found("کشور مالی و معاون مالی و اداری") == ["کشور مالی"]


MISTAKES = [
    ("[OTS]\nen = \nfa = 1", "line 2", "not valid TOML"),
    ('[OTS]\nen = "A"\ncountry = ["آ"]', "line 1", "the label 'fa' is missing"),
    ('[OTS]\nen = "A"\nfa = "آ"', "line 1", "the actor has no names"),
    ('[OTS]\nen = "A"\nfa = "آ"\ncontry = ["آ"]', "line 4", "'contry' is neither a kind of name nor a setting"),
    ('[OTS]\nen = "A"\nfa = "آ"\ncountry = "آ"', "line 4", "country is not a list"),
    ('[OTS]\nen = "A"\nfa = "آ"\ncountry = [1]', "line 4", "1 in country is no name"),
    ('[OTS]\nen = "A"\nfa = "آ"\n\n[[OTS.leader]]\nforms = ["ب"]\nyear = 3', "line 7", "unknown setting 'year'"),
    ('[OTS]\nen = "A"\nfa = "آ"\n[[OTS.leader]]\nshort = ["ب"]', "line 4", "has no forms"),
    ('[OTS]\nen = "A"\nfa = "آ"\n[[OTS.leader]]\nforms = ["ب"]\nunless_near = ["@x"]', "line 6", "no list 'x'"),
    ('[OTS]\nen = "A"\nfa = "آ"\n[[OTS.leader]]\nforms = ["ب"]\npeople = "yes"', "line 6", "people = 'yes'"),
    ('[OTS]\nen = "A"\nfa = "آ"\ncountry = ["آ"]\n[[OTS.country]]\nforms = ["ب"]', "line 5", "not valid TOML"),
    ('[ots]\nen = "A"\nfa = "آ"\ncountry = ["آ"]', "line 1", "'ots' is no actor"),
]


@pytest.mark.parametrize(("text", "line", "reason"), MISTAKES)
def test_a_mistake_is_named_with_file_line_and_remedy(tmp_path: Path, text: str, line: str, reason: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(GazetteerError) as caught:
        Gazetteer.load(path)
    message = str(caught.value)
    assert f"{path}, {line}" in message
    assert reason in message
    assert "What to do: " in message


LINE = 'organisation = ["سازمان کشورهای ترک", "سازمان دولت‌های ترک", "شورای ترک"]'

# What people who do not know TOML write: what is replaced by what, the line that is named, the reason, the remedy.
SLIPS = [
    ('"Organization of Turkic States"', "“Organization of Turkic States”", 2, "not straight: “", "on both sides"),
    ('"شورای ترک"', "«شورای ترک»", 5, "not straight: «", "on both sides"),
    ('"شورای ترک"', "‘شورای ترک’", 5, "not straight: ‘", "on both sides"),
    (
        "Organization of Turkic States",
        'Organization" of "Turkic States',
        2,
        "follows the quotation mark",
        'a " inside a name',
    ),
    ('fa = "سازمان کشورهای ترک"', "fa = سازمان کشورهای ترک", 3, "neither a string nor a list", 'quotes: "…"'),
    ('ترک", "سازمان', 'ترک" "سازمان', 5, "no comma behind a name", '"…", "…"'),
    ('"شورای ترک"', '"شورای "ترک""', 5, "no comma behind a name", 'a " inside a name'),
    ('", "', '"، "', 5, "«،» stands between names", "a Latin comma"),
    ('", "', '"؛ "', 5, "«؛» stands between names", "a Latin comma"),
    ('"]', '"', 5, "begins on this line is not closed", "end the list with ]"),
    ('"]', '"\n\n[BB]\nen = "B"', 5, "begins on this line is not closed", "end the list with ]"),
    ('["', '"', 5, "should end", 'several names as ["…", "…"]'),
    ('"شورای ترک"]', '"شورای ترک]', 5, "a string is not closed", "on one line"),
    ("دولت‌های ترک", "دولت‌های\nترک", 5, "a string is not closed", "on one line"),
    ("شورای ترک", "شورای\\ترک", 5, "a \\ stands in a string", "remove it"),
    ("[OTS]", "[OTS", 1, "«[OTS» is no header", "capitals"),
    ("[OTS]", "[ترک]", 1, "«[ترک]» is no header", "capitals"),
    ("[OTS]", "[Turkic States]", 1, "«[Turkic States]» is no header", "[TURKIC-STATES]"),
    ("[OTS]", "(OTS)", 1, "neither a header nor a key: «(OTS)»", "such as [OTS]"),
    ("[OTS]", "", 2, "a key stands above the first header", "begin with a header"),
    ("[OTS]", "[ots]", 1, "'ots' is no actor", "as [OTS]"),
    ("[OTS]", "[turkic]", 1, "'turkic' is no actor", "as [TURKIC]"),
    ("organisation", "سازمان", 5, "neither a header nor a key: «سازمان»", "such as [OTS]"),
    ("organisation", "countries", 5, "'countries' is neither a kind", "did you mean country?"),
    ("organisation", "organization", 5, "'organization' is neither a kind", "did you mean organisation?"),
    ("fa = ", "fa: ", 3, "no = behind the key", "key = value"),
    ("fa = ", "fa\u00a0= ", 3, "an unseen sign (U+00A0)", "type the line anew"),
    ("fa = ", "\u200ffa = ", 3, "an unseen sign (U+200F)", "type the line anew"),
    ("true", "yes", 4, "«yes» is no value", "true or false, in small letters"),
    ("true", "بله", 4, "«بله» is no value", "true or false, in small letters"),
    ("true", '"true"', 4, "counted = 'true'", "counted = true or false"),
    ("counted = true", "counted = ۱", 4, "the digit ۱", "in quotes"),
    ("counted = true", 'fa = "ترک"', 4, "«fa» is written a second time", "in one place"),
    ("counted = true", "[OTS]", 4, "«OTS» is written a second time", "in one place"),
    ("counted = true", 'members = "TR"', 4, "members is not a list of words", 'members = ["…", "…"]'),
    (LINE, 'organisation = "شورای ترک"', 5, "organisation is not a list", 'organisation = ["…", "…"]'),
    (LINE, "organisation = []", 5, "the list organisation is empty", "remove the line"),
    (LINE, 'organisation = ["شورای ترک", ""]', 5, "one is empty", "write the word or remove it"),
    (LINE, 'organisation = ["شورای ترک", 3]', 5, "3 in organisation is no name", "each name in quotes"),
    (LINE, '[OTS.leader]\nforms = ["ب"]', 5, "leader is not a list", "or [[OTS.leader]]"),
    (LINE, '[[OTS leader]]\nforms = ["ب"]', 5, "the same as one above", "write the header as [[OTS.leader]]"),
    (LINE, '[[leader]]\nforms = ["ب"]', 5, "[[leader]] belongs to no actor", "as [[OTS.leader]]"),
    (LINE, '[[OTS.leader]]\nform = ["ب"]', 6, "unknown setting 'form'", "did you mean forms?"),
    (LINE, '[[OTS.leader]]\nforms = "ب"', 6, "forms is not a list", 'forms = ["…", "…"]'),
    (
        LINE,
        '[[OTS.leader]]\nforms = ["ب"]\nunless_preceeded_by = ["پ"]',
        7,
        "unknown setting",
        "did you mean unless_pre",
    ),
    (LINE, 'leader = [{ forms = ["ب"],\nambiguous = true }]', 5, "goes on in the next line", "on one line"),
    (LINE, 'leader = [{ forms = ["ب"], ambiguous = true]', 5, "a { is not closed", "all on one line"),
    (LINE, 'leader = ["پ"]\n[[OTS.leader]]\nforms = ["ب"]', 6, "written in two ways", "either as one list or"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "reason", "remedy"), SLIPS, ids=range(len(SLIPS)))
def test_the_slips_of_people_who_do_not_know_toml_are_explained(
    tmp_path: Path, right: str, wrong: str, line: int, reason: str, remedy: str
) -> None:
    assert right in TURKIC_STATES
    path = write(tmp_path, TURKIC_STATES.replace(right, wrong))
    with pytest.raises(GazetteerError) as caught:
        Gazetteer.load(path)
    assert caught.value.subject.startswith(f"{path}, line {line}")
    assert reason in caught.value.reason
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("text", ["", "# nothing yet\n", '[contexts]\nmoney = ["پول"]\n'])
def test_a_file_without_an_actor_is_one_with_a_mistake(tmp_path: Path, text: str) -> None:
    with pytest.raises(GazetteerError, match=r"there is no actor in the file.*begin with a header in capitals"):
        Gazetteer.load(write(tmp_path, text))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("fa =", "\tfa ="),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("ک", "ك").replace("ی", "ي"),
        lambda text: text.replace('", "', '",\n    "'),
    ],
    ids=["byte order mark", "tab", "line ends of Windows", "Arabic letters", "a list on several lines"],
)
def test_what_does_no_harm_is_no_mistake(tmp_path: Path, change: Callable[[str], str]) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(change(TURKIC_STATES).encode())
    assert [m.actor for m in find_mentions("سازمان دولت‌های ترک و شورای ترک", Gazetteer.load(path))] == ["OTS", "OTS"]


def test_a_kind_written_twice_is_explained(tmp_path: Path) -> None:
    path = write(tmp_path, MISTAKES[-2][0])
    with pytest.raises(GazetteerError, match=r"either as one list or all as \[\[ACTOR\.kind\]\]"):
        Gazetteer.load(path)


def test_missing_file_other_encoding_and_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"nowhere\.toml: cannot be read"):
        Gazetteer.load(tmp_path / "nowhere.toml")
    (tmp_path / "old.toml").write_bytes('fa = "روس"'.encode("cp1256"))
    with pytest.raises(GazetteerError, match="is not UTF-8"):
        Gazetteer.load(tmp_path / "old.toml")
    (tmp_path / "empty").mkdir()
    with pytest.raises(GazetteerError, match=r"has no \.toml or \.csv file"):
        Gazetteer.load(tmp_path / "empty")


def test_an_actor_stands_in_one_file_only(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(TURKIC_STATES, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"b\.toml, line 1.*a second time \(first in .*a\.toml\)"):
        Gazetteer.load(tmp_path)


def test_shipped_actors() -> None:
    shipped = Gazetteer.shipped()
    assert shipped.ids[:4] == DEFAULT_ACTORS
    assert {"KZ", "KG", "TJ", "TM", "UZ", "C5", "G7", "EU", "GCC", "NATO", "SCO", "US", "DE", "UA", "IR"} <= set(
        shipped.ids
    )
    assert all(alias.kind in KINDS for actor in shipped for alias in actor.aliases)
    assert shipped.labels()["RU"] == "روسیه"
    assert shipped.labels("en")["RU"] == "Russia"
    assert shipped["RU"].en == "Russia"
    with pytest.raises(OptionError, match="'XX'"):
        shipped["XX"]


def test_another_actors_name_wins_over_a_decoy() -> None:
    assert [(m.actor, m.text) for m in find_mentions("روسیهٔ سفید و چین تایپه", "all")] == [
        ("BY", "روسیهٔ سفید"),
        ("TW", "چین تایپه"),
    ]


def test_members_of_shipped_groups_are_shipped_actors() -> None:
    shipped = Gazetteer.shipped()
    assert [m for actor in shipped for m in actor.members if m not in shipped] == []


def test_every_shipped_form_finds_its_actor() -> None:
    """Alone on a line, each unconditional form is found as itself; a dead form would only mislead."""
    shipped = Gazetteer.shipped()
    dead = [
        (actor.id, form)
        for actor in shipped
        for alias in actor.aliases
        if not (alias.only_preceded_by or alias.only_followed_by or alias.only_near)
        for form in alias.forms
        if actor.id not in {m.actor for m in find_mentions(form, shipped)}
    ]
    assert dead == []


@pytest.mark.parametrize("name", ["پ.ک.ک", "یو.ان", "S-400", "اف‌بی‌آی", "گروه +D۸"])
def test_names_with_signs_in_them_are_found(name: str, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f'[OWN]\nfa = "نام"\nen = "Name"\norganisation = ["{name}"]\n', encoding="utf-8")
    text = f"دیروز {name} بیانیه‌ای داد."
    assert [m.text for m in find_mentions(text, Gazetteer.load(file))] == [name]
