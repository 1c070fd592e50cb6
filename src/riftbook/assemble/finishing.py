"""The last touches to a PDF before it is written: page labels, how it opens, structure mended."""

from collections.abc import Sequence
from dataclasses import dataclass

import pydyf

from riftbook.assemble.artifacts import mark_artifacts
from riftbook.assemble.structure import Tree
from riftbook.assemble.tables import join_tables


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


def finish(pdf: pydyf.PDF, numberings: Sequence[Numbering], tables: Sequence[int] = ()) -> None:
    """Add page labels and the opening view, and mend the structure tree.

    Args:
        pdf: the document, complete but not yet written.
        numberings: in order of pages; the first begins at page 0.
        tables: the parts of tables on the pages, each as the number of its table's first part.
    """
    pdf.catalog["PageLabels"] = _page_labels(numberings)
    pdf.catalog["PageLayout"] = "/TwoPageRight"
    pdf.catalog["PageMode"] = "/UseOutlines"
    tree = Tree(pdf)
    tree.give_list_items_bodies()
    join_tables(tree, tables)
    tree.drop_nested_links()
    mark_artifacts(tree)


def _page_labels(numberings: Sequence[Numbering]) -> pydyf.Dictionary:
    entries = pydyf.Array()
    for run in numberings:
        label = pydyf.Dictionary({"S": _STYLES[run.numerals]})
        if run.start != 1:
            label["St"] = run.start
        entries.extend((run.first, label))
    return pydyf.Dictionary({"Nums": entries})
