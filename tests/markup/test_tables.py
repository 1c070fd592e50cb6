"""Tables in every form: what they become, and that the second reading finds the same words."""

from textwrap import dedent

import pytest
from lxml import etree

from riftbook.diagnostics import Diagnostic
from riftbook.markup import convert
from riftbook.markup.scanner import streams
from riftbook.project import Included, Source

NAME = "{http://www.w3.org/1999/xhtml}"


def read(
    text: str, *files: tuple[str, str], language: str = "en"
) -> tuple[etree._Element, list[Diagnostic]]:
    included = tuple(Included(name=n, path=f"assets/{n}", text=t) for n, t in files)
    source = Source(id="x", path="x.md", text=dedent(text), role="chapter", language=language,
                    included=included)  # fmt: skip
    fragment, _, found = convert(source)
    return etree.fromstring(fragment.xhtml), list(found)


def shape(text: str, *files: tuple[str, str], language: str = "en") -> list[list[str]]:
    """Each row as its cells: part, element, spans and text."""
    root, found = read(text, *files, language=language)
    assert not found, found
    rows = []
    for row in root.iter(f"{NAME}tr"):
        part = etree.QName(row.getparent()).localname
        rows.append([f"{part[1]}", *(_cell(cell) for cell in row)])
    return rows


def _cell(cell: etree._Element) -> str:
    spans = "".join(f"{key[0]}{cell.get(key)}" for key in ("colspan", "rowspan") if cell.get(key))
    head = "!" if etree.QName(cell).localname == "th" else ""
    side = (cell.get("class") or "").replace("align-", "<")
    return f"{head}{spans}{side}:{' '.join(' '.join(cell.itertext()).split())}"


def test_spans_of_a_grid() -> None:
    assert shape("""
        +---------------------+-----------------------+
        | Property            | Earth                 |
        +=============+=======+=======================+
        |             | min   | -89.2 °C              |
        | Temperature +-------+-----------------------+
        | 1961-1990   | mean  | 14 °C                 |
        |             +-------+-----------------------+
        |             | max   | 56.7 °C               |
        +-------------+-------+-----------------------+
        """) == [
        ["h", "!c2:Property", "!:Earth"],
        ["b", "r3:Temperature 1961-1990", ":min", ":-89.2 °C"],
        ["b", ":mean", ":14 °C"],
        ["b", ":max", ":56.7 °C"],
    ]  # fmt: skip


def test_foot_and_sides_of_a_grid() -> None:
    assert shape("""
        +-----+-------+
        | A   | B     |
        +=====+======:+
        | a   | 1     |
        +-----+-------+
        | b   | 2     |
        +=====+=======+
        | sum | 3     |
        +=====+=======+
        """) == [
        ["h", "!:A", "!<right:B"],
        ["b", ":a", "<right:1"],
        ["b", ":b", "<right:2"],
        ["f", ":sum", "<right:3"],
    ]


def test_signs_of_a_drawing_inside_a_cell() -> None:
    assert shape("""
        +-------+-----+
        | a + b | b   |
        | x|y   | +=  |
        +-------+-----+
        | x +-- wide  |
        +-------+-----+
        """) == [["b", ":a + b x|y", ":b +="], ["b", "c2:x +– wide"]]


def test_wide_letters_in_a_grid() -> None:
    assert shape("""
        +------+-----+
        | 東京 | a   |
        +------+-----+
        | x    | 京  |
        +------+-----+
        """) == [["b", ":東京", ":a"], ["b", ":x", ":京"]]


def test_cells_of_a_grid_may_be_drawn_to_the_right() -> None:
    root, found = read("""
        +-----+------------+
        | a   |       1.50 |
        +-----+------------+
        | b   |     - two  |
        +-----+------------+
        """)
    assert not found
    assert [child.tag for cell in root.iter(f"{NAME}td") for child in cell] == [f"{NAME}ul"]


def test_numbered_lists_in_a_grid() -> None:
    root, found = read("""
        +-----------+-----+
        | 1. first  | a   |
        | 2. second |     |
        +-----------+-----+
        """)
    assert not found
    assert len(root.findall(f".//{NAME}ol/{NAME}li")) == 2


def test_simple_table() -> None:
    text = """
          Right     Left     Center     Default
        -------     ------ ----------   -------
             12     12        12            12
            123     123       123          123

        Table:  Simple. {#tbl:s}
        """
    assert shape(text)[0] == ["h", "!<right:Right", "!<left:Left", "!<center:Center", "!:Default"]
    assert shape(text)[2] == ["b", "<right:123", "<left:123", "<center:123", ":123"]
    root, _ = read(text)
    assert root[0].get("id") == "tbl:s"


def test_multiline_table() -> None:
    text = """
        -------------------------------------------------------------
         Centered   Default           Right Left
          Header    Aligned         Aligned Aligned
        ----------- ------- --------------- -------------------------
           First    row                12.0 Example of a row that
                                            spans multiple lines.

          Second    row                 5.0 Here's another row.
        -------------------------------------------------------------

        : Caption
        """
    assert shape(text) == [
        ["h", "!<center:Centered Header", "!:Default Aligned", "!<right:Right Aligned",
         "!<left:Left Aligned"],
        ["b", "<center:First", ":row", "<right:12.0",
         "<left:Example of a row that spans multiple lines."],
        ["b", "<center:Second", ":row", "<right:5.0", "<left:Here’s another row."],
    ]  # fmt: skip


def test_headless_dashes() -> None:
    assert shape("""
        ------- ------
             12 12
            123 123
        ------- ------
        """) == [["b", "<right:12", "<left:12"], ["b", "<right:123", "<left:123"]]


def test_list_table() -> None:
    text = """
        ::: {.list-table header-rows=1 header-cols=1 widths="2,1,1" aligns=l,r,r #tbl:l}
        The *caption*

        * - Name
          - []{colspan=2 align=c}Values

        * - []{rowspan=2}One
          - 1
          - 2

        * - 3
          - - a,
            - b
        :::
        """
    assert shape(text) == [
        ["h", "!<left:Name", "!c2<center:Values"],
        ["b", "!r2<left:One", "<right:1", "<right:2"],
        ["b", "<right:3", "<right:a, b"],
    ]
    root, _ = read(text)
    assert [col.get("width") for col in root.iter(f"{NAME}col")] == ["50%", "25%", "25%"]
    assert "".join(root[0][0].itertext()) == "The caption"


CSV = 'Town,"Height, m"\nOslo,"1,5"\n"New\nYork",10\n'


@pytest.mark.parametrize("text", [
    '```{.table file="heights.csv" #tbl:c caption="Towns"}\n```\n',
    'Table: Towns {#tbl:c}\n\n```{.table file="heights.csv"}\n```\n',
    '```{.table file=heights.csv}\n```\n\n: Towns {#tbl:c}\n',
    f'```{{.table #tbl:c}}\n{CSV}```\n\n: Towns\n',
])  # fmt: skip
def test_values(text: str) -> None:
    assert shape(text, ("heights.csv", CSV)) == [
        ["h", "!:Town", "!:Height, m"], ["b", ":Oslo", ":1,5"], ["b", ":New York", ":10"],
    ]  # fmt: skip
    root, _ = read(text, ("heights.csv", CSV))
    assert root[0].get("id") == "tbl:c"
    assert root[0][0].text == "Towns"


def test_places_in_the_file_of_values() -> None:
    source = Source(id="x", path="x.md", text="```{.table file=a.csv}\n```\n", role="chapter",
                    included=(Included(name="a.csv", path="assets/a.csv", text=CSV),))  # fmt: skip
    fragment, _, _ = convert(source)
    block = next(block for block in fragment.blocks if block.text == "1,5")
    assert str(block.span(0)) == "assets/a.csv:2:7"


def test_other_separators() -> None:
    assert shape("```{.table}\na;b\n1,5;2\n```\n")[1] == ["b", ":1,5", ":2"]
    assert shape("```{.table delimiter=tab header=false}\na b\tc,d,e\n```\n") == [
        ["b", ":a b", ":c,d,e"]
    ]


def test_header_columns_foot_and_sides_of_pipes() -> None:
    assert shape("""
        | a | b |
        |---|---|
        | x | 1 |
        | s | 2 |

        : Sum {header-columns=1 footer-rows=1 aligns="l,c"}
        """) == [
        ["h", "!<left:a", "!<center:b"],
        ["b", "!<left:x", "<center:1"],
        ["f", "!<left:s", "<center:2"],
    ]


@pytest.mark.parametrize(("language", "cells"), [
    ("en", ["1.5\u2007\u2060", "12\u2008\u2007\u2007\u2060", "1,200.25",
            "—\u2008\u2007\u2007\u2060"]),
    ("de", ["1.5\u2008\u2007\u2007\u2007\u2060", "12\u2008\u2007\u2007\u2007\u2060",
            "1,200.25", "—\u2008\u2007\u2007\u2007\u2060"]),
])  # fmt: skip
def test_numbers_on_their_point(language: str, cells: list[str]) -> None:
    root, found = read("""
        | a |
        |---|
        | 1.5 |
        | 12 |
        | 1,200.25 |
        | — |

        : N {aligns=n}
        """, language=language)  # fmt: skip
    assert not found
    assert ["".join(cell.itertext()) for cell in root.iter(f"{NAME}td")] == cells


def test_a_table_has_one_caption() -> None:
    root, found = read("""
        : One

        | a |
        |---|
        | 1 |

        : Two

        | b |
        |---|
        | 2 |
        """)
    assert not found
    assert ["".join(each.itertext()) for each in root.iter(f"{NAME}caption")] == ["One", "Two"]


@pytest.mark.parametrize(
    "text",
    [
        '| a | x |\n|---|---|\n| [漢字]{.ruby reading="かん\\|じ"} | y |\n',
        '```{.table}\na;x\n[漢字]{.ruby reading="かん\\|じ"};y\n```\n',
        '[漢字]{.ruby reading="かん\\|じ"}\n',
    ],
)
def test_a_bar_between_readings_may_stand_behind_a_backslash(text: str) -> None:
    root, found = read(text)
    assert not found
    assert [each.text for each in root.iter(f"{NAME}rt")] == ["かん", "じ"]
    assert "漢かん字じ" in streams(text)[""]
