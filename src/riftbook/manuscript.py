"""Project → Book: every source becomes a division, and the pages that riftbook makes join them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import count
from pathlib import PurePosixPath

from riftbook.diagnostics import Diagnostic, Span
from riftbook.language import words
from riftbook.markup import Conversion
from riftbook.markup.store import Converted
from riftbook.model import ROLES, Book, Division, Fragment, Title, matters
from riftbook.project import Project, Source
from riftbook.records import replace

_EMPTY = Fragment(xhtml=b'<div xmlns="http://www.w3.org/1999/xhtml"></div>')
_RANK = {name: rank for rank, name in enumerate(ROLES)}


def read(
    project: Project, conversion: Conversion | None = None
) -> tuple[Book, tuple[Diagnostic, ...]]:
    """Convert every source and add the divisions that the author brought no file for.

    Args:
        project: The book folder.
        conversion: Of its sources, where that has begun.
    """
    found: list[Diagnostic] = []
    converted = (conversion or Conversion(project.sources)).finished()
    divisions = [
        _division(source, made, project, found)
        for source, made in zip(project.sources, converted, strict=True)
    ]
    for role in _wanted(project, divisions):
        if all(division.role != role for division in divisions):
            divisions.insert(_position(role, divisions), _made(role, project, divisions))
    book = Book(
        metadata=project.metadata,
        divisions=_settled(divisions),
        numbering=project.settings.numbering,
        note_numbering=project.settings.notes.numbering,
    )
    return book, tuple(found)


def _settled(divisions: Sequence[Division]) -> tuple[Division, ...]:
    """Say of divisions that stand elsewhere than their role does as a rule where they stand."""
    there = matters([division.role for division in divisions])
    return tuple(
        division if matter is ROLES[division.role].matter else replace(division, matter=matter)
        for division, matter in zip(divisions, there, strict=True)
    )


def _division(
    source: Source, made: Converted, project: Project, found: list[Diagnostic]
) -> Division:
    fragment, title, problems = made
    found.extend(problems)
    if source.role == "contents":
        found.extend(_words_in_contents(source, fragment, title))
    empty = title is None and not (fragment.blocks or fragment.marks)
    if empty and not _is_filled(source.role, project):
        found.append(_without_text(source))
        title = _default_title(source) or _title_of_file(source)
    return Division(
        id=source.id,
        role=source.role,
        title=title or _default_title(source),
        fragment=fragment,
        path=source.path,
        language=source.language if source.language != project.metadata.language else "",
    )


def _default_title(source: Source) -> Title | None:
    """The title of a division that brings none, by its role; none on display pages."""
    text = _role_title(source.role, source.language)
    if not text:
        return None
    return replace(_plain(text), short=source.short, unnumbered=source.unnumbered)


def _is_filled(role: str, project: Project) -> bool:
    """Whether riftbook writes the pages of a role, so that an empty file only says where."""
    always = {"half-title", "title-page", "copyright-page", "contents", "bibliography", "glossary"}
    if role == "part":  # its number is its title
        return project.settings.numbering.parts != "none"
    return role in always or bool(ROLES[role].lists) or role in _wanted(project, ())


def _title_of_file(source: Source) -> Title | None:
    """The title of a file that says nothing: its name without the number; none on display pages."""
    if ROLES[source.role].page == "display":
        return None
    stem = PurePosixPath(source.path).stem
    name = re.sub(r"[\s_-]+", " ", stem.lstrip("0123456789")).strip(" .") or stem
    return replace(_plain(name[:1].upper() + name[1:]), unnumbered=source.unnumbered)


def _without_text(source: Source) -> Diagnostic:
    return Diagnostic(
        code="M027",
        span=Span(path=source.path),
        message="this file holds no text that is printed",
        hint="write its text, or take the file out of manuscript/",
    )


def _words_in_contents(
    source: Source, fragment: Fragment, title: Title | None
) -> Iterator[Diagnostic]:
    """Whatever the file of the contents holds beside their title: the list has the place."""
    own = "" if title is None else title.block
    for block in fragment.blocks:
        if block.id != own:
            yield Diagnostic(
                code="M049",
                span=block.span(0),
                message="the contents are a list that riftbook makes: they have no words of yours",
                hint="keep the title alone here, and put the words into a file of their own, such "
                "as preface.md",
            )
            return


def _role_title(role: str, language: str) -> str:
    return "" if ROLES[role].page == "display" else words(language).roles.get(role, "")


def _plain(text: str) -> Title:
    xhtml = f'<span xmlns="http://www.w3.org/1999/xhtml">{escape(text, quote=False)}</span>'
    return Title(xhtml=xhtml.encode(), text=text)


def _wanted(project: Project, divisions: Sequence[Division]) -> Iterable[str]:
    """The roles that riftbook makes a division for, in the order of a book."""
    metadata = project.metadata
    needless = {
        "half-title": not metadata.half_title,
        "copyright-page": not metadata.rights,
        "dedication": not metadata.dedication,
        "epigraph": metadata.epigraph is None,
        "about-the-author": not metadata.about_the_author,
        "notes": not _collects_notes(project, divisions),
    }
    lists = project.settings.contents.lists
    return tuple(
        name
        for name, role in ROLES.items()
        if role.generated and not needless.get(name) and (not role.lists or name in lists)
    )


def _collects_notes(project: Project, divisions: Sequence[Division]) -> bool:
    """Whether an edition has the notes of all chapters in one place."""
    asked = "book" in (project.settings.print.notes, project.settings.epub.notes)
    return asked and any(division.fragment.notes for division in divisions)


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
