"""qpdf: whether a PDF's objects, streams and cross-references are sound."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from validators import child
from validators.verdict import Message

NOTHING_WRONG, ERRORS, WARNINGS = 0, 2, 3
"""The exit codes of ``qpdf --check``."""


def missing() -> Iterator[str]:
    """What is not installed."""
    if shutil.which("qpdf") is None:
        yield "qpdf"


def edition() -> str:
    """The version whose verdicts we keep."""
    return child.run(["qpdf", "--version"]).stdout.splitlines()[0]


def judge(files: Sequence[Path]) -> Mapping[Path, list[Message]]:
    """What qpdf complains of in the PDFs."""
    return {file: list(check(file)) for file in files if file.suffix == ".pdf"}


def check(pdf: Path) -> Iterator[Message]:
    """One file's complaints, one message."""
    done = child.run(["qpdf", "--check", pdf.resolve()], well=(NOTHING_WRONG, ERRORS, WARNINGS))
    if done.returncode != NOTHING_WRONG:
        severity = "error" if done.returncode == ERRORS else "warning"
        text = (done.stderr or done.stdout).strip()
        yield Message(validator="qpdf", id="check", severity=severity, text=text)
