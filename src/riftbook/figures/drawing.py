"""Generated figures: options read, drawn for both editions, kept in the cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from hashlib import sha256
from math import sqrt

from riftbook.cache import Cache
from riftbook.diagnostics import Diagnostic, Span
from riftbook.figures.canvas import Canvas, Easel
from riftbook.figures.encoding import LONGEST, MOST_PIXELS, png
from riftbook.figures.jacket import Jacket
from riftbook.figures.kinds import BY_NAME, Drawing
from riftbook.figures.kinds.cover import PIXELS, Cover
from riftbook.figures.lettering import Typeface, missing
from riftbook.figures.options import Reader
from riftbook.figures.pillow import Image
from riftbook.figures.store import Pair, Rendition, kept
from riftbook.figures.toml_places import OptionsText
from riftbook.fonts import coverage
from riftbook.model import FigureUse
from riftbook.project import File, Files, Project
from riftbook.records import replace
from riftbook.theme import Theme

SCREEN = 240
"""Cells: the measure of a diagram's e-reader composition. Shown 359 CSS pixels wide, on a
phone, the lettering of an 11-cell face stands 16 pixels high."""

SMALLEST = 7.0
"""Points: lettering in print is not set smaller."""


def read(use: FigureUse, project: Project, found: list[Diagnostic]) -> Drawing | None:
    """The drawing of a generated figure, or None with its problems in `found`."""
    figure = use.figure
    kind = BY_NAME.get(figure.kind)
    if kind is None:
        near = get_close_matches(figure.kind, BY_NAME, 1)
        hint = f"did you mean “{near[0]}”?" if near else f"the kinds are: {', '.join(BY_NAME)}"
        found.append(
            Diagnostic(
                code="F030",
                span=figure.span,
                message=f"there is no kind of figure called “{figure.kind}”",
                hint=hint,
            )
        )
        return None
    before = len(found)
    reader = Reader(figure.options, _options_text(use, project), found)
    drawing = kind.read(reader)
    reader.finish()
    return drawing if len(found) == before else None


def _options_text(use: FigureUse, project: Project) -> OptionsText:
    """The author's own lines between the fences."""
    text = next((source.text for source in project.sources if source.path == use.path), "")
    first = use.figure.options_line or use.figure.span.line + 1
    lines = []
    for line in text.split("\n")[first - 1 :]:
        if line.strip() and not line.strip().strip("`~"):
            break
        lines.append(line)
    return OptionsText(path=use.path, line=first, text="\n".join(lines), fence=use.figure.span)


class Studio:
    """Draws for one book: its theme's faces and colours, its measure, its cache."""

    def __init__(self, project: Project, store: Cache) -> None:
        """Open the book's faces."""
        theme = project.theme
        self._store = store
        self._measure = float(int(theme.page.measure))
        self._seed = str(project.settings.figures.get("seed") or project.metadata.slug)
        self._colours = _colours(theme.palette)
        self._theme, self._inputs = theme, project.files
        self._files = tuple(_faces(theme, project.files))
        self._size = max(SMALLEST + 1, theme.size - 2)
        self._faces: dict[str, Typeface] = {}

    @property
    def able(self) -> bool:
        """Whether the book has a face to draw with; where it has none, the fonts' checks say so."""
        return bool(self._files)

    def draw(self, drawing: Drawing, seed: str, width: float | None = None) -> Pair:
        """Draw for print and for e-readers.

        Args:
            drawing: the figure with its options.
            seed: what makes this figure differ from others of its kind: an id.
            width: points in print; the measure when None.
        """
        wide = min(width or self._measure, self._measure)
        number = int.from_bytes(sha256(f"{self._seed}/{seed}".encode()).digest()[:8], "big")
        faces = (f"{self._size}", *(file.digest for file in self._files))
        parts = (repr(drawing), repr(self._colours), *faces, f"{wide} {number}")
        if isinstance(drawing, Cover) and self._theme.cover == "typographic":
            jacket = self._jacket(drawing)
            return kept(self._store, (*parts, *jacket.parts), lambda: _lettered(jacket, wide))
        return kept(self._store, parts, lambda: self._pair(drawing, number, wide))

    def problems(
        self, drawing: Drawing, span: Span, width: float | None = None
    ) -> tuple[Diagnostic, ...]:
        """Letters that the faces do not have, and lettering that would be too small."""
        found = []
        texts = "".join(drawing.texts())
        absent = min((missing(file, texts) for file in self._files), key=len)
        if absent:
            letters = " ".join(f"{c} (U+{ord(c):04X})" for c in absent)
            found.append(
                Diagnostic(
                    code="F034",
                    span=span,
                    message=f"the faces of figures cannot draw {letters}",
                    hint="write it with other letters, or choose a theme whose face has them",
                )
            )
        unit = (width or self._measure) / max(int(width or self._measure), drawing.least)
        size = self._face(drawing).size * unit if unit < 1 else self._size
        if texts and size < SMALLEST - 0.01:
            found.append(
                Diagnostic(
                    code="F035",
                    span=span,
                    message=f"the figure's lettering would be printed at {size:.1f} points",
                    hint="print the figure wider: its lettering should be 7 points or more",
                )
            )
        return tuple(found)

    def _face(self, drawing: Drawing) -> Typeface:
        file = self._file(drawing)
        if file.digest not in self._faces:
            self._faces[file.digest] = Typeface(file, self._size)
        return self._faces[file.digest]

    def _file(self, drawing: Drawing) -> File:
        """The display face, unless only the text face has all the letters."""
        letters = "".join(drawing.texts())
        able = (file for file in self._files if not missing(file, letters))
        return next(able, self._files[0])

    def _jacket(self, cover: Cover) -> Jacket:
        """The typographic cover of a book."""
        upright = self._file(cover)
        paper, ink, spot = self._colours
        return Jacket(
            title=cover.title,
            subtitle=cover.subtitle,
            authors=cover.authors,
            upright=upright,
            italic=_slanted(self._theme, upright, self._inputs),
            colours=(self._theme.palette.get("cover", paper), ink, spot),
        )

    def _easel(self, drawing: Drawing, seed: int, width: float) -> Easel:
        return Easel(
            measure=max(int(width), drawing.least),
            width=width,
            colours=self._colours,
            face=self._face(drawing),
            seed=seed,
        )

    def _pair(self, drawing: Drawing, seed: int, width: float) -> Pair:
        printed = drawing.compose(self._easel(drawing, seed, width))
        if isinstance(drawing, Cover):
            return _cover(printed.image(PIXELS), width)
        screen = float(max(SCREEN, drawing.least))
        again = drawing.compose(self._easel(drawing, seed, screen)) if drawing.reflows else printed
        return Pair(print=_printed(printed), ereader=_shown(again))


def _faces(theme: Theme, files: Files) -> Iterator[File]:
    """The display face and the text face, as far as they are there and are fonts."""
    families = {face.family for face in theme.faces}
    for family in (theme.display, theme.text):
        file = files.by_path.get(theme.face(family).path) if family in families else None
        with suppress(ValueError):
            if file is not None and coverage(file):
                yield file


def _slanted(theme: Theme, upright: File, files: Files) -> File:
    """The italic beside an upright face; the upright one where there is none that is a font."""
    families = {face.family for face in theme.faces if face.path == upright.path}
    for face in theme.faces:
        file = files.by_path.get(face.path)
        with suppress(ValueError):
            if face.style == "italic" and face.family in families and file and coverage(file):
                return file
    return upright


def _printed(canvas: Canvas) -> Rendition:
    image = canvas.image(canvas.pixels_a_cell())
    size = (canvas.grid.width * canvas.unit, canvas.grid.height * canvas.unit)
    return Rendition(data=png(image), media_type="image/png", pixels=image.size, size=size)


def _shown(canvas: Canvas) -> Rendition:
    """The e-reader copy: whole pixels a cell, as many as fit."""
    width = canvas.grid.width + 2 * canvas.margin
    height = canvas.grid.height + 2 * canvas.margin
    fits = min(LONGEST // max(width, height), int(sqrt(MOST_PIXELS / (width * height))))
    image = canvas.image(max(1, fits), canvas.margin)
    return Rendition(data=png(image), media_type="image/png", pixels=image.size)


def _lettered(jacket: Jacket, width: float) -> Pair:
    return _cover(jacket.image(), width)


def _cover(image: Image.Image, width: float) -> Pair:
    """One picture for both editions, of the size that stores ask for.

    PNG, not JPEG: a few flat colours take a tenth of the bytes.
    """
    shown = Rendition(data=png(image), media_type="image/png", pixels=image.size)
    size = (width, width * image.height / image.width)
    return Pair(print=replace(shown, size=size), ereader=shown)


def _colours(palette: Mapping[str, str]) -> tuple[str, str, str]:
    ink = palette.get("ink", "#000000")
    return palette.get("paper", "#ffffff"), ink, palette.get("spot", ink)
