"""What a build stood on and what it came to, so that a build of the same is not made again.

An entry of the cache, one for each thing that can be asked for. It holds for as long as nothing
has changed: the book's files and which there are, what was asked for, the environment, riftbook
and its libraries, and the files that were written. What it holds is believed only when all of this
has been looked at; then the outcome is told again without loading anything that makes books.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from riftbook.cache import Cache, key
from riftbook.diagnostics import Diagnostic, Report, Severity, Span
from riftbook.manifest.disk import (
    SLACK,
    Known,
    Stamp,
    UnknownError,
    compared,
    digest,
    now,
    stamps,
)
from riftbook.manifest.program import environment, program
from riftbook.records import Value

FORMAT = "manifest 1"


class Asked(Value, kw_only=True):
    """What a build was asked for."""

    root: Path
    """The book folder, resolved."""
    editions: tuple[str, ...]
    out: Path | None
    draft: bool
    strict: bool

    @property
    def name(self) -> str:
        """The name of its entry."""
        out = "" if self.out is None else f"{self.out}\n{self.out.absolute()}"
        wishes = f"{self.draft} {self.strict}"
        return key(FORMAT, os.fsencode(self.root), *self.editions, os.fsencode(out), wishes)


class Outcome(Value, kw_only=True):
    """What a build that wrote its files came to."""

    report: Report
    paths: Mapping[str, Path]
    """Edition to the file written."""
    pages: int


class Before(Value, kw_only=True):
    """How things stood before a build read anything."""

    moment: int
    """When this was: nanoseconds since 1970."""
    program: str
    newest: int
    """When the newest file of the program changed."""
    tops: tuple[str, ...]
    """The names in the book folder that are read, there or not."""
    inputs: Mapping[str, Stamp]


def look(root: Path, tops: Sequence[str]) -> Before | None:
    """How things stand now; None when something lies there that cannot be told apart.

    Args:
        root: the book folder.
        tops: the names in it that are read.
    """
    moment = now()
    try:
        identity, newest = program()
        inputs = stamps(os.fspath(root), tops)
    except (OSError, UnknownError):
        return None
    return Before(moment=moment, program=identity, newest=newest, tops=tuple(tops), inputs=inputs)


def recall(cache: Cache, asked: Asked) -> Outcome | None:
    """The outcome of an earlier build, if a new one would come to the same; else None.

    Args:
        cache: where it was kept.
        asked: what is asked for now.
    """
    held = _read(cache, asked)
    before = None if held is None else look(asked.root, held["tops"])
    if held is None or before is None or not _made_alike(held, before):
        return None
    root = os.fspath(asked.root)
    known = {path: Known(Stamp(*stamp), told) for path, (stamp, told) in held["inputs"].items()}
    try:
        inputs = compared(root, known, before.inputs, held["moment"])
        if inputs is None or any(digest(path) != told for path, told in held["outputs"].items()):
            return None
    except OSError:
        return None
    if inputs is not known:
        _write(cache, asked, held | {"moment": before.moment, "inputs": inputs})
    return _outcome(held)


def keep(
    cache: Cache,
    asked: Asked,
    before: Before,
    digests: Mapping[str, str],
    outcome: Outcome,
    outputs: Iterable[Path],
) -> None:
    """Remember what a build came to.

    Args:
        cache: where to keep it.
        asked: what it was asked for.
        before: how things stood before it read anything; its inputs are those that were read.
        digests: SHA-256 of every file of the book that it read, by path, in hex.
        outcome: what it came to.
        outputs: the files that it wrote.
    """
    files = {path for path, stamp in before.inputs.items() if path in digests or not stamp.link}
    if files != digests.keys():
        return  # files came or went meanwhile, or have names that are spelt in another way
    inputs = {p: Known(stamp, digests.get(p, "")) for p, stamp in before.inputs.items()}
    with suppress(OSError):  # an output that has gone already is made again
        _write(cache, asked, _held(before, inputs, outcome, outputs))


def _held(
    before: Before, inputs: Mapping[str, Known], outcome: Outcome, outputs: Iterable[Path]
) -> Mapping[str, Any]:
    return {
        "program": before.program,
        "environment": environment(),
        "moment": before.moment,
        "tops": before.tops,
        "inputs": inputs,
        "outputs": {os.fspath(path): digest(os.fspath(path)) for path in outputs},
        "paths": {edition: os.fspath(path) for edition, path in outcome.paths.items()},
        "pages": outcome.pages,
        "report": [_told(diagnostic) for diagnostic in outcome.report],
    }


def _made_alike(held: Mapping[str, Any], before: Before) -> bool:
    if held["program"] != before.program or held["environment"] != environment():
        return False
    moment: int = held["moment"]
    return before.newest < moment - SLACK


def _read(cache: Cache, asked: Asked) -> dict[str, Any] | None:
    data = cache.get(asked.name)
    held: dict[str, Any] | None = None if data is None else json.loads(data)
    return held


def _write(cache: Cache, asked: Asked, held: Mapping[str, Any]) -> None:
    cache.put(asked.name, json.dumps(held, ensure_ascii=True).encode())


def _told(diagnostic: Diagnostic) -> tuple[object, ...]:
    weight = diagnostic.weight.name if diagnostic.weight else ""
    spans = [_where(span) for span in (diagnostic.span, *diagnostic.related)]
    return diagnostic.code, diagnostic.message, diagnostic.hint, weight, spans


def _where(span: Span) -> tuple[str, int, int, int]:
    return span.path, span.line, span.column, span.length


def _outcome(held: Mapping[str, Any]) -> Outcome:
    return Outcome(
        report=Report(diagnostics=tuple(_diagnostic(*row) for row in held["report"])),
        paths={edition: Path(path) for edition, path in held["paths"].items()},
        pages=held["pages"],
    )


def _diagnostic(
    code: str, message: str, hint: str, weight: str, spans: Iterable[tuple[str, int, int, int]]
) -> Diagnostic:
    first, *others = (
        Span(path=path, line=line, column=column, length=length)
        for path, line, column, length in spans
    )
    return Diagnostic(
        code=code,
        span=first,
        message=message,
        hint=hint,
        weight=Severity[weight] if weight else None,
        related=tuple(others),
    )
