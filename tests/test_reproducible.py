"""Same inputs, same bytes: never a matter of where, when, by whom or in which order."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
INPUTS = ("book.toml", "manuscript", "assets", "layouts")
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {"TZ": "Asia/Kolkata", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2026"}


def built(book: Path, folder: Path, surroundings: dict[str, str], umask: int) -> dict[str, bytes]:
    """Copy a book to a folder, build it there in a process of its own, read what it wrote."""
    folder.mkdir(parents=True)
    for name in INPUTS:
        source = book / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        elif source.exists():
            shutil.copy(source, folder / name)
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    source_path = {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-m", "riftbook", "build"],
        cwd=folder,
        env=kept | surroundings | source_path,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in sorted((folder / "dist").iterdir())}


@pytest.mark.parametrize(
    "book",
    [
        pytest.param(ROOT / "tests" / "books" / "everyday-markdown", id="sample"),
        pytest.param(ROOT, id="own-book", marks=pytest.mark.long),
    ],
)
def test_two_builds_are_byte_for_byte_the_same(book: Path, tmp_path: Path) -> None:
    first = built(book, tmp_path / "here", HERE, 0o022)
    second = built(book, tmp_path / "a deeper" / "folder", ELSEWHERE, 0o077)
    assert first.keys() == second.keys()
    assert {Path(name).suffix for name in first} >= {".pdf", ".epub"}
    for name, data in first.items():
        assert data == second[name], f"{name} differs"
