"""The bounds of the search change nothing but its time."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.clean import wordbreaks
from corpus.clean.vocabulary import RARE, UNKNOWN, cost, floor, floor_of_unlisted, least_costs, listed_costs
from corpus.clean.wordbreaks import _LENIENT, _STRICT
from corpus.clean.wordcuts import FUNCTION_WORDS, INSERTION, RARE_PIECE, Window, _price, likeliest, splits_a_half_space
from corpus.clean.wordgains import _could_be_cut, could_change
from tests.strategies import persian_letters

RULES = (_STRICT, _LENIENT)

WORDS = """
    این آن را در و به از کتاب کتابرا دولتبرای سیاست خارجی خارج ی ای ن مورینیو سمرقند گرانده علیه داعش خراسان پیزارو کاخ
    می‌خواهم نمی‌شود کتاب‌هایشان خانهٔ واقعاً قاعدتاً سالگذشته هفتهگذشته م ک بند آقای جمهور رئیس نخست وزیر اماده زاده می نمی
    میروند رفت رفته‌اند دانشگاه تهران شهر پالایشگاه لی شی پز سرمایهگذاری کشو ر سیاس ت روش ن است گفته زیباترین تر ها های
""".split()


@st.composite
def windows(draw):
    """Words as they are, some glued to the one before, some torn in two, some with a letter of the one before."""
    words = draw(
        st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), persian_letters), min_size=1, max_size=6)
    )
    damaged: list[str] = []
    for word in words:
        what = draw(st.sampled_from(["", "", "glued", "torn", "moved"]))
        if what == "glued" and damaged:
            damaged[-1] += word
        elif what == "moved" and damaged and len(damaged[-1]) > 1:
            word = damaged[-1][-1] + word
            damaged[-1:] = [damaged[-1][:-1], word]
        elif what == "torn" and len(word) > 1:
            at = draw(st.integers(1, len(word) - 1))
            damaged += [word[:at], word[at:]]
        else:
            damaged.append(word)
    return Window(tuple(damaged))


def searched_plainly(window, rules):
    """The cheapest way to cut the letters, every string looked at."""
    letters, spaces = window.letters, frozenset(window.spaces)
    best, came_from = [0.0] + [math.inf] * len(letters), [0] * (len(letters) + 1)
    for end in range(1, len(letters) + 1):
        if splits_a_half_space(letters, end):
            continue
        border = 0.0 if end in spaces or end == len(letters) else INSERTION
        for begin in range(max(0, end - 26), end):
            price = _price(letters[begin:end], begin, spaces, rules)
            if price >= RARE and (border or (begin and begin not in spaces)):
                price += RARE_PIECE
            if best[begin] + price + border < best[end]:
                best[end], came_from[end] = best[begin] + price + border, begin
    reading, end = [], len(letters)
    while end:
        reading.append(letters[came_from[end] : end])
        end = came_from[end]
    return reading[::-1]


@given(windows(), st.sampled_from(RULES))
@settings(deadline=None, max_examples=300)
def test_the_search_finds_what_it_finds_without_bounds(window, rules):
    assert likeliest(window, rules) == searched_plainly(window, rules)


@given(windows(), st.sampled_from(RULES))
@settings(deadline=None, max_examples=600)
def test_where_nothing_could_change_nothing_does(window, rules):
    if not could_change(window.words, rules):
        assert wordbreaks._changes(window, rules) == ()


@given(windows(), windows(), st.sampled_from(RULES))
@settings(deadline=None, max_examples=200)
def test_what_could_change_could_do_so_beside_other_words(window, other, rules):
    if could_change(window.words, rules):
        assert could_change(window.words + ("و",) + other.words, rules)
        assert could_change(other.words + window.words, rules)


@pytest.mark.parametrize("rules", RULES)
def test_no_function_word_could_be_cut(rules):
    assert not any(could_change((word,), rules) or _could_be_cut(word, rules) for word in FUNCTION_WORDS)


@pytest.mark.parametrize("words", [("رانندگان", "معین"), ("مترجم", "کهگیلویه"), ("آب‌وجارو", "مشاوره")])
def test_what_gains_too_little_for_its_kind_could_not_change(words):
    """A letter that moves must gain more than a space that is put, and a rare piece more than a common one."""
    assert not could_change(words, _STRICT)


@pytest.mark.parametrize("words", [("کتابرا",), ("در", "ای", "ن", "شهر"), ("خارج", "ی", "کشور"), ("سال", "دولتبرای")])
def test_damage_could_change(words):
    assert could_change(words, _STRICT)


@pytest.mark.parametrize("words", [("با", "گوتروش"), ("کاخ", "پیزارو", "در", "لیما"), ("همکاری", "علیه", "داعش")])
def test_names_are_left_alone_at_once(words):
    assert any(cost(word) >= UNKNOWN for word in words)
    assert not could_change(words, _STRICT)


@given(
    st.one_of(
        persian_letters, st.text("اهیتنم\N{ZERO WIDTH NON-JOINER}\N{ARABIC HAMZA ABOVE}\N{ARABIC FATHATAN}", max_size=8)
    )
)
@settings(deadline=None, max_examples=500)
def test_no_word_costs_less_than_its_floor(word):
    assert floor(word) <= cost(word)


@pytest.mark.parametrize("word", [*WORDS, "", "استراتژیک", "نانوفناوری", "بازمی‌گشتند", "ریزپهپاد"])
def test_no_known_word_costs_less_than_its_floor(word):
    assert floor(word) <= cost(word)


def test_no_string_of_a_length_costs_less_than_the_least_cost():
    least = least_costs()
    assert all(least[len(word)] <= listed for word, listed in listed_costs().items())
    assert all(least[n] <= floor_of_unlisted(n) for n in range(1, len(least)))
