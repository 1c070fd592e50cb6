"""The font files that every tool gets, made from those that come with riftbook.

Not every tool can set from a variable font, and a family's name must mean one file everywhere.
So the variations are taken out of the packaged EB Garamond, which leaves its regular weight, and
every file gets a name of its own. The bold faces have the regular's outlines: drawing true ones
takes minutes, and for a tool they are further faces to shape with and to embed all the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

import riftbook

SOURCE = Path(riftbook.__file__).parent / "themes" / "classic" / "fonts"
SERIF = "Bench Serif"
MONO = "Bench Mono"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One face and the file whose outlines it has."""

    family: str
    style: str
    source: str

    @property
    def file(self) -> str:
        """The name of the file that is made."""
        return f"{self.postscript}.ttf"

    @property
    def postscript(self) -> str:
        """The face's PostScript name, such as ``BenchSerif-Regular``."""
        return f"{self.family.replace(' ', '')}-{self.style}"


FACES = (
    Face(family=SERIF, style="Regular", source="EBGaramond.ttf"),
    Face(family=SERIF, style="Italic", source="EBGaramond-Italic.ttf"),
    Face(family=SERIF, style="Bold", source="EBGaramond.ttf"),
    Face(family=SERIF, style="BoldItalic", source="EBGaramond-Italic.ttf"),
    Face(family=MONO, style="Regular", source="IBMPlexMono-Regular.ttf"),
)

_VARIATIONS = ("avar", "fvar", "gvar", "HVAR", "MVAR", "STAT")
_NAMED = (1, 2, 3, 4, 6, 16, 17, 21, 22, 25)
"""The records of ``name`` that say what a face is called."""
_ITALIC, _BOLD, _REGULAR = 1, 1 << 5, 1 << 6
"""Bits of ``OS/2.fsSelection``."""


@cache
def files() -> tuple[tuple[str, bytes], ...]:
    """File name and bytes of every face; the same bytes each time."""
    return tuple(_made())


def _made() -> Iterator[tuple[str, bytes]]:
    for face in FACES:
        font = TTFont(SOURCE / face.source, recalcBBoxes=False, recalcTimestamp=False)
        for table in _VARIATIONS:
            if table in font:
                del font[table]
        _name(font, face)
        written = BytesIO()
        font.save(written)
        yield face.file, written.getvalue()


def _name(font: TTFont, face: Face) -> None:
    """Let the font say that it is this face."""
    bold, italic = "Bold" in face.style, "Italic" in face.style
    style = face.style.replace("BoldItalic", "Bold Italic")
    full = f"{face.family} {style}"
    names = font["name"]
    for record in _NAMED:
        names.removeNames(nameID=record)
    for record, text in zip(
        _NAMED, (face.family, style, full, full, face.postscript), strict=False
    ):
        names.setName(text, record, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if bold else 400
    selection = (_BOLD if bold else 0) | (_ITALIC if italic else 0)
    font["OS/2"].fsSelection = selection or _REGULAR
    font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)
