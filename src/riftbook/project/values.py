"""The book folder as values: `Source` and `Project`."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from riftbook.model import Metadata, Settings
from riftbook.project.files import Files
from riftbook.records import Value, field
from riftbook.theme import Theme

_LANGUAGE = re.compile(r"lang=(?<!\wlang=)[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)")


class Included(Value, kw_only=True):
    """A file that a text of the manuscript names, to print what stands in it."""

    name: str
    """As the manuscript writes it."""
    path: str
    """Relative to the book folder."""
    text: str
    """Newlines are ``\\n``, no byte-order mark."""


class Source(Value, kw_only=True):
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
    smart: bool = True
    """Whether quotation marks, dashes and spaces are set as the language sets them."""
    quotes: tuple[tuple[str, str], ...] = ()
    """Language to the quotation marks, in a row, that the book uses instead of the usual ones."""
    asides: Mapping[str, str] = field(default_factory=dict)
    """The names of the book's own asides to their labels."""

    @property
    def digest(self) -> str:
        """SHA-256 in hex of its text and of those that it names."""
        texts = (self.text, *(each.text for each in self.included))
        return sha256("\0".join(texts).encode()).hexdigest()


class Project(Value, kw_only=True):
    """Everything a build starts from."""

    root: Path
    metadata: Metadata
    settings: Settings
    files: Files
    sources: tuple[Source, ...]
    """In the order of the book."""
    theme: Theme

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that book and manuscript name, the book's first; some may be none."""
        named = (tag for source in self.sources for tag in _LANGUAGE.findall(source.text))
        own = (source.language for source in self.sources)
        return tuple(dict.fromkeys((self.metadata.language, *own, *named)))
