"""The wheel alone, in an empty environment, makes a book: no repository, no root, no Java."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]
NOBODY = 65534
BOOK = """[book]
title = "One chapter"
author = "An Author"
language = "en"
"""
CHAPTER = """# The only one

It was a short book.[^1] It had *one* chapter and one list:

- a thing
- and another

[^1]: And one note.
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder outside the repository that any user may enter; pytest's own are private."""
    folder = Path(tempfile.mkdtemp(prefix="riftbook-wheel-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def interpreter() -> str:
    """A Python 3.11 or later that a user who is not root may run."""
    if os.geteuid() != 0:
        return sys.executable
    for candidate in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        path = Path(candidate)
        probe = [str(path), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
        try:
            tried = subprocess.run(probe, user=NOBODY, group=NOBODY, cwd="/", check=False)
        except OSError:
            continue
        if tried.returncode == 0:
            return str(path)
    raise AssertionError("no Python 3.11 that a user without rights may run")


def run(*command: str, **how: object) -> None:
    """Run a command; its output is shown when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **how)  # type: ignore[call-overload]
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def test_the_wheel_builds_a_book_elsewhere(open_folder: Path) -> None:
    wheels = open_folder / "wheels"
    environment = open_folder / "environment"
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels), cwd=ROOT)
    (wheel,) = wheels.glob("*.whl")
    run(interpreter(), "-m", "venv", "--without-pip", str(environment))
    python = str(environment / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", python, "install", "--no-deps"]
    run(*pip, "--require-hashes", "-r", str(ROOT / "requirements.txt"))
    run(*pip, str(wheel))

    book = open_folder / "book"
    (book / "manuscript").mkdir(parents=True)
    (book / "book.toml").write_text(BOOK, encoding="utf-8")
    (book / "manuscript" / "01-one.md").write_text(CHAPTER, encoding="utf-8")
    user: dict[str, object] = {}
    if os.geteuid() == 0:
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": ()}
        for path in (book, *book.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    bare = {"PATH": str(environment / "bin"), "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
    run(str(environment / "bin" / "riftbook"), "build", cwd=book, env=bare, **user)

    written = {path.name for path in (book / "dist").iterdir()}
    assert {"one-chapter.pdf", "one-chapter.epub", "SHA256SUMS", "build.json"} <= written
    assert (book / "dist" / "one-chapter.pdf").read_bytes().startswith(b"%PDF-")
