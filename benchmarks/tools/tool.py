"""What a tool is to the benchmarks."""

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpora import Corpus

NODE_MODULES = Path(__file__).parents[1] / "node_modules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where a tool works: a folder of its own with the book in it."""

    corpus: Corpus
    book: Path
    """The corpus as a book folder in the neutral theme."""
    folder: Path
    """For what is made on the way and for the output."""
    fonts: Path
    """The faces that all tools share, and no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What is measured."""

    words: tuple[str, ...]
    output: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One program under test."""

    name: str
    settings: str
    """What differs from the neutral theme, and what is left out of its time; for the tables."""
    version: Callable[[], str]
    """The versions of what it runs.

    Raises:
        LookupError: something that it needs is not on this machine; the message says what.
    """
    prepare: Callable[[Bench], None]
    """What is done before the clock starts: not measured."""
    command: Callable[[Bench], Command]


def program(name: str) -> str:
    """The path of a program.

    Raises:
        LookupError: there is none of that name.
    """
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        raise LookupError(f"{name} is not installed")
    return found


def node_program(package: str, script: str) -> tuple[str, ...]:
    """The command that runs a script of an npm package with the Node beside this Python.

    Raises:
        LookupError: the package is not installed.
    """
    path = NODE_MODULES / package / script
    if not path.exists():
        raise LookupError(f"{package} is not installed in benchmarks/node_modules")
    return program("node"), str(path)


def chromium() -> str:
    """The path of the system's Chromium.

    Raises:
        LookupError: there is none.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if not found:
        raise LookupError("chromium is not installed")
    return found


def nothing(_: Bench) -> None:
    """No preparation."""
