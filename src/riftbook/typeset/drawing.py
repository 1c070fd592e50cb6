"""The parts of WeasyPrint's drawing that are called from here, and where we look on.

Text is drawn by one function; some texts (page numbers) have to be found again afterwards.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from riftbook.language.leftward import in_reading_order, is_leftward
from riftbook.typeset.engine import pdf_bytes
from riftbook.typeset.type_used import PART

# isort: split
from weasyprint import draw as _draw
from weasyprint.draw import draw_stacking_context as draw_stacking_context
from weasyprint.draw.text import draw_first_line, draw_text
from weasyprint.pdf.stream import Stream as Stream
from weasyprint.stacking import StackingContext as StackingContext
from weasyprint.text.line_break import split_first_line

_CODES = re.compile(rb"<([0-9a-fA-F]*)>")

Drawn = Callable[[list[Any]], object]
"""Told the operators with which a text was drawn."""


def _draw_said(stream: Any, box: Any, *how: object) -> None:
    """Draw a text box, and say what it says where its glyphs alone do not.

    Glyphs of scripts that run to the left stand in the order of their places, and in some several
    make one letter (ISO 32000-1, 14.9.4).
    """
    if not is_leftward(box.text):
        draw_text(stream, box, *how)
        return
    begin = _apart(stream)
    draw_text(stream, box, *how)
    if _letters(in_reading_order(_glyphs(stream, begin))) != _letters(box.text):
        said = box.text.encode("utf-16-be").hex()
        stream.stream.insert(begin, f"/Span <</ActualText <feff{said}>>> BDC".encode())
        stream.stream.append(b"EMC")
    _apart(stream)


def _glyphs(stream: Any, begin: int) -> list[str]:
    """What each glyph that was drawn stands for, from left to right."""
    fonts = {font.hash: font for font in stream._fonts.values()}
    for font in fonts.values():
        font.to_unicode.update({at: PART for at, said in font.to_unicode.items() if not said})
    meanings: Mapping[int, str] = {}
    found: list[str] = []
    for operator in map(pdf_bytes, stream.stream[begin:]):
        if operator.endswith(b"Tf"):
            meanings = fonts[operator.split()[0].decode().removeprefix("/")].to_unicode
        elif operator.endswith(b"TJ"):
            for codes in _CODES.findall(operator):
                each = (codes[at : at + 4] for at in range(0, len(codes), 4))
                found += [meanings.get(int(code, 16), "") for code in each]
    return found


def _letters(text: str) -> list[str]:
    """What a text says, whatever stands between its words and above its letters."""
    return re.findall(r"[^\W_]+", text)


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


_EDGE = 1e-6
"""CSS pixels; what is no wider or no higher is not seen."""


@contextmanager
def unseen_left_out() -> Iterator[None]:
    """Let no picture be drawn on a ground without any area.

    Every long line of code has one for its arrows, and most lines do not turn.
    """
    before = _draw.draw_background_image

    def draw(stream: Any, layer: Any, style: Any) -> None:
        *_, width, height = layer.painting_area
        if width > _EDGE and height > _EDGE:
            before(stream, layer, style)

    _draw.draw_background_image = draw
    try:
        yield
    finally:
        _draw.draw_background_image = before


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
