"""Captions that stand before their tables, behind lines that they could belong to."""

import pytest
from lxml import etree

from riftbook.diagnostics import Diagnostic
from riftbook.markup import convert
from riftbook.project import Source

NAME = "{http://www.w3.org/1999/xhtml}"


def read(text: str) -> tuple[etree._Element, tuple[Diagnostic, ...]]:
    fragment, _, found = convert(Source(id="x", path="x.md", text=text, role="chapter"))
    return etree.fromstring(fragment.xhtml), tuple(found)


@pytest.mark.parametrize(
    "table",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "+---+\n| a |\n+---+",
        "a    b\n---  ---\n1    2",
        "```{.table}\na;b\nc;d\n```",
    ],
)
@pytest.mark.parametrize("before", ["A paragraph of one line.", "Term\n: What it means."])
def test_a_caption_behind_a_line_of_text(before: str, table: str) -> None:
    root, found = read(f"{before}\n\n: Caption {{#tbl:a}}\n\n{table}\n\nEnd.\n")
    assert not found
    assert ["".join(each.itertext()) for each in root.iter(f"{NAME}caption")] == ["Caption"]
    assert root.find(f".//{NAME}table[@id='tbl:a']") is not None
    assert len(list(root.iter(f"{NAME}dd"))) == before.count("\n")


def test_a_table_in_a_definition_has_no_caption() -> None:
    root, found = read("Term\n\n:   What it means.\n\n    | a |\n    |---|\n    | 1 |\n")
    assert not found
    assert root.find(f".//{NAME}dd//{NAME}table") is not None
    assert root.find(f".//{NAME}caption") is None
