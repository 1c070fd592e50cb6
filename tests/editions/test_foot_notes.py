"""Notes at the foot: their calls, what they may hold, and those that do not fit."""

from pathlib import Path

import pytest
from lxml import etree

from map_books import Mapped, mapped
from print_books import finished, prepared
from riftbook.editions.print.body import prepare
from riftbook.editions.print.notes import hold_calls
from riftbook.pipeline import build

ROOT = Path(__file__).parents[2]
TOML = '[book]\ntitle = "Cats"\nauthor = "A. Writer"\nlanguage = "en"\ndate = 2026\n'
WORDS = "The lock was rebuilt in the dry summer and nobody complained of the noise. "


@pytest.fixture(scope="module")
def anywhere() -> Mapped:
    return mapped(ROOT / "tests/books/notes-anywhere")


def book(folder: Path, text: str) -> Path:
    (folder / "manuscript").mkdir()
    (folder / "book.toml").write_text(TOML)
    (folder / "manuscript/01-cats.md").write_text(f"# Cats\n\n{text}\n")
    return folder


def test_every_note_stands_once_and_on_the_page_of_its_call(anywhere: Mapped) -> None:
    page: dict[str, list[str]] = {}
    for sheet in anywhere.sheets.sheets:
        for anchor in sheet.anchors:
            page.setdefault(anchor, []).append(sheet.label)
    notes = [note for each in anywhere.resolution.divisions for note in each.notes]
    assert len(notes) == 28
    for note in notes:
        assert page[note.anchor] == page[f"{note.anchor}-call"][:1]


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        ("~~x^[struck]~~ y", "~~x", " y"),
        ("~~x^[struck] z~~ y", "~~x", "~~ z~~ y"),
        ("[under *it^[u]* all]{.underline #a} y", "[under *it", "[ all] y"),
    ],
)
def test_no_line_of_a_call_goes_through_its_note(
    tmp_path: Path, text: str, before: str, behind: str
) -> None:
    made = prepared(book(tmp_path, text))
    division = made.resolution.divisions[-1]
    body = prepare(division, {}, made.project.theme, opens=False)
    root = etree.fromstring(body.xhtml)
    [note] = root.iterfind(".//*[@class='footnote']")
    for holder in note.iterancestors(etree.Element):
        assert etree.QName(holder).localname in {"div", "p"}
    shown = "".join(map(str, root.itertext())).replace("".join(map(str, note.itertext())), "")
    bare = str.maketrans("", "", "~[]*")
    assert " ".join(shown.split()) == f"{before}1{behind}".translate(bare)
    assert len(set(ids := root.xpath("//@id"))) == len(ids)


def test_notes_of_a_table_over_pages_stand_on_the_pages_of_their_rows(anywhere: Mapped) -> None:
    pages = {
        sheet.label
        for sheet in anywhere.sheets.sheets
        if sheet.division == "over-pages" and any(line.note for line in sheet.lines)
    }
    assert len(pages) == 3


def test_a_note_that_a_note_calls_stands_right_behind_it(anywhere: Mapped) -> None:
    blocks = anywhere.positions.blocks
    said = [
        blocks[sheet.division, line.block].text
        for sheet, line in anywhere.lines()
        if line.note and sheet.division == "over-pages"
    ]
    order = list(dict.fromkeys(text[:12] for text in said))
    assert order.index("The receipt ") == order.index("From here on") + 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>a.<a class='note-call'>1</a> b</p>",
         '<p>a<span class="held">.<a class="note-call">1</a></span> b</p>'),
        ("<p>a<em>b</em>:<a class='note-call'>1</a></p>",
         '<p>a<em>b</em><span class="held">:<a class="note-call">1</a></span></p>'),
        ("<p>a<a class='note-call'>1</a>.</p>", '<p>a<a class="note-call">1</a>.</p>'),
        ("<p>“a”<a class='note-call'>1</a></p>", '<p>“a”<a class="note-call">1</a></p>'),
        ("<p><a class='note-call'>1</a></p>", '<p><a class="note-call">1</a></p>'),
    ],
)  # fmt: skip
def test_a_call_is_held_by_the_stop_before_it(before: str, after: str) -> None:
    xmlns = '<p xmlns="http://www.w3.org/1999/xhtml">'
    root = etree.fromstring(before.replace("<p>", xmlns))
    hold_calls(root)
    assert etree.tostring(root, encoding="unicode").replace(xmlns, "<p>") == after


def test_no_line_begins_with_a_call(tmp_path: Path) -> None:
    """Among many lines of every length, some would."""
    words = [f"{'ab' * (n % 5)}c{'d' * (n % 7)}{stop}[^n]" for n in range(200) for stop in ".,:;?!"]
    text = " ".join(words)
    made = finished(prepared(book(tmp_path, f"{text}\n\n[^n]: Note.")), workers=1)
    lines = [
        line
        for sheet in made.printed.sheets.sheets
        for line in sheet.lines
        if line.block and not line.note and sheet.division == "cats"
    ]
    assert len(lines) > 40
    assert [line for line in lines if line.lead] == []


def test_a_picture_stands_in_a_note(tmp_path: Path) -> None:
    figure = '```{.figure kind="rift" caption="In a note" alt="A rift" #fig:rift}\n```'
    inside = "\n".join(f"    {line}" for line in figure.splitlines())
    folder = book(tmp_path, f"Cats.[^n]\n\n[^n]: See:\n\n{inside}\n\n    So.")
    publication = build(folder)
    assert [d.message for d in publication.report.errors] == []


@pytest.mark.parametrize("sentences", [24, 36, 48, 70])
def test_a_long_note_is_told_or_stands_whole(tmp_path: Path, sentences: int) -> None:
    text = f"{WORDS * 20} Long.[^l] {WORDS * 9}\n\n{WORDS * 20}\n\n[^l]: {WORDS * sentences}"
    made = finished(prepared(book(tmp_path, text)), workers=1)
    codes = {diagnostic.code for diagnostic in made.found}
    for sheet in made.printed.sheets.sheets:
        above = [line.baseline for line in sheet.lines if not line.note]
        if not codes:
            assert max(above, default=0) <= sheet.notes_top
            assert sheet.notes_top >= sheet.text.y - 1
    assert codes == (set() if sentences <= 36 else {"S010", "S013"})
