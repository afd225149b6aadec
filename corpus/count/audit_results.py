"""What an audit sheet says once it is filled in: how precise the mentions are, and how many were missed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args

import pandas as pd

from ..errors import OptionError
from ..letters import ZWNJ, fold
from ..patterns import late_pattern
from .association import check_confidence
from .audit_sheets import HIT, NEAR_MISS, STRATUM, read_sheet, rule_family
from .citation import described
from .estimates import UNKNOWN, Estimate, Stratum, share_of_sum, stratified_total

By = Literal["actor", "rule"]

ALL = "(all)"
ACTOR_COLUMNS = [
    "actor", "hits", "checked", "right", "wrong", "unsure", "unchecked", "precision", "precision_low", "precision_high",
    "near_misses", "near_checked", "wrongly_rejected", "near_unsure", "near_unchecked", "missed", "missed_low",
    "missed_high", "recall", "recall_low", "recall_high",
]  # fmt: skip
RULE_COLUMNS = [
    "rule", "near_misses", "checked", "right", "wrong", "unsure", "unchecked", "wrong_share", "wrong_share_low",
    "wrong_share_high",
]  # fmt: skip

_TICKS = {
    "right": "1 y yes t true right ok + ✓ ✔ ☑ بله بلی آری آره درست صحیح",
    "wrong": "0 n no f false wrong - − x × ✗ ✘ ✕ ☒ خیر نه نادرست غلط",
    "unsure": "? ؟ unsure نامعلوم نمیدانم شاید",
}
_TICK = {fold(mark).text: tick for tick, marks in _TICKS.items() for mark in marks.split()}
_EMOJI = "\N{VARIATION SELECTOR-16}"
_ZEROS = late_pattern(r"\.0+$")  # 1.0, which pandas makes of 1 where other cells are empty


def read_audit(sheet: str | Path | pd.DataFrame, *, by: By = "actor", confidence: float = 0.95) -> pd.DataFrame:
    """How precise the mentions of each actor are, and how many were missed, by an audit sheet that was filled in.

    ``sheet`` is the CSV file that :meth:`Corpus.audit` wrote, as a spreadsheet saved it, or such a DataFrame. In the
    column ``right`` 1, y, yes, ✓, بله, درست mean that the row is right: a hit is a mention of its actor, a near-miss
    was rightly rejected; 0, n, no, x, ✗, خیر, غلط that it is wrong; ? that nobody can tell. Empty rows are not yet
    checked.

    By actor, and last of all together: hits (that there are), checked, right and wrong, unsure, unchecked (rows of the
    sheet), precision; near_misses, near_checked, wrongly_rejected, near_unsure, near_unchecked; missed (the estimated
    number of near-misses that are mentions), recall; with the bounds of the interval, precision_low, precision_high ….
    By rule, and last of all together: near_misses, checked, right, wrong, unsure, unchecked, wrong_share with bounds.

    Rows stand for as many cases as they were drawn from (column ``frame``), so that the totals hold where actors and
    rules were drawn unequally. Intervals are Wilson's, for the effective size of a sample from the finite number of
    mentions of these texts (:func:`corpus.count.estimates.stratified_total`): where all rows there are were ticked, the
    answer is known and the interval is the value. That of recall = found ÷ (found + missed), with found
    = hits × precision, by :func:`corpus.count.estimates.ratio`. **Recall is that among names the gazetteer has**: a
    name whose letters it lacks is no near-miss, and nothing here tells how many there are. It is missing where no
    near-misses were drawn. Unsure rows count for neither side.

    Raises :class:`corpus.errors.OptionError` for another ``by``, for a ``confidence`` that is no number between 0 and
    1, for a sheet that lacks columns, and for a cell that is none of these, with its row.

    >>> sheet = pd.DataFrame({"sample": ["hit"] * 4, "actor": ["CN", "CN", "RU", "RU"], "rule": "",
    ...                       "frame": [20, 20, 60, 60], "right": ["۱", "بله", "✓", "غلط"]})
    >>> read_audit(sheet)[["actor", "hits", "right", "wrong", "precision"]].values.tolist()
    [['CN', 20, 2, 0, 1.0], ['RU', 60, 1, 1, 0.5], ['(all)', 80, 3, 1, 0.625]]
    """
    if by not in get_args(By):
        raise OptionError(f"by={by!r}", "there is no such option", f"choose one of {', '.join(get_args(By))}")
    check_confidence(confidence)
    rows = read_sheet(sheet)
    strata = _strata(rows)
    whole = _by_actor if by == "actor" else _by_rule
    table = whole(strata, confidence)
    return described(
        table,
        "audit",
        parameters={"by": by, "confidence": confidence},
        sizes={
            "rows": len(rows), "checked": int(strata[["right", "wrong"]].sum().sum()),
            "unsure": int(strata["unsure"].sum()), "unchecked": int(strata["unchecked"].sum()),
        },
        formula="precision = Σ frame × right ÷ checked ÷ hits; missed = Σ frame × wrong ÷ checked of near-misses; "
        "recall = hits × precision ÷ (hits × precision + missed), among names that the gazetteer has",
        source="Wilson 1927; effective sample size: Korn & Graubard 1998, Kish 1965, Satterthwaite 1946; "
        "ratio: Donner & Zou 2012",
    )  # fmt: skip


def _strata(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a stratum: sample, actor, rule, frame, right, wrong, unsure, unchecked."""
    if unknown := [(row, name) for row, name in rows["sample"].items() if name not in (HIT, NEAR_MISS)]:
        row, name = unknown[0]
        raise OptionError(
            f"row {row}, column sample: {name!r}", f"this is neither {HIT} nor {NEAR_MISS}", "put it back"
        )
    ticks = pd.Series([_tick(value, row) for row, value in rows["right"].items()], index=rows.index, dtype=object)
    keyed = rows[[*STRATUM, "frame"]].assign(rule=rows["rule"].map(rule_family))
    for name in ("right", "wrong", "unsure", "unchecked"):
        keyed[name] = (ticks == name).astype(int)
    groups = keyed.groupby(STRATUM, sort=True)
    frames = groups["frame"].agg(["min", "max", "size"])
    odd = frames[(frames["min"] < frames["max"]) | (frames["min"] < frames["size"])]
    if len(odd):
        name = ", ".join(filter(None, odd.index[0]))
        reason = "the column frame has several numbers for it, or smaller ones than it has rows"
        raise OptionError(name, reason, "put the numbers back, and read each sheet by itself")
    sums = groups[["right", "wrong", "unsure", "unchecked"]].sum()
    return sums.assign(frame=frames["max"]).reset_index()


def _tick(value: Any, row: object) -> str:
    """What a cell of the column right says: right, wrong, unsure or unchecked."""
    if value is None or pd.isna(value) or not str(value).strip():
        return "unchecked"
    mark = _ZEROS.sub("", fold(str(value)).text.replace(ZWNJ, "").replace(_EMOJI, "").strip().lower())
    if mark not in _TICK:
        remedy = "write 1 or 0 (yes or no, بله or خیر, ✓ or ✗), ? where nobody can tell, or nothing"
        raise OptionError(f"row {row}, column right: {str(value)!r}", "this says neither yes nor no", remedy)
    return _TICK[mark]


def _by_actor(strata: pd.DataFrame, confidence: float) -> pd.DataFrame:
    drawn = bool((strata["sample"] == NEAR_MISS).any())
    actors = sorted(strata["actor"].unique())
    rows = [_of_actor(actor, strata[strata["actor"] == actor], confidence, drawn=drawn) for actor in actors]
    return pd.DataFrame([*rows, _of_actor(ALL, strata, confidence, drawn=drawn)], columns=ACTOR_COLUMNS)


def _of_actor(name: str, strata: pd.DataFrame, confidence: float, *, drawn: bool) -> dict[str, Any]:
    hits, near = (strata[strata["sample"] == sample] for sample in (HIT, NEAR_MISS))
    found = stratified_total(_counted(hits, "right"), confidence)
    missed = stratified_total(_counted(near, "wrong"), confidence) if drawn else UNKNOWN
    counts, rejected = _sums(hits), _sums(near)
    return {
        "actor": name, "hits": counts.pop("frame"), **counts,
        **_named("precision", found.over(int(hits["frame"].sum()))),
        "near_misses": rejected["frame"], "near_checked": rejected["checked"], "wrongly_rejected": rejected["wrong"],
        "near_unsure": rejected["unsure"], "near_unchecked": rejected["unchecked"],
        **_named("missed", missed), **_named("recall", share_of_sum(found, missed)),
    }  # fmt: skip


def _by_rule(strata: pd.DataFrame, confidence: float) -> pd.DataFrame:
    near = strata[strata["sample"] == NEAR_MISS]
    parts: list[tuple[str, pd.DataFrame]] = [
        (rule, near[near["rule"] == rule]) for rule in sorted(near["rule"].unique())
    ]
    rows = []
    for rule, own in [*parts, (ALL, near)]:
        counts = _sums(own)
        share = stratified_total(_counted(own, "wrong"), confidence).over(counts["frame"])
        rows.append({"rule": rule, "near_misses": counts.pop("frame"), **counts, **_named("wrong_share", share)})
    return pd.DataFrame(rows, columns=RULE_COLUMNS)


def _counted(strata: pd.DataFrame, what: str) -> list[Stratum]:
    checked = strata["right"] + strata["wrong"]
    return [Stratum(*map(int, row)) for row in zip(strata["frame"], checked, strata[what], strict=True)]


def _sums(strata: pd.DataFrame) -> dict[str, int]:
    sums = {name: int(strata[name].sum()) for name in ("frame", "right", "wrong", "unsure", "unchecked")}
    return {"frame": sums.pop("frame"), "checked": sums["right"] + sums["wrong"], **sums}


def _named(name: str, estimate: Estimate) -> dict[str, float]:
    return {name: estimate.value, f"{name}_low": estimate.low, f"{name}_high": estimate.high}
