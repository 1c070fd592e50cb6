"""Builds at once, a cache that is removed meanwhile, and more workers than there is work."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from riftbook.pipeline import build

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "books" / "page-references"
BOOK = '[book]\ntitle = "Odd"\nauthor = "Nobody"\nlanguage = "en"\ndate = 2026\n'
ODD: Mapping[str, Mapping[str, str]] = {
    "one-word": {"a.md": "Word\n"},
    "empty-file": {"a.md": "", "b.md": "<!-- nothing -->\n", "c.md": "# C\n\nThis is @page:c.\n"},
    "front-matter": {"00-preface.md": "# Preface\n\nThis is @page:preface.\n", "01-a.md": "# A\n"},
}


def command(*words: str) -> "subprocess.Popen[str]":
    """Riftbook in a process of its own, with the cache of the book and no other."""
    surroundings = {k: v for k, v in os.environ.items() if k != "RIFTBOOK_CACHE"}
    return subprocess.Popen(
        [sys.executable, "-m", "riftbook", *words],
        env={**surroundings, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(child: "subprocess.Popen[str]") -> None:
    _, said = child.communicate(timeout=300)
    assert child.returncode == 0, said


@pytest.fixture
def book(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns(".riftbook", "dist")
    return Path(shutil.copytree(SAMPLE, tmp_path / "book", ignore=ignored))


@pytest.mark.long
def test_builds_at_once_write_the_same(book: Path, tmp_path: Path) -> None:
    """Two into folders of their own and two into one, while the cache is removed and filled."""
    out = [tmp_path / name for name in ("first", "second")]
    children = [command("build", str(book), "--out", str(folder)) for folder in out]
    children += [command("build", str(book)) for _ in range(2)]
    while any(child.poll() is None for child in children):
        ended(command("clean", str(book)))
        time.sleep(0.5)
    for child in children:
        ended(child)
    alone = tmp_path / "alone"
    ended(command("build", str(book), "--out", str(alone), "--no-cache", "--jobs", "1"))
    for folder in (*out, book / "dist"):
        assert editions(folder) == editions(alone)
        assert {path.name for path in folder.iterdir()} == {path.name for path in alone.iterdir()}


def editions(folder: Path) -> dict[str, bytes]:
    """The PDF and the EPUB that were written to a folder."""
    found = {path.suffix: path.read_bytes() for path in folder.iterdir()}
    return {suffix: found[suffix] for suffix in (".pdf", ".epub")}


@pytest.mark.parametrize("name", ODD)
def test_more_workers_than_work_make_no_difference(name: str, tmp_path: Path) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "book.toml").write_text(BOOK, encoding="utf-8")
    for file, text in ODD[name].items():
        (tmp_path / "manuscript" / file).write_text(text, encoding="utf-8")
    made = []
    for jobs in (1, 8):
        publication = build(tmp_path, cached=False, jobs=jobs)
        assert publication.report.errors == ()
        made.append(editions(tmp_path / "dist"))
    assert made[0] == made[1]
