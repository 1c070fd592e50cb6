"""Faces: what a font file calls itself and which characters it can draw.

The only door of fontTools. The styles use the private family names of theme.toml, so that no
font of the machine can stand in for one of the book's; a character that none of the book's
faces has is told here, before either edition would draw an empty box.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from fontTools.ttLib import TTFont, TTLibError

from riftbook.diagnostics import Diagnostic, Span
from riftbook.model import Book
from riftbook.places import SourceBlock
from riftbook.project import Project
from riftbook.project.files import File, Files
from riftbook.theme import Face

_DRAWN_WITHOUT_GLYPH = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories that need no glyph: controls, format characters, spaces (shaped by width)."""
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True, slots=True, kw_only=True)
class FontNames:
    """What a font program says of itself in its `name` table; `""` where it says nothing."""

    family: str
    """The typographic family (name 16), else the family (name 1)."""
    style: str
    full: str
    postscript: str


def font_names(data: bytes) -> FontNames:
    """Read the `name` table of a TrueType or OpenType font program.

    Raises:
        ValueError: the bytes are not a font.
    """
    try:
        with TTFont(BytesIO(data), lazy=True) as font:
            if "name" not in font:
                return FontNames(family="", style="", full="", postscript="")
            names = font["name"]
            said = {number: names.getDebugName(number) or "" for number in (1, 2, 4, 6, 16, 17)}
    except (TTLibError, EOFError) as error:
        raise ValueError(f"not a font: {error}") from error
    return FontNames(
        family=said[16] or said[1],
        style=said[17] or said[2],
        full=said[4],
        postscript=said[6],
    )


def coverage(file: File) -> frozenset[int]:
    """The code points that a font file has a glyph for.

    Raises:
        ValueError: the file is not a font.
    """
    return _coverage(file.digest, file.data)


@cache
def _coverage(digest: str, data: bytes) -> frozenset[int]:
    try:
        with TTFont(BytesIO(data), lazy=True) as font:
            return frozenset(font.getBestCmap())
    except (TTLibError, EOFError) as error:
        raise ValueError(f"not a font: {error}") from error


def features(file: File) -> frozenset[str]:
    """The tags of a font file's OpenType features, such as ``smcp`` and ``onum``."""
    with TTFont(BytesIO(file.data), lazy=True) as font:
        tables = [font[tag].table for tag in ("GSUB", "GPOS") if tag in font]
        return frozenset(
            record.FeatureTag
            for table in tables
            if table.FeatureList
            for record in table.FeatureList.FeatureRecord
        )


def check_faces(faces: Iterable[Face], files: Files) -> tuple[Diagnostic, ...]:
    """Every face is a font: T003 where it is none."""
    return tuple(found for face in faces for found in _check_face(face, files))


def _check_face(face: Face, files: Files) -> Iterator[Diagnostic]:
    try:
        coverage(files[face.path])
    except ValueError:
        yield Diagnostic(
            code="T003",
            span=Span(path=face.path),
            message=f"the file of “{face.family}” is not a TrueType or OpenType font",
            hint="give a .ttf or .otf file; web fonts have to be unpacked first",
        )


def missing_glyphs(
    blocks: Iterable[SourceBlock], faces: Iterable[Face], files: Files
) -> tuple[Diagnostic, ...]:
    """The characters that no face of the book can draw: T001, once for each distinct run.

    Faces whose file is damaged cover nothing here; `check_faces` tells of them.
    """
    covered = _together(faces, files)
    found: dict[str, Diagnostic] = {}
    for block in blocks:
        for start, run in _uncovered(block.text, covered):
            if run not in found:
                found[run] = _missing(block.span(start, len(run)), run)
    return tuple(found.values())


def _together(faces: Iterable[Face], files: Files) -> frozenset[int]:
    covered: set[int] = set()
    for face in faces:
        try:
            covered |= coverage(files[face.path])
        except ValueError:
            continue
    return frozenset(covered)


def _uncovered(text: str, covered: frozenset[int]) -> Iterator[tuple[int, str]]:
    start = -1
    for offset, character in enumerate(text):
        if _needs_glyph(text, offset) and ord(character) not in covered:
            composed = unicodedata.normalize("NFC", text[max(offset - 1, 0) : offset + 1])
            if unicodedata.combining(character) and len(composed) == 1 and ord(composed) in covered:
                continue
            start = offset if start < 0 else start
        elif start >= 0:
            yield start, text[start:offset]
            start = -1
    if start >= 0:
        yield start, text[start:]


def _needs_glyph(text: str, offset: int) -> bool:
    character = text[offset]
    return (
        unicodedata.category(character) not in _DRAWN_WITHOUT_GLYPH
        and ord(character) not in _VARIATION_SELECTORS
    )


def _missing(span: Span, run: str) -> Diagnostic:
    points = " ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(run))
    name = unicodedata.name(run[0], "an unnamed character").lower()
    return Diagnostic(
        code="T001",
        span=span,
        message=f"no font of the book has “{run}” ({points}: {name})",
        hint="use other characters, or put a font that has them into assets/fonts/",
    )


def check_coverage(book: Book, project: Project) -> tuple[Diagnostic, ...]:
    """Everything about the book's faces: the files themselves, and the characters they lack."""
    blocks = [block for division in book.divisions for block in division.fragment.blocks]
    faces = project.theme.faces
    return (
        *check_faces(faces, project.files),
        *missing_glyphs(blocks, faces, project.files),
    )
