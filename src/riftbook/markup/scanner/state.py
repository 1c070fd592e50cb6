"""What is open while the lines of a file are read."""

from riftbook.markup.scanner.lines import Line
from riftbook.markup.scanner.segment import Kind, Segment


class Reading:
    """The lines, where the reading has come to, and what it has found."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        """Begin at the first line."""
        self.lines = lines
        self.at = 0
        self.segments: list[Segment] = []
        self.references: set[str] = set()
        self.paragraph: list[tuple[int, int]] = []
        self.note = ""
        self.items: list[int] = []
        """The columns at which the text of the open list items begins."""
        self.quotes = 0
        self.after_blank = True
        self.table: int | None = None
        """Where in `segments` the last table begins, while a caption may still follow."""

    def add(self, *ranges: tuple[int, int], kind: Kind = Kind.TEXT) -> None:
        """A segment of the note or the body that is being read."""
        self.segments.append(Segment(ranges, kind, self.note))

    def flush(self, kind: Kind = Kind.TEXT) -> None:
        """The paragraph ends, or turns out to be something else."""
        if self.paragraph:
            self.add(*self.paragraph, kind=kind)
            self.paragraph = []

    def margin(self) -> int:
        """The column at which the text of the innermost item or note begins."""
        return self.items[-1] if self.items else 4 * bool(self.note)

    def unquoted(self, at: int) -> tuple[Line, int]:
        """A line without the quotation marks of the quotations that are open."""
        return self.lines[at].unquoted(self.quotes, self.margin())

    def bare(self, at: int) -> Line:
        """A line without quotation marks and indentation; an empty one after the last."""
        if at >= len(self.lines):
            return Line(0, "")
        return self.unquoted(at)[0].stripped()
