"""`[print]`, `[epub]`, `[figures]`, `[asides]` and `[check]` of book.toml as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from riftbook.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSettings:
    """`[print]`."""

    theme: str = "classic"
    trim: tuple[float, float] | None = None
    """Width and height in points; None for the theme's own."""
    paper: str = "white"
    notes: str = "foot"


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubSettings:
    """`[epub]`."""

    pages: bool = True
    """Print folios in the EPUB; accepted without effect until the engine exists."""
    cover: str = ""
    """A picture of the author's for the cover; `""` for the generated one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberingSettings:
    """`[numbering]`: how parts, chapters and sections are numbered, in both editions."""

    parts: str = "roman"
    """``roman``, ``arabic`` or ``none``."""
    chapters: str = "arabic"
    restart: bool = False
    """Whether the chapters of each part are counted from 1."""
    depth: int = 0
    """Headings down to this level are numbered, 2 for 1.2; 0 where the author says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsSettings:
    """`[contents]`: the contents and the lists behind them."""

    depth: int = 0
    """Headings down to this level stand in the contents; 0 for what each edition has."""
    lists: tuple[str, ...] = ()
    """The roles of the lists that are made: ``list-of-figures`` …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """One `[[check.ignore]]`: a code that the author has looked at and accepts, and why."""

    code: str
    reason: str
    path: str = ""
    span: Span = field(default_factory=lambda: Span(path="book.toml"))
    """Where book.toml says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """`[check]`."""

    ppi_warning: float = 300
    """Pictures under this many pixels an inch at their printed size are warned about."""
    ppi_error: float = 150
    ignores: tuple[Ignore, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything book.toml says that is neither metadata nor the manuscript's order."""

    print: PrintSettings = field(default_factory=PrintSettings)
    epub: EpubSettings = field(default_factory=EpubSettings)
    numbering: NumberingSettings = field(default_factory=NumberingSettings)
    contents: ContentsSettings = field(default_factory=ContentsSettings)
    figures: Mapping[str, object] = field(default_factory=dict)
    check: CheckSettings = field(default_factory=CheckSettings)
    asides: Mapping[str, str] = field(default_factory=dict)
    """`[asides]`: the names of the book's own asides to their labels."""
