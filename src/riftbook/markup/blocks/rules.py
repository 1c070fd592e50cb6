"""A rule between paragraphs, ``* * *``: a break in the text."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")


def is_rule(text: str) -> bool:
    """Whether a line is a rule."""
    return _RULE.match(text) is not None


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    if not is_rule(lines[at].text):
        return 0
    SubElement(parent, "hr", {"class": "section-break"})
    return 1


CONSTRUCT = Construct(name="rule", block=_read, opens=is_rule)
