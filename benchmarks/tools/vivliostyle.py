"""Vivliostyle: the document of `one_document`, through Chromium."""

import json
from pathlib import Path

from benchmarks.tools.tool import NODE_MODULES, Bench, Command, Tool, chromium, node_program
from benchmarks.tools.whole_book import write_document

PACKAGE = "@vivliostyle/cli"
WAIT = 3_000
"""Seconds that it may take for its pages."""


def _version() -> str:
    node_program(PACKAGE, "dist/cli.js")
    said = json.loads((NODE_MODULES / PACKAGE / "package.json").read_text(encoding="utf-8"))
    chromium()
    return f"Vivliostyle CLI {said['version']}"


def _prepare(bench: Bench) -> None:
    write_document(bench.book, bench.folder)
    # Chromium refuses its sandbox to root; the wrapper is what Vivliostyle is told to start.
    wrapper = bench.folder / "chromium"
    wrapper.write_text(f'#!/bin/sh\nexec "{chromium()}" --no-sandbox "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)


def _command(bench: Bench) -> Command:
    wrapper: Path = bench.folder / "chromium"
    return Command(
        words=(
            *node_program(PACKAGE, "dist/cli.js"), "build", "--single-doc", "book.html",
            "--output", "book.pdf", "--executable-browser", str(wrapper), "--timeout", str(WAIT),
        ),
        output=bench.folder / "book.pdf",
    )  # fmt: skip


VIVLIOSTYLE = Tool(
    name="Vivliostyle",
    settings="the same XHTML and CSS as WeasyPrint's, made beforehand",
    version=_version,
    prepare=_prepare,
    command=_command,
)
