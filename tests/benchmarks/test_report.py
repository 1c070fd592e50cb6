"""Figures → JSON, tables, plots."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.cases import CASES
from benchmarks.measuring import Cost
from benchmarks.outcome import Outcome, Row, load, merged, save
from benchmarks.pairing import Series
from benchmarks.report import PAGE, TITLES, write

MIB = 1 << 20


def row(tool: str, *walls: float, asked: int = 0, pages: int = 10) -> Row:
    """A row with these wall times."""
    costs = tuple(Cost(wall=w, user=w, system=0.5, single=80 * MIB, tree=90 * MIB) for w in walls)
    return Row(series=Series(tool=tool, costs=costs), pages=pages, size=1_500_000, asked=asked)


def outcome(case: str, *rows: Row, corpus: str = "novel") -> Outcome:
    """An outcome of two tools or of these rows."""
    ran = rows or (row("riftbook", 1, 2, 3), row("pandoc → typst", 4, 4, 4))
    return Outcome(case=case, corpus=corpus, words=9_000, rows=ran, versions={"riftbook": "1"},
                   machine="a machine", remarks=("as it is",))  # fmt: skip


def page(folder: Path, *outcomes: Outcome) -> str:
    """The page that is written."""
    write(outcomes, folder)
    return (folder / PAGE).read_text(encoding="utf-8")


def test_every_case_has_a_title() -> None:
    assert list(CASES) == list(TITLES)


def test_a_table_has_medians_spreads_and_ratios(tmp_path: Path) -> None:
    text = page(tmp_path, outcome("cold-pdf"))
    assert "## PDF from nothing: novel, 9,000 words" in text
    assert "| riftbook | 2.00 [1.00–3.00] | 2.50 | 10 | 1.5 |  | 3 |" in text
    assert (
        "| pandoc → typst | 4.00 [4.00–4.00] | 4.50 | 10 | 1.5 | **0.50** [0.25–0.75] | 3 |" in text
    )
    assert "- a machine\n- as it is\n" in text


def test_a_tool_that_failed_is_told_and_stands_in_no_table(tmp_path: Path) -> None:
    failed = Row(series=Series(tool="Vivliostyle", costs=(), failed="no browser\nat all"))
    text = page(tmp_path, outcome("cold-pdf", row("riftbook", 1), failed))
    assert "- Vivliostyle failed: no browser\n" in text
    assert "| Vivliostyle" not in text


def test_memory_is_in_mebibytes(tmp_path: Path) -> None:
    assert "| riftbook | 80 | 90 | 10 |" in page(tmp_path, outcome("memory", row("riftbook", 1)))


@pytest.mark.parametrize("case", CASES)
def test_every_case_can_be_written_and_its_plot_is_xml(case: str, tmp_path: Path) -> None:
    rows = [row("riftbook", 1, asked=1, pages=50), row("riftbook", 2, asked=2, pages=100)]
    text = page(tmp_path, outcome(case, *rows))
    for drawing in tmp_path.glob("*.svg"):
        assert f"]({drawing.name})" in text
        assert ElementTree.parse(drawing).getroot().tag.endswith("svg")


def test_figures_are_kept_as_they_are(tmp_path: Path) -> None:
    kept = (outcome("cold-pdf"), outcome("memory"))
    save(kept, tmp_path / "raw.json")
    assert load(tmp_path / "raw.json") == kept


def test_a_case_measured_again_takes_the_place_of_the_old() -> None:
    old, other = outcome("cold-pdf"), outcome("cold-pdf", corpus="technical")
    new = outcome("cold-pdf", row("riftbook", 9))
    assert merged((old, other), (new,)) == (new, other)


def test_nothing_is_kept_where_nothing_was(tmp_path: Path) -> None:
    assert load(tmp_path / "raw.json") == ()
