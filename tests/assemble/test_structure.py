"""What the written PDF says of its structure, read by another library."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from bound import bind
from riftbook.assemble.labels import Numbering
from riftbook.checks.pages import read_pages
from riftbook.theme import Face, Style
from riftbook.typeset import Colophon, Copy
from riftbook.typeset.compositor import Compositor

FONT = Path(__file__).parents[2] / "src/riftbook/themes/classic/fonts/EBGaramond.ttf"
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"/>'
COLOPHON = Colophon(
    title="Cats & mats",
    authors=("One", "Two"),
    language="en-GB",
    subject="On cats",
    keywords=("cats",),
    generator="riftbook",
    modified="2026-01-02T03:04:05Z",
    epoch=1767323045,
)
NUMBERINGS = (
    Numbering(first=0, numerals="lower-roman", start=1),
    Numbering(first=1, numerals="decimal", start=5),
)


@pytest.fixture(scope="module")
def press() -> Compositor:
    return Compositor(
        styles=[Style(path="a.css", text='html { font: 10pt/12pt "Riftbook" }')],
        faces=[Face(family="Riftbook", name="EB Garamond", path="a.ttf")],
        resources={"a.ttf": FONT.read_bytes(), "a.svg": SQUARE},
    )


def written(press: Compositor, *bodies: str) -> bytes:
    settings = [
        press.set(
            Copy(
                division=f"d{number}",
                xhtml=f'<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>A</title>'
                f"</head><body>{body}</body></html>".encode(),
                folio=1,
                recto=True,
                numerals="decimal",
            )
        )
        for number, body in enumerate(bodies)
    ]
    assert not [finding for setting in settings for finding in setting.findings]
    pdf, heard = bind(settings, [FONT.read_bytes()], colophon=COLOPHON, numberings=NUMBERINGS)
    assert not heard
    return pdf


def elements(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    """All that hangs below an element."""
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def of_kind(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    return [element for element in elements(pdf.Root.StructTreeRoot) if f"/{kind}" == element.S]


def numbered(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    """The parent tree."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}


def test_every_content_of_a_page_leads_to_its_element(press: Compositor) -> None:
    body = f"<section><h1>Cats</h1><p>{'Cats. ' * 2000}</p></section>"
    with pikepdf.open(io.BytesIO(written(press, body, "<p>Mats.</p>"))) as pdf:
        assert len(pdf.pages) > 2
        owners = numbered(pdf)
        for number, page in enumerate(pdf.pages):
            assert page.StructParents == number
            marks = [
                int(instruction.operands[1].MCID)
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) == "BDC"
            ]
            assert marks == list(range(len(owners[number])))
            assert all(isinstance(owner, pikepdf.Dictionary) for owner in owners[number])
        (long, _) = of_kind(pdf, "P")
        leaves = [kid for kid in long.K if isinstance(kid, pikepdf.Dictionary)]
        pages = [page.objgen for page in pdf.pages]
        assert long.Pg.objgen == pages[0]
        assert {pages.index(leaf.Pg.objgen) for leaf in leaves} == set(range(1, len(pages) - 1))
        for leaf in leaves:
            owner = owners[pages.index(leaf.Pg.objgen)][int(leaf.MCID)]
            assert owner.objgen == long.objgen


def test_elements_know_what_stands_above_them(press: Compositor) -> None:
    body = "<section><ul><li>A <b>cat</b>.<ul><li>A mat.</li></ul></li></ul></section>"
    with pikepdf.open(io.BytesIO(written(press, body))) as pdf:
        root = pdf.Root.StructTreeRoot
        assert [str(kid.S) for kid in root.K] == ["/Document"]
        assert root.K[0].P.objgen == root.objgen
        for element in elements(root):
            kids = (kid for kid in element.K if isinstance(kid, pikepdf.Dictionary))
            assert {kid.P.objgen for kid in kids if "/S" in kid} <= {element.objgen}
        assert [str(each.A.ListNumbering) for each in of_kind(pdf, "L")] == ["/Disc", "/Circle"]


def test_a_link_leads_from_its_annotation_and_to_it(press: Compositor) -> None:
    body = '<p>Read <a href="#there"><em>this <b>and</b></em> that</a>.</p>'
    with pikepdf.open(io.BytesIO(written(press, body, '<p id="there">There.</p>'))) as pdf:
        (annotation,) = pdf.pages[0].Annots
        assert (str(annotation.Contents), int(annotation.F)) == ("this and that", 4)
        owner = numbered(pdf)[int(annotation.StructParent)]
        assert owner.S == "/Link"
        (pointer,) = (kid for kid in owner.K if isinstance(kid, pikepdf.Dictionary))
        assert (pointer.Type, pointer.Obj.objgen) == ("/OBJR", annotation.objgen)
        assert pointer.Pg.objgen == pdf.pages[0].objgen
        assert pdf.Root.StructTreeRoot.ParentTreeNextKey == 3
        pages = [page.objgen for page in pdf.pages]
        names = pdf.Root.Names.Dests.Names
        target = {str(names[n]): names[n + 1] for n in range(0, len(names), 2)}
        assert pages.index(target[str(annotation.Dest)][0].objgen) == 1


def test_a_link_that_leads_out_of_the_tree_is_taken_off(press: Compositor) -> None:
    style = "<style>@page { @top-center { content: element(head) } } i { position: running(head) }"
    body = f'{style}</style><i><a href="https://a.org/">Head</a></i><p>Text.</p>'
    with pikepdf.open(io.BytesIO(written(press, body))) as pdf:
        assert "/Annots" not in pdf.pages[0]
        assert not [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Link"
        ]


def test_names_of_headers_and_notes_are_found(press: Compositor) -> None:
    style = "<style>.n { float: footnote } .n::footnote-call { content: none }</style>"
    cells = '<tr><th colspan="2">A</th></tr><tr><td>1</td><td>2</td></tr>'
    note = '<span class="n" id="anm\u00e9">Old.</span>'
    body = f"{style}<p>Cats{note}</p><table><tbody>{cells}</tbody></table>"
    with pikepdf.open(io.BytesIO(written(press, body))) as pdf:
        names = pdf.Root.StructTreeRoot.IDTree.Names
        found = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
        assert list(found) == ["d0-table-1-1-1", "anm\u00e9"]
        assert all(str(element.ID) == name for name, element in found.items())
        (header,) = of_kind(pdf, "TH")
        assert (str(header.A.Scope), int(header.A.ColSpan)) == ("/Column", 2)
        headers = [[str(name) for name in cell.A.Headers] for cell in of_kind(pdf, "TD")]
        assert headers == [["d0-table-1-1-1"], ["d0-table-1-1-1"]]


def test_what_a_picture_shows_and_where(press: Compositor) -> None:
    picture = '<img src="riftbook:/a.svg" alt="a square"/>'
    style = (
        "<style>@page { size: 300pt 200pt; margin: 20pt } * { margin: 0 }"
        " img { display: block; height: 40pt; width: 80pt }</style>"
    )
    with pikepdf.open(io.BytesIO(written(press, f"{style}<figure>{picture}</figure>"))) as pdf:
        (figure,) = of_kind(pdf, "Figure")
        assert str(figure.Alt) == "a square"
        assert [float(edge) for edge in figure.A.BBox] == [20, 140, 100, 180]
        assert (figure.A.O, figure.A.Placement) == ("/Layout", "/Block")


def test_what_is_said_otherwise_and_in_another_language(press: Compositor) -> None:
    body = '<p><span class="lead-in">Ein Mal</span> <i lang="de">und</i></p>'
    with pikepdf.open(io.BytesIO(written(press, body))) as pdf:
        lead, foreign = of_kind(pdf, "Span")
        assert (str(lead.ActualText), str(foreign.Lang)) == ("Ein Mal", "de")


def test_what_is_not_read_is_an_artifact(press: Compositor) -> None:
    style = "<style>@page { @top-center { content: 'The head' } }</style>"
    rows = "<tr><td>cat</td></tr>" * 100
    head = "<thead><tr><th>Nr</th></tr></thead>"
    body = f"{style}<p>Text.</p><table>{head}<tbody>{rows}</tbody></table>"
    data = written(press, body)
    pieces = list(read_pages(data))
    assert len(pieces) > 1
    assert [piece.text for page in pieces for piece in page] == ["Text.", "Nr", *["cat"] * 100]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            marks = [
                instruction.operands
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) == "BDC"
            ]
            artifacts = [dict(mark[1]) for mark in marks if mark[0] == "/Artifact"]
            running = {"/Type": "/Pagination", "/Subtype": "/Header"}
            repeated = [{"/Type": "/Pagination"}] if number else []
            assert [{key: str(kind) for key, kind in each.items()} for each in artifacts] == [
                *repeated,
                running,
            ]


def test_what_the_file_says_of_itself(press: Compositor) -> None:
    data = written(press, "<p>A cat.</p>", "<p>A mat.</p>")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [page.label for page in pdf.pages] == ["i", "5"]
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.PageLayout == "/TwoPageRight"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo["/Title"]) == "Cats & mats"
        assert str(pdf.docinfo["/Author"]) == "One, Two"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260102030405Z"


def test_the_same_input_gives_the_same_bytes(press: Compositor) -> None:
    assert written(press, "<p>A cat.</p>") == written(press, "<p>A cat.</p>")
