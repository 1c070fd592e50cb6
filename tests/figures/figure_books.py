"""Small books with pictures, in a temporary folder, and the figures that stand in them."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image

from riftbook.diagnostics import Diagnostic, Span
from riftbook.figures import prepare
from riftbook.model import Artwork, FigureUse, Resolution
from riftbook.model.marks import Figure
from riftbook.project import Project
from riftbook.project.loading import load

CHAPTER = "manuscript/01-one.md"
BOOK = """[book]
title = "The small rift"
author = "A Writer"
language = "en"
date = 2026-11-23

[print]
theme = "{theme}"
"""


def project(
    root: Path, files: Mapping[str, bytes] | None = None, *, theme: str = "essay", more: str = ""
) -> Project:
    """A book of one chapter with these files beside it."""
    contents = {
        "book.toml": (BOOK.format(theme=theme) + more).encode(),
        CHAPTER: b"# One\n\nText.\n",
    }
    for path, data in (contents | dict(files or {})).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    loaded, found = load(root)
    assert loaded is not None, found
    return loaded


def picture(source: str, **more: object) -> Figure:
    """A picture file in the text, at line 3, column 5."""
    span = Span(path=CHAPTER, line=3, column=5, length=len(source))
    return Figure(**{"id": "m1", "source": source, "alt": "A cat.", "span": span} | more)


def generated(kind: str, options: Mapping[str, object], **more: object) -> Figure:
    """A generated figure, its fence at line 3."""
    span = Span(path=CHAPTER, line=3, column=1, length=20)
    about = {"id": "m1", "kind": kind, "options": options, "alt": "A figure.", "span": span}
    return Figure(**about | {"options_line": 4} | more)


def prepared(
    book: Project, *figures: Figure
) -> tuple[Mapping[str, Artwork], tuple[Diagnostic, ...]]:
    """Every figure prepared; the first one's key is ``one/0``."""
    uses = tuple(
        FigureUse(key=f"one/{number}", division="one", path=CHAPTER, figure=figure)
        for number, figure in enumerate(figures)
    )
    resolution = Resolution(
        metadata=book.metadata,
        divisions=(),
        labels={},
        contents=(),
        figures=uses,
        generated_words=frozenset(),
    )
    return prepare(resolution, book)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    """What was found, in order."""
    return [diagnostic.code for diagnostic in found]


def opened(data: bytes) -> Image.Image:
    """A picture's pixels."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    """An image as a file of the author's."""
    stream = BytesIO()
    image.save(stream, kind, **how)
    return stream.getvalue()


def chunks(data: bytes) -> list[bytes]:
    """The names of a PNG's chunks."""
    names, at = [], 8
    while at < len(data):
        names.append(data[at + 4 : at + 8])
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return names
