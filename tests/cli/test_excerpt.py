"""A diagnostic as lines of text."""

import io

import pytest

from riftbook.cli.excerpt import rendered
from riftbook.cli.terminal import Terminal
from riftbook.diagnostics import Diagnostic, Span
from riftbook.project import File, Files


def shown(
    text: str,
    column: int,
    length: int = 1,
    *,
    path: str = "manuscript/a.md",
    width: int = 100,
    colored: bool = False,
    **more: object,
) -> list[str]:
    """The lines of a diagnostic on the first line of a file."""
    terminal = Terminal(out=io.StringIO(), err=io.StringIO(), width=width, colored=colored)
    span = Span(path=path, line=1, column=column, length=length)
    values: dict[str, object] = {"message": "a control character", "hint": "delete it", **more}
    diagnostic = Diagnostic(code="P013", span=span, **values)  # type: ignore[arg-type]
    files = Files({path: File.of(path, text.encode())})
    return rendered(diagnostic, files, terminal).split("\n")


def test_the_whole_of_it() -> None:
    related = (Span(path="book.toml", line=3, column=4),)
    assert shown("See @fig:merge-grph here.", 5, 15, related=related) == [
        "manuscript/a.md:1:5: P013 error: a control character",
        "   1 | See @fig:merge-grph here.",
        "     |     ^^^^^^^^^^^^^^^",
        "     see book.toml:3:4",
        "     hint: delete it",
    ]


@pytest.mark.parametrize(
    ("text", "column", "length", "line", "carets"),
    [
        ("\tx", 2, 1, "    x", "    ^"),
        ("ab\tx", 4, 1, "ab  x", "    ^"),
        ("a\tb", 2, 1, "a   b", " ^^^"),
        ("日本語x", 4, 1, "日本語x", "      ^"),
        ("日本語x", 2, 2, "日本語x", "  ^^^^"),
        ("e\u0301e\u0301x", 5, 1, "e\u0301e\u0301x", "  ^"),
        ("e\u0301", 2, 1, "e\u0301", " ^"),
        ("x\x1b[31my", 2, 1, "x�[31my", " ^"),
        ("a\u202eb", 2, 1, "a�b", " ^"),
        ("short", 6, 1, "short", "     ^"),
        ("short", 40, 9, "short", "     ^"),
        ("short  ", 3, 99, "short", "  ^^^^^"),
    ],
)
def test_carets_stand_under_what_they_mean(
    text: str, column: int, length: int, line: str, carets: str
) -> None:
    lines = shown(text, column, length)
    assert lines[1:3] == [f"   1 | {line}", f"     | {carets}"]


@pytest.mark.parametrize("column", [1, 7, 150, 300, 595])
def test_a_long_line_is_cut_around_the_place(column: int) -> None:
    text = "".join(f"{number:05} " for number in range(1, 101))
    source, carets = shown(text, column, 4, width=60)[1:3]
    assert len(source) <= 60
    assert source.endswith("…") or column > 500
    assert source[carets.index("^") :][:4] == text[column - 1 : column + 3]


def test_a_picture_has_no_excerpt() -> None:
    lines = shown("\x89PNG", 1, path="assets/a.png")
    assert lines == ["assets/a.png:1:1: P013 error: a control character", "  hint: delete it"]


def test_colour_is_only_paint() -> None:
    text = "\n".join(shown("See x", 5, colored=True))
    plain = "\n".join(shown("See x", 5))
    assert "\x1b[1;31mP013 error\x1b[0m" in text
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[1;31m", "\x1b[0m"):
        text = text.replace(code, "")
    assert text == plain


def test_nothing_of_the_authors_steers_the_terminal() -> None:
    lines = shown("x", 1, message="no key is called “\x1b]0;evil\x07”", hint="\x9b2J")
    assert not any(character in "".join(lines) for character in "\x1b\x07\x9b")
