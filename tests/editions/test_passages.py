"""Epigraphs, verse, letters, talk, asides: what both editions make of them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from editions.test_print_structure import TOML, told
from riftbook.checks.pages import read_pages
from riftbook.editions.print.shifting import scale
from riftbook.fonts import substituted
from riftbook.pipeline import build
from riftbook.project.loading import load

BOOKS = Path(__file__).parents[1] / "books"
NS = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
ATTRIBUTION = "//h:p[@class='attribution']"
TYPE = "{http://www.idpf.org/2007/ops}type"


class Finished:
    """A book in both editions."""

    def __init__(self, name: str, out: Path) -> None:
        publication = build(BOOKS / name, out=out)
        assert publication.report.diagnostics == ()
        self.structure = told(publication.paths["print"])
        with pikepdf.open(publication.paths["print"]) as pdf:
            self.labels = [
                str(thing.Alt)
                for thing in pdf.objects
                if isinstance(thing, pikepdf.Dictionary)
                and thing.get("/S") == "/Lbl"
                and "/Alt" in thing
            ]
        with zipfile.ZipFile(publication.paths["ereader"]) as archive:
            self.documents: Mapping[str, etree._Element] = {
                Path(path).stem: etree.fromstring(archive.read(path))
                for path in archive.namelist()
                if path.endswith(".xhtml")
            }

    def find(self, document: str, path: str) -> list[etree._Element]:
        found = self.documents[document].xpath(path, namespaces=NS)
        assert isinstance(found, list)
        return [each for each in found if isinstance(each, etree._Element)]

    def texts(self, document: str, path: str) -> list[str]:
        found = ("".join(map(str, each.itertext())) for each in self.find(document, path))
        return [" ".join(text.split()) for text in found]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    return Finished("text-passages", tmp_path_factory.mktemp("passages"))


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    return Finished("text-passages-essay", tmp_path_factory.mktemp("german"))


def roles(found: list[etree._Element]) -> list[tuple[str, str | None, str | None]]:
    """Element, epub:type and role of each."""
    return [(etree.QName(e).localname, e.get(TYPE), e.get("role")) for e in found]


def test_epigraphs_and_pull_quotes_say_what_they_are(book: Finished) -> None:
    epigraph = book.find("the-crossing", "//h:blockquote[@class='epigraph']")
    assert roles(epigraph) == [("blockquote", "epigraph", "doc-epigraph")]
    quote = book.find("the-crossing", "//h:aside")
    assert roles(quote) == [("aside", "pullquote", "doc-pullquote")]
    assert quote[0].get("aria-hidden") == "true"


def test_an_attribution_is_what_a_lone_dash_begins(book: Finished) -> None:
    assert book.texts("the-crossing", ATTRIBUTION) == [
        "Maud Ilett, Tide Tables",
        "Keeper's log, 3 March 1848".replace("'", "’"),
        "J. Orme, On Fords",
    ]
    assert book.texts("what-was-sung", ATTRIBUTION) == [
        "A ferryman, asked",
        "Traditional",
    ]
    assert book.texts("letters", ATTRIBUTION) == ["Unsigned"]
    assert book.find("afterword", ATTRIBUTION) == [], "in talk every line begins with a dash"


def test_asides_have_a_role_that_their_element_may_have_and_a_name(book: Finished) -> None:
    found = book.find("how-to-work-the-chain", "//*[contains(@class, 'aside ')]")
    assert [(*told, e.get("aria-label")) for told, e in zip(roles(found), found, strict=True)] == [
        ("section", "notice", "doc-notice", "Note"),
        ("aside", "tip", "doc-tip", "Tip When the pawl sticks"),
        ("section", "notice", "doc-notice", "Warning High water"),
        ("aside", "tip", "doc-tip", "Tip Rope"),
        ("aside", None, "note", "From the galley"),
        ("aside", None, "note", "A leaf torn out"),
    ]


def test_labels_are_of_the_language(german: Finished) -> None:
    titles = german.texts("die-kette", "//h:p[@class='passage-title']")
    assert titles == ["Warnung", "Tipp Wenn die Klinke klemmt", "Die Kette"]
    boxes = german.find("die-kette", "//h:span[@role='img']")
    assert [(box.text, box.get("aria-label")) for box in boxes] == [
        ("☑", "Erledigt"),
        ("☐", "Offen"),
    ]


def test_a_heading_in_an_aside_is_its_title_and_no_section(book: Finished) -> None:
    assert book.find("how-to-work-the-chain", "//h:h2") == []
    assert "Rope" not in "".join(map(str, book.documents["nav"].itertext()))


def test_stanzas_are_parted_by_empty_lines_with_or_without_a_bar(book: Finished) -> None:
    stanzas = book.find("what-was-sung", "//h:div[@class='stanza']")
    assert [len(stanza) for stanza in stanzas] == [5, 5, 5, 2, 2]
    assert len(book.find("what-was-sung", "//h:div[@class='line-block']")) == 2


def test_each_fifth_line_bears_its_number_which_nobody_hears(book: Finished) -> None:
    numbers = book.find("what-was-sung", "//h:span[@class='verse-number generated']")
    assert ["".join(map(str, number.itertext())).strip() for number in numbers] == ["5", "10", "15"]
    assert {number.get("aria-hidden") for number in numbers} == {"true"}


def test_a_speaker_stands_with_what_is_said(book: Finished) -> None:
    speeches = book.find("what-was-sung", "//h:dl/h:div[@class='speech']")
    kinds = [[etree.QName(child).localname for child in speech] for speech in speeches]
    assert kinds == [["dt", "dd"], ["dt", "dd"], ["dt", "dd"], ["dt", "dd", "dd"]]
    named = book.texts("what-was-sung", "//h:strong[@class='speaker']")
    assert named == ["Aunt.", "Keeper’s wife."]
    assert len(book.find("what-was-sung", "//h:p[@class='stage-direction']")) == 2


def test_the_parts_of_a_letter_are_paragraphs(book: Finished) -> None:
    parts = book.find("letters", "//h:blockquote[@class='letter'][1]/h:p[@class]")
    assert [part.get("class") for part in parts][:5] == [
        "dateline", "salutation", "closing", "signature", "postscript",
    ]  # fmt: skip


def test_keys_and_small_capitals(book: Finished) -> None:
    keys = book.find("how-to-work-the-chain", "//h:kbd[@class='keys']")
    assert ["".join(map(str, key.itertext())) for key in keys] == ["Ctrl+N", "Shift+G", "Alt+Gr"]
    assert [len(key) for key in keys] == [2, 2, 2]
    small = book.find("the-crossing", "//h:span[contains(@class, 'all-small')]")
    assert [span.text for span in small] == ["RNSA"]


def test_a_break_without_ornament_is_a_break(book: Finished) -> None:
    rules = book.find("the-crossing", "//h:hr")
    assert [rule.get("class") for rule in rules] == ["section-break blank", "section-break"]


def test_the_pdf_knows_quotations_stanzas_and_speeches(book: Finished) -> None:
    assert book.structure.count("BlockQuote") == 9
    assert book.structure.count("seam in my coat") == 1, "a pull quote is not read twice"
    assert '"15"' not in book.structure, "nor are the numbers of lines"


def test_an_epigraph_does_not_take_the_initial(book: Finished) -> None:
    (lead,) = book.find("the-crossing", "//h:span[@class='lead-in']")
    assert lead.text == "“There is no ferry"
    assert lead.getparent() is book.find("the-crossing", "//h:blockquote/following-sibling::h:p")[0]


def test_a_chapter_may_have_another_opening_than_its_theme(german: Finished) -> None:
    assert german.find("die-kette", "//h:span[@class='lead-in']")[0].text == "Die Kette lief"


def test_a_long_aside_goes_on_over_pages_and_every_line_stays_on_the_grid(tmp_path: Path) -> None:
    words = "Words of a note that go on until it has said what it has to say. " * 6
    paragraphs = f"{words}\n\n" * 16
    aside = f"::: {{.warning title=Long}}\n{paragraphs}:::\n"
    folder = tmp_path / "manuscript"
    folder.mkdir()
    (tmp_path / "book.toml").write_text(TOML)
    (folder / "01-cats.md").write_text(f"# Cats\n\nA cat.\n\n{aside}\nA mat. {words * 3}\n")
    publication = build(tmp_path, editions=("print",))
    assert publication.report.diagnostics == ()
    pages = list(read_pages(publication.paths["print"].read_bytes()))[4:]
    assert len(pages) > 3
    for pieces in pages[1:]:
        baselines = [piece.y for piece in pieces if piece.size > 10]
        off = [(y - baselines[0]) % 15 for y in baselines]
        # A smaller face stands a little higher in a line of the same height.
        assert all(min(each, 15 - each) < 0.2 for each in off)


def test_a_break_without_ornament_has_text_on_both_sides(tmp_path: Path) -> None:
    parts = [f"Part {number}. " + "Words go on. " * (12 + 9 * number % 31) for number in range(60)]
    text = "\n\n&nbsp;\n\n".join(parts)
    folder = tmp_path / "manuscript"
    folder.mkdir()
    (tmp_path / "book.toml").write_text(TOML)
    (folder / "01-cats.md").write_text(f"# Cats\n\n{text}\n")
    publication = build(tmp_path, editions=("print",))
    assert publication.report.diagnostics == ()
    pages = list(read_pages(publication.paths["print"].read_bytes()))[5:]
    assert len(pages) > 8
    heads = ["".join(p.text for p in pieces if p.y == pieces[0].y) for pieces in pages]
    assert not [head for head in heads if head.startswith("Part")]


def test_the_box_of_a_task_says_what_it_shows(book: Finished, german: Finished) -> None:
    assert book.labels == ["Done", "To do", "To do"]
    assert german.labels == ["Erledigt", "Offen"]


def test_what_a_face_has_not_raised_is_made_smaller() -> None:
    project, _ = load(BOOKS / "text-passages-essay")
    assert project is not None
    own = next(face for face in project.theme.faces if face.family == project.theme.text)
    drawn = {tag: substituted(project.files[own.path], tag) for tag in ("sups", "subs")}
    root = etree.fromstring(
        '<p xmlns="http://www.w3.org/1999/xhtml">2<sup>10</sup> 2<sup>nd</sup> '
        "H<sub>2</sub>O x<sub class='a'>i</sub></p>"
    )
    scale((root,), drawn)
    assert [child.get("class") for child in root] == [None, "scaled", None, "a scaled"]
