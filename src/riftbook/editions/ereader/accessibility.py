"""Accessibility metadata, each word of it derived from what the documents hold.

EPUB Accessibility 1.1 §2.2 asks for access modes, features, hazards and a summary in the
vocabulary of schema.org. Conformance is for a person to certify: nothing here claims it.
"""

from collections import Counter
from collections.abc import Iterable

from lxml import etree

from riftbook.editions.ereader.parts import MATHML, XHTML, Document, Holdings
from riftbook.language import Words
from riftbook.language.words import Accessible
from riftbook.markup.finding import finder
from riftbook.records import Value, astuple

_with_role = finder("@role")


class Accessibility(Value, kw_only=True):
    """The values of ``schema:accessMode`` and its companions."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str
    language: str
    """BCP 47: of the summary."""


def accessibility(documents: Iterable[Document], words: Words) -> Accessibility:
    """Derive the metadata of a book from its documents, the cover left out.

    Args:
        documents: those of the spine.
        words: of the book's language, for the summary.
    """
    held = _together(d.holds for d in documents if d.role.name != "cover")
    whole = held.described == held.pictures
    visual = ("visual",) if held.pictures else ()
    sufficient = (("textual",) if whole else ()) + (("textual,visual",) if visual else ())
    return Accessibility(
        modes=("textual", *visual),
        sufficient=sufficient,
        features=tuple(_features(held, whole)),
        hazards=("none",),
        summary=" ".join(_sentences(held, whole, words.accessible)),
        language=words.tag,
    )


def holdings(root: etree._Element) -> Holdings:
    """What a document holds."""
    pictures = [
        image for image in root.iter(f"{{{XHTML}}}img") if image.get("role") != "presentation"
    ]
    roles = Counter(element.get("role") for element in _with_role(root))
    return Holdings(
        pictures=len(pictures),
        described=sum(bool(image.get("alt", "").strip()) for image in pictures),
        long=sum(image.get("aria-details") is not None for image in pictures),
        formulas=sum(1 for _ in root.iter(f"{{{MATHML}}}math")),
        notes=roles["doc-backlink"],
        marks=roles["doc-pagebreak"],
        listed=len(root.findall(f".//{{{XHTML}}}nav[@role='doc-pagelist']//{{{XHTML}}}a")),
        roles=roles.total(),
    )


def _together(held: Iterable[Holdings]) -> Holdings:
    sums = map(sum, zip(*(astuple(each) for each in held), strict=True))
    return Holdings(**dict(zip(Holdings.__struct_fields__, sums, strict=False)))


def _features(held: Holdings, whole: bool) -> Iterable[str]:
    """Values of the vocabulary that are true of the book."""
    yield from ("displayTransformability", "readingOrder", "structuralNavigation")
    yield "tableOfContents"
    if held.roles:
        yield "ARIA"
    if held.pictures and whole:
        yield "alternativeText"
    if held.long:
        yield "longDescription"
    if held.formulas:
        yield "MathML"
    if held.marks:
        yield "pageBreakMarkers"
    if held.listed:
        yield "pageNavigation"


def _sentences(held: Holdings, whole: bool, say: Accessible) -> Iterable[str]:
    """The summary, for people."""
    yield say.text
    if held.pictures:
        yield say.described if whole else say.undescribed
    if held.long:
        yield say.long
    if held.notes:
        yield say.notes
    if held.formulas:
        yield say.formulas
    if held.marks:
        yield say.pages
    yield say.still
