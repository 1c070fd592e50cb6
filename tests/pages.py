"""Reads a finished PDF for the tests: the lines on its pages, its fonts, its labels."""

import ctypes
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw


@dataclass(frozen=True, kw_only=True)
class Glyph:
    """One character where it stands, in points from the upper left corner."""

    text: str
    x: float
    baseline: float
    size: float
    font: str
    right: float
    height: float
    """Of what is drawn, above the baseline."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """Glyphs on one baseline, from left to right."""

    baseline: float
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """Its characters; a gap is a space, which pdfium does not always report."""
        text = last = ""
        right = self.glyphs[0].x
        for glyph in self.glyphs:
            gap = glyph.x - right > 0.12 * glyph.size and not (last + glyph.text).isspace()
            text += f" {glyph.text}" if gap and last.strip() and glyph.text.strip() else glyph.text
            last, right = glyph.text, max(right, glyph.right)
        return text

    @property
    def left(self) -> float:
        return min(glyph.x for glyph in self.glyphs if glyph.text.strip())

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs if glyph.text.strip())

    @property
    def font(self) -> str:
        return self.glyphs[0].font

    @property
    def size(self) -> float:
        """The size of most of its glyphs."""
        sizes = [round(glyph.size, 2) for glyph in self.glyphs]
        return max(set(sizes), key=sizes.count)


def pages(pdf: bytes) -> list[list[Line]]:
    """The lines of every page, from top to bottom."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_lines(page) for page in document]
    finally:
        document.close()


def _lines(page: pdfium.PdfPage) -> list[Line]:
    by_baseline: dict[float, list[Glyph]] = defaultdict(list)
    for glyph in _glyphs(page):
        by_baseline[round(glyph.baseline, 1)].append(glyph)
    return [
        Line(baseline=found[0].baseline, glyphs=tuple(sorted(found, key=lambda g: g.x)))
        for _, found in sorted(by_baseline.items())
        if any(glyph.text.strip() for glyph in found)
    ]


def _glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    height = page.get_height()
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = [ctypes.c_double() for _ in range(4)]
    matrix = raw.FS_MATRIX()
    name = ctypes.create_string_buffer(256)
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetCharBox(text, index, box[0], box[1], box[2], box[3])
        raw.FPDFText_GetMatrix(text, index, matrix)
        length = raw.FPDFText_GetFontInfo(text, index, name, 256, None)
        yield Glyph(
            text=chr(raw.FPDFText_GetUnicode(text, index)),
            x=x.value,
            baseline=height - y.value,
            size=raw.FPDFText_GetFontSize(text, index) * abs(matrix.d),
            font=name.raw[: max(length - 1, 0)].decode().partition("+")[2],
            right=box[1].value,
            height=box[3].value - y.value,
        )
    text.close()


def font_programs(pdf: bytes) -> list[bytes]:
    """Every embedded font program."""
    keys = ("/FontFile", "/FontFile2", "/FontFile3")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        descriptors = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        streams = [each[key] for each in descriptors for key in keys if key in each]
        return list({stream.objgen: stream.read_bytes() for stream in streams}.values())


def labels(pdf: bytes) -> list[str]:
    """The page labels."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [page.label for page in document.pages]


def outline(pdf: bytes) -> Mapping[str, int]:
    """The bookmarks of the first level and the index of their pages."""
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as found:
        index = {page.objgen: number for number, page in enumerate(document.pages)}
        return {item.title: index[item.destination[0].objgen] for item in found.root}
