"""Project → Book: every source becomes a division, and the pages that riftbook makes join them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from xml.sax.saxutils import escape

from riftbook.diagnostics import Diagnostic, Span
from riftbook.language import words
from riftbook.markup import convert
from riftbook.model import ROLES, Book, Division, Fragment, Metadata, Title
from riftbook.project import Project, Source

_EMPTY = Fragment(xhtml=b'<div xmlns="http://www.w3.org/1999/xhtml"></div>')
_RANK = {name: rank for rank, name in enumerate(ROLES)}


def read(project: Project) -> tuple[Book, tuple[Diagnostic, ...]]:
    """Convert every source and add the divisions that the author brought no file for."""
    found: list[Diagnostic] = []
    divisions = [_division(source, project.metadata, found) for source in project.sources]
    for role in _wanted(project.metadata):
        if all(division.role != role for division in divisions):
            divisions.insert(_position(role, divisions), _made(role, project, divisions))
    return Book(metadata=project.metadata, divisions=tuple(divisions)), tuple(found)


def _division(source: Source, metadata: Metadata, found: list[Diagnostic]) -> Division:
    fragment, heading, problems = convert(source)
    found.extend(problems)
    if source.title and heading and source.title != heading.text:
        found.append(_two_titles(source, heading))
    language = source.language if source.language != metadata.language else ""
    return Division(
        id=source.id,
        role=source.role,
        title=_title(source, heading, language or metadata.language),
        fragment=fragment,
        path=source.path,
        language=language,
    )


def _title(source: Source, heading: Title | None, language: str) -> Title | None:
    """The heading, else the front matter's title, else the role's; none on display pages."""
    spoken = source.title or _role_title(source.role, language)
    title = heading or (_plain(spoken) if spoken else None)
    if title is None:
        return None
    return replace(
        title,
        short=source.short or title.short,
        unnumbered=source.unnumbered or title.unnumbered,
    )


def _role_title(role: str, language: str) -> str:
    return "" if ROLES[role].page == "display" else words(language).roles.get(role, "")


def _plain(text: str) -> Title:
    xhtml = f'<span xmlns="http://www.w3.org/1999/xhtml">{escape(text)}</span>'
    return Title(xhtml=xhtml.encode(), text=text)


def _wanted(metadata: Metadata) -> Iterable[str]:
    """The roles that riftbook makes a division for, in the order of a book."""
    made = (name for name, role in ROLES.items() if role.generated)
    return (name for name in made if name != "copyright-page" or metadata.rights)


def _position(role: str, divisions: Sequence[Division]) -> int:
    """Before the first division that a book carries later."""
    later = (at for at, other in enumerate(divisions) if _RANK[other.role] > _RANK[role])
    return next(later, len(divisions))


def _made(role: str, project: Project, divisions: Sequence[Division]) -> Division:
    """A division without a file; its text is the layout's."""
    taken = {division.id for division in divisions}
    name = next(name for name in (role + "-made" * n for n in count()) if name not in taken)
    title = _role_title(role, project.metadata.language)
    return Division(id=name, role=role, title=_plain(title) if title else None, fragment=_EMPTY)


def _two_titles(source: Source, heading: Title) -> Diagnostic:
    return Diagnostic(
        code="P027",
        span=source.title_span or Span(path=source.path),
        message=f"the front matter's title is not printed: the heading is “{heading.text}”",
        hint="delete one of the two; short-title says another title for running heads",
    )
