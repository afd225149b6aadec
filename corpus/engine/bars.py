"""A bar of progress that leaves nothing behind: neither in a terminal nor among the outputs of a notebook.

A notebook keeps its outputs, and nbval compares them on the next run, which may have no bar: what is known by then is
not worked on again. So the bar's output is empty when the work is done, and nbval compares nothing of it; and where
nobody looks on (nbconvert, papermill and nbval do not let a cell ask anybody anything) there is none.
"""

from __future__ import annotations

import io
import sys
from functools import cache
from importlib import import_module
from typing import Any

_WIDTH = 80  # characters, as in the window of a terminal: the width of a notebook is not known


def bar(total: int, describe: str) -> Any:
    """A bar of tqdm for so many texts: on stderr, or in the notebook that this process runs."""
    from tqdm import tqdm

    kernel = _kernel()
    if kernel is None:
        return tqdm(total=total, desc=describe, unit=" texts", file=sys.stderr, leave=False)
    nobody = not getattr(kernel, "_allow_stdin", True)
    return _in_notebooks()(
        total=total, desc=describe, unit=" texts", file=io.StringIO(), leave=False, ncols=_WIDTH, disable=nobody
    )


def _kernel() -> Any:
    """The kernel of the notebook that this process runs, if it runs one."""
    ipython = sys.modules.get("IPython")  # loaded where a notebook runs
    return getattr(ipython.get_ipython(), "kernel", None) if ipython is not None else None


@cache
def _in_notebooks() -> type[Any]:
    from tqdm import tqdm

    display: Any = import_module("IPython.display").display

    class NotebookBar(tqdm):  # type: ignore[misc]  # tqdm has no types of its own
        """A bar that is one output, written anew; tqdm says when, at the end with an empty message."""

        _output: Any = None

        def display(self, msg: str | None = None, pos: int | None = None) -> None:
            shown = {} if msg == "" else {"text/plain": str(self)}
            if self._output is None:
                self._output = display(shown, raw=True, display_id=True)
            else:
                self._output.update(shown, raw=True)

    return NotebookBar
