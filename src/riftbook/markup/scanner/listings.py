"""Listings: the captions of code, and code that stands in files of its own."""

import re

from riftbook.markup.scanner import lines as rule
from riftbook.markup.scanner.lines import Line
from riftbook.markup.scanner.segment import Kind, Segment
from riftbook.markup.scanner.signs import ATTRIBUTES
from riftbook.markup.scanner.tables import Tables

CAPTION = re.compile(r"Listing:[ \t]+(?=\S)")
_WORD = re.compile(r"\{(?=[A-Za-z][\w-]*[\s}])")
"""Before the language of a Quarto cell: ``{python …}``."""
_GIVEN = r"""=(?:"([^"]*)"|'([^']*)'|([^\s}"']+))"""
_FENCED_CAPTION = re.compile(r"(?:(?<=\s)|(?<=\{))(?:caption|lst-cap)" + _GIVEN)
_VALUE = re.compile(r"(?:(?<=\s)|(?<=\{))([A-Za-z][\w-]*)" + _GIVEN)
_UNREAD = re.compile(r"\{=\w+\}|\{[^}]*\.figure\b[^}]*\bkind=")
_COMMENT = r"\s*(?:#|//|--|;+|%+|/\*|<!--|\(\*|REM\b)\s*#?"
_OPENS = re.compile(
    _COMMENT + r"(?:(?:pragma\s+)?region\s|ANCHOR:|tag::|\[START\s|\[)\s*"
    r"([A-Za-z_][\w.:-]*)(?:\[\]|\])?\s*(?:\*/|-->|\*\))?\s*$"
)
_CLOSES = re.compile(
    _COMMENT + r"(?:(?:pragma\s+)?endregion\b|ANCHOR_END:|end::|\[END\s|\[/)\s*"
    r"([A-Za-z_][\w.:-]*)?(?:\[\]|\])?\s*(?:\*/|-->|\*\))?\s*$"
)


def has_attributes(info: str) -> bool:
    """Whether what stands behind a fence holds attributes."""
    return ATTRIBUTES.search(_WORD.sub("{.", info)) is not None


class Listings(Tables):
    """The part of the reading that knows what belongs to code."""

    code_captioned = False
    """Whether the caption of the fence that comes next has been read."""

    def _listing(self, line: Line) -> bool:
        """The caption of code that follows it."""
        if self.paragraph or not CAPTION.match(line.text):
            return False
        end = self._behind(self.at)
        fence = self._past_blank(end)
        opens = rule.FENCE.match(self.bare(fence).text)
        if opens is None or _UNREAD.search(opens[0]):
            return False
        self.flush()
        self.add(*self._ranges(line, end), kind=Kind.LINE)
        self.at, self.code_captioned = fence, True
        return True

    def _code_begins(self, line: Line, where: int) -> None:
        """The caption of a fence that has been read, before its code: where its segments begin."""
        captioned, self.code_captioned = self.code_captioned, False
        ranges = () if captioned else self._caption_behind() or _fenced_caption(line)
        if ranges:
            self.segments.insert(where, Segment(ranges, Kind.LINE, self.note))

    def _caption_behind(self) -> tuple[tuple[int, int], ...]:
        """The caption of code that stands behind it, and before no other code."""
        start = self._past_blank(self.at)
        line = self.inner(start)
        if line is None or line.indent > 3 or not CAPTION.match(line.stripped().text):
            return ()
        end = self._behind(start)
        if rule.FENCE.match(self.bare(self._past_blank(end)).text):
            return ()
        self.at = end
        return self._ranges(line.stripped(), end, start)

    def _ranges(self, line: Line, end: int, start: int = -1) -> tuple[tuple[int, int], ...]:
        """Where the words of a caption stand."""
        match = CAPTION.match(line.text)
        begin = line.begin + (match.end() if match else 0)
        first = self.at if start < 0 else start
        rows = (self.peeled(at)[0].stripped() for at in range(first + 1, end))
        more = ((row.begin, row.begin + len(row.text)) for row in rows)
        return ((begin, line.begin + len(line.text)), *more)

    def _behind(self, at: int) -> int:
        """Behind the caption that begins on a line."""
        at += 1
        while at < len(self.lines) and self._goes_on(at):
            at += 1
        return at

    def _past_blank(self, at: int) -> int:
        while (row := self.inner(at)) is not None and row.blank:
            at += 1
        return at

    def _printed_file(self, line: Line) -> None:
        """The lines of the file that a fence of code names, if it names one."""
        if not has_attributes(line.text):
            return
        said = {m[1]: m[2] or m[3] or m[4] or "" for m in _VALUE.finditer(line.text)}
        name = said.get("file", "")
        if name not in self.named:
            return
        rows = list(self.file(name))
        if "marker" in said:
            rows = _between(rows, said["marker"])
        elif "lines" in said:
            rows = _picked(rows, said["lines"])
        for row in rows:
            self.add((row.begin, row.begin + len(row.text)), kind=Kind.VERBATIM)


def _fenced_caption(line: Line) -> tuple[tuple[int, int], ...]:
    """The caption in the braces of a fence."""
    match = _FENCED_CAPTION.search(line.text) if has_attributes(line.text) else None
    if match is None:
        return ()
    group = next(at for at in (1, 2, 3) if match[at] is not None)
    return ((line.begin + match.start(group), line.begin + match.end(group)),)


def _picked(rows: list[Line], written: str) -> list[Line]:
    """Lines by their numbers in the file."""
    found: list[Line] = []
    for part in written.split(","):
        first, dash, last = part.strip().partition("-")
        if not (first.isdecimal() and (last.isdecimal() or not last)):
            break
        until = int(last or (len(rows) if dash else first))
        found += rows[int(first) - 1 : until]
    return found


def _between(rows: list[Line], name: str) -> list[Line]:
    """Lines between two marks, without further marks."""
    found: list[Line] = []
    inside: list[str] = []
    for row in rows:
        opens, closes = _OPENS.match(row.text), _CLOSES.match(row.text)
        if opens and (inside or opens[1] == name):
            inside.append(opens[1])
        elif closes and inside:
            last = closes[1] or inside[-1]
            inside = [other for other in inside if other != last]
            if name not in inside:
                break
        elif inside:
            found.append(row)
    return found
