"""The packaged theme, its parents and the book's own layouts → one `Theme`."""

import re
from collections.abc import Iterator, Mapping

from riftbook import geometry
from riftbook.diagnostics import Diagnostic, Span
from riftbook.project import folder, toml
from riftbook.project.configuration import THEME_TOML
from riftbook.project.files import File, Files
from riftbook.project.keys import Values, closest
from riftbook.project.reader import read
from riftbook.project.text import decode
from riftbook.records import Value, replace
from riftbook.theme import Face, Page, Theme

OWN = "layouts"
FALLBACK = "classic"
_SIDES = ("width", "height", "head", "foot", "inner", "outer")


class _Link(Value, kw_only=True):
    """One folder of the chain."""

    path: str
    values: Values
    files: Mapping[str, File]


def load(
    name: str,
    own: Files,
    *,
    trim: tuple[float, float] | None,
    here: Span,
    trim_here: Span | None = None,
    fonts: tuple[Values, ...] = (),
) -> tuple[Theme, Mapping[str, File], tuple[Diagnostic, ...]]:
    """A theme with everything it inherits, and the files that come with it.

    Args:
        name: the packaged theme; `classic` stands in for one that does not exist.
        own: the book's inputs, whose ``layouts/`` comes before the packaged theme.
        trim: width and height in points that replace the theme's.
        here: where the book names the theme.
        trim_here: where it names the trim.
        fonts: `[[fonts]]` of book.toml.
    """
    found: list[Diagnostic] = []
    if name not in folder.themes():
        found.append(_unknown(name, here))
        name = FALLBACK
    chain = tuple(_chain(name, own, found))
    files = {path: file for link in chain for path, file in link.files.items()}
    page = _page(chain, trim)
    if page.measure < geometry.INCH or page.depth < geometry.INCH:
        found.append(_too_narrow(page, trim_here or _own_page(chain) or here))
        page = _page(tuple(link for link in chain if link.path != OWN), None)
    theme = Theme(
        name=name,
        chain=tuple(link.path for link in chain),
        page=page,
        size=_length(chain, "type", "size"),
        leading=_length(chain, "type", "leading"),
        text=str(_nearest(chain, "type", "text", "")),
        display=str(_nearest(chain, "type", "display", "")),
        code=str(_nearest(chain, "type", "code", "")),
        faces=_faces(chain, fonts, {**own.by_path, **files}, found),
        palette=_merged(chain, "palette"),
        properties=_merged(chain, "properties"),
    )
    return _laid_out(theme, chain), files, tuple(found)


def _laid_out(theme: Theme, chain: tuple[_Link, ...]) -> Theme:
    """The theme with what `[layout]` says."""
    return replace(
        theme,
        chapters_recto=bool(_nearest(chain, "layout", "chapters-recto", True)),
        contents_depth=int(str(_nearest(chain, "layout", "contents-depth", 2))),
        drop_cap=bool(_nearest(chain, "layout", "drop-cap", False)),
        lead_in=bool(_nearest(chain, "layout", "lead-in", False)),
        vignette=bool(_nearest(chain, "layout", "vignette", False)),
        cover=str(_nearest(chain, "layout", "cover", "typographic")),
    )


def _chain(name: str, own: Files, found: list[Diagnostic]) -> Iterator[_Link]:
    """The book's own layouts, the theme, its parents: nearest first."""
    layouts = {file.path: file for file in own.under(OWN)}
    if layouts:
        yield _link(OWN, layouts, found)
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        link = _link(f"{folder.THEMES}/{name}", folder.packaged(name), found)
        yield link
        name = link.values.text("extends")


def _link(path: str, files: Mapping[str, File], found: list[Diagnostic]) -> _Link:
    """One folder with its theme.toml read; a folder may have none."""
    file = files.get(f"{path}/theme.toml")
    if not file:
        return _Link(path=path, values=Values(), files=files)
    text, problems = decode(file, controls=False)
    found.extend(problems)
    keys = THEME_TOML if path != OWN else tuple(k for k in THEME_TOML if k.name != "extends")
    try:
        values, wrong = read(toml.parse(text, path=file.path), keys, path=file.path)
    except toml.MalformedError as error:
        values, wrong = Values(), (malformed(error),)
    found.extend(wrong)
    return _Link(path=path, values=values, files=files)


def malformed(error: toml.MalformedError) -> Diagnostic:
    """A file that is not TOML, as a diagnostic."""
    return Diagnostic(code="P002", span=error.span, message=error.message, hint=error.hint)


def _nearest(chain: tuple[_Link, ...], table: str, name: str, default: object) -> object:
    """A key's value in the nearest folder that has it."""
    tables = (link.values.table(table) for link in chain)
    return next((each.get(name) for each in tables if name in each), default)


def _length(chain: tuple[_Link, ...], table: str, name: str) -> float:
    value = _nearest(chain, table, name, 0.0)
    return geometry.points(value if isinstance(value, str | float | int) else 0.0)


def _page(chain: tuple[_Link, ...], trim: tuple[float, float] | None) -> Page:
    """The page; a trim changes its sides and keeps the margins."""
    sides = {name: _length(chain, "page", name) for name in _SIDES}
    if trim:
        sides["width"], sides["height"] = trim
    return Page(**sides)


def _merged(chain: tuple[_Link, ...], name: str) -> dict[str, str]:
    merged: dict[str, str] = {}
    for link in reversed(chain):
        merged |= link.values.pairs(name)
    return merged


def _faces(
    chain: tuple[_Link, ...],
    fonts: tuple[Values, ...],
    files: Mapping[str, File],
    found: list[Diagnostic],
) -> tuple[Face, ...]:
    """Every font of the chain, then the book's own for what those cannot draw.

    The nearest wins where family, style and weight are the same.
    """
    faces: dict[tuple[str, str, str], Face] = {}
    for link in chain:
        for values in link.values.tables("fonts"):
            face = _face(link, values, files, found)
            if face:
                faces.setdefault((face.family, face.style, face.weight), face)
    book = _Link(path="assets/fonts", values=Values(), files={})
    for values in fonts:
        face = _face(book, values, files, found)
        if face:
            own = re.sub(r"\W+", " ", f"{face.family} {face.range}").strip()
            faces[own, face.style, face.weight] = replace(face, family=own, helps=True)
    return tuple(faces.values())


def _face(
    link: _Link, values: Values, files: Mapping[str, File], found: list[Diagnostic]
) -> Face | None:
    """One font, its file there and its digest the one that was written down."""
    name = values.text("file")
    if not (name and "name" in values):
        return None
    path = next((p for p in (f"{link.path}/{name}", name) if p in files), "")
    if not path:
        near = closest(name, files)
        hint = f"did you mean “{near}”?" if near else f"put it in {link.path}/ or assets/fonts/"
        span = values.items["file"].span
        message = f"no font file is called “{name}”"
        found.append(Diagnostic(code="P025", span=span, message=message, hint=hint))
        return None
    wanted = values.text("sha256")
    if wanted and wanted != files[path].digest:
        found.append(_other_font(values, files[path]))
    licence = values.text("licence")
    return Face(
        family=values.text("family", values.text("name")),
        name=values.text("name"),
        path=path,
        style=values.text("style", "normal"),
        weight=values.text("weight"),
        licence=next((p for p in (f"{link.path}/{licence}", licence) if p in files), ""),
        digest=files[path].digest,
        range=values.text("range"),
    )


def _other_font(values: Values, file: File) -> Diagnostic:
    return Diagnostic(
        code="P026",
        span=values.items["sha256"].span,
        message=f"{file.path} is not the font that the theme was made with",
        hint=f'put the right file back, or write sha256 = "{file.digest}"',
    )


def _own_page(chain: tuple[_Link, ...]) -> Span | None:
    """Where the book's own theme.toml speaks of the page."""
    page = chain[0].values.items.get("page")
    return page.span if page and chain[0].path == OWN else None


def _unknown(name: str, here: Span) -> Diagnostic:
    meant = closest(name, folder.themes())
    choices = "the themes are " + ", ".join(folder.themes())
    return Diagnostic(
        code="P009",
        span=here,
        message=f"no theme is called “{name}”",
        hint=f"did you mean “{meant}”? {choices}" if meant else choices,
    )


def _too_narrow(page: Page, here: Span) -> Diagnostic:
    room = f"{geometry.spoken(page.measure, 'mm')} x {geometry.spoken(page.depth, 'mm')}"
    return Diagnostic(
        code="P024",
        span=here,
        message=f"the margins leave {room} for the text",
        hint="choose a larger trim, or smaller margins in layouts/theme.toml",
    )
