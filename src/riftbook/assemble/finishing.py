"""The last touches to a PDF before it is written: page labels, how it opens, list bodies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pydyf


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """A run of pages numbered in one way."""

    first: int
    """The index of its first page, from 0."""
    numerals: str
    """``decimal`` or ``lower-roman``."""
    start: int
    """The number of that page."""


_STYLES = {"decimal": "/D", "lower-roman": "/r"}


def finish(pdf: pydyf.PDF, numberings: Sequence[Numbering]) -> None:
    """Add page labels, opening view and list bodies.

    Args:
        pdf: the document, complete but not yet written.
        numberings: in order of pages; the first begins at page 0.
    """
    pdf.catalog["PageLabels"] = _page_labels(numberings)
    pdf.catalog["PageLayout"] = "/TwoPageRight"
    pdf.catalog["PageMode"] = "/UseOutlines"
    _give_list_items_bodies(pdf)


def _page_labels(numberings: Sequence[Numbering]) -> pydyf.Dictionary:
    entries = pydyf.Array()
    for run in numberings:
        label = pydyf.Dictionary({"S": _STYLES[run.numerals]})
        if run.start != 1:
            label["St"] = run.start
        entries.extend((run.first, label))
    return pydyf.Dictionary({"Nums": entries})


def _give_list_items_bodies(pdf: pydyf.PDF) -> None:
    """Put what a list item holds beside its label into an LBody.

    WeasyPrint does so only for items whose text is not in paragraphs; PDF/UA asks it of all
    (ISO 32000-1, table 336; Matterhorn 7.2-20).
    """
    by_reference = {
        thing.reference: thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary)
    }
    items = [thing for thing in by_reference.values() if thing.get("S") == "/LI"]
    for item in items:
        kids = list(_grouped(item["K"], by_reference))
        item["K"] = pydyf.Array(
            kid if not isinstance(kid, list) else _body(pdf, item, kid, by_reference)
            for kid in kids
        )


def _grouped(
    kids: Sequence[object], by_reference: dict[bytes, pydyf.Dictionary]
) -> Iterator[object | list[object]]:
    """Labels and bodies as they are, runs of anything else as lists."""
    loose: list[object] = []
    for kid in kids:
        element = by_reference.get(kid) if isinstance(kid, bytes) else None
        if element is not None and element.get("S") in {"/Lbl", "/LBody"}:
            if loose:
                yield loose
                loose = []
            yield kid
        else:
            loose.append(kid)
    if loose:
        yield loose


def _body(
    pdf: pydyf.PDF,
    item: pydyf.Dictionary,
    kids: list[object],
    by_reference: dict[bytes, pydyf.Dictionary],
) -> bytes:
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(kids), "P": item.reference}
    )
    if "Pg" in item:
        body["Pg"] = item["Pg"]
    pdf.add_object(body)
    for kid in kids:
        element = by_reference.get(kid) if isinstance(kid, bytes) else None
        if element is not None and "P" in element:
            element["P"] = body.reference
    reference: bytes = body.reference
    return reference
