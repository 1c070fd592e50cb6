"""`PASSAGES`: what a fenced div can be, ``::: epigraph``, one row for each kind.

`epub_type` is from the EPUB Structural Semantics Vocabulary, `aria` from DPUB-ARIA 1.1 or
WAI-ARIA. A book declares asides of its own in `[asides]`; they are of the kind `OWN`. To add a
kind of passage, add a row.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from riftbook.records import Value


class Passage(Value):
    """One kind of passage."""

    name: str
    """The class by which the author names it."""
    element: str
    """What it is in HTML."""
    epub_type: str = ""
    aria: str = ""
    ereader: str = ""
    """Its element in the EPUB, where its role may not stand on the other (ARIA in HTML)."""
    labelled: bool = False
    """Whether the book's language has a word for it that is printed."""


OWN = Passage("aside", "aside", aria="note")
"""An aside of the book's own, with a label from `[asides]` or with only a title."""

_ROWS = (
    Passage("epigraph", "blockquote", "epigraph", "doc-epigraph"),
    Passage("extract", "blockquote"),
    Passage("letter", "blockquote"),
    Passage("verse", "div"),
    Passage("dialogue", "div"),
    Passage("pull-quote", "aside", "pullquote", "doc-pullquote"),
    Passage("attribution", "div"),
    Passage("note", "aside", "notice", "doc-notice", "section", labelled=True),
    Passage("tip", "aside", "tip", "doc-tip", labelled=True),
    Passage("important", "aside", "notice", "doc-notice", "section", labelled=True),
    Passage("caution", "aside", "notice", "doc-notice", "section", labelled=True),
    Passage("warning", "aside", "notice", "doc-notice", "section", labelled=True),
    OWN,
)

PASSAGES: Mapping[str, Passage] = MappingProxyType({row.name: row for row in _ROWS})
"""Name to row."""

_QUARTO = "callout-"
_SYNONYMS = {"dialog": "dialogue", "drama": "dialogue", "poem": "verse", "pullquote": "pull-quote"}


def named(classes: Iterable[str]) -> Passage | None:
    """The kind of passage that one of some classes names; None where none of them does.

    Quarto's names, ``callout-note``, are those of our asides.
    """
    for name in classes:
        own = name.removeprefix(_QUARTO)
        row = PASSAGES.get(_SYNONYMS.get(name, own))
        if row is not None and (own == name or row.labelled):
            return row
    return None
