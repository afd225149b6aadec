import logging
import threading

import pytest

from corpus.errors import UnreadableFileError
from corpus.readers.pdf import read_pdf
from corpus.readers.pdf.quiet import without_warnings

LOGGER = logging.getLogger("pdfminer")
OF_PAGES = logging.getLogger("pdfminer.pdfpage")


@pytest.fixture(autouse=True)
def level():
    before = LOGGER.level
    LOGGER.setLevel(logging.INFO)
    yield
    LOGGER.setLevel(before)


def test_pdfminer_is_quiet_only_while_we_read(caplog):
    with without_warnings():
        OF_PAGES.warning("within")
        with without_warnings():
            OF_PAGES.warning("deeper within")
        OF_PAGES.warning("still within")
    OF_PAGES.warning("behind")
    assert [record.message for record in caplog.records] == ["behind"]
    assert LOGGER.level == logging.INFO


def test_the_level_comes_back_where_a_file_cannot_be_read():
    with pytest.raises(UnreadableFileError):
        read_pdf(b"%PDF-1.4 cut off", "x.pdf")
    assert LOGGER.level == logging.INFO


def test_the_last_of_several_threads_puts_the_level_back():
    first_is_in, second_is_done = threading.Event(), threading.Event()
    levels = []

    def read_long():
        with without_warnings():
            first_is_in.set()
            second_is_done.wait(10)
            levels.append(LOGGER.level)

    thread = threading.Thread(target=read_long)
    thread.start()
    first_is_in.wait(10)
    with without_warnings():
        pass
    second_is_done.set()
    thread.join()
    assert levels == [logging.CRITICAL]
    assert LOGGER.level == logging.INFO
