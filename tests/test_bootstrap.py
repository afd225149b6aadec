"""tools/bootstrap.py with the outside world replaced: no network, no uv, no Python that fits."""

from __future__ import annotations

import ast
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("script", ["bootstrap.py", "browser.py"])
def test_a_script_that_starts_before_the_set_up_needs_only_python_38_and_the_standard_library(root: Path, script: str):
    tree = ast.parse((root / "tools" / script).read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    for name in runpy.run_path(str(root / "tools" / "bootstrap.py"))["INPUTS"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(root / name, tmp_path / name)
    return tmp_path


def start(project: Path, path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Set up with nothing on PATH but the given folder, and nothing that pip could find."""
    nothing = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": "/dev/null", "PIP_FIND_LINKS": str(project)}
    return subprocess.run(
        [sys.executable, project / "tools" / "bootstrap.py"],
        env={"PATH": str(path), "HOME": str(project), "PYENV_ROOT": str(project), **nothing, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def fake_uv(project: Path, script: str) -> Path:
    uv = project / "commands" / "uv"
    uv.parent.mkdir()
    uv.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    uv.chmod(0o755)
    return uv.parent


def test_without_uv_and_network_it_says_what_to_install(project: Path):
    done = start(project, project / "empty")
    assert done.returncode == 1
    assert "Set-up stopped. pip could not install uv" in done.stderr
    assert "install Python 3.12 or 3.13 (Debian and Ubuntu: apt install python3.12" in done.stderr
    assert not (project / ".venv").exists()


def test_without_a_python_that_fits_it_says_what_to_install(project: Path):
    """Every `uv venv` fails, as it does without a network."""
    commands = fake_uv(project, '[ "$1" = --version ] && echo "uv 9.9.9" || { echo "dns error"; exit 2; }')
    done = start(project, commands)
    assert done.returncode == 1
    assert "No Python 3.12 or 3.13 was found here and uv could not fetch one. uv said:\ndns error" in done.stderr
    assert "What to do: install Python 3.12 or 3.13" in done.stderr


def test_a_chosen_python_that_does_not_fit_is_named(project: Path):
    done = start(project, fake_uv(project, 'echo "uv 9.9.9"'), UV_PYTHON="3.9")
    assert done.returncode == 1
    assert "UV_PYTHON is 3.9, from which no environment with Python 3.12 or 3.13 could be made." in done.stderr


def test_an_old_uv_is_not_used(project: Path):
    done = start(project, fake_uv(project, 'echo "uv 0.4.30"'))
    assert done.returncode == 1
    assert "Installing uv into .tools/" in done.stderr


def test_it_is_done_again_when_the_pins_change_and_only_then(project: Path):
    """A uv that makes an environment with one executable in it and notes each call."""
    commands = fake_uv(
        project,
        f"""echo "$*" >> {project}/calls
        case "$1" in
            --version) echo "uv 9.9.9" ;;
            venv) /bin/mkdir -p .venv/bin && /bin/ln -sf {sys.executable} .venv/bin/python ;;
        esac""",
    )
    calls = project / "calls"
    runs = []
    for _ in range(2):
        assert start(project, commands).returncode == 0
        runs.append(calls.read_text(encoding="utf-8"))
    assert "pip install --python" in runs[0]
    assert "-e . --group dev -c constraints.txt" in runs[0]
    assert runs[1] == runs[0]
    with (project / "constraints.txt").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert start(project, commands).returncode == 0
    again = calls.read_text(encoding="utf-8").removeprefix(runs[1])
    assert "pip install" in again
    assert "venv" not in again.split()  # the environment itself is kept
