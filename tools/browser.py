"""Find a Chromium for the browser tests; install one where that may be done, else say how.

Runs on any Python from 3.8 on, with the standard library alone. tests/conftest.py finds the browser with
:func:`find_chromium` too. CORPUS_CHROMIUM, when set, is the browser's path and nothing else is looked for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# The fonts are for screenshots: DejaVu Sans covers Persian, and a bare server has no font at all.
PACKAGES = ("chromium", "fonts-dejavu-core")

HOW = (
    "install Chromium or Chrome (Debian: apt-get install chromium; Fedora: dnf install chromium; macOS: brew "
    "install --cask chromium; Ubuntu: Chrome's own .deb package, or snap install chromium), or set "
    "CORPUS_CHROMIUM to the path of one"
)


def find_chromium() -> str | None:
    """Path of a Chromium or Chrome that starts, or None."""
    chosen = os.environ.get("CORPUS_CHROMIUM")
    candidates = (shutil.which(name) for name in ((chosen,) if chosen else NAMES))
    return next((path for path in candidates if path and starts(path)), None)


def starts(browser: str) -> bool:
    """Whether it can say its version: Ubuntu's ``chromium-browser`` may be a stub that only names a snap."""
    quiet = subprocess.DEVNULL
    try:
        return (
            subprocess.run([browser, "--version"], check=False, stdout=quiet, stderr=quiet, timeout=60).returncode == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> bool:
    """Install with apt-get as root; False where that cannot be done."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *PACKAGES])
    return all(
        subprocess.run(["apt-get", *command], check=False, env=environment, stdin=subprocess.DEVNULL).returncode == 0
        for command in commands
    )


def main() -> int:
    """Print the browser's path, installing it first if need be; 1 when there is none."""
    browser = find_chromium()
    if not browser and not os.environ.get("CORPUS_CHROMIUM") and install():
        browser = find_chromium()
    if not browser:
        chosen = os.environ.get("CORPUS_CHROMIUM")
        missing = f"CORPUS_CHROMIUM is {chosen}, which does not start" if chosen else "No Chromium was found"
        print(f"{missing}; the browser tests need one. What to do: {HOW}.", file=sys.stderr)
        return 1
    print(f"Browser tests use {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
