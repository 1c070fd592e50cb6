"""Definition lists: a term, and below it ``: `` and what it means."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup.blocks import dashed_tables, file_tables, grid_tables, tables
from riftbook.markup.blocks.lazy import Follower
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_MARK = re.compile(r" {0,3}[:~](?:[ \t]+(?=\S))")


def _definition_at(reader: "Reader", lines: Sequence[Line], at: int) -> int:
    """Where the definition stands that follows, after one empty line at most; 0 for none.

    What stands behind an empty line and before a table is the table's caption.
    """
    if at < len(lines) and lines[at].blank:
        at += 1
        if _captions(reader, lines, at):
            return 0
    return at if at < len(lines) and _MARK.match(lines[at].text) else 0


def _captions(reader: "Reader", lines: Sequence[Line], at: int) -> bool:
    """Whether a line begins the caption of a table."""
    caption, start = tables.caption_before(reader, lines, at)
    return (
        bool(caption)
        and start < len(lines)
        and (
            tables.starts(lines, start)
            or (grid_tables.opens(lines[start].text) and lines[start].indent < 4)
            or dashed_tables.starts(reader, lines, start)
            or file_tables.opens(lines[start].text)
        )
    )


def _term_end(reader: "Reader", lines: Sequence[Line], at: int) -> int:
    """Behind the terms that begin on a line and have a definition; 0 where they have none."""
    if lines[at].indent > 3 or _MARK.match(lines[at].text):
        return 0
    following = at + 1
    if not _definition_at(reader, lines, following):
        # More than one term, each on a line of its own, the definition directly below.
        while following < len(lines) and not lines[following].blank:
            if _MARK.match(lines[following].text):
                return following
            if following - at > 3 or reader.interrupts(lines[following]):
                return 0
            following += 1
        return 0
    return following


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    term, end = at, _term_end(reader, lines, at)
    if not end:
        return 0
    element = SubElement(parent, "dl")
    done = at
    while end:
        for line in lines[term:end]:
            reader.leaf(element, "dt", [line])
        done = term = _definitions(reader, lines, end, element)
        while term < len(lines) and lines[term].blank:
            term += 1
        if term == len(lines) or reader.interrupts(lines[term]):
            break
        end = _term_end(reader, lines, term)
    return done - at


def _definitions(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    """Read the definitions of one term; say where they end."""
    done = at
    loose = lines[at].blank
    while start := _definition_at(reader, lines, done):
        match = _MARK.match(lines[start].text)
        width = match.end() if match else 0
        inner = [lines[start].after(width)]
        follower = Follower(reader)
        follower.saw(inner[0])
        done = start + 1
        while done < len(lines):
            line = lines[done]
            if line.blank or line.indent >= min(width, 4):
                inner.append(line.without(width))
            elif not _MARK.match(line.text) and follower.takes(line):
                inner.append(line)
            else:
                break
            follower.saw(inner[-1])
            done += 1
        while inner[-1].blank:
            inner.pop()
            done -= 1
        _add(reader, parent, inner, loose)
        loose = done < len(lines) and lines[done].blank
    return done


def _add(reader: "Reader", parent: Element, inner: Sequence[Line], loose: bool) -> None:
    element = SubElement(parent, "dd")
    loose = reader.read(inner, element) or loose
    if not loose and element[0].tag == "p" and sum(1 for c in element if c.tag == "p") == 1:
        element[0].set("x-tight", "")


CONSTRUCT = Construct(name="definition list", block=_read)
