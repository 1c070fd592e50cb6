"""Faces: what a font file calls itself and which characters it can draw.

The only door of fontTools. The styles use the private family names of theme.toml, so that no
font of the machine can stand in for one of the book's; a character that none of the book's
faces has is told in `missing`, before either edition would draw an empty box.
"""

import json
from io import BytesIO
from typing import Any

from riftbook.cache import Cache, key, program
from riftbook.language.scripts import is_emoji
from riftbook.project.files import File, Files
from riftbook.records import Value
from riftbook.theme import Face, Theme


class FontNames(Value, kw_only=True):
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
    from fontTools.ttLib import TTFont, TTLibError

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


def coverage(file: File, store: Cache | None = None) -> frozenset[int]:
    """The code points that a font file has a glyph for.

    Args:
        file: the font file.
        store: the book's cache: to ask it loads less than to read a font.

    Raises:
        ValueError: the file is not a font.
    """
    if file.digest not in _COVERAGES:
        _COVERAGES[file.digest] = _kept(file, store) if store else _coverage(file.data)
    return _COVERAGES[file.digest]


_COVERAGES: dict[str, frozenset[int]] = {}
"""By the digests of the files: a font is read once."""


def _kept(file: File, store: Cache) -> frozenset[int]:
    entry = key("coverage", program(), file.digest)
    known = store.get(entry)
    if known is not None:
        return frozenset(code for first, last in json.loads(known) for code in range(first, last))
    found = _coverage(file.data)
    starts = sorted(code for code in found if code - 1 not in found)
    ends = sorted(code + 1 for code in found if code + 1 not in found)
    store.put(entry, json.dumps(list(zip(starts, ends, strict=True))).encode())
    return found


def _coverage(data: bytes) -> frozenset[int]:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(BytesIO(data), lazy=True) as font:
            # Numbers will do for names: which glyph a character has is not asked.
            if "maxp" in font:
                font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
            return frozenset(font.getBestCmap())
    except (TTLibError, EOFError) as error:
        raise ValueError(f"not a font: {error}") from error


def reach(face: Face, file: File) -> frozenset[int]:
    """The code points that a face draws: those of its range that it has, else all it has."""
    has = coverage(file)
    if not face.range:
        return has
    parts = (part.strip().upper().removeprefix("U+") for part in face.range.split(","))
    ends = [part.split("-") for part in parts]
    wanted = {code for each in ends for code in range(int(each[0], 16), int(each[-1], 16) + 1)}
    return has & wanted


def ranged(face: Face, file: File) -> str:
    """The code points that a face draws, as CSS writes them (`unicode-range`)."""
    try:
        drawn = reach(face, file)
    except ValueError:
        return face.range
    starts = sorted(code for code in drawn if code - 1 not in drawn)
    ends = sorted(code for code in drawn if code + 1 not in drawn)
    pairs = zip(starts, ends, strict=True)
    return ", ".join(f"U+{first:X}-{last:X}" for first, last in pairs) or "U+0"


def own_characters(theme: Theme, files: Files, store: Cache | None = None) -> frozenset[int]:
    """The code points that the text face draws, those left out that another draws before it."""
    own: set[int] = set()
    for face in theme.faces:
        if face.family == theme.text and face.style == "normal":
            own |= coverage(files[face.path], store)
    for face in theme.faces:
        if face.range:
            own -= reach(face, files[face.path])
    return frozenset(own)


def has_emoji(file: File) -> bool:
    """Whether a font draws the signs that are shown as pictures."""
    try:
        return any(is_emoji(chr(code)) for code in coverage(file))
    except ValueError:
        return False


def features(file: File) -> frozenset[str]:
    """The tags of a font file's OpenType features, such as ``smcp`` and ``onum``."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(file.data), lazy=True) as font:
        tables = [font[tag].table for tag in ("GSUB", "GPOS") if tag in font]
        return frozenset(
            record.FeatureTag
            for table in tables
            if table.FeatureList
            for record in table.FeatureList.FeatureRecord
        )


def substituted(file: File, feature: str) -> frozenset[int]:
    """The code points for which a font has another glyph by a feature, one for one.

    Args:
        file: the font.
        feature: its OpenType tag, such as ``sups``.
    """
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(file.data), lazy=True) as font:
        table = font["GSUB"].table if "GSUB" in font else None
        records = table.FeatureList.FeatureRecord if table and table.FeatureList else ()
        lookups = {
            number
            for record in records
            if record.FeatureTag == feature
            for number in record.Feature.LookupListIndex
        }
        glyphs = {
            glyph
            for number in lookups
            for part in (table.LookupList.Lookup[number].SubTable if table else ())
            for glyph in getattr(getattr(part, "ExtSubTable", part), "mapping", ())
        }
        return frozenset(code for code, glyph in font.getBestCmap().items() if glyph in glyphs)


def tools() -> tuple[Any, Any]:
    """What cuts a font to its used glyphs, and what makes one weight of a variable one."""
    from fontTools import subset
    from fontTools.varLib.instancer import instantiateVariableFont

    return subset, instantiateVariableFont
