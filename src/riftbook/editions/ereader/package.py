"""The package document: what the book is, what lies in it, in which order it is read.

The only place that speaks to EbookLib, whose writer does the rest. Documents are plain items:
EbookLib would set XHTML that it knows as such anew, and change words and listings.
"""

import re
from collections.abc import Iterable, Mapping

from ebooklib.epub import EpubBook, EpubItem

from riftbook.editions.ereader.accessibility import Accessibility
from riftbook.editions.ereader.navigation import Landmark
from riftbook.editions.ereader.parts import XML, Document, Resource
from riftbook.language import words
from riftbook.model import Contributor, Metadata

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
"""The dates that ``dc:date`` may hold (W3C date and time formats)."""

COVER_IMAGE = "cover-image"


def package(
    metadata: Metadata,
    accessible: Accessibility,
    documents: Iterable[Document],
    resources: Iterable[Resource],
    landmarks: Iterable[Landmark],
) -> EpubBook:
    """The publication, ready to be written.

    Args:
        metadata: the book's.
        accessible: what it says of its accessibility.
        documents: in the order of the spine.
        resources: everything else, the NCX (with the id ``ncx``) among it.
        landmarks: for the guide of EPUB 2.
    """
    book = EpubBook()
    book.metadata.clear()
    book.set_identifier(metadata.identifier)
    book.set_language(metadata.language)
    _describe(book, metadata)
    _credit(book, metadata.contributors)
    _say(book, accessible)
    if "pageBreakMarkers" in accessible.features:
        _meta(book, "pageBreakSource", _print_edition(metadata))
    for document in documents:
        book.add_item(_item(document.id, document.path, document.xhtml, document.properties))
        book.spine.append(document.id)
    for resource in resources:
        item = _item(resource.id, resource.path, resource.data, resource.properties)
        item.media_type = resource.media_type
        book.add_item(item)
        if COVER_IMAGE in resource.properties:
            # What EPUB 2 calls the cover, for Kindle and Kobo.
            book.add_metadata(None, "meta", "", {"name": "cover", "content": resource.id})
    book.guide.extend(
        {"type": place.guide, "title": place.title, "href": place.path} for place in landmarks
    )
    return book


def _item(identifier: str, path: str, data: bytes, properties: tuple[str, ...]) -> EpubItem:
    item = EpubItem(
        uid=identifier, file_name=path, media_type="application/xhtml+xml", content=data
    )
    item.properties = properties
    return item


def _meta(book: EpubBook, prop: str, value: str, **attributes: str) -> None:
    book.add_metadata(None, "meta", value, {"property": prop, **attributes})


def _describe(book: EpubBook, metadata: Metadata) -> None:
    """Dublin Core, in the order of EPUB 3.3 §5.5."""
    book.title = metadata.title
    book.add_metadata("DC", "title", metadata.title, {"id": "title"})
    _meta(book, "title-type", "main", refines="#title")
    if metadata.subtitle:
        book.add_metadata("DC", "title", metadata.subtitle, {"id": "subtitle"})
        _meta(book, "title-type", "subtitle", refines="#subtitle")
        _meta(book, "display-seq", "1", refines="#title")
        _meta(book, "display-seq", "2", refines="#subtitle")
    single: Mapping[str, str] = {
        "publisher": metadata.publisher,
        "date": metadata.date if DATE.fullmatch(metadata.date) else "",
        "rights": metadata.rights,
        "description": metadata.description,
        "source": f"urn:isbn:{metadata.isbn['print']}" if "print" in metadata.isbn else "",
    }
    for term, value in single.items():
        if value:
            book.add_metadata("DC", term, value)
    for subject in metadata.subjects:
        book.add_metadata("DC", "subject", subject)


def _print_edition(metadata: Metadata) -> str:
    """Which edition the page numbers are of (the property ``pageBreakSource``)."""
    if "print" in metadata.isbn:
        return f"urn:isbn:{metadata.isbn['print']}"
    return words(metadata.language).print_edition.format(title=metadata.title)


def _credit(book: EpubBook, contributors: tuple[Contributor, ...]) -> None:
    """Authors are creators, everybody else a contributor."""
    for position, person in enumerate(contributors, 1):
        identifier = f"person-{position}"
        term = "creator" if person.role == "aut" else "contributor"
        book.add_metadata("DC", term, person.name, {"id": identifier})
        refines = f"#{identifier}"
        _meta(book, "role", person.role, refines=refines, scheme="marc:relators")
        if person.file_as:
            _meta(book, "file-as", person.file_as, refines=refines)


def _say(book: EpubBook, accessible: Accessibility) -> None:
    """The accessibility metadata (EPUB Accessibility 1.1 §2.2)."""
    terms: Mapping[str, tuple[str, ...]] = {
        "accessMode": accessible.modes,
        "accessModeSufficient": accessible.sufficient,
        "accessibilityFeature": accessible.features,
        "accessibilityHazard": accessible.hazards,
    }
    for term, values in terms.items():
        for value in values:
            _meta(book, f"schema:{term}", value)
    summary = {f"{{{XML}}}lang": accessible.language}
    _meta(book, "schema:accessibilitySummary", accessible.summary, **summary)
