"""riftbook itself, as an author calls it."""

import subprocess
import sys
from functools import cache

from benchmarks.tools.tool import Bench, Command, Tool, nothing
from riftbook import __version__

CACHE = "RIFTBOOK_CACHE"


def command(bench: Bench, edition: str = "pdf", *options: str) -> Command:
    """``riftbook pdf`` or ``riftbook epub`` with the cache in the bench's folder."""
    words = (sys.executable, "-m", "riftbook", "-q", edition, str(bench.book), *options)
    out = bench.folder / "dist"
    return Command(
        words=(*words, "--out", str(out)),
        output=out,
        environment={CACHE: str(bench.folder / "cache")},
    )


@cache
def takes_jobs() -> bool:
    """Whether this riftbook can be told the number of its workers."""
    asked = (sys.executable, "-m", "riftbook", "pdf", "--help")
    return "--jobs" in subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def _version() -> str:
    return f"riftbook {__version__}"


RIFTBOOK = Tool(
    name="riftbook",
    settings="PDF/UA-1; reads, checks and compares the whole book",
    version=_version,
    prepare=nothing,
    command=command,
)
RIFTBOOK_EPUB = Tool(
    name="riftbook epub",
    settings="`pages = false`; with every check of a build",
    version=_version,
    prepare=nothing,
    command=lambda bench: command(bench, "epub"),
)
