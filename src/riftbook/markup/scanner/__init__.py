"""The words of a manuscript with their places, from its text alone.

This is the second reading of the manuscript: it shares no code with Python-Markdown, so that a
word which the first reading drops is missed. It knows of the syntax just enough to tell what is
printed from what is not.
"""

from bisect import bisect_right
from dataclasses import dataclass

from riftbook.markup.scanner.blocks import segments
from riftbook.markup.scanner.inline import Shown, print_of, print_with_notes
from riftbook.markup.scanner.segment import Kind, Segment
from riftbook.markup.scanner.spelling import HIDDEN, WORD, spelled
from riftbook.markup.scanner.spelling import split as split


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the manuscript: an unbroken run of letters, digits and their marks."""

    text: str
    """In Unicode's form C, entities decoded."""
    line: int
    """The line of its first character, from 1."""
    column: int
    """The column of its first character, from 1, in code points."""
    note: str = ""
    """The label of the note it stands in, that of a note ``^[in the text]`` being
    ``^line:column``; `""` for the body."""


def words(text: str) -> tuple[Word, ...]:
    """The words that both editions must print, in the order in which they print them.

    Args:
        text: A file with line feeds at its line ends; front matter may still stand in it.

    Returns:
        The words of the body and, each a stream of its own, those of the notes.
    """
    found, references = segments(text)
    starts = _line_starts(text)
    listed: list[Word] = []
    for segment in found:
        listed.extend(_words_of(text, segment, references, starts))
    return tuple(listed)


def _words_of(
    text: str, segment: Segment, references: frozenset[str], starts: list[int]
) -> list[Word]:
    source = "\n".join(text[begin:end] for begin, end in segment.ranges)
    notes: list[tuple[int, int]] = []
    if segment.kind in {Kind.TEXT, Kind.LINE}:
        paragraph = segment.kind is Kind.TEXT
        source, notes = print_with_notes(source, references, paragraph=paragraph)
    elif segment.kind is Kind.HTML:
        source = print_of(source, references, Shown.HTML)
    found: list[Word] = []
    offset = segment.offsets()
    for match in WORD.finditer(source):
        line, column = _place(offset(match.start()), starts)
        found.append(Word(spelled(match[0]), line, column, segment.note))
    for begin, end in notes:
        line, column = _place(offset(begin - len("^[")), starts)
        inner = segment.part(begin, end, note=f"^{line}:{column}")
        found.extend(_words_of(text, inner, references, starts))
    return found


def _place(offset: int, starts: list[int]) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _line_starts(text: str) -> list[int]:
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return starts


__all__ = ["HIDDEN", "Word", "split", "words"]
