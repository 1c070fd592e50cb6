"""Where lines end, found on text that is shaped once.

For every line WeasyPrint has Pango shape the text several times: to break it, to try a word more,
to try each place for a hyphen, and as it will stand. Here a paragraph is shaped once, its lines are
ended where the measures say, and each is shaped only as it will stand. A line about which the
measures leave a doubt, or that is out of the ordinary, is left to WeasyPrint: its answer is the
only right one, and a line found here is the one that it would find.
"""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import accumulate
from math import inf
from typing import Any

import pyphen

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there

# isort: split
from weasyprint.layout import inline as _inline
from weasyprint.text.ffi import TO_UNITS, ffi, pango
from weasyprint.text.line_break import (
    Layout,
    create_layout,
    first_line_metrics,
    line_size,
)

Line = tuple[Any, int, int | None, float, float, float]
"""Layout, length in bytes, bytes up to the next line, width, height and baseline in pixels."""

_DOUBT = 0.1
"""Ems by which the text alone and the text in its line may differ in width."""
_RATIO = 4
"""Characters on an em: below that many WeasyPrint shapes all there is (split_first_line)."""
_GLYPH = 5
"""32-bit numbers in a PangoGlyphInfo: the second is the width, in Pango's units."""
_NUMBERS = ffi.typeof("gint *")
_MAY_BREAK, _WORD_ENDS, _WORD_BOUNDARY = 1, 1 << 6, 1 << 12
"""The bits ``is_line_break``, ``is_word_end`` and ``is_word_boundary`` of a PangoLogAttr."""
_ORDINARY = {
    "white_space": "normal",
    "letter_spacing": "normal",
    "word_spacing": 0,
    "direction": "ltr",
    "word_break": "normal",
}
_SPECIAL = frozenset("\n\t\xad\u2028\u2029")

_theirs = _inline.split_first_line


@dataclass(slots=True, kw_only=True)
class _Measured:
    """A text in one style, shaped."""

    style: Any
    text: str
    edges: list[int | None]
    """Where each character begins, and the last one ends, in Pango's units; None in a ligature."""
    flags: list[int]
    """What Pango says of the place before each character: bits of a PangoLogAttr."""
    starts: list[int]
    """The characters behind blanks before which a line may end, and the end of the text."""
    ends: list[int]
    """Where the words before those blanks end, in Pango's units."""


@dataclass(slots=True)
class Splitter:
    """Takes the place of WeasyPrint's ``split_first_line`` while a division is laid out."""

    held: dict[int, tuple[Any, _Measured | None]] = field(default_factory=dict)
    """Each ordinary style with the text last measured in it; others without one."""
    hyphens: dict[int, int] = field(default_factory=dict)
    """The width of each style's hyphen in Pango's units."""

    def split(
        self, text: str, style: Any, context: Any, max_width: float | None, *more: Any, **how: Any
    ) -> Line:
        """Fit as much as possible into a line: the arguments and the answer are WeasyPrint's."""
        if max_width is not None and max_width != inf:
            measured = self._measured(text, style, max_width)
            if measured is not None:
                line = self._line(measured, text, context, max_width, more[0])
                if line is not None:
                    return line
        theirs: Line = _theirs(text, style, context, max_width, *more, **how)
        return theirs

    def _measured(self, text: str, style: Any, max_width: float) -> _Measured | None:
        known, kept = self.held.get(id(style), (None, None))
        if kept is not None and kept.text.endswith(text):
            return kept
        if len(text) * style["font_size"] <= max_width * _RATIO or not _SPECIAL.isdisjoint(text):
            return None
        if known is None and not _is_ordinary(style):
            return None
        made = _measure(text, style)
        self.held[id(style)] = (style, made)
        return made

    def _line(
        self, measured: _Measured, text: str, context: Any, max_width: float, spacing: float
    ) -> Line | None:
        """The first line of a text that is the end of what was measured; None in doubt."""
        style, begin = measured.style, len(measured.text) - len(text)
        origin = measured.edges[begin]
        if origin is None:
            return None
        limit, doubt = origin + max_width * TO_UNITS, _DOUBT * style["font_size"] * TO_UNITS
        at = bisect_right(measured.ends, limit)
        if at == 0 or at == len(measured.ends) or measured.starts[at - 1] <= begin:
            return None
        start, following = measured.starts[at - 1 : at + 1]
        sure = measured.ends[at - 1] <= limit - doubt and measured.ends[at] >= limit + doubt
        if not sure or any(bits & _MAY_BREAK for bits in measured.flags[start + 1 : following]):
            return None
        part = self._part(measured, start, following, context, limit, doubt)
        if part is None:
            return None
        if part:
            return _hyphenated(text[: start - begin] + part, style, context, max_width, spacing)
        return _whole(text[: start - begin], style, max_width, spacing)

    def _part(
        self, measured: _Measured, start: int, following: int, context: Any, limit: float,
        doubt: float,
    ) -> str | None:  # fmt: skip
        """What of the next word stands before a hyphen; None in doubt."""
        style = measured.style
        for first, parts in _hyphenations(measured, start, following, context):
            for part in parts:
                end = measured.edges[first + len(part)]
                if end is None:
                    return None
                over = end + self._hyphen(style) - limit
                if over <= -doubt:
                    return measured.text[start:first] + part
                if over < doubt:
                    return None
        return ""

    def _hyphen(self, style: Any) -> int:
        kept = self.hyphens.get(id(style))
        if kept is None:
            layout = Layout(style)
            layout.set_text(style["hyphenate_character"])
            width, _ = line_size(layout.get_first_line()[0], style)
            kept = self.hyphens[id(style)] = int(width * TO_UNITS)
        return kept


def _is_ordinary(style: Any) -> bool:
    zone = style["hyphenate_limit_zone"]
    return (
        all(style[name] == value for name, value in _ORDINARY.items())
        and style["font_size"] > 1
        and not getattr(zone, "value", zone)
    )


def _measure(text: str, style: Any) -> _Measured | None:
    layout = Layout(style)
    layout.set_text(text)
    line, second = layout.get_first_line()
    if second is not None or layout.text != text:
        return None
    edges = _edges(line, text.encode())
    if edges is None:
        return None
    told = pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL)
    flags = ffi.unpack(ffi.cast(_NUMBERS, told), len(text) + 1)
    starts, ends = [], []
    at = text.find(" ")
    while at >= 0:
        end = edges[at]
        if flags[at + 1] & _MAY_BREAK and text[at + 1 : at + 2] not in {"", " "} and end:
            starts.append(at + 1)
            ends.append(end)
        at = text.find(" ", at + 1)
    last = edges[len(text.rstrip(" "))]
    if last is None:
        return None
    return _Measured(
        style=style, text=text, edges=edges, flags=flags,
        starts=[*starts, len(text)], ends=[*ends, last],
    )  # fmt: skip


def _edges(line: Any, text: bytes) -> list[int | None] | None:
    """Where characters begin and the last one ends; None where text runs to the left."""
    places: dict[int, int] = {}
    across = 0
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        if item.item.analysis.level % 2:
            return None
        glyphs, number, offset = item.glyphs, item.glyphs.num_glyphs, item.item.offset
        widths = ffi.unpack(ffi.cast(_NUMBERS, glyphs.glyphs), _GLYPH * number)[1::_GLYPH]
        clusters = ffi.unpack(glyphs.log_clusters, number)
        begins = list(accumulate(widths, initial=across))
        across = begins.pop()
        # The first glyph of a cluster says where it begins, so it has the last word.
        behind = zip(reversed(clusters), reversed(begins), strict=True)
        places.update({offset + cluster: begin for cluster, begin in behind})
    places[len(text)] = across
    characters = [at for at, byte in enumerate(text) if byte & 0xC0 != 0x80]
    return [places.get(at) for at in (*characters, len(text))]


def _hyphenations(
    measured: _Measured, start: int, following: int, context: Any
) -> Iterator[tuple[int, list[str]]]:
    """The first word that is long enough: where it begins, and what may stand before a hyphen."""
    style = measured.style
    total, left, right = style["hyphenate_limit_chars"]
    language = style["lang"] and pyphen.language_fallback(style["lang"])
    if style["hyphens"] != "auto" or not language:
        return
    words = _words(measured.flags, start, following)
    begin, end = next((word for word in words if word[1] - word[0] >= total), (0, 0))
    if end:
        key = (language, left, right, total)
        if key not in context.dictionaries:
            context.dictionaries[key] = pyphen.Pyphen(lang=language, left=left, right=right)
        parts = context.dictionaries[key].iterate(measured.text[begin:end])
        yield begin, [part for part, _ in parts]


def _words(flags: list[int], start: int, following: int) -> Iterator[tuple[int, int]]:
    """Where the words between two breaks begin and end."""
    begin = start
    for at in range(start + 1, following + 1):
        if flags[at] & _WORD_ENDS:
            yield begin, at
        if flags[at] & (_WORD_ENDS | _WORD_BOUNDARY):
            begin = at


def _whole(words: str, style: Any, max_width: float, spacing: float) -> Line:
    layout = Layout(style, spacing, max_width)
    layout.set_text(words.rstrip(" "))
    line, _ = layout.get_first_line()
    made, length, _, *size = first_line_metrics(line, words, layout, None, True, style)
    return (made, length, len(words.encode()), *size)


def _hyphenated(
    words: str, style: Any, context: Any, max_width: float, spacing: float
) -> Line | None:
    hyphen = style["hyphenate_character"]
    layout = create_layout(words + hyphen, style, context, max_width, spacing)
    line, second = layout.get_first_line()
    if second is not None or line_size(line, style)[0] > max_width:
        return None
    resume = len(words.encode())
    made: Line = first_line_metrics(line, words, layout, resume, True, style, True, hyphen)
    return made


@contextmanager
def lines_measured() -> Iterator[None]:
    """Let WeasyPrint end lines this way."""
    before = _inline.split_first_line
    _inline.split_first_line = Splitter().split
    try:
        yield
    finally:
        _inline.split_first_line = before
