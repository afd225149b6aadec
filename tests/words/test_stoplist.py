import pytest

from corpus import stopwords
from corpus.errors import OptionError
from corpus.words import lemmatize

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
TANWIN = "\N{ARABIC FATHATAN}"


@pytest.mark.parametrize("word", "و در به از که این است بود می‌شود باید اما همچنین خواهد کرده آن‌ها".split())
def test_function_words_are_there_with_and_without_half_spaces(word):
    assert {word, word.replace(ZWNJ, "")} <= stopwords()


@pytest.mark.parametrize(
    "word",
    "شدید نزدیک مقدار خبر زن مردم‌سالاری چین روسیه ژاپن کشور دولت مردم جنگ همکاری سال اقتصادی گفت#گو رفت#رو".split(),
)
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
    with pytest.raises(OptionError, match=r"only: a single string instead of several words. What to do: write only="):
        stopwords(only="چین")


def test_words_of_ones_own_alone():
    assert stopwords(only=["كشور", "می‌گوید"]) == {"کشور", "می‌گوید", "میگوید", "گفت#گو"}
    assert stopwords(only=[]) == frozenset()
    assert stopwords(only=["کشور"], add=["دولت"], remove=["کشور"]) == {"دولت"}


def test_counted_by_lemma_the_same_words_are_left_out():
    content = {"زمانی", "وقتی"}  # their lemmas are the nouns زمان and وقت
    words = stopwords()
    assert {word for word in words if "#" not in word and lemmatize(word) not in words} == content


@pytest.mark.parametrize("lemma", ["بود#باش", "شد#شو", "کرد#کن", "داشت#دار", "توانست#توان", "داد#ده", "گرفت#گیر"])
def test_verbs_of_the_list_are_there_in_all_tenses(lemma):
    past, present = lemma.split("#")
    forms = [past, f"ن{past}ند", f"می‌{past}ند", f"{past}ه", f"{past}ه‌اند", f"می‌{present}ند", f"نمی‌{present}د"]
    assert set(forms) <= stopwords()


def test_both_spellings_of_adverbs():
    words = stopwords()
    assert {word.removesuffix(TANWIN) for word in words if word.endswith(TANWIN)} <= words
