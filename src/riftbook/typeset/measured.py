"""A paragraph in one style, measured: where each character stands, and where lines may end."""

from typing import Any

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there
from riftbook.records import Record
from riftbook.typeset.shaping import Shaped, Words

# isort: split
from weasyprint.text.ffi import TO_UNITS, ffi, pango

HAIR = 4
"""Pango's units: what computing in whole numbers or broken ones may differ by."""
_KERN = 0.1
"""Ems by which a word that ends inside of another may differ in width."""
_NUMBERS = ffi.typeof("gint *")
_MAY_BREAK = 1
"""The bit ``is_line_break`` of a PangoLogAttr."""


class Measured(Record, kw_only=True):
    """A text in one style, shaped, whose words all stand alone."""

    style: Any
    text: str
    shaped: Shaped
    words: Words
    edges: list[int | None]
    """Where each character begins, and the last one ends, in Pango's units; None in a ligature."""
    flags: list[int]
    """What Pango says of the place before each character: bits of a PangoLogAttr."""
    starts: list[int]
    """The characters with which a line may begin, and the end of the text."""
    ends: list[int]
    """Where the line before would end, in Pango's units."""

    @property
    def kern(self) -> float:
        """What a word that ends inside of another may differ by in width, in Pango's units."""
        return _KERN * self.style["font_size"] * TO_UNITS  # type: ignore[no-any-return]

    def fits(self, at: int, limit: float) -> bool:
        """Whether a line that ends there fits for sure."""
        return self.ends[at] <= limit - self._doubt(at)

    def exceeds(self, at: int, limit: float) -> bool:
        """Whether a line that ends there is too wide for sure."""
        return self.ends[at] >= limit + self._doubt(at)

    def _doubt(self, at: int) -> float:
        start = self.starts[at]
        if start == len(self.text) or self.text[start - 1] == " ":
            return HAIR
        return self.kern


def measure(text: str, style: Any, shaped: Shaped, words: Words) -> Measured | None:
    """Find where the lines of a text may end; None where one may end inside of a glyph."""
    edges = shaped.edges
    told = pango.pango_layout_get_log_attrs_readonly(shaped.layout.layout, ffi.NULL)
    flags = ffi.unpack(ffi.cast(_NUMBERS, told), len(text) + 1)
    starts = [
        at
        for at, bits in enumerate(flags)
        if bits & _MAY_BREAK and at < len(text) and text[at] != " " and text[:at].strip(" ")
    ]
    starts.append(len(text))
    places = [edges[len(text[:at].rstrip(" "))] for at in starts]
    ends = [end for end in places if end is not None]
    if len(ends) < len(places):
        return None
    return Measured(
        style=style, text=text, shaped=shaped, words=words, edges=edges, flags=flags,
        starts=starts, ends=ends,
    )  # fmt: skip
