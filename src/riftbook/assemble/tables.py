"""Tables that go over several pages are one table: one header, all rows in order."""

from collections.abc import Sequence
from itertools import groupby

import pydyf

from riftbook.assemble.structure import Tree


def join_tables(tree: Tree, beginnings: Sequence[int]) -> None:
    """Join the parts that WeasyPrint makes of a table on each page.

    A header that is repeated on a later page says nothing new; it leaves the tree, and so becomes
    an artifact (ISO 14289-1, 7.1, 7.5). Of feet, the last stays.

    Args:
        tree: the structure.
        beginnings: for each part of a table, in the order of pages, the number of that table's
            first part.

    Raises:
        ValueError: There are not as many tables in the tree.
    """
    if len(set(beginnings)) == len(beginnings):
        return
    parts = zip(beginnings, tree.elements("/Table"), strict=True)
    for _, found in groupby(sorted(parts, key=lambda part: part[0]), key=lambda part: part[0]):
        first, *further = [table for _, table in found]
        for part in further:
            _join(tree, first, part)


def _join(tree: Tree, first: pydyf.Dictionary, part: pydyf.Dictionary) -> None:
    headings = [cell["ID"] for cell in _cells(tree, tree.kids(first, "/THead")) if "ID" in cell]
    repeated = tree.kids(part, "/THead")
    again = [cell["ID"] for cell in _cells(tree, repeated) if "ID" in cell]
    renamed = {old.data: new for old, new in zip(again, headings, strict=False)}
    for foot in tree.kids(first, "/TFoot"):
        tree.detach(foot)
    for head in repeated:
        tree.detach(head)
    rows = tree.kids(part)
    tree.detach(part)
    for group in rows:
        tree.attach(group, first)
        for cell in _cells(tree, [group]):
            named = cell["A"].get("Headers", ())
            cell["A"]["Headers"] = pydyf.Array(renamed.get(name.data, name) for name in named)


def _cells(tree: Tree, groups: Sequence[pydyf.Dictionary]) -> list[pydyf.Dictionary]:
    found = []
    for group in groups:
        if group["S"] in {"/TH", "/TD"}:
            found.append(group)
        elif group["S"] != "/Table":
            found.extend(_cells(tree, tree.kids(group)))
    return found
