import unicodedata

import pytest
from figure_books import CHAPTER

from riftbook.diagnostics import Span
from riftbook.figures.lookup import find
from riftbook.project import File, Files

SPAN = Span(path=CHAPTER, line=3, column=5)
NAMES = (
    "manuscript/beside.png",
    "manuscript/deep/er.png",
    "assets/cat.png",
    "assets/two words.png",
    "assets/maps/north.svg",
    unicodedata.normalize("NFC", "assets/Mélanie.jpg"),
    "layouts/print/stamp.png",
)
FILES = Files({name: File.of(name, name.encode()) for name in NAMES})


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("beside.png", "manuscript/beside.png"),
        ("./beside.png", "manuscript/beside.png"),
        ("deep/er.png", "manuscript/deep/er.png"),
        ("cat.png", "assets/cat.png"),
        ("../assets/cat.png", "assets/cat.png"),
        ("maps/north.svg", "assets/maps/north.svg"),
        ("two%20words.png", "assets/two words.png"),
        ("two words.png", "assets/two words.png"),
        (unicodedata.normalize("NFC", "Mélanie.jpg"), "assets/Mélanie.jpg"),
    ],
)
def test_from_the_chapter_then_from_assets(written, path):
    file, found = find(written, CHAPTER, SPAN, FILES)
    assert file is not None
    assert unicodedata.normalize("NFC", file.path) == unicodedata.normalize("NFC", path)
    assert found == ()


def test_another_unicode_form_is_found_with_a_warning():
    file, found = find(unicodedata.normalize("NFD", "Mélanie.jpg"), CHAPTER, SPAN, FILES)
    assert file is not None
    assert [diagnostic.code for diagnostic in found] == ["F006"]


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("CAT.png", "F003", "“cat.png”"),
        ("Maps/North.svg", "F003", "“maps/north.svg”"),
        ("cta.png", "F002", "did you mean “cat.png”?"),
        ("assets/cat.png", "F002", "did you mean “cat.png”?"),
        ("north.svg", "F002", "did you mean “maps/north.svg”?"),
        ("stamp.png", "F002", "did you mean “../layouts/print/stamp.png”?"),
        ("maps\\north.svg", "F002", "write / between folders"),
        ("zebra.png", "F002", "put the file beside the chapter or in assets/"),
    ],
)
def test_what_is_not_found_is_told_with_what_to_write(written, code, hint):
    file, found = find(written, CHAPTER, SPAN, FILES)
    assert file is None
    assert [diagnostic.code for diagnostic in found] == [code]
    assert hint in found[0].hint
    assert found[0].span == SPAN
