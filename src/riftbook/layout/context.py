"""What a template sees: one division, the book's metadata, the contents; never a folio."""

from collections.abc import Mapping

from markupsafe import Markup

from riftbook.language import Words
from riftbook.language import words as words_of
from riftbook.layout.xhtml import inner
from riftbook.model import Entry, Metadata, Resolution, ResolvedDivision, Role, Title
from riftbook.records import Value, field


class Ornament(Value, kw_only=True):
    """A picture that the layout places, not the text: a banner, a vignette."""

    path: str
    """Where the edition finds it."""
    width: float = 0
    """Printed width in points; 0 in the e-reader edition."""
    height: float = 0
    alt: str = ""
    """`""` for a decorative one."""


class DivisionView(Value, kw_only=True):
    """What a template sees of its division as ``division``."""

    id: str
    role: Role
    """The row of `ROLES`: name, matter, epub_type, aria, running_head, folio …"""
    number: str
    label: str
    """``Chapter 4``, or `""`."""
    anchor: str
    """The id that the title's heading has to carry."""
    title: Markup
    """The title's inline markup; empty on display pages without one."""
    title_text: str
    short: str
    """The title for running heads."""
    body: Markup
    """The text's markup, without its root element."""
    language: str
    """BCP 47, never empty."""
    in_part: bool = False
    """Whether a part holds it."""


class ContentsLine(Value, kw_only=True):
    """One line of the contents, as a template sees it in ``contents`` and ``sections``."""

    level: int
    number: str
    text: str
    title: Markup
    division: str
    role: str
    anchor: str
    """The id of the heading: the target of the link and of the folio's placeholder."""
    children: tuple["ContentsLine", ...] = ()


class Context(Value, kw_only=True):
    """Everything that one render may use; the names are those that templates write."""

    book: Metadata
    division: DivisionView
    words: Words
    contents: tuple[ContentsLine, ...] = ()
    contents_depth: int = 1
    """Lines of this level stand in the contents: 1 for divisions, 2 for their sections."""
    listed: tuple[ContentsLine, ...] = ()
    """What a list of figures, tables or listings lists."""
    sections: tuple[ContentsLine, ...] = ()
    art: Mapping[str, Ornament] = field(default_factory=dict)
    """Ornaments of this division by name: ``banner``, ``vignette``."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """What only one edition knows, such as the paths of its stylesheets."""


def context(
    resolution: Resolution,
    resolved: ResolvedDivision,
    *,
    title: bytes | None = None,
    body: bytes | None = None,
    art: Mapping[str, Ornament] | None = None,
    contents: tuple[ContentsLine, ...] | None = None,
) -> Context:
    """The context of one division.

    Args:
        resolution: the whole book, for its metadata and contents.
        resolved: the division.
        title: its title as the edition wants it (root ``<span>``); the resolved one when None.
        body: its text as the edition wants it (root ``<div>``); the resolved text when None.
        art: its ornaments.
        contents: `contents_of` the book, made once for all its divisions; made here when None.
    """
    division = resolved.division
    language = division.language or resolution.metadata.language
    heading = division.title
    markup = resolved.title_xhtml if title is None else title
    view = DivisionView(
        id=division.id,
        role=division.kind,
        number=resolved.number,
        label=resolved.label,
        anchor=resolved.anchor,
        title=_title(heading, markup),
        title_text=heading.text if heading else "",
        short=(heading.short or heading.text) if heading else "",
        body=inner(resolved.xhtml if body is None else body),
        language=language,
        in_part=bool(resolved.part),
    )
    roles = _roles(resolution)
    return Context(
        book=resolution.metadata,
        division=view,
        words=words_of(language),
        contents=contents_of(resolution) if contents is None else contents,
        listed=list_of(resolution, division.kind.lists),
        sections=tuple(_line(entry, roles) for entry in resolved.sections),
        art=art or {},
    )


def _title(heading: Title | None, markup: bytes) -> Markup:
    """The title's markup; one that is a heading of the manuscript says which block it is."""
    if heading is None or not markup:
        return Markup("")
    if not heading.block:
        return inner(markup)
    return Markup('<span data-b="{}">{}</span>').format(heading.block, inner(markup))


def contents_of(resolution: Resolution) -> tuple[ContentsLine, ...]:
    """The contents as templates see them, the same for every division of a book."""
    roles = _roles(resolution)
    return tuple(_line(entry, roles) for entry in resolution.contents)


def list_of(resolution: Resolution, kind: str) -> tuple[ContentsLine, ...]:
    """What the book has of a kind (fig, tbl, lst), as templates see it."""
    roles = _roles(resolution)
    return tuple(_line(entry, roles) for entry in resolution.lists.get(kind, ()))


def _roles(resolution: Resolution) -> Mapping[str, str]:
    return {each.division.id: each.division.role for each in resolution.divisions}


def _line(entry: Entry, roles: Mapping[str, str]) -> ContentsLine:
    return ContentsLine(
        level=entry.level,
        number=entry.number,
        text=entry.text,
        title=inner(entry.xhtml),
        division=entry.division,
        role=roles.get(entry.division, "chapter"),
        anchor=entry.anchor,
        children=tuple(_line(child, roles) for child in entry.children),
    )
