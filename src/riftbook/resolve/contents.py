"""The contents: one `Entry` a division, its sections below it; and the lists of captions."""

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from riftbook.markup.finding import finder
from riftbook.model import ROLES, Entry, ResolvedDivision
from riftbook.model.marks import Heading
from riftbook.records import replace
from riftbook.resolve.pages import FOLIO, OTHERWISE
from riftbook.resolve.parts import PART
from riftbook.resolve.xhtml import (
    XHTML,
    classes,
    drop_attribute,
    leave_out,
    local,
    named,
    serialised,
    text_of,
)

_identified = finder("self::x:*[@id]")

KEPT = (
    "class",
    "lang",
    "dir",
    "{http://www.w3.org/XML/1998/namespace}lang",
    FOLIO,
    OTHERWISE,
)
"""Attributes that a heading's markup keeps in the contents."""


def plain(xhtml: bytes) -> bytes:
    """A heading's inline markup for the contents.

    Ids, links, note calls, pictures, index marks and numbers stay behind; a line break becomes a
    blank.
    """
    root = etree.fromstring(xhtml)
    for node in list(root.iter(named("*"))):
        for name in set(node.attrib) - set(KEPT):
            drop_attribute(node, str(name))
        kind = classes(node)
        if kind & {"section-number", "caption-label"}:
            node.tail = (node.tail or "").lstrip()
            leave_out(node)
        elif local(node) == "br":
            leave_out(node, instead=" ")
        elif kind & {"note-call", "decorative"} or local(node) == "img":
            leave_out(node)
        elif local(node) == "a" or kind & {"index", "term"}:
            node.tag = named("span" if OTHERWISE in node.attrib else "bare")
    etree.strip_tags(root, named("bare"))
    _trim(root)
    return serialised(root)


def in_words(xhtml: bytes) -> str:
    """A heading's text alone; a page, of which no number is known, is called by what is there."""
    root = etree.fromstring(plain(xhtml))
    for node in list(root.iter(named("*"))):
        if OTHERWISE in node.attrib:
            node.text = node.get(OTHERWISE)
            node[:] = []
    return text_of(root)


def _trim(root: etree._Element) -> None:
    """Take away the blank that stood before a note call at the end."""
    if len(root):
        root[-1].tail = (root[-1].tail or "").rstrip() or None
    else:
        root.text = (root.text or "").rstrip()


def sections(
    division: str,
    headings: Sequence[Heading],
    anchors: Mapping[tuple[str, str], str],
    numbers: Mapping[str, str],
    root: etree._Element | None,
) -> tuple[Entry, ...]:
    """The sections of a resolved division, nested by level.

    Args:
        division: the division's id.
        headings: its headings in order.
        anchors: (division id, mark id) to anchor.
        numbers: mark id to number.
        root: the resolved text.

    Returns:
        The sections of the highest level, the others below them.
    """
    if not headings or root is None:
        return ()
    by_anchor = {node.get("id"): node for node in _identified(root)}
    flat = [
        Entry(
            level=heading.level,
            number=numbers.get(heading.id, ""),
            text=heading.text,
            xhtml=_as_span(node),
            division=division,
            anchor=anchors[division, heading.id],
        )
        for heading in headings
        if (node := by_anchor.get(anchors[division, heading.id])) is not None
    ]
    return _nested(flat)


def _as_span(heading: etree._Element) -> bytes:
    span = etree.fromstring(etree.tostring(heading, with_tail=False))
    span.tag = named("span")
    span.attrib.clear()
    return plain(etree.tostring(span, encoding="utf-8"))


def _nested(flat: Sequence[Entry]) -> tuple[Entry, ...]:
    """Put each entry below the nearest one before it that has a smaller level."""
    nested: list[Entry] = []
    position = 0
    while position < len(flat):
        head = flat[position]
        end = position + 1
        while end < len(flat) and flat[end].level > head.level:
            end += 1
        nested.append(replace(head, children=_nested(flat[position + 1 : end])))
        position = end
    return tuple(nested)


def contents(divisions: Sequence[ResolvedDivision]) -> tuple[Entry, ...]:
    """The entries of the whole book, those of a part below it."""
    held: dict[str, list[Entry]] = {
        each.division.id: [] for each in divisions if each.division.role == PART
    }
    top: list[Entry] = []
    for resolved in divisions:
        entry = _of_division(resolved)
        if entry is not None:
            held.get(resolved.part, top).append(entry)
    return tuple(
        entry if entry.level else replace(entry, children=(*entry.children, *held[entry.division]))
        for entry in top
    )


def _of_division(resolved: ResolvedDivision) -> Entry | None:
    """The entry of a division with what is in it; None for one that the contents leave out."""
    division = resolved.division
    if division.title is None or not ROLES[division.role].in_contents:
        return None
    return Entry(
        level=0 if division.role == PART else 1,
        number=resolved.number if division.role == "chapter" else resolved.label,
        text=division.title.text,
        xhtml=plain(resolved.title_xhtml),
        division=division.id,
        anchor=resolved.anchor,
        children=resolved.sections,
    )


def captions(
    division: str,
    kinds: Mapping[str, str],
    anchors: Mapping[tuple[str, str], str],
    numbers: Mapping[str, str],
    short: Mapping[str, str],
    roots: Iterable[etree._Element],
) -> Mapping[str, tuple[Entry, ...]]:
    """What has a caption with a number, by kind, in the order of the text.

    Args:
        division: the division's id.
        kinds: mark id to kind, of those that are counted.
        anchors: (division id, mark id) to anchor.
        numbers: mark id to number.
        short: mark id to the caption for lists, where the author gave one.
        roots: the resolved text and its notes.
    """
    if not kinds:
        return {}
    by_anchor = {node.get("id"): node for root in roots for node in _identified(root)}
    found: dict[str, list[Entry]] = {}
    for mark, kind in kinds.items():
        anchor = anchors[division, mark]
        caption = _caption(by_anchor.get(anchor))
        if caption is not None:
            xhtml = _words(short[mark]) if mark in short else _as_span(caption)
            entry = Entry(
                level=1,
                number=numbers[mark],
                text=text_of(etree.fromstring(xhtml)),
                xhtml=xhtml,
                division=division,
                anchor=anchor,
            )
            found.setdefault(kind, []).append(entry)
    return {kind: tuple(entries) for kind, entries in found.items()}


def _words(text: str) -> bytes:
    span = etree.Element(named("span"), nsmap={None: XHTML})  # type: ignore[dict-item]
    span.text = text
    return etree.tostring(span, encoding="utf-8")


def _caption(numbered: etree._Element | None) -> etree._Element | None:
    """The caption of something that has a number: what holds its label."""
    if numbered is None:
        return None
    labels = (node for node in numbered.iter(named("span")) if "caption-label" in classes(node))
    label = next(labels, None)
    return None if label is None else label.getparent()


def lists(divisions: Iterable[ResolvedDivision]) -> Mapping[str, tuple[Entry, ...]]:
    """What the whole book has of each kind."""
    found: dict[str, tuple[Entry, ...]] = {}
    for resolved in divisions:
        for kind, entries in resolved.captions.items():
            found[kind] = found.get(kind, ()) + entries
    return found
