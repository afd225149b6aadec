"""Many texts cleaned at once come out as each by itself does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import clean_text, clean_texts
from corpus.clean import CleanConfig, batches, decoding, pipeline
from corpus.clean.triage import UNUSUAL_CHARACTER
from corpus.errors import OptionError

_WORDS = (
    "این خبر مهم است. کتاب ها می رود میدهد کتابرا مثلاً سابقاً، دالیل باتک دیدج نوتو مورینیو ای تر «چین» (روسیه) صفحه ۱۲ "
    "کتاب‌ها می‌رود است.این بی بی سی ان ال پی - 5 3/4 آ،ب ؟ ـ كتاب علي 😀 U.S. تقی زاده زاده شد سالهای"
).split()
_GAPS = [" ", " ", " ", " ", "\n", "\n\n", "\n\n\n", "  ", "\t", "\u00a0", "\r\n", "\f", " \n", "\u200c", ""]
_TEXTS = st.lists(
    st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_GAPS)), max_size=25).map(
        lambda parts: "".join(word + gap for word, gap in parts)
    ),
    min_size=8,
    max_size=12,
)
_CONFIGS = [
    CleanConfig.preset("standard"),
    CleanConfig.preset("pdf"),
    CleanConfig.preset("characters"),
    CleanConfig.preset("characters", lines=True),
    CleanConfig.preset("none", halfspaces=True),
    CleanConfig.preset("standard", order=False, keep=frozenset({"کتابرا"})),
    CleanConfig.preset("none"),
]


def _assert_alike(texts: list[str], config: CleanConfig) -> None:
    for text, cleaned in zip(texts, clean_texts(texts, config), strict=True):
        alone = clean_text(text, config)
        assert (cleaned.raw, cleaned.text, cleaned.repairs) == (text, alone.text, alone.repairs)


@pytest.mark.parametrize("config", _CONFIGS, ids=range(len(_CONFIGS)))
@settings(max_examples=60)
@given(texts=_TEXTS)
def test_each_text_comes_out_as_by_itself(texts: list[str], config: CleanConfig) -> None:
    _assert_alike(texts, config)


@pytest.mark.parametrize("config", _CONFIGS, ids=range(len(_CONFIGS)))
def test_seeds_and_their_lines(seeds: Path, config: CleanConfig) -> None:
    texts = [file.read_text("utf-8") for file in sorted(seeds.glob("*.txt"))]
    _assert_alike([line for text in texts for line in text.split("\n")], config)


_NOTHING_TO_REPAIR = [
    "این خبر مهم است.",
    "عنوان خبر\n\nوزیر مثلاً به تهران رفت.\nاو گفت: «چین و روسیه».\n",
    "",
    "در بهار سال ۱۴۰۲ هیچ چیز نبود، اما ۳٫۵ درصد بود.",
    "مورینیو و نوتو آمدند.",
]


def test_what_needs_nothing_is_not_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [clean_text(text).text for text in _NOTHING_TO_REPAIR]
    assert expected == _NOTHING_TO_REPAIR
    cleaned: list[str] = []
    monkeypatch.setattr(
        batches, "clean_text", lambda text, config: cleaned.append(text) or pipeline.clean_text(text, config)
    )
    assert [each.text for each in clean_texts(_NOTHING_TO_REPAIR * 2)] == _NOTHING_TO_REPAIR * 2
    assert cleaned == []
    clean_texts([*_NOTHING_TO_REPAIR * 2, "میدهد"])
    assert cleaned == ["میدهد"]


def test_signs_of_repairs_of_characters_are_unusual() -> None:
    """What a repair of characters looks for is no usual character, so that no text with it is taken for idle."""
    signs = [repair.signs for repair in CleanConfig.preset("characters").repairs if repair.signs]
    assert decoding.SIGNS in signs
    usual = [sign for group in signs for sign in group if not UNUSUAL_CHARACTER.search(sign) and sign != "\n"]
    assert usual == []


def test_what_is_no_text_is_refused_as_by_itself() -> None:
    with pytest.raises(OptionError, match="only str can be cleaned"):
        clean_texts(["متن", None])  # type: ignore[list-item] # the error is what is tested
    with pytest.raises(OptionError, match="no such preset"):
        clean_texts([], preset="best")


def test_pairs_are_told_apart_among_many_different_chunks() -> None:
    """There are more pairs of 80,000 chunks than numbers of 32 bits."""
    numbers = "\n".join(f"{i} {7 * i}" for i in range(40_000))
    cleaned = clean_texts([numbers, *["آنها به خانه می رفتند."] * 10])
    assert {each.text for each in cleaned[1:]} == {"آنها به خانه می\u200cرفتند."}
