"""What other texts say: pairs of words, kept with a key that names them."""

import pytest

from corpus import CleanConfig, OrderModel, clean_text
from corpus.errors import OptionError

TEXTS = ["شورای همکاری خلیج فارس تشکیل جلسه داد.", "وزیران خلیج فارس آمدند."]


def test_pairs_are_counted_and_signs_part_them():
    model = OrderModel.learn([*TEXTS, "دادند. وزیران"])
    assert model.counts["خلیج", "فارس"] == 2
    assert ("دادند", "وزیران") not in model.counts


def test_the_key_names_the_counts():
    assert OrderModel.learn(TEXTS).key == OrderModel.learn(iter(TEXTS[::-1])).key
    assert OrderModel.learn(TEXTS) == OrderModel.learn(TEXTS[::-1]) != OrderModel.learn(TEXTS[:1])
    assert len({OrderModel.learn(TEXTS), OrderModel.learn(TEXTS)}) == 1
    assert repr(OrderModel.learn(TEXTS[:1])).endswith("7 pairs of words>")


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ([], "no texts: there are no two words to learn from"),
        ([b"abc"], "a text of the type bytes: a model is learned from str"),
        (["متن تازه", None], "a text of the type NoneType: a model is learned from str"),
    ],
)
def test_bad_input(texts, message):
    with pytest.raises(OptionError, match=message):
        OrderModel.learn(texts)


def test_a_model_that_is_none():
    with pytest.raises(OptionError, match="a model is an OrderModel"):
        clean_text("متن", model="texts.txt")
    with pytest.raises(OptionError, match="a model is an OrderModel"):
        CleanConfig.preset("pdf", model="texts.txt")
    with pytest.raises(OptionError, match="a config says by itself"):
        clean_text("متن", CleanConfig(), model=OrderModel.learn(TEXTS))


def test_undamaged_text_is_cleaned_alike_with_a_model():
    text = "زیرساختها و بدهیها را دید."
    assert clean_text(text, model=OrderModel.learn(TEXTS)) == clean_text(text)


def test_a_model_reaches_the_repair():
    damaged = " .به خانه بازگشت کلباسی دیروز زرندی\n .نیز با او آمدند زرندی و کلباسی دوستان"
    texts = ["زرندی کلباسی دیروز به خانه بازگشت.", "کلباسی دیروز به خانه"]
    repaired = clean_text(damaged, model=OrderModel.learn(texts)).text.split("\n")[0]
    assert repaired == "زرندی کلباسی دیروز به خانه بازگشت."
