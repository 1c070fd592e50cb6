"""What is open while the lines of a file are read."""

from collections.abc import Mapping

from riftbook.markup.scanner import lines as rule
from riftbook.markup.scanner.lines import Line
from riftbook.markup.scanner.segment import Kind, Segment
from riftbook.records import Value

INDENT = 4
"""Columns that make code, or a note's later paragraphs."""


class Container(Value):
    """A quotation, a list item, a definition or a note that is open."""

    width: int = 0
    """How far its later lines are indented; 0 for a quotation."""
    least: int = 0
    """The indent that is enough, where that is less."""
    note: str = ""
    """The label of a note."""

    def inside(self, line: Line) -> Line | None:
        """A line without the container's mark; None for a line that does not have it."""
        if not self.width:
            mark = rule.QUOTE.match(line.stripped().text) if line.indent < INDENT else None
            return None if mark is None else line.stripped().cut(mark.end())
        if line.blank:
            return line
        return line.without(self.width) if line.indent >= (self.least or self.width) else None


class Reading:
    """The lines, where the reading has come to, and what it has found."""

    def __init__(
        self, lines: tuple[Line, ...], named: Mapping[str, tuple[int, str]], whole: str
    ) -> None:
        """Begin at the first line."""
        self.whole = whole
        """The text, behind it those of the files that it names."""
        self.lines = lines
        self.named = named
        """The files that the text names: where they begin behind it, and what they say."""
        self.at = 0
        self.segments: list[Segment] = []
        self.references: set[str] = set()
        self.paragraph: list[tuple[int, int]] = []
        self.containers: list[Container] = []
        self.attributions: list[tuple[tuple[int, int], ...]] = []
        """For each div that is open, where its attribution stands; nothing for none."""
        self.table: int | None = None
        """Where in `segments` the last table begins, while a caption may still follow."""
        self.captioned = False
        """Whether the caption of the table that comes next has been read."""

    def file(self, name: str) -> tuple[Line, ...]:
        """The lines of a file that the text names, at their offsets in the whole."""
        if name not in self.named:
            return ()
        begin, text = self.named[name]
        lines = []
        for row in text.removesuffix("\n").split("\n"):
            lines.append(Line(begin, row))
            begin += len(row) + 1
        return tuple(lines)

    @property
    def note(self) -> str:
        """The label of the note that is being read, `""` in the body."""
        return next((each.note for each in reversed(self.containers) if each.note), "")

    def add(self, *ranges: tuple[int, int], kind: Kind = Kind.TEXT) -> None:
        """A segment of the note or the body that is being read."""
        if ranges:
            self.segments.append(Segment(ranges, kind, self.note))

    def begin_table(self) -> None:
        """A table begins; one that has its caption takes no other."""
        self.flush()
        self.table = None if self.captioned else len(self.segments)
        self.captioned = False

    def flush(self, kind: Kind = Kind.TEXT) -> None:
        """The paragraph ends, or turns out to be something else."""
        if self.paragraph:
            self.add(*self.paragraph, kind=kind)
            self.paragraph = []

    def peeled(self, at: int) -> tuple[Line, int]:
        """What the open containers leave of a line, and how many of them it stands in."""
        line = self.lines[at]
        for count, container in enumerate(self.containers):
            inner = container.inside(line)
            if inner is None:
                return line, count
            line = inner
        return line, len(self.containers)

    def inner(self, at: int) -> Line | None:
        """A line without what belongs to the open containers; None outside of them."""
        if at >= len(self.lines):
            return None
        line, count = self.peeled(at)
        return line if count == len(self.containers) else None

    def bare(self, at: int) -> Line:
        """A line without containers and indentation; an empty one where they end."""
        line = self.inner(at)
        return Line(0, "") if line is None else line.stripped()

    def interrupts(self, line: Line) -> bool:
        """Whether a line without its indentation ends the paragraph before it."""
        item = rule.ITEM.match(line.text)
        if item is not None and not line.cut(item.end()).blank:
            # A list may follow a line of text at once; a year, as in “1986.”, may not.
            return item[0] in "-*+" or item[0][:-1] in {"1", "#"}
        return any(each.match(line.text) for each in rule.INTERRUPTING)

    def follows(self, line: Line) -> bool:
        """Whether a line outside of a container goes on with the paragraph inside it."""
        bare = line.stripped()
        if line.indent >= INDENT:
            return True
        ends = rule.ITEM.match(bare.text) or rule.UNDERLINE.match(bare.text)
        return not (ends or self.interrupts(bare))
