"""The book with every number and every target known: `Resolution`, and what editions add."""

from collections.abc import Mapping

from riftbook.model.book import Division
from riftbook.model.marks import Figure
from riftbook.model.metadata import Metadata
from riftbook.records import Value, field


class Label(Value, kw_only=True):
    """Something that can be referred to."""

    id: str
    """As the author wrote it: ``fig:spectrum``."""
    kind: str
    """fig, tbl, sec, lst, part, chap; app for a chapter of the appendix."""
    number: str
    """``4.1``; `""` where it has none."""
    text: str
    """What a reference prints, with a no-break space: ``figure 4.1``; without a number the title
    in quotation marks; `""` for what has neither."""
    division: str
    anchor: str
    """The id in both editions: ``fig-spectrum``, unique in the book."""
    place: tuple[int, int]
    """Where it stands in the book: the division, and in it the title (0) or the mark."""


class Entry(Value, kw_only=True):
    """One line of the contents."""

    level: int
    """0 for a part, 1 for any other division, 2 for a section; 1 in a list of figures."""
    number: str
    """What stands before it: ``4``, ``4.1``, ``Part II``, ``Appendix A``; `""` for nothing."""
    text: str
    xhtml: bytes
    """A ``<span xmlns=…>`` with inline markup, without note calls and index marks."""
    division: str
    anchor: str
    children: tuple["Entry", ...] = ()


class ResolvedNote(Value, kw_only=True):
    """A note with its number."""

    anchor: str
    """``note-three-boxes-1``; the call's id is this with ``-call`` behind it."""
    number: str
    xhtml: bytes
    """Root ``<div>``, resolved like the text."""
    calls: int = 1
    """How often it is called; the id of the second call ends in ``-call-2``."""


class ResolvedDivision(Value, kw_only=True):
    """A division ready to be laid out.

    `xhtml` has the root ``<div>``: references, citations and numbers stand in it as text,
    each inside an element of class ``generated`` where the words are not the manuscript's;
    note calls are ``<a class="note-call" id="…-call" href="#note-…" data-note="ANCHOR">3</a>``;
    figures are ``<figure id="fig-…" data-figure="MARK-ID"><img …/><figcaption><span
    class="caption-label generated">Figure 4.1</span> …</figcaption></figure>``; links between
    files are ``<a href="DIVISION-ID#anchor">``. What could not be found is a ``<span
    class="missing">`` with text, for drafts. No element but a void one is self-closed.
    """

    division: Division
    number: str
    """``4``, or `""`."""
    label: str
    """``Chapter 4``, ``Part II``, ``Appendix A`` in the book's language, or `""`."""
    anchor: str
    """The id of the division's title in both editions."""
    title_xhtml: bytes
    """A ``<span>``, resolved."""
    xhtml: bytes
    notes: tuple[ResolvedNote, ...]
    """In the order of their calls."""
    sections: tuple[Entry, ...]
    generated: frozenset[str] = frozenset()
    """Every word that the editions print inside its text and its file does not have."""
    part: str = ""
    """The id of the part that holds it, or `""`."""
    captions: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """What in it has a caption with a number, by kind: fig, tbl, lst."""


class FigureUse(Value, kw_only=True):
    """A figure where it stands."""

    key: str
    """``DIVISION-ID/MARK-ID``: the key of its `Artwork`."""
    division: str
    path: str
    """The manuscript file, from which the picture's path is looked up."""
    figure: Figure


class Resolution(Value, kw_only=True):
    """`Book` resolved."""

    metadata: Metadata
    divisions: tuple[ResolvedDivision, ...]
    labels: Mapping[str, Label]
    contents: tuple[Entry, ...]
    figures: tuple[FigureUse, ...]
    generated_words: frozenset[str]
    """Every word that the editions print inside the text and the manuscript does not have."""
    lists: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """What the book has of each kind with numbered captions, in its order: fig, tbl, lst."""


class Picture(Value, kw_only=True):
    """A picture file ready for one edition."""

    path: str
    """Where the edition finds it: ``art/spectrum-3f2a….png``; the name holds the digest."""
    data: bytes
    media_type: str
    pixels: tuple[int, int]
    """(0, 0) for SVG."""
    size: tuple[float, float]
    """Printed width and height in points; an e-reader copy has (0, 0)."""


class Artwork(Value, kw_only=True):
    """A figure drawn or prepared, for both editions."""

    key: str
    print: Picture
    ereader: Picture
    alt: str
    description: str = ""
    decorative: bool = False
    inline: bool = False


class Artefact(Value, kw_only=True):
    """A finished edition that is not yet in dist/."""

    edition: str
    name: str
    """The file's name: ``the-grait-rift.pdf``."""
    data: bytes
