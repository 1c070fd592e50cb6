"""What the checks ask of a document is remembered by its bytes, and made by workers alike."""

from pathlib import Path

import pytest
from lxml import etree

from riftbook.cache import Cache
from riftbook.checks import survey as module
from riftbook.checks.survey import NOTHING, digest, survey_all
from riftbook.workers import Workers

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><body id="b"><p id="x">One two
<a href="#x">three</a><img src="a.png"/></p><p id="x" onclick="y()">four</p>
<aside id="note-{0}"><p>five {0}</p></aside></body></html>"""
PAGES = tuple(PAGE.format(number).encode() for number in range(3))
ANCHORS = frozenset(f"note-{number}" for number in range(9))


def test_what_a_document_holds() -> None:
    (held,) = survey_all(PAGES[:1], ANCHORS)
    assert held.ids == ("b", "x", "x", "note-0")
    assert held.references == ("#x", "a.png")
    assert held.undescribed == ("a.png",)
    assert held.active == ("p",)
    assert held.said == {"": digest("One two three four"), "note-0": digest("five 0")}


def test_it_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = survey_all(PAGES, ANCHORS, Cache(tmp_path))
    monkeypatch.setattr(module, "_surveyed", None)
    assert survey_all(PAGES, ANCHORS, Cache(tmp_path)) == first


def test_other_notes_are_another_question(tmp_path: Path) -> None:
    survey_all(PAGES[:1], ANCHORS, Cache(tmp_path))
    (held,) = survey_all(PAGES[:1], frozenset(), Cache(tmp_path))
    assert held.said == {"": digest("One two three four five 0")}
    assert NOTHING not in held.said.values()


def test_workers_see_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ALONE", 0)
    with Workers(2) as workers:
        helped = survey_all(PAGES, ANCHORS, Cache(tmp_path), workers)
        assert helped == survey_all(PAGES, ANCHORS)
        with pytest.raises(etree.XMLSyntaxError):
            survey_all((*PAGES, b"<p>"), ANCHORS, None, workers)
