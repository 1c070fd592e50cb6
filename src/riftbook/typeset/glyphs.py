"""Lines of glyphs as operators, the way WeasyPrint writes them, in a fraction of the time.

WeasyPrint asks for every glyph's number, width and shift one by one. Here those of a run are read
at once, and what is written for a glyph of a certain width is kept with its font. Whatever is out
of the ordinary (a glyph that no font has, raised glyphs, pictures for letters, text cut short) is
left to WeasyPrint.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there

# isort: split
from weasyprint.draw import text as _text
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

_NUMBERS = ffi.typeof("gint *")
_FIELDS = 5
"""32-bit numbers in a PangoGlyphInfo: glyph, width, shift to the right, shift upward, flags."""
_SMALLEST = 1
"""Pixels; smaller type is left to WeasyPrint."""
_PANGO_SIZES = pango.pango_version() >= 14802
"""Whether Pango tells the size of a font as it is meant (see draw_first_line in WeasyPrint)."""

_leave = _text.draw_first_line


class _Odd(Exception):
    """A glyph that WeasyPrint has to draw."""


def draw_glyphs(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:
    """Draw the line of a text box, as WeasyPrint's ``draw_first_line`` does.

    Args:
        stream: the content stream.
        box: a text box with its Pango layout.
        overflow: its ``text-overflow``.
        ellipsis: its block's ``block-ellipsis``.
        matrix: where it stands.

    Returns:
        The pictures that stand in it for letters: WeasyPrint draws those.
    """
    whole = overflow == "clip" and ellipsis == "none"
    if not (whole and box.text.strip() and box.style["font_size"] >= _SMALLEST and _PANGO_SIZES):
        return _leave(stream, box, overflow, ellipsis, matrix)  # type: ignore[no-any-return]
    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
    try:
        parts = _parts(stream, box.pango_layout)
    except _Odd:
        return _leave(stream, box, overflow, ellipsis, matrix)  # type: ignore[no-any-return]
    stream.set_text_matrix(*matrix.values)
    for at, (name, size, written) in enumerate(parts, 1):
        stream.set_font_size(name, size)
        if written or at == len(parts):
            stream.show_text(written)
    return []


def _parts(stream: Any, layout: Any) -> list[tuple[str, float, str]]:
    """The line's fonts, one after the other, with their sizes and what is shown in them."""
    parts: list[tuple[str, float, str]] = []
    written, before, name, size, steps = "", None, "", 0.0, _Steps
    run = layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        pango_font = item.item.analysis.font
        if pango_font != before:
            if before is not None:
                parts.append((name, size, written))
            before, written = pango_font, ""
            font, size = stream.add_font(pango_font)
            name, steps = font.hash, _steps(font, size)
        glyphs = item.glyphs
        data = ffi.unpack(ffi.cast(_NUMBERS, glyphs.glyphs), _FIELDS * glyphs.num_glyphs)
        found = list(zip(data[0::5], data[1::5], data[2::5], data[3::5], strict=True))
        try:
            shown = "".join([steps[step] for step in found])
        except KeyError:
            _meet(found, item, stream, layout.text, font, size)
            shown = "".join([steps[step] for step in found])
        written = f"{written}<{shown}"
        written = written[:-1] if written.endswith("<") else f"{written}>"
    return [*parts, (name, size, written)]


_Step = tuple[int, int, int, int]
"""Glyph, width, shift to the right and shift upward, in Pango's units."""
_Steps: dict[_Step, str] = {}
"""What is written for each."""


def _steps(font: Any, size: float) -> dict[_Step, str]:
    """The steps of a font, kept with it as long as its division is drawn."""
    if font.bitmap or font.svg or font.png or font.colr:
        raise _Odd
    sizes: dict[float, dict[_Step, str]] = font.__dict__.setdefault("steps", {})
    return sizes.setdefault(size, {})


def _meet(found: list[_Step], item: Any, stream: Any, text: str, font: Any, size: float) -> None:
    """Take down what is written for steps not met before, what their glyphs mean, their widths."""
    steps = _steps(font, size)
    for at, step in enumerate(found):
        glyph, width, shift, rise = step
        if step in steps:
            continue
        if rise or not 0 <= glyph < pango.PANGO_GLYPH_EMPTY:
            raise _Odd
        if glyph not in font.to_unicode:
            font.to_unicode[glyph] = _meaning(item, at, text)
        if glyph not in font.widths:
            pango.pango_font_get_glyph_extents(
                item.item.analysis.font, glyph, stream.ink_rect, stream.logical_rect
            )
            font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
        offset = shift / size
        begin = f">{-offset}<" if offset else ""
        kerning = font.widths[glyph] + offset - width * 1000 * FROM_UNITS / size
        end = f">{int(kerning)}<" if kerning else ""
        steps[step] = f"{begin}{glyph:04x}{end}"


def _meaning(item: Any, at: int, text: str) -> str:
    """The characters that a glyph stands for."""
    clusters, length = item.glyphs.log_clusters, item.item.length
    following = at - 1 if item.item.analysis.level % 2 else at + 1
    inside = 0 <= following < item.glyphs.num_glyphs
    begin, end = clusters[at], clusters[following] if inside else length
    offset = item.item.offset
    return text.encode()[offset + begin : offset + end].decode()


@contextmanager
def glyphs_at_once() -> Iterator[None]:
    """Let WeasyPrint draw lines this way."""
    before = _text.draw_first_line
    _text.draw_first_line = draw_glyphs
    try:
        yield
    finally:
        _text.draw_first_line = before
