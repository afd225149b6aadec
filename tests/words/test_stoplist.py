import pytest

from corpus import stopwords
from corpus.errors import OptionError

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


@pytest.mark.parametrize("word", "و در به از که این است بود می‌شود باید اما همچنین خواهد کرده آن‌ها".split())
def test_function_words_are_there_with_and_without_half_spaces(word):
    assert {word, word.replace(ZWNJ, "")} <= stopwords()


@pytest.mark.parametrize("word", "چین روسیه ژاپن کشور دولت مردم جنگ همکاری سال اقتصادی گفت#گو رفت#رو".split())
def test_words_of_content_are_not(word):
    assert word not in stopwords()


def test_words_are_added_and_removed_in_every_spelling():
    words = stopwords(add=["نمی‌گوید", "کشور"], remove=["میشود"])
    assert {"نمیگوید", "نمی‌گوید", "گفت#گو", "کشور"} <= words
    assert "میشود" not in words
    assert stopwords() == stopwords(add=[], remove=[])


def test_a_single_string_is_refused():
    with pytest.raises(OptionError, match=r"add: a single string instead of several words. What to do: write add="):
        stopwords(add="چین")
