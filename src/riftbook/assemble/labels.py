"""Page labels: the numbers that a reader shows are those on the pages (ISO 32000-1, 12.4.2)."""

from collections.abc import Sequence

from riftbook.records import Value


class Numbering(Value, kw_only=True):
    """A run of pages numbered in one way."""

    first: int
    """The index of its first page, from 0."""
    numerals: str
    """``decimal`` or ``lower-roman``."""
    start: int
    """The number of that page."""


_STYLES = {"decimal": b"/D", "lower-roman": b"/r"}


def page_labels(numberings: Sequence[Numbering]) -> bytes:
    """The number tree of page labels.

    Args:
        numberings: in order of pages; the first begins at page 0.
    """
    entries = b" ".join(
        b"%d<</S%b/St %d>>" % (run.first, _STYLES[run.numerals], run.start) for run in numberings
    )
    return b"<</Nums[%b]>>" % entries
