"""`Resolution` → the documents of the spine: cover, divisions, and nav.xhtml as the contents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree
from markupsafe import Markup

from riftbook.diagnostics import Diagnostic
from riftbook.editions.ereader.content import Surroundings, finish, properties, written
from riftbook.editions.ereader.inspection import inspect
from riftbook.editions.ereader.navigation import landmarks
from riftbook.editions.ereader.parts import Document
from riftbook.editions.ereader.styles import STYLE, Shelf
from riftbook.editions.openings import open_chapter
from riftbook.language import words
from riftbook.layout import ContentsLine, Context, DivisionView, Layout, Ornament, context, inner
from riftbook.layout.xhtml import parser, serialise
from riftbook.model import (
    ROLES,
    Artwork,
    Matter,
    Resolution,
    ResolvedDivision,
    ResolvedNote,
    Role,
)
from riftbook.theme import Theme

COVER = Role("cover", Matter.FRONT, "cover", "", "display")
"""The cover is no division of the manuscript; its page is laid out like one."""

COVER_ART = "@cover"
"""The cover's key among the artworks."""

NCX_ID = "ncx"
"""The manifest id that EbookLib's spine has for the NCX."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """What a template sees of a note."""

    anchor: str
    number: str
    body: Markup


@dataclass(slots=True, kw_only=True)
class Binding:
    """The making of the documents: what it needs and what it finds."""

    resolution: Resolution
    artworks: Mapping[str, Artwork]
    layout: Layout
    theme: Theme
    around: Surroundings
    shelf: Shelf
    contents: tuple[ContentsLine, ...]
    """As templates see them, made once for all documents."""
    found: list[Diagnostic] = field(default_factory=list)


def paths(resolution: Resolution) -> Mapping[str, str]:
    """Division id to the path of its document; the contents' is that of the nav."""
    nav = f"{_free('nav', resolution)}.xhtml"
    return {
        resolved.division.id: nav if _is_contents(resolved) else f"{resolved.division.id}.xhtml"
        for resolved in resolution.divisions
    }


def _free(name: str, resolution: Resolution) -> str:
    """A name for a document of the edition's own that no division has."""
    taken = any(
        each.division.id == name and not _is_contents(each) for each in resolution.divisions
    )
    return _free(f"{name}-page", resolution) if taken else name


def documents(binding: Binding) -> tuple[Document, ...]:
    """The documents in the order of the spine."""
    divisions = binding.resolution.divisions
    position = _place_of_contents(divisions)
    before = [_division(each, binding) for each in divisions[:position]]
    behind = [_division(each, binding) for each in divisions[position:] if not _is_contents(each)]
    cover = list(_cover(binding))
    nav = _nav([*cover, *before, *behind], binding)
    return (*cover, *before, nav, *behind)


def _place_of_contents(divisions: tuple[ResolvedDivision, ...]) -> int:
    """Where nav.xhtml stands: at the contents, else before the first division they list."""
    own = (n for n, each in enumerate(divisions) if _is_contents(each))
    first = (n for n, each in enumerate(divisions) if ROLES[each.division.role].in_contents)
    return next(own, next(first, len(divisions)))


def _is_contents(resolved: ResolvedDivision) -> bool:
    """Whether a division is the contents that riftbook makes, not a text of the author's."""
    return resolved.division.role == "contents" and not resolved.division.path


def _division(resolved: ResolvedDivision, binding: Binding) -> Document:
    division = resolved.division
    made = context(
        binding.resolution,
        resolved,
        body=_opened(resolved, binding),
        art=_art(division.id, binding.artworks),
        contents=binding.contents,
    )
    extra = {"styles": (STYLE,), "notes": tuple(map(_note, resolved.notes))}
    return _document(replace(made, extra=extra), ROLES[division.role], binding)


def _opened(resolved: ResolvedDivision, binding: Binding) -> bytes:
    """The text with the theme's lead-in; a drop cap has no place where lines are the reader's."""
    role, theme = ROLES[resolved.division.role], binding.theme
    if not theme.lead_in or role.page != "chapter" or role.matter is Matter.BACK:
        return resolved.xhtml
    root = etree.fromstring(resolved.xhtml, parser())
    language = resolved.division.language or binding.resolution.metadata.language
    open_chapter(root, replace(theme, drop_cap=False), language)
    return serialise(root)


def _note(note: ResolvedNote) -> NoteView:
    return NoteView(anchor=note.anchor, number=note.number, body=inner(note.xhtml))


def _art(division: str, artworks: Mapping[str, Artwork]) -> Mapping[str, Ornament]:
    """The ornaments of a division by name: of the book ``@banner``, of its own ``@vignette/id``."""
    found: dict[str, Ornament] = {}
    for key, artwork in artworks.items():
        kind, slash, owner = key.partition("/")
        if kind.startswith("@") and (not slash or owner == division):
            alt = "" if artwork.decorative else artwork.alt
            found[kind.removeprefix("@")] = Ornament(path=artwork.ereader.path, alt=alt)
    return found


def _cover(binding: Binding) -> Iterator[Document]:
    """The page of the cover, where the book has one."""
    artwork = binding.artworks.get(COVER_ART)
    if artwork is not None:
        view = _view(COVER, binding.around.words.cover, binding)
        alt = artwork.alt or binding.around.words.cover_of.format(
            title=binding.resolution.metadata.title
        )
        ornament = Ornament(path=artwork.ereader.path, alt=alt)
        made = _page(view, {"cover": ornament}, binding)
        yield _document(made, COVER, binding)


def _nav(others: Iterable[Document], binding: Binding) -> Document:
    """nav.xhtml: the contents for readers, the landmarks for reading systems."""
    role = ROLES["contents"]
    view = _view(role, binding.around.words.roles["contents"], binding)
    itself = Document(
        id=view.id,
        path=f"{view.id}.xhtml",
        title=view.title_text,
        role=role,
        xhtml=b"",
        properties=("nav",),
    )
    places = landmarks((*others, itself), binding.around.words)
    document = _document(_page(view, {"landmarks": places}, binding), role, binding)
    return replace(document, properties=("nav", *document.properties))


def _view(role: Role, title: str, binding: Binding) -> DivisionView:
    """A page that no division stands behind."""
    identifier = _free("cover" if role is COVER else "nav", binding.resolution)
    return DivisionView(
        id=identifier,
        role=role,
        number="",
        label="",
        anchor=f"{identifier}-title",
        title=Markup.escape(title),
        title_text=title,
        short=title,
        body=Markup(""),
        language=binding.resolution.metadata.language,
    )


def _page(view: DivisionView, extra: Mapping[str, object], binding: Binding) -> Context:
    """The context of a page of the edition's own: the contents are those of any division."""
    return Context(
        book=binding.resolution.metadata,
        division=view,
        words=binding.around.words,
        contents=binding.contents,
        art=_art(view.id, binding.artworks),
        extra={"styles": (STYLE,), **extra},
    )


def _document(made: Context, role: Role, binding: Binding) -> Document:
    """Render, finish and look over one document."""
    own = made.division.id
    rendered, problems = binding.layout.render(made)
    binding.found.extend(problems)
    title = made.division.title_text or words(made.division.language).roles.get(role.name, "")
    document = Document(
        id=f"{own}-division" if own == NCX_ID else own,
        path=f"{own}.xhtml",
        title=title or made.book.title,
        role=role,
        xhtml=rendered,
    )
    if not rendered:
        return document
    root = finish(rendered, own, binding.around)
    binding.found.extend(_looked_over(root, made, binding))
    return replace(document, xhtml=written(root), properties=properties(root))


def _looked_over(root: etree._Element, made: Context, binding: Binding) -> Iterator[Diagnostic]:
    source = next(
        (
            each.division.path
            for each in binding.resolution.divisions
            if each.division.id == made.division.id
        ),
        "",
    )
    pictures = frozenset(artwork.ereader.path for artwork in binding.artworks.values())
    yield from inspect(root, source, pictures, binding.shelf)
