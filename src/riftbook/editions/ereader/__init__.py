"""The e-reader edition: `Resolution` → EPUB 3.3, and the only door of EbookLib.

Nothing here typesets: a phone sets the lines itself. Layouts make whole documents, `content`
finishes them for the archive, `package` and `navigation` say what the book is and how it is
walked through, `archive` binds it so that the same book is the same bytes.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from riftbook.cache import Cache
from riftbook.diagnostics import Diagnostic, Severity
from riftbook.editions.ereader.accessibility import accessibility
from riftbook.editions.ereader.archive import archive
from riftbook.editions.ereader.content import Surroundings
from riftbook.editions.ereader.documents import COVER_ART, Binding, documents
from riftbook.editions.ereader.navigation import landmarks, levels, ncx
from riftbook.editions.ereader.package import COVER_IMAGE, package
from riftbook.editions.ereader.pagebreaks import page_links, prefix
from riftbook.editions.ereader.parts import Document, Resource
from riftbook.editions.ereader.paths import paths, without_document
from riftbook.editions.ereader.pictures import Gallery
from riftbook.editions.ereader.search import Found as Found
from riftbook.editions.ereader.search import Search
from riftbook.editions.ereader.store import Drawer, drawer
from riftbook.editions.ereader.styles import Shelf, by_path, stylesheet
from riftbook.language import words
from riftbook.layout import Layout, contents_of
from riftbook.model import Artefact, Artwork, Resolution
from riftbook.places import Place
from riftbook.positions import blocks_of, page_starts
from riftbook.project import Project
from riftbook.resolve.endnotes import arrange
from riftbook.sheets import Sheets, folios_of
from riftbook.workers import Workers

EDITION = "ereader"


def produce(  # noqa: PLR0913
    resolution: Resolution,
    artworks: Mapping[str, Artwork],
    project: Project,
    sheets: Sheets | None = None,
    *,
    store: Cache | None = None,
    workers: Workers | None = None,
    finished: Callable[[bytes], object] = lambda xhtml: None,
) -> tuple[Artefact | None, tuple[Diagnostic, ...]]:
    """Make the EPUB.

    Args:
        resolution: the book.
        artworks: its pictures by `FigureUse.key`; ``@cover`` is the cover.
        project: its settings, theme and files.
        sheets: the print edition, whose pages are marked in the text; None for no marks.
        store: the book's cache, which knows documents made of the same.
        workers: who helps where there is much to make.
        finished: shown each document that is made, by whoever makes it.

    Returns:
        The EPUB, None where an error stands in its way; and every problem.
    """
    binding = _binding(resolution, artworks, project, sheets, store)
    binding.workers, binding.finished = workers, finished
    made = documents(binding)
    sheet, problems = stylesheet(binding.layout.stylesheets(), binding.shelf)
    found = (*binding.found, *problems)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        return None, found
    resources = (sheet, *_pictures(made, artworks), *by_path(binding.shelf).values())
    return _bound(binding, made, resources), found


def places_of(
    sought: Iterable[Place],
    resolution: Resolution,
    artworks: Mapping[str, Artwork],
    project: Project,
    sheets: Sheets | None = None,
) -> Mapping[Place, Found]:
    """Where places of the manuscript stand in the EPUB that `produce` makes of the same values.

    Args:
        sought: the places; one that the documents do not show is not among the found.
        resolution: the book.
        artworks: its pictures.
        project: its settings, theme and files.
        sheets: the print edition; None where the EPUB has no page marks.
    """
    binding = _binding(resolution, artworks, project, sheets)
    search = Search(sought, blocks_of(resolution))
    binding.witness = search.look
    return search.found(documents(binding))


def _binding(
    resolution: Resolution,
    artworks: Mapping[str, Artwork],
    project: Project,
    sheets: Sheets | None,
    store: Cache | None = None,
) -> Binding:
    """What the making of the documents needs."""
    resolution = arrange(resolution, project.settings.epub.notes)
    layout = Layout(project, EDITION)
    shelf = Shelf(files=project.files)
    own_words = words(resolution.metadata.language)
    gallery = Gallery(
        artworks=artworks,
        uses={use.key: use for use in resolution.figures},
        theme=project.theme,
        words=own_words,
    )
    where, beginning = paths(resolution), prefix(resolution)
    starts = page_starts(sheets, resolution, _absent(sheets, resolution)) if sheets else ()
    around = Surroundings(
        paths=where,
        gallery=gallery,
        words=own_words,
        starts={key: tuple(of) for key, of in groupby(starts, key=lambda s: s.division)},
        page_prefix=beginning,
        folios=folios_of(sheets.sheets) if sheets is not None else {},
    )
    return Binding(
        resolution=resolution,
        artworks=artworks,
        layout=layout,
        theme=project.theme,
        around=around,
        shelf=shelf,
        contents=contents_of(resolution),
        depth=levels(resolution.contents, project.settings.contents.depth),
        pages=page_links(starts, where, beginning),
        drawer=_drawer(around, resolution, project, store) if store else None,
    )


def _absent(sheets: Sheets, resolution: Resolution) -> frozenset[str]:
    """The divisions of the print edition that have no document of their own here."""
    here = {each.division.id for each in resolution.divisions}
    printed = frozenset(sheet.division for sheet in sheets.sheets)
    return without_document(resolution) | (printed - here)


def _drawer(around: Surroundings, resolution: Resolution, project: Project, store: Cache) -> Drawer:
    """Where documents of the same inputs are kept."""
    pictures = sorted({artwork.ereader.path for artwork in around.gallery.artworks.values()})
    finished = (sorted(around.paths.items()), around.words.tag, pictures)
    return drawer(store, project, resolution, finished)


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
    binding: Binding, made: tuple[Document, ...], resources: tuple[Resource, ...]
) -> Artefact:
    resolution = binding.resolution
    metadata = resolution.metadata
    own_words = binding.around.words
    contents = ncx(
        metadata, resolution.contents, binding.around.paths, made, binding.pages, binding.depth
    )
    book = package(
        metadata,
        accessibility(made, own_words),
        made,
        (contents, *resources),
        landmarks(made, own_words),
    )
    known = {document.xhtml: document.deflated for document in made if document.deflated}
    data = archive(book, metadata.modified, known)
    return Artefact(edition=EDITION, name=f"{metadata.slug}.epub", data=data)
