"""A diagnostic as lines of text: its place, the source line with carets, what to do."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from riftbook.cli.terminal import Terminal, harmless
from riftbook.diagnostics import Diagnostic, Span
from riftbook.project import File, Files
from riftbook.project.text import readable

TAB = 4
_TEXTS = (
    ".md", ".toml", ".css", ".csv", ".tsv", ".jinja", ".html", ".xhtml", ".svg", ".json", ".txt",
    ".bib",
)  # fmt: skip


def rendered(diagnostic: Diagnostic, files: Files, terminal: Terminal) -> str:
    """The lines of one diagnostic, without a newline at the end."""
    word = diagnostic.severity.word
    head = (
        f"{terminal.paint('bold', harmless(str(diagnostic.span)))}: "
        f"{terminal.paint(word, f'{diagnostic.code} {word}')}: {harmless(diagnostic.message)}"
    )
    lines = [head]
    margin = 0
    source = line_of(diagnostic.span, files)
    if source:
        margin = max(len(str(diagnostic.span.line)), 3)
        lines.extend(_excerpt(diagnostic, source, margin, terminal))
    indent = " " * (margin + 2)
    see = terminal.paint("dim", "see")
    lines.extend(f"{indent}{see} {harmless(str(span))}" for span in diagnostic.related)
    if diagnostic.hint:
        hint = harmless(diagnostic.hint).replace("\n", f"\n{indent}")
        lines.append(f"{indent}{terminal.paint('hint', 'hint:')} {hint}")
    return "\n".join(lines)


def line_of(span: Span, files: Files) -> str:
    """The source line of a span; `""` when the file is no text or has no such line."""
    file = files.by_path.get(span.path)
    if file is None or not span.path.lower().endswith(_TEXTS):
        return ""
    lines = _lines(file)
    return lines[span.line - 1] if 0 < span.line <= len(lines) else ""


@lru_cache(maxsize=8)
def _lines(file: File) -> tuple[str, ...]:
    return tuple(readable(file.data).split("\n"))


def _excerpt(diagnostic: Diagnostic, source: str, margin: int, terminal: Terminal) -> Iterator[str]:
    start = min(diagnostic.span.column - 1, len(source))
    end = min(start + diagnostic.span.length, len(source))
    cells = _Cells(source)
    shown, left, carets = cells.window(start, end, terminal.width - margin - 5)
    bar = terminal.paint("dim", "|")
    number = terminal.paint("dim", str(diagnostic.span.line).rjust(margin))
    mark = terminal.paint(diagnostic.severity.word, "^" * carets)
    yield f" {number} {bar} {shown}"
    yield f" {' ' * margin} {bar} {' ' * left}{mark}"


class _Cells:
    """A line as the terminal shows it: tabs as spaces, wide characters two cells, accents none."""

    def __init__(self, line: str) -> None:
        self.shown: list[str] = []
        self.edges = [0]
        for character in line:
            width = TAB - self.edges[-1] % TAB if character == "\t" else _width(character)
            self.shown.append(" " * width if character == "\t" else harmless(character))
            self.edges.append(self.edges[-1] + width)

    def window(self, start: int, end: int, room: int) -> tuple[str, int, int]:
        """The part of the line around some characters that fits.

        Returns:
            The text, the cells before the first caret, the number of carets.
        """
        room = max(room, 20)
        first, last = 0, len(self.shown)
        if self.edges[-1] > room:
            lead = max((room - (self.edges[end] - self.edges[start])) // 2, room // 4)
            while self.edges[start] - self.edges[first] > lead:
                first += 1
            last = first
            while last < len(self.shown) and self.edges[last + 1] - self.edges[first] <= room - 2:
                last += 1
        end = max(min(end, last), start)
        before = "…" if first else ""
        after = "…" if last < len(self.shown) else ""
        text = before + "".join(self.shown[first:last]).rstrip() + after
        left = len(before) + self.edges[start] - self.edges[first]
        return text, left, max(self.edges[end] - self.edges[start], 1)


def _width(character: str) -> int:
    """The cells of a character (Unicode Standard Annex 11)."""
    if unicodedata.category(character) in {"Mn", "Me"} or character in "\u200b\u200c\u200d\ufeff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
