"""pandoc's EPUB 3."""

from benchmarks.tools import pandoc
from benchmarks.tools.tool import Bench, Command, Tool


def _command(bench: Bench) -> Command:
    return Command(
        words=(
            pandoc.pandoc(), f"--from={pandoc.READER}", "--to=epub3", "--toc", "--toc-depth=2",
            "--split-level=1", *pandoc.metadata(bench), *pandoc.manuscript(bench),
            "--output=book.epub",
        ),
        output=bench.folder / "book.epub",
    )  # fmt: skip


PANDOC_EPUB = Tool(
    name="pandoc epub",
    settings="EPUB 3, a file a chapter; unchecked",
    version=pandoc.version,
    prepare=pandoc.write_manuscript,
    command=_command,
)
