"""What is painted but belongs to no element: running heads, folios, repeated table headers."""

import pydyf

from riftbook.assemble.structure import Tree


def mark_artifacts(tree: Tree) -> None:
    """Mark content outside the structure as pagination artifacts (ISO 32000-1, 14.8.2.2).

    WeasyPrint writes it as marked content whose elements hang in no tree.
    """
    reached = tree.reached()
    for page in tree.pages():
        owners = tree.owners(page)
        loose = {mcid for mcid, owner in enumerate(owners) if owner not in reached}
        if not loose:
            continue
        for mcid in loose:
            owners[mcid] = "null"
        content = tree.content(page)
        for place, item in enumerate(content):
            if isinstance(item, pydyf.Dictionary) and item.get("MCID") in loose:
                content[place - 1] = "/Artifact"
                content[place] = pydyf.Dictionary({"Type": "/Pagination"})
