"""The book folder as values: `Source` and `Project`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from riftbook.model import Metadata, Settings
from riftbook.project.files import Files
from riftbook.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Included:
    """A file that a text of the manuscript names, to print what stands in it."""

    name: str
    """As the manuscript writes it."""
    path: str
    """Relative to the book folder."""
    text: str
    """Newlines are ``\\n``, no byte-order mark."""


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
    included: tuple[Included, ...] = ()
    """The files that it names and that are there."""
    asides: Mapping[str, str] = field(default_factory=dict)
    """The names of the book's own asides to their labels."""

    @property
    def digest(self) -> str:
        """SHA-256 in hex of its text and of those that it names."""
        texts = (self.text, *(each.text for each in self.included))
        return sha256("\0".join(texts).encode()).hexdigest()


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
