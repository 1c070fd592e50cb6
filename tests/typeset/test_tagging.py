"""What is read from set pages: one element for each thing, in the order of the source."""

import io
import re

import pikepdf

from riftbook.typeset.structure import Annotation, Artifact, Content, Element
from typeset.reading_of import NOTE, Read, elements


def test_every_content_is_read_once_or_is_an_artifact() -> None:
    note = NOTE.format('<span data-html="p">A note.</span>')
    read = Read(
        "<section><h1>Cats</h1><p>Two <em>old</em> cats.</p>"
        f"<ul><li>a mat{note}</li></ul></section>",
        "@page { @top-center { content: 'The head' } }",
    )
    owned = [leaf for e in elements(read.structure.kids) for leaf in e.kids]
    leaves = [(leaf.page, leaf.mcid) for leaf in owned if isinstance(leaf, Content)]
    unread = [(n, mcid) for n, page in enumerate(read.structure.artifacts) for mcid in page]
    assert sorted([*leaves, *unread]) == sorted(read.texts)


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    read = Read(f"<section><h1>Cats</h1><p>{'Cats. ' * 400}</p></section>")
    assert len(read.setting.sheets) > 2
    (section,) = read.structure.kids
    assert [kid.kind for kid in section.kids if isinstance(kid, Element)] == ["H1", "P"]
    pages = {leaf.page for leaf in read.all("P")[0].kids if isinstance(leaf, Content)}
    assert pages == set(range(len(read.setting.sheets)))


def test_running_heads_and_folios_are_artifacts() -> None:
    style = (
        "@page { @top-center { content: 'The head' } @bottom-center { content: counter(page) }"
        " @left-middle { content: 'side' } }"
    )
    read = Read("<p>Text.</p>", style)
    assert str(read) == "P('Text.')"
    assert dict(read.unread()) == {
        "The head": Artifact.HEADER,
        "1": Artifact.FOOTER,
        "side": Artifact.PAGINATION,
    }


def test_leaders_are_artifacts_and_a_line_of_the_contents_has_one_annotation() -> None:
    body = (
        '<ol role="doc-toc"><li><a href="#one"><span class="title">One</span>'
        '<span class="folio" data-folio="one">12</span></a>'
        '<ol><li><a href="#one">One and a half</a></li></ol></li></ol><p id="one">Text.</p>'
    )
    style = "ol { list-style: none } .title::after { content: leader('.') }"
    read = Read(body, style)
    assert str(read) == (
        "TOC(TOCI(Reference(Link(<One 12> 'One12'))"
        " TOC(TOCI(Reference(Link(<One and a half> 'One and a half')))))) P('Text.')"
    )
    assert len(read.unread()) > 20
    assert {*read.unread()} == {(".", Artifact.LAYOUT)}
    with pikepdf.open(io.BytesIO(read.data)) as pdf:
        assert len(pdf.pages[0].Annots) == 2


def test_a_link_with_parts_has_one_annotation_a_line_and_says_its_text() -> None:
    words = "cats and mats " * 12
    read = Read(f'<p>Read <a href="https://a.org/"><em>these {words}</em> words</a>.</p>')
    (link,) = read.all("Link")
    annotations = [kid for kid in link.kids if isinstance(kid, Annotation)]
    assert len(annotations) > 1
    assert {kid.text for kid in annotations} == {f"these {words}words"}
    with pikepdf.open(io.BytesIO(read.data)) as pdf:
        assert len(pdf.pages[0].Annots) == len(annotations)


def test_a_link_around_a_picture_or_in_a_heading_keeps_its_annotation() -> None:
    read = Read(
        '<h1><a href="https://a.org/">Cats</a></h1>'
        '<p><a href="https://a.org/"><img src="riftbook:/a.svg" alt="a square"/></a></p>'
    )
    assert str(read) == "H1(Link(<Cats> 'Cats')) P(Link(<> Figure('picture')))"


def test_decoration_is_not_read() -> None:
    style = (
        "hr::before { content: '❧ * 7' } hr { border: 0 } h1::before { content: '■' }"
        "h2::before { content: url('riftbook:/a.svg') } b::after { content: '.' }"
    )
    read = Read(
        '<h1>Cats</h1><hr/><h2>Mats</h2><p><img src="riftbook:/a.svg" alt=""/><b>Bold</b>'
        '<span aria-hidden="true"> · </span><q>said</q></p>',
        style,
    )
    assert str(read) == "H1('Cats') H2('Mats') P('Bold.' Quote('“said”'))"
    assert sorted(text for text, _ in read.unread()) == [
        " · ", "picture", "picture", "■", "❧ * 7",
    ]  # fmt: skip
    hidden = {text for text, why in read.unread() if why is Artifact.HIDDEN}
    assert hidden == {" · "}, "words that are there, and only not read aloud"


def test_languages_stand_on_what_is_in_them() -> None:
    read = Read(
        '<section lang="de"><p>Ja, <i lang="fr">oui</i> <i lang="de">ja</i>.</p>'
        '<div lang="en">yes <b>no</b></div><p lang="en">yes</p></section><p>oui</p>',
        language="fr",
    )
    found = [(e.kind, e.language) for e in elements(read.structure.kids)]
    assert found == [
        ("Sect", "de"), ("P", ""), ("Span", "fr"), ("P", "en"), ("P", "en"), ("P", "fr"),
    ]  # fmt: skip


def test_only_what_says_something_is_an_element() -> None:
    read = Read(
        "<section><header><h1><span>1</span> Cats</h1></header><div><p>An <em>old <strong>and"
        "</strong></em> <code>cat</code>.</p><pre><code>let cat\nlet mat</code></pre>"
        "<blockquote>He said.<p>And left.</p></blockquote><aside>Loose <b>text</b>.</aside>"
        "<div>One.</div><div>Two.</div><p></p></div></section>"
    )
    assert str(read) == (
        "Sect(H1('1 Cats') P('An old and ' Code('cat') '.') P(Code('let catlet mat'))"
        " BlockQuote(P('He said.') P('And left.')) Sect(P('Loose text.')) P('One.') P('Two.'))"
    )


def test_headings_leave_out_no_level() -> None:
    read = Read("<h2>a</h2><h4>b</h4><h3>c</h3><h5>d</h5><h1>e</h1><h2>f</h2>")
    assert str(read) == "H1('a') H2('b') H2('c') H3('d') H1('e') H2('f')"


def test_an_initial_and_its_word_are_one() -> None:
    style = ".drop-cap { float: left; font-size: 30pt; line-height: 36pt }"
    lead = '<span class="drop-cap">C</span><span class="lead-in">all me</span> Ishmael.'
    read = Read(f'<p>{lead}</p><p><span class="lead-in">Some years</span> ago.</p>', style)
    assert str(read) == "P(Span('Call me') ' Ishmael.') P(Span('Some years') ' ago.')"
    assert [span.actual_text for span in read.all("Span")] == ["Call me", "Some years"]


def test_a_stanza_is_a_paragraph() -> None:
    lines = '<div class="line">One</div><div class="line">two</div>'
    read = Read(f'<div class="line-block">{lines}</div>', ".line-block { display: table }")
    assert str(read) == "P('Onetwo')"


def test_what_is_set_late_is_read_in_its_place() -> None:
    style = ".f { float: left; height: 100pt; width: 260pt } .a { position: absolute; top: -15pt }"
    read = Read(
        f"<section><p>{'Cats. ' * 150}</p><div class='f'>Float.</div><p>{'Mats. ' * 90}</p>"
        "<p>An <span class='a'>absolute</span> word.</p></section>",
        style,
    )
    assert len(read.setting.sheets) > 1
    text = re.sub(r"(?:(Cats\.|Mats\.) ?)+", r"\1", str(read))
    assert text == "Sect(P('Cats.') P('Float.') P('Mats.') P('An absoluteword.'))"


def test_what_is_fixed_on_every_page_is_read_once() -> None:
    style = ".f { position: fixed; top: -15pt }"
    read = Read(f"<p>{'Cats. ' * 300}</p><p class='f'>Fixed.</p>", style)
    assert len(read.setting.sheets) > 1
    assert str(read).count("Fixed.") == 1


def test_see_through_text_is_read_where_it_stands() -> None:
    read = Read(
        '<p>An <span class="o">old <b>and</b></span> cat.</p>',
        ".o { opacity: .5; display: inline-block }",
    )
    assert str(read) == "P('An old and cat.')"
    with pikepdf.open(io.BytesIO(read.data)) as pdf:
        (paragraph,) = pdf.Root.StructTreeRoot.K[0].K
        forms = [kid.Stm for kid in paragraph.K if isinstance(kid, pikepdf.Dictionary)]
        assert len(forms) == 2
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
        row = parents[int(forms[0].StructParents)]
        assert {kid.objgen for kid in row if kid is not None} == {paragraph.objgen}
