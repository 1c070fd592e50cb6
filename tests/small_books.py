"""Book folders made of a mapping, for the tests of the project."""

from collections.abc import Mapping
from pathlib import Path

from riftbook.diagnostics import Diagnostic
from riftbook.project import Project, load

BOOK = """[book]
title = "Small"
author = "Somebody"
language = "en"
date = 2026-11-23
"""


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """A book folder with some files; a small book.toml and a chapter when none are given."""
    chapters = any(path.startswith("manuscript/") for path in files)
    whole = {"book.toml": BOOK, **({} if chapters else {"manuscript/01-one.md": "# One\n"})}
    for path, content in {**whole, **files}.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def project_of(root: Path, files: Mapping[str, str | bytes]) -> Project:
    """The project of a book that has no problem."""
    project, found = load(write(root, files))
    assert found == ()
    assert project is not None
    return project


def problems(root: Path, files: Mapping[str, str | bytes]) -> list[tuple[str, int, int]]:
    """Code, line and column of every problem of a book, in order of place."""
    found = load(write(root, files))[1]
    return [(d.code, d.span.line, d.span.column) for d in sorted(found, key=lambda d: d.span)]


def told(root: Path, files: Mapping[str, str | bytes]) -> tuple[Diagnostic, ...]:
    """Every problem of a book."""
    return load(write(root, files))[1]
