"""The contents: one `Entry` a division, its sections below it."""

from collections.abc import Iterable, Sequence

from lxml import etree

from riftbook.model import ROLES, Entry, ResolvedDivision
from riftbook.model.marks import Heading
from riftbook.resolve.numbering import Numbers
from riftbook.resolve.rewriting import XHTML, drop_attribute
from riftbook.resolve.targets import heading_anchor

LEFT_OUT = ("note-call", "section-number")
"""Classes of elements that stand in a heading and not in the contents."""


def plain(xhtml: bytes) -> bytes:
    """A heading's inline markup for the contents: no ids, links, note calls or numbers."""
    root = etree.fromstring(xhtml)
    for node in list(root.iter(f"{{{XHTML}}}*")):
        for name in ("id", "href", "data-b", "data-note", "data-mark"):
            drop_attribute(node, name)
        if set(node.get("class", "").split()) & set(LEFT_OUT) and node is not root:
            node.text = None
            for child in list(node):
                node.remove(child)
    etree.strip_tags(root, f"{{{XHTML}}}a")
    return etree.tostring(root, encoding="utf-8")


def sections(
    division: str, headings: Sequence[Heading], numbers: Numbers, xhtml: bytes
) -> tuple[Entry, ...]:
    """The sections of a resolved division, nested by level."""
    root = etree.fromstring(xhtml)
    by_anchor = {node.get("id"): node for node in root.iter() if node.get("id")}
    flat = []
    for heading in headings:
        anchor = heading_anchor(division, heading)
        node = by_anchor.get(anchor)
        if node is not None:
            flat.append(
                Entry(
                    level=heading.level,
                    number=numbers.marks.get(heading.id, ""),
                    text=heading.text,
                    xhtml=_as_span(node),
                    division=division,
                    anchor=anchor,
                )
            )
    return _nested(flat)


def _as_span(node: etree._Element) -> bytes:
    span = etree.fromstring(etree.tostring(node, with_tail=False))
    span.tag = f"{{{XHTML}}}span"
    span.attrib.clear()
    return plain(etree.tostring(span, encoding="utf-8")).replace(b"> ", b">", 1)


def _nested(flat: Sequence[Entry]) -> tuple[Entry, ...]:
    """Put each entry below the nearest one before it that has a smaller level."""
    nested: list[Entry] = []
    position = 0
    while position < len(flat):
        head = flat[position]
        end = position + 1
        while end < len(flat) and flat[end].level > head.level:
            end += 1
        nested.append(_with_children(head, _nested(flat[position + 1 : end])))
        position = end
    return tuple(nested)


def _with_children(entry: Entry, children: tuple[Entry, ...]) -> Entry:
    return Entry(
        level=entry.level,
        number=entry.number,
        text=entry.text,
        xhtml=entry.xhtml,
        division=entry.division,
        anchor=entry.anchor,
        children=children,
    )


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
