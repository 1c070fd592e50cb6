"""Where the benchmarks work: books and tools' folders, all in one temporary folder."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import fonts
from benchmarks.book import lay, put
from benchmarks.corpora import Corpus
from benchmarks.measuring import Cost, run
from benchmarks.tools import Bench, Command, Tool
from benchmarks.tools.riftbook import CACHE

LIMIT = 3_600.0
"""Seconds that any one run may take."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One corpus, a folder for every tool that works on it."""

    corpus: Corpus
    folder: Path
    benches: dict[str, Bench] = field(default_factory=dict)

    def bench(self, tool: Tool) -> Bench:
        """The tool's folder, with the book laid and everything prepared that is not measured.

        Raises:
            LookupError: the tool, or something that it needs, is not on this machine.
        """
        if tool.name not in self.benches:
            tool.version()
            folder = self.folder / tool.name.replace(" ", "-")
            bench = Bench(
                corpus=self.corpus,
                book=lay(self.corpus, folder / "book"),
                folder=folder,
                fonts=self._fonts(),
            )
            tool.prepare(bench)
            self.benches[tool.name] = bench
        return self.benches[tool.name]

    def cold(self, tool: Tool, *, memory: bool = False) -> Cost:
        """One run that finds no cache and no output."""
        bench = self.bench(tool)
        return self.measure(bench, tool.command(bench), memory=memory, fresh=True)

    def measure(
        self, bench: Bench, command: Command, *, memory: bool = False, fresh: bool = False
    ) -> Cost:
        """One run of a command; `fresh` takes cache and output away before it."""
        if fresh:
            _remove(command.output)
            if CACHE in command.environment:
                _remove(Path(command.environment[CACHE]))
        return run(
            command.words,
            folder=bench.folder,
            environment=command.environment,
            limit=LIMIT,
            memory=memory,
        )

    def edit(self, bench: Bench, chapter: str, times: int) -> None:
        """Change a word of a chapter in the book folder."""
        put(bench.book / chapter, self.corpus.edited(chapter, times))

    def _fonts(self) -> Path:
        folder = self.folder / "fonts"
        for name, data in fonts.files():
            put(folder / name, data)
        return folder


def produced(output: Path) -> Path | None:
    """The file that a command made: riftbook's lies in a folder, under the book's name."""
    if output.is_file():
        return output
    made = [*output.glob("*.pdf"), *output.glob("*.epub")] if output.is_dir() else []
    return made[0] if made else None


def size(path: Path | None) -> Mapping[str, int]:
    """The bytes of a file and, of a PDF, its pages."""
    if path is None:
        return {}
    found = {"bytes": path.stat().st_size}
    if path.suffix == ".pdf":
        import pikepdf

        with pikepdf.open(path) as pdf:
            found["pages"] = len(pdf.pages)
    return found


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
