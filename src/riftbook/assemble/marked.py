"""The marked content of a page: where it stands in the content streams, and what is not read."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

import pydyf

from riftbook.records import Value
from riftbook.typeset.structure import Artifact

_KINDS: Mapping[Artifact, Mapping[str, str]] = {
    Artifact.HEADER: {"Type": "/Pagination", "Subtype": "/Header"},
    Artifact.FOOTER: {"Type": "/Pagination", "Subtype": "/Footer"},
    Artifact.PAGINATION: {"Type": "/Pagination"},
    Artifact.LAYOUT: {"Type": "/Layout"},
    # A name of our own: these words are the manuscript's, and are compared with it.
    Artifact.HIDDEN: {"Type": "/Layout", "Hidden": "true"},
}
"""ISO 32000-1, table 330."""


class MarkedPage(Value, kw_only=True):
    """One page of a PDF that is not yet written."""

    page: pydyf.Dictionary
    annotations: tuple[int, ...]
    """The object numbers of its annotations, in order, before any is dropped."""
    streams: tuple[tuple[pydyf.Stream, frozenset[int]], ...]
    """Its content, then the forms drawn on it, each with the marked content that it holds."""

    @property
    def forms(self) -> tuple[tuple[pydyf.Stream, frozenset[int]], ...]:
        """The forms that hold marked content."""
        return self.streams[1:]

    def form_of(self, mcid: int) -> pydyf.Stream | None:
        """The form that holds some marked content; none where the page itself does."""
        return next((form for form, held in self.forms if mcid in held), None)

    def mark_artifacts(self, artifacts: Mapping[int, Artifact]) -> None:
        """Make artifacts of marked content (ISO 32000-1, 14.8.2.2)."""
        if not artifacts:
            return
        for stream, _ in self.streams:
            content = stream.stream
            for place, operand in _marks(content):
                why = artifacts.get(operand["MCID"])
                if why is not None:
                    content[place - 1] = "/Artifact"
                    content[place] = pydyf.Dictionary(_KINDS[why])

    def drop_annotations(self, dropped: Set[int]) -> None:
        """Take annotations off the page, by their object numbers."""
        if dropped.isdisjoint(self.annotations):
            return
        left = [number for number in self.annotations if number not in dropped]
        if left:
            self.page["Annots"] = pydyf.Array(f"{number} 0 R".encode() for number in left)
        else:
            del self.page["Annots"]


def marked_pages(pdf: pydyf.PDF) -> tuple[MarkedPage, ...]:
    """Look at the pages of a PDF."""
    known: dict[bytes, _Forms] = {}
    return tuple(_marked_page(pdf, pdf.objects[number], known) for number in _numbers(pdf))


_Forms = Mapping[bytes, tuple[pydyf.Stream, frozenset[int]]]
"""Forms that hold marked content, by the operation that draws them."""


def _numbers(pdf: pydyf.PDF) -> Iterator[int]:
    return (int(reference.split()[0]) for reference in pdf.page_references)


def _marked_page(pdf: pydyf.PDF, page: pydyf.Dictionary, known: dict[bytes, _Forms]) -> MarkedPage:
    content = _found(pdf, page["Contents"])
    resources = page["Resources"]
    if resources not in known:
        known[resources] = dict(_forms(pdf, _found(pdf, resources)))
    held = frozenset(operand["MCID"] for _, operand in _marks(content.stream))
    return MarkedPage(
        page=page,
        annotations=tuple(int(reference.split()[0]) for reference in page.get("Annots", ())),
        streams=((content, held), *_drawn(pdf, content, known[resources])),
    )


def _found(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _forms(
    pdf: pydyf.PDF, resources: pydyf.Dictionary
) -> Iterator[tuple[bytes, tuple[pydyf.Stream, frozenset[int]]]]:
    """The forms that draw a part of a page's text: those of groups that are see-through."""
    for name, reference in resources.get("XObject", {}).items():
        form = _found(pdf, reference)
        if form.extra.get("Subtype") == "/Form":
            held = frozenset(operand["MCID"] for _, operand in _marks(form.stream))
            yield f"/{name} Do".encode(), (form, held)


def _drawn(
    pdf: pydyf.PDF, content: pydyf.Stream, forms: _Forms
) -> Iterator[tuple[pydyf.Stream, frozenset[int]]]:
    """The forms that content draws and that hold marked content, with those drawn in them."""
    if not forms:
        return
    for operation in content.stream:
        if isinstance(operation, bytes) and operation in forms:
            form, held = forms[operation]
            if held:
                yield form, held
            yield from _drawn(pdf, form, dict(_forms(pdf, _found(pdf, form.extra["Resources"]))))


def _marks(content: Sequence[Any]) -> Iterator[tuple[int, pydyf.Dictionary]]:
    """The property lists of marked content that has a number, and their places."""
    for place, operand in enumerate(content):
        if type(operand) is pydyf.Dictionary and "MCID" in operand:
            yield place, operand
