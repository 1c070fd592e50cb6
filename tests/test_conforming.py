"""What we make is what the standards ask for: the book and every sample, in both editions."""

import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from riftbook.pipeline import build
from riftbook.run import Publication
from validators import Verdict, verdicts

pytestmark = pytest.mark.validators

ROOT = Path(__file__).parents[1]
INPUTS = ("book.toml", "manuscript", "assets", "layouts")
OWN = "the-grait-rift"
"""This repository's own book."""
BOOKS = {path.parent.name: path.parent for path in sorted(ROOT.glob("tests/books/*/book.toml"))}
BOOKS[OWN] = ROOT
KNOWN = ROOT / "tests" / "known_tag_findings.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One book, built and judged."""

    publication: Publication
    verdicts: Mapping[str, Verdict]
    """By edition, of the files that were written."""

    def verdict(self, edition: str) -> Verdict:
        """What the validators say of an edition."""
        if edition not in self.verdicts:
            pytest.fail("the book was not built", pytrace=False)
        return self.verdicts[edition]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Judged]:
    """All books, built one after the other and judged in one batch."""
    folder = tmp_path_factory.mktemp("books")
    publications = {name: build(copied(book, folder / name)) for name, book in BOOKS.items()}
    told = verdicts([path for made in publications.values() for path in made.paths.values()])
    return {
        name: Judged(
            publication=made,
            verdicts={edition: told[path] for edition, path in made.paths.items()},
        )
        for name, made in publications.items()
    }


def copied(book: Path, folder: Path) -> Path:
    """The book's own files in a folder where a build may leave things."""
    folder.mkdir()
    for source in (book / name for name in INPUTS):
        if source.is_dir():
            shutil.copytree(source, folder / source.name)
        elif source.exists():
            shutil.copy(source, folder)
    return folder


def known_findings(book: str) -> Mapping[str, int]:
    """What veraPDF is known to find in a book's PDF: rule to how often."""
    known: Mapping[str, Mapping[str, int]] = tomllib.loads(KNOWN.read_text())
    return known.get(book, {})


@pytest.mark.parametrize("book", BOOKS)
def test_the_book_builds_in_both_editions(judged: Mapping[str, Judged], book: str) -> None:
    publication = judged[book].publication
    errors = [f"{d.span}: {d.code} {d.message}" for d in publication.report.errors]
    assert errors == []
    assert set(publication.paths) == {"print", "ereader"}


@pytest.mark.parametrize("book", BOOKS)
def test_the_epub_has_no_fault(judged: Mapping[str, Judged], book: str) -> None:
    verdict = judged[book].verdict("ereader")
    assert not verdict.faults, str(verdict)


@pytest.mark.parametrize("book", BOOKS)
def test_the_pdf_is_sound(judged: Mapping[str, Judged], book: str) -> None:
    verdict = judged[book].verdict("print")
    assert verdict.rules("qpdf") == {}, str(verdict)


@pytest.mark.parametrize("book", BOOKS)
def test_the_pdf_is_tagged_as_pdf_ua_asks(judged: Mapping[str, Judged], book: str) -> None:
    verdict = judged[book].verdict("print")
    found, known = verdict.rules("veraPDF"), known_findings(book)
    worse = {rule: count for rule, count in found.items() if count > known.get(rule, 0)}
    better = {rule: count for rule, count in known.items() if count > found.get(rule, 0)}
    assert worse == {}, f"new findings; the list may not grow:\n{verdict}"
    assert better == {}, f"mended, so take it out of {KNOWN.name}: now it is {dict(found)}"


def test_only_samples_have_known_findings() -> None:
    named = set(tomllib.loads(KNOWN.read_text()))
    assert named <= set(BOOKS) - {OWN}
