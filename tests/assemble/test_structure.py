"""What is mended in the structure of a PDF before it is written."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from riftbook.assemble.finishing import Numbering, finish
from riftbook.checks.pages import read_pages
from riftbook.layout import Style
from riftbook.theme import Face
from riftbook.typeset import Colophon, Copy
from riftbook.typeset.compositor import Compositor
from riftbook.typeset.tree import table_parts

FONT = Path(__file__).parents[2] / "src/riftbook/themes/classic/fonts/EBGaramond.ttf"
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
        resources={"a.ttf": FONT.read_bytes()},
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
    tables = table_parts([page for setting in settings for page in setting.pages])
    pdf, findings = press.write(settings, COLOPHON, lambda _, pdf: finish(pdf, NUMBERINGS, tables))
    assert not findings
    return pdf


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem":
            yield thing


def kinds(element: pikepdf.Dictionary) -> list[str]:
    return [str(kid.S) for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_the_items_of_a_loose_list_have_bodies(press: Compositor) -> None:
    body = "<ul><li><p>A cat.</p><p>Two.</p></li><li>A mat.</li></ul>"
    with pikepdf.open(io.BytesIO(written(press, body))) as pdf:
        items = [element for element in elements(pdf) if element.S == "/LI"]
        assert [kinds(item) for item in items] == [["/Lbl", "/LBody"]] * 2
        bodies = [kid for item in items for kid in item.K if kid.S == "/LBody"]
        assert kinds(bodies[0]) == ["/P", "/P"]
        assert all(kid.P.objgen == bodies[0].objgen for kid in bodies[0].K)


def test_a_link_has_one_annotation(press: Compositor) -> None:
    body = '<p>Read <a href="#there"><em>this <b>and</b></em> that</a>.</p>'
    with pikepdf.open(io.BytesIO(written(press, body, '<p id="there">There.</p>'))) as pdf:
        assert len(pdf.pages[0].Annots) == 1
        annotation = pdf.pages[0].Annots[0]
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        owner = {int(parents[n]): parents[n + 1] for n in range(0, len(parents), 2)}
        assert owner[int(annotation.StructParent)].S == "/Link"
        pages = [page.objgen for page in pdf.pages]
        names = pdf.Root.Names.Dests.Names
        target = {str(names[n]): names[n + 1] for n in range(0, len(names), 2)}
        assert pages.index(target[str(annotation.Dest)][0].objgen) == 1


def test_a_table_over_several_pages_is_one_table(press: Compositor) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>cat</td></tr>" for n in range(200))
    head = '<thead><tr><th><a href="#there">Nr</a></th><th>Name</th></tr></thead>'
    table = f"<table>{head}<tbody>{rows}</tbody></table>"
    short = "<table><tbody><tr><td>short</td></tr></tbody></table>"
    body = f'<p id="there">Before.</p>{short}{table}<p>After.</p>'
    with pikepdf.open(io.BytesIO(written(press, body))) as pdf:
        assert len(pdf.pages) > 2
        tree = list(reached(pdf.Root.StructTreeRoot.K[0]))
        _, long = [each for each in tree if each.S == "/Table"]
        assert kinds(long)[0] == "/THead"
        assert set(kinds(long)[1:]) == {"/TBody"}
        assert sum(len(kinds(group)) for group in list(long.K)[1:]) == 200
        names = {str(cell.A.Headers[0]) for cell in tree if cell.S == "/TD" and cell.A.Headers}
        headings = {str(cell.ID) for cell in tree if cell.S == "/TH"}
        assert names <= headings
        assert len(headings) == 2
        assert len(pdf.pages[0].Annots) == 1
        assert all(not page.get("/Annots") for page in list(pdf.pages)[1:])


def test_what_belongs_to_no_element_is_an_artifact(press: Compositor) -> None:
    style = "<style>@page { @top-center { content: 'The head' } }</style>"
    rows = "<tr><td>cat</td></tr>" * 100
    head = "<thead><tr><th>Nr</th></tr></thead>"
    body = f"{style}<p>Text.</p><table>{head}<tbody>{rows}</tbody></table>"
    pieces = list(read_pages(written(press, body)))
    assert len(pieces) > 1
    shown = [piece.text for page in pieces for piece in page]
    assert shown == ["Text.", "Nr", *["cat"] * 100]


def reached(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    yield element
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from reached(kid)


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
