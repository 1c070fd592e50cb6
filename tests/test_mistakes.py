"""Every folder of tests/mistakes is a small book with one kind of mistake, and what is said of it.

`expected.toml` lists every diagnostic; nothing else may be reported. A folder without a book.toml
gets a small one. `[make]` holds what git does not keep: links, pipes, sizes of empty files.
"""

import os
import re
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from riftbook.diagnostics import Report
from riftbook.diagnostics.catalogue import CATALOGUE
from riftbook.pipeline import check

MISTAKES = Path(__file__).parent / "mistakes"
FOLDERS = sorted(folder for folder in MISTAKES.iterdir() if folder.is_dir())
_FILES = "checks/test_finished_files.py"
BY_NO_BOOK = {
    **dict.fromkeys(("D001", "D002", "D003", "D004"), "publish/test_publish.py"),
    "D013": "checks/test_words.py",
    "M011": "markup/test_lost.py",
    **dict.fromkeys(("D015", "D020", "D021", "D022", "D023", "D024", "D025"), _FILES),
    **dict.fromkeys(("D030", "D031", "D032", "D033", "D034", "D035"), _FILES),
}
"""Codes of damage between riftbook and the disk: planted in real files by the test named."""

BOOK = """[book]
title = "Small"
author = "Somebody"
language = "en"
date = 2026-11-23
"""


def expected(folder: Path) -> dict[str, Any]:
    """What a folder's expected.toml says."""
    return tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


def make(root: Path, wanted: Mapping[str, Any]) -> None:
    """Make what `[make]` names, below the book folder."""
    kinds = (
        ("pipes", lambda path, _: os.mkfifo(path)),
        ("links", lambda path, target: path.symlink_to(target)),
        ("sizes", lambda path, size: (path.touch(), os.truncate(path, size))),
    )
    for kind, action in kinds:
        entries = wanted.get(kind, {})
        for name in entries:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            action(path, entries[name] if isinstance(entries, dict) else None)


def found_in(root: Path) -> Report:
    """Everything riftbook says of a book folder."""
    return check(root, jobs=1).report


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty book folder in an environment without a date."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    root = tmp_path / "book"
    root.mkdir()
    return root


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_mistake_is_told_with_its_place_and_what_to_do(
    folder: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = expected(folder)
    diagnostics = wanted["diagnostic"]
    if diagnostics[0]["code"] == "P031":
        monkeypatch.delenv("RIFTBOOK_CACHE")  # this one is about the book's own cache
    shutil.copytree(folder, book, dirs_exist_ok=True)
    (book / "expected.toml").unlink()
    if not (book / "book.toml").exists() and diagnostics[0]["code"] != "P001":
        (book / "book.toml").write_text(BOOK, encoding="utf-8")
    make(book, wanted.get("make", {}))

    found = [(d.code, d.span.path, d.span.line, d.span.column, d.hint) for d in found_in(book)]

    places = sorted((w["code"], w["path"], w["line"], w["column"]) for w in diagnostics)
    assert sorted(each[:4] for each in found) == places
    for want in diagnostics:
        place = (want["code"], want["path"], want["line"], want["column"])
        assert any(each[:4] == place and want["hint"] in each[4] for each in found), (want, found)


def test_every_folder_is_named_by_its_code() -> None:
    wrong = [
        folder.name
        for folder in FOLDERS
        if not re.fullmatch(r"[A-Z]\d{3}-[a-z0-9-]+", folder.name)
        or folder.name[:4] not in {each["code"] for each in expected(folder)["diagnostic"]}
    ]
    assert wrong == []


def test_every_code_has_a_folder() -> None:
    assert set(CATALOGUE) - {folder.name[:4] for folder in FOLDERS} == set(BY_NO_BOOK)


def test_what_no_book_can_bring_about_is_planted_elsewhere() -> None:
    for code, name in BY_NO_BOOK.items():
        assert code in (Path(__file__).parent / name).read_text(encoding="utf-8")
