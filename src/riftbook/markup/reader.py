"""Reads blocks: lines in, a tree of elements out whose leaves know their lines.

Python-Markdown's own block parser keeps no lines, wants lists indented by four and drops text
it cannot nest; this one follows CommonMark's rules for containers and is given to
Python-Markdown in its place, so that everything inline stays Python-Markdown's.
"""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from riftbook.diagnostics import Diagnostic, Span
from riftbook.markup.attributes import Attributes
from riftbook.markup.construct import BlockReader, Construct, Opener
from riftbook.markup.lines import Line, joined, split
from riftbook.project import Included
from riftbook.records import Record, Value, field

DEPTH = 60
"""How many elements may stand inside each other; layout engines give up soon after."""

BUSY = 2000
"""How often one mark may stand in one block of text: more takes minutes to read."""

_OPENING = frozenset(">#-*+_`~<:0123456789|=[")
_MARKS = "[`<$*_~^&@\\"


def running(lines: Sequence[Line]) -> str:
    """The text of lines without the space before them; that behind them may break a line."""
    return "\n".join(line.text.lstrip(" \t") for line in lines).strip(" \t\n")


class NoteDefinition(Value):
    """``[^label]: text``."""

    label: str
    body: Element
    span: Span


class Reader(Record):
    """One file being read."""

    path: str
    constructs: Sequence[Construct]
    included: Mapping[str, Included] = field(default_factory=dict)
    """The files that its text names, by the name that it writes."""
    slices: list[tuple[Line, ...]] = field(default_factory=list)
    notes: dict[str, NoteDefinition] = field(default_factory=dict)
    references: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    busy: set[int] = field(default_factory=set)
    """The slices of text with too many marks to be read."""
    depth: int = 0
    asides: Mapping[str, str] = field(default_factory=dict)
    """The names of the book's own asides to their labels."""
    _blocks: Sequence[BlockReader] = ()
    _openers: Sequence[Opener] = ()

    def __post_init__(self) -> None:
        """Sort the constructs by what they do."""
        self._blocks = [c.block for c in self.constructs if c.block]
        self._openers = [c.opens for c in self.constructs if c.opens]

    def read(self, lines: Sequence[Line], parent: Element) -> bool:
        """Read lines into an element; say whether empty lines stand between its blocks."""
        if self.depth >= DEPTH:
            self._too_deep(lines, parent)
            return False
        self.depth += 1
        gap = loose = False
        at, size = 0, len(lines)
        while at < size:
            if lines[at].blank:
                gap = at > 0
                at += 1
                continue
            loose = loose or (gap and len(parent) > 0)
            gap = False
            at += self._block(lines, at, parent)
        self.depth -= 1
        return loose

    def _block(self, lines: Sequence[Line], at: int, parent: Element) -> int:
        for read in self._blocks:
            used = read(self, lines, at, parent)
            if used:
                return used
        raise AssertionError("the paragraph takes every line")

    def interrupts(self, line: Line) -> bool:
        """Whether a line ends the paragraph before it."""
        text = line.text.lstrip(" ")
        if not text or text[0] not in _OPENING or line.indent > 3:
            return False
        return any(opens(line.text) for opens in self._openers)

    def leaf(
        self,
        parent: Element,
        tag: str,
        lines: Sequence[Line],
        text: str | None = None,
        attributes: Attributes | None = None,
    ) -> Element:
        """Add an element whose text is still to be read for inline markup.

        Args:
            parent: Where it is added.
            tag: The element's name.
            lines: The piece of the file that it stands for.
            text: Its text, where that is not the lines as they are.
            attributes: What stood in braces.
        """
        element = SubElement(parent, tag, {"x-leaf": ""})
        self.place(element, lines)
        text = running(lines) if text is None else text
        busy = next((mark for mark in _MARKS if text.count(mark) > BUSY), "")
        element.text = AtomicString(text) if busy else text
        if busy:
            self.busy.add(len(self.slices) - 1)
            self.problem(
                "M014",
                lines[0],
                f"more than {BUSY} “{busy}” stand in one block of text",
                "put code into a fence, or divide the text with empty lines",
            )
        if attributes:
            attributes.put(element)
        return element

    def literal(self, parent: Element, tag: str, lines: Sequence[Line], text: str) -> Element:
        """Add an element whose text is taken as it is."""
        element = SubElement(parent, tag)
        self.place(element, lines)
        element.text = AtomicString(text)
        return element

    def place(self, element: Element, lines: Sequence[Line]) -> None:
        """Remember which piece of the file an element stands for."""
        element.set("x-slice", str(len(self.slices)))
        self.slices.append(tuple(lines))

    def file(self, name: str) -> tuple[Line, ...] | None:
        """The lines of a file that the text names; None where the book has no such file."""
        file = self.included.get(name)
        return None if file is None else split(file.text, file.path)

    def span(self, line: Line, length: int = 0) -> Span:
        """A line, or its first characters, for a diagnostic."""
        shown = line.stripped()
        size = min(length, len(shown.text)) if length else len(shown.text)
        column = max(shown.column, 1)
        return Span(path=line.path or self.path, line=line.line, column=column, length=size or 1)

    def problem(
        self, code: str, at: Line | Span, message: str, hint: str, related: tuple[Span, ...] = ()
    ) -> None:
        """Report a problem at a line or at a span."""
        span = at if isinstance(at, Span) else self.span(at)
        self.problems.append(
            Diagnostic(code=code, span=span, message=message, hint=hint, related=related)
        )

    def _too_deep(self, lines: Sequence[Line], parent: Element) -> None:
        self.problem(
            "M012",
            lines[0],
            f"the text is nested deeper than {DEPTH}",
            "take it out of some of the lists, quotes or divs around it",
        )
        self.literal(parent, "p", lines, joined(lines))
