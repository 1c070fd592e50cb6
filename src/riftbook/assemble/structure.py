"""The logical structure of a PDF, from values to objects (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Mapping, Sequence

import pydyf

from riftbook.assemble.marked import MarkedPage, marked_pages
from riftbook.records import Record, field
from riftbook.typeset.structure import Annotation, Bounds, Cell, Content, Element, Structure

_PRINT = 4
"""The flag of an annotation that is there in print as on the screen (ISO 32000-1, table 165)."""


def write_structure(pdf: pydyf.PDF, structure: Structure) -> None:
    """Give a PDF its structure tree, and mark as artifacts what is not in it.

    All keys of the parent tree are in one flat array, in rising order: the page of index n has
    the key n (``StructParents``), the annotations have those after the last page's
    (``StructParent``), and then come the forms that hold marked content. The elements right below
    the Document are the ``K`` of the one ``K`` of the ``StructTreeRoot``.

    Args:
        pdf: complete but for its structure and not yet written; the operators of its content
            streams are still apart.
        structure: of all its pages.
    """
    writing = _Writing.of(pdf)
    for page, artifacts in zip(writing.pages, structure.artifacts, strict=True):
        page.mark_artifacts(artifacts)
    document = writing.element(Element(kind="Document", kids=structure.kids))
    writing.drop_annotations()
    writing.close(document)
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


class _Writing(Record):
    """One PDF while it gets its structure."""

    pdf: pydyf.PDF
    pages: Sequence[MarkedPage]
    root: pydyf.Dictionary
    references: Sequence[bytes]
    """Those of the pages."""
    parents: list[dict[int, bytes]]
    """For each page, the element of each marked content."""
    annotations: list[tuple[int, bytes]] = field(default_factory=list)
    """Object numbers of the annotations that are kept, and their elements."""
    identifiers: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, pdf: pydyf.PDF) -> "_Writing":
        """Look at the pages of a PDF, and begin its tree."""
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        pdf.add_object(root)
        pdf.catalog["StructTreeRoot"] = root.reference
        pages = marked_pages(pdf)
        return cls(pdf, pages, root, pdf.page_references, [{} for _ in pages])

    def element(self, element: Element, parent: bytes = b"") -> bytes:
        """Write an element with all below it; its reference."""
        written = pydyf.Dictionary(
            {"Type": "/StructElem", "S": f"/{element.kind}", "P": parent or self.root.reference}
        )
        self.pdf.add_object(written)
        reference: bytes = written.reference
        first = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        if first is not None:
            written["Pg"] = self.references[first]
        kids = pydyf.Array()
        for kid in element.kids:
            if isinstance(kid, Content):
                kids.append(self.content(kid, first, reference))
            elif isinstance(kid, Element):
                kids.append(self.element(kid, reference))
            else:
                kids.append(self.annotation(kid, reference))
        written["K"] = kids
        written.update(_properties(element))
        if element.identifier:
            self.identifiers[element.identifier] = reference
        return reference

    def content(self, content: Content, first: int | None, parent: bytes) -> object:
        """A leaf: its number alone if it is on the element's own page, and in no form."""
        self.parents[content.page][content.mcid] = parent
        form = self.pages[content.page].form_of(content.mcid)
        if content.page == first and form is None:
            return content.mcid
        leaf = pydyf.Dictionary(
            {"Type": "/MCR", "Pg": self.references[content.page], "MCID": content.mcid}
        )
        if form is not None:
            leaf["Stm"] = form.reference
        return leaf

    def annotation(self, leaf: Annotation, parent: bytes) -> pydyf.Dictionary:
        """A leaf that is an annotation; it gets its description (ISO 14289-1, 7.18.1, 7.18.5)."""
        number = self.pages[leaf.page].annotations[leaf.number]
        annotation = self.pdf.objects[number]
        annotation.update(Contents=pydyf.String(leaf.text), F=_PRINT)
        self.annotations.append((number, parent))
        page = self.references[leaf.page]
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": page})

    def drop_annotations(self) -> None:
        """Take the links off the pages that are no part of the structure."""
        kept = {number for number, _ in self.annotations}
        for page in self.pages:
            loose = [self.pdf.objects[number] for number in page.annotations if number not in kept]
            links = [each for each in loose if each["Subtype"] == "/Link"]
            page.drop_annotations({link.number for link in links})
            for link in links:
                link.clear()

    def close(self, document: bytes) -> None:
        """Write what leads from the pages into the tree, and from identifiers."""
        numbers = pydyf.Array()
        key = len(self.pages)
        for page, parents in enumerate(self.parents):
            numbers.extend((page, _row(parents)))
        for number, parent in self.annotations:
            self.pdf.objects[number]["StructParent"] = key
            numbers.extend((key, parent))
            key += 1
        for page, marked in enumerate(self.pages):
            for form, held in marked.forms:
                form.extra["StructParents"] = key
                row = {mcid: self.parents[page][mcid] for mcid in held & self.parents[page].keys()}
                numbers.extend((key, _row(row)))
                key += 1
        parent_tree = pydyf.Dictionary({"Nums": numbers})
        self.pdf.add_object(parent_tree)
        self.root.update(K=pydyf.Array([document]), ParentTree=parent_tree.reference)
        self.root["ParentTreeNextKey"] = key
        if self.identifiers:
            self.root["IDTree"] = _identifier_tree(self.identifiers)


def _row(parents: Mapping[int, bytes]) -> pydyf.Array:
    """The elements of marked content by its number; artifacts leave gaps."""
    return pydyf.Array(parents.get(mcid, "null") for mcid in range(max(parents, default=-1) + 1))


def _identifier_tree(identifiers: Mapping[str, bytes]) -> pydyf.Dictionary:
    """A name tree, in the order of its keys' bytes (ISO 32000-1, 7.9.6)."""
    entries = pydyf.Array()
    for identifier in sorted(identifiers, key=_as_bytes):
        entries.extend((pydyf.String(identifier), identifiers[identifier]))
    return pydyf.Dictionary({"Names": entries})


def _as_bytes(text: str) -> bytes:
    """A text string as the file holds it (ISO 32000-1, 7.9.2.2)."""
    return text.encode() if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")


def _properties(element: Element) -> dict[str, object]:
    said = {
        "Lang": element.language,
        "Alt": element.alternate,
        "ActualText": element.actual_text,
        "ID": element.identifier,
    }
    properties: dict[str, object] = {key: pydyf.String(text) for key, text in said.items() if text}
    if element.cell is not None and (attributes := _cell(element.cell)):
        properties["A"] = pydyf.Dictionary({"O": "/Table", **attributes})
    elif element.numbering:
        numbering = f"/{element.numbering}"
        properties["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})
    elif element.bounds is not None:
        properties["A"] = pydyf.Dictionary({"O": "/Layout", **_layout(element.bounds)})
    return properties


def _cell(cell: Cell) -> dict[str, object]:
    attributes: dict[str, object] = {}
    if cell.scope:
        attributes["Scope"] = f"/{cell.scope}"
    if cell.columns != 1:
        attributes["ColSpan"] = cell.columns
    if cell.rows != 1:
        attributes["RowSpan"] = cell.rows
    if cell.headers:
        attributes["Headers"] = pydyf.Array(pydyf.String(header) for header in cell.headers)
    return attributes


def _layout(bounds: Bounds) -> dict[str, object]:
    edges = (bounds.left, bounds.bottom, bounds.right, bounds.top)
    return {
        "Placement": "/Inline" if bounds.inline else "/Block",
        "BBox": pydyf.Array(round(edge, 3) for edge in edges),
    }
