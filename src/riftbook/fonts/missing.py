"""What the fonts of a book lack: told before either edition would draw an empty box."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from riftbook.cache import Cache, key, program
from riftbook.diagnostics import Diagnostic, Span
from riftbook.fonts.reading import coverage, features, reach
from riftbook.language.scripts import AS_EMOJI, SELECTORS, is_emoji, script_and_font
from riftbook.model import Book, Fragment
from riftbook.places import SourceBlock
from riftbook.project import Project
from riftbook.project.files import File, Files
from riftbook.theme import Face

_DRAWN_WITHOUT_GLYPH = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories that need no glyph: controls, format characters, spaces (shaped by width)."""


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
