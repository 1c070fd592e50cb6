"""Lists, tables, figures and notes: each is what it is, on however many pages."""

import io
import re

import pikepdf
import pytest

from riftbook.typeset.structure import Artifact, Cell, Content
from typeset.reading_of import NOTE, Read, elements


def test_lists_and_their_items_over_pages_are_one_each() -> None:
    read = Read(f"<ul>{'<li><p>A cat.</p><p>A mat.</p></li>' * 30}</ul>")
    assert len(read.setting.sheets) > 2
    (whole,) = read.structure.kids
    assert (whole.kind, len(whole.kids)) == ("L", 30)
    assert str(read).count("LI(Lbl('• ') LBody(P('A cat.') P('A mat.')))") == 30


def test_tables_have_scopes_and_headers_by_their_grid() -> None:
    read = Read(
        '<table><caption>Margins</caption><thead><tr><th rowspan="2">Format</th>'
        '<th colspan="2">Margin</th></tr><tr><th>inner</th><th>outer</th></tr></thead><tbody>'
        "<tr><th>trade</th><td>63</td><td>54</td></tr>"
        '<tr><th>pocket</th><td colspan="2">45</td></tr></tbody></table>'
    )
    assert str(read) == (
        "Table(Caption('Margins') THead(TR(TH('Format') TH('Margin')) TR(TH('inner') TH('outer')))"
        " TBody(TR(TH('trade') TD('63') TD('54')) TR(TH('pocket') TD('45'))))"
    )
    heads = {read.shown(cell.kids).strip("'"): cell for cell in read.all("TH")}
    names = {cell.identifier: text for text, cell in heads.items()}
    assert len(names) == 6
    scopes = {text: (cell.cell or Cell()).scope for text, cell in heads.items()}
    assert {text for text, scope in scopes.items() if scope == "Row"} == {"trade", "pocket"}
    assert heads["Margin"].cell == Cell(scope="Column", columns=2)
    found = {
        read.shown(cell.kids): [names[name] for name in (cell.cell or Cell()).headers]
        for cell in read.all("TD")
    }
    assert found == {
        "'63'": ["Margin", "inner", "trade"],
        "'54'": ["Margin", "outer", "trade"],
        "'45'": ["Margin", "inner", "outer", "pocket"],
    }


def test_a_cell_behind_a_rowspan_has_the_headers_of_its_own_column() -> None:
    read = Read(
        "<table><tbody><tr><th>a</th><th>b</th></tr>"
        '<tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>'
    )
    names = {cell.identifier: read.shown(cell.kids) for cell in read.all("TH")}
    headers = [[names[n] for n in (cell.cell or Cell()).headers] for cell in read.all("TD")]
    assert headers == [["'a'"], ["'b'"], ["'b'"]]


def test_a_plain_table_has_scopes_only_and_an_empty_cell_stays() -> None:
    rows = "<tr><th>a</th><th>b</th></tr><tr><th>1</th><td></td></tr>"
    read = Read(f"<table><tbody>{rows}</tbody></table>")
    assert str(read) == "Table(TBody(TR(TH('a') TH('b')) TR(TH('1') TD())))"
    scopes = [(cell.cell or Cell()).scope for cell in read.all("TH")]
    assert scopes == ["Column", "Column", "Row"]
    assert not any(e.identifier for e in elements(read.structure.kids))


def test_a_table_over_pages_has_its_head_once_and_its_foot_last() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>cat</td></tr>" for n in range(60))
    read = Read(
        '<p id="there">Before.</p><table><thead><tr><th><a href="#there">Nr</a></th><th>Name</th>'
        f"</tr></thead><tbody>{rows}</tbody><tfoot><tr><td>end</td><td></td></tr></tfoot></table>"
    )
    pages = len(read.setting.sheets)
    assert pages > 3
    assert str(read).count("TH(") == 2
    assert str(read).count("TR(") == 62
    assert str(read).endswith("TR(TD('59') TD('cat'))) TFoot(TR(TD('end') TD())))")
    (foot,) = (leaf for leaf in read.all("TFoot")[0].kids[0].kids[0].kids)  # type: ignore[union-attr]
    assert isinstance(foot, Content)
    assert foot.page == pages - 1
    again = [*["Nr", "Name"] * (pages - 1), *["end"] * (pages - 1)]
    assert sorted(text for text, _ in read.unread()) == sorted(again)
    assert {why for _, why in read.unread()} == {Artifact.PAGINATION}
    with pikepdf.open(io.BytesIO(read.data)) as pdf:
        assert [len(page.get("/Annots", [])) for page in pdf.pages] == [1] + [0] * (pages - 1)


def test_a_note_stands_behind_its_call_though_it_is_printed_on_a_later_page() -> None:
    note = NOTE.format(f"{'A note. ' * 100}<span data-html='p'>The end.</span>")
    read = Read(f"<p>{'Cats. ' * 110}{note} sleep. {'Cats. ' * 200}</p>")
    (call, _), (found,) = read.all("Link"), read.all("Note")
    assert {leaf.page for leaf in call.kids if isinstance(leaf, Content)} == {1}
    assert {leaf.page for leaf in found.kids if isinstance(leaf, Content)} == {2}
    assert found.identifier == "n"
    text = re.sub(r"(A ?note\. ?)+", "A note.", re.sub(r"( ?Cats\.)+ ?", "", str(read)))
    assert text == (
        "P('' Reference(Link(<1> '1')) Note(Lbl(Link(<1> '1')) 'A note.' P('The end.')) ' sleep.')"
    )


def test_a_note_called_in_a_heading_stands_behind_the_heading() -> None:
    read = Read(f"<h1>Cats{NOTE.format(' Old.')}</h1><p>Text.</p>")
    assert str(read) == (
        "H1('Cats' Reference(Link(<1> '1'))) Note(Lbl(Link(<1> '1')) ' Old.') P('Text.')"
    )


def test_calls_and_numbers_that_a_style_prints() -> None:
    style = (
        ".footnote::footnote-call { content: counter(footnote) }"
        ".footnote::footnote-marker { content: counter(footnote) '. ' }"
    )
    note = '<span class="footnote">Old.</span>'
    read = Read(f"<p>Cats{note} sleep.</p><h2>Mats{note}</h2>", style)
    assert str(read) == (
        "P('Cats' Reference('1') Note(Lbl('1. ') 'Old.') ' sleep.')"
        " H1('Mats' Reference('2')) Note(Lbl('2. ') 'Old.')"
    )
    assert [note.identifier for note in read.all("Note")] == ["d-note-1", "d-note-2"]


def test_a_list_in_a_note_is_a_list() -> None:
    items = (
        '<span data-html="ul"><span data-html="li"><span class="marker">• </span>one</span>'
        '<span data-html="li"><span data-html="p"><span class="marker">• </span>two</span></span>'
        "</span>"
    )
    read = Read(f"<p>Cats{NOTE.format(items)}</p>")
    assert (
        "Note(Lbl(Link(<1> '1')) L(LI(Lbl('• ') LBody('one')) LI(Lbl('• ') LBody(P('two')))))"
        in str(read)
    )
    assert read.all("L")[0].numbering == "Disc"


def test_lists_within_lists_stand_in_the_bodies() -> None:
    read = Read(
        '<ol><li>one<ul><li>a</li></ul></li><li>two</li></ol><ol style="list-style: upper-roman">'
        '<li>x</li></ol><ol style="list-style: none"><li>bare</li></ol>'
    )
    assert str(read) == (
        "L(LI(Lbl('1. ') LBody('one' L(LI(Lbl('• ') LBody('a'))))) LI(Lbl('2. ') LBody('two')))"
        " L(LI(Lbl('I. ') LBody('x'))) L(LI(LBody('bare')))"
    )
    numberings = [each.numbering for each in read.all("L")]
    assert numberings == ["Decimal", "Disc", "UpperRoman", ""]


def test_terms_are_labels_of_what_is_said_of_them() -> None:
    read = Read(
        "<dl><dt>Washer</dt><dd>a ring</dd><dd><p>a person</p></dd>"
        "<dt>Tap</dt><dt>Faucet</dt><dd>it drips</dd></dl>"
    )
    assert str(read) == (
        "L(LI(Lbl('Washer') LBody(P('a ring') P('a person')))"
        " LI(Lbl('Tap' Span('Faucet')) LBody(P('it drips'))))"
    )


def test_figures_have_caption_alternate_and_bounds() -> None:
    picture = '<img src="riftbook:/a.svg" alt="a square" style="width: 80pt; height: 40pt'
    read = Read(
        f'<figure><div>{picture}; display: block; margin-left: 10pt"/></div>'
        f'<figcaption>Fig. 1</figcaption></figure><p>An {picture}"/> inline.</p>'
    )
    assert str(read) == (
        "Figure('picture' Caption('Fig. 1')) P('An ' Figure('picture') ' inline.')"
    )
    framed, inline = read.all("Figure")
    assert (framed.alternate, inline.alternate) == ("a square", "a square")
    bounds = framed.bounds
    assert bounds is not None
    edges = (bounds.left, bounds.bottom, bounds.right, bounds.top)
    assert edges == pytest.approx((30, 140, 110, 180))
    assert (bounds.inline, inline.bounds and inline.bounds.inline) == (False, True)


def test_frames_of_anything_else_are_no_pictures() -> None:
    picture = '<img src="riftbook:/a.svg" alt="a square"/>'
    read = Read(
        f"<figure>{picture}{picture}<figcaption>Two</figcaption></figure>"
        "<figure><p>Words.</p><figcaption>None</figcaption></figure>"
    )
    assert str(read) == (
        "Div(P(Figure('picture') Figure('picture')) Caption('Two'))"
        " Div(P('Words.') Caption('None'))"
    )
