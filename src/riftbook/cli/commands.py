"""What each command does: calls the pipeline, prints what it came to, chooses the exit code."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from riftbook.cli import exits
from riftbook.cli.terminal import Terminal

if TYPE_CHECKING:
    from riftbook.cli.doctor import Finding

Command = Callable[[argparse.Namespace, Terminal], int]
"""Arguments and streams to an exit code."""


class _PartMissing(Exception):
    """The machine lacks something that sets type; it has been told already."""


def build(options: argparse.Namespace, terminal: Terminal) -> int:
    """Make both editions."""
    return _make(options, terminal, ("print", "ereader"))


def pdf(options: argparse.Namespace, terminal: Terminal) -> int:
    """Make the print edition."""
    return _make(options, terminal, ("print",))


def epub(options: argparse.Namespace, terminal: Terminal) -> int:
    """Make the e-reader edition."""
    return _make(options, terminal, ("ereader",))


def _make(options: argparse.Namespace, terminal: Terminal, editions: tuple[str, ...]) -> int:
    root = _folder(options, terminal)
    if root is None:
        return exits.USAGE
    from riftbook.cli.outcome import tell
    from riftbook.pipeline import build as run

    def ready() -> None:
        if ("print" in editions or _marks_pages(root)) and _lacking():
            _tell_lacking(terminal)
            raise _PartMissing

    try:
        publication = run(
            root,
            editions=editions,
            out=options.out,
            draft=options.draft,
            strict=options.strict,
            cached=options.cache,
            jobs=options.jobs,
            ready=ready,
            progress=terminal.progress,
        )
    except _PartMissing:
        return exits.SYSTEM
    return tell(publication, options, terminal, root=root)


def check(options: argparse.Namespace, terminal: Terminal) -> int:
    """Find every problem and write nothing."""
    root = _folder(options, terminal)
    if root is None:
        return exits.USAGE
    if _lacking():
        _tell_lacking(terminal)
        return exits.SYSTEM
    from riftbook.cli.outcome import tell
    from riftbook.pipeline import check as run

    publication = run(
        root,
        strict=options.strict,
        cached=options.cache,
        jobs=options.jobs,
        progress=terminal.progress,
    )
    return tell(publication, options, terminal, root=root)


def locate(options: argparse.Namespace, terminal: Terminal) -> int:
    """Find a phrase, a page or a line in both editions and in the manuscript."""
    root = _folder(options, terminal)
    if root is None:
        return exits.USAGE
    if not options.query.strip():
        terminal.complain("say which words, page or line to find")
        return exits.USAGE
    if _lacking():
        _tell_lacking(terminal)
        return exits.SYSTEM
    from riftbook.cli.outcome import tell_answer
    from riftbook.pipeline import locate as run

    publication, answer = run(root, options.query, progress=terminal.progress)
    return tell_answer(publication, answer, options, terminal, root=root)


def doctor(options: argparse.Namespace, terminal: Terminal) -> int:
    """Look at the machine."""
    root = _folder(options, terminal)
    if root is None:
        return exits.USAGE
    from riftbook.cli.doctor import examine

    findings = examine(root)
    if options.json:
        rows = [
            {"name": f.name, "well": f.well, "found": f.found, "mend": f.mend} for f in findings
        ]
        _document(terminal, {"command": "doctor", "findings": rows})
    for finding in () if options.json else findings:
        mark = terminal.paint("well", "ok") if finding.well else terminal.paint("error", "no")
        terminal.data(f"{mark}  {finding.name}: {finding.found}")
        if finding.mend:
            terminal.data(f"    {terminal.paint('hint', 'mend:')} {finding.mend}")
    return exits.WELL if all(finding.well for finding in findings) else exits.SYSTEM


def explain(options: argparse.Namespace, terminal: Terminal) -> int:
    """Explain a code, or list them all."""
    from riftbook.diagnostics.catalogue import CATALOGUE

    code = (options.code or "").upper()
    if code and code not in CATALOGUE:
        terminal.complain(f"no code is called “{options.code}”")
        terminal.say("`riftbook explain` lists them all")
        return exits.USAGE
    entries = [CATALOGUE[code]] if code else list(CATALOGUE.values())
    if options.json:
        rows = [
            {"code": e.code, "severity": e.severity, "title": e.title, "explain": e.explain}
            for e in entries
        ]
        _document(terminal, {"command": "explain", "codes": rows})
    elif code:
        head = terminal.paint(entries[0].severity, f"{code} {entries[0].severity}")
        terminal.data(f"{head}: {entries[0].title}\n\n{entries[0].explain}")
    else:
        for entry in entries:
            terminal.data(f"{entry.code}  {entry.severity:<7}  {entry.title}")
    return exits.WELL


def schema(options: argparse.Namespace, terminal: Terminal) -> int:
    """Print the JSON Schema of book.toml."""
    from riftbook.project.schema import json_schema

    terminal.data(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return exits.WELL


def clean(options: argparse.Namespace, terminal: Terminal) -> int:
    """Remove the book's cache."""
    root = _folder(options, terminal)
    if root is None:
        return exits.USAGE
    from riftbook.cache import FOLDER, VARIABLE
    from riftbook.cache import clean as remove

    removed = remove(root)
    if options.json:
        _document(terminal, {"command": "clean", "removed": removed})
    terminal.say(f"{root / FOLDER}: {'removed' if removed else 'there is none'}")
    terminal.say(f"a cache that {VARIABLE} moved elsewhere is left alone")
    return exits.WELL


def _folder(options: argparse.Namespace, terminal: Terminal) -> Path | None:
    """The book folder that the arguments name; a book.toml stands for its folder."""
    book: Path | None = options.book
    base: Path = options.folder or Path()
    root = base / book if book else base
    if root.name == "book.toml" and root.is_file():
        root = root.parent
    if root.is_dir():
        return root
    terminal.complain(f"there is no folder “{root}”")
    return None


def _marks_pages(root: Path) -> bool:
    """Whether the book's EPUB needs the printed pages, as far as book.toml can be read."""
    import tomllib

    try:
        epub = tomllib.loads((root / "book.toml").read_text("utf-8")).get("epub", {})
        return bool(epub.get("pages", True))
    except (OSError, ValueError, AttributeError):
        return True


def _lacking() -> "list[Finding]":
    """The libraries that set type and that the system has not."""
    from riftbook.cli.doctor import system_libraries

    return [finding for finding in system_libraries() if not finding.well]


def _tell_lacking(terminal: Terminal) -> None:
    """Say what is missing and how to get it."""
    missing = _lacking()
    for finding in missing:
        terminal.complain(f"{finding.name}: {finding.found}")
    for mend in dict.fromkeys(finding.mend for finding in missing):
        terminal.write(f"{terminal.paint('hint', 'mend:')} {mend}")


def _document(terminal: Terminal, content: dict[str, object]) -> None:
    terminal.data(json.dumps({"schema": 1, **content}, indent=2, ensure_ascii=False))
