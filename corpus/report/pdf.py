"""The page of a report as a PDF, printed by the Chromium or Chrome of the system.

The browser is started for this page alone: with a profile of its own that is thrown away, without a window and without
asking anything of the network. CORPUS_CHROMIUM, when set, is its path and nothing else is looked for.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import IO

from ..errors import ReportError
from .notebooks import last_line

VARIABLE = "CORPUS_CHROMIUM"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
"""What the browser is called on PATH, and where it lies on systems that put it elsewhere; the first that starts."""

_PATIENCE = 600.0  # seconds: a page of 20 MB takes about one minute
_STARTS = 60.0
_QUIET = [
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
]  # fmt: skip
_INSTALL = f"install Chromium, Chrome or Edge, or set {VARIABLE} to the path of one; the report as HTML is complete"


def find_chromium() -> str | None:
    """Path of a Chromium, Chrome or Edge that starts, or None."""
    chosen = os.environ.get(VARIABLE)
    candidates = (shutil.which(name) for name in ((chosen,) if chosen else NAMES))
    return next((path for path in candidates if path and _starts(path)), None)


@cache
def _starts(browser: str) -> bool:
    """Whether it can say its version: a system may have a stub that only names a package."""
    quiet = subprocess.DEVNULL
    try:
        told = subprocess.run(
            [browser, "--version"], check=False, stdin=quiet, stdout=quiet, stderr=quiet, timeout=_STARTS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0


def print_page(page: Path, target: Path, *, patience: float = _PATIENCE) -> None:
    """Print the HTML file ``page`` to the PDF file ``target``.

    Raises ReportError where there is no browser, where it does not end within ``patience`` seconds, and where it ends
    without a whole PDF; the message says which, and what to do.
    """
    browser = find_chromium()
    if browser is None:
        chosen = os.environ.get(VARIABLE)
        reason = f"{VARIABLE} is {chosen}, which does not start" if chosen else "no Chromium, Chrome or Edge was found"
        raise ReportError(f"the PDF of {page.name}", reason, _INSTALL)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, tempfile.TemporaryFile() as complaints:
        command = [browser, *_QUIET, f"--user-data-dir={profile}", "--no-pdf-header-footer"]
        command += ["--no-sandbox"] if _is_root() else []  # Chromium does not start as root with its sandbox
        command += [f"--print-to-pdf={target.resolve()}", page.resolve().as_uri()]
        code = _run(command, complaints, patience)
        if code is None:
            reason = f"{Path(browser).name} did not finish within {patience:g} seconds"
            raise ReportError(
                f"the PDF of {page.name}", reason, "open the page in a browser and print it to a PDF there"
            )
        if code or not _is_whole(target):
            reason = f"{Path(browser).name} ended with code {code} and no PDF: {last_line(complaints)}"
            raise ReportError(
                f"the PDF of {page.name}", reason, "open the page in a browser and print it to a PDF there"
            )


def _run(command: Sequence[str], complaints: IO[bytes], patience: float) -> int | None:
    """The exit code of a command; None where it was stopped, with the processes that it started, as too slow."""
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=complaints, start_new_session=True
        )
    except OSError as error:
        complaints.write(str(error).encode())
        return error.errno or 1
    try:
        return process.wait(patience)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a browser that still runs; its helpers are of its process group."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _is_whole(pdf: Path) -> bool:
    """Whether a file begins and ends as a PDF does."""
    if not pdf.is_file():
        return False
    content = pdf.read_bytes()
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
