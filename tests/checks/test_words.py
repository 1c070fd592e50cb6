"""What the build loses on its way to either edition is told with its place in the manuscript.

One book is made twice over: the editions from a damaged manuscript, the comparison with the
whole one. Whatever the damage took away is then missing from real files.
"""

import io
from collections.abc import Sequence
from dataclasses import replace
from zipfile import ZipFile

import pikepdf
import pytest

from checks.planted_book import Made, folder
from checks.planted_book import made as book
from riftbook.checks.epub import open_epub
from riftbook.checks.words import compare_epub, compare_pdf
from riftbook.diagnostics import Diagnostic

SOUND = """# Sound

The first paragraph has *emphasis*, “quotes”, caf&eacute; and a note.[^n] It runs on for quite a
while, so that its lines are broken and some of its extraordinarily overlong, uncharacteristically
polysyllabic words are hyphenated at the ends of the lines, as incomprehensibilities usually are.

1. the first item
2. the second item, in 1986
   - one below

| left | right |
|------|-------|
| a cell of several words, turned over into a second line | another of that kind, turned over |
| 3 | 4 |

Table: A table of cells {#tbl:cells}

As @tbl:cells says [see @key, p. 3], H~2~O and `code` and $a + b$.

```
def code(): return 1
```

Term
:   its definition

[^n]: The note's own text, *emphasised*, hyphenated where its characteristics demand it.
"""
DIV = """# Unclosed

Before the div.

<div markdown="1">

<div markdown="1">

Everything from here on is lost.

And this too.
"""
NOTE = """# Dropped

A sentence with a note.[^dropped] And one more.[^kept]

[^dropped]: Nobody will read this.

[^kept]: This one is read.
"""
FIRST = "The first of two paragraphs, which will come second.\n"
SECOND = "The second one is longer than the first and will stand before it in the finished book.\n"
SWAPPED = "# Swapped\n\nA beginning.\n\n{}\n{}\nAn end of several words, as ends go.\n"
WORD = "# A word\n\nThis sentence is {}going to lose a word.\n"
WHOLE = {
    "01-sound.md": SOUND,
    "02-unclosed.md": DIV,
    "03-dropped.md": NOTE,
    "04-swapped.md": SWAPPED.format(FIRST, SECOND),
    "05-word.md": WORD.format("surely "),
}
DAMAGED = {
    "01-sound.md": SOUND,
    "02-unclosed.md": DIV[: DIV.index("<div")],
    "03-dropped.md": NOTE.replace("[^dropped]: Nobody will read this.\n\n", "").replace(
        "[^dropped]", ""
    ),
    "04-swapped.md": SWAPPED.format(SECOND, FIRST),
    "05-word.md": WORD.format(""),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The editions of the damaged manuscript beside the project of the whole one."""
    at = tmp_path_factory.mktemp("plants")
    return replace(book(at / "damaged", DAMAGED), project=folder(at / "whole", WHOLE))


def of(found: Sequence[Diagnostic], name: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in found if d.span.path.endswith(name)]


def heard(made: Made, data: bytes) -> tuple[Diagnostic, ...]:
    """What the comparison finds in an EPUB."""
    anchors = frozenset(note.anchor for each in made.resolution.divisions for note in each.notes)
    examined, _ = open_epub(data, anchors)
    assert examined is not None
    return compare_epub(made.project, made.resolution, examined)


@pytest.fixture(scope="module", params=["print", "ereader"])
def both(request: pytest.FixtureRequest, made: Made) -> tuple[str, tuple[Diagnostic, ...]]:
    if request.param == "print":
        return "D010", compare_pdf(made.project, made.resolution, made.pdf, made.sheets)
    return "D011", heard(made, made.epub)


Both = tuple[str, tuple[Diagnostic, ...]]


def test_nothing_is_lost_where_nothing_is_damaged(both: Both) -> None:
    """Notes, tables, lists, citations, hyphens: the words are all there and no other."""
    assert of(both[1], "01-sound.md") == []


def test_a_nested_unclosed_div(both: Both) -> None:
    missing, found = both
    assert of(found, "02-unclosed.md") == [(missing, 9, 1)]
    message = next(d.message for d in found if d.span.path.endswith("02-unclosed.md"))
    assert "Everything from here on is lost And this too" in message


def test_a_dropped_note(both: Both) -> None:
    missing, found = both
    assert of(found, "03-dropped.md") == [(missing, 5, 13)]
    assert any("Nobody will read this" in d.message for d in found)


def test_two_swapped_paragraphs(both: Both) -> None:
    assert of(both[1], "04-swapped.md") == [("D012", 5, 1)]


def test_a_lost_word(both: Both) -> None:
    missing, found = both
    assert of(found, "05-word.md") == [(missing, 3, 18)]
    assert any("“surely”" in d.message for d in found)


def without_meaning(pdf: bytes, character: str) -> bytes:
    """The same PDF, in which no ToUnicode knows a character."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for font in document.objects:
            if not isinstance(font, pikepdf.Dictionary) or "/ToUnicode" not in font:
                continue
            cmap = font["/ToUnicode"].read_bytes()
            meaning = f"<{ord(character):04x}>".encode()
            lines = [line for line in cmap.splitlines() if not line.lower().endswith(meaning)]
            font["/ToUnicode"] = document.make_stream(b"\n".join(lines))
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()


def test_a_glyph_without_tounicode(made: Made) -> None:
    pdf = without_meaning(made.pdf, "q")
    found = compare_pdf(made.project, made.resolution, pdf, made.sheets)
    sound = [d for d in found if d.span.path.endswith("01-sound.md")]
    assert {(d.code, d.span.line, d.span.column) for d in sound} == {
        ("D013", 3, SOUND.splitlines()[2].index("quotes") + 1),
        ("D013", 3, SOUND.splitlines()[2].index("quite") + 1),
    }
    pages = [
        n
        for n, sheet in enumerate(made.sheets.sheets, 1)
        if sheet.division == "sound" and not sheet.blank
    ]
    assert all(f"page {pages[0]} " in d.message for d in sound)


def test_a_word_broken_in_two_in_the_epub(made: Made) -> None:
    """As a library does that puts line breaks between elements."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(made.epub)) as whole, ZipFile(buffer, "w") as broken:
        for item in whole.infolist():
            broken.writestr(item, whole.read(item).replace(b"quite", b"qu ite"))
    found = heard(made, buffer.getvalue())
    column = SOUND.splitlines()[2].index("quite") + 1
    assert of(found, "01-sound.md") == [("D011", 3, column)]
