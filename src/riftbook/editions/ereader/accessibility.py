"""Accessibility metadata, each word of it derived from what the documents hold.

EPUB Accessibility 1.1 §2.2 asks for access modes, features, hazards and a summary in the
vocabulary of schema.org. Conformance is for a person to certify: nothing here claims it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from riftbook.editions.ereader.parts import MATHML, XHTML, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """The values of ``schema:accessMode`` and its companions."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str
    """English, whatever the book's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What the documents of a book hold."""

    pictures: int
    described: int
    """Pictures with alternative text."""
    long: int
    """Long descriptions."""
    formulas: int
    notes: int
    roles: int
    """Elements with an ARIA role."""


def accessibility(documents: Iterable[Document]) -> Accessibility:
    """Derive the metadata of a book from its documents, the cover left out."""
    held = _holdings([d for d in documents if d.role.name != "cover"])
    whole = held.described == held.pictures
    visual = ("visual",) if held.pictures else ()
    sufficient = (("textual",) if whole else ()) + (("textual,visual",) if visual else ())
    return Accessibility(
        modes=("textual", *visual),
        sufficient=sufficient,
        features=tuple(_features(held, whole)),
        hazards=("none",),
        summary=" ".join(_sentences(held, whole)),
    )


def _holdings(documents: Iterable[Document]) -> Holdings:
    roots = [etree.fromstring(document.xhtml) for document in documents]
    pictures = [
        image
        for root in roots
        for image in root.iter(f"{{{XHTML}}}img")
        if image.get("role") != "presentation"
    ]
    return Holdings(
        pictures=len(pictures),
        described=sum(bool(image.get("alt", "").strip()) for image in pictures),
        long=sum(image.get("aria-details") is not None for image in pictures),
        formulas=sum(1 for root in roots for _ in root.iter(f"{{{MATHML}}}math")),
        notes=sum(
            len(root.findall(f".//{{{XHTML}}}aside[@role='doc-footnote']")) for root in roots
        ),
        roles=sum(len(root.findall(".//*[@role]")) for root in roots),
    )


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


def _sentences(held: Holdings, whole: bool) -> Iterable[str]:
    """The summary, for people."""
    yield (
        "The text can be enlarged, set in another typeface and read aloud in order; "
        "headings and a table of contents lead through it."
    )
    if held.pictures and whole:
        yield "Every picture that carries meaning has a text that can stand in for it."
    elif held.pictures:
        yield "Some pictures have no text that could stand in for them."
    if held.long:
        yield "Complex pictures are also described at length."
    if held.notes:
        yield "Notes are linked from the text, and each leads back to its place."
    if held.formulas:
        yield "Formulas are in MathML."
    yield "Nothing flashes, moves or makes a sound."
