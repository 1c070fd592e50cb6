"""The e-reader edition: `Resolution` → EPUB 3.3, and the only door of EbookLib.

Nothing here typesets: a phone sets the lines itself. Layouts make whole documents, `content`
finishes them for the archive, `package` and `navigation` say what the book is and how it is
walked through, `archive` binds it so that the same book is the same bytes.
"""

from collections.abc import Iterable, Mapping

from riftbook.diagnostics import Diagnostic, Severity
from riftbook.editions.ereader.accessibility import accessibility
from riftbook.editions.ereader.archive import archive
from riftbook.editions.ereader.content import Surroundings
from riftbook.editions.ereader.documents import COVER_ART, Binding, documents, paths
from riftbook.editions.ereader.navigation import landmarks, ncx
from riftbook.editions.ereader.package import COVER_IMAGE, package
from riftbook.editions.ereader.parts import Document, Resource
from riftbook.editions.ereader.pictures import Gallery
from riftbook.editions.ereader.styles import Shelf, by_path, stylesheet
from riftbook.language import words
from riftbook.layout import Layout, contents_of
from riftbook.model import Artefact, Artwork, Resolution
from riftbook.project import Project

EDITION = "ereader"


def produce(
    resolution: Resolution, artworks: Mapping[str, Artwork], project: Project
) -> tuple[Artefact | None, tuple[Diagnostic, ...]]:
    """Make the EPUB.

    Args:
        resolution: the book.
        artworks: its pictures by `FigureUse.key`; ``@cover`` is the cover.
        project: its settings, theme and files.

    Returns:
        The EPUB, None where an error stands in its way; and every problem.
    """
    layout = Layout(project, EDITION)
    shelf = Shelf(files=project.files)
    own_words = words(resolution.metadata.language)
    gallery = Gallery(
        artworks=artworks,
        uses={use.key: use for use in resolution.figures},
        theme=project.theme,
        words=own_words,
    )
    around = Surroundings(paths=paths(resolution), gallery=gallery, words=own_words)
    binding = Binding(
        resolution=resolution,
        artworks=artworks,
        layout=layout,
        theme=project.theme,
        around=around,
        shelf=shelf,
        contents=contents_of(resolution),
    )
    made = documents(binding)
    sheet, problems = stylesheet(layout.stylesheets(), shelf)
    found = (*binding.found, *problems)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        return None, found
    resources = (sheet, *_pictures(made, artworks), *by_path(shelf).values())
    return _bound(resolution, around.paths, made, resources), found


def _pictures(made: Iterable[Document], artworks: Mapping[str, Artwork]) -> Iterable[Resource]:
    """The prepared pictures that a document shows, each once, in the order of their keys."""
    taken: dict[str, Resource] = {}
    shown = b"".join(document.xhtml for document in made)
    for key in sorted(artworks):
        picture = artworks[key].ereader
        if f'src="{picture.path}"'.encode() in shown:
            identifier = "art_" + picture.path.rpartition("/")[2].replace(".", "-")
            taken.setdefault(
                picture.path,
                Resource(
                    id=identifier,
                    path=picture.path,
                    data=picture.data,
                    media_type=picture.media_type,
                    properties=(COVER_IMAGE,) if key == COVER_ART else (),
                ),
            )
    return taken.values()


def _bound(
    resolution: Resolution,
    where: Mapping[str, str],
    made: tuple[Document, ...],
    resources: tuple[Resource, ...],
) -> Artefact:
    metadata = resolution.metadata
    own_words = words(metadata.language)
    book = package(
        metadata,
        accessibility(made, own_words),
        made,
        (ncx(metadata, resolution.contents, where), *resources),
        landmarks(made, own_words),
    )
    data = archive(book, metadata.modified)
    return Artefact(edition=EDITION, name=f"{metadata.slug}.epub", data=data)
