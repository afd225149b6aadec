"""Errors that say which file or value, why, and what to do next.

Everything the library raises on purpose is a :class:`CorpusError`; each kind also is the built-in error that
a reader of Python expects (a missing folder is a ``FileNotFoundError`` too).
"""

from __future__ import annotations


class CorpusError(Exception):
    """What went wrong, with what, and what to do next.

    ``subject`` is the file or value, ``reason`` why it cannot be used, ``remedy`` the next step; the message is
    the three together.

    >>> raise CorpusError("متن.txt", "the file is empty", "remove it or add text to it")
    Traceback (most recent call last):
    corpus.errors.CorpusError: متن.txt: the file is empty. What to do: remove it or add text to it.
    """

    def __init__(self, subject: object, reason: str, remedy: str) -> None:
        self.subject, self.reason, self.remedy = str(subject), reason, remedy
        super().__init__(f"{self.subject}: {reason}. What to do: {remedy}.")

    def __reduce__(self) -> tuple[type[CorpusError], tuple[str, str, str]]:
        """An error of another process is raised here again."""
        return type(self), (self.subject, self.reason, self.remedy)


class TextsNotFoundError(CorpusError, FileNotFoundError):
    """A file or folder that is not there."""

    __str__ = Exception.__str__


class NoTextsError(CorpusError, ValueError):
    """A folder or file from which no text could be read."""


class UnreadableFileError(CorpusError, ValueError):
    """A file that is empty, binary, in no known encoding, or that may not be read."""


class OptionError(CorpusError, ValueError):
    """A value that an option does not take."""


class GazetteerError(CorpusError, ValueError):
    """A gazetteer file with a mistake in it."""


class ReportError(CorpusError, RuntimeError):
    """A report that could not be made."""


class EngineError(CorpusError, RuntimeError):
    """A cluster or an executor that ended before the work did that was given to it."""
