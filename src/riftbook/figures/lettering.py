"""Lettering inside pictures, in the book's own faces and without grey edges.

A pixel face such as Departure Mono is drawn cell by cell on the picture's grid; the outlines
of any other face are drawn at the finished picture's resolution.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

from riftbook.figures.pillow import Image, ImageDraw, ImageFont
from riftbook.fonts import coverage
from riftbook.project.files import File

PIXEL_SIZES = (11, 8, 16, 10, 12)
"""The sizes, in cells, at which pixel faces are tried; the first that is exact is taken."""

_PROOF = "Hamburgefonstiv 0123"


def _bitmap(font: ImageFont.FreeTypeFont, text: str) -> Image.Image:
    """The text in 1 bit, its baseline `size` pixels down."""
    size = round(font.size)
    width = max(1, round(font.getlength(text)) + size)
    image = Image.new("1", (width, 2 * size), 0)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"
    draw.text((0, size), text, fill=1, font=font, anchor="ls")
    return image


class Typeface:
    """One face at the size in which it stands in pictures."""

    def __init__(self, file: File, size: float) -> None:
        """Open a face.

        Args:
            file: the font program.
            size: points; a pixel face takes the size of its own grid instead.
        """
        self._file = file
        exact = next((cells for cells in PIXEL_SIZES if self._on_grid(cells)), None)
        self.pixel = exact is not None
        """Whether every glyph lies on a grid of cells."""
        self.size = float(exact or size)
        """Cells, which are points at the grid's usual unit."""
        caps = self.font(8).getbbox("H", anchor="ls")
        self.cap = round(-caps[1] / 8)
        """Height of the capitals in cells."""
        self.pitch = round(self.size * 1.2) if self.pixel else round(self.size * 1.25)
        """Cells from line to line."""

    def font(self, times: int) -> ImageFont.FreeTypeFont:
        """The face at a multiple of its size, for drawing at that many pixels a cell."""
        return _open(self._file.data, self.size * times)

    def width(self, text: str, times: int = 1, tracking: int = 0) -> int:
        """How many cells a line of text takes, set at `times` its size."""
        if not text:
            return 0
        length = self.font(1 if self.pixel else 16).getlength(text)
        cells = length * times if self.pixel else length * times / 16
        return -(-round(cells * 64) // 64) + tracking * times * (len(text) - 1)

    def cells(self, text: str) -> Iterator[tuple[int, int]]:
        """The filled cells of a pixel face, from the left end of the baseline."""
        image = _bitmap(self.font(1), text)
        for at, value in enumerate(image.convert("L").tobytes()):
            if value:
                yield at % image.width, at // image.width - round(self.size)

    def wrap(self, text: str, width: int, times: int = 1, tracking: int = 0) -> tuple[str, ...]:
        """Break a text into lines no wider than `width`; a longer word stands alone."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, times, tracking) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(lines)

    def _on_grid(self, cells: int) -> bool:
        """Whether the face drawn three times as large is the same picture, three times as large."""
        small = _bitmap(_open(self._file.data, cells), _PROOF)
        large = _bitmap(_open(self._file.data, cells * 3), _PROOF)
        tripled = small.resize((small.width * 3, small.height * 3), Image.Resampling.NEAREST)
        frame = (0, 0, min(tripled.width, large.width), 6 * cells)
        return tripled.crop(frame).tobytes() == large.crop(frame).tobytes()


@lru_cache(maxsize=64)
def _open(data: bytes, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


def missing(file: File, text: str) -> tuple[str, ...]:
    """The characters of a text that a font cannot draw, each once."""
    glyphs = coverage(file) if text else frozenset()
    return tuple(dict.fromkeys(c for c in text if ord(c) not in glyphs and c != " "))
