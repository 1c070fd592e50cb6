"""The fonts of a PDF page: what their codes mean and how wide they are."""

import re
from collections.abc import Mapping
from struct import unpack

import pikepdf

from riftbook.checks.comparison import MEANINGLESS
from riftbook.records import Value

_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf\1", re.S)
_ITEM = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


class Typeface(Value):
    """What is needed to read the text that a font sets."""

    name: str
    width: int
    """Bytes to a character code."""
    meanings: Mapping[int, str]
    advances: Mapping[int, float]
    """Thousandths of the size."""
    advance: float
    """Where `advances` says nothing."""

    def read(self, data: bytes) -> tuple[list[str], float]:
        """What each glyph of a string says, and how far all reach in thousandths of the size."""
        codes = data if self.width == 1 else unpack(f">{len(data) // 2}H", data)
        glyphs = [self.meanings.get(code, MEANINGLESS) for code in codes]
        return glyphs, sum(self.advances.get(code, self.advance) for code in codes)


def typeface(font: pikepdf.Object) -> Typeface:
    """Read a font dictionary."""
    name = str(font.get("/BaseFont", font.get("/Name", "")))
    meanings = _meanings(font["/ToUnicode"].read_bytes()) if "/ToUnicode" in font else {}
    if font.get("/Subtype") == "/Type0":
        descendant = font["/DescendantFonts"][0]
        advances = _advances(descendant.get("/W"))
        return Typeface(name, 2, meanings, advances, float(descendant.get("/DW", 1000)))
    first = int(font.get("/FirstChar", 0))
    scale = float(font["/FontMatrix"][0]) * 1000 if "/FontMatrix" in font else 1.0
    widths = font.get("/Widths", ())
    advances = {first + at: float(width) * scale for at, width in enumerate(widths)}
    return Typeface(name, 1, meanings, advances, 500)


def _advances(widths: pikepdf.Object | None) -> dict[int, float]:
    """``/W``: ``first [w w w]`` or ``first last w``."""
    found: dict[int, float] = {}
    items = [] if widths is None else list(widths)
    at = 0
    while at + 1 < len(items):
        first, second = int(items[at]), items[at + 1]
        if isinstance(second, pikepdf.Array):
            found |= {first + step: float(width) for step, width in enumerate(second)}
            at += 2
            continue
        found |= dict.fromkeys(range(first, int(second) + 1), float(items[at + 2]))
        at += 3
    return found


def _meanings(cmap: bytes) -> dict[int, str]:
    """Code to characters, from a ToUnicode CMap."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        items = [
            bytes.fromhex(m[1].decode()) if m[1] is not None else m[0] for m in _ITEM.finditer(body)
        ]
        if kind == b"char":
            pairs = zip(items[::2], items[1::2], strict=False)
            found |= {int.from_bytes(code, "big"): _characters(text) for code, text in pairs}
        else:
            found |= _ranges(items)
    return {code: text for code, text in found.items() if text.strip("\0\ufffd")}


def _ranges(items: list[bytes]) -> dict[int, str]:
    found: dict[int, str] = {}
    at = 0
    while at + 2 < len(items):
        first, last = (int.from_bytes(code, "big") for code in items[at : at + 2])
        if items[at + 2] == b"[":
            close = items.index(b"]", at)
            texts = [_characters(text) for text in items[at + 3 : close]]
            at = close + 1
        else:
            start = _characters(items[at + 2])
            texts = [start[:-1] + chr(ord(start[-1]) + step) for step in range(last - first + 1)]
            at += 3
        found |= dict(zip(range(first, last + 1), texts, strict=False))
    return found


def _characters(data: bytes) -> str:
    return data.decode("utf-16-be", "replace")
