import pytest

from corpus import CleanConfig, clean_text
from corpus.clean import REPAIRS
from corpus.clean.config import STAGES
from corpus.errors import OptionError


def names(config):
    return {repair.name for repair in config.repairs}


def test_presets_and_switches():
    text = "كتابها را می خواند ."
    assert clean_text(text, preset="none").text == text
    assert clean_text(text, preset="characters").text == "کتابها را می خواند ."
    assert clean_text(text, preset="none", arabic_letters=True).text == "کتابها را می خواند ."
    assert clean_text(text, config=CleanConfig(punctuation_spacing=False)).text.endswith(" .")


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_switched_as_a_whole(stage):
    of_stage = {repair.name for repair in REPAIRS if repair.stage == stage}
    assert names(CleanConfig.preset("none", **{stage: True})) == of_stage
    assert names(CleanConfig.preset("standard", **{stage: False})) == names(CleanConfig()) - of_stage


def test_a_repair_beside_its_stage_has_its_own_way():
    config = CleanConfig.preset("standard", spacing=False, word_breaks=True)
    assert names(CleanConfig()) - names(config) == {"punctuation_spacing"}
    assert CleanConfig.preset("standard", word_breaks=True, spacing=False) == config


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"preset": "best"},
            "'best': there is no such preset. What to do: use one of standard, pdf, characters, none.",
        ),
        ({"half_spaces": False}, "half_spaces: there is no such repair or stage"),
    ],
)
def test_unknown_options_are_named(options, message):
    with pytest.raises(OptionError, match=r".*") as caught:
        clean_text("متن", **options)
    assert message in str(caught.value)


def test_every_repair_is_documented_and_has_a_switch():
    assert set(STAGES) == {"order", "characters", "lines", "spacing", "halfspaces"}
    for repair in REPAIRS:
        assert repair.run.__doc__
        assert repair.name in CleanConfig.__dataclass_fields__
