"""The ways to install agree: pyproject.toml, constraints.txt, environment.yml, .python-version, Makefile.

environment.yml is checked offline against the grammar of conda's dependency specs, as far as this project
uses it: a name, then bounds without spaces between them. (py-rattler's MatchSpec would read the whole grammar,
for a download of 25 MB.)
"""

from __future__ import annotations

import re
import runpy
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

# What conda-forge calls a package that PyPI calls otherwise.
CONDA_NAMES = {
    "matplotlib": "matplotlib-base",
    "arabic-reshaper": "arabic_reshaper",
    "jupyter-client": "jupyter_client",
    "pdfminer-six": "pdfminer.six",
}
# Not on conda-forge, or too old there.
UNDER_PIP = {"ahocorasick-rs", "hazm", "persiantools", "rensa"}

CONDA_SPEC = re.compile(
    r"""
    (?P<name> [a-z0-9_] [a-z0-9_.-]* )       # conda names are lower case
    (?: [ ] (?P<bounds>
        (?: >= | <= | == | != | > | < ) [0-9]+ (?: \.[0-9]+ )*
        (?: , (?: >= | <= | == | != | > | < ) [0-9]+ (?: \.[0-9]+ )* )*
    ) )?
    """,
    re.VERBOSE,
)


@pytest.fixture(scope="module")
def pyproject(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def required(pyproject: dict[str, Any]) -> dict[str, SpecifierSet]:
    """Bounds of every dependency, development tools apart."""
    requirements = map(Requirement, pyproject["project"]["dependencies"])
    return {canonicalize_name(requirement.name): requirement.specifier for requirement in requirements}


@pytest.fixture(scope="module")
def environment(root: Path) -> dict[str, Any]:
    return yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def conda(environment: dict[str, Any]) -> dict[str, SpecifierSet]:
    """Bounds of every conda dependency, by its conda name."""
    specs = [spec for spec in environment["dependencies"] if isinstance(spec, str)]
    parsed = [CONDA_SPEC.fullmatch(spec) for spec in specs]
    assert None not in parsed, dict(zip(specs, parsed, strict=True))
    return {match["name"]: SpecifierSet(match["bounds"] or "") for match in parsed}


@pytest.fixture(scope="module")
def pip_section(environment: dict[str, Any]) -> list[str]:
    (section,) = [entry for entry in environment["dependencies"] if isinstance(entry, dict)]
    assert list(section) == ["pip"]
    return section["pip"]


@pytest.fixture(scope="module")
def pins(root: Path) -> list[Requirement]:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line.strip() and not line.startswith("#")]


def test_conda_has_the_same_dependencies_with_the_same_bounds(required, conda):
    expected = {CONDA_NAMES.get(name, name): bounds for name, bounds in required.items() if name not in UNDER_PIP}
    assert {name: bounds for name, bounds in conda.items() if name not in {"python", "pip"}} == expected


def test_conda_leaves_the_rest_and_the_project_to_pip(required, conda, pip_section):
    assert "pip" in conda  # conda warns and guesses when pip is used but not asked for
    assert pip_section[-1] == "-e ."
    assert {
        canonicalize_name(requirement.name): requirement.specifier for requirement in map(Requirement, pip_section[:-1])
    } == {name: required[name] for name in UNDER_PIP}


def test_conda_takes_its_packages_from_conda_forge_alone(environment):
    assert list(environment) == ["name", "channels", "dependencies"]
    assert environment["channels"] == ["conda-forge", "nodefaults"]


def test_python_is_the_same_everywhere(root: Path, pyproject, conda):
    wanted = SpecifierSet(pyproject["project"]["requires-python"])
    assert conda["python"] == wanted
    assert (root / ".python-version").read_text(encoding="utf-8").strip() == "3.12"
    bootstrap = runpy.run_path(str(root / "tools" / "bootstrap.py"))
    tried = [f"3.{minor}.5" for minor in range(8, 20)]
    assert [".".join(map(str, pair)) + ".5" for pair in bootstrap["PYTHONS"]] == list(wanted.filter(tried))


def test_constraints_pin_every_dependency_within_its_bounds(pyproject, required, pins):
    pinned = {canonicalize_name(pin.name): pin for pin in pins}
    tools = {r.name: r.specifier for r in map(Requirement, pyproject["dependency-groups"]["dev"])}
    for name, bounds in {**required, **{canonicalize_name(n): s for n, s in tools.items()}}.items():
        (pin,) = pinned[name].specifier
        assert pin.operator == "=="
        assert bounds.contains(pin.version), f"{name}: {pin} is outside {bounds}; run `make constraints`"


def test_constraints_hold_versions_and_no_addresses(root: Path, pins):
    assert [pin for pin in pins if pin.url or len(pin.specifier) != 1] == []
    names = [str(canonicalize_name(pin.name)) for pin in pins]
    assert names == sorted(set(names))
    assert "://" not in (root / "constraints.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("python", ["3.12.0", "3.13.0"])
def test_numpy_and_pandas_are_pinned_for_each_python(pins, python: str):
    here = {**default_environment(), "python_full_version": python, "python_version": python[:4]}
    usable = {pin.name for pin in pins if pin.marker is None or pin.marker.evaluate(here)}
    assert {"numpy", "pandas", "matplotlib", "hazm"} <= usable


@pytest.mark.parametrize(
    "spec", ["pandas>=2.3", "Pandas >=2.3", "pandas >= 2.3", "pandas >=2.3, <4", "pandas ~2", "pandas >="]
)
def test_a_misspelt_conda_spec_is_found(spec: str):
    assert not CONDA_SPEC.fullmatch(spec)


def test_every_make_target_is_listed_by_make_help(root: Path):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^\.PHONY: ([a-z-]+)$", makefile, re.MULTILINE))
    listed = subprocess.run(["make", "-C", root], capture_output=True, encoding="utf-8", check=True).stdout
    assert targets == set(re.findall(r"^  ([a-z-]+) +\S", listed, re.MULTILINE))
    assert {
        "report",
        "test",
        "test-slow",
        "lab",
        "notebooks",
        "browser",
        "lint",
        "format",
        "types",
    } <= targets
