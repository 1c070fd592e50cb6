"""The printed pages as frozen values: what typesetting returns and checks read.

The engine's issue adds the lines; until then a sheet knows its regions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on the page, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One printed page."""

    division: str
    """The id of the division it belongs to."""
    label: str
    """The page label, ``iv`` or ``12``; blanks have one too."""
    recto: bool
    blank: bool
    name: str
    """The CSS page name, such as ``chapter``."""
    width: float
    """Trim width in points."""
    height: float
    text: Box
    """The text block: where the body may stand."""
    notes_top: float
    """The upper edge of the note area, in points from the top; the block's foot when none."""
    anchors: tuple[str, ...] = ()
    """The ids that stand on this page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The whole print edition."""

    sheets: tuple[Sheet, ...]
    generated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What layouts print of their own, by division."""
