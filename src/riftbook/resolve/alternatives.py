"""What stands for a picture whose caption is all that is said of it, the references in words."""

from collections.abc import Iterable, Mapping

from lxml import etree

from riftbook.model.marks import Figure
from riftbook.records import replace
from riftbook.resolve.contents import in_words
from riftbook.resolve.xhtml import classes, leave_out, named


def with_references(figure: Figure, captions: Mapping[str, str]) -> Figure:
    """The figure, its text alternative whole where the caption serves as that.

    Args:
        figure: as markup made it, which knows no reference's words.
        captions: what `captions_in_words` made of its division.
    """
    serves = figure.alt is not None and figure.alt.split() == figure.caption.split()
    said = captions.get(figure.id, "") if serves else ""
    return replace(figure, alt=said) if said else figure


def captions_in_words(roots: Iterable[etree._Element]) -> Mapping[str, str]:
    """Mark id to caption, of the figures whose captions hold references.

    Args:
        roots: a division's resolved text and its notes.
    """
    captions = (
        (figure.get("data-figure", ""), caption)
        for root in roots
        for figure in root.iter(named("figure"))
        for caption in figure.iterchildren(named("figcaption"))
    )
    return {mark: _said(caption) for mark, caption in captions if _refers(caption)}


def _refers(caption: etree._Element) -> bool:
    return any("reference" in classes(node) for node in caption.iter(named("*")))


def _said(caption: etree._Element) -> str:
    own = etree.fromstring(etree.tostring(caption, with_tail=False))
    for node in list(own):
        if "caption-label" in classes(node):
            node.tail = (node.tail or "").lstrip()
            leave_out(node)
    return in_words(etree.tostring(own, encoding="utf-8"))
