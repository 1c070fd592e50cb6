"""What can be said on the command line."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from riftbook import __version__
from riftbook.cli import commands
from riftbook.cli.commands import Command
from riftbook.records import Value


class _Row(Value):
    """One command."""

    name: str
    run: Command
    about: str
    options: tuple[Callable[[argparse.ArgumentParser], None], ...] = ()


def versions() -> str:
    """The versions of riftbook, Python and the system, for reports."""
    import platform

    return f"riftbook {__version__}, Python {platform.python_version()}, {platform.system()}"


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the arguments; ends the program with exit code 2 when they are wrong."""
    parser = argparse.ArgumentParser(
        prog="riftbook",
        description="One Markdown manuscript, a print PDF and an EPUB that agree.",
        epilog="Exit codes: 0 well, 1 errors, 2 usage or configuration, 3 a system part is "
        "missing, 4 a bug, 130 interrupted.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"riftbook {__version__}")
    _talk(parser, outer=True)
    inner = parser.add_subparsers(
        metavar="COMMAND", required=True, title="commands", prog=parser.prog
    )
    for row in _ROWS:
        command = inner.add_parser(
            row.name, help=row.about, description=row.about, allow_abbrev=False
        )
        for options in row.options:
            options(command)
        _talk(command, outer=False)
        command.set_defaults(run=row.run, command=row.name)
    return parser.parse_args(argv)


def _talk(parser: argparse.ArgumentParser, *, outer: bool) -> None:
    """The options of every command; they may stand before it too."""

    def default(value: object) -> object:
        return value if outer else argparse.SUPPRESS

    group = parser.add_argument_group("talk")
    group.add_argument(
        "--json", action="store_true", default=default(False), help="print one JSON document"
    )
    group.add_argument(
        "-q", "--quiet", action="store_true", default=default(False), help="say errors only"
    )
    group.add_argument(
        "-v", "--verbose", action="store_true", default=default(False), help="say more"
    )
    group.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default=default("auto"),
        help="color the talk (NO_COLOR and FORCE_COLOR are heeded)",
    )
    parser.add_argument(
        "-C",
        dest="folder",
        metavar="DIR",
        type=Path,
        default=default(None),
        help="the book folder",
    )


def _book(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "book",
        metavar="BOOK",
        type=Path,
        nargs="?",
        help="the folder that holds book.toml (this folder when not given)",
    )


def _strict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="let a warning be an error")


def _making(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--draft",
        action="store_true",
        help="mark broken references and missing pictures on the page; write SLUG-draft.*",
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, help="where to write (dist/ in the book folder)"
    )


def _work(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-cache",
        dest="cache",
        action="store_false",
        help="make everything anew, and leave the cache as it is",
    )
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_count,
        help="how many workers there may be (as many as the processors and the memory allow)",
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


_count.__name__ = "number of workers"  # as argparse speaks of it


def _code(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "code", metavar="CODE", nargs="?", help="such as P001; every code when not given"
    )


def _query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query",
        metavar="WHAT",
        help="a phrase in quotes, a page (p143, pxii), a line of it (p143:12) or of a file "
        "(loomings.md:41)",
    )


_ROWS = (
    _Row("build", commands.build, "make the PDF and the EPUB", (_book, _making, _strict, _work)),
    _Row("pdf", commands.pdf, "make the print PDF", (_book, _making, _strict, _work)),
    _Row("epub", commands.epub, "make the EPUB", (_book, _making, _strict, _work)),
    _Row("check", commands.check, "find every problem, write nothing", (_book, _strict, _work)),
    _Row("locate", commands.locate, "find words on page, in EPUB and manuscript", (_query, _book)),
    _Row("doctor", commands.doctor, "look whether this machine can make books", (_book,)),
    _Row("explain", commands.explain, "explain a code", (_code,)),
    _Row("schema", commands.schema, "print the JSON Schema of book.toml"),
    _Row("clean", commands.clean, "remove the book's cache", (_book,)),
)
"""In the order of ``--help``."""
