"""The book folder as values: `Source` and `Project`."""

from dataclasses import dataclass
from pathlib import Path

from riftbook.model import Metadata, Settings
from riftbook.project.files import Files
from riftbook.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One manuscript file, decoded, with what book.toml and its front matter say of it."""

    id: str
    """The division's id: the file's name without number and ending, an NCName."""
    path: str
    text: str
    """Newlines are ``\\n``, no byte-order mark; front matter is replaced by empty lines."""
    role: str
    title: str = ""
    """From the front matter; `""` when the first heading says it."""
    short: str = ""
    unnumbered: bool = False
    language: str = ""
    """From the front matter, else the book's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Everything a build starts from."""

    root: Path
    metadata: Metadata
    settings: Settings
    files: Files
    sources: tuple[Source, ...]
    """In the order of the book."""
    theme: Theme
