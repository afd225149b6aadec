"""The explorer of a corpus in JupyterLab: search, words, mentions, timeline and texts in one widget.

``wording`` (what it says, in Persian and English) → ``asked`` (a request, checked) and ``shown`` (texts, numbers and
pages as they are sent) → ``explored`` (the texts, with the tables that views share) → ``searching``, ``wordlists``,
``mentioned``, ``dated``, ``reading`` (one view each: a request in, JSON out) → ``answering`` (whose request it is, and
what is said where it fails) → ``still_page`` (the same without a script) → ``explorer`` (the widget). ``client/`` is
what runs in the browser: it asks, and shows what it is told.
"""

from .explorer import Explorer

__all__ = ["Explorer"]
