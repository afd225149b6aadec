"""What a report came from: its raw texts as one number, and the packages that its results and files come from."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..collection import Corpus

RESULTS = ("pandas", "numpy", "scipy", "matplotlib", "hazm", "networkx", "ipython")
"""The packages that results, and figures as they are stored, come from."""

FILES = ("nbclient", "nbconvert")
"""Those that a report is made of its results with."""


def fingerprint(texts: Corpus) -> str:
    """One number for the raw texts: the same texts give the same, whatever the folder is called."""
    digest = hashlib.sha256()
    for document in texts:
        digest.update(f"{document.doc}\0{document.raw}\0".encode())
    return digest.hexdigest()


def versions(packages: tuple[str, ...]) -> dict[str, str]:
    """The versions of ``packages``; those that are not there are left out."""
    found = {}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
