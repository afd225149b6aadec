"""Gazetteers in CSV and TOML: what is written is what is read, and mistakes are named with their row."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import GazetteerError
from corpus.mentions import KINDS, Actor, Alias, Gazetteer, csv_files, find_mentions
from corpus.mentions.gazetteer import CONTEXT_KEYS, LIST_KEYS, joined_names

HEADER = "actor,fa,en,kind,form\n"
ROW = "OTS,سازمان کشورهای ترک,Organization of Turkic States,organisation,"
TURKIC_STATES = f"""\
{HEADER}{ROW}سازمان کشورهای ترک
{ROW}سازمان دولت‌های ترک
{ROW}شورای ترک
"""


def written(folder: Path, text: str, name: str = "بازیگران من.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_four_rows_as_excel_writes_them(tmp_path: Path, encoding: str, delimiter: str, line_end: str) -> None:
    text = TURKIC_STATES.replace(",", delimiter).replace("\n", line_end)
    own = Gazetteer.load(written(tmp_path, text, encoding=encoding))
    assert own["OTS"].fa == "سازمان کشورهای ترک"
    assert own["OTS"].en == "Organization of Turkic States"
    assert [(m.text, m.actor, m.kind, m.counted) for m in find_mentions("سازمان دولت های ترک و شورای ترک", own)] == [
        ("سازمان دولت های ترک", "OTS", "organisation", True),
        ("شورای ترک", "OTS", "organisation", True),
    ]


def test_an_actor_and_a_form_are_enough(tmp_path: Path) -> None:
    own = Gazetteer.load(written(tmp_path, "actor,form\nOTS,شورای ترک\n"))
    assert own["OTS"] == Actor("OTS", "OTS", "OTS", (Alias("organisation", ("شورای ترک",), True),))


def test_every_setting_of_a_name_has_a_column(tmp_path: Path) -> None:
    columns = ["actor", "kind", "form", "counted", "people", "ambiguous", "years", "members", *LIST_KEYS]
    cells = ["ML", "Country", "کشور مالی", "خیر", "no", "TRUE", "1960–", "CN| RU", *(f"{key}|ب" for key in LIST_KEYS)]
    text = "\n".join([",".join(columns), ",".join(cells), "ML,decoy,مالی و اداری*,,,,,,,,,,,,,"])
    actor = Gazetteer.load(written(tmp_path, text))["ML"]
    lists = {key: (key, "ب") for key in LIST_KEYS}
    assert actor.aliases == (Alias("country", ("کشور مالی",), False, ambiguous=True, years="1960–", **lists),)
    assert actor.decoys == ("مالی و اداری*",)
    assert actor.members == ("CN", "RU")


def test_a_people_takes_plurals_unless_it_is_said_that_it_does_not(tmp_path: Path) -> None:
    own = Gazetteer.load(written(tmp_path, "actor,kind,form,people\nA,demonym,روس,\nB,demonym,چک,no\n"))
    assert [own[actor].aliases[0].people for actor in own.ids] == [True, False]


def test_rows_may_be_sorted_and_hold_remarks_and_blank_lines(tmp_path: Path) -> None:
    text = "actor,form,note,\nB1,ب,از وب,\n\nA1,آ,,\n , ,,\nB1,پ,,\n"
    own = Gazetteer.load(written(tmp_path, text))
    assert [(actor.id, actor.aliases[0].forms) for actor in own] == [("B1", ("ب", "پ")), ("A1", ("آ",))]


MISTAKES = [
    ("", 1, "there is no column «actor»"),
    (HEADER, 2, "there is no name in the file"),
    (f"{ROW}ترک\n", 1, "there is no column «actor»"),
    ("actor,name\nOTS,ترک\n", 1, "there is no column «form» (columns: actor, name)"),
    ("actor،form\nOTS،ترک\n", 1, "there is no column «actor»"),
    ("actor,form,unless_preceeded_by\nOTS,ترک,پ\n", 1, "did you mean unless_preceded_by?"),
    ("actor,form,form\nOTS,ترک,پ\n", 1, "the column «form» is there twice"),
    (f"{HEADER}{ROW.replace('organisation', 'countries')}ترک\n", 2, "did you mean country?"),
    (f"{HEADER}{ROW.replace('organisation', 'کشور')}ترک\n", 2, "«کشور» is not a kind of name"),
    (f"{HEADER}{ROW}ترک\n{ROW}\n", 3, "the form is empty"),
    (f"{HEADER}{ROW}@ترک\n", 2, "write it without @"),
    (f"{HEADER}{ROW[3:]}ترک\n", 2, "the row names no actor"),
    (f"{HEADER}{ROW.replace('OTS', 'ots')}ترک\n", 2, "such as OTS"),
    (f"{HEADER}{ROW.replace('OTS', 'ترک')}ترک\n", 2, "«ترک» is no id of an actor"),
    (f"{HEADER}{ROW}ترک\n{ROW.replace('کشورهای', 'دولت‌های')}ب\n", 3, "«سازمان کشورهای ترک» in row 2"),
    (f"{HEADER}{ROW}ترک, ب\n", 2, "more cells than the first row has columns"),
    (f'{HEADER}{ROW}آ\n{ROW}"شورای "ترک""\n{ROW}ب\n', 3, "close the quotation mark"),
    (f'{HEADER}{ROW}آ\n{ROW}"شورای ترک\n{ROW}ب\n', 3, "close the quotation mark"),
    ("actor,form,counted\nOTS,ترک,شاید\n", 2, "write yes or no"),
    ("actor,form,unless_near\nOTS,ترک,@words|ب\n", 2, "in TOML files only"),
    ("actor,kind,form,years\nOTS,,ترک,\nOTS,decoy,ترک تحصیل,1990\n", 3, "a decoy has no years"),
    ("actor,kind,form\nOTS,decoy,ترک تحصیل\n", 2, "has no names, only decoys"),
]


@pytest.mark.parametrize(("text", "row", "told"), MISTAKES)
def test_a_mistake_is_named_with_file_row_and_remedy(tmp_path: Path, text: str, row: int, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(GazetteerError) as caught:
        Gazetteer.load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}, row {row}: ")
    assert told in message
    assert "What to do: " in message


def test_files_that_are_no_csv(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"is not UTF-8.*CSV UTF-8"):
        Gazetteer.load(written(tmp_path, "actor,form\nOTS,روس\n", encoding="cp1256"))
    with pytest.raises(GazetteerError, match="is not UTF-8"):
        Gazetteer.load(written(tmp_path, "actor,form\nOTS,RUS\n", encoding="utf-16-le"))
    with pytest.raises(GazetteerError, match=r"a spreadsheet cannot be read.*CSV UTF-8"):
        Gazetteer.load(tmp_path / "mine.xlsx")


def test_a_folder_may_hold_both_formats_and_an_actor_stands_in_one_file(tmp_path: Path) -> None:
    written(tmp_path, "actor,form\nOTS,شورای ترک\n", "1.csv")
    written(tmp_path, '[BB]\nfa = "ب"\nen = "B"\ncountry = ["بورکینا"]\n', "2.toml")
    written(tmp_path, "not a gazetteer", "README.md")
    own = Gazetteer.load(tmp_path)
    assert own.ids == ("OTS", "BB")
    assert [Path(actor.file).name for actor in own] == ["1.csv", "2.toml"]
    written(tmp_path, "actor,form\nCC,پ\nOTS,ب\n", "3.csv")
    with pytest.raises(GazetteerError, match=r"3\.csv, line 3: the actor OTS is defined a second time.*1\.csv"):
        Gazetteer.load(tmp_path)


@pytest.mark.parametrize("name", ["mine.csv", "mine.toml"])
def test_the_shipped_gazetteer_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    shipped, path = Gazetteer.shipped(), tmp_path / name
    (shipped.to_csv if name.endswith("csv") else shipped.to_toml)(path)
    assert Gazetteer.load(path) == shipped
    assert [a.file for a in Gazetteer.load(path)] == [str(path)] * len(shipped)


# Words of a gazetteer: what people type, with the signs that need care in either format.
words = (
    st.text(alphabet="ابپتچینکگيك‌ آ۷7Aa\"'\\;,،=+-*#[]{}@_.\x7f\t", min_size=1, max_size=8)
    .map(str.strip)
    .filter(lambda word: word and not word.startswith("@"))
)
names = words.filter(lambda word: word.strip("_#\N{ZERO WIDTH NON-JOINER} \t"))  # gaps alone are found nowhere
lists = st.lists(words, max_size=3).map(tuple)
years = st.sampled_from(["", "2013–", "1949–1976, 1980"])
aliases = st.builds(
    Alias,
    kind=st.sampled_from(KINDS),
    forms=st.lists(names, min_size=1, max_size=3).map(tuple),
    counted=st.booleans(),
    people=st.booleans(),
    ambiguous=st.booleans(),
    years=years,
    **{key: st.just(()) | lists for key in LIST_KEYS if key != "short"},
    short=st.just(()) | st.lists(names, max_size=3).map(tuple),
)
actors = st.builds(
    Actor,
    id=st.from_regex(r"[A-Z0-9][A-Z0-9_-]{0,4}", fullmatch=True),
    fa=words,
    en=words,
    aliases=st.lists(aliases, min_size=1, max_size=4).map(joined_names),
    decoys=st.lists(names, max_size=3).map(tuple),
    members=st.lists(words, max_size=3, unique=True).map(tuple),
)
gazetteers = st.lists(actors, min_size=1, max_size=3, unique_by=lambda actor: actor.id).map(Gazetteer)


@settings(deadline=None)
@given(gazetteer=gazetteers)
def test_what_is_written_is_read_as_it_was(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> None:
    folder = tmp_path_factory.mktemp("written")
    gazetteer.to_csv(folder / "a.csv")
    gazetteer.to_toml(folder / "a.toml")
    assert Gazetteer.load(folder / "a.csv") == gazetteer
    assert Gazetteer.load(folder / "a.toml") == gazetteer


# What Python lets one write, whether or not a file can have it.
anything = st.text(alphabet="چی\u200c ـ@|\n\r\0'\"=\ud800a", max_size=3)
loose_aliases = st.builds(
    Alias,
    kind=st.sampled_from((*KINDS, "decoy", "people")),
    forms=st.lists(anything, max_size=2).map(tuple),
    counted=st.booleans(),
    short=st.just(()) | st.lists(anything, max_size=1).map(tuple),
    unless_near=st.just(()) | st.lists(anything, max_size=1).map(tuple),
)
loose_actors = st.builds(
    Actor,
    id=st.sampled_from(["AA", "aa", "", "A B"]),
    fa=anything,
    en=anything,
    aliases=st.lists(loose_aliases, max_size=2).map(tuple),
    decoys=st.just(()) | st.lists(anything, max_size=1).map(tuple),
)


@settings(deadline=None)
@given(actor=loose_actors)
def test_what_loading_would_refuse_is_refused_before(tmp_path_factory: pytest.TempPathFactory, actor: Actor) -> None:
    folder = tmp_path_factory.mktemp("loose")
    try:
        gazetteer = Gazetteer([actor])
    except GazetteerError:
        return
    assert find_mentions("چین", gazetteer) is not None
    gazetteer.to_toml(folder / "a.toml")
    assert Gazetteer.load(folder / "a.toml").ids == ("AA",)
    with suppress(GazetteerError):  # of words that only TOML can have
        gazetteer.to_csv(folder / "a.csv")
        assert Gazetteer.load(folder / "a.csv").ids == ("AA",)


UNSOUND = [
    (Actor("AA", "آ", "A", (Alias("country", ("",), True),)), "the name '' has no letter"),
    (Actor("AA", "آ", "A", (Alias("country", ("ـ\u200c",), True),)), "has no letter"),
    (Actor("AA", "آ", "A", (Alias("country", ("چین",), True),), decoys=(" ",)), "the name ' ' has no letter"),
    (Actor("AA", "آ", "A", (Alias("country", ("@چین",), True),)), "'@چین' is no word"),
    (Actor("AA", "آ", "A", (Alias("countries", ("چین",), True),)), "'countries' is not a kind of name"),
    (Actor("AA", "آ", "A", (Alias("country", (), True),)), "a name of kind country has no forms"),
    (Actor("AA", "آ", "A", ()), "the actor has no names"),
    (Actor("AA", "", "A", (Alias("country", ("چین",), True),)), "the label 'fa' is missing"),
    (Actor("china", "آ", "A", (Alias("country", ("چین",), True),)), "'china' is no id"),
    (Actor("AA", "آ", "A", (Alias("country", ("چین\0",), True),)), "has a character that no file can have"),
]


@pytest.mark.parametrize(("actor", "reason"), UNSOUND)
def test_an_actor_that_cannot_be_is_refused_when_it_is_made_part_of_a_gazetteer(actor: Actor, reason: str) -> None:
    with pytest.raises(GazetteerError, match=re.escape(reason)):
        Gazetteer([actor])


def test_an_empty_name_in_a_file_is_refused_with_its_actor(tmp_path: Path) -> None:
    path = written(tmp_path, '[AA]\nfa = "آ"\nen = "A"\ncountry = ["ـ"]\n', "mine.toml")
    with pytest.raises(GazetteerError, match=r"mine\.toml, \[AA\]: the name 'ـ' has no letter"):
        Gazetteer.load(path)


def test_a_gazetteer_without_actors_is_not_written(tmp_path: Path) -> None:
    for write in (Gazetteer([]).to_csv, Gazetteer([]).to_toml):
        with pytest.raises(GazetteerError, match="there is no actor in the gazetteer"):
            write(tmp_path / "mine")


@pytest.mark.parametrize("rows", [100, 1000])
def test_a_quotation_mark_left_open_is_found_in_one_reading(
    tmp_path: Path, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[object] = []
    reader = csv.reader
    monkeypatch.setattr(csv_files.csv, "reader", lambda *args, **kw: readers.append(args) or reader(*args, **kw))
    text = "actor,form\n" + "OTS,ترک\n" * rows + 'OTS,"ترک\n' + "OTS,ترک\n" * rows
    with pytest.raises(GazetteerError, match=rf"row {rows + 2}: the row cannot be read"):
        Gazetteer.load(written(tmp_path, text))
    assert len(readers) == 2


def test_excel_shows_persian_and_runs_no_formula(tmp_path: Path) -> None:
    names = ("=1+1", "+7", "-ب", "'=x", "چین")
    gazetteer = Gazetteer([Actor("AA", "آ", "=A", (Alias("country", names, True),))])
    path = tmp_path / "mine.csv"
    gazetteer.to_csv(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [row["form"] for row in rows] == ["'=1+1", "'+7", "'-ب", "''=x", "چین"]
    assert {row["en"] for row in rows} == {"'=A"}
    assert "years" not in rows[0]  # a column that would be empty
    assert Gazetteer.load(path) == gazetteer


@pytest.mark.parametrize("word", ["الف|ب", "الف\nب"])
def test_a_word_that_cannot_stand_in_a_list_is_refused(tmp_path: Path, word: str) -> None:
    gazetteer = Gazetteer([Actor("AA", "آ", "A", (Alias("country", ("چین",), True, unless_near=(word,)),))])
    with pytest.raises(GazetteerError, match=r"cannot stand in a list of a CSV file.*or write TOML"):
        gazetteer.to_csv(tmp_path / "mine.csv")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"nowhere.*cannot be written"):
        Gazetteer.shipped().to_toml(tmp_path / "nowhere" / "mine.toml")


def test_toml_is_laid_out_as_a_person_writes_it(tmp_path: Path) -> None:
    own = Gazetteer.load(written(tmp_path, TURKIC_STATES))
    own.to_toml(tmp_path / "mine.toml")
    assert (tmp_path / "mine.toml").read_text(encoding="utf-8") == (
        '[OTS]\nfa = "سازمان کشورهای ترک"\nen = "Organization of Turkic States"\ncounted = true\n'
        'organisation = ["سازمان کشورهای ترک", "سازمان دولت‌های ترک", "شورای ترک"]\n'
    )


def test_gazetteers_are_equal_where_actors_names_and_order_are() -> None:
    shipped = Gazetteer.shipped()
    assert shipped.select(["CN", "RU"]) == shipped.select(["CN", "RU"])
    assert hash(shipped.select(["CN", "RU"])) == hash(shipped.select(["CN", "RU"]))
    assert shipped.select(["CN", "RU"]) != shipped.select(["RU", "CN"])
    assert shipped.select(["CN"]) != "CN"


def test_names_that_differ_in_their_forms_only_are_one() -> None:
    names = [Alias("leader", ("الف",), True), Alias("country", ("ب",), True), Alias("leader", ("پ",), True)]
    assert joined_names(names) == (Alias("country", ("ب",), True), Alias("leader", ("الف", "پ"), True))
    assert set(CONTEXT_KEYS) < set(LIST_KEYS)
