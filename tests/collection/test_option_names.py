"""A misspelt keyword of load() is told with the one that was meant."""

import pytest

import corpus
from corpus.errors import OptionError


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({"colums": {"text": "متن"}}, "columns"),
        ({"refrence_date": "2023-01-01"}, "reference_date"),
        ({"duplicate": "once"}, "duplicates"),
        ({"Preset": "pdf"}, "preset"),
        ({"half_spaces": False}, "halfspaces"),
        ({"worker": [2]}, "workers"),
    ],
)
def test_the_option_that_was_meant(tmp_path, given, meant):
    (tmp_path / "a.txt").write_text("متن", "utf-8")
    with pytest.raises(OptionError, match=rf"there is no such option or repair.* did you mean {meant}=\?"):
        corpus.load(tmp_path, **given)


def test_a_name_that_is_like_none_is_told_with_the_options(tmp_path):
    with pytest.raises(OptionError, match=r"there is no such option or repair.* columns, preset, "):
        corpus.load(tmp_path, xyz=1)


def test_repairs_are_on_or_off(tmp_path):
    (tmp_path / "a.txt").write_text("متن", "utf-8")
    assert len(corpus.load(tmp_path, order=False)) == 1
    with pytest.raises(OptionError, match="write order=True or False"):
        corpus.load(tmp_path, order={"text": "متن"})
