"""The parts of WeasyPrint's drawing that are called from here, and where we look on.

Text is drawn by one function; some texts (page numbers) have to be found again afterwards.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there
from riftbook.language.scripts import is_leftward

# isort: split
from weasyprint import draw as _draw
from weasyprint.draw import draw_stacking_context as draw_stacking_context
from weasyprint.draw.text import draw_first_line, draw_text
from weasyprint.pdf.stream import Stream as Stream
from weasyprint.stacking import StackingContext as StackingContext
from weasyprint.text.line_break import split_first_line

Drawn = Callable[[list[Any]], object]
"""Told the operators with which a text was drawn."""


def _draw_said(stream: Any, box: Any, *how: object) -> None:
    """Draw a text box, and say what it says where its glyphs do not: from right to left.

    Such glyphs stand in the order of their places, and in some scripts several make one letter
    (ISO 32000-1, 14.9.4).
    """
    if not is_leftward(box.text):
        draw_text(stream, box, *how)
        return
    said = box.text.encode("utf-16-be").hex()
    stream.stream.append(f"/Span <</ActualText <feff{said}>>> BDC".encode())
    draw_text(stream, box, *how)
    stream.stream.append(b"EMC")


_draw.draw_text = _draw_said


class _Words:
    """A text box as far as drawing needs it."""

    def __init__(self, text: str, style: Any, laid: Any) -> None:
        self.text, self.style, self.pango_layout = text, style, laid
        self.baseline = 0.0


def draw_words(stream: Any, box: Any, text: str, context: Any, matrix: Any) -> None:
    """Draw a text of one line in the style of a text box."""
    laid, *_ = split_first_line(text, box.style, context, None, 0)
    laid.reactivate(box.style)
    draw_first_line(stream, _Words(text, box.style, laid), "clip", "none", matrix)


@contextmanager
def watched(taken: Mapping[int, Drawn]) -> Iterator[None]:
    """Take some texts out of what is drawn.

    Args:
        taken: identity of a text box → who gets its operators, complete in themselves.
    """

    def draw(stream: Any, box: Any, *how: object) -> None:
        if id(box) not in taken:
            _draw_said(stream, box, *how)
            return
        begin = _apart(stream)
        draw_text(stream, box, *how)
        taken[id(box)](stream.stream[begin:])
        del stream.stream[begin:]
        _apart(stream)

    with _drawn_by(draw):
        yield


@contextmanager
def noted(wanted: Callable[[Any], bool], note: Callable[[Any, Any, int], None]) -> Iterator[None]:
    """Note where in the content streams some texts are.

    Args:
        wanted: whether a text box is one of them.
        note: told the stream, the text box, and at which operator its drawing begins; what was
            drawn ends with the stream at that moment.
    """

    def draw(stream: Any, box: Any, *how: object) -> None:
        if not wanted(box):
            _draw_said(stream, box, *how)
            return
        begin = _apart(stream)
        draw_text(stream, box, *how)
        note(stream, box, begin)
        _apart(stream)

    with _drawn_by(draw):
        yield


@contextmanager
def _drawn_by(draw: Callable[..., None]) -> Iterator[None]:
    before = _draw.draw_text
    _draw.draw_text = draw
    try:
        yield
    finally:
        _draw.draw_text = before


def _apart(stream: Any) -> int:
    """Let nothing that was drawn before go on: neither a text object nor a colour or font."""
    stream.stream.append(b"")
    stream._current_color = stream._current_color_stroke = None
    stream._current_alpha = stream._current_alpha_stroke = None
    stream._current_font = stream._old_font = None
    return len(stream.stream)
