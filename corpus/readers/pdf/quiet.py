"""pdfminer's warnings, which are told here once a file, kept from being printed as well while a file is read."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_LOGGER = logging.getLogger("pdfminer")
_lock = threading.Lock()
_readers = 0  # in all threads
_before = logging.NOTSET


@contextmanager
def without_warnings() -> Iterator[None]:
    """While this lasts pdfminer logs nothing but what ends the program; then as much as it did before.

    The level is one for all threads: it is set by the first reader of a file and put back by the last.
    """
    global _readers, _before  # a logger is one for the whole process, and so is what is known of it
    with _lock:
        if not _readers:
            _before = _LOGGER.level
            _LOGGER.setLevel(logging.CRITICAL)
        _readers += 1
    try:
        yield
    finally:
        with _lock:
            _readers -= 1
            if not _readers:
                _LOGGER.setLevel(_before)
