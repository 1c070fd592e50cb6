"""The structure tree: walking it, and mending list bodies and links."""

from collections.abc import Iterator, Sequence

import pydyf


class Tree:
    """The structure elements of a PDF that is not yet written."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        """Index the dictionaries of `pdf` by reference."""
        self._pdf = pdf
        self._by_reference: dict[object, pydyf.Dictionary] = {
            thing.reference: thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary)
        }
        self._owners: dict[object, list[object]] = {}
        self._streams: dict[object, pydyf.Stream] = {
            thing.reference: thing for thing in pdf.objects if isinstance(thing, pydyf.Stream)
        }

    def elements(self, kind: str = "") -> Iterator[pydyf.Dictionary]:
        """The structure elements, of one kind such as ``/LI``, in the order of their making."""
        for thing in tuple(self._by_reference.values()):
            if thing.get("Type") == "/StructElem" and kind in {"", thing["S"]}:
                yield thing

    def pages(self) -> Iterator[pydyf.Dictionary]:
        """The pages that have marked content."""
        for thing in self._by_reference.values():
            if thing.get("Type") == "/Page" and "StructParents" in thing:
                yield thing

    def kids(self, element: pydyf.Dictionary, kind: str = "") -> list[pydyf.Dictionary]:
        """The elements right below one, of one kind or all."""
        found = (self._by_reference.get(kid) for kid in element["K"] if isinstance(kid, bytes))
        return [kid for kid in found if kid and "S" in kid and kind in {"", kid["S"]}]

    def content(self, page: pydyf.Dictionary) -> list[object]:
        """The operators and operands of a page, to be changed in place."""
        content: list[object] = self._streams[page["Contents"]].stream
        return content

    def detach(self, element: pydyf.Dictionary) -> None:
        """Take an element out of the tree, and with it all below."""
        above = self._by_reference[element["P"]]
        above["K"] = pydyf.Array(kid for kid in above["K"] if kid != element.reference)

    def attach(self, element: pydyf.Dictionary, parent: pydyf.Dictionary) -> None:
        """Make an element the last below another."""
        element["P"] = parent.reference
        parent["K"].append(element.reference)

    def reached(self) -> frozenset[object]:
        """The references of all elements that hang in the tree."""
        root = self._by_reference[self._pdf.catalog["StructTreeRoot"]]
        waiting, found = self.kids(root), set()
        while waiting:
            element = waiting.pop()
            found.add(element.reference)
            waiting.extend(self.kids(element))
        return frozenset(found)

    def owners(self, page: pydyf.Dictionary) -> list[object]:
        """What each marked content of a page belongs to, to be changed in place."""
        root = self._by_reference[self._pdf.catalog["StructTreeRoot"]]
        nums = self._by_reference[root["ParentTree"]]["Nums"]
        if not self._owners:
            self._owners = dict(zip(nums[::2], nums[1::2], strict=True))
        owners: list[object] = self._owners[page["StructParents"]]
        return owners

    def give_list_items_bodies(self) -> None:
        """Put what a list item holds beside its label into an LBody.

        WeasyPrint does so only for items whose text is not in paragraphs; PDF/UA asks it of
        all (ISO 32000-1, table 336; Matterhorn 7.2-20).
        """
        for item in self.elements("/LI"):
            item["K"] = pydyf.Array(
                self._body(item, kid) if isinstance(kid, list) else kid
                for kid in list(self._grouped(item["K"]))
            )

    def drop_nested_links(self) -> None:
        """Take away the annotations of elements inside a link, and of elements in no tree.

        WeasyPrint makes one for each; only the link's own stands in a Link element, as
        ISO 14289-1, 7.18.5, demands.
        """
        dropped: set[object] = set()
        reached = self.reached()
        for element in self.elements():
            if element["S"] == "/Link" and element.reference in reached:
                continue
            kept = pydyf.Array()
            for kid in element["K"]:
                annotation = self._annotation(kid)
                if annotation is None:
                    kept.append(kid)
                else:
                    dropped.add(annotation)
            element["K"] = kept
        for thing in self._by_reference.values():
            if thing.get("Type") == "/Page" and "Annots" in thing:
                thing["Annots"] = pydyf.Array(a for a in thing["Annots"] if a not in dropped)
        self._forget_parents(dropped)

    def _forget_parents(self, dropped: set[object]) -> None:
        """Take dropped annotations out of the parent tree."""
        keys = {self._by_reference[reference].pop("StructParent", None) for reference in dropped}
        root = self._by_reference[self._pdf.catalog["StructTreeRoot"]]
        parents = self._by_reference[root["ParentTree"]]
        nums = parents["Nums"]
        parents["Nums"] = pydyf.Array(
            entry
            for position in range(0, len(nums), 2)
            if nums[position] not in keys
            for entry in nums[position : position + 2]
        )

    def _annotation(self, kid: object) -> object | None:
        """The link annotation that a kid points at."""
        pointer = self._by_reference.get(kid) if isinstance(kid, bytes) else None
        if pointer is None or pointer.get("Type") != "/OBJR":
            return None
        annotation = self._by_reference.get(pointer["Obj"])
        is_link = annotation is not None and annotation.get("Subtype") == "/Link"
        reference: object = pointer["Obj"]
        return reference if is_link else None

    def _grouped(self, kids: Sequence[object]) -> Iterator[object]:
        """Labels and bodies as they are, runs of anything else as lists."""
        loose: list[object] = []
        for kid in kids:
            element = self._by_reference.get(kid) if isinstance(kid, bytes) else None
            if element is not None and element.get("S") in {"/Lbl", "/LBody"}:
                if loose:
                    yield loose
                    loose = []
                yield kid
            else:
                loose.append(kid)
        if loose:
            yield loose

    def _body(self, item: pydyf.Dictionary, kids: list[object]) -> object:
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(kids), "P": item.reference}
        )
        if "Pg" in item:
            body["Pg"] = item["Pg"]
        self._pdf.add_object(body)
        self._by_reference[body.reference] = body
        for kid in kids:
            element = self._by_reference.get(kid) if isinstance(kid, bytes) else None
            if element is not None and "P" in element:
                element["P"] = body.reference
        reference: object = body.reference
        return reference
