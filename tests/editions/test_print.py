"""The pages measured: this repository's own book (`essay`) and a novella (`classic`)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import pytest
from lxml import etree

from pages import Glyph, Line, font_programs, labels, outline, pages
from print_books import finished, prepared
from riftbook.diagnostics import Diagnostic
from riftbook.editions.print.body import prepare as prepare_body
from riftbook.editions.print.job import make_job
from riftbook.fonts import font_names
from riftbook.model import ROLES, Resolution
from riftbook.project import Project
from riftbook.records import replace
from riftbook.sheets import Sheet

ROOT = Path(__file__).parents[2]
GRID = 0.3
"""Points by which a line may stand off its place."""


@dataclass(frozen=True, kw_only=True)
class Printed:
    project: Project
    resolution: Resolution
    pdf: bytes
    sheets: tuple[Sheet, ...]
    found: tuple[Diagnostic, ...]
    lines: list[list[Line]]

    def prose(self) -> list[tuple[Sheet, Line]]:
        """Lines of the text face at the text size, inside the text block, above the notes."""
        theme = self.project.theme
        return [
            (sheet, line)
            for sheet, lines in zip(self.sheets, self.lines, strict=True)
            if sheet.name == "chapter"
            for line in lines
            if self.is_text(line.glyphs[-1])
            and sheet.text.y < line.baseline < sheet.notes_top + 1
            and abs(line.size - theme.size) < 0.05
        ]

    def is_text(self, glyph: Glyph) -> bool:
        return glyph.font.replace("-", " ").startswith(self.project.theme.text)

    def role(self, sheet: Sheet) -> str:
        return next(
            each.division.role
            for each in self.resolution.divisions
            if each.division.id == sheet.division
        )


def printed(root: Path) -> Printed:
    book = prepared(root)
    made = finished(book)
    return Printed(
        project=book.project,
        resolution=book.resolution,
        pdf=made.pdf,
        sheets=made.printed.sheets.sheets,
        found=made.found,
        lines=pages(made.pdf),
    )


@pytest.fixture(scope="module")
def essay() -> Printed:
    return printed(ROOT)


@pytest.fixture(scope="module")
def classic() -> Printed:
    return printed(ROOT / "tests" / "books" / "classic-novella")


@pytest.fixture(params=["essay", "classic"])
def book(request: pytest.FixtureRequest) -> Printed:
    made: Printed = request.getfixturevalue(request.param)
    return made


def test_nothing_is_wrong_with_the_pages(book: Printed) -> None:
    assert not book.found


def test_text_block_essay(essay: Printed) -> None:
    boxes = {(round(s.text.width, 1), round(s.text.height, 1)) for s in essay.sheets}
    assert boxes == {(288.0, 462.1)}
    assert {(round(s.width), round(s.height)) for s in essay.sheets} == {(420, 595)}


def test_text_block_classic(classic: Printed) -> None:
    assert {(s.text.width, s.text.height) for s in classic.sheets} == {(282, 495)}
    assert {(s.width, s.height) for s in classic.sheets} == {(396, 612)}
    edges = {(s.recto, round(s.text.x)) for s in classic.sheets}
    assert edges == {(True, 54), (False, 60)}


def test_text_keeps_inside_its_block(book: Printed) -> None:
    for sheet, line in book.prose():
        assert line.left >= sheet.text.x - 2, line.text
        assert line.right <= sheet.text.x + sheet.text.width + 2, line.text


def test_full_pages_have_33_lines(book: Printed) -> None:
    leading = book.project.theme.leading
    depths = []
    for sheet in book.sheets:
        baselines = [line.baseline for where, line in book.prose() if where is sheet]
        if baselines and sheet.notes_top > sheet.text.y + sheet.text.height - 1:
            depths.append(round((max(baselines) - sheet.text.y) / leading + 0.2))
    assert max(depths) == 33
    assert depths.count(33) >= 3


def full_lines(book: Printed) -> list[int]:
    measure = book.project.theme.page.measure
    lines = [line for _, line in book.prose() if line.right - line.left > 0.85 * measure]
    return [len(line.text.strip()) for line in lines]


def test_measure_essay(essay: Printed) -> None:
    assert 58 <= median(full_lines(essay)) <= 64


def test_measure_classic(classic: Printed) -> None:
    assert 60 <= median(full_lines(classic)) <= 68


def test_prose_stands_on_the_grid(book: Printed) -> None:
    leading = book.project.theme.leading
    places = [(line.baseline - sheet.text.y) % leading for sheet, line in book.prose()]
    usual = median(places)
    off = [place for place in places if abs(place - usual) > GRID]
    assert len(places) > 150
    assert len(off) <= 0.02 * len(places)


def test_hyphens_classic(classic: Printed) -> None:
    ends = [line.text.rstrip().endswith(("-", "\u2010", "\u00ad")) for _, line in classic.prose()]
    assert sum(ends) <= 0.12 * len(ends)
    runs = "".join("-" if end else " " for end in ends).split(" ")
    assert max(map(len, runs)) <= 2


def test_essay_is_ragged_and_never_hyphenated(essay: Printed) -> None:
    source = " ".join(each.text for each in essay.project.sources)
    for _, line in essay.prose():
        if line.text.rstrip().endswith(("-", "\u2010")):
            assert line.text.rstrip().split()[-1] in source


@pytest.mark.parametrize(
    ("name", "families"),
    [
        ("essay", {"Literata", "Departure Mono"}),
        ("classic", {"EB Garamond", "IBM Plex Mono"}),
    ],
)
def test_font_programs_by_their_own_names(
    name: str, families: set[str], request: pytest.FixtureRequest
) -> None:
    programs = [font_names(p) for p in font_programs(request.getfixturevalue(name).pdf)]
    assert {program.family for program in programs} == families
    assert {program.style for program in programs} <= {"Regular", "Italic"}


def test_departure_mono_has_one_weight_no_slope_and_four_sizes(essay: Printed) -> None:
    glyphs = [g for lines in essay.lines for line in lines for g in line.glyphs]
    mono = {(g.font, round(g.size, 2)) for g in glyphs if "Departure" in g.font}
    assert {font for font, _ in mono} == {"Riftbook-Departure"}
    assert {size for _, size in mono} <= {11, 22, 33, 44}
    others = {g.font for g in glyphs} - {"Riftbook-Departure"}
    assert others <= {"Riftbook-Literata", "Riftbook-Literata-Italic", "Riftbook-Literata-Bold"}


def test_display_pages_and_blanks_have_no_furniture(book: Printed) -> None:
    for sheet, lines in zip(book.sheets, book.lines, strict=True):
        outside = [
            line.text
            for line in lines
            if not sheet.text.y <= line.baseline <= sheet.text.y + sheet.text.height + 3
        ]
        if sheet.blank:
            assert lines == []
        elif ROLES[book.role(sheet)].page == "display":
            assert outside == []
        else:
            assert outside


def test_folios_are_the_page_labels(book: Printed) -> None:
    for sheet, lines in zip(book.sheets, book.lines, strict=True):
        if sheet.name in {"chapter", "contents"}:
            outside = [
                line.text.strip("[] ")
                for line in lines
                if not sheet.text.y <= line.baseline <= sheet.text.y + sheet.text.height
            ]
            assert any(sheet.label in text for text in outside), (sheet.label, outside)
    assert labels(book.pdf) == [sheet.label for sheet in book.sheets]


def test_roman_front_arabic_body_from_a_recto(book: Printed) -> None:
    assert [sheet.recto for sheet in book.sheets] == [
        number % 2 == 0 for number in range(len(book.sheets))
    ]
    body = next(n for n, sheet in enumerate(book.sheets) if sheet.label == "1")
    assert book.sheets[body].recto
    assert [sheet.label for sheet in book.sheets[body:]] == [
        str(n + 1) for n in range(len(book.sheets) - body)
    ]
    assert [sheet.label for sheet in book.sheets[:4]] == ["i", "ii", "iii", "iv"]


def test_chapters_of_classic_begin_on_a_recto(classic: Printed) -> None:
    openers = {each.anchor for each in classic.resolution.divisions if each.number}
    assert all(sheet.recto for sheet in classic.sheets if openers & set(sheet.anchors))
    assert any(sheet.blank for sheet in classic.sheets)


def test_contents_and_outline_name_the_right_pages(book: Printed) -> None:
    page = {anchor: sheet for sheet in book.sheets for anchor in sheet.anchors}
    listed = next(
        "".join("".join(line.text.split()) for line in lines)
        for sheet, lines in zip(book.sheets, book.lines, strict=True)
        if sheet.name == "contents"
    )
    marks = outline(book.pdf)
    for entry in book.resolution.contents:
        behind = listed.partition("".join(entry.text.split()))[2].lstrip(".")
        assert behind.startswith(page[entry.anchor].label), (entry.text, listed)
        title = f"{entry.number} {entry.text}".strip()
        assert book.sheets[marks[title]] is page[entry.anchor]


def test_notes_stand_on_the_page_of_their_call(book: Printed) -> None:
    page = {anchor: sheet.label for sheet in book.sheets for anchor in sheet.anchors}
    notes = [note.anchor for each in book.resolution.divisions for note in each.notes]
    assert notes
    for anchor in notes:
        assert page[anchor] == page[f"{anchor}-call"]


def test_a_missing_picture_is_told_on_the_page(essay: Printed) -> None:
    chapter = next(d for d in essay.resolution.divisions if b"data-figure" in d.xhtml)
    body = prepare_body(chapter, {}, essay.project.theme, opens=True)
    assert b'<span class="missing generated">?? ' in body.xhtml
    assert b"<img" not in body.xhtml


def test_a_drop_cap_and_a_lead_in_change_no_word(classic: Printed) -> None:
    for each in classic.resolution.divisions[3:6]:
        bare = replace(each, notes=())
        plain = prepare_body(bare, {}, classic.project.theme, opens=False).xhtml
        opened = prepare_body(bare, {}, classic.project.theme, opens=True).xhtml
        assert plain != opened
        assert words_of(plain) == words_of(opened)


def words_of(xhtml: bytes) -> str:
    return str(etree.fromstring(xhtml).xpath("string()"))


def test_an_old_book_has_its_date(classic: Printed) -> None:
    old = replace(classic.resolution.metadata, modified=datetime(1851, 10, 18, tzinfo=UTC))
    job, _ = make_job(replace(classic.resolution, metadata=old), {}, classic.project)
    assert job.colophon.modified == "1851-10-18T00:00:00Z"
    assert job.colophon.epoch == 0
