"""A stylesheet that was read ahead is the one that would have been read; others are read then."""

import pytest

from riftbook.typeset import stylesheets
from riftbook.typeset.engine import font_configuration
from riftbook.typeset.fetcher import Rooted, address

PLAIN = "p { color: red; margin: 1pt } @page { size: 100pt }"
WRONG = "p { colour: red }"
X = address("assets/x")
NEEDING = {
    "a font": f'@font-face {{ font-family: "X"; src: url("{X}") }}',
    "a font, oddly written": f'@f\\6fnt-face {{ font-family: "X"; src: url("{X}") }}',
    "another sheet": f'@import "{X}"; p {{ color: red }}',
}


@pytest.fixture(autouse=True)
def _nothing_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stylesheets, "_AHEAD", {})


def read(text: str) -> stylesheets.Read:
    return stylesheets.read(text, font_configuration(), Rooted({}))


def test_what_was_read_ahead_is_not_read_again() -> None:
    stylesheets.read_ahead((PLAIN,))
    assert read(PLAIN)[0] is read(PLAIN)[0]
    assert read(WRONG)[0] is not read(WRONG)[0]


def test_what_is_wrong_with_a_sheet_is_told_all_the_same() -> None:
    then = read(WRONG)[1]
    stylesheets.read_ahead((WRONG,))
    assert read(WRONG)[1] == then != ()


@pytest.mark.parametrize(
    "rule",
    [
        '@import url("other.css");',
        "@import url(other.css) print",
        "@\\69mport url(other.css);",
        '@import url("a;b.css");',
    ],
)
def test_a_sheet_beside_this_one_is_not_followed_and_that_is_told(rule: str) -> None:
    _, heard = read(f"/* no @import here */\n {rule}\n")
    assert [" at 2:2," in each for each in heard] == [True]


@pytest.mark.parametrize("name", NEEDING)
def test_a_sheet_that_brings_something_is_read_when_that_is_there(name: str) -> None:
    stylesheets.read_ahead((PLAIN, NEEDING[name]))
    assert list(stylesheets._AHEAD) == [PLAIN]


def test_no_other_fault_passes_for_an_import(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> object:
        raise ValueError("something else")

    monkeypatch.setattr(stylesheets.weasyprint, "CSS", broken)
    with pytest.raises(ValueError, match="something else"):
        read("p { color: red }")
