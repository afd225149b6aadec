"""nbval notices a stored output that is wrong: the check that guards the notebooks can go red."""

import shutil
import subprocess
import sys

NBVAL = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout", "120", "-q", "-p", "no:cacheprovider"]


def run(root, folder):
    sanitize = ["--nbval-sanitize-with", str(root / "tests" / "nbval.cfg")]
    command = [sys.executable, "-m", "pytest", *NBVAL, *sanitize, "--rootdir", str(folder), "03_mentions.ipynb"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_wrong_stored_number_fails(root, tmp_path):
    (tmp_path / "notebooks").mkdir()
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    stored = (root / "notebooks" / "03_mentions.ipynb").read_text("utf-8")
    assert ">13</td>" in stored
    (tmp_path / "notebooks" / "03_mentions.ipynb").write_text(stored.replace(">13</td>", ">14</td>", 1), "utf-8")
    result = run(root, tmp_path / "notebooks")
    assert result.returncode == 1
    assert "1 failed" in result.stdout
    assert "Cell outputs differ" in result.stdout
