"""Files and folders → documents; what cannot be read is a problem on a list, not the end.

``folder`` finds the files and brings metadata and problems together; one module a format does the reading.
"""

from .folder import read_texts
from .metadata import calendar_named, date_parts, parse_date, read_metadata
from .plain import decode, read_plain

__all__ = ["calendar_named", "date_parts", "decode", "parse_date", "read_metadata", "read_plain", "read_texts"]
