"""D015: what was joined is all there: pages, marked content, links, titles, page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pikepdf

from riftbook.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from riftbook.editions.print.edition import Printed


def count(document: pikepdf.Pdf, printed: Printed) -> Iterator[Diagnostic]:
    """Count what the file holds and what its divisions brought.

    Args:
        document: the PDF, open.
        printed: its pages.
    """
    composition = printed.composition
    formes = [composition.store.forme(each.kept.key) for each in composition.standings]
    root = document.Root
    tree = root.StructTreeRoot
    names = root.Names.Dests.Names
    kinds = {
        "pages": (len(document.pages), sum(len(forme.pages) for forme in formes)),
        "structure elements": (len(tree.K[0].K), sum(len(forme.kids) for forme in formes)),
        "keys of the structure": (int(tree.ParentTreeNextKey), sum(f.keys for f in formes)),
        "places to lead to": (
            len(names) // 2,
            len({anchor for forme in formes for page in forme.pages for anchor in page.anchors}),
        ),
        "fonts": (
            len(document.pages[0].obj.Resources.Font),
            len({name for forme in formes for name in forme.fonts}),
        ),
    }
    for what, (there, brought) in kinds.items():
        if there != brought:
            yield Diagnostic(
                code="D015",
                span=Span(path=""),
                message=f"the PDF has {there} {what} where its divisions brought {brought}",
                hint="this is a fault of riftbook: please report it with the manuscript that "
                "shows it",
            )
