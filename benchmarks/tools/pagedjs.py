"""Paged.js: the document of `one_document`, through Chromium."""

import json
import re

from benchmarks.tools.tool import NODE_MODULES, Bench, Command, Tool, chromium, node_program
from benchmarks.tools.whole_book import write_document

PACKAGE = "pagedjs-cli"
WAIT = 3_000_000
"""Milliseconds that it may take for its pages."""
_UNREADABLE = re.compile(r"(?<=[}/])[^{}/]*:(?:is|has)\([^{}]*\{[^{}]*\}")
"""Rules whose selectors it stumbles over; they move titles and tables by a line at most."""


def _version() -> str:
    node_program(PACKAGE, "src/cli.js")
    said = json.loads((NODE_MODULES / PACKAGE / "package.json").read_text(encoding="utf-8"))
    chromium()
    return f"pagedjs-cli {said['version']}"


def _prepare(bench: Bench) -> None:
    write_document(bench.book, bench.folder)
    style = bench.folder / "book.css"
    style.write_text(_UNREADABLE.sub("", style.read_text(encoding="utf-8")), encoding="utf-8")


def _command(bench: Bench) -> Command:
    return Command(
        words=(
            *node_program(PACKAGE, "src/cli.js"), "book.html", "--output", "book.pdf",
            "--browserArgs=--no-sandbox", "--timeout", str(WAIT), "--outline-tags", "h1,h2",
        ),
        output=bench.folder / "book.pdf",
        environment={"PUPPETEER_EXECUTABLE_PATH": chromium()},
    )  # fmt: skip


PAGEDJS = Tool(
    name="Paged.js",
    settings="the same XHTML and CSS as WeasyPrint's, made beforehand, "
    "without rules that have `:is()` or `:has()`",
    version=_version,
    prepare=_prepare,
    command=_command,
)
