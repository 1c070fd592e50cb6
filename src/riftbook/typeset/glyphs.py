"""Lines of glyphs as operators, the way WeasyPrint writes them, in a fraction of the time.

WeasyPrint asks for every glyph's number, width and shift one by one. Here what is written for a
glyph of a certain width, and for a word, is kept with its font, and a line of known words is
written without being shaped. Whatever is out of the ordinary (a glyph that no font has, raised
glyphs, pictures for letters, text cut short) is left to WeasyPrint.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from re import compile as pattern
from typing import Any

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there
from riftbook.typeset.composed import ComposedLine
from riftbook.typeset.shaping import BLANKS, COMMON, Step, Words, runs

# isort: split
from weasyprint.draw import text as _text
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango

_SMALLEST = 1
"""Pixels; smaller type is left to WeasyPrint."""
_PANGO_SIZES = pango.pango_version() >= 14802
"""Whether Pango tells the size of a font as it is meant (see draw_first_line in WeasyPrint)."""
_FONT = ffi.typeof("PangoFont *")
_BLANK = pattern(f"([{BLANKS}])")
_PIXEL = 1024
"""Of Pango's units."""

_leave = _text.draw_first_line

Part = tuple[str, float, str]
"""A font's name, its size, and what is shown in it."""


class _Odd(Exception):
    """A glyph that WeasyPrint has to draw."""


def draw_glyphs(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:
    """Draw the line of a text box, as WeasyPrint's ``draw_first_line`` does.

    Args:
        stream: the content stream.
        box: a text box with its layout.
        overflow: its ``text-overflow``.
        ellipsis: its block's ``block-ellipsis``.
        matrix: where it stands.

    Returns:
        The pictures that stand in it for letters: WeasyPrint draws those.
    """
    whole = overflow == "clip" and ellipsis == "none"
    if not (whole and box.text.strip() and box.style["font_size"] >= _SMALLEST and _PANGO_SIZES):
        return _leave(stream, box, overflow, ellipsis, matrix)  # type: ignore[no-any-return]
    try:
        parts = _known(stream, box.pango_layout) or _shaped(stream, box.pango_layout)
    except _Odd:
        return _leave(stream, box, overflow, ellipsis, matrix)  # type: ignore[no-any-return]
    stream.set_text_matrix(*matrix.values)
    for at, (name, size, written) in enumerate(parts, 1):
        stream.set_font_size(name, size)
        if written or at == len(parts):
            stream.show_text(written)
    return []


def _shaped(stream: Any, layout: Any) -> list[Part]:
    """The line's fonts, one after the other, with their sizes and what is shown in them."""
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    parts: list[Part] = []
    before, text = None, layout.text.encode()
    for run in runs(layout.get_first_line()[0]):
        if run.leftward:
            raise _Odd
        if run.font != before:
            pango_font = ffi.cast(_FONT, run.font)
            font, size = stream.add_font(pango_font)
            cast, before = _Cast.of(font, size, pango_font), run.font
            parts.append((font.hash, size, ""))
        steps = run.steps
        try:
            shown = "".join([cast.steps[step] for step in steps])
        except KeyError:
            shown = cast.show(stream, steps, run.meanings(text))
        parts[-1] = (*parts[-1][:2], parts[-1][2] + _closed(shown))
    return parts


def _known(stream: Any, line: Any) -> list[Part] | None:
    """What is shown for a line of known words; None where it has to be shaped."""
    if not isinstance(line, ComposedLine):
        return None
    # Without a letter the script is not that of words that have some.
    if any(map(str.isalpha, line.text)) == (line.words.script == COMMON):
        return None
    tokens = _BLANK.split(line.text)
    font = stream._fonts.get(line.words.key) or stream.add_font(line.words.font)[0]
    cast = _Cast.of(font, line.words.size, line.words.font)
    pieces = cast.pieces(line.words, stream)
    try:
        tokens[::2] = [pieces[text] for text in tokens[::2]]
    except KeyError:
        return None
    if line.justification_spacing and len(tokens) > 1:
        written = _spaced(stream, line, cast, tokens)
    elif line.blanks is not None and 2 * len(line.blanks) + 1 == len(tokens):
        steps = zip(line.blanks, tokens[1::2], strict=True)
        tokens[1::2] = [cast.show(stream, [step], [blank]) for step, blank in steps]
        written = _closed("".join(tokens))
    else:
        written = None
    return None if written is None else [(font.hash, line.words.size, written)]


def _spaced(stream: Any, line: ComposedLine, cast: "_Cast", tokens: list[str]) -> str | None:
    """A justified line: each word and each blank is a run."""
    known, blanks = line.words.blanks, tokens[1::2]
    if not all(tokens[2:-2:2]) or not all(blank in known for blank in blanks):
        return None
    spacing = int(line.justification_spacing * TO_UNITS)
    steps = {blank: _widened(known[blank], spacing) for blank in set(blanks)}
    shown = {blank: cast.show(stream, [step], [blank]) for blank, step in steps.items()}
    first, last = tokens[0], tokens[-1]
    tokens[1::2] = [shown[blank] for blank in blanks]
    # A blank at an end of the line loses the share outside it, and is given more for it; only not
    # a no-break blank at the end, which is two bytes long.
    if not first:
        tokens[1] = cast.show(stream, [_first(known[blanks[0]], 2 * spacing)], [blanks[0]])
    if not last:
        twice = 2 if blanks[-1] == " " else 1
        tokens[-2] = cast.show(stream, [_last(known[blanks[-1]], twice * spacing)], [blanks[-1]])
    return "".join([_closed(token) for token in tokens if token])


def _shares(spacing: int) -> tuple[int, int]:
    """The two parts of a letter space, before and behind a glyph."""
    left = spacing // 2
    if spacing % _PIXEL == 0:
        left = (left + _PIXEL // 2) // _PIXEL * _PIXEL
    return left, spacing - left


def _widened(blank: Step, spacing: int) -> Step:
    glyph, width, shift, rise = blank
    return glyph, width + spacing, shift + _shares(spacing)[0], rise


def _first(blank: Step, spacing: int) -> Step:
    glyph, width, shift, rise = blank
    return glyph, width + _shares(spacing)[1], shift, rise


def _last(blank: Step, spacing: int) -> Step:
    glyph, width, shift, rise = blank
    left, _ = _shares(spacing)
    return glyph, width + left, shift + left, rise


def _closed(shown: str) -> str:
    return f"<{shown}"[:-1] if shown.endswith("<") else f"<{shown}>"


class _Cast:
    """What is written for the glyphs and the words of a font in one size."""

    def __init__(self, font: Any, size: float, pango_font: Any) -> None:
        if font.bitmap or font.svg or font.png or font.colr:
            raise _Odd
        self.steps: dict[Step, str] = {}
        self._pieces: dict[Words, _Pieces] = {}
        self._font, self._size, self._pango = font, size, pango_font

    @classmethod
    def of(cls, font: Any, size: float, pango_font: Any) -> "_Cast":
        """The one that is kept with the font, as long as its division is drawn."""
        casts: dict[float, _Cast] = font.__dict__.setdefault("casts", {})
        if size not in casts:
            casts[size] = cls(font, size, pango_font)
        return casts[size]

    def pieces(self, words: Words, stream: Any) -> "_Pieces":
        """What is shown for known words."""
        if words not in self._pieces:
            self._pieces[words] = _Pieces(self, words, stream)
        return self._pieces[words]

    def show(self, stream: Any, steps: Sequence[Step], meanings: Iterable[str]) -> str:
        """What is shown for some steps; what they mean and their widths are taken down."""
        for step, meaning in zip(steps, meanings, strict=True):
            if step not in self.steps:
                self.steps[step] = self._meet(stream, step, meaning)
        return "".join([self.steps[step] for step in steps])

    def _meet(self, stream: Any, step: Step, meaning: str) -> str:
        (glyph, width, shift, rise), font, size = step, self._font, self._size
        if rise or not 0 <= glyph < pango.PANGO_GLYPH_EMPTY:
            raise _Odd
        if glyph not in font.to_unicode:
            font.to_unicode[glyph] = meaning
        if glyph not in font.widths:
            pango.pango_font_get_glyph_extents(
                self._pango, glyph, stream.ink_rect, stream.logical_rect
            )
            font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
        offset = shift / size
        begin = f">{-offset}<" if offset else ""
        kerning = font.widths[glyph] + offset - width * 1000 * FROM_UNITS / size
        end = f">{int(kerning)}<" if kerning else ""
        return f"{begin}{glyph:04x}{end}"


class _Pieces(dict[str, str]):
    """What is shown for a word; a word that is not known is not in it."""

    def __init__(self, cast: _Cast, words: Words, stream: Any) -> None:
        super().__init__({"": ""})
        self._cast, self._words, self._stream = cast, words, stream

    def __missing__(self, text: str) -> str:
        word = self._words.known(text)
        if word is None:
            raise KeyError(text)
        self[text] = shown = self._cast.show(self._stream, word.steps, word.meanings)
        return shown


@contextmanager
def glyphs_at_once() -> Iterator[None]:
    """Let WeasyPrint draw lines this way."""
    before = _text.draw_first_line
    _text.draw_first_line = draw_glyphs
    try:
        yield
    finally:
        _text.draw_first_line = before
