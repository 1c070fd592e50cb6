"""A manuscript in memory."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

MANUSCRIPT = "manuscript"
UNSETTABLE = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+")
"""Hebrew and Arabic: the neutral faces have no letters for them, and no tool has others here."""
FIVE_PAGES = 2_000
"""Words."""


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """One book to be typeset by every tool."""

    name: str
    title: str
    author: str
    files: Mapping[str, bytes]
    """Path in the book's folder (``manuscript/01-x.md``, ``assets/plan.png``) to bytes."""

    @cached_property
    def chapters(self) -> tuple[str, ...]:
        """The paths of the manuscript's files in the order of the book."""
        own = (path for path in self.files if path.startswith(f"{MANUSCRIPT}/"))
        return tuple(sorted(path for path in own if path.endswith(".md")))

    @cached_property
    def lengths(self) -> Mapping[str, int]:
        """Chapter to the number of its words, as separated by white space."""
        return {path: len(self.files[path].split()) for path in self.chapters}

    @property
    def words(self) -> int:
        """The words of the whole manuscript."""
        return sum(self.lengths.values())

    @property
    def longest(self) -> str:
        """The chapter with the most words."""
        return max(self.chapters, key=lambda path: self.lengths[path])

    @property
    def short(self) -> str:
        """The chapter whose length is nearest to five pages of prose."""
        return min(self.chapters, key=lambda path: abs(self.lengths[path] - FIVE_PAGES))

    def edited(self, path: str, times: int) -> bytes:
        """A chapter after its author has changed one word of it, some time after the last change.

        The word is the first of the paragraph in the chapter's middle.

        Args:
            path: the chapter.
            times: how often the author has done so: each time the word is another.
        """
        paragraphs = self.files[path].decode().split("\n\n")
        plain = [n for n, text in enumerate(paragraphs) if text[:1].isalpha() and " " in text]
        middle = plain[len(plain) // 2] if plain else len(paragraphs) - 1
        paragraphs[middle] = f"{_spelt(times)} {paragraphs[middle].partition(' ')[2]}"
        return "\n\n".join(paragraphs).encode()


def _spelt(number: int) -> str:
    """A word for a number: another word for each."""
    letters = "aeioulnr"
    spelt = ""
    for _ in range(3):
        number, digit = divmod(number, len(letters))
        spelt += f"s{letters[digit]}"
    return f"Word{spelt}"


def from_folder(folder: Path) -> Corpus:
    """A folder of Markdown files, or a book folder with ``manuscript/`` and ``assets/``.

    Letters that the neutral faces lack are left out; see `UNSETTABLE`.

    Raises:
        FileNotFoundError: the folder holds no Markdown.
    """
    corpus = Corpus(
        name=folder.name,
        title=folder.name.replace("-", " ").title(),
        author="An Author",
        files=dict(_read(folder)),
    )
    if not corpus.chapters:
        raise FileNotFoundError(f"no Markdown files in {folder}")
    return replace(corpus, files={**corpus.files, **dict(_settable(corpus))})


def _read(folder: Path) -> Iterator[tuple[str, bytes]]:
    manuscript = folder / MANUSCRIPT
    if not manuscript.is_dir():
        for file in sorted(folder.iterdir()):
            if file.is_file() and file.name != "README.md":
                yield f"{MANUSCRIPT}/{file.name}", file.read_bytes()
        return
    for part in (manuscript, folder / "assets"):
        for file in sorted(part.rglob("*")):
            if file.is_file():
                yield file.relative_to(folder).as_posix(), file.read_bytes()


def _settable(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    for path in corpus.chapters:
        text = corpus.files[path].decode()
        yield path, UNSETTABLE.sub("hen", text).encode()
