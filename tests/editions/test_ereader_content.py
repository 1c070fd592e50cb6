"""Documents: links, notes, figures, tables, listings."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from ereader_samples import (
    NS,
    Epub,
    artwork,
    call,
    code_lines,
    division,
    made,
    project,
    use,
    whole,
)

from riftbook.model import Artwork

TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Epub:
    return whole(project(tmp_path_factory.mktemp("book")))


def one(
    folder: Path,
    markup: str,
    *,
    notes: Mapping[str, str] | None = None,
    artworks: Mapping[str, Artwork] | None = None,
    theme: str = "classic",
) -> Epub:
    """A book of one chapter."""
    artefact, found = made(
        project(folder, theme=theme),
        division("one", markup, title="One", number="1", notes=notes),
        artworks=artworks,
    )
    assert found == ()
    return Epub(artefact)


def test_links_lead_to_files(book: Epub) -> None:
    hrefs = [a.get("href") for a in book.find("one.xhtml", "//h:p//h:a")]
    assert hrefs == [
        "#note-one-1", "two.xhtml#fig-map", "two.xhtml", "https://example.org/a#b",
        "#note-one-1-call",
    ]  # fmt: skip


def test_every_link_inside_the_book_arrives(book: Epub) -> None:
    documents = [name.removeprefix("EPUB/") for name in book.names if name.endswith(".xhtml")]
    ids = {
        (path, str(element.get("id")))
        for path in documents
        for element in book.find(path, "//*[@id]")
    }
    for path in documents:
        for link in book.find(path, "//h:a[not(contains(@href, '://'))]"):
            target, _, fragment = str(link.get("href")).partition("#")
            assert (target or path) in documents
            assert not fragment or (target or path, fragment) in ids


def test_documents_say_what_they_are(book: Epub) -> None:
    section = book.find("one.xhtml", "//h:section")[0]
    assert (section.get(TYPE), section.get("role")) == ("chapter", "doc-chapter")
    heading = book.find("one.xhtml", "//h:h1")[0]
    assert heading.get("id") == section.get("aria-labelledby")
    assert "".join(heading.itertext()) == "Chapter 1 One & only"
    assert book.find("one.xhtml", "/h:html/h:body")[0].get(TYPE) == "bodymatter"
    assert book.find("colophon.xhtml", "/h:html/h:body")[0].get(TYPE) == "backmatter"


def test_a_document_names_its_language_twice(book: Epub, tmp_path: Path) -> None:
    html = book.tree("two.xhtml")
    assert (html.get("lang"), html.get(LANG)) == ("en", "en")
    french = book.find("two.xhtml", "//h:p[@lang='fr']")[0]
    assert french.get(LANG) == "fr"
    artefact, _ = made(
        project(tmp_path), division("one", "<p>Ein Wort.</p>", title="Eins", language="de")
    )
    assert Epub(artefact).tree("one.xhtml").get(LANG) == "de"


def test_nothing_of_the_stages_before_stays(book: Epub) -> None:
    for path in ("one.xhtml", "two.xhtml", "nav.xhtml"):
        assert "data-" not in book.text(path)


def test_a_note_pops_up_and_leads_back(book: Epub) -> None:
    mark = book.find("one.xhtml", "//h:a[@epub:type='noteref']")[0]
    note = book.find("one.xhtml", "//h:aside[@epub:type='footnote']")[0]
    assert mark.get("role") == "doc-noteref"
    assert mark.get("href") == f"#{note.get('id')}"
    assert note.get("role") == "doc-footnote"
    back = book.find("one.xhtml", "//h:aside//h:a[@role='doc-backlink']")[0]
    assert back.get("href") == f"#{mark.get('id')}"
    assert back.get("aria-label") == "Back to the text"
    assert "".join(note.itertext()).split() == ["1.", "The", "note.", "←"]


@pytest.mark.parametrize(
    ("markup", "words", "last"),
    [
        ("<p>One.</p><p>Two.</p>", "1. One. Two. ←", "p"),
        ("<blockquote><p>Quoted.</p></blockquote>", "1. Quoted. ←", "blockquote/p"),
        ("<ul><li>Item.</li></ul><p>End.</p>", "1. Item. End. ←", "p"),
        ("<p>See:</p><ol><li>a <em>b</em></li></ol>", "1. See: a b ←", "ol/li"),
        ("<p>See:</p><ul><li><p>a</p><ul><li>b</li></ul></li></ul>", "1. See: a b ←",
         "ul/li/ul/li"),
        ("<p>See:</p><dl><dt>a</dt><dd>b</dd></dl>", "1. See: a b ←", "dl/dd"),
        ("<p>Type:</p><pre><code>ls</code></pre>", "1. Type: ls ←", "p"),
        ("<p><em>All slanted.</em></p>", "1. All slanted. ←", "p"),
        ('<p>See:</p><div class="line-block"><div class="line">a</div></div>', "1. See: a ←",
         "div/div"),
    ],
)  # fmt: skip
def test_notes_of_every_shape_have_number_and_way_back(
    tmp_path: Path, markup: str, words: str, last: str
) -> None:
    book = one(tmp_path, f"<p>Text{call('one', '1')}.</p>", notes={"1": markup})
    note = book.find("one.xhtml", "//h:aside")[0]
    assert " ".join(" ".join(str(text) for text in note.itertext()).split()) == words
    steps = "/".join(f"h:{step}" for step in last.split("/"))
    assert note.xpath(f"{steps}[last()]/h:a[@role='doc-backlink']", namespaces=NS)


def test_a_figure_shows_its_picture_and_its_description(book: Epub) -> None:
    image = book.find("two.xhtml", "//h:figure/h:img")[0]
    assert image.get("src") == "art/two-m1.png"
    assert image.get("alt") == "A blue field"
    details = book.find("two.xhtml", "//h:figure/following-sibling::*[1]")[0]
    assert image.get("aria-details") == details.get("id") == "fig-map-description"
    assert [p.text for p in details if p.tag.endswith("}p")] == ["A coast.", "A light on it."]
    assert details[0].text == "Description of figure\N{NO-BREAK SPACE}2.1"
    assert "art/two-m1-print.png" not in book.text("content.opf")


def test_a_picture_without_number_has_a_description_without(tmp_path: Path) -> None:
    markup = '<figure data-figure="m1"><img src="x.png" alt=""/></figure>'
    described = artwork("one/m1", description="A coast.")
    book = one(tmp_path, markup, artworks={"one/m1": described})
    assert book.find("one.xhtml", "//h:summary")[0].text == "Description"


@pytest.mark.parametrize(("kind", "drawn"), [("boxes", "drawn"), ("", None)])
def test_a_drawing_of_ours_is_told_from_an_authors_picture(
    tmp_path: Path, kind: str, drawn: str | None
) -> None:
    artefact, _ = made(
        project(tmp_path),
        division("one", '<figure data-figure="m1"><img src="" alt=""/></figure>', title="One"),
        artworks={"one/m1": artwork("one/m1")},
        figures=(use("one/m1", kind=kind),),
    )
    assert Epub(artefact).find("one.xhtml", "//h:figure")[0].get("class") == drawn


def test_a_width_is_a_share_of_the_measure(book: Epub) -> None:
    image = book.find("two.xhtml", "//h:figure/h:img")[0]
    style = str(image.get("style"))
    share = float(style.removeprefix("width:").removesuffix("%"))
    assert share == pytest.approx(100 * 144 / 282, abs=0.1)


def test_inline_and_decorative_pictures(book: Epub) -> None:
    inline, decorative = book.find("two.xhtml", "//h:p//h:img")
    assert (inline.get("class"), inline.get("alt")) == ("inline", "a star")
    assert str(inline.get("style")).endswith("em")
    assert (decorative.get("alt"), decorative.get("role")) == ("", "presentation")


def test_a_picture_that_could_not_be_made_leaves_a_mark(tmp_path: Path) -> None:
    artefact, _ = made(
        project(tmp_path),
        division("one", '<p>A <img data-figure="m1" src="x.png"/> here.</p>', title="One"),
        figures=(use("one/m1", alt="a lost thing"),),
    )
    book = Epub(artefact)
    assert book.find("one.xhtml", "//h:img") == []
    assert book.find("one.xhtml", "//h:span[@class='missing generated']")[0].text == (
        "??a lost thing"
    )
    assert "".join(str(t) for t in book.find("one.xhtml", "//h:p")[0].itertext()) == (
        "A ??a lost thing here."
    )


def test_heading_cells_say_what_they_head(book: Epub) -> None:
    scopes = [cell.get("scope") for cell in book.find("one.xhtml", "//h:th")]
    assert scopes == ["col", "row"]
    assert len(book.find("one.xhtml", "//h:thead//h:td")) == 1


def test_the_lines_of_a_listing_are_blocks_and_its_text_is_as_it_was(book: Epub) -> None:
    code = book.find("one.xhtml", "//h:pre/h:code")[0]
    assert "".join(str(t) for t in code.itertext()) == "def lamp():\n    return 1\n"
    assert [line.get("class") for line in code] == ["line", "line"]


@pytest.mark.parametrize("listing", ["<pre><code>{}</code></pre>", "<pre>{}</pre>"])
def test_a_line_turned_over_hangs_behind_its_own_indent(tmp_path: Path, listing: str) -> None:
    lines = ["a", "    b", "", f"{' ' * 60}d", "    ", "word " * 9]
    book = one(tmp_path, listing.format(code_lines(*lines)))
    found = book.find("one.xhtml", "//h:span[contains(@class, 'line')]")
    four = "padding-left:4.4em;text-indent:-4.4em"
    deep = "padding-left:14.4em"
    assert [line.get("style") for line in found] == [None, four, None, deep, None, None]
    turning = book.find("one.xhtml", "//h:span[@class='turning']")
    assert [span.get("style") for span in turning] == ["padding-left:2em;text-indent:-16.4em", None]


FIRST = "It was a bright cold day in April."
OPENED = ("It was a bright", "It was a")


@pytest.mark.parametrize("before", ["", "<h2>A section</h2>"])
def test_a_chapter_opens_with_its_first_words_as_in_print(tmp_path: Path, before: str) -> None:
    book = one(tmp_path, f"{before}<p>{FIRST}</p><p>Then more.</p>")
    leads = book.find("one.xhtml", "//h:span[@class='lead-in']")
    assert [lead.text in OPENED for lead in leads] == [True]
    assert "".join(str(t) for t in book.find("one.xhtml", "//h:p")[0].itertext()) == FIRST
    assert "drop-cap" not in book.text("one.xhtml")
    assert "first-line" not in book.text("style.css")


def test_back_matter_and_display_pages_open_without(tmp_path: Path) -> None:
    artefact, _ = made(
        project(tmp_path),
        division("one", f"<p>{FIRST}</p>", role="appendix", title="More"),
        division("to", f"<p>{FIRST}</p>", role="dedication"),
    )
    assert "lead-in" not in Epub(artefact).text("one.xhtml") + Epub(artefact).text("to.xhtml")


@pytest.mark.parametrize(
    "role", ["copyright-page", "dedication", "epigraph", "half-title", "title-page"]
)
@pytest.mark.parametrize("text", ["<p>Own words.</p>", ""])
def test_a_display_page_shows_the_heading_that_its_author_wrote(
    tmp_path: Path, role: str, text: str
) -> None:
    artefact, _ = made(project(tmp_path), division("one", text, role=role, title="My heading"))
    book = Epub(artefact)
    headings = book.find("one.xhtml", "//h:h1")
    assert ["".join(str(t) for t in h.itertext()) for h in headings] == ["My heading"]
    section = book.find("one.xhtml", "//h:section")[0]
    assert section.get("aria-labelledby") == headings[0].get("id")


def test_ruby_goes_without_brackets(tmp_path: Path) -> None:
    ruby = "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> it is.</p>"
    paragraph = one(tmp_path, ruby).find("one.xhtml", "//h:p")[0]
    assert "".join(str(t) for t in paragraph.itertext()) == "漢kan it is."


def test_words_are_not_touched(tmp_path: Path) -> None:
    """EbookLib's own serialising would put spaces into this word."""
    book = one(tmp_path, "<p><b>a</b><i>b</i><span>T</span><span>he</span></p><pre>x\n  y</pre>")
    assert "".join(str(t) for t in book.find("one.xhtml", "//h:p")[0].itertext()) == "abThe"
    assert "".join(str(t) for t in book.find("one.xhtml", "//h:pre")[0].itertext()) == "x\n  y"


def test_mathematics_and_drawings_are_declared(tmp_path: Path) -> None:
    markup = (
        '<p><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math></p>'
        '<p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" role="img" '
        'aria-label="dot"><path d="M0 0h1"/></svg></p>'
    )
    book = one(tmp_path, markup)
    item = book.find("content.opf", "//opf:item[@id='one']")[0]
    assert item.get("properties") == "mathml svg"
    assert "viewBox" in book.text("one.xhtml")
    assert "MathML" in book.meta("schema:accessibilityFeature")


def test_a_chapter_opens_with_its_vignette(tmp_path: Path) -> None:
    pictures = {"@vignette/one": artwork("@vignette/one", alt="", decorative=True)}
    book = one(tmp_path, "<p>Text.</p>", artworks=pictures, theme="essay")
    image = book.find("one.xhtml", "//h:header/h:img")[0]
    assert image.get("src") == "art/vignette-one.png"
    assert (image.get("alt"), image.get("role")) == ("", "presentation")
