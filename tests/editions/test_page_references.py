"""`@page:id` in both editions: the printed number is that of the page, whatever moves it."""

import re
import shutil
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from pages import pages
from riftbook.cache import Cache
from riftbook.editions import ereader
from riftbook.editions.print import composition, edition, imposition
from riftbook.editions.print.estimate import Estimate
from riftbook.editions.print.own_words import own_words
from riftbook.editions.print.pieces import Job, Piece
from riftbook.editions.print.plain import compose
from riftbook.figures import prepare
from riftbook.layout import Layout, Style
from riftbook.manuscript import read
from riftbook.model import Artefact
from riftbook.pipeline import build
from riftbook.project import load
from riftbook.resolve import resolve
from riftbook.sheets import Sheet, Sheets
from riftbook.theme import Face
from riftbook.typeset import Colophon, Copy
from riftbook.typeset.compositor import Compositor
from riftbook.typeset.engine import boxes
from riftbook.workers import Workers

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "tests" / "books" / "page-references"
REFERENCE = re.compile(r"<a class=\"reference generated\"[^>]*>([^<]*)</a>")
NBSP = "\N{NO-BREAK SPACE}"


class Made:
    """The sample book in one theme."""

    def __init__(self, folder: Path) -> None:
        project, found = load(folder)
        assert project is not None
        assert found == ()
        book, _ = read(project)
        self.project = project
        self.resolution, found = resolve(book, project.files)
        assert found == ()
        self.artworks, _ = prepare(self.resolution, project)
        cache = Cache.open(folder)
        with Workers() as workers:
            printed, _ = edition.typeset(self.resolution, self.artworks, project, cache, workers)
            assert printed is not None
            self.pdf = edition.bind(printed, edition.cast(printed, workers)[0]).data
        self.job = printed.job
        self.printed = printed.sheets
        self.sheets = self.printed.sheets

    def page(self, anchor: str) -> str:
        """The folio of the page on which an anchor stands first."""
        return next(sheet.label for sheet in self.sheets if anchor in sheet.anchors)

    def text(self, division: str) -> str:
        """What is printed on a division's pages, blanks of every kind alike."""
        shown = [
            line.text
            for sheet, lines in zip(self.sheets, pages(self.pdf), strict=True)
            if sheet.division == division
            for line in lines
        ]
        return " ".join(" ".join(shown).split())

    def documents(self, sheets: Sheets | None) -> dict[str, str]:
        """The EPUB's documents, given the printed pages."""
        artefact, found = ereader.produce(self.resolution, self.artworks, self.project, sheets)
        assert found == ()
        assert isinstance(artefact, Artefact)
        with ZipFile(BytesIO(artefact.data)) as archive:
            return {
                name.removeprefix("EPUB/"): archive.read(name).decode()
                for name in archive.namelist()
                if name.endswith(".xhtml")
            }


@pytest.fixture(scope="module", params=["classic", "essay"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("book") / "references"
    shutil.copytree(BOOK, folder)
    with (folder / "book.toml").open("a") as file:
        file.write(f'theme = "{request.param}"\n')
    return Made(folder)


def test_every_number_is_that_of_its_page(made: Made) -> None:
    tides = made.text("tides")
    heights, port = made.page("tbl-heights"), made.page("sec-port")
    assert int(port) >= 10 > int(heights)
    assert f"Page {heights} has the heights" in tides
    assert f"page {port}, not here" in tides
    assert f"explained from page {made.page('sec-springs')}" in tides
    assert f"Seite {heights} nennt die Höhen" in made.text("haefen")
    assert f"Page {made.page('sec-springs')} explique" in made.text("ports")


def test_front_matter_is_pointed_at_in_its_own_numerals(made: Made) -> None:
    preface = made.text("preface")
    first, last = made.page("preface"), made.page("preface-last")
    assert {first, last} <= {"iv", "v", "vi"}
    assert f"stands on page {first}; its last word is on page {last}." in preface


def test_a_heading_with_a_page_number_is_listed_with_it(made: Made) -> None:
    tables = made.resolution.contents[1].children[2]
    assert b'<span class="folio" data-folio="tbl-heights"></span></span> again' in tables.xhtml
    with pikepdf.open(BytesIO(made.pdf)) as document, document.open_outline() as outline:
        shown = [child.title for item in outline.root for child in item.children]
    assert f"and page{NBSP}{made.page('tbl-heights')} again" in "".join(shown)
    nav = re.sub("<[^>]+>", "", made.documents(made.printed)["nav.xhtml"])
    assert f"Where the tables are, and page{NBSP}{made.page('tbl-heights')} again" in nav
    nav = re.sub("<[^>]+>", "", made.documents(None)["nav.xhtml"])
    assert f"Where the tables are, and table{NBSP}1.1 again" in nav


def test_the_e_reader_edition_prints_the_numbers_that_it_is_given(made: Made) -> None:
    documents = made.documents(made.printed)
    port = made.page("sec-port")
    assert (
        f'href="ports.xhtml#sec-port">page{NBSP}<span class="folio">{port}</span></a>'
        in (documents["tides.xhtml"])
    )
    assert (
        f'">Seite{NBSP}<span class="folio">{made.page("tbl-heights")}</span>'
        in (documents["haefen.xhtml"])
    )
    assert "data-" not in "".join(documents.values())


def test_without_pages_it_says_what_stands_there(made: Made) -> None:
    documents = made.documents(None)
    assert REFERENCE.findall(documents["preface.xhtml"]) == [
        "“Springs”", "“Neaps”", "“Preface”", "“Preface”", f"chapter{NBSP}2", "“Le port vieux”",
    ]  # fmt: skip
    assert REFERENCE.findall(documents["tides.xhtml"])[0] == f"Table{NBSP}1.1"
    assert REFERENCE.findall(documents["haefen.xhtml"])[1] == f"Kapitel{NBSP}1"
    assert 'class="folio"' not in "".join(documents.values())


def test_both_editions_have_the_words_of_the_manuscript(tmp_path: Path) -> None:
    shutil.copytree(BOOK, tmp_path / "book")
    publication = build(tmp_path / "book")
    assert publication.report.diagnostics == ()
    assert sorted(publication.paths) == ["ereader", "print"]


def test_a_wrong_number_would_be_told(made: Made) -> None:
    generated = own_words(made.job.pieces, {"tbl-heights": "5"})
    assert f"Page{NBSP}5" in generated["tides"]
    assert f"page{NBSP}12" not in generated["tides"]


CONTEXTS = (
    "<p>{}</p>",
    "<p><em>{}</em> <strong>{}</strong> <code>{}</code></p>",
    '<p class="small-caps">{}</p><p class="lead-in">{}</p>',
    "<h2>{}</h2><h3>{}</h3><h4>{}</h4>",
    "<blockquote><p>{}</p></blockquote>",
    "<dl><dt>{}</dt><dd>{}</dd></dl>",
    "<figure><figcaption>{}</figcaption></figure>",
    "<table><caption>{}</caption><tr><th>{}</th><td>{}</td></tr></table>",
    '<p>1<span class="footnote">{}</span></p>',
    '<ol class="contents-lines"><li><a>{}</a><ol><li><a>{}</a></li></ol></li></ol>',
)
PAIRS = "".join(f' <span class="folio" data-folio="x">{n:02}</span>' for n in range(100))


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_digit_is_as_wide_as_every_other(made: Made, context: str) -> None:
    press = Compositor(
        styles=Layout(made.project, "print").stylesheets(),
        faces=made.project.theme.faces,
        resources=made.job.resources,
        plain=True,
    )
    setting = press.set(copy_of(context.replace("{}", PAIRS)))
    widths: dict[object, list[float]] = {}
    for kind, width in folio_widths(setting.pages):
        widths.setdefault(kind, []).append(round(width, 3))
    assert sum(map(len, widths.values())) == 100 * context.count("{}")
    assert [set(found) for found in widths.values() if len(set(found)) > 1] == []


def copy_of(body: str) -> Copy:
    xhtml = (
        '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>A'
        f'</title></head><body class="chapter"><div class="text">{body}</div></body></html>'
    )
    return Copy(division="a", xhtml=xhtml.encode(), folio=1, recto=True, numerals="decimal")


def folio_widths(printed: Sequence[object]) -> Iterator[tuple[object, float]]:
    """How each placeholder is set, and the width of its digits."""
    waiting = [page._page_box for page in printed]  # type: ignore[attr-defined]
    while waiting:
        box = waiting.pop()
        waiting += getattr(box, "children", ())
        if isinstance(box, boxes.TextBox) and box.text.isdigit() and len(box.text) == 2:
            kind = ("font_family", "font_size", "font_style", "font_weight", "font_variant_caps")
            yield (*(box.style[name] for name in kind), box.style["letter_spacing"]), box.width


MONO = ROOT / "src/riftbook/themes/classic/fonts/IBMPlexMono-Regular.ttf"
STYLE = """
@page { size: 120.5pt 80pt; margin: 0 }
html { font: 10pt/10pt Mono; orphans: 2; widows: 2 }
body, p { margin: 0 }
"""


def test_a_number_that_moves_its_own_target_settles(tmp_path: Path) -> None:
    """“page 9” ends a paragraph of three lines, which goes to page 10 as a whole; with “page 10”
    it has four, of which two stay on page 9."""
    before = '<p style="break-after: page">x</p>' * 8 + "<p>x<br/>x<br/>x<br/>x<br/>x<br/>x</p>"
    three = f'<p id="here">a<br/>b<br/>{"c" * 17} <span data-folio="here"></span>.</p>'
    piece = Piece(
        division="a",
        xhtml=copy_of(before + three).xhtml,
        side="",
        numerals="decimal",
        lists_folios=True,
    )
    job = Job(
        pieces=(piece,),
        blank=b"",
        styles=(Style(path="a.css", text=STYLE),),
        faces=(Face(family="Mono", name="IBM Plex Mono", path="mono.ttf"),),
        resources={"mono.ttf": MONO.read_bytes()},
        pictures={},
        colophon=COLOPHON,
    )
    plain = compose(job)
    assert where("here", plain.sheets) == "9"
    assert [line.text for line in pages(plain.pdf)[-1]] == [f"{'c' * 17} ", "9."]
    with Workers(1) as workers:
        fast = composition.compose(job, Cache(tmp_path), workers, lambda kept: Estimate({}))
        faces, _ = imposition.cast(fast, workers)
        pdf = imposition.write(fast, faces, COLOPHON)
    assert where("here", tuple(imposition.sheets(fast))) == "9"
    assert [line.text.strip() for line in pages(pdf)[-1]] == ["c" * 17, "9."]


def where(anchor: str, sheets: tuple[Sheet, ...]) -> str:
    return next(sheet.label for sheet in sheets if anchor in sheet.anchors)


COLOPHON = Colophon(
    title="A",
    authors=("Somebody",),
    language="en",
    subject="",
    keywords=(),
    generator="riftbook",
    modified="2026-01-01T00:00:00Z",
    epoch=1767225600,
)
