"""Lines composed of words that are known, in place of those that Pango has laid out."""

from collections.abc import Sequence
from typing import Any

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there
from riftbook.typeset.measured import Measured
from riftbook.typeset.shaping import BLANKS, WORDS, Step, Words

# isort: split
from weasyprint.text.ffi import FROM_UNITS
from weasyprint.text.line_break import Layout

Line = tuple[Any, int, int | None, float, float, float]
"""Layout, length in bytes, bytes up to the next line, width, height and baseline in pixels."""

_BLANK = frozenset(BLANKS)


class ComposedLine(Layout):  # type: ignore[misc]
    """A line that is shaped only if somebody asks for its layout.

    It stands where WeasyPrint has a ``Layout``, in text of no decoration that runs to the right.
    """

    def __init__(
        self,
        words: Words,
        text: str,
        *,
        blanks: Sequence[Step] | None,
        spacing: float,
        width: float | None,
    ) -> None:
        """Take what the line says.

        Args:
            words: where its words are known, or some of them.
            text: the line.
            blanks: its blanks as they stand when it is not justified, if that is known.
            spacing: pixels by which the line is justified at each blank.
            width: the measure in pixels.
        """
        self.words = words
        self.text = text
        self.blanks = blanks
        self.justification_spacing = spacing
        self.max_width = width
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None
        self._asked: Any = None
        self._laid: Any = None

    @property
    def layout(self) -> Any:
        """Pango's layout of the line, as WeasyPrint would have made it."""
        if self._laid is None:
            super().reactivate(self._asked)
        return self._laid

    @layout.setter
    def layout(self, laid: Any) -> None:
        self._laid = laid

    def deactivate(self) -> None:
        """Let go of everything that can be made again."""
        self._asked = self._laid = None

    def reactivate(self, style: Any) -> None:
        """Take the style in which the layout is made when it is asked for."""
        self._asked = style


def composed(
    measured: Measured, begin: int, stop: int, spacing: float, max_width: float | None, *,
    last: bool = False,
) -> Line | None:  # fmt: skip
    """The line of these characters; blanks at its end go with it if it is the last one."""
    text = measured.text[begin:stop]
    if not last and max_width is not None and text[-1] not in BLANKS:
        start = max(text.rfind(blank) for blank in BLANKS) + 1
        return ended(measured, begin, begin + start, text[start:], spacing, max_width)
    words = text if last else text.rstrip(" ")
    width = _between(measured, begin, begin + len(words))
    if width is None or not _begins(measured, begin):
        return None
    line = ComposedLine(
        measured.words, words, blanks=_blanks(measured, begin, begin + len(words)),
        spacing=spacing, width=max_width,
    )  # fmt: skip
    resume = None if last else len(text.encode())
    return (line, len(words.encode()), resume, width * FROM_UNITS, *_height(measured))


def ended(  # noqa: PLR0913
    measured: Measured, begin: int, start: int, last: str, spacing: float, max_width: float, *,
    hyphen: str = "",
) -> Line | None:  # fmt: skip
    """The line of these characters and a last word that is a part of what stands there."""
    width = ended_width(measured, begin, start, last + hyphen)
    if width is None or width > max_width or not _begins(measured, begin):
        return None
    text = measured.text[begin:start] + last
    line = ComposedLine(
        measured.words, text + hyphen, blanks=_blanks(measured, begin, start),
        spacing=spacing, width=max_width,
    )  # fmt: skip
    length = len(text.encode())
    return (line, length, length, width, *_height(measured))


def ended_width(measured: Measured, begin: int, start: int, last: str) -> float | None:
    """Pixels from a character to another and through a word that stands there instead."""
    before, words = _between(measured, begin, start), measured.words.find([last])
    if before is None or words is None or not _BLANK.isdisjoint(last):
        return None
    width: float = (before + words[0].width) * FROM_UNITS
    return width


def _begins(measured: Measured, begin: int) -> bool:
    """Whether the first word of a line, or what is left of it, stands alone as it does there."""
    text, glyphs = measured.text, measured.shaped.glyphs
    if begin == 0 or text[begin - 1] in BLANKS:
        return True
    match = WORDS.match(text, begin)
    if match is None:
        return True
    words = measured.words.find([match.group()])
    first, last = glyphs[begin], glyphs[match.end()]
    if words is None or first is None or last is None:
        return False
    return tuple(measured.shaped.steps[first:last]) == words[0].steps


def _between(measured: Measured, begin: int, end: int) -> int | None:
    first, last = measured.edges[begin], measured.edges[end]
    return None if first is None or last is None else last - first


def _blanks(measured: Measured, begin: int, end: int) -> list[Step] | None:
    """The blanks between two characters, as they stand where nothing is justified."""
    text, glyphs, steps = measured.text, measured.shaped.glyphs, measured.shaped.steps
    places = [glyphs[at] for at in range(begin, end) if text[at] in BLANKS]
    return None if None in places else [steps[at] for at in places if at is not None]


def _height(measured: Measured) -> tuple[float, float]:
    return measured.shaped.height, measured.shaped.baseline
