"""The words of a manuscript with their places, from its text alone.

This is the second reading of the manuscript: it shares no code with Python-Markdown, so that a
word which the first reading drops is missed. It knows of the syntax just enough to tell what is
printed from what is not.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from riftbook.markup.scanner.blocks import segments
from riftbook.markup.scanner.inline import Shown, print_of, print_with_notes
from riftbook.markup.scanner.segment import Kind, Segment
from riftbook.markup.scanner.spelling import HIDDEN, WORD, spelled
from riftbook.markup.scanner.spelling import split as split
from riftbook.project import Included
from riftbook.records import Value


class Word(Value):
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
    path: str = ""
    """Of the file that the text names and in which it stands; `""` for the text itself."""


class _Whole(Value):
    """A text and, one behind the other, the texts of the files that it names."""

    text: str
    begins: tuple[int, ...]
    """Where each of them begins; the first at 0."""
    paths: tuple[str, ...]
    named: Mapping[str, tuple[int, str]]
    """The name of a file as the text writes it → where its text begins, and its text."""

    def lines(self) -> tuple[int, ...]:
        """Where the lines begin, those of all texts."""
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return tuple(starts)


def _whole(text: str, included: Sequence[Included]) -> _Whole:
    parts, begins, paths = [text], [0], [""]
    named: dict[str, tuple[int, str]] = {}
    begin = len(text) + 1
    for file in included:
        parts.append(file.text)
        begins.append(begin)
        paths.append(file.path)
        named[file.name] = (begin, file.text)
        begin += len(file.text) + 1
    return _Whole("\n".join(parts), tuple(begins), tuple(paths), named)


def words(text: str, included: Sequence[Included] = ()) -> tuple[Word, ...]:
    """The words that both editions must print, in the order in which they print them.

    Args:
        text: A file with line feeds at its line ends; front matter may still stand in it.
        included: The files that it names.

    Returns:
        The words of the body and, each a stream of its own, those of the notes.
    """
    return tuple(_Reading(text, included).words())


def streams(text: str, included: Sequence[Included] = ()) -> Mapping[str, list[str]]:
    """The same words without their places, which takes a fraction of the time.

    Returns:
        The words of the body under `""`, those of a note under its label.
    """
    return _Reading(text, included).streams()


class _Reading:
    """The words of one text being found."""

    def __init__(self, text: str, included: Sequence[Included]) -> None:
        self._whole = _whole(text, included)
        self._segments, self._references = segments(text, self._whole.named, self._whole.text)
        self._starts: tuple[int, ...] = ()

    def words(self) -> Iterator[Word]:
        for segment in self._segments:
            yield from self._words_of(segment)

    def streams(self) -> Mapping[str, list[str]]:
        listed: dict[str, list[str]] = {"": []}
        for segment in self._segments:
            source, notes = self._printed(segment)
            found_here = split(source)
            if found_here:
                listed.setdefault(segment.note, []).extend(found_here)
            for word in self._words_inside(segment, notes) if notes else ():
                listed.setdefault(word.note, []).append(word.text)
        return listed

    def _printed(self, segment: Segment) -> tuple[str, list[tuple[int, int]]]:
        """What is printed of a segment, character for character, and the ranges of its notes."""
        text, references = self._whole.text, self._references
        source = "\n".join([text[begin:end] for begin, end in segment.ranges])
        if segment.kind in {Kind.TEXT, Kind.LINE}:
            return print_with_notes(source, references, paragraph=segment.kind is Kind.TEXT)
        if segment.kind is Kind.HTML:
            return print_of(source, references, Shown.HTML), []
        return source, []

    def _words_of(self, segment: Segment) -> list[Word]:
        source, notes = self._printed(segment)
        found: list[Word] = []
        offset = segment.offsets()
        for match in WORD.finditer(source):
            line, column, path = self._place(offset(match.start()))
            found.append(Word(spelled(match[0]), line, column, segment.note, path))
        return [*found, *self._words_inside(segment, notes)]

    def _words_inside(self, segment: Segment, notes: Sequence[tuple[int, int]]) -> list[Word]:
        """The words of the notes that stand in the text of a segment."""
        found: list[Word] = []
        offset = segment.offsets()
        for begin, end in notes:
            line, column, path = self._place(offset(begin - len("^[")))
            inner = segment.part(begin, end, note=f"^{path}{line}:{column}")
            found.extend(self._words_of(inner))
        return found

    def _place(self, offset: int) -> tuple[int, int, str]:
        """Line, column and file of a character."""
        self._starts = self._starts or self._whole.lines()
        file = bisect_right(self._whole.begins, offset) - 1
        first = bisect_right(self._starts, self._whole.begins[file])
        line = bisect_right(self._starts, offset)
        return line - first + 1, offset - self._starts[line - 1] + 1, self._whole.paths[file]


__all__ = ["HIDDEN", "Word", "split", "streams", "words"]
