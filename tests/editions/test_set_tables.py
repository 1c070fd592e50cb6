"""Tables in both editions: numbers on their point, headings, turned pages, cells that stack."""

import io
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from lxml import etree

from pages import Line, pages
from riftbook.pipeline import build

BOOKS = Path(__file__).parents[1] / "books"
XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Made:
    """A book in both editions."""

    pdf: bytes
    epub: Path

    def document(self, name: str) -> etree._Element:
        with zipfile.ZipFile(self.epub) as archive:
            path = next(each for each in archive.namelist() if each.endswith(f"{name}.xhtml"))
            return etree.fromstring(archive.read(path))

    def table(self, name: str, anchor: str) -> etree._Element:
        found = self.document(name).find(f".//{XHTML}table[@id='{anchor}']")
        assert found is not None
        return found


def made(folder: Path, root: Path) -> Made:
    book = shutil.copytree(folder, root / "book")
    publication = build(book)
    assert publication.report.diagnostics == ()
    paths = publication.paths
    return Made(paths["print"].read_bytes(), paths["ereader"])


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(BOOKS / "tables", tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(BOOKS / "wide-tables", tmp_path_factory.mktemp("wide"))


def row(book: Made, first: str) -> Line:
    return next(line for page in pages(book.pdf) for line in page if line.text.startswith(first))


def points(line: Line, sign: str) -> list[float]:
    return [glyph.x for glyph in line.glyphs if glyph.text == sign]


def test_numbers_stand_on_their_point(tables: Made) -> None:
    ships = [row(tables, name) for name in ("Bittern", "Patience")]
    draught, dues = zip(*(points(ship, ".") for ship in ships), strict=True)
    assert max(draught) - min(draught) < 0.3
    assert max(dues) - min(dues) < 0.3
    whole = row(tables, "Grey Heron")
    nine = next(glyph for glyph in whole.glyphs if glyph.text == "9")
    assert abs(nine.right - dues[0]) < 1.0
    assert abs(points(whole, ".")[0] - draught[0]) < 0.3


def test_a_comma_is_the_point_of_a_german_chapter(tables: Made) -> None:
    days = [row(tables, day) for day in ("3. Mai", "4. Mai")]
    first, second = (points(day, ",")[0] for day in days)
    assert abs(first - second) < 0.3


def test_each_number_is_one_for_a_screen_reader(tables: Made) -> None:
    table = tables.table("the-board", "tbl-ships")
    padded = next(cell for cell in table.iter(f"{XHTML}td") if cell.text == "9")
    assert [child.get("aria-hidden") for child in padded] == ["true"]
    assert not "".join(padded[0].itertext()).strip("\u2007\u2008\u2060")


def structure(pdf: bytes) -> Iterator[pikepdf.Object]:
    """Every element of the structure, in order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        waiting = [document.Root.StructTreeRoot.K]
        while waiting:
            node = waiting.pop()
            if isinstance(node, pikepdf.Array):
                waiting.extend(reversed(list(node)))
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                yield node
                waiting.append(node.get("/K", pikepdf.Array()))


def attributes(node: pikepdf.Object) -> pikepdf.Object:
    found = node.get("/A", pikepdf.Dictionary())
    return found[0] if isinstance(found, pikepdf.Array) else found


def test_headings_say_what_they_head(tables: Made) -> None:
    rows, columns, spanning, named = 0, 0, 0, 0
    for node in structure(tables.pdf):
        if node.S in ("/TH", "/TD"):
            said = attributes(node)
            rows += said.get("/Scope") == "/Row"
            columns += said.get("/Scope") == "/Column"
            spanning += "/ColSpan" in said or "/RowSpan" in said
            named += "/Headers" in said
    assert rows == 4 + 3 + 2
    assert columns > 20
    assert spanning == 6 + 2
    assert named > 10


def test_a_wide_table_has_a_page_of_its_own(wide: Made) -> None:
    found = [page for page in pages(wide.pdf) if "Anstead102989788" in _upwards(page)]
    assert len(found) == 1
    letters = [glyph for line in found[0] for glyph in line.glyphs if glyph.text.strip()]
    assert max(glyph.baseline for glyph in letters) > 540
    assert min(glyph.baseline for glyph in letters) < 90
    assert "HARBOURS" not in "".join(line.text for line in found[0]).upper()


def _upwards(page: list[Line]) -> str:
    glyphs = [glyph for line in page for glyph in line.glyphs if glyph.text.strip()]
    return "".join(g.text for g in sorted(glyphs, key=lambda g: (round(g.x / 14), -g.baseline)))


def test_cells_that_stack_remain_a_table(tables: Made) -> None:
    table = tables.table("the-board", "tbl-ships")
    assert "stacked" in (table.get("class") or "").split()
    assert table.get("role") == "table"
    rows = list(table.iter(f"{XHTML}tr"))
    assert {each.get("role") for each in rows} == {"row"}
    assert [cell.get("role") for cell in rows[0]] == ["columnheader"] * 4
    assert [cell.get("role") for cell in rows[1]] == ["rowheader", "cell", "cell", "cell"]
    assert [cell.get("data-label") for cell in rows[1]] == [
        "Ship", "Master", "Draught, m", "Dues, crowns",
    ]  # fmt: skip


def test_cells_that_span_do_not_stack(tables: Made) -> None:
    assert tables.table("the-board", "tbl-tides").get("role") is None
    assert tables.table("der-pegel", "tbl-pegel").get("role") is None


def small(root: Path, text: str, *files: Path) -> Made:
    """A book of one chapter."""
    folder = root / "small"
    (folder / "manuscript").mkdir(parents=True)
    (folder / "assets").mkdir()
    for file in files:
        shutil.copy(file, folder / "assets")
    (folder / "book.toml").write_text(
        '[book]\ntitle = "T"\nauthor = "A. Clerk"\nlanguage = "en"\ndate = 2026\n'
    )
    (folder / "manuscript/a.md").write_text(f"# Rows\n\n{text}\n\nThe end.\n")
    return made(folder, root)


def test_a_row_higher_than_a_page_is_divided_below_its_head(tmp_path: Path) -> None:
    cell = "a cell that holds a lot of words, " * 40
    book = small(tmp_path, f"| What | Words |\n|---|---|\n| tall | {cell} |\n| next | x |")
    texts = [[line.text for line in page] for page in pages(book.pdf)]
    heads = [at for at, page in enumerate(texts) if any("Words" in line for line in page)]
    assert len(heads) == 2
    assert heads[1] == heads[0] + 1
    tall = next(line for line in texts[heads[0]] if line.startswith("tall"))
    assert texts[heads[0]].index(tall) > 0


def test_a_table_from_right_to_left_begins_on_the_right(tmp_path: Path) -> None:
    text = "::: {lang=he}\n| aa | bb |\n|---|---|\n| cccc | dddd |\n| e | f |\n:::"
    book = small(tmp_path, text)
    lines = [line for page in pages(book.pdf) for line in page if line.text.strip()[0] in "bdf"]
    lines = [line for line in lines if line.text.strip()[-1] in "ace"][-3:]
    first = [max(glyph.x for glyph in line.glyphs) for line in lines]
    second = [max(glyph.x for glyph in line.glyphs if glyph.text in "bdf") for line in lines]
    assert len(lines) == 3
    assert max(first) - min(first) < 3
    assert max(second) - min(second) < 3
    style = zipfile.ZipFile(book.epub).read("EPUB/style.css").decode()
    rule = style.split("\nth, td {")[1].split("}")[0]
    assert "text-align: start" in rule


def test_a_picture_is_fitted_to_its_column_and_moves_no_cell_beside_it(tmp_path: Path) -> None:
    picture = tmp_path / "stick.svg"
    picture.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100">'
        '<path d="M0 0h400v100h-400z" fill="#888888"/></svg>'
    )
    rows = "* - A\n  - B\n* - Beside it\n  - ![Stick](stick.svg)"
    book = small(tmp_path, f"::: {{.list-table header-rows=1}}\n{rows}\n:::", picture)
    lines = [line for page in pages(book.pdf) for line in page]
    beside = next(line for line in lines if "Beside it" in line.text)
    caption = next(line for line in lines if line.text.endswith("Stick"))
    assert caption.baseline - beside.baseline > 12
    document = pdfium.PdfDocument(book.pdf)
    page = document[len(document) - 1]
    assert max(each.get_bounds()[2] for each in page.get_objects()) < page.get_width() - 36


def test_items_in_a_centred_cell_stand_behind_their_numbers(tmp_path: Path) -> None:
    edge = "+:-----------------------------:+-----+"
    rows = ("| 1. one                        | a   |", "| a line that is long enough    | b   |")
    book = small(tmp_path, "\n".join((edge, rows[0], edge, rows[1], edge)))
    line = row(book, "1.")
    stop = next(glyph for glyph in line.glyphs if glyph.text == ".")
    assert next(glyph for glyph in line.glyphs if glyph.text == "o").x - stop.right < 10
