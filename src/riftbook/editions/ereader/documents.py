"""`Resolution` → the documents of the spine: cover, divisions, and nav.xhtml as the contents."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from lxml import etree
from markupsafe import Markup

from riftbook.diagnostics import Diagnostic
from riftbook.editions.ereader.accessibility import holdings
from riftbook.editions.ereader.content import Surroundings, finish, properties, tidy, written
from riftbook.editions.ereader.inspection import inspect, measure
from riftbook.editions.ereader.lists import lists
from riftbook.editions.ereader.navigation import LEVELS, landmarks
from riftbook.editions.ereader.pagebreaks import PageLink
from riftbook.editions.ereader.parts import Document
from riftbook.editions.ereader.paths import free, is_contents
from riftbook.editions.ereader.store import Drawer, Made, art_of, parts_of
from riftbook.editions.ereader.styles import STYLE, Shelf
from riftbook.editions.openings import asked_for, open_chapter
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
from riftbook.records import Record, Value, field, replace
from riftbook.theme import Theme
from riftbook.workers import Workers
from riftbook.workers.shares import helped

COVER = Role("cover", Matter.FRONT, "cover", "", "display")
"""The cover is no division of the manuscript; its page is laid out like one."""

COVER_ART = "@cover"
"""The cover's key among the artworks."""

ALONE = 200_000
"""Bytes of divisions whose documents are made sooner than workers begin."""
NCX_ID = "ncx"
"""The manifest id that EbookLib's spine has for the NCX."""


class NoteView(Value):
    """What a template sees of a note."""

    anchor: str
    number: str
    calls: int
    """How often it is called."""
    body: Markup


class Binding(Record, kw_only=True):
    """The making of the documents: what it needs and what it finds."""

    resolution: Resolution
    artworks: Mapping[str, Artwork]
    layout: Layout
    theme: Theme
    around: Surroundings
    shelf: Shelf
    contents: tuple[ContentsLine, ...]
    """As templates see them, made once for all documents."""
    depth: int = LEVELS
    """How deep the contents go: 1 for divisions, 2 for their sections."""
    pages: tuple[PageLink, ...] = ()
    """The page-list."""
    witness: Callable[[str, etree._Element], None] = lambda division, root: None
    """Shown each document's tree by its division's id, while blocks still carry their ids."""
    drawer: Drawer | None = None
    """Documents of the same inputs that were made before."""
    workers: Workers | None = None
    """Who helps where there is much to make."""
    finished: Callable[[bytes], object] = lambda xhtml: None
    """Shown each document that is made, by whoever makes it."""
    found: list[Diagnostic] = field(default_factory=list)


def documents(binding: Binding) -> tuple[Document, ...]:
    """The documents in the order of the spine."""
    divisions = binding.resolution.divisions
    position = _place_of_contents(divisions)
    made = _divisions(binding)
    before = [made[at] for at in range(position)]
    behind = [made[at] for at in range(position, len(divisions)) if at in made]
    cover = list(_cover(binding))
    nav = _nav([*cover, *before, *behind], binding)
    return (*cover, *before, nav, *behind)


def _place_of_contents(divisions: tuple[ResolvedDivision, ...]) -> int:
    """Where nav.xhtml stands: at the contents, else before the first division they list."""
    own = (n for n, each in enumerate(divisions) if is_contents(each))
    first = (n for n, each in enumerate(divisions) if ROLES[each.division.role].in_contents)
    return next(own, next(first, len(divisions)))


def _divisions(binding: Binding) -> Mapping[int, Document]:
    """The documents of the divisions by their position; what was not made before, workers make."""
    divisions = binding.resolution.divisions
    wanted = [at for at, each in enumerate(divisions) if not is_contents(each)]
    made = {at: known for at in wanted if (known := _known(divisions[at], binding)) is not None}
    unknown = [at for at in wanted if at not in made]
    lengths = [len(divisions[at].xhtml) for at in unknown]
    if binding.workers and sum(lengths) >= ALONE and binding.workers.copied():
        made |= dict(helped(binding.workers, _share, unknown, lengths, common=binding, least=ALONE))
    return {at: _taken(made.get(at) or _division(divisions[at], binding), binding) for at in wanted}


def _share(binding: Binding, positions: Sequence[int]) -> tuple[tuple[int, Made], ...]:
    divisions = binding.resolution.divisions
    return tuple((at, _division(divisions[at], binding)) for at in positions)


def _taken(made: Made, binding: Binding) -> Document:
    """A document, what is wrong with it told and what it names put on the shelf."""
    binding.found.extend(made.found)
    for path in made.taken:
        binding.shelf.take(path)
    return made.document


def _known(resolved: ResolvedDivision, binding: Binding) -> Made | None:
    if binding.drawer is None:
        return None
    parts = parts_of(resolved, binding.resolution, binding.around)
    return binding.drawer.known(parts, resolved.division.kind)


def _division(resolved: ResolvedDivision, binding: Binding) -> Made:
    parts = parts_of(resolved, binding.resolution, binding.around)
    return _kept(parts, resolved.division.kind, _of_division(resolved, binding), binding)


def _kept(parts: tuple[bytes | str, ...], role: Role, context: Context, binding: Binding) -> Made:
    """A document made, shown and put into the drawer."""
    made = _document(context, role, binding)
    binding.finished(made.document.xhtml)
    return made if binding.drawer is None else binding.drawer.kept(parts, made)


def _of_division(resolved: ResolvedDivision, binding: Binding) -> Context:
    division = resolved.division
    made = context(
        binding.resolution,
        resolved,
        body=_opened(resolved, binding),
        art=_art(division.id, binding.artworks),
        contents=binding.contents,
    )
    extra = {"styles": (STYLE,), "notes": tuple(map(_note, resolved.notes))}
    return replace(made, contents_depth=binding.depth, extra=extra)


def _opened(resolved: ResolvedDivision, binding: Binding) -> bytes:
    """The text with the theme's lead-in; a drop cap has no place where lines are the reader's."""
    role = resolved.division.kind
    theme = asked_for(binding.theme, resolved.division.title)
    if not theme.lead_in or role.page != "chapter" or role.matter is Matter.BACK:
        return resolved.xhtml
    root = etree.fromstring(resolved.xhtml, parser())
    language = resolved.division.language or binding.resolution.metadata.language
    open_chapter(root, replace(theme, drop_cap=False), language)
    return serialise(root)


def _note(note: ResolvedNote) -> NoteView:
    return NoteView(
        anchor=note.anchor, number=note.number, calls=note.calls, body=inner(note.xhtml)
    )


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
        yield _own_page(view, COVER, {"cover": ornament}, binding)


def _nav(others: Iterable[Document], binding: Binding) -> Document:
    """nav.xhtml: the contents for readers, the landmarks for reading systems."""
    role = ROLES["contents"]
    view = _titled(_view(role, binding.around.words.roles["contents"], binding), binding)
    itself = Document(
        id=view.id,
        path=f"{view.id}.xhtml",
        title=view.title_text,
        role=role,
        xhtml=b"",
        properties=("nav",),
    )
    places = landmarks((*others, itself), binding.around.words)
    extra = {"landmarks": places, "pages": binding.pages, "lists": lists(binding.resolution)}
    document = _own_page(view, role, extra, binding)
    return replace(document, properties=("nav", *document.properties))


def _titled(view: DivisionView, binding: Binding) -> DivisionView:
    """The page with the title that the file of the contents gives them, if it has one."""
    own = next(filter(is_contents, binding.resolution.divisions), None)
    title = own.division.title if own else None
    if own is None or title is None or not title.block:
        return view
    text = Markup.escape(title.text)
    return replace(view, anchor=own.anchor, title=text, title_text=title.text)


def _view(role: Role, title: str, binding: Binding) -> DivisionView:
    """A page that no division stands behind."""
    identifier = free("cover" if role is COVER else "nav", binding.resolution)
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


def _own_page(
    view: DivisionView, role: Role, extra: Mapping[str, object], binding: Binding
) -> Document:
    parts = (role.name, repr((view, extra, art_of(view.id, binding.artworks))))
    known = binding.drawer.known(parts, role) if binding.drawer else None
    return _taken(known or _kept(parts, role, _page(view, extra, binding), binding), binding)


def _page(view: DivisionView, extra: Mapping[str, object], binding: Binding) -> Context:
    """The context of a page of the edition's own: the contents are those of any division."""
    return Context(
        book=binding.resolution.metadata,
        division=view,
        words=binding.around.words,
        contents=binding.contents,
        contents_depth=binding.depth,
        art=_art(view.id, binding.artworks),
        extra={"styles": (STYLE,), **extra},
    )


def _document(made: Context, role: Role, binding: Binding) -> Made:
    """Render, finish and look over one document."""
    shelf = Shelf(files=binding.shelf.files)
    own = made.division.id
    rendered, problems = binding.layout.render(made)
    title = made.division.title_text or words(made.division.language).roles.get(role.name, "")
    document = Document(
        id=f"{own}-division" if own == NCX_ID else own,
        path=f"{own}.xhtml",
        title=title or made.book.title,
        role=role,
        xhtml=rendered,
        division=own,
    )
    if not rendered:
        return Made(document=document, found=problems)
    root = finish(rendered, own, binding.around)
    binding.witness(own, root)
    tidy(root)
    source = _source(own, binding)
    pictures = frozenset(artwork.ereader.path for artwork in binding.artworks.values())
    found = (*problems, *inspect(root, rendered, source, pictures, shelf))
    xhtml = written(root)
    whole = replace(document, xhtml=xhtml, properties=properties(root), holds=holdings(root))
    return Made(document=whole, found=(*found, *measure(xhtml, source)), taken=tuple(shelf.taken))


def _source(own: str, binding: Binding) -> str:
    """The manuscript file of a division; `""` for a page that no division stands behind."""
    divisions = (each.division for each in binding.resolution.divisions)
    return next((division.path for division in divisions if division.id == own), "")
