"""Every country of the world is found, by its own actor, and words that only look like its name are not."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from corpus.letters import PERSIAN_LETTERS, ZWNJ
from corpus.mentions import Actor, Gazetteer, find_mentions, toml_files
from corpus.mentions import gazetteer as gazetteers
from corpus.mentions.gazetteer import CONTEXT_KEYS

from .cases_countries import AMBIGUOUS, DAMAGED, LONGER, NEWS, WORDS

ISO_3166 = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
VN VU WF WS YE YT ZA ZM ZW
""".split()

FRAMES = [
    "{}", "سفیر {} در تهران", "دولت {}", "به {} سفر کرد", "مردم {} رأی دادند", "در {} زلزله آمد",
    "اقتصاد {} رشد کرد.", "سفر وزیر خارجه به {}", "#{}", "«{}»",
]  # fmt: skip
OF_A_STATE = FRAMES[1:4]  # beside what only a state has, which ambiguous names need
OF_A_GROUP = ["نشست {} در تهران", "اعضای {}", "دبیرکل {} به تهران سفر کرد"]
SHIPPED = Gazetteer.shipped()
PLACES = ("country", "official", "geographic")
GROUPS = {
    "EU": 27, "NATO": 32, "G7": 7, "G20": 21, "GCC": 6, "SCO": 10, "BRICS": 10, "EAEU": 5, "CSTO": 6, "CIS": 9,
    "OPEC": 12, "ECO": 10, "ASEAN": 11, "OIC": 57, "ARAB-LEAGUE": 22, "AFRICAN-UNION": 55, "C5": 5, "OTS": 5, "QUAD": 4,
    "AUKUS": 3, "APEC": 21, "CICA": 28, "OECD": 38, "MERCOSUR": 5,
}  # fmt: skip
UNIVERSAL = ["UN", "WTO", "IMF", "WORLD-BANK", "WHO", "IAEA", "OAS"]


def found(text: str) -> list[str]:
    return [f"{m.actor}:{m.text}" for m in find_mentions(text, "all")]


def actors_in(text: str) -> set[str]:
    return {m.actor for m in find_mentions(text, "all")}


def spellings(form: str) -> list[str]:
    """The form, and as texts have it that lost its half-spaces or show them as spaces."""
    return list(dict.fromkeys([form, form.replace(ZWNJ, ""), form.replace(ZWNJ, " "), form.replace(" ", "_")]))


def country_forms(actor: Actor, *, plain: bool) -> list[str]:
    """Names of a country; only the ``plain`` ones, or the conditional too."""
    aliases = [a for a in actor.aliases if a.kind in PLACES]
    return [form for a in aliases if not (plain and any(getattr(a, k) for k in CONTEXT_KEYS)) for form in a.forms]


COUNTRIES = [actor for actor in SHIPPED if actor.id in {*ISO_3166, "XK"}]


def test_every_country_of_iso_3166_has_an_actor() -> None:
    assert len(ISO_3166) == len(set(ISO_3166)) == 249
    assert [code for code in [*ISO_3166, "XK"] if code not in SHIPPED] == []
    others = [actor.id for actor in SHIPPED if re.fullmatch("[A-Z]{2}", actor.id) and actor not in COUNTRIES]
    assert others == ["SU", "EU", "UN"]


def test_labels_are_plain_names() -> None:
    odd = [a.fa for a in COUNTRIES if not set(a.fa) <= PERSIAN_LETTERS | {" ", ZWNJ}]
    assert odd == []
    assert len({a.fa for a in COUNTRIES}) == len({a.en for a in COUNTRIES}) == 250
    assert SHIPPED["HK"].fa == "هنگ‌کنگ"
    assert "چین" not in "".join(name for code in ("HK", "MO") for name in country_forms(SHIPPED[code], plain=False))


def test_every_plain_name_is_found_in_every_sentence() -> None:
    forms = [(actor.id, form) for actor in COUNTRIES for form in country_forms(actor, plain=True)]
    sentences = [
        (actor, frame.format(spelling)) for actor, form in forms for spelling in spellings(form) for frame in FRAMES
    ]
    text = "".join(f"{sentence} .\n" for _, sentence in sentences)  # at once: a hundred times as fast
    found: list[set[str]] = [set() for _ in sentences]
    for mention in find_mentions(text, "all"):
        found[text.count("\n", 0, mention.start)].add(mention.actor)
    missed = [
        row for row, actors in zip(sentences, found, strict=True) if actors - {"IR"} != {row[0]} - {"IR"} or not actors
    ]
    assert missed == []


def test_every_country_is_found_beside_what_only_a_state_has() -> None:
    missed = [
        (actor.id, frame)
        for actor in COUNTRIES
        for frame in OF_A_STATE
        if not any(actor.id in actors_in(frame.format(form)) for form in country_forms(actor, plain=False))
    ]
    assert missed == []


@pytest.mark.parametrize("actor", [*GROUPS, *UNIVERSAL])
def test_every_group_is_found_by_its_label(actor: str) -> None:
    label = SHIPPED[actor].fa
    for frame in OF_A_GROUP:
        for spelling in spellings(label):
            assert actor in actors_in(frame.format(spelling)), frame.format(spelling)


def test_groups_have_the_members_they_should() -> None:
    assert {actor: len(set(SHIPPED[actor].members)) for actor in GROUPS} == GROUPS
    assert [m for actor in SHIPPED for m in actor.members if m not in SHIPPED] == []
    eu, nato = set(SHIPPED["EU"].members), set(SHIPPED["NATO"].members)
    assert eu - nato == {"AT", "CY", "IE", "MT"}
    assert {"EG", "ET", "IR", "AE", "ID"} < set(SHIPPED["BRICS"].members)
    assert set(SHIPPED["ARAB-LEAGUE"].members) < set(SHIPPED["OIC"].members)
    assert set(SHIPPED["GCC"].members) < set(SHIPPED["ARAB-LEAGUE"].members)
    assert set(SHIPPED["C5"].members) < set(SHIPPED["ECO"].members)


def test_a_name_within_anothers_is_no_mention_even_where_the_other_is_not_looked_for() -> None:
    """«گینهٔ بیسائو» is not Guinea, «هندوراس» not India, when only Guinea and India are asked for."""
    forms = [(actor.id, form) for actor in COUNTRIES for form in country_forms(actor, plain=True)]
    names = {actor.id: {name for alias in actor.aliases for name in alias.forms} for actor in SHIPPED}
    holders = [
        (other, form, actor)
        for actor, own in names.items()
        for other, form in forms
        if other != actor and any(name in form for name in own)
        if any(mention.counted for mention in find_mentions(form, SHIPPED.select([actor])))
    ]
    assert holders == [("RU", "جمهوری سوسیالیستی فدراتیو شوروی روسیه", "SU")]


@pytest.mark.parametrize(("text", "expected"), [*NEWS, *AMBIGUOUS, *LONGER, *DAMAGED])
def test_mentions_of_countries_and_groups(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_that_look_like_countries_are_none(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_antarctica_is_nobodys_state() -> None:
    assert [(m.actor, m.counted) for m in find_mentions("یخ‌های قطب جنوب", "all")] == [("AQ", False)]


@pytest.fixture
def tool(root: Path) -> dict[str, object]:
    pytest.importorskip("babel", reason="Babel makes the file")
    return runpy.run_path(str(root / "tools" / "make_countries.py"))


def test_the_file_is_what_the_tool_makes(tool, root: Path) -> None:
    path = root / "corpus" / "data" / "gazetteer" / "5-countries.toml"
    made, there = tool["text"](), path.read_text("utf-8")
    if made.split("\n")[0] != there.split("\n")[0]:
        pytest.skip(f"made from another CLDR than {there.split(' (')[0].removeprefix('# ')}")
    assert there == made, "run python tools/make_countries.py"


def test_the_tool_knows_the_countries_of_iso_3166(tool) -> None:
    assert sorted(tool["territories"]()) == sorted([*ISO_3166, "XK"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("نپال", ["نپالی"]), ("گینه", ["گینه‌ای"]), ("بولیوی", ["بولیویایی"]), ("کنیا", ["کنیایی", "کنیائی"]),
        ("کنگو", ["کنگویی"]),
    ],
)  # fmt: skip
def test_demonyms_are_made_by_rule(tool, name: str, expected: list[str]) -> None:
    assert list(tool["demonyms"](name)) == expected


def test_a_name_of_cldr_that_is_no_plain_name_is_refused(tool) -> None:
    with pytest.raises(SystemExit, match=r"\[HK\]: .*، منطقه ویژه اداری چین' is no plain name; put it under unused"):
        tool["actor"]("HK", {})
    assert tool["actor"]("NP", {})["country"] == ["نپال", "نیپال"]


def test_the_usual_actors_are_found_without_reading_the_other_files(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    read_toml = toml_files.read_toml
    monkeypatch.setattr(toml_files, "read_toml", lambda file: read.append(file.name) or read_toml(file))
    gazetteers._selection.cache_clear()
    assert [m.actor for m in find_mentions("چین و روسیه")] == ["CN", "RU"]
    assert read == ["1-china-russia-japan.toml"]
    gazetteers._selection.cache_clear()
