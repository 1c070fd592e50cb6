"""The finished files themselves: a sound book passes, each kind of damage is told by its code."""

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest

from checks.planted_book import Made
from checks.planted_book import made as book
from riftbook.checks import check_epub, check_pdf
from riftbook.checks.epub import examine_epub, open_epub
from riftbook.checks.pdf import examine_pdf
from riftbook.diagnostics import Diagnostic
from riftbook.records import replace

CHAPTER = """# A chapter {#one}

See [below](#below) and a note.[^1]

## Below {#below}

[^1]: The note.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return book(tmp_path_factory.mktemp("files") / "book", {"01-one.md": CHAPTER})


def test_a_sound_book_passes_every_check(made: Made) -> None:
    assert check_pdf(made.project, made.resolution, made.pdf, made.sheets) == ()
    assert check_epub(made.project, made.resolution, made.epub) == ()


def test_a_call_inside_a_word_parts_it_for_every_reader(tmp_path: Path) -> None:
    text = "# A\n\nhalf^[in]half, Smith[^n]'s, x^[q]_y_ and well-^[h]known.\n\n[^n]: out\n"
    book_ = book(tmp_path / "book", {"01-one.md": text})
    assert check_pdf(book_.project, book_.resolution, book_.pdf, book_.sheets) == ()
    assert check_epub(book_.project, book_.resolution, book_.epub) == ()


def without_program(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            for key in {"/FontFile2", "/FontFile3"} & set(item.keys()):
                del item[key]


def without_language(document: pikepdf.Pdf) -> None:
    del document.Root["/Lang"]


def with_script(document: pikepdf.Pdf) -> None:
    document.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="1")


def without_destinations(document: pikepdf.Pdf) -> None:
    del document.Root["/Names"]


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (without_program, "D021"),
        (without_language, "D023"),
        (with_script, "D024"),
        (without_destinations, "D025"),
    ],
)
def test_damage_to_the_pdf(made: Made, damage: Callable[[pikepdf.Pdf], None], code: str) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        damage(document)
        document.save(buffer)
    assert {d.code for d in examine_pdf(made.project, buffer.getvalue())} == {code}


def test_a_pdf_that_does_not_open(made: Made) -> None:
    assert [d.code for d in examine_pdf(made.project, b"%PDF-1.7\nnothing")] == ["D020"]


def test_a_font_that_is_not_the_books(made: Made) -> None:
    """The same PDF beside a theme whose faces have other names."""
    faces = tuple(replace(face, name="Somebody Else's") for face in made.project.theme.faces)
    project = replace(made.project, theme=replace(made.project.theme, faces=faces))
    assert {d.code for d in examine_pdf(project, made.pdf)} == {"D022"}


def rezipped(epub: bytes, change: Callable[[str, bytes], bytes | None], extra: str = "") -> bytes:
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(epub)) as old, ZipFile(buffer, "w") as new:
        for item in old.infolist():
            data = change(item.filename, old.read(item))
            if data is not None:
                new.writestr(item, data)
        if extra:
            new.writestr(extra, "more")
    return buffer.getvalue()


def in_chapter(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("one.xhtml"):
            return data
        assert old in data
        return data.replace(old, new, 1)

    return change


def same(name: str, data: bytes) -> bytes:
    return data


def without_style(name: str, data: bytes) -> bytes | None:
    return None if name.endswith(".css") else data


BODY = b"</section>"


def damage(data: bytes) -> tuple[Diagnostic, ...]:
    """What is wrong with an EPUB."""
    examined, unsound = open_epub(data)
    return unsound if examined is None else examine_epub(examined)


@pytest.mark.parametrize(
    ("change", "extra", "codes"),
    [
        (same, "EPUB/more.txt", {"D031"}),
        (without_style, "", {"D031", "D032"}),
        (in_chapter(BODY, b'<p><a href="nowhere.xhtml">x</a></p></section>'), "", {"D032"}),
        (in_chapter(BODY, b'<p><a href="#nothing">x</a></p></section>'), "", {"D032"}),
        (in_chapter(BODY, b'<p id="x">x</p><p id="x">x</p></section>'), "", {"D033"}),
        (in_chapter(BODY, b'<p><img src="one.xhtml"/></p></section>'), "", {"D034"}),
        (in_chapter(BODY, b"<script>1</script></section>"), "", {"D035"}),
        (in_chapter(BODY, b'<p onclick="x()">x</p></section>'), "", {"D035"}),
        (in_chapter(BODY, b'<img alt="x" src="http://x.example/y"/></section>'), "", {"D035"}),
        (in_chapter(BODY, b"<p>unclosed</section>"), "", {"D030"}),
    ],
)
def test_damage_to_the_epub(
    made: Made, change: Callable[[str, bytes], bytes | None], extra: str, codes: set[str]
) -> None:
    assert {d.code for d in damage(rezipped(made.epub, change, extra))} == codes


def test_a_mimetype_that_is_compressed(made: Made) -> None:
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(made.epub)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert [d.code for d in damage(buffer.getvalue())] == ["D030"]
    assert [d.code for d in damage(b"no archive")] == ["D030"]


def test_pages_that_are_lost_when_joined_are_told() -> None:
    from print_books import ROOT, finished, prepared
    from riftbook.checks.joined import count

    book = finished(prepared(ROOT / "tests/books/everyday-markdown"))
    with pikepdf.open(io.BytesIO(book.pdf)) as document:
        assert list(count(document, book.printed)) == []
        del document.pages[-1]
        assert {found.code for found in count(document, book.printed)} == {"D015"}
