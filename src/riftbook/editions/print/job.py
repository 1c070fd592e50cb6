"""A resolved book → the job of setting it: every division laid out, every file it asks for."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from riftbook import __version__
from riftbook.cache import Cache
from riftbook.diagnostics import Diagnostic
from riftbook.editions.print.laying import Laying
from riftbook.editions.print.page_css import NAME as NAME
from riftbook.editions.print.page_css import stylesheets
from riftbook.editions.print.pieces import Job, Piece
from riftbook.fonts import own_characters
from riftbook.layout import Layout
from riftbook.model import Artwork, Metadata, Resolution, ResolvedDivision
from riftbook.model.roles import Matter
from riftbook.project import Project
from riftbook.resolve.endnotes import arrange
from riftbook.theme import Theme
from riftbook.typeset import Colophon
from riftbook.typeset.hyphenation import Exceptions

ALWAYS_RECTO = frozenset({"half-title", "title-page", "dedication", "contents", "part"})
ALWAYS_VERSO = frozenset({"copyright-page", "frontispiece", "series-page"})


def make_job(
    resolution: Resolution,
    artworks: Mapping[str, Artwork],
    project: Project,
    cache: Cache | None = None,
) -> tuple[Job, tuple[Diagnostic, ...]]:
    """Lay every division out.

    Args:
        resolution: the book.
        artworks: its pictures by key.
        project: theme, layouts and fonts.
        cache: where documents are kept; none are kept without.

    Returns:
        The job, and the layouts that failed: then it must not be set.
    """
    resolution = arrange(resolution, project.settings.print.notes)
    layout = Layout(project, NAME)
    laying = Laying(
        resolution=resolution,
        artworks=artworks,
        project=project,
        layout=layout,
        cache=cache or Cache.fresh(),
        own=own_characters(project.theme, project.files, cache),
    )
    found: list[Diagnostic] = []
    pieces: list[Piece] = []
    restarts = _restarts(resolution)
    opener = ""
    for resolved, xhtml, failed in laying.all():
        found.extend(failed)
        restart = restarts.get(resolved.division.id)
        behind_part = opener == "part"
        pieces.append(_piece(resolved, xhtml, project.theme, restart, behind_part=behind_part))
        opener = resolved.division.role
    job = Job(
        pieces=tuple(pieces),
        blank=_blank(resolution.metadata),
        styles=stylesheets(project),
        faces=project.theme.faces,
        resources=dict(_standing(project)),
        pictures=dict(_shown(pieces, artworks)),
        colophon=_colophon(resolution.metadata),
        hyphenation=_hyphenation(project),
    )
    return job, tuple(found)


def _hyphenation(project: Project) -> Exceptions:
    """The words that the book parts in its own way; those of no language are in its own."""
    book = project.metadata.language
    return tuple((tag or book, words) for tag, words in project.settings.typography.hyphenation)


def _shown(pieces: Iterable[Piece], artworks: Mapping[str, Artwork]) -> Iterator[tuple[str, bytes]]:
    """The pictures that the divisions name, by their paths."""
    text = b"".join(piece.xhtml for piece in pieces)
    for artwork in artworks.values():
        if artwork.print.path.encode() in text:
            yield artwork.print.path, artwork.print.data


def _standing(project: Project) -> Iterator[tuple[str, bytes]]:
    """The files that fonts, layouts and styles may ask for."""
    for face in project.theme.faces:
        if face.path in project.files:
            yield face.path, project.files[face.path].data
    for folder in project.theme.chain:
        for file in project.files.under(f"{folder}/{NAME}"):
            yield file.path, file.data


def _restarts(resolution: Resolution) -> Mapping[str, Matter]:
    """The divisions that begin with page 1: the first of all, and the first of the body."""
    first: dict[bool, tuple[str, Matter]] = {}
    for resolved in resolution.divisions:
        matter = resolved.division.kind.matter
        first.setdefault(matter is Matter.FRONT, (resolved.division.id, matter))
    return dict(first.values())


def _piece(
    resolved: ResolvedDivision,
    xhtml: bytes,
    theme: Theme,
    restarts: Matter | None,
    *,
    behind_part: bool,
) -> Piece:
    """A division as a piece; the back of a part's page stays empty."""
    role = resolved.division.kind
    begins_body = restarts is not None and restarts is not Matter.FRONT
    on_recto = role.page == "chapter" and theme.chapters_recto
    recto = begins_body or behind_part or on_recto or role.name in ALWAYS_RECTO
    verso = "verso" if role.name in ALWAYS_VERSO else ""
    return Piece(
        division=resolved.division.id,
        xhtml=xhtml,
        side="recto" if recto else verso,
        numerals="lower-roman" if role.matter is Matter.FRONT else "decimal",
        restarts=restarts is not None,
        lists_folios=b" data-folio=" in xhtml,
    )


def _blank(metadata: Metadata) -> bytes:
    """The document of a page with nothing on it."""
    return (
        f'<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="{metadata.language}">'
        f'<head><meta charset="utf-8"/><title>{escape(metadata.title)}</title></head>'
        f'<body class="blank"></body></html>\n'
    ).encode()


def _colophon(metadata: Metadata) -> Colophon:
    subtitle = f": {metadata.subtitle}" if metadata.subtitle else ""
    return Colophon(
        title=metadata.title + subtitle,
        authors=metadata.authors,
        language=metadata.language,
        subject=metadata.description,
        keywords=metadata.subjects,
        generator=f"riftbook {__version__}",
        modified=metadata.modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
        epoch=max(int(metadata.modified.timestamp()), 0),
    )
