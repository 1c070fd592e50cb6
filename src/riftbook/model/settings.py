"""`[print]`, `[epub]`, `[figures]`, `[asides]`, `[check]` and `[typography]` as values."""

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
    """``foot`` of the page, or the end of the ``chapter`` or of the ``book``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubSettings:
    """`[epub]`."""

    pages: bool = True
    """Whether the EPUB marks the pages of the print edition."""
    cover: str = ""
    """A picture of the author's for the cover; `""` for the generated one."""
    notes: str = "popup"
    """``popup``, or at the end of the ``chapter`` or of the ``book``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSettings:
    """`[notes]`: what holds for the notes of both editions."""

    numbering: str = "chapter"
    """Whether their numbers begin again in each ``chapter``, or go on through the ``book``."""


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
class TypographySettings:
    """`[typography]`."""

    smart: bool = True
    """Whether quotation marks, dashes and spaces are set as the language sets them."""
    quotes: tuple[tuple[str, str], ...] = ()
    """Language to the quotation marks, in a row, that the book uses instead of the usual ones."""
    hyphenation: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Language to words with the hyphens at which they may be parted; `""` is the book's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything book.toml says that is neither metadata nor the manuscript's order."""

    print: PrintSettings = field(default_factory=PrintSettings)
    epub: EpubSettings = field(default_factory=EpubSettings)
    numbering: NumberingSettings = field(default_factory=NumberingSettings)
    contents: ContentsSettings = field(default_factory=ContentsSettings)
    notes: NoteSettings = field(default_factory=NoteSettings)
    figures: Mapping[str, object] = field(default_factory=dict)
    check: CheckSettings = field(default_factory=CheckSettings)
    typography: TypographySettings = field(default_factory=TypographySettings)
    asides: Mapping[str, str] = field(default_factory=dict)
    """`[asides]`: the names of the book's own asides to their labels."""
