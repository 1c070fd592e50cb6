"""The words of a manuscript with their places, from its text alone.

This is the second reading of the manuscript: it shares no code with Python-Markdown, so that a
word which the first reading drops is missed. It knows of the syntax just enough to tell what is
printed from what is not.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
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


def streams(text: str) -> Mapping[str, list[str]]:
    """The same words without their places, which takes a fraction of the time.

    Returns:
        The words of the body under `""`, those of a note under its label.
    """
    found, references = segments(text)
    starts: list[int] = []
    listed: dict[str, list[str]] = {"": []}
    for segment in found:
        source, notes = _printed(text, segment, references)
        found_here = split(source)
        if found_here:
            listed.setdefault(segment.note, []).extend(found_here)
        if notes:
            starts = starts or _line_starts(text)
            for word in _words_inside(text, segment, references, starts, notes):
                listed.setdefault(word.note, []).append(word.text)
    return listed


def _printed(
    text: str, segment: Segment, references: frozenset[str]
) -> tuple[str, list[tuple[int, int]]]:
    """What is printed of a segment, character for character, and the ranges of its notes."""
    source = "\n".join([text[begin:end] for begin, end in segment.ranges])
    if segment.kind in {Kind.TEXT, Kind.LINE}:
        return print_with_notes(source, references, paragraph=segment.kind is Kind.TEXT)
    if segment.kind is Kind.HTML:
        return print_of(source, references, Shown.HTML), []
    return source, []


def _words_of(
    text: str, segment: Segment, references: frozenset[str], starts: list[int]
) -> list[Word]:
    source, notes = _printed(text, segment, references)
    found: list[Word] = []
    offset = segment.offsets()
    for match in WORD.finditer(source):
        line, column = _place(offset(match.start()), starts)
        found.append(Word(spelled(match[0]), line, column, segment.note))
    return [*found, *_words_inside(text, segment, references, starts, notes)]


def _words_inside(
    text: str,
    segment: Segment,
    references: frozenset[str],
    starts: list[int],
    notes: Sequence[tuple[int, int]],
) -> list[Word]:
    """The words of the notes that stand in the text of a segment."""
    found: list[Word] = []
    offset = segment.offsets()
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


__all__ = ["HIDDEN", "Word", "split", "streams", "words"]
