"""A whole novel, joined from its divisions, is sound, tagged, and leads where it says.

One novel is made for every run; the other, which somebody wrote, is long and not everywhere.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from leads import Entry, Leads, bare
from novels import headings, made, whale
from riftbook.pipeline import build
from test_leads import check_boxes, check_links
from validators import verdicts

NOVELS: Mapping[str, Callable[[Path], Path]] = {"made": made, "moby-dick": whale}
CONTENTS = "Contents"
ROMAN = re.compile(r"[ivxl]+")
FOLIO = re.compile(r"\d+|[ivxl]+")


@dataclass(frozen=True, kw_only=True)
class Novel:
    """A finished novel and the folder from which it was made."""

    folder: Path
    print: Path
    ereader: Path

    @cached_property
    def leads(self) -> Leads:
        return Leads(self.print.read_bytes())

    @cached_property
    def divisions(self) -> tuple[Entry, ...]:
        """The outline without what riftbook adds to the manuscript."""
        return tuple(entry for entry in self.leads.outline if entry.title != CONTENTS)


@pytest.fixture(
    scope="module",
    params=["made", pytest.param("moby-dick", marks=pytest.mark.long)],
)
def novel(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Novel:
    folder = NOVELS[request.param](tmp_path_factory.mktemp("novel") / request.param)
    publication = build(folder)
    assert publication.report.errors == ()
    return Novel(folder=folder, **publication.paths)


@pytest.mark.validators
def test_qpdf_finds_no_fault(novel: Novel) -> None:
    verdict = verdicts([novel.print])[novel.print]
    assert verdict.rules("qpdf") == {}, str(verdict)


@pytest.mark.validators
def test_it_is_tagged_as_pdf_ua_asks(novel: Novel) -> None:
    verdict = verdicts([novel.print])[novel.print]
    assert not verdict.faults, str(verdict)


def test_the_outline_has_every_heading_of_the_manuscript(novel: Novel) -> None:
    told = [(level, bare(title)) for level, title in headings(novel.folder)]
    shown = [(entry.level, bare(entry.title)) for entry in novel.divisions]
    assert len(shown) == len(told)
    for (level, title), (depth, text) in zip(told, shown, strict=True):
        assert depth == level
        assert re.fullmatch(rf"(chapter)?\d*{title}", text)


def test_the_outline_leads_to_the_headings(novel: Novel) -> None:
    pages = [entry.where.page for entry in novel.divisions]
    assert pages == sorted(pages)
    for (_, title), entry in zip(headings(novel.folder), novel.divisions, strict=True):
        text, heights = novel.leads.letters(entry.where.page)
        at = [heights[begin] for begin in found(bare(title), text)]
        assert any(0 <= entry.where.top - height < 120 for height in at), entry


def found(words: str, text: str) -> list[int]:
    """Every position at which words stand."""
    return [match.start() for match in re.finditer(f"(?={re.escape(words)})", text)]


def test_every_link_leads_to_what_it_names(novel: Novel) -> None:
    check_links(novel.leads, novel.ereader.read_bytes())
    check_boxes(novel.leads)


def test_every_note_is_called_and_calls_back(novel: Novel) -> None:
    notes = Counter(re.findall(r"^\[\^([^\]]+)\]:", _text(novel.folder), re.MULTILINE))
    names = Counter(link.name for link in novel.leads.links if link.name.startswith("note-"))
    assert notes.total() > 0
    assert len({name for name in names if name.endswith("-call")}) == notes.total()
    assert len({name for name in names if not name.endswith("-call")}) == notes.total()


def _text(folder: Path) -> str:
    files = sorted((folder / "manuscript").glob("*.md"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_the_contents_name_every_heading_and_its_page(novel: Novel) -> None:
    leads = novel.leads
    (contents,) = (entry.where.page for entry in leads.outline if entry.title == CONTENTS)
    begin = min(e.where.page for e in novel.divisions)
    listed = [link for link in leads.links if contents <= link.page < begin]
    told: dict[str, str] = {}
    for link in listed:  # an entry of two lines has two boxes
        told[link.name] = told.get(link.name, "") + " " + link.text
    assert len(told) == len(headings(novel.folder))
    for (_, title), (name, text) in zip(headings(novel.folder), told.items(), strict=True):
        folio = leads.labels[leads.destinations[name].page]
        assert bare(title) in bare(text)
        assert text.split()[-1] == folio, (title, name, text)


def test_the_labels_are_the_folios(novel: Novel) -> None:
    leads = novel.leads
    first = leads.labels.index("1")
    assert all(ROMAN.fullmatch(label) for label in leads.labels[:first])
    assert leads.labels[first:] == [str(n + 1) for n in range(len(leads.labels) - first)]
    edges = [leads.edges(page) for page in range(len(leads.labels))]
    shown = [(at, label) for at, label in zip(edges, leads.labels, strict=True) if any(at)]
    assert all(foot == label for (_, foot), label in shown if FOLIO.fullmatch(foot))
    numbered = [
        foot == label or head.startswith(label) or head.endswith(label)
        for (head, foot), label in shown
    ]
    assert sum(numbered) > 0.95 * len(shown)


def test_page_numbers_in_the_text_are_those_of_the_pages(novel: Novel) -> None:
    leads = novel.leads
    printed = [link for link in leads.links if re.match(r"\s*pages?\s", link.text)]
    assert len(printed) == len(re.findall("@page:", _text(novel.folder)))
    for link in printed:
        label = leads.labels[leads.destinations[link.name].page]
        assert link.text.split()[-1].rstrip(".") == label
