"""Makes the small files of tests/readers/fixtures anew, one module of tools/fixtures/ a kind of file.

    python tools/make_fixtures.py [FOLDER]

Each module with a function ``make(folder)`` writes its files there. A program or library that a module needs and that
this machine lacks is told, its files stay as they were, and the others are made all the same. The texts stand in
those modules; what came out is described in the folder's README.md.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "readers" / "fixtures"
MOST_BYTES = 1_500_000  # all files together: they are cloned with the code


def make_all(folder: Path) -> list[str]:
    """Run every module; what could not be made, and why."""
    missing = []
    for path in sorted((ROOT / "tools" / "fixtures").glob("*.py")):
        try:
            module = importlib.import_module(f"tools.fixtures.{path.stem}")
            if hasattr(module, "make"):
                module.make(folder)
        except (ImportError, FileNotFoundError) as error:
            missing.append(f"{path.name}: {error}")
    return missing


def main() -> None:
    """Make the files and list them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    missing = make_all(folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        print(f"{path.stat().st_size:9,}  {path.relative_to(folder).as_posix()}")
    size = sum(path.stat().st_size for path in files)
    print(f"{size:9,}  bytes together")
    for reason in missing:
        print(f"not made: {reason}")
    if missing or size > MOST_BYTES:
        sys.exit("What to do: install what is missing." if missing else f"That is more than {MOST_BYTES:,} bytes.")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
