"""Ace, through Node, with one Chromium for all books."""

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from validators import child
from validators.verdict import Message

HERE = Path(__file__).parent
ACE = HERE / "node_modules" / "@daisy" / "ace" / "package.json"
CHROMIUM = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def chromium() -> str | None:
    """The browser's program: the one that Puppeteer was told of, else the system's."""
    named = os.environ.get("PUPPETEER_EXECUTABLE_PATH")
    return named or next(filter(None, map(shutil.which, CHROMIUM)), None)


def node() -> str | None:
    """Node: the one of our virtual environment, else the system's."""
    return shutil.which("node", path=Path(sys.executable).parent) or shutil.which("node")


def missing() -> Iterator[str]:
    """What is not installed."""
    if not ACE.exists():
        yield "@daisy/ace"
    if node() is None:
        yield "node"
    if chromium() is None:
        yield "chromium"


def edition() -> str:
    """The version whose verdicts we keep."""
    return f"ace {json.loads(ACE.read_bytes())['version']}"


def judge(files: Sequence[Path]) -> Mapping[Path, list[Message]]:
    """Ace's violations in the EPUBs."""
    paths = {str(file.resolve()): file for file in files if file.suffix == ".epub"}
    if not paths:
        return {}
    browser = {"PUPPETEER_EXECUTABLE_PATH": chromium() or ""}
    done = child.run(
        [node() or "node", "ace.js", *paths], folder=HERE, environment=os.environ | browser
    )
    reports = json.loads(done.stdout)
    return {file: list(read(reports[path])) for path, file in paths.items()}


def read(report: dict[str, Any]) -> Iterator[Message]:
    """The violations of one book."""
    if "unreadable" in report:
        text = report["unreadable"]
        yield Message(validator="Ace", id="unreadable", severity="error", text=text)
    for document in report.get("assertions", ()):
        for assertion in document["assertions"]:
            test, result = assertion["earl:test"], assertion["earl:result"]
            pointer = result.get("earl:pointer", {}).get("css", [""])[0]
            yield Message(
                validator="Ace",
                id=test["dct:title"],
                severity=test["earl:impact"],
                text=result["dct:description"],
                location=f"{document['earl:testSubject']['url']} {pointer}".strip(),
            )
