"""What a run of the pipeline came to: diagnostics, files, one closing line, an exit code."""

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from riftbook import __version__
from riftbook.cli import exits
from riftbook.cli.terminal import Terminal
from riftbook.diagnostics import Diagnostic, Severity, Span
from riftbook.run import Publication

if TYPE_CHECKING:
    from riftbook.locate import Answer, Location


def tell(
    publication: Publication, options: argparse.Namespace, terminal: Terminal, *, root: Path
) -> int:
    """Print an outcome.

    Args:
        publication: the outcome.
        options: the arguments.
        terminal: the streams.
        root: the book folder.

    Returns:
        The exit code.
    """
    code = _code(publication, options)
    shown = [
        diagnostic
        for diagnostic in publication.report
        if not terminal.quiet or diagnostic.severity is Severity.ERROR or options.strict
    ]
    if shown:
        _diagnostics(shown, publication, terminal, root)
    if options.json:
        terminal.data(json.dumps(_document(publication, options, code), ensure_ascii=False))
    elif not terminal.out.isatty():
        for path in publication.paths.values():
            terminal.data(_near(path))
    _close(publication, terminal, checked=options.command == "check")
    return code


def tell_answer(
    publication: Publication,
    answer: "Answer | None",
    options: argparse.Namespace,
    terminal: Terminal,
    *,
    root: Path,
) -> int:
    """Print where something stands; the exit code says whether it was found."""
    if answer is None:
        return tell(publication, options, terminal, root=root)
    code = exits.WELL if answer.locations else exits.ERRORS
    if options.json:
        document = {
            "schema": 1,
            "command": options.command,
            "exit": code,
            "query": options.query,
            "found": [_whereabouts(location) for location in answer.locations],
            "near": list(answer.near),
        }
        terminal.data(json.dumps(document, ensure_ascii=False))
        return code
    for location in answer.locations:
        page = f"p{location.page}:{location.line}" if location.page else "-"
        note = " (note)" if location.note else ""
        place = f"{location.document or '-'}  {location.cfi or '-'}"
        terminal.data(f"{page}{note}  {location.span}  {place}\n    {location.text}")
    if answer.bare:
        terminal.complain(f"nothing of the manuscript is printed on {options.query}")
    elif not answer.locations:
        terminal.complain(f"the book has no “{options.query}”")
        if answer.near:
            terminal.say(f"did you mean {' or '.join(f'“{text}”' for text in answer.near)}?")
        else:
            terminal.say("only words of the manuscript are looked for: no numbers, no book.toml")
    return code


def _whereabouts(location: "Location") -> dict[str, object]:
    return {
        "page": location.page,
        "page_line": location.line,
        "note": location.note,
        "document": location.document,
        "cfi": location.cfi,
        **_place(location.span),
        "text": location.text,
    }


def _code(publication: Publication, options: argparse.Namespace) -> int:
    errors = publication.report.errors
    if errors:
        return exits.USAGE if _of_the_configuration(errors) else exits.ERRORS
    return exits.ERRORS if options.strict and publication.report.warnings else exits.WELL


def _of_the_configuration(errors: Sequence[Diagnostic]) -> bool:
    from riftbook.project.folder import CONFIGURATION

    return any(e.code.startswith("P") and e.span.path == CONFIGURATION for e in errors)


def _diagnostics(
    shown: list[Diagnostic], publication: Publication, terminal: Terminal, root: Path
) -> None:
    from riftbook.cli.excerpt import rendered
    from riftbook.project.folder import read_named

    files = publication.files
    if files is None:
        files = read_named(root.resolve(), {diagnostic.span.path for diagnostic in shown})
    for diagnostic in shown:
        terminal.write(rendered(diagnostic, files, terminal) + "\n")


def _close(publication: Publication, terminal: Terminal, *, checked: bool) -> None:
    """One line for each file, or one that says how much is wrong."""
    report = publication.report
    counts = [
        terminal.paint(word, f"{len(found)} {word}{'' if len(found) == 1 else 's'}")
        for word, found in (("error", report.errors), ("warning", report.warnings))
        if found
    ]
    for edition, path in publication.paths.items():
        pages = f"{publication.pages} pages, " if edition == "print" else ""
        facts = terminal.paint("dim", pages + _size(path.stat().st_size))
        terminal.say(f"{terminal.paint('well', _near(path))}  {facts}")
    if checked:
        terminal.say(", ".join(counts) or terminal.paint("well", "no problems"))
    elif not publication.written:
        terminal.say(f"{', '.join(counts) or 'nothing to do'}: nothing written")
    elif counts:
        terminal.say(", ".join(counts))


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.0f} kB"


def _near(path: Path) -> str:
    """A path from here, where it lies below; else the whole of it."""
    whole, here = path.absolute(), Path.cwd()
    return os.fspath(whole.relative_to(here) if whole.is_relative_to(here) else whole)


def _document(
    publication: Publication, options: argparse.Namespace, code: int
) -> dict[str, object]:
    report = publication.report
    return {
        "schema": 1,
        "riftbook": __version__,
        "command": options.command,
        "exit": code,
        "written": publication.written,
        "paths": {edition: _near(path) for edition, path in publication.paths.items()},
        "pages": publication.pages,
        "errors": len(report.errors),
        "warnings": len(report.warnings),
        "diagnostics": [_row(diagnostic) for diagnostic in report],
    }


def _row(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.word,
        **_place(diagnostic.span),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "related": [_place(span) for span in diagnostic.related],
    }


def _place(span: Span) -> dict[str, object]:
    return {"path": span.path, "line": span.line, "column": span.column, "length": span.length}
