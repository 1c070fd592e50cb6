"""Generated figures: options read, drawn for both editions, kept in the cache."""

from collections.abc import Mapping
from difflib import get_close_matches
from hashlib import sha256

from riftbook.cache import Cache
from riftbook.diagnostics import Diagnostic, Span
from riftbook.figures.canvas import Canvas, Easel
from riftbook.figures.encoding import LONGEST, MOST_PIXELS, png
from riftbook.figures.kinds import BY_NAME, Drawing
from riftbook.figures.kinds.cover import PIXELS, Cover
from riftbook.figures.lettering import Typeface
from riftbook.figures.options import Reader
from riftbook.figures.store import Pair, Rendition, kept
from riftbook.figures.toml_places import OptionsText
from riftbook.model import FigureUse
from riftbook.project import Project

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
        files = [project.files[theme.face(f).path] for f in (theme.display, theme.text)]
        self._digests = tuple(file.digest for file in files)
        size = max(SMALLEST + 1, theme.size - 2)
        self._faces = tuple(Typeface(file, size) for file in files)

    def draw(self, drawing: Drawing, seed: str, width: float | None = None) -> Pair:
        """Draw for print and for e-readers.

        Args:
            drawing: the figure with its options.
            seed: what makes this figure differ from others of its kind: an id.
            width: points in print; the measure when None.
        """
        wide = min(width or self._measure, self._measure)
        number = int.from_bytes(sha256(f"{self._seed}/{seed}".encode()).digest()[:8], "big")
        parts = (repr(drawing), repr(self._colours), *self._digests, f"{wide} {number}")
        return kept(self._store, parts, lambda: self._pair(drawing, number, wide))

    def problems(
        self, drawing: Drawing, span: Span, width: float | None = None
    ) -> tuple[Diagnostic, ...]:
        """Letters that the faces do not have, and lettering that would be too small."""
        face, found = self._face(drawing), []
        missing = face.missing("".join(drawing.texts()))
        if missing:
            letters = " ".join(f"{c} (U+{ord(c):04X})" for c in missing)
            found.append(
                Diagnostic(
                    code="F034",
                    span=span,
                    message=f"the faces of figures cannot draw {letters}",
                    hint="write it with other letters, or choose a theme whose face has them",
                )
            )
        size = face.size * self._easel(drawing, 0, width or self._measure).unit
        if drawing.texts() and size < SMALLEST - 0.01:
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
        """The display face, unless only the text face has all the letters."""
        letters = "".join(drawing.texts())
        return next((face for face in self._faces if not face.missing(letters)), self._faces[0])

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
        screen = max(SCREEN, drawing.least)
        shown = drawing.compose(self._easel(drawing, seed, float(screen)))
        return Pair(print=_printed(printed), ereader=_shown(shown, isinstance(drawing, Cover)))


def _printed(canvas: Canvas) -> Rendition:
    image = canvas.image(canvas.pixels_a_cell())
    size = (canvas.grid.width * canvas.unit, canvas.grid.height * canvas.unit)
    return Rendition(data=png(image), media_type="image/png", pixels=image.size, size=size)


def _shown(canvas: Canvas, cover: bool) -> Rendition:
    """The e-reader copy: whole pixels a cell, as many as fit; the cover has its fixed size.

    PNG for the cover too: eight colours in large cells take a tenth of the bytes of a JPEG.
    """
    width = canvas.grid.width + 2 * canvas.margin
    height = canvas.grid.height + 2 * canvas.margin
    fits = min(LONGEST // max(width, height), int((MOST_PIXELS / (width * height)) ** 0.5))
    image = canvas.image(PIXELS if cover else max(1, fits), canvas.margin)
    return Rendition(data=png(image), media_type="image/png", pixels=image.size)


def _colours(palette: Mapping[str, str]) -> tuple[str, str, str]:
    ink = palette.get("ink", "#000000")
    return palette.get("paper", "#ffffff"), ink, palette.get("spot", ink)
