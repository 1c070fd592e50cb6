"""Reads the layout tree of set pages, which is private to WeasyPrint, into a `Structure`."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast
from xml.etree.ElementTree import Element as Html

from riftbook.typeset.engine import AbsolutePlaceholder, boxes, weasyprint
from riftbook.typeset.grid import head_cells
from riftbook.typeset.lists import number_list
from riftbook.typeset.nodes import Node, frozen
from riftbook.typeset.placing import Place, Tree
from riftbook.typeset.reading import place, scope
from riftbook.typeset.structure import (
    Annotation,
    Artifact,
    Bounds,
    Cell,
    Content,
    Element,
    Structure,
)

POINTS = 0.75
"""Points in a CSS pixel."""
_SAID = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Pd", "Ps", "Pe", "Pi", "Pf"})
"""The categories of characters that are read where a style adds them."""
_STOPS = frozenset(".,:;?!\"'%")


Tag = Callable[[object, Structure], None]
"""How a PDF gets its structure, while its content streams are open: (pydyf.PDF, structure)."""


def structure(
    pages: Sequence[object], streams: Sequence[object], *, language: str, name: str = ""
) -> Structure:
    """The logical structure of pages whose content streams are drawn and not yet written.

    Args:
        pages: WeasyPrint's pages: of one division, or of several, one after the other.
        streams: WeasyPrint's content streams of these pages.
        language: of the document as a whole, a BCP 47 tag; elements in others say so.
        name: begins the identifiers that are made here; where the trees of several runs of pages
            are joined, each needs its own.
    """
    tree = Tree.of(language)
    walk = _Walk(tree)
    for page, stream in zip(pages, streams, strict=True):
        walk.page(page, stream)
    for number, table in enumerate(tree.tables, 1):
        head_cells(table, f"{name}table-{number}")
    for number, note in enumerate(tree.notes, 1):
        note.identifier = note.identifier or f"{name}note-{number}"
    tops = cast(list[Node], tree.root.kids)
    kids = [cast(Element, kid) for node in tops for kid in frozen(node, language)]
    return Structure(kids=tuple(kids), artifacts=tuple(walk.artifacts))


@contextmanager
def tagging(tag: Tag, language: str, *, name: str = "") -> Iterator[None]:
    """Let PDFs that are written get our structure, not that of WeasyPrint.

    WeasyPrint calls a function of its module at the one moment when all pages are drawn and
    their streams still open; there is no public way in.

    Args:
        tag: writes the structure.
        language: of the document as a whole, a BCP 47 tag.
        name: begins the identifiers that are made for it.
    """
    theirs = weasyprint.pdf.add_tags

    def add_tags(pdf: object, document: Any, _: object, streams: Sequence[object]) -> None:
        tag(pdf, structure(document.pages, streams, language=language, name=name))

    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = theirs


class _Walk:
    """Goes over the boxes of page after page, in the order of the source."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.artifacts: list[dict[int, Artifact]] = []
        self._number = -1
        self._height = 0.0
        self._marked: Mapping[object, Mapping[str, Any]] = {}
        self._annotations: Mapping[object, int] = {}
        self._unread: dict[int, Artifact] = {}
        self._read: set[int] = set()
        self._shown: dict[Html, int] = {}
        """What is repeated from page to page, and the page where it is read."""
        self._calls: dict[Html, Node] = {}

    def page(self, page: Any, stream: Any) -> None:
        """Read one page more."""
        self._number += 1
        self._height = page.height
        self._marked = stream._tags
        linked = (box for *_, box in page.links if box.link_annotation is not None)
        self._annotations = {box: number for number, box in enumerate(linked)}
        self._unread, self._read = {}, set()
        self.artifacts.append(self._unread)
        for box in page._page_box.children:
            if box.is_for_root_element:
                self._tree.know(box.element)
            self._box(box)
        for mark in self._marked.values():
            if mark["mcid"] not in self._read:
                self._unread.setdefault(mark["mcid"], Artifact.LAYOUT)

    def _box(self, box: Any, *, linked: bool = False, positioned: bool = False) -> None:
        """Read a box.

        Args:
            box: with all that it holds.
            linked: whether it stands in one that has the annotation of its link.
            positioned: whether a style may have taken it out of its place.
        """
        if isinstance(box, boxes.TextBox):
            self._text(box)
            return
        if isinstance(box, AbsolutePlaceholder):
            box, positioned = box._box, True
        if positioned and box.style["position"] == "fixed" and self._is_again(box.element):
            self._lay_off(box, Artifact.PAGINATION)
            return
        if box.element is not None:
            why = self._repeats(box)
            if why is not None:
                self._lay_off(box, why)
                return
            linked = self._element(box, linked)
        elif isinstance(box, boxes.MarginBox):
            self._lay_off(box, _furniture(box.at_keyword))
            return
        if isinstance(box, boxes.ReplacedBox):
            self._picture(box)
        for child in box.children:
            self._box(child, linked=linked, positioned=box.is_for_root_element)

    def _element(self, box: Any, linked: bool) -> bool:
        """Make sure that a box's element has its place; whether it is now within its link."""
        element = box.element
        if box.element_tag.endswith("::footnote-call"):
            self._tree.called.add(element)
        there = place(self._tree, element)
        if isinstance(box, boxes.TableCellBox) and there.block is element:
            _span(there.node, box)
        number = self._annotations.get(box)
        if number is None or linked or there.link is None:
            return linked
        there.link.kids.append(Annotation(self._number, number, there.says))
        return True

    def _repeats(self, box: Any) -> Artifact | None:
        """Why a box is not read, if it is only there for the page's sake."""
        if box.is_leader:
            return Artifact.LAYOUT
        if not isinstance(box, boxes.TableRowGroupBox):
            return None
        if box.is_header and self._is_again(box.element):
            return Artifact.PAGINATION
        if box.is_footer and self._is_again(box.element):
            # Of the feet, the last stands behind all rows.
            for leaf in place(self._tree, box.element).node.emptied():
                self.artifacts[leaf.page][leaf.mcid] = Artifact.PAGINATION
        return None

    def _is_again(self, element: Html) -> bool:
        return self._shown.setdefault(element, self._number) != self._number

    def _lay_off(self, box: Any, why: Artifact) -> None:
        """Mark all that a box holds as an artifact."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        mark = self._marked.get(box)
        if mark is not None:
            self._unread[mark["mcid"]] = why
        for child in box.children:
            self._lay_off(child, why)

    def _text(self, box: Any) -> None:
        mark = self._marked.get(box)
        if mark is None:
            return
        there = place(self._tree, box.element)
        _, _, pseudo = box.element_tag.partition("::")
        node = None if there.unread else self._home(there, box, pseudo)
        if node is None:
            hidden = there.unread and not pseudo
            self._unread[mark["mcid"]] = Artifact.HIDDEN if hidden else Artifact.LAYOUT
        else:
            self._read.add(mark["mcid"])
            node.kids.append(Content(self._number, mark["mcid"]))

    def _home(self, there: Place, box: Any, pseudo: str) -> Node | None:
        """The element that text goes into; none for what a style adds as decoration."""
        if pseudo in {"before", "after"} and not _is_said(box.text):
            return None
        if pseudo == "footnote-call":
            return self._call(there, box.element)
        item = there.item
        if item is not None and pseudo == "footnote-marker":
            return item.leading("Lbl")
        if item is not None and pseudo == "marker" and there.node.parent is item:
            number_list(item, str(box.style["list_style_type"]), box.text)
            label = item.leading("Lbl")
            label.alternate = box.element.get("data-says", "")
            return label
        return there.running()

    def _call(self, note: Place, element: Html) -> Node:
        """The reference that a style prints where a note is called."""
        if element not in self._calls:
            home = self._tree.callers[element]
            call = Node("Reference", home.language, note.node.order, home)
            behind = home.kids.index(note.node) if note.node in home.kids else len(home.kids)
            home.kids.insert(behind, call)
            self._calls[element] = call
        return self._calls[element]

    def _picture(self, box: Any) -> None:
        mark = self._marked.get(box)
        if mark is None:
            return
        there = place(self._tree, box.element)
        if there.unread or "::" in box.element_tag:
            self._unread[mark["mcid"]] = Artifact.LAYOUT
            return
        node = there.running()
        self._read.add(mark["mcid"])
        node.kids.append(Content(self._number, mark["mcid"]))
        if node.kind == "Figure" and node.bounds is None:
            left, top = box.content_box_x(), box.content_box_y()
            node.bounds = Bounds(
                left=left * POINTS,
                bottom=(self._height - top - box.height) * POINTS,
                right=(left + box.width) * POINTS,
                top=(self._height - top) * POINTS,
                inline=not isinstance(box, boxes.BlockLevelBox),
            )


def _furniture(keyword: str) -> Artifact:
    """What a margin box is."""
    if keyword.startswith("@top"):
        return Artifact.HEADER
    return Artifact.FOOTER if keyword.startswith("@bottom") else Artifact.PAGINATION


def _span(node: Node, box: Any) -> None:
    if node.kind in {"TH", "TD"} and node.cell is None:
        said = scope(box.element) if node.kind == "TH" else ""
        node.cell = Cell(scope=said, columns=box.colspan, rows=box.rowspan)


def _is_said(text: str) -> bool:
    """Whether characters that a style adds are language, and not decoration."""
    return any(sign in _STOPS or unicodedata.category(sign) in _SAID for sign in text)
