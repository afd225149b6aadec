import pytest

from corpus import errors


def test_the_message_names_subject_reason_and_next_step():
    error = errors.UnreadableFileError("متن.txt", "the file is empty", "add its text")
    assert str(error) == "متن.txt: the file is empty. What to do: add its text."
    assert (error.subject, error.reason, error.remedy) == ("متن.txt", "the file is empty", "add its text")


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (errors.TextsNotFoundError, FileNotFoundError),
        (errors.NoTextsError, ValueError),
        (errors.UnreadableFileError, ValueError),
        (errors.OptionError, ValueError),
        (errors.GazetteerError, ValueError),
        (errors.ReportError, RuntimeError),
        (errors.EngineError, RuntimeError),
    ],
)
def test_each_kind_is_the_built_in_error_one_expects(kind, builtin):
    error = kind("x", "why", "do this")
    assert isinstance(error, builtin)
    assert isinstance(error, errors.CorpusError)
    assert str(error) == "x: why. What to do: do this."
