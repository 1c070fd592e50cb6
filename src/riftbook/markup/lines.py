"""Lines of the manuscript, and pieces of them, each knowing where it stands in the file."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_LEADING = re.compile(r"[ \t]*")


class Line(NamedTuple):
    """What a block sees of one line of the file, the marks of its containers taken off."""

    line: int
    """From 1."""
    column: int
    """The column of the first character of `text`, from 1."""
    text: str
    path: str = ""
    """Of a file that the manuscript names; `""` for the manuscript's own."""

    @property
    def blank(self) -> bool:
        """Whether it holds nothing but space."""
        return not self.text.strip(" \t")

    @property
    def indent(self) -> int:
        """The columns of space before the first character; tabs stop at every fourth."""
        text = self.text
        if not text or text[0] not in " \t":
            return 0
        lead = _LEADING.match(text)
        space = lead.group() if lead else ""
        return len(space) if "\t" not in space else _width(space, self.column - 1)

    def without(self, columns: int) -> "Line":
        """The line with that many columns of leading space taken off.

        What remains of tabs is spaces, and `column` then lies so far to the left or right that
        the text behind them keeps its true place.
        """
        body = self.text.lstrip(" \t")
        lead = len(self.text) - len(body)
        left = " " * max(self.indent - columns, 0)
        return Line(self.line, self.column + lead - len(left), left + body, self.path)

    def after(self, characters: int) -> "Line":
        """The line from a character on."""
        return self.cut(characters, len(self.text))

    def cut(self, begin: int, end: int) -> "Line":
        """The line from one character to another."""
        return Line(self.line, self.column + begin, self.text[begin:end], self.path)

    def stripped(self) -> "Line":
        """The line without the space around it."""
        text = self.text.lstrip(" \t")
        return Line(
            self.line, self.column + len(self.text) - len(text), text.rstrip(" \t"), self.path
        )


def _width(space: str, start: int) -> int:
    position = start
    for character in space:
        position += 1 if character == " " else 4 - position % 4
    return position - start


def split(text: str, path: str = "") -> tuple[Line, ...]:
    """The lines of a file: of the manuscript's own, or of the one at a path."""
    parts = text.removesuffix("\n").split("\n")
    return tuple(Line(number, 1, line, path) for number, line in enumerate(parts, 1))


def joined(lines: Sequence[Line]) -> str:
    """Their text, as one string."""
    return "\n".join(line.text for line in lines)
