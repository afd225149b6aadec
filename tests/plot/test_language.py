"""Every figure speaks the language that was chosen, and that one only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from string import Formatter

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import corpus
from corpus import plot
from corpus.errors import OptionError
from corpus.letters import PERSIAN_DIGITS
from corpus.mentions.gazetteer import KINDS
from corpus.plot.language import figure_language
from corpus.plot.mentions import actor_labels
from corpus.plot.wording import WORDS, name_of, say
from tests.plot.looks import assert_legible, labels
from tests.plot.test_over_time import ACTORS, GAP, MANY, table_of
from tests.plot.test_timelines import AGES, MIXED

LANGUAGES = ("en", "fa")
PERSIAN = re.compile("[\u0621-\u06cc]")
LATIN = re.compile("[A-Za-z]")
OTHER_DIGITS = {"en": re.compile(f"[{PERSIAN_DIGITS}]"), "fa": re.compile("[0-9]")}
OTHER_LETTERS = {"en": PERSIAN, "fa": LATIN}
NO_FIGURES = {"display_word", "shape", "use_language"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = plot.use_language(request.param)
    yield request.param
    plot.use_language(before)


# Tables whose words are of no script: what then is left of a figure in the other script is not data.
WORD = ["①", "②", "③"]
_COUNTS = pd.DataFrame({"word": WORD, "count": [5000, 20, 1]})
_NODES = pd.DataFrame(
    {"node": WORD[0], "collocate": WORD[1:], "count": [7, 4], "log_dice": [11.2, 9.1], "mi": [3.25, np.inf]}
)
_KEYS = pd.DataFrame(
    {"word": WORD, "count": [25, 2, 3], "reference_count": [5, 9, 3], "log_ratio": [3.3, -1.2, 0.4],
     "log_ratio_low": [2.0, -3.0, -1.0], "log_ratio_high": [4.7, 0.6, 2.0], "p_adjusted": [0.001, 0.2, 0.5],
     "log_likelihood": [31.9, 1.8, 0.2]}
)  # fmt: skip
_DOCS = pd.DataFrame({"doc": ["①", "②"], "chars": [2000, 1500], "title": ["③", "④"]})
_PLACES = pd.DataFrame({"doc": ["①", "①", "②"], "start": [50, 1500, 700]})
_MENTIONS = pd.DataFrame({"doc": ["①"] * 4 + ["②"], "actor": ["CN", "RU", "CN", "JP", "X-CENTRAL-ASIA"]})
_BY_KIND = _MENTIONS.assign(kind=["country", "capital", "leader", "official", "demonym"], count=[1200, 7, 3, 2, 1])
_RATES = pd.DataFrame(
    {"actor": ["CN", "RU"], "count": [9, 4], "per_1000": [3.5, 1.25], "per_1000_low": [2.0, 0.5],
     "per_1000_high": [5.0, 2.0], "share": [0.7, 0.3]}
)  # fmt: skip
_RATES.attrs["parameters"] = {"confidence": 0.95}
_PAIRS = pd.DataFrame(
    {"actor_a": ["CN", "CN", "JP"], "actor_b": ["RU", "JP", "RU"], "count": [40, 2, 9], "count_a": [90, 90, 30],
     "count_b": [70, 30, 70], "npmi": [0.4, -0.5, 0.1], "p": [1e-9, 1e-6, 0.4]}
)  # fmt: skip
_PAIRS.attrs["parameters"] = {"window": "sentence"}
_TIMES = pd.DataFrame(
    {"weight": [3.5, 1200.0], "start": ["2023-01-01", "2024-01-01"], "end": ["2023-12-31", "2024-12-31"]}
)
_TIMES.attrs |= {"unresolved": 2, "outside": 1}
_NUMBERED = {"chronology": MIXED.assign(text="①"), "ages": AGES.assign(text="①")}
_ALIASES = _MENTIONS.assign(alias=[*WORD, "④", "⑤"], count=[40, 21, 12, 5, 2])
_DIVERSE = pd.DataFrame({"doc": WORD, "tokens": [2100, 900, 10], "mattr": [0.71, 0.78, np.nan]})

FIGURES: dict[str, Callable[[], Figure]] = {
    "aliases": lambda: plot.aliases(_ALIASES, top=1),
    "attention": lambda: plot.attention(table_of(GAP, calendar="persian")),
    "attention with intervals": lambda: plot.attention(table_of(GAP, by="year", confidence=0.95)),
    "attention of many": lambda: plot.attention(table_of(GAP[:40], actors=MANY), value="document_share"),
    "attention in panels": lambda: plot.attention(table_of(GAP, actors=ACTORS), panels="actor"),
    "chronology": lambda: plot.chronology(_NUMBERED["chronology"], by="actors"),
    "chronology of ages": lambda: plot.chronology(_NUMBERED["ages"]),
    "chronology of nothing": lambda: plot.chronology(_NUMBERED["ages"][:0]),
    "chronology of one": lambda: plot.chronology(_NUMBERED["ages"][2:]),
    "collocates": lambda: plot.collocates(_NODES, top=1),
    "collocates of several": lambda: plot.collocates(pd.concat([_NODES, _NODES.assign(node="④")]), measure="mi"),
    "collocation_network": lambda: plot.collocation_network(_NODES),
    "comention_matrix": lambda: plot.comention_matrix(_PAIRS),
    "comention_matrix of NPMI": lambda: plot.comention_matrix(_PAIRS, value="npmi"),
    "comention_network": lambda: plot.comention_network(_PAIRS, top=1),
    "density": lambda: plot.density(_NUMBERED["chronology"]),
    "density by actors": lambda: plot.density(_NUMBERED["chronology"], by="actors"),
    "dispersion": lambda: plot.dispersion(_PLACES.assign(node="①"), _DOCS),
    "dispersion of several": lambda: plot.dispersion(_PLACES.assign(node=WORD), _DOCS),
    "diversity": lambda: plot.diversity(_DIVERSE, top=1),
    "frequencies": lambda: plot.frequencies(_COUNTS, top=2),
    "frequencies of groups": lambda: plot.frequencies(_COUNTS.assign(doc=list("①②②"))[["doc", "word", "count"]]),
    "keyness": lambda: plot.keyness(_KEYS),
    "keyness of a group": lambda: plot.keyness(_KEYS.assign(doc="①")[["doc", *_KEYS.columns]]),
    "mention_counts": lambda: plot.mention_counts(_BY_KIND.drop(columns="kind"), _DOCS),
    "mention_counts by kind": lambda: plot.mention_counts(_BY_KIND, _DOCS),
    "mention_counts of kinds": lambda: plot.mention_counts(_BY_KIND[["kind", "count"]]),
    "mention_positions": lambda: plot.mention_positions(_PLACES.assign(actor=["CN", "RU", "CN"]), _DOCS),
    "mention_rates": lambda: plot.mention_rates(_RATES),
    "mention_rates in per cent": lambda: plot.mention_rates(_RATES, value="share"),
    "timeline": lambda: plot.timeline(_TIMES),
    "word_cloud": lambda: plot.word_cloud(_COUNTS),
    "zipf": lambda: plot.zipf(_COUNTS.assign(rank=[1, 2, 3], expected=[60.0, 30.0, 20.0])),
    "nothing": lambda: plot.frequencies(_COUNTS[:0]),
}


def test_every_figure_of_the_library_is_drawn_here() -> None:
    assert {name.split(" ")[0] for name in FIGURES} - {"nothing"} == set(plot.__all__) - NO_FIGURES


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_but_data_is_in_the_other_script(name: str, language: str) -> None:
    figure = FIGURES[name]()
    figure.draw_without_rendering()
    said = [text.get_text() for text in labels(figure)]
    assert [text for text in said if OTHER_LETTERS[language].search(text)] == []
    assert [text for text in said if OTHER_DIGITS[language].search(text)] == []


@pytest.mark.parametrize("name", FIGURES)
def test_every_text_can_be_read(name: str, language: str) -> None:
    if "ages" not in name:  # of which labels of ticks at the edges are tested elsewhere
        assert_legible(FIGURES[name]())


def test_a_figure_keeps_the_language_in_which_it_was_made(language: str) -> None:
    figure = FIGURES["attention"]()
    plot.use_language("fa" if language == "en" else "en")
    figure.draw_without_rendering()
    assert not any(OTHER_DIGITS[language].search(text.get_text()) for text in labels(figure))


@pytest.mark.parametrize("key", sorted(WORDS["en"].keys() | WORDS["fa"].keys()))
def test_both_languages_have_the_same_words_with_the_same_places(key: str) -> None:
    assert key in WORDS["en"]
    assert key in WORDS["fa"]
    places = [{field for _, field, _, _ in Formatter().parse(WORDS[each][key]) if field} for each in LANGUAGES]
    assert places[0] == places[1]


def test_words_are_written_in_their_own_script() -> None:
    for language in LANGUAGES:
        plain = {key: re.sub(r"\{.*?\}", "", text) for key, text in WORDS[language].items()}
        assert [key for key, text in plain.items() if OTHER_LETTERS[language].search(text)] == []
        assert [key for key, text in plain.items() if re.search("[يكىة]|ه ی | ها\\b| ‌|‌ ", text)] == []


def test_every_kind_of_mention_has_a_name() -> None:
    assert all(f"kind {kind}" in words for kind in KINDS for words in WORDS.values())


def test_numbers_and_plurals_are_those_of_the_language(language: str) -> None:
    assert (
        say("short texts", n=1) == {"en": "1 text too short for the window", "fa": "۱ متن کوتاه‌تر از پنجره"}[language]
    )
    said = say("most of words", shown=20, there=3000)
    assert said == {"en": "the 20 most frequent of 3,000 words", "fa": "۲۰ واژهٔ پربسامد از ۳٬۰۰۰ واژه"}[language]
    assert say("lines at", confidence=97.5) == {
        "en": "lines: intervals at 97.5% confidence", "fa": "خط‌ها: فاصلهٔ اطمینان ۹۷٫۵ درصد",
    }[language]  # fmt: skip


def test_a_long_name_in_the_other_script_does_not_turn_the_sentence(language: str) -> None:
    name = {"en": "روزنامهٔ شرق و روزنامهٔ اعتماد", "fa": "The Tehran Times and Kayhan International"}[language]
    said = say("log ratio of", target=name)
    assert said[0] == {"en": "\u2066", "fa": "\u2067"}[language]
    assert plot.shape(said)


def test_actors_are_called_by_their_names_in_the_language(language: str) -> None:
    english = pd.DataFrame({"actor": ["CN", "RU"], "label": ["China", "the Bear"]})
    assert actor_labels(english)["CN"] == {"en": "China", "fa": "چین"}[language]
    assert actor_labels(english)["RU"] == "the Bear"  # the user's own name


def test_actors_of_a_gazetteer_of_ones_own_have_both_names(seeds, language: str) -> None:
    tour = corpus.Actor("X-TOUR", "سفر آسیایی", "Tour of Asia", (corpus.Alias("country", ("سفر",), True),))
    table = corpus.load(seeds).mention_counts(actors=corpus.Gazetteer([tour]))
    assert table["count"].sum() > 0
    assert actor_labels(table)["X-TOUR"] == {"en": "Tour of Asia", "fa": "سفر آسیایی"}[language]


def test_measures_and_columns_of_ones_own_are_called_as_they_are(language: str) -> None:
    assert name_of("column", "خبرگزاری") == "خبرگزاری"
    assert name_of("measure", "my_measure") == "my measure"


def test_the_former_language_is_given_back() -> None:
    before = figure_language()
    assert plot.use_language("fa") == before
    assert plot.use_language(before) == "fa"


@pytest.mark.parametrize("choose", [plot.use_language, corpus.notebook])
def test_another_language_is_refused(choose: Callable[[str], object]) -> None:
    with pytest.raises(OptionError, match=r"language='de': there are no words in it\. What to do: use one of fa, en"):
        choose("de")
    assert figure_language() == "en"


def test_a_notebook_chooses_the_language_of_its_figures() -> None:
    corpus.notebook(language="fa")
    assert figure_language() == "fa"
    corpus.notebook()
    assert figure_language() == "en"
