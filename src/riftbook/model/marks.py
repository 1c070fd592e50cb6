"""What markup found in a division's text beside the text: one frozen value a mark.

In the fragment's XHTML each mark has an element with ``data-mark`` = the mark's `id`:

==============  ==========================================================================
`NoteCall`      ``<span class="note-call" data-mark="…"/>``, empty
`Reference`     ``<span class="reference" data-mark="…"/>``, empty
`Citation`      ``<span class="citation" data-mark="…"/>``, empty
`IndexMark`     ``<span class="index" data-mark="…">text</span>``
`Term`          ``<span class="term" data-mark="…">text</span>``
`Math`          ``<code class="math inline|display" data-mark="…">source</code>``
`Figure`        ``<figure data-mark="…" id="fig:…"><img/><figcaption>…</figcaption></figure>``;
                inline: ``<img data-mark="…"/>``; decorative: ``<span class="decorative" …/>``
`TableMark`     ``<table data-mark="…" id="tbl:…"><caption>…</caption>…</table>``
`Listing`       ``<figure class="listing" data-mark="…" id="lst:…"><figcaption>…</figcaption>
                <pre>…</pre></figure>``; without caption: ``<pre data-mark="…" id="lst:…">``
`Heading`       ``<h2 data-mark="…" id="sec:…">…</h2>``
`Aside`         ``<aside class="note" data-mark="…"><p class="passage-title">…</p>…</aside>``
`NumberedVerse` ``<div class="verse numbered" data-mark="…">…</div>``
`Link`          ``<a data-mark="…" href="…">text</a>``
==============  ==========================================================================
"""

from collections.abc import Mapping

from riftbook.diagnostics import Span
from riftbook.records import Value, field


class NoteCall(Value, kw_only=True):
    """``[^label]`` in the text."""

    id: str
    label: str
    span: Span


class Reference(Value, kw_only=True):
    """``@fig:id``; `kind` is the part before the colon, `target` the whole ``fig:id``."""

    id: str
    kind: str
    target: str
    bare: bool = False
    """``[-@fig:id]``: the number without its word."""
    joined: bool = False
    """Whether it is named together with the one before it: ``[@fig:a; @fig:b]``."""
    through: bool = False
    """Whether a range goes from that one to it: ``@fig:a--@fig:d``."""
    span: Span


class CitationItem(Value, kw_only=True):
    """One work in a citation."""

    key: str
    prefix: str = ""
    locator: str = ""
    """As written after the comma: ``p. 3``."""
    suppress_author: bool = False
    """``[-@key]``."""
    span: Span


class Citation(Value, kw_only=True):
    """``[@key, p. 3; @other]``, or ``@key`` in running text (`narrative`)."""

    id: str
    items: tuple[CitationItem, ...]
    narrative: bool = False
    span: Span


class IndexMark(Value, kw_only=True):
    """``[text]{.index entry="A!B" see="C"}``."""

    id: str
    entry: tuple[str, ...]
    """Heading and sub-headings."""
    see: str = ""
    text: str
    span: Span


class Term(Value, kw_only=True):
    """``[text]{.term}``."""

    id: str
    text: str
    span: Span


class Math(Value, kw_only=True):
    """``$…$`` or ``$$…$$``."""

    id: str
    source: str
    display: bool
    span: Span


class Figure(Value, kw_only=True):
    """A picture of the author's or a generated one."""

    id: str
    label: str = ""
    """``fig:spectrum``; `""` where the author gave none."""
    kind: str = ""
    """The kind of a generated figure; `""` for a picture file."""
    source: str = ""
    """The picture's path as written; `""` for a generated figure."""
    caption: str = ""
    """Plain text of the caption; its markup stands in the fragment's figcaption."""
    short: str = ""
    """The caption for the list of figures; `""` means `caption`."""
    alt: str | None = None
    """None where the author gave none."""
    description: str = ""
    """The long description."""
    options: Mapping[str, object] = field(default_factory=dict)
    """The TOML inside a generated figure, without `description`."""
    classes: tuple[str, ...] = ()
    width: str = ""
    """As written: ``60%``, ``8cm``."""
    inline: bool = False
    decorative: bool = False
    span: Span
    """The picture's path or the fence's first line."""
    options_line: int = 0
    """The line on which the TOML begins."""


class TableMark(Value, kw_only=True):
    """A table; only one with a caption is numbered."""

    id: str
    label: str = ""
    caption: str = ""
    short: str = ""
    """The caption for the list of tables; `""` means `caption`."""
    span: Span


class Listing(Value, kw_only=True):
    """Code; only a block with a caption is numbered.

    Each of its lines is a ``<span class="line">``.
    """

    id: str
    label: str = ""
    """``lst:sort``; `""` where the author gave none."""
    caption: str = ""
    """Plain text of the caption; its markup stands in the fragment's figcaption."""
    short: str = ""
    """The caption for the list of listings; `""` means `caption`."""
    first_line: int = 0
    """The number of its first line; 0 where lines have no numbers."""
    span: Span


class Heading(Value, kw_only=True):
    """A heading inside the division, level 2 to 6 (level 1 is the division's title)."""

    id: str
    label: str = ""
    """The author's id, ``sec:…`` or any other; `""` where none was given."""
    level: int
    text: str
    numbered: bool = True
    """False with ``{.unnumbered}`` or ``{-}``."""
    block: str
    span: Span


class Aside(Value, kw_only=True):
    """``::: note`` and its kin: something that stands beside the text."""

    id: str
    kind: str
    """A name of `PASSAGES`; ``aside`` for one of the book's own."""
    label: str = ""
    """That of one of the book's own; a language's word where it is empty and there is one."""
    span: Span


class NumberedVerse(Value, kw_only=True):
    """``::: {.verse .numbered}``."""

    id: str
    span: Span


class Link(Value, kw_only=True):
    """A link as the author wrote it."""

    id: str
    href: str
    span: Span


Mark = (
    NoteCall
    | Reference
    | Citation
    | IndexMark
    | Term
    | Math
    | Figure
    | TableMark
    | Listing
    | Heading
    | Aside
    | NumberedVerse
    | Link
)
