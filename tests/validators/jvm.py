"""The child program that holds the one JVM: ``python -m validators.jvm FILE…`` prints JSON.

A JVM cannot be started twice in one program and meddles with its signals, so it gets a program
of its own. EPUBCheck and veraPDF bring different versions of the same libraries; each is loaded
by a class loader that sees nothing but its own jar.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import jpype

from validators import java_epubcheck, java_verapdf
from validators.verdict import Message

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Djava.awt.headless=true")
"""Settings for a JVM that lives for seconds: start fast, optimise little."""


def class_loader(jar: Path) -> Any:
    """A loader of classes that sees one jar (and what its manifest names) and Java itself."""
    url = jpype.JClass("java.io.File")(str(jar)).toURI().toURL()
    platform = jpype.JClass("java.lang.ClassLoader").getPlatformClassLoader()
    return jpype.JClass("java.net.URLClassLoader")([url], platform)


def judged(files: Sequence[Path], validator: ModuleType) -> Iterator[tuple[Path, list[Message]]]:
    """Each file and what one validator says of it; the validator is loaded when there are any."""
    if not files:
        return
    loader = class_loader(validator.JAR)
    # Both find parts of themselves through the thread's loader, not their own.
    jpype.JClass("java.lang.Thread").currentThread().setContextClassLoader(loader)
    check = validator.judge(loader)
    for file in files:
        yield file, check(file)


def main(names: Sequence[str]) -> None:
    """Print an object: each file's name and the list of its messages."""
    files = [Path(name) for name in names]
    jpype.startJVM(*QUICK, classpath=[])
    epubs = judged([file for file in files if file.suffix == ".epub"], java_epubcheck)
    pdfs = judged([file for file in files if file.suffix == ".pdf"], java_verapdf)
    told = {str(file): [asdict(m) for m in messages] for file, messages in chain(epubs, pdfs)}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
