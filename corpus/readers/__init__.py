"""Files and folders → documents; what cannot be read is a problem on a list, not the end.

``folder`` finds the files, ``formats`` chooses the reader of each, one module a format does the reading, ``assembly``
brings texts, metadata.csv and problems together.
"""

from .assembly import Assembly, plain_text_of, read_texts, texts_of, unfetched
from .extract import Columns, Extract, Unread
from .folder import FoundFile, FoundTexts, changed_of, find_texts, is_url
from .formats import PLAIN_SUFFIXES, is_read, read_as, suffix_of
from .metadata import read_metadata
from .plain import decode, read_plain
from .remote import at_hand, is_there
from .several import find_several
from .written_dates import calendar_named, date_parts, parse_date

__all__ = [
    "PLAIN_SUFFIXES", "Assembly", "Columns", "Extract", "FoundFile", "FoundTexts", "Unread", "at_hand",
    "calendar_named", "changed_of", "date_parts", "decode", "find_several", "find_texts", "is_read", "is_there",
    "is_url", "parse_date", "plain_text_of", "read_as", "read_metadata", "read_plain", "read_texts", "suffix_of",
    "texts_of", "unfetched",
]  # fmt: skip
