from __future__ import annotations

import csv
import io
import math
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus.count import audit_sheet, cite, read_audit, read_sheet, write_csv
from corpus.count.audit_results import ACTOR_COLUMNS, RULE_COLUMNS
from corpus.count.audit_sheets import SHEET_COLUMNS, allotted, rule_family
from corpus.errors import OptionError
from corpus.letters import PERSIAN_DIGITS

COLUMNS = ["doc", "start", "end", "text", "actor", "kind", "alias", "rule"]
RULES = [None, "inside a word", "no cue", "part of روسیه سفید", "part of دریای چین"]


def candidates_of(sizes: dict[tuple[str, str | None], int], text: str = "چین") -> pd.DataFrame:
    """So many candidates of each actor and rule, in texts of ten candidates each."""
    keys = [key for key, size in sizes.items() for _ in range(size)]
    rows = [
        (f"t{i // 10}", (i % 10) * 20 + 6, (i % 10) * 20 + 6 + len(text), text, actor, "country", "چین", rule)
        for i, (actor, rule) in enumerate(keys)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def sentences_of(candidates: pd.DataFrame, before: str = "گفت:\n- ", after: str = " آمد.") -> pd.DataFrame:
    rows = [
        (row.doc, row.start - len(before), row.end + len(after), before + row.text + after)
        for row in candidates.itertuples()
    ]
    return pd.DataFrame(rows, columns=["doc", "start", "end", "text"])


def sheet_of(sizes: dict[tuple[str, str | None], int], **options: Any) -> pd.DataFrame:
    candidates = candidates_of(sizes)
    return audit_sheet(candidates, sentences_of(candidates, "پیش ", " پس"), **options)


SIZES = {("CN", None): 80, ("CN", "inside a word"): 900, ("CN", "no cue"): 16, ("CN", "part of دریای چین"): 1,
         ("RU", None): 4, ("RU", "inside a word"): 3}  # fmt: skip
SHEET = sheet_of(SIZES)


def test_each_actor_and_rule_is_seen() -> None:
    assert list(SHEET.columns) == SHEET_COLUMNS
    drawn = SHEET.groupby(["sample", "actor", "rule"])["frame"].agg(["size", "first"])
    assert drawn.to_records().tolist() == [
        ("hit", "CN", "", 50, 80),
        ("hit", "RU", "", 4, 4),
        ("near-miss", "CN", "inside a word", 43, 900),
        ("near-miss", "CN", "no cue", 6, 16),
        ("near-miss", "CN", "part of دریای چین", 1, 1),
        ("near-miss", "RU", "inside a word", 3, 3),
    ]
    assert (SHEET["right"] == "").all()
    assert SHEET.attrs["sizes"] == {"hits": 84, "near-misses": 920, "rows": 107}
    assert "seed=0" in cite(SHEET)


def test_the_same_seed_draws_the_same_rows() -> None:
    pd.testing.assert_frame_equal(SHEET, sheet_of(SIZES))
    assert SHEET["start"].tolist() != sheet_of(SIZES, seed=1)["start"].tolist()
    # nor does it matter who else is looked for
    alone = sheet_of({key: size for key, size in SIZES.items() if key[0] == "CN"})
    own = SHEET[SHEET["actor"] == "CN"].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, own)


def test_no_row_is_drawn_twice() -> None:
    assert not SHEET.duplicated(["doc", "start", "end"]).any()


def test_the_sentence_is_cut_in_three_and_in_one_line() -> None:
    candidates = candidates_of({("CN", None): 1})
    row = audit_sheet(candidates, sentences_of(candidates)).iloc[0]
    assert [row["before"], row["text"], row["after"]] == ["گفت: - ", "چین", " آمد."]


def test_numbers_of_rows_may_be_none_but_not_less() -> None:
    assert set(sheet_of(SIZES, hits=0)["sample"]) == {"near-miss"}
    assert sheet_of(SIZES, hits=0, near_misses=0).columns.tolist() == SHEET_COLUMNS
    assert len(sheet_of(SIZES, hits=2, near_misses=1)) == 4 + 4  # each rule is seen at least once
    with pytest.raises(OptionError, match="near_misses=-1: not a number of rows"):
        sheet_of(SIZES, near_misses=-1)
    with pytest.raises(OptionError, match=r"hits=0\.5: not a number of rows"):
        sheet_of(SIZES, hits=0.5)  # type: ignore[arg-type]  # the wrong type is the test


@given(st.lists(st.integers(1, 400), min_size=1, max_size=7), st.integers(0, 80))
def test_rows_are_allotted_without_remainder(sizes: list[int], total: int) -> None:
    drawn = allotted(sizes, total)
    assert all(0 <= number <= size for number, size in zip(drawn, sizes, strict=True))
    assert sum(drawn) == (min(sum(sizes), max(total, len(sizes))) if total else 0)
    assert all(
        a >= b for (a, x) in zip(drawn, sizes, strict=True) for (b, y) in zip(drawn, sizes, strict=True) if x > y
    )


# ---- the sheet as a file


def ticked(sheet: pd.DataFrame, marks: list[str]) -> pd.DataFrame:
    return sheet.assign(right=[marks[i % len(marks)] for i in range(len(sheet))])


def test_the_file_opens_right_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "نو" / "audit.csv"
    candidates = candidates_of({("CN", None): 1}, "=چین")
    write_csv(audit_sheet(candidates, sentences_of(candidates, "-1 ", "@پس")), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    row = next(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert [row["before"], row["text"], row["after"]] == ["'-1 ", "'=چین", "'@پس"]
    assert read_sheet(path)[["before", "text", "after"]].values.tolist() == [["-1 ", "=چین", "@پس"]]


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    path.write_text("ticks of a week", "utf-8")
    with pytest.raises(OptionError, match=r"there is a file already, and what was filled in would be lost"):
        write_csv(SHEET, path)
    assert path.read_text("utf-8") == "ticks of a week"


cells = st.text(alphabet=list("چین =+-@'\"؛;,،\t\n\r\u200c۱1") + ["«", "x"], max_size=8)


@given(cells, cells, cells, st.sampled_from(["1", "۰", "", "?", "بله"]))
@settings(max_examples=60)
def test_what_is_read_back_is_what_was_written(
    tmp_path_factory: Any, before: str, text: str, remark: str, tick: str
) -> None:
    path = tmp_path_factory.mktemp("sheet") / "audit.csv"
    sheet = SHEET.head(2).assign(before=before, text=text, remark=remark, right=tick)
    write_csv(sheet, path)
    read = read_sheet(path).reset_index(drop=True)
    pd.testing.assert_frame_equal(read, sheet, check_dtype=False)


def saved_by_excel(sheet: pd.DataFrame, path: Path, *, delimiter: str, encoding: str, digits: bool) -> None:
    """As a spreadsheet in a Persian or European country may save it: columns moved, a row of nothing at the end."""
    rows = [list(reversed(sheet.columns)), *[list(reversed(row)) for row in sheet.astype(str).values.tolist()]]
    rows = [[cell.translate(str.maketrans("0123456789", PERSIAN_DIGITS)) if digits and cell.isdecimal() else cell
             for cell in row] for row in rows]  # fmt: skip
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows([*rows, [""] * len(rows[0])])
    path.write_bytes(text.getvalue().encode(encoding))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "windows-1256"])
def test_the_round_trip_through_a_spreadsheet_changes_nothing(tmp_path: Path, delimiter: str, encoding: str) -> None:
    sheet = ticked(SHEET, ["1", "0", "", "?"])
    if encoding == "windows-1256":  # which has no Persian ye
        sheet = sheet.assign(before="وزير خارجه گفت كه در سفر خود به پكن با همتاي ")
        sheet = sheet.map(lambda cell: cell.replace("ی", "ي") if isinstance(cell, str) else cell)
    saved_by_excel(
        sheet, tmp_path / "saved.csv", delimiter=delimiter, encoding=encoding, digits=encoding != "windows-1256"
    )
    pd.testing.assert_frame_equal(read_audit(tmp_path / "saved.csv"), read_audit(sheet))
    assert read_sheet(tmp_path / "saved.csv")["start"].tolist() == sheet["start"].tolist()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("none.csv", None, "there is no such file"),
        ("audit.xlsx", b"PK\x03\x04...", "Office file.*save it in the spreadsheet program as «CSV UTF-8»"),
        (
            "other.csv",
            b"doc,actor\r\n1,CN\r\n",
            r"it lacks the columns sample, rule, frame, right \(columns: doc, actor\)",
        ),
    ],
)
def test_what_is_no_sheet_is_named(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(OptionError, match=message):
        read_audit(tmp_path / name)


# ---- what it says

YES = ["1", "۱", "1.0", 1, 1.0, True, "y", "Yes", "TRUE", "بله", " بلي ", "✓", "✔️", "درست", "ok"]
NO = ["0", "۰", "0.0", 0, 0.0, False, "N", "no", "خیر", "خير", "نه", "✗", "x", "X", "غلط", "نادرست", "false"]
UNSURE = ["?", "؟", "نمی‌دانم", "unsure"]
EMPTY = ["", " ", None, math.nan, pd.NA]


@pytest.mark.parametrize(
    ("cell", "column"),
    [(cell, name) for name, group in zip(ACTOR_COLUMNS[3:7], (YES, NO, UNSURE, EMPTY), strict=True) for cell in group],
)
def test_ticks_as_people_write_them(cell: object, column: str) -> None:
    sheet = SHEET.head(1).assign(right=pd.Series([cell], dtype=object))
    row = read_audit(sheet).iloc[-1]
    assert row[["right", "wrong", "unsure", "unchecked"]].to_dict() == {
        name: int(name == column) for name in ("right", "wrong", "unsure", "unchecked")
    }
    assert row["checked"] == row["right"] + row["wrong"]


@pytest.mark.parametrize("cell", ["2", "maybe", "بله؟", "1,0", "yes no"])
def test_any_other_tick_is_named_with_its_row(tmp_path: Path, cell: str) -> None:
    write_csv(SHEET.assign(right=["1", cell, *["1"] * (len(SHEET) - 2)]), tmp_path / "audit.csv")
    with pytest.raises(OptionError, match=rf"row 3, column right: '{cell}': this says neither yes nor no"):
        read_audit(tmp_path / "audit.csv")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"frame": "80x"}, "row 0, column frame: '80x': this is no whole number"),
        ({"frame": 12.5}, r"row 0, column frame: 12\.5: this is no whole number"),
        ({"frame": 3}, "hit, CN: the column frame has .* smaller ones than it has rows"),
        ({"sample": "mention"}, "row 0, column sample: 'mention': this is neither hit nor near-miss"),
    ],
)
def test_what_was_changed_by_mistake_is_named(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        read_audit(SHEET.assign(**changes))


def test_unequal_strata_are_weighted() -> None:
    sheet = pd.concat([SHEET[SHEET["sample"] == "hit"], SHEET[SHEET["sample"] == "near-miss"]])
    wrong = (sheet["sample"] == "near-miss") & (sheet["rule"] == "no cue")
    sheet = sheet.assign(right="1").assign(right=lambda rows: rows["right"].where(~wrong, "0"))
    sheet.loc[(sheet["actor"] == "RU") & (sheet["sample"] == "hit"), "right"] = ["0", "1", "1", "1"]
    table = read_audit(sheet).set_index("actor")
    assert list(table.columns) == ACTOR_COLUMNS[1:]
    assert table.loc["CN", ["hits", "checked", "right", "precision"]].tolist() == [80, 50, 50, 1.0]
    assert table.loc["RU", ["hits", "checked", "right", "precision"]].tolist() == [4, 4, 3, 0.75]
    # not 53 of 54: China's 50 rows stand for 80 mentions, Russia's 4 for 4
    assert table.loc["(all)", "precision"] == pytest.approx((80 + 3) / 84)
    assert table.loc["CN", "missed"] == pytest.approx(16)
    assert table.loc["CN", "recall"] == pytest.approx(80 / 96)
    assert table.loc["RU", ["missed", "recall"]].tolist() == [0.0, 1.0]
    assert table.loc["(all)", "recall"] == pytest.approx(83 / 99)
    rules = read_audit(sheet, by="rule")
    assert list(rules.columns) == RULE_COLUMNS
    assert rules[["rule", "near_misses", "checked", "wrong", "wrong_share"]].values.tolist() == [
        ["inside a word", 903, 46, 0, 0.0],
        ["no cue", 16, 6, 6, 1.0],
        ["part of a longer name", 1, 1, 0, 0.0],
        ["(all)", 920, 53, 6, 16 / 920],
    ]
    assert "among names that the gazetteer has" in cite(read_audit(sheet))


def test_a_sheet_with_all_there_is_leaves_nothing_unsure() -> None:
    sheet = sheet_of(SIZES, hits=100, near_misses=2000).assign(right="1")
    sheet.loc[sheet.index[[0, 90]], "right"] = "0"
    table = read_audit(sheet).set_index("actor")
    assert table.loc["CN", ["precision", "precision_low", "precision_high"]].tolist() == [79 / 80] * 3
    assert (table["missed_low"] == table["missed"]).all()
    assert (table["recall_high"] == table["recall_low"]).all()
    unsure = read_audit(sheet.assign(right=["?", *sheet["right"][1:]])).set_index("actor")  # one may be wrong
    assert unsure.loc["CN", ["precision_low", "precision_high"]].tolist() == [79 / 80, 1.0]
    rules = read_audit(sheet, by="rule").set_index("rule")
    assert (rules["wrong_share_low"] == rules["wrong_share_high"]).all()


def test_bounds_agree_with_the_ticks() -> None:
    row = read_audit(SHEET[SHEET["actor"] == "CN"].assign(right="1")).iloc[0]
    assert row["precision_low"] >= 50 / 80
    assert row["precision_high"] == 1


def test_without_near_misses_recall_is_not_known() -> None:
    row = read_audit(ticked(sheet_of(SIZES, near_misses=0), ["1"])).iloc[-1]
    assert row["precision"] == 1
    assert row[["missed", "recall", "recall_low", "recall_high"]].isna().all()


def test_a_sheet_not_yet_ticked_says_so() -> None:
    table = read_audit(SHEET)
    assert table["unchecked"].tolist() == [50, 4, 54]
    assert table["near_unchecked"].tolist() == [50, 3, 53]
    assert table[["precision", "recall"]].isna().all(axis=None)
    assert table.attrs["sizes"] == {"rows": 107, "checked": 0, "unsure": 0, "unchecked": 107}
    empty = read_audit(SHEET.head(0))
    assert empty["actor"].tolist() == ["(all)"]


def test_options_are_named() -> None:
    with pytest.raises(OptionError, match="by='kind': there is no such option"):
        read_audit(SHEET, by="kind")  # type: ignore[arg-type]  # the wrong value is the test
    with pytest.raises(OptionError, match="95: not a level of confidence"):
        read_audit(SHEET, confidence=95)
    with pytest.raises(OptionError, match=r"0\.95: not a level of confidence.*give a number between 0 and 1"):
        read_audit(SHEET, confidence="0.95")  # type: ignore[arg-type]  # the wrong type is the test
    with pytest.raises(OptionError, match=r"the sheet: it lacks the columns right"):
        read_audit(SHEET.drop(columns="right"))


strata = st.dictionaries(
    st.tuples(st.sampled_from(["CN", "RU", "JP"]), st.sampled_from(RULES)), st.integers(1, 40), min_size=1, max_size=8
)


@given(strata, st.integers(1, 20), st.integers(1, 20), st.lists(st.sampled_from("10?x ✓"), min_size=1, max_size=9))
@settings(max_examples=60)
def test_numbers_add_up(sizes: dict[tuple[str, str | None], int], hits: int, near: int, marks: list[str]) -> None:
    sheet = ticked(sheet_of(sizes, hits=hits, near_misses=near), marks)
    table, rules = read_audit(sheet), read_audit(sheet, by="rule")
    own, whole = table.iloc[:-1], table.iloc[-1]
    numbers = [name for name in ACTOR_COLUMNS if table[name].dtype.kind == "i"]
    assert own[numbers].sum().tolist() == whole[numbers].tolist()
    assert whole["hits"] == sum(size for (_, rule), size in sizes.items() if rule is None)
    assert whole["near_misses"] == sum(size for (_, rule), size in sizes.items() if rule is not None)
    drawn = sheet["sample"].value_counts()
    assert whole[["checked", "unsure", "unchecked"]].sum() == drawn.get("hit", 0)
    assert whole[["near_checked", "near_unsure", "near_unchecked"]].sum() == drawn.get("near-miss", 0)
    assert (table["checked"] == table["right"] + table["wrong"]).all()
    assert rules.iloc[-1]["wrong"] == whole["wrongly_rejected"]
    assert set(rules["rule"]) == {rule_family(rule) for _, rule in sizes if rule} | {"(all)"}
    known = table.dropna(subset="precision")
    assert ((known["precision_low"] <= known["precision"]) & (known["precision"] <= known["precision_high"])).all()
    if not whole["unsure"] + whole["unchecked"] + whole["near_unsure"] + whole["near_unchecked"] and drawn.get(
        "hit", 0
    ):
        assert own["precision"].fillna(0) @ own["hits"] == pytest.approx(whole["precision"] * whole["hits"])


# ---- of a corpus


def test_the_hits_are_the_counted_mentions_and_the_rest_near_misses(seeds: Path, tmp_path: Path) -> None:
    texts = corpus.load(seeds)
    sheet = texts.audit(tmp_path / "audit.csv")
    mentions = texts.mentions()
    counted = mentions[mentions["counted"]]
    found = sheet[sheet["sample"] == "hit"]
    assert found["frame"].groupby(found["actor"]).first().to_dict() == counted["actor"].value_counts().to_dict()
    assert sorted(zip(found["doc"], found["start"], strict=True)) == sorted(
        zip(counted["doc"], counted["start"], strict=True)
    )
    for row in sheet.itertuples():
        text = texts[row.doc].text
        assert text[row.start : row.end] == row.text
        assert " ".join((row.before + row.text + row.after).split()) in " ".join(text.split())
    pd.testing.assert_frame_equal(read_sheet(tmp_path / "audit.csv").reset_index(drop=True), sheet, check_dtype=False)
    assert corpus.read_audit(tmp_path / "audit.csv")["hits"].iloc[-1] == len(counted)
