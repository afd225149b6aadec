"""Runs notebooks: finds them, sets their parameters as papermill does, executes them in this Python.

Each notebook has one cell tagged ``parameters`` that assigns defaults. A cell tagged
``injected-parameters`` is put behind it; papermill does the same, so a notebook gives the same under both.
"""

from __future__ import annotations

import ast
import atexit
import copy
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from types import MappingProxyType
from typing import IO, Any

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode
from tqdm import tqdm

from ..errors import ReportError

PACKAGE = Path(__file__).parents[1]
AT_ONCE = max(2, min(4, os.cpu_count() or 1))
"""Notebooks that run at the same time: each kernel takes about 200 MB, and most of its time is one process."""

_QUIET = 40  # logging.ERROR: kernels otherwise greet with warnings


class NotebookError(ReportError):
    """What stopped a notebook; ``cell`` is the number that JupyterLab shows beside the cell, where one was reached."""

    def __init__(self, subject: object, reason: str, remedy: str, cell: int | None = None) -> None:
        super().__init__(subject, reason, remedy)
        self.cell = cell


@dataclass(frozen=True, slots=True)
class Executed:
    """A notebook after its run, with the error that stopped it.

    ``seconds`` is how long it took when it ran; ``reused`` says that this was in an earlier report.
    """

    path: Path
    notebook: NotebookNode
    error: ReportError | None
    seconds: float = 0.0
    reused: bool = False

    @property
    def name(self) -> str:
        """The name of its file, without suffix."""
        return self.path.stem


def find_notebooks(folder: Path | None = None) -> list[Path]:
    """The notebooks to run, in the order of their names: in ``folder``, else those of the library.

    One whose metadata say ``{"corpus": {"report": false}}`` is for the screen only and left out.
    """
    if folder is None:
        beside = PACKAGE.parent / "notebooks"  # a clone of the project
        in_clone = (PACKAGE.parent / "pyproject.toml").is_file() and beside.is_dir()
        folder = beside if in_clone else PACKAGE / "notebooks"
    named = sorted(path for path in folder.glob("*.ipynb") if not path.name.startswith((".", "_")))
    found = [path for path in named if _for_reports(path)]
    if not found:
        reason = "there are no notebooks (*.ipynb) in it" if folder.is_dir() else "there is no such folder"
        raise ReportError(folder, reason, "name a folder of notebooks with --notebooks, or leave the option out")
    return found


def _for_reports(path: Path) -> bool:
    """Whether a notebook is part of a report; one that cannot be read is, so that the report says why it cannot."""
    try:
        own = json.loads(path.read_text("utf-8"))["metadata"]["corpus"]["report"]
    except (OSError, ValueError, TypeError, LookupError):
        return True
    return own is not False


def read_notebook(path: Path) -> NotebookNode:
    """The notebook in ``path``; raises ReportError for a file that is none."""
    try:
        return nbformat.read(path, as_version=4)  # type: ignore[no-any-return,no-untyped-call]  # untyped there
    except (OSError, ValueError, TypeError, AttributeError, KeyError, nbformat.ValidationError) as error:
        reason = f"this cannot be read as a notebook ({type(error).__name__})"
        raise ReportError(path, reason, "open and save it in JupyterLab, or remove it") from error


def parameter_names(notebook: NotebookNode) -> list[str]:
    """The names that the cell tagged ``parameters`` assigns."""
    cell = next((cell for cell in notebook.cells if _tagged(cell, "parameters")), None)
    names: list[str] = []
    for statement in ast.parse(cell.source).body if cell else ():
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        names += [target.id for target in targets if isinstance(target, ast.Name)]
    return names


def with_parameters(notebook: NotebookNode, parameters: Mapping[str, Any]) -> NotebookNode:
    """A copy of the notebook with ``parameters`` set, those that it has; others are left out."""
    result = copy.deepcopy(notebook)
    known = parameter_names(result)
    lines = [f"{name} = {value!r}" for name, value in parameters.items() if name in known]
    cell = nbformat.v4.new_code_cell("\n".join(["# Parameters", *lines]), id="injected-parameters")  # type: ignore[no-untyped-call]  # untyped there
    cell.metadata["tags"] = ["injected-parameters"]
    result.cells = [cell for cell in result.cells if not _tagged(cell, "injected-parameters")]
    places = [i for i, other in enumerate(result.cells) if _tagged(other, "parameters")]
    if lines:
        result.cells.insert(places[0] + 1, cell)
    return result


def run_notebooks(
    paths: Sequence[Path],
    parameters: Mapping[str, Any],
    *,
    progress: bool = False,
    environment: Mapping[str, str] = MappingProxyType({}),
    earlier: Callable[[Path, NotebookNode], Executed | None] = lambda path, notebook: None,
    done: Callable[[Executed], object] = lambda run: None,
) -> list[Executed]:
    """Run each notebook with ``parameters`` in its own folder; one that fails does not stop the others.

    ``environment`` are further variables for their kernels. A notebook for which ``earlier`` has a run is not run
    again; ``done`` is told of each other one as soon as it has ended, and what it raises stops them all.
    """
    notebooks = [with_parameters(read_notebook(path), parameters) for path in paths]
    found = [earlier(path, notebook) for path, notebook in zip(paths, notebooks, strict=True)]
    cells = sum(
        cell.cell_type == "code" for one, run in zip(notebooks, found, strict=True) if run is None for cell in one.cells
    )
    kernels = [_kernel() for _ in paths]
    bar = tqdm(total=cells, desc=_describe(found), unit=" cells", disable=not progress or not cells, leave=False)

    def run(path: Path, notebook: NotebookNode, kernel: AsyncKernelManager, known: Executed | None) -> Executed:
        if known is not None:
            return known
        begun = time.monotonic()
        if "folder" not in parameter_names(notebook):
            reason = "no cell tagged “parameters” assigns folder, so it would show other texts"
            error: ReportError | None = NotebookError(path.name, reason, "assign folder in a tagged cell")
        else:
            error = execute(notebook, path, kernel=kernel, on_cell=bar.update, environment=environment)
        result = Executed(path, notebook, error, round(time.monotonic() - begun, 1))
        done(result)
        return result

    with bar, ThreadPoolExecutor(AT_ONCE) as pool:
        runs = [pool.submit(run, *one) for one in zip(paths, notebooks, kernels, found, strict=True)]
        try:
            wait(runs, return_when=FIRST_EXCEPTION)
            return [one.result() for one in runs]
        except BaseException:  # such as Ctrl-C, or a full disk
            pool.shutdown(wait=False, cancel_futures=True)
            for kernel in kernels:
                _stop(kernel)  # otherwise leaving waits for the cells that are running
            raise


def _describe(found: Sequence[Executed | None]) -> str:
    """What the progress bar says: how many notebooks run, and how many need not."""
    reused = sum(run is not None for run in found)
    return f"running {len(found) - reused} of {len(found)} notebooks" if reused else "running notebooks"


def execute(
    notebook: NotebookNode,
    path: Path,
    *,
    kernel: AsyncKernelManager | None = None,
    on_cell: Callable[[], object] = lambda: None,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> NotebookError | None:
    """Run every cell of ``notebook`` (it is changed) in the folder of ``path``; what stopped it, if anything did."""
    begun: list[int] = []  # one entry a cell: how many there are is the number that JupyterLab shows beside it
    client = NotebookClient(
        notebook,
        km=kernel or _kernel(),
        timeout=None,
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_execute=lambda cell_index, **_: begun.append(cell_index),
        on_cell_executed=lambda **_: on_cell(),
    )
    with TemporaryFile() as complaints:
        try:
            # nbclient leaves a kernel alone that it was given, unless asked: each would live on until we end.
            client.execute(cleanup_kc=True, env=_environment(environment), stdout=subprocess.DEVNULL, stderr=complaints)
        except CellExecutionError as error:
            reason = f"cell [{len(begun)}] failed with {error.ename}: {_one_line(error.evalue)}"
            remedy = "open the notebook in JupyterLab and run it on the same texts"
            return NotebookError(path.name, reason, remedy, len(begun))
        except DeadKernelError:
            reason = f"its Python stopped in cell [{len(begun)}], perhaps for want of memory"
            return NotebookError(path.name, reason, "run it on fewer texts", len(begun))
        except RuntimeError:
            atexit.unregister(client._cleanup_kernel)  # there is no kernel to clean up after
            reason = f"its Python did not start: {last_line(complaints)}"
            return NotebookError(path.name, reason, "see that ipykernel works in this environment")
        finally:
            _without_live_widgets(notebook)
    return None


def _without_live_widgets(notebook: NotebookNode) -> None:
    """Take out what only a running kernel can show, so that what a widget shows without one stands in its place."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)


class _ThisPython(KernelSpecManager):
    """Every kernel is the running interpreter, whichever kernels are installed for the user."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        argv = [sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        argv += [f"--IPKernelApp.log_level={_QUIET}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")


def _kernel() -> AsyncKernelManager:
    return AsyncKernelManager(kernel_spec_manager=_ThisPython())


def _stop(kernel: AsyncKernelManager) -> None:
    process = getattr(kernel.provisioner, "process", None)  # none before it started and after it ended
    if process is not None:
        process.kill()


def _environment(further: Mapping[str, str]) -> dict[str, str]:
    """The environment of a kernel: it imports this very library, wherever it runs."""
    path = [str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path), "PYDEVD_DISABLE_FILE_VALIDATION": "1", **further}


def _tagged(cell: NotebookNode, tag: str) -> bool:
    return tag in cell.metadata.get("tags", ())


def last_line(complaints: IO[bytes]) -> str:
    """What a program wrote last to the file of its complaints."""
    complaints.seek(0)
    lines = complaints.read().decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it did not say why")


def _one_line(text: str) -> str:
    return " ".join(text.split())
