"""Fonts as they stand in the PDF: the letters that are used, from one place on the axes."""

import io
from collections.abc import Mapping
from hashlib import sha256

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from pages import font_programs
from print_books import ROOT, finished, prepared
from riftbook.editions.print.imposition import _stands
from riftbook.typeset import casting
from riftbook.typeset.type_used import FontUse, all_used

Asked = tuple[Mapping[str, FontUse], Mapping[str, bytes]]


@pytest.fixture(scope="module", params=["page-references", "text-passages-essay"])
def asked(request: pytest.FixtureRequest) -> Asked:
    """What a book uses of its fonts, and their files."""
    composition = finished(prepared(ROOT / "tests/books" / request.param)).printed.composition
    uses = all_used(stand.forme.fonts for stand in _stands(composition))
    faces = {face.path for face in composition.press.faces}
    files = [data for path, data in composition.press.resources.items() if path in faces]
    return uses, {sha256(data).hexdigest(): data for data in files}


def programs(asked: Asked) -> list[TTFont]:
    pdf, _ = casting.cast(*asked)
    written = io.BytesIO()
    pdf.write(written)
    return [TTFont(io.BytesIO(program)) for program in font_programs(written.getvalue())]


def outlines(font: TTFont) -> dict[str, list[object]]:
    """What draws each letter."""
    drawn = {}
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = RecordingPen()
        glyphs[name].draw(pen)
        drawn[name] = pen.value
    return drawn


def test_letters_are_those_that_fonttools_makes(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = programs(asked)
    monkeypatch.setattr(casting._Face, "_fix", lambda self: None)
    theirs = programs(asked)
    assert len(ours) == len(theirs) == len(asked[0])
    for one, other in zip(ours, theirs, strict=True):
        assert "fvar" not in one
        assert outlines(one) == outlines(other)
        assert any(outlines(one).values())
        assert one["hmtx"].metrics == other["hmtx"].metrics


def test_they_are_made_without_fonttools(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        raise AssertionError("it takes longer than to cast all faces")

    monkeypatch.setattr(casting, "load_font_tools", load)
    assert programs(asked)
    monkeypatch.setattr(casting._Face, "_fix", lambda self: None)
    with pytest.raises(AssertionError):
        programs(asked)
