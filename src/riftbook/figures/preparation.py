"""Every figure of a resolved book → its `Artwork`, and the ornaments that layouts place."""

import re
from collections.abc import Iterator, Mapping

from riftbook.cache import Cache
from riftbook.diagnostics import Diagnostic, Span
from riftbook.figures import drawing, gradients, raster, sizing, vector
from riftbook.figures.drawing import Studio
from riftbook.figures.encoding import name
from riftbook.figures.kinds import Drawing
from riftbook.figures.kinds.chapter_vignette import ChapterVignette
from riftbook.figures.kinds.cover import Cover
from riftbook.figures.kinds.rift import Rift
from riftbook.figures.lookup import find
from riftbook.figures.raster import RefusedError
from riftbook.figures.shared_out import prepared
from riftbook.figures.store import Pair, Rendition
from riftbook.figures.toml_places import OptionsText
from riftbook.model import ROLES, Artwork, FigureUse, Picture, Resolution
from riftbook.model.marks import Figure
from riftbook.project import File, Project
from riftbook.records import Value

COVER, BANNER, VIGNETTE = "@cover", "@banner", "@vignette/"
"""Keys of ornaments; a vignette's goes on with the division's id."""

_CONFIGURATION = "book.toml"
_ART = re.compile(rb"\bart\b")
"""What layouts call their ornaments."""


def prepare(
    resolution: Resolution,
    project: Project,
    store: Cache | None = None,
) -> tuple[Mapping[str, Artwork], tuple[Diagnostic, ...]]:
    """Draw and prepare all pictures of a book.

    Args:
        resolution: the book; its `figures` say what is wanted.
        project: files, theme and settings.
        store: the book's cache; opened here when None.

    Returns:
        `FigureUse.key` to artwork, and ``@cover``, ``@banner``, ``@vignette/DIVISION-ID`` to the
        ornaments; a picture with an error is not there. And every problem.
    """
    store = store or Cache.open(project.root)
    desk = _Desk(project, store)
    made = dict(desk.figures(resolution.figures))
    made.update(desk.ornaments(resolution))
    return made, tuple(desk.found)


def draw_ahead(project: Project, store: Cache) -> None:
    """Draw into the cache what does not depend on the manuscript, while that is being read."""
    nothing = Resolution(
        metadata=project.metadata,
        divisions=(),
        labels={},
        contents=(),
        figures=(),
        generated_words=frozenset(),
    )
    prepare(nothing, project, store)


class _Desk:
    """One run: the book's faces opened once, and what was found so far."""

    def __init__(self, project: Project, store: Cache) -> None:
        self._project = project
        self._store = store
        self._studio = Studio(project, store)
        self._room = sizing.Room.of(project.theme)
        self.found: list[Diagnostic] = []

    def figures(self, uses: tuple[FigureUse, ...]) -> Iterator[tuple[str, Artwork]]:
        """The artworks of the manuscript's figures that came out well."""
        for use in uses:
            self._check_alt(use.figure)
            artwork = self._generated(use) if use.figure.kind else self._picture(use)
            if artwork is not None:
                yield use.key, artwork

    def ornaments(self, resolution: Resolution) -> Iterator[tuple[str, Artwork]]:
        """What stands outside of the text: cover, banner, vignettes."""
        if not self._studio.able:
            return
        yield from self._cover(resolution)
        if _places_art(self._project):
            yield BANNER, self._ornament(BANNER, Rift(), "banner")
        if self._project.theme.vignette:
            for resolved in resolution.divisions:
                division = resolved.division
                if ROLES[division.role].page == "chapter":
                    key = VIGNETTE + division.id
                    yield key, self._ornament(key, ChapterVignette(), division.id)

    def _ornament(self, key: str, ornament: Drawing, seed: str) -> Artwork:
        pair = self._studio.draw(ornament, seed)
        return _artwork(key, pair, ornament.kind, pair.print.size, _Said(decorative=True))

    def _check_alt(self, figure: Figure) -> None:
        if figure.alt is None and not figure.decorative:
            self.found.append(
                Diagnostic(
                    code="F001",
                    span=figure.span,
                    message="the figure has no text for readers who cannot see it",
                    hint='add alt="…" with what it shows, or {.decorative} if it says nothing',
                )
            )

    def _generated(self, use: FigureUse) -> Artwork | None:
        figure = use.figure
        asked, found = sizing.width(figure, self._room)
        self.found.extend(found)
        before = len(self.found)
        wanted = drawing.read(use, self._project, self.found)
        if wanted is None or not self._studio.able:
            return None
        self.found.extend(self._studio.problems(wanted, figure.span, asked))
        if any(d.code == "F034" for d in self.found[before:]):
            return None
        pair = self._studio.draw(wanted, figure.label or use.key, asked)
        english = self._project.metadata.language.partition("-")[0].lower() == "en"
        described = figure.description or (wanted.describe() if english else "")
        size = _within(pair.print.size, self._room.height)
        stem = figure.label.partition(":")[2] or figure.kind
        return _artwork(use.key, pair, stem, size, _Said.of(figure, described))

    def _picture(self, use: FigureUse) -> Artwork | None:
        figure = use.figure
        file, found = find(figure.source, use.path, figure.span, self._project.files)
        self.found.extend(found)
        if file is None:
            return None
        asked, found = sizing.width(figure, self._room)
        self.found.extend(found)
        try:
            pair, shape = self._prepared(file, figure.source, figure.span)
        except RefusedError as refused:
            self.found.append(_refusal(refused, file, figure))
            return None
        check = self._project.settings.check
        if pair.print.pixels == (0, 0):
            size = sizing.drawn(shape, asked, figure.inline, self._room)
        else:
            size = sizing.printed(shape, asked, figure.inline, self._room, check)
            if asked is not None or not figure.width:
                across = pair.print.pixels[0]
                self.found.extend(sizing.resolution(figure, across, size[0], check))
        stem = file.path.rpartition("/")[2].rpartition(".")[0]
        return _artwork(use.key, pair, stem, size, _Said.of(figure, figure.description))

    def _prepared(self, file: File, written: str, span: Span) -> tuple[Pair, tuple[float, float]]:
        """The copies of a picture file, and its shape."""
        if not raster.kind_of(file.data) and vector.is_svg(file.data):
            return self._vector(file, written, span)
        pair = prepared(file, self._store)
        if pair.animated:
            self.found.append(
                Diagnostic(
                    code="F011",
                    span=span,
                    message=f"“{written}” moves: only its first picture is used",
                    hint="save the picture you want as a PNG of its own",
                )
            )
        return pair, pair.print.pixels

    def _vector(self, file: File, written: str, span: Span) -> tuple[Pair, tuple[float, float]]:
        if not file.path.lower().endswith(".svg"):
            raise RefusedError(
                "F008", "is an SVG drawing, whatever its name says", "let its name end in .svg"
            )
        read = vector.read(file.data)
        if gradients.refine(read.root):
            self.found.append(
                Diagnostic(
                    code="F021",
                    span=span,
                    message=f"“{written}” has a gradient that some PDF viewers show empty",
                    hint="write the gradient's places as plain numbers, without % or a unit",
                )
            )
        data = vector.write(read.root)
        copy = Rendition(data=data, media_type="image/svg+xml", pixels=(0, 0))
        return Pair(print=copy, ereader=copy), read.size

    def _cover(self, resolution: Resolution) -> Iterator[tuple[str, Artwork]]:
        """The author's cover, or the drawn one."""
        metadata, files = self._project.metadata, self._project.files
        own = self._project.settings.epub.cover
        if not own:
            drawn = Cover(
                title=metadata.title, subtitle=metadata.subtitle, authors=metadata.authors
            )
            span = self._configured("title")
            self.found.extend(self._studio.problems(drawn, span))
            pair = self._studio.draw(drawn, "cover")
            yield (
                COVER,
                _artwork(COVER, pair, "cover", pair.print.size, _Said(alt=drawn.describe())),
            )
            return
        span = self._configured("cover")
        file, found = find(own, _CONFIGURATION, span, files)
        self.found.extend(found)
        if file is None:
            return
        figure = Figure(id="cover", source=own, span=span)
        try:
            pair, shape = self._prepared(file, own, span)
        except RefusedError as refused:
            self.found.append(_refusal(refused, file, figure))
            return
        page = self._project.theme.page
        size = _within((page.width, page.width * shape[1] / shape[0]), page.height)
        alt = ". ".join((metadata.title, *metadata.authors))
        yield COVER, _artwork(COVER, pair, "cover", size, _Said(alt=alt))

    def _configured(self, key: str) -> Span:
        """Where a key stands in book.toml."""
        start = Span(path=_CONFIGURATION)
        file = self._project.files.by_path.get(_CONFIGURATION)
        text = file.data.decode("utf-8", "replace") if file is not None else ""
        return OptionsText(path=_CONFIGURATION, line=1, text=text, fence=start).span((key,))


def _places_art(project: Project) -> bool:
    """Whether a layout of the book asks for ornaments."""
    folders = tuple(f"{folder}/" for folder in project.theme.chain)
    return any(
        _ART.search(project.files[path].data)
        for path in project.files
        if path.endswith(".jinja") and path.startswith(folders)
    )


def _refusal(refused: RefusedError, file: File, figure: Figure) -> Diagnostic:
    related = (Span(path=file.path, line=refused.line),) if refused.line else ()
    return Diagnostic(
        code=refused.code,
        span=figure.span,
        message=f"“{figure.source}” {refused.message}",
        hint=refused.hint,
        related=related,
    )


def _within(size: tuple[float, float], height: float) -> tuple[float, float]:
    scale = min(1.0, height / size[1])
    return size[0] * scale, size[1] * scale


class _Said(Value, kw_only=True):
    """What stands for a picture where it is not seen, and how it stands."""

    alt: str = ""
    description: str = ""
    decorative: bool = False
    inline: bool = False

    @classmethod
    def of(cls, figure: Figure, description: str) -> "_Said":
        return cls(
            alt="" if figure.decorative else figure.alt or "",
            description=description,
            decorative=figure.decorative,
            inline=figure.inline,
        )


def _artwork(key: str, pair: Pair, stem: str, size: tuple[float, float], said: _Said) -> Artwork:
    """A pair under its names, with what is said of it."""
    return Artwork(
        key=key,
        print=_picture(pair.print, stem, size),
        ereader=_picture(pair.ereader, stem, (0.0, 0.0)),
        alt=said.alt,
        description=said.description,
        decorative=said.decorative,
        inline=said.inline,
    )


def _picture(rendition: Rendition, stem: str, size: tuple[float, float]) -> Picture:
    return Picture(
        path=name(stem, rendition.data, rendition.media_type),
        data=rendition.data,
        media_type=rendition.media_type,
        pixels=rendition.pixels,
        size=size,
    )
