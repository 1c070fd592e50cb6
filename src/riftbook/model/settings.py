"""`[print]`, `[epub]`, `[figures]`, `[asides]`, `[check]` and `[typography]` as values."""

from collections.abc import Mapping

from riftbook.diagnostics import Span
from riftbook.records import Value, field


class PrintSettings(Value, kw_only=True):
    """`[print]`."""

    theme: str = "classic"
    trim: tuple[float, float] | None = None
    """Width and height in points; None for the theme's own."""
    paper: str = "white"
    notes: str = "foot"
    """``foot`` of the page, or the end of the ``chapter`` or of the ``book``."""


class EpubSettings(Value, kw_only=True):
    """`[epub]`."""

    pages: bool = True
    """Whether the EPUB marks the pages of the print edition."""
    cover: str = ""
    """A picture of the author's for the cover; `""` for the generated one."""
    notes: str = "popup"
    """``popup``, or at the end of the ``chapter`` or of the ``book``."""


class NoteSettings(Value, kw_only=True):
    """`[notes]`: what holds for the notes of both editions."""

    numbering: str = "chapter"
    """Whether their numbers begin again in each ``chapter``, or go on through the ``book``."""


class NumberingSettings(Value, kw_only=True):
    """`[numbering]`: how parts, chapters and sections are numbered, in both editions."""

    parts: str = "roman"
    """``roman``, ``arabic`` or ``none``."""
    chapters: str = "arabic"
    restart: bool = False
    """Whether the chapters of each part are counted from 1."""
    depth: int = 0
    """Headings down to this level are numbered, 2 for 1.2; 0 where the author says nothing."""


class ContentsSettings(Value, kw_only=True):
    """`[contents]`: the contents and the lists behind them."""

    depth: int = 0
    """Headings down to this level stand in the contents; 0 for what each edition has."""
    lists: tuple[str, ...] = ()
    """The roles of the lists that are made: ``list-of-figures`` …"""


class Ignore(Value, kw_only=True):
    """One `[[check.ignore]]`: a code that the author has looked at and accepts, and why."""

    code: str
    reason: str
    path: str = ""
    span: Span = field(default_factory=lambda: Span(path="book.toml"))
    """Where book.toml says it."""


class CheckSettings(Value, kw_only=True):
    """`[check]`."""

    ppi_warning: float = 300
    """Pictures under this many pixels an inch at their printed size are warned about."""
    ppi_error: float = 150
    ignores: tuple[Ignore, ...] = ()


class TypographySettings(Value, kw_only=True):
    """`[typography]`."""

    smart: bool = True
    """Whether quotation marks, dashes and spaces are set as the language sets them."""
    quotes: tuple[tuple[str, str], ...] = ()
    """Language to the quotation marks, in a row, that the book uses instead of the usual ones."""
    hyphenation: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Language to words with the hyphens at which they may be parted; `""` is the book's."""


class Settings(Value, kw_only=True):
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
