"""The contents: one `Entry` a division, its sections below it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from riftbook.model import ROLES, Entry, ResolvedDivision
from riftbook.model.marks import Heading
from riftbook.resolve.pages import FOLIO, OTHERWISE
from riftbook.resolve.xhtml import (
    classes,
    drop_attribute,
    leave_out,
    local,
    named,
    serialised,
    text_of,
)

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

    Ids, links, note calls, pictures, index marks and section numbers stay behind; a line break
    becomes a blank.
    """
    root = etree.fromstring(xhtml)
    for node in list(root.iter(named("*"))):
        for name in set(node.attrib) - set(KEPT):
            drop_attribute(node, str(name))
        kind = classes(node)
        if "section-number" in kind:
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
    xhtml: bytes,
) -> tuple[Entry, ...]:
    """The sections of a resolved division, nested by level.

    Args:
        division: the division's id.
        headings: its headings in order.
        anchors: (division id, mark id) to anchor.
        numbers: mark id to number.
        xhtml: the resolved text.

    Returns:
        The sections of the highest level, the others below them.
    """
    if not headings:
        return ()
    by_anchor = {node.get("id"): node for node in etree.fromstring(xhtml).iter(named("*"))}
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


def contents(divisions: Iterable[ResolvedDivision]) -> tuple[Entry, ...]:
    """The entries of the whole book."""
    return tuple(
        Entry(
            level=1,
            number=resolved.number,
            text=title.text,
            xhtml=plain(resolved.title_xhtml),
            division=resolved.division.id,
            anchor=resolved.anchor,
            children=resolved.sections,
        )
        for resolved in divisions
        if (title := resolved.division.title) is not None
        and ROLES[resolved.division.role].in_contents
    )
