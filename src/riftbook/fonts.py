"""Faces: what a font file calls itself and which characters it can draw.

The only door of fontTools. The styles use the private family names of theme.toml, so that no
font of the machine can stand in for one of the book's; a character that none of the book's
faces has is told here, before either edition would draw an empty box.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from riftbook.cache import Cache, key, program
from riftbook.diagnostics import Diagnostic, Span
from riftbook.language.scripts import AS_EMOJI, SELECTORS, is_emoji, script_and_font
from riftbook.model import Book, Fragment
from riftbook.places import SourceBlock
from riftbook.project import Project
from riftbook.project.files import File, Files
from riftbook.theme import Face, Theme

_DRAWN_WITHOUT_GLYPH = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories that need no glyph: controls, format characters, spaces (shaped by width)."""


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


def check_faces(
    faces: Iterable[Face], files: Files, store: Cache | None = None
) -> tuple[Diagnostic, ...]:
    """Every face is a font: T003 where it is none."""
    return tuple(found for face in faces for found in _check_face(face, files, store))


def _check_face(face: Face, files: Files, store: Cache | None) -> Iterator[Diagnostic]:
    try:
        coverage(files[face.path], store)
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
        if covered.issuperset(map(ord, frozenset(block.text) - _SPACES)):
            continue
        for start, run in _uncovered(block.text, covered):
            if run not in found:
                found[run] = _missing(block.span(start, len(run)), run)
    return tuple(found.values())


_SPACES = frozenset(" \n\t")


def _together(faces: Iterable[Face], files: Files) -> frozenset[int]:
    covered: set[int] = set()
    for face in faces:
        try:
            covered |= reach(face, files[face.path])
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
        and ord(character) not in SELECTORS
    )


def _missing(span: Span, run: str) -> Diagnostic:
    points = " ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(run))
    name = unicodedata.name(run[0], "an unnamed character").lower()
    return Diagnostic(
        code="T001",
        span=span,
        message=f"no font of the book has “{run}” ({points}: {name})",
        hint=_remedy(run),
    )


def _remedy(run: str) -> str:
    """What to do about characters that no font has."""
    bring = "into assets/fonts/ and name it under [[fonts]] in book.toml"
    if any(map(is_emoji, run)) or AS_EMOJI in run:
        return f"write it in words, or put a font of emoji such as Noto Emoji {bring}"
    script, font = script_and_font(run[0])
    if not script:
        return f"use other characters, or put a font that has them {bring}"
    return f"put a font for {script} such as {font} {bring}"


def _all_covered(fragment: Fragment, covered: frozenset[int]) -> bool:
    """Whether a face has every character of a fragment, of which it brought a list."""
    used = fragment.characters
    known = bool(used) or not fragment.blocks
    return known and all(ord(c) in covered or not _needs_glyph(c, 0) for c in used)


def check_coverage(
    book: Book, project: Project, store: Cache | None = None
) -> tuple[Diagnostic, ...]:
    """Everything about the book's faces: the files themselves, and the characters they lack."""
    faces = project.theme.faces
    broken = check_faces(faces, project.files, store)
    covered = _together(faces, project.files)
    blocks = [
        block
        for division in book.divisions
        if not _all_covered(division.fragment, covered)
        for block in division.fragment.blocks
    ]
    return (
        *broken,
        *missing_glyphs(blocks, faces, project.files),
        *(() if broken else _small_capitals(book, project, store)),
    )


_SMALLCAPS = re.compile(r"\{[^{}]*\.smallcaps\b[^{}]*\}")


def _small_capitals(book: Book, project: Project, store: Cache | None) -> Iterator[Diagnostic]:
    """Small capitals are the font's own or none: T020, where they are first asked for."""
    theme = project.theme
    asking = [each.path for each in book.divisions if b"smallcaps" in each.fragment.xhtml]
    own = [face for face in theme.faces if face.family == theme.text]
    if not asking or not own or "smcp" in _features(project.files[own[0].path], store):
        return
    source = next(each for each in project.sources if each.path == asking[0])
    found = _SMALLCAPS.search(source.text)
    before = source.text[: found.start() if found else 0].rpartition("\n")
    yield Diagnostic(
        code="T020",
        span=Span(
            path=source.path,
            line=before[0].count("\n") + 1 + bool(before[1]),
            column=len(before[2]) + 1,
            length=len(found[0]) if found else 1,
        ),
        message=f"“{own[0].name}”, the face of the text, has no small capitals",
        hint="take the class off, or choose a text face with the OpenType feature smcp",
    )


def _features(file: File, store: Cache | None) -> frozenset[str]:
    entry = key("features", program(), file.digest)
    known = store.get(entry) if store else None
    found = features(file) if known is None else frozenset(json.loads(known))
    if store and known is None:
        store.put(entry, json.dumps(sorted(found)).encode())
    return found


def tools() -> tuple[Any, Any]:
    """What cuts a font to its used glyphs, and what makes one weight of a variable one."""
    from fontTools import subset
    from fontTools.varLib.instancer import instantiateVariableFont

    return subset, instantiateVariableFont
