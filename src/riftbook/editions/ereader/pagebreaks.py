"""Marks in the text where the pages of the print edition begin.

A mark is an empty element with the role ``doc-pagebreak`` and the page's label (DPUB-ARIA 1.0;
EPUB Accessibility 1.1 §2.3.2). It stands before the first whole word of its page, never in one:
a ``span`` within a paragraph, a ``div`` before a heading, a table or a figure.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

from lxml import etree

from riftbook.editions.ereader.parts import TYPE, name
from riftbook.editions.ereader.points import Point, Text, before
from riftbook.ink import BLOCK, stretches
from riftbook.model import Resolution
from riftbook.positions import PageStart
from riftbook.records import Value

HEADINGS = frozenset(name(f"h{level}") for level in range(1, 7))
_ANNOUNCING = HEADINGS | {name("p"), name("div"), name("header")}
CELLS = frozenset(map(name, ("td", "th")))
_LINES = frozenset({"line", "turning"})
"""Classes of spans that are lines of verse or code."""


class PageLink(Value, kw_only=True):
    """One line of the page-list."""

    label: str
    href: str


def prefix(resolution: Resolution) -> str:
    """What the ids of marks begin with, so that no division's id can be one of them."""
    taken = any(each.division.id.startswith("page") for each in resolution.divisions)
    return "printed-page-" if taken else "page-"


def page_links(
    starts: Iterable[PageStart], paths: Mapping[str, str], prefix: str
) -> tuple[PageLink, ...]:
    """The page-list: every mark, in the order of the pages."""
    return tuple(
        PageLink(label=start.label, href=f"{paths[start.division]}#{prefix}{start.label}")
        for start in starts
    )


def mark_pages(root: etree._Element, starts: Iterable[PageStart], prefix: str) -> None:
    """Put the marks of a division's pages into its document.

    Args:
        root: the document, its blocks still carrying their ids.
        starts: where the pages begin, in order.
        prefix: what the ids of the marks begin with.
    """
    points: list[tuple[Point, list[str]]] = []
    text = Text(root)
    for _, group in groupby(starts, key=lambda s: (s.block, s.ink, s.lead, s.announced, s.figure)):
        pages = list(group)
        point = _point(text, pages[0])
        labels = [page.label for page in pages]
        if point is None and points:
            points[-1][1].extend(labels)  # a layout leaves this text out
        else:
            points.append((point or text.start, labels))
    for point, labels in reversed(points):
        _put([_mark(label, prefix, point.apart) for label in labels], point)


def _point(text: Text, start: PageStart) -> Point | None:
    if start.figure:
        figure = text.figure(start.figure)
        return None if figure is None else before(figure, apart=figure.tag == name("figure"))
    if not start.block:
        return text.start
    if start.ink:
        found = text.character(start.block, start.ink, start.lead)
        return None if found is None else _outside(found)
    block = text.block(start.block)
    if block is None:
        return None
    announced = _announcement(block) if start.announced else None
    return _opening(block) if announced is None else before(announced, apart=True)


def _announcement(block: etree._Element) -> etree._Element | None:
    """The words of the layout, such as the name of an aside, that stand right before a block."""
    found = None
    for above in (block, *block.iterancestors()):
        earlier = above.getprevious()
        while earlier is not None and _is_generated(earlier):
            found, earlier = earlier, earlier.getprevious()
        if found is not None or earlier is not None:
            break
    return found


def _is_generated(node: etree._Element) -> bool:
    """Whether an element has words of the layout and no others."""
    texts = stretches(node) if node.tag in _ANNOUNCING else []
    generated = "generated" in node.get("class", "").split()
    return bool(texts) and (generated or not any(stretch.own for stretch in texts))


def _opening(block: etree._Element) -> Point:
    """The beginning of a block: before it where it is a heading or opens a table."""
    for above in (block, *block.iterancestors()):
        if above.tag in HEADINGS or (above.tag == name("table") and _opens(block, above)):
            return before(above, apart=True)
    return Point(block, None, 0)


def _opens(block: etree._Element, table: etree._Element) -> bool:
    """Whether nothing of a table is printed before a block: its caption, else its first cell."""
    cell = next(table.iter(*CELLS), None)
    inside = (block, *block.iterancestors())
    return cell is None or cell in inside or not any(above.tag in CELLS for above in inside)


def _outside(point: Point) -> Point:
    """Before the emphasis or link that begins at a point, not inside."""
    while point.behind is None and point.offset == 0 and _is_phrase(point.holder):
        point = before(point.holder)
    return point


def _is_phrase(node: etree._Element) -> bool:
    return node.get(BLOCK) is None and _LINES.isdisjoint(node.get("class", "").split())


def _put(marks: list[etree._Element], point: Point) -> None:
    holder, behind = point.holder, point.behind
    text = (holder.text if behind is None else behind.tail) or ""
    at = 0 if behind is None else holder.index(behind) + 1
    if behind is None:
        holder.text = text[: point.offset]
    else:
        behind.tail = text[: point.offset]
    for offset, mark in enumerate(marks):
        holder.insert(at + offset, mark)
    marks[-1].tail = text[point.offset :]


def _mark(label: str, prefix: str, apart: bool) -> etree._Element:
    mark = etree.Element(name("div" if apart else "span"))
    mark.set(TYPE, "pagebreak")
    mark.set("role", "doc-pagebreak")
    mark.set("id", f"{prefix}{label}")
    mark.set("aria-label", label)
    return mark
