"""The outline: what a reader shows beside the pages (ISO 32000-1, 12.3.3)."""

from collections.abc import Sequence

from riftbook.assemble.file import File
from riftbook.assemble.text import number, reference, string
from riftbook.records import Record, field


class Entry(Record, kw_only=True):
    """One line of the outline."""

    level: int
    title: str
    page: int
    """The number of the page's object."""
    x: float
    y: float
    closed: bool
    object: int = 0
    kids: list["Entry"] = field(default_factory=list)

    @property
    def shown(self) -> int:
        """How many lines below it are there when all are open."""
        return sum(1 + kid.shown for kid in self.kids)


def write_outline(file: File, entries: Sequence[Entry]) -> tuple[int, list[tuple[int, bytes]]]:
    """The number of the outline's object, and its objects; 0 when there is nothing to show.

    An entry hangs below the nearest one before it of a lower level.
    """
    if not entries:
        return 0, []
    top: list[Entry] = []
    open_: list[Entry] = []
    for entry in entries:
        entry.object = file.reserve()
        while open_ and open_[-1].level >= entry.level:
            open_.pop()
        (open_[-1].kids if open_ else top).append(entry)
        open_.append(entry)
    root = file.reserve()
    written = _written(top, root)
    shown = len(top) + sum(_open_lines(entry) for entry in top)
    ends = reference(top[0].object), reference(top[-1].object), shown
    written.append((root, b"<</Type/Outlines/First %b/Last %b/Count %d>>" % ends))
    return root, written


def _open_lines(entry: Entry) -> int:
    return 0 if entry.closed else sum(1 + _open_lines(kid) for kid in entry.kids)


def _written(siblings: Sequence[Entry], parent: int) -> list[tuple[int, bytes]]:
    written: list[tuple[int, bytes]] = []
    for place, entry in enumerate(siblings):
        said = [b"/Title " + string(entry.title), b"/Parent " + reference(parent)]
        at = reference(entry.page), number(entry.x), number(entry.y)
        said.append(b"/Dest[%b/XYZ %b %b 0]" % at)
        if place:
            said.append(b"/Prev " + reference(siblings[place - 1].object))
        if place + 1 < len(siblings):
            said.append(b"/Next " + reference(siblings[place + 1].object))
        if entry.kids:
            count = -entry.shown if entry.closed else _open_lines(entry)
            ends = reference(entry.kids[0].object), reference(entry.kids[-1].object), count
            said.append(b"/First %b/Last %b/Count %d" % ends)
        written.append((entry.object, b"<<%b>>" % b"".join(said)))
        written += _written(entry.kids, entry.object)
    return written
