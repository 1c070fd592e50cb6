"""Code from a file of the book: all of it, some of its lines, or what stands between two marks."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from riftbook.markup.attributes import Attributes
from riftbook.markup.lines import Line

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

FILE = "file"
_LINES, _MARKER, _DEDENT = "lines", "marker", "dedent"
_LEAD = r"[ \t]*(?:#|//|--|;+|%+|/\*|<!--|\(\*|REM\b)[ \t]*"
_NAME = r"(?P<name>[A-Za-z_][\w.:-]*)"
_TRAIL = r"(?:\[\]|\])?[ \t]*(?:\*/|-->|\*\))?[ \t]*$"
_BEGIN = re.compile(
    rf"{_LEAD}(?:#?(?:pragma[ \t]+)?region[ \t]+|ANCHOR:[ \t]*|tag::|\[(?:START[ \t]+)?)"
    rf"{_NAME}{_TRAIL}"
)
_END = re.compile(
    rf"{_LEAD}(?:#?(?:pragma[ \t]+)?endregion(?:[ \t]+|(?=\s*$|\s*-->|\s*\*/))"
    rf"|ANCHOR_END:[ \t]*|end::|\[/|\[END[ \t]+)(?:{_NAME})?{_TRAIL}"
)
_RANGE = re.compile(r"(\d{1,7})(-?)(\d{0,7})$")


def lines(
    reader: "Reader", opening: Line, found: Attributes, inner: Sequence[Line]
) -> Sequence[Line]:
    """The lines of code that a fence prints: its own, or those of the file that it names."""
    name = found.pairs.get(FILE)
    if name is None:
        return inner
    own = next((line for line in inner if not line.blank), None)
    if own is not None:
        reader.problem(
            "M042",
            own,
            f"this fence prints “{name}”, and has code of its own",
            "take the code out, or file=",
        )
    whole = reader.file(name)
    if whole is None:
        reader.problem(
            "M028",
            within(opening, FILE, name),
            f"there is no file “{name[:60]}” in the book",
            "put the file into assets/ and write its path, such as assets/code/sort.py",
        )
        return ()
    chosen: Sequence[Line] = whole
    if _MARKER in found.pairs:
        chosen = _marked(reader, opening, found.pairs[_MARKER], whole)
    elif _LINES in found.pairs:
        chosen = _numbered(reader, opening, found.pairs[_LINES], whole)
    return chosen if found.pairs.get(_DEDENT) == "false" else _moved(chosen)


def within(opening: Line, name: str, written: str) -> Line:
    """The part of a fence's line that says something in the value of an attribute."""
    begin = opening.text.find(f"{name}=")
    at = opening.text.find(written, max(begin + len(name), 0)) if written else -1
    return opening if at < 0 else opening.cut(at, at + len(written))


def _numbered(
    reader: "Reader", opening: Line, written: str, whole: Sequence[Line]
) -> Sequence[Line]:
    """Some lines of a file: ``10-24``, ``10-`` to its end, ``1-3,8``."""
    chosen: list[Line] = []
    for part in written.split(","):
        match = _RANGE.match(part.strip())
        begin = int(match[1]) if match else 0
        last = len(whole) if match and match[2] else begin
        end = int(match[3]) if match and match[3] else last
        if not 1 <= begin <= end <= len(whole):
            reader.problem(
                "M043",
                within(opening, _LINES, part.strip()),
                f"“{part.strip()}” is no range of lines of this file, which has {len(whole)}",
                'write lines="10-24", or lines="10-" for all from there on',
            )
            return chosen
        chosen.extend(whole[begin - 1 : end])
    return chosen


def _marked(reader: "Reader", opening: Line, marker: str, whole: Sequence[Line]) -> Sequence[Line]:
    """The lines between the marks of a name; those that are marks themselves are left out."""
    marks = [_BEGIN.match(line.text) for line in whole]
    names = [mark["name"] for mark in marks if mark]
    if marker not in names:
        near = get_close_matches(marker, names, n=1)
        hint = (
            f"did you mean “{near[0]}”?" if near else f"write “# region {marker}” before the code"
        )
        message = f"the file has no mark “{marker}”"
        reader.problem("M044", within(opening, _MARKER, marker), message, hint)
        return ()
    start = next(at for at, mark in enumerate(marks) if mark and mark["name"] == marker)
    chosen: list[Line] = []
    opened = [marker]
    for line, begins in zip(whole[start + 1 :], marks[start + 1 :], strict=True):
        ends = _END.match(line.text)
        if begins:
            opened.append(begins["name"])
        elif ends:
            _close(opened, ends["name"])
        else:
            chosen.append(line)
        if marker not in opened:
            return chosen
    reader.problem(
        "M045",
        whole[start],
        f"the part “{marker}” begins here and never ends",
        f"write “# endregion {marker}” behind it",
    )
    return ()


def _close(opened: list[str], name: str | None) -> None:
    """Close the part of a name, or the last that was opened."""
    if name is None:
        opened.pop()
    elif name in opened:
        opened.remove(name)


def _moved(chosen: Sequence[Line]) -> Sequence[Line]:
    """The lines moved to the left by the indent that all of them have."""
    common = min((line.indent for line in chosen if not line.blank), default=0)
    return [line.without(min(common, line.indent)) for line in chosen]
