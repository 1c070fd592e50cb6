"""Divisions laid out for the press: those whose inputs have not changed come from the cache."""

from collections.abc import Iterator, Mapping

from riftbook.cache import Cache, key
from riftbook.diagnostics import Diagnostic
from riftbook.editions.keys import pictured_elsewhere, surroundings
from riftbook.editions.openings import asked_for
from riftbook.editions.print.body import TextFace, prepare, url
from riftbook.editions.print.shifting import FEATURES
from riftbook.fonts import substituted
from riftbook.layout import ContentsLine, Context, Layout, Ornament, contents_of, context
from riftbook.model import Artwork, Resolution, ResolvedDivision
from riftbook.model.roles import Matter
from riftbook.project import Project
from riftbook.records import Value, replace
from riftbook.theme import Theme

LaidOut = tuple[ResolvedDivision, bytes, tuple[Diagnostic, ...]]
"""A division, its document, and the faults of its layout."""


class Laying(Value, kw_only=True):
    """The laying out of one book."""

    resolution: Resolution
    artworks: Mapping[str, Artwork]
    project: Project
    layout: Layout
    cache: Cache
    own: frozenset[int] = frozenset()
    """The code points that the text face draws."""

    def all(self) -> Iterator[LaidOut]:
        """Every division in order; one with a faulty layout is not kept."""
        common = surroundings(self.project, self.resolution, "print")
        contents = contents_of(self.resolution)
        for resolved in self.resolution.divisions:
            name = key("laid out", common, *self._parts(resolved))
            known = self.cache.get(name)
            if known is not None:
                yield resolved, known, ()
                continue
            xhtml, failed = self.layout.render(self._view(resolved, contents))
            if not failed:
                self.cache.put(name, xhtml)
            yield resolved, xhtml, failed

    def _parts(self, resolved: ResolvedDivision) -> tuple[bytes | str, ...]:
        """What goes into the document of a division and not into every one."""
        division = resolved.division
        told = (
            division.id, division.role, division.language, division.title, resolved.number,
            resolved.label, resolved.anchor, resolved.sections, resolved.notes, resolved.part,
            division.matter, self.resolution.lists.get(division.kind.lists),
            tuple(self._shown(resolved)),
        )  # fmt: skip
        return resolved.xhtml, resolved.title_xhtml, repr(told)

    def _shown(self, resolved: ResolvedDivision) -> Iterator[tuple[object, ...]]:
        """What the document says of the pictures that it may show."""
        beginnings = (f"{resolved.division.id}/", "@", *pictured_elsewhere(resolved))
        for name, art in self.artworks.items():
            if name.startswith(beginnings):
                shown = art.print
                yield (
                    name, shown.path, shown.media_type, shown.size, art.alt, art.decorative,
                    art.inline,
                )  # fmt: skip

    def _shifted(self, resolved: ResolvedDivision) -> Mapping[str, frozenset[int]] | None:
        """What the face of the text has raised and lowered; None where nothing is."""
        texts = (resolved.xhtml, resolved.title_xhtml, *(note.xhtml for note in resolved.notes))
        theme = self.project.theme
        own = [face for face in theme.faces if face.family == theme.text]
        if not own or not any(b"<sup" in text or b"<sub" in text for text in texts):
            return None
        file = self.project.files[own[0].path]
        return {feature: substituted(file, feature) for feature in FEATURES.values()}

    def _view(self, resolved: ResolvedDivision, contents: tuple[ContentsLine, ...]) -> Context:
        theme, role = self.project.theme, resolved.division.kind
        opens = role.page == "chapter" and role.matter is not Matter.BACK
        language = resolved.division.language or self.resolution.metadata.language
        opening = asked_for(theme, resolved.division.title)
        face = TextFace(own=self.own, shifted=self._shifted(resolved))
        body = prepare(resolved, self.artworks, opening, language, opens=opens, face=face)
        art = {}
        for name, own in _ornaments(resolved.division.id, theme):
            artwork = self.artworks.get(own)
            if artwork is not None:
                width, height = artwork.print.size
                alt = "" if artwork.decorative else artwork.alt
                path = url(artwork.print)
                art[name] = Ornament(path=path, width=width, height=height, alt=alt)
        made = context(
            self.resolution,
            resolved,
            title=body.title,
            body=body.xhtml,
            art=art,
            contents=contents,
        )
        depth = self.project.settings.contents.depth or theme.contents_depth
        return replace(made, contents_depth=depth)


def _ornaments(division: str, theme: Theme) -> Iterator[tuple[str, str]]:
    """The pictures that a layout may place, by the name it uses, and their keys."""
    yield "banner", "@banner"
    if theme.vignette:
        yield "vignette", f"@vignette/{division}"
