"""Finds pieces of source in a block's slice of the file, each behind the one before."""

from bisect import bisect_right
from collections.abc import Sequence

from riftbook.diagnostics import Span
from riftbook.markup.lines import Line


class Locator:
    """The slice of one block, searched from front to back."""

    def __init__(self, path: str, lines: Sequence[Line]) -> None:
        """Search the lines that belong to a block."""
        self._path = path
        self._lines = lines
        self._text = "\n".join(line.text for line in lines)
        self._starts: list[int] = []
        at = 0
        for line in lines:
            self._starts.append(at)
            at += len(line.text) + 1
        self._cursor = 0

    def offset(self, source: str) -> int:
        """Where a piece of source stands in the slice; -1 for nowhere. The search moves on."""
        at = self._text.find(source, self._cursor)
        if at < 0:
            # Indents of lines further down are no part of what was read.
            head = source.split("\n", 1)[0]
            at = self._text.find(head, self._cursor) if head else -1
        if at >= 0:
            self._cursor = at + 1
        return at

    def step_back(self) -> None:
        """Let the next search find what begins where the last one did."""
        self._cursor = max(self._cursor - 1, 0)

    def find(self, source: str, part: str = "") -> Span:
        """The span of a piece of source, or of the part of it that is of interest."""
        at = self.offset(source)
        if at < 0:
            return self.at(0)
        within = source.find(part) if part else 0
        if within > 0:
            return self.at(at + within, len(part))
        return self.at(at, len(part or source))

    def at(self, offset: int, length: int = 0) -> Span:
        """The span at an offset of the slice; without a length to the end of its line."""
        if not self._lines:
            return Span(path=self._path)
        number = max(bisect_right(self._starts, offset) - 1, 0)
        line = self._lines[number]
        rest = len(line.text) - (offset - self._starts[number])
        if not length:
            stripped = line.stripped()
            return Span(
                path=line.path or self._path,
                line=line.line,
                column=max(stripped.column, 1),
                length=max(len(stripped.text), 1),
            )
        return Span(
            path=line.path or self._path,
            line=line.line,
            column=max(line.column + offset - self._starts[number], 1),
            length=max(min(length, rest), 1),
        )

    def piece(self, source: str) -> tuple[Line, ...]:
        """The lines, cut to size, of a piece of source."""
        start = self.offset(source)
        if start < 0:
            return tuple(self._lines)
        end = start + len(source)
        found: list[Line] = []
        for first, line in zip(self._starts, self._lines, strict=True):
            left, right = max(start - first, 0), min(end - first, len(line.text))
            if left < right:
                found.append(line.cut(left, right))
        return tuple(found)
