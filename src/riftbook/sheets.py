"""The printed pages as frozen values: what typesetting returns and checks read."""

from collections.abc import Iterable, Mapping

from riftbook.records import Value, field


class Box(Value, kw_only=True):
    """A rectangle on the page, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


class Line(Value, kw_only=True):
    """One line of one block as it is printed; the cells of a table row have a line each."""

    block: str
    """The block's id, with its division's before it where that is another than the page's (see
    `places.home`); `""` for a line on which the layout prints words of its own alone."""
    begin: int
    """The ordinal of its first ink character in the block's own text (see `places`)."""
    end: int
    """The ordinal behind its last one; `begin` where only generated words stand on it."""
    lead: int = 0
    """How many generated ink characters stand on it before its own first one."""
    baseline: float
    """In points from the top of the page; of a line that runs upwards, where it begins."""
    x: float
    """Where its first glyph begins, in points from the left edge of the page; of a line that runs
    upwards, its baseline."""
    width: float
    """From there to the end of its last glyph, in points."""
    note: bool = False
    """Whether it stands among the notes at the foot."""
    upwards: bool = False
    """Whether it is turned, as in a wide table: it runs from the foot of the page to its head."""


class Sheet(Value, kw_only=True):
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
    lines: tuple[Line, ...] = ()
    """The lines of the text and of the notes, in reading order; heads and folios are none."""
    opening: str = ""
    """The figure (its mark's id) with which the page begins, before any line."""


class Sheets(Value, kw_only=True):
    """The whole print edition."""

    sheets: tuple[Sheet, ...]
    generated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What layouts print of their own, by division."""


def folios_of(sheets: Iterable[Sheet]) -> Mapping[str, str]:
    """Anchor → the folio of the page on which it stands; the first, where it runs over several."""
    folios: dict[str, str] = {}
    for sheet in sheets:
        for anchor in sheet.anchors:
            folios.setdefault(anchor, sheet.label)
    return folios
