"""Captions that are paragraphs of their own, before or behind what they belong to."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from riftbook.markup.lines import Line

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader


def caption_end(reader: "Reader", lines: Sequence[Line], at: int, opening: re.Pattern[str]) -> int:
    """Behind the caption that begins on a line; 0 where none does."""
    if at >= len(lines) or not opening.match(lines[at].text):
        return 0
    at += 1
    while at < len(lines) and not (lines[at].blank or reader.interrupts(lines[at])):
        at += 1
    return at


def past_blank(lines: Sequence[Line], at: int) -> int:
    """The next line that is not empty."""
    while at < len(lines) and lines[at].blank:
        at += 1
    return at
