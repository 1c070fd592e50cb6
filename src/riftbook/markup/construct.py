"""What a construct of the manuscript brings: the hooks that its file may fill."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.lines import Line
from riftbook.records import Value

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader
    from riftbook.markup.text import Text

BlockReader = Callable[["Reader", Sequence[Line], int, Element], int]
"""(reader, lines, at, parent) → how many lines from `at` on it read into `parent`; 0: none."""

Opener = Callable[[str], bool]
"""Whether a line of this text opens the construct in the middle of a paragraph."""

Verbatim = Callable[["Text", re.Match[str]], Element]
"""What a match in running text becomes; nothing inside is read as markup."""

Bracketed = Callable[["Text", "Bracket"], tuple[Element, int] | None]
"""The element a bracket becomes and where its source ends, or None when it is another's."""


class Bracket(Value):
    """``[…]`` in running text, with what stands around it."""

    data: str
    start: int
    """Of the bracket, or of the ``!`` or ``^`` before it."""
    lead: str
    """``!``, ``^`` or `""`."""
    inner: str
    end: int
    """Just behind the closing bracket."""


class Construct(Value, kw_only=True):
    """One construct of the manuscript's syntax."""

    name: str
    block: BlockReader | None = None
    opens: Opener | None = None
    pattern: str = ""
    """A regular expression; what it matches in running text is given to `verbatim`."""
    verbatim: Verbatim | None = None
    bracket: Bracketed | None = None
