"""Make the project's environment in .venv: uv, a Python that fits, the pinned packages.

Runs on any Python from 3.8 on, with the standard library alone, before anything is installed::

    python3 tools/bootstrap.py            create .venv or bring it up to date; instant when nothing changed
    python3 tools/bootstrap.py uv ARGS    run the uv that this project uses

uv is taken from PATH when it is new enough, else installed into .tools/ inside the project. UV_* and PIP_*
variables reach uv and pip as they are; nothing outside the project's folder is written, caches apart.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
OWN_UV = ROOT / ".tools" / "uv"
# What the environment was made from, written last: an interrupted set-up leaves none and is done again.
STAMP = VENV / ".made-from"
INPUTS = ("pyproject.toml", "constraints.txt", ".python-version", "tools/bootstrap.py")

OLDEST_UV = (0, 8)  # the first with both `venv --clear` and `pip install --group`
PYTHONS = ((3, 12), (3, 13))  # `requires-python` in pyproject.toml
# ipykernel 7.3 and later warn at each start that a local kernel's port is not encrypted; 40 is "errors only".
KERNEL_CONFIG = "c.IPKernelApp.log_level = 40\n"

INSTALL_PYTHON = (
    "install Python 3.12 or 3.13 (Debian and Ubuntu: apt install python3.12 python3.12-venv; "
    "Fedora: dnf install python3.12; macOS: brew install python@3.12; pyenv: pyenv install 3.12; "
    "or from python.org)"
)


class SetupError(Exception):
    """The environment cannot be made; the message says why and what to do."""


def main(arguments: list[str]) -> int:
    """Set up, or run uv when the first argument is ``uv``."""
    try:
        if arguments[:1] == ["uv"]:
            return subprocess.run([find_uv(), *arguments[1:]], cwd=str(ROOT), check=False).returncode
        if arguments:
            raise SetupError("Usage: bootstrap.py [uv ARGUMENTS]")
        set_up()
    except SetupError as error:
        print(f"\nSet-up stopped. {error}", file=sys.stderr)
        return 1
    return 0


def set_up() -> None:
    """Bring .venv up to date, unless it is."""
    wanted = [str(ROOT), fingerprint(ROOT)]
    made_from = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() else []
    if made_from == wanted and VENV_PYTHON.exists():
        return
    uv = find_uv()
    moved = made_from[:1] not in ([], wanted[:1])  # scripts in an environment name the folder it was made in
    if moved or python_version(VENV_PYTHON) not in PYTHONS:
        create_environment(uv)
    elif STAMP.exists():
        STAMP.unlink()
    install_packages(uv)
    kernel_config = VENV / "etc" / "ipython" / "ipython_kernel_config.py"
    kernel_config.parent.mkdir(parents=True, exist_ok=True)
    kernel_config.write_text(KERNEL_CONFIG, encoding="utf-8")
    STAMP.write_text("\n".join(wanted), encoding="utf-8")


def fingerprint(root: Path) -> str:
    """Digest of the files that the environment is made from."""
    digest = hashlib.sha256()
    for name in INPUTS:
        digest.update(hashlib.sha256((root / name).read_bytes()).digest())
    return digest.hexdigest()


def find_uv() -> str:
    """Path of a uv that is new enough: from PATH, else the project's own, installed on first use."""
    own = OWN_UV / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(own)):
        if candidate and uv_version(candidate) >= OLDEST_UV:
            return candidate
    install_uv()
    if uv_version(str(own)) < OLDEST_UV:
        raise SetupError(f"uv was installed in {OWN_UV} but does not run. What to do: install uv yourself.")
    return str(own)


def uv_version(uv: str) -> tuple[int, ...]:
    """``(0, 9)`` of what calls itself ``uv 0.9.2``; ``()`` of what does not run."""
    found = re.match(r"uv (\d+)\.(\d+)", output_of([uv, "--version"]))
    return tuple(int(part) for part in found.groups()) if found else ()


def install_uv() -> None:
    """Put uv into .tools/: in an environment of its own, or unpacked by pip where venv is missing."""
    say("Installing uv into .tools/")
    shutil.rmtree(OWN_UV, ignore_errors=True)
    requirement = "uv>=" + ".".join(str(part) for part in OLDEST_UV)
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if succeeds([sys.executable, "-m", "venv", str(OWN_UV)]):
        command = [str(OWN_UV / "bin" / "python"), *pip, requirement]
    elif succeeds([sys.executable, "-m", "pip", "--version"]):
        shutil.rmtree(OWN_UV, ignore_errors=True)
        command = [sys.executable, *pip, "--target", str(OWN_UV), requirement]
    else:
        raise SetupError(
            f"{sys.executable} has neither venv nor pip, so uv cannot be installed with it. What to do: "
            "install one of them (Debian and Ubuntu: apt install python3-venv), or uv itself "
            "(docs.astral.sh/uv), and run the same command again."
        )
    if subprocess.run(command, check=False).returncode != 0:
        shutil.rmtree(OWN_UV, ignore_errors=True)
        raise SetupError(
            "pip could not install uv (its message is above). What to do: connect to the network, or install "
            f"uv yourself; where uv may not fetch a Python either, {INSTALL_PYTHON}; then run the same "
            "command again."
        )


def create_environment(uv: str) -> None:
    """Create .venv from a Python that is here already, else from one that uv fetches."""
    say("Creating the environment in .venv")
    here, plain = ["--no-python-downloads"], [uv, "venv", "--quiet", "--clear", str(VENV)]
    attempts = [[*plain, *here]]  # the version in .python-version, or UV_PYTHON
    if not os.environ.get("UV_PYTHON"):
        attempts.append([*plain, *here, "--python", "3.13"])
        attempts += [[*plain, *here, "--python", str(python)] for python in hidden_pythons()]
    attempts.append(plain)
    reports = []
    for command in attempts:
        done = subprocess.run(command, cwd=str(ROOT), check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode == 0 and python_version(VENV_PYTHON) in PYTHONS:
            return
        reports.append(done.stdout.decode("utf-8", "replace").strip())
    shutil.rmtree(VENV, ignore_errors=True)
    chosen = os.environ.get("UV_PYTHON")
    if chosen:
        raise SetupError(
            f"UV_PYTHON is {chosen}, from which no environment with Python 3.12 or 3.13 could be made. {reports[-1]}\n"
            "What to do: set it to one of these, or unset it, and run the same command again."
        )
    raise SetupError(
        f"No Python 3.12 or 3.13 was found here and uv could not fetch one. uv said:\n{reports[-1]}\n"
        f"What to do: {INSTALL_PYTHON}, or connect to the network, and run the same command again."
    )


def hidden_pythons() -> list[Path]:
    """Pythons that fit and that uv does not see: the one running this, and those pyenv has not activated."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or "~/.pyenv").expanduser()
    installed = [path for minor in ("12", "13") for path in sorted(pyenv.glob(f"versions/3.{minor}.*/bin/python"))]
    return [path for path in [Path(sys.executable), *installed] if python_version(path) in PYTHONS]


def python_version(python: Path) -> tuple[int, ...]:
    """``(3, 12)``, or ``()`` of a Python that is not there or does not run."""
    numbers = output_of([str(python), "-c", "import sys; print(*sys.version_info[:2])"]).split()
    return tuple(int(number) for number in numbers)


def install_packages(uv: str) -> None:
    """Install the project, editable, and its tools, at the versions of constraints.txt."""
    say("Installing the packages of constraints.txt (a minute or so, the first time)")
    command = [uv, "pip", "install", "--python", str(VENV_PYTHON), "-e", ".", "--group", "dev"]
    # A terminal gets uv's progress bars; a log does without its list of 150 packages.
    command += ["-c", "constraints.txt"] + ([] if sys.stderr.isatty() else ["--quiet"])
    if subprocess.run(command, cwd=str(ROOT), check=False).returncode != 0:
        raise SetupError(
            "uv could not install the packages (its message is above). What to do: connect to the network; "
            "uv reads its own settings (UV_DEFAULT_INDEX, UV_FIND_LINKS, HTTPS_PROXY ...), not pip's; then "
            "run the same command again."
        )
    compile_bytecode()


def compile_bytecode() -> None:
    """Compile what was installed once, here, on every core.

    Where Python may not write what it compiles (PYTHONDONTWRITEBYTECODE), each start would compile all that it
    imports: the report of the seeds takes 42 s instead of 72 s on two slow cores.
    """
    packages = sorted(str(folder) for folder in VENV.glob("lib/python3.*/site-packages"))
    compileall = ["-m", "compileall", "-q", "-j", "0", "-x", r"[/\\]tests?[/\\]"]
    succeeds([str(VENV_PYTHON), "-W", "ignore", *compileall, *packages, str(ROOT / "corpus")])


def output_of(command: list[str]) -> str:
    """Standard output of a command; empty when it fails or is not there."""
    try:
        done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def succeeds(command: list[str]) -> bool:
    """Whether a command ends well, whatever it prints."""
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def say(what: str) -> None:
    """One line of progress, at once."""
    print(f"{what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
