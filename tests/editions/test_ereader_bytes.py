"""The same EPUB, byte for byte: whatever the cache holds, however many workers help."""

import io
import shutil
from importlib import import_module
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from riftbook import markup
from riftbook.cache import FOLDER
from riftbook.checks import survey
from riftbook.editions.ereader.zipped import Binder, deflated
from riftbook.pipeline import build

BOOKS = Path(__file__).parents[1] / "books"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of the texts of several sample books, for which workers are called at once."""
    monkeypatch.delenv("RIFTBOOK_CACHE", raising=False)
    monkeypatch.setattr(markup, "_ALONE", 0)
    monkeypatch.setattr(survey, "_ALONE", 0)
    monkeypatch.setattr(import_module("riftbook.editions.ereader.documents"), "ALONE", 0)
    shutil.copytree(BOOKS / "everyday-markdown", tmp_path / "book")
    root = tmp_path / "book"
    for name in ("notes-anywhere", "classic-novella", "hard-to-tag"):
        for text in sorted((BOOKS / name / "manuscript").glob("*.md")):
            shutil.copy(text, root / "manuscript" / f"{name}-{text.name}")
    settings = (root / "book.toml").read_text()
    (root / "book.toml").write_text(f"{settings}\n[epub]\npages = false\n")
    return root


def made(root: Path, *, jobs: int = 1, cached: bool = True) -> bytes:
    """The bytes of the EPUB, and that nothing but the inputs had a part in it."""
    out = root.parent / "out.epub"
    publication = build(root, editions=("ereader",), out=out, cached=cached, jobs=jobs)
    assert publication.written, [d.message for d in publication.report.errors]
    data = out.read_bytes()
    out.unlink()
    return data


def entries(root: Path) -> list[Path]:
    return sorted((root / FOLDER).glob("?/*"))


def test_the_same_bytes_cold_and_warm_and_with_any_number_of_workers(book: Path) -> None:
    cold = made(book)
    assert entries(book)
    assert made(book) == cold
    assert made(book, jobs=2) == cold
    assert made(book, cached=False) == cold
    assert made(book, cached=False, jobs=2) == cold
    shutil.rmtree(book / FOLDER)
    assert made(book, jobs=2) == cold


def test_a_damaged_cache_changes_nothing(book: Path) -> None:
    cold = made(book)
    for number, path in enumerate(entries(book)):
        data = bytearray(path.read_bytes())
        data[number * 37 % len(data)] ^= 1
        path.write_bytes(data)
    assert made(book) == cold
    assert made(book) == cold


def test_a_changed_word_is_in_what_is_made_next(book: Path) -> None:
    made(book)
    chapter = book / "manuscript" / "01-winter.md"
    whole = chapter.read_text()
    chapter.write_text(f"{whole}\nOne more.\n")
    warm = made(book)
    with ZipFile(io.BytesIO(warm)) as archive:
        assert b"One more." in archive.read("EPUB/winter.xhtml")
    assert made(book, cached=False) == warm


def test_what_is_in_every_document_makes_every_document_anew(book: Path) -> None:
    made(book)
    (book / "layouts" / "ereader").mkdir(parents=True)
    (book / "layouts" / "ereader" / "division.html.jinja").write_text(
        '{% extends "theme:division.html.jinja" %}\n'
        '{% block after %}<p class="generated">Once more</p>{% endblock %}\n'
    )
    settings = (book / "book.toml").read_text()
    (book / "book.toml").write_text(settings.replace("Kitchen Almanac", "Cellar Almanac"))
    warm = made(book)
    assert made(book, cached=False) == warm


def test_an_archive_as_pythons_own_writer_makes_it() -> None:
    moment = (2026, 11, 23, 10, 20, 31)
    texts = {"mimetype": b"application/epub+zip", "EPUB/é.xhtml": b"<p/>" * 99, "EPUB/empty": b""}
    binder, held = Binder(moment), io.BytesIO()
    with ZipFile(held, "w") as archive:
        for name, data in texts.items():
            stored = name == "mimetype"
            about = ZipInfo(name, moment)
            about.create_system, about.external_attr = 3, 0o100644 << 16
            about.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            archive.writestr(about, data, compresslevel=9)
            binder.add(name, data, None if stored else deflated(data))
    assert binder.finished() == held.getvalue()
