"""Which files are divisions, in which order, in which role, under which id."""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import PurePosixPath

from riftbook.diagnostics import Diagnostic, Span
from riftbook.model import ROLES, Matter
from riftbook.project import frontmatter
from riftbook.project.files import File, Files
from riftbook.project.included import included
from riftbook.project.keys import Values, closest
from riftbook.project.metadata import fold
from riftbook.project.text import decode
from riftbook.project.toml import Item
from riftbook.project.values import Source

FOLDER = "manuscript"
_NUMBER = re.compile(r"^\d+[\s._-]*")


def sources(
    files: Files, manuscript: Values, *, language: str, here: Span
) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """The divisions that the author wrote, in the order of the book.

    Args:
        files: every input.
        manuscript: the right keys of `[manuscript]`.
        language: the book's, for those that say no other.
        here: where a book without chapters is told.
    """
    chapters = {
        file.path: file
        for file in sorted(files.under(FOLDER), key=lambda file: _in_order(file.path))
        if file.path.lower().endswith(".md")
    }
    if not chapters:
        return (), (_no_chapters(files, here),)
    found: list[Diagnostic] = []
    roles = _roles(manuscript, chapters, found)
    made = [
        _source(chapters[path], roles.get(path, ""), language, files, found)
        for path in _order(manuscript, chapters, found)
    ]
    found.extend(_clashes(made))
    found.extend(_front_after_body(made))
    return tuple(made), tuple(found)


def _in_order(path: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts 2 before 10, as authors number their files."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part.lower())
        for part in re.split(r"([0-9]+)", path)
    )


def _no_chapters(files: Files, here: Span) -> Diagnostic:
    others = [file.path for file in files.under(FOLDER)]
    first = f"“{others[0]}” is none; " if others else ""
    return Diagnostic(
        code="P010",
        span=here,
        message="the book has no chapters",
        hint=f"{first}write one Markdown file a chapter, such as manuscript/01-beginning.md",
    )


def _full(name: str) -> str:
    """The path of a file as `[manuscript]` names it, with or without its folder."""
    name = name.strip().removeprefix("./")
    return name if name.startswith(f"{FOLDER}/") else f"{FOLDER}/{name}"


def _order(
    manuscript: Values, chapters: Mapping[str, File], found: list[Diagnostic]
) -> tuple[str, ...]:
    """The paths in the order of the book."""
    if "order" not in manuscript:
        return tuple(chapters)
    order = manuscript.items["order"]
    listed: dict[str, Item] = {}
    for item in order.items:
        path = _full(str(item.plain))
        if path in listed:
            found.append(_twice(item, listed[path]))
        elif path in chapters:
            listed[path] = item
        else:
            found.append(_not_there(item.span, str(item.plain), chapters))
    found.extend(_not_listed(path, order.key) for path in chapters if path not in listed)
    return tuple(listed)


def _roles(
    manuscript: Values, chapters: Mapping[str, File], found: list[Diagnostic]
) -> dict[str, str]:
    """Path to role, where `[manuscript] roles` says one."""
    right: dict[str, str] = {}
    item = manuscript.items.get("roles")
    for name, role in item.table.items() if item else ():
        path, value = _full(name), str(role.plain)
        if path not in chapters:
            found.append(_not_there(role.key, name, chapters))
        elif value not in ROLES:
            hint = frontmatter.role_hint(value)
            message = f"no role is called “{value}”"
            found.append(Diagnostic(code="P006", span=role.span, message=message, hint=hint))
        else:
            right[path] = value
    return right


def _source(file: File, role: str, language: str, files: Files, found: list[Diagnostic]) -> Source:
    text, problems = decode(file)
    front, more = frontmatter.split(text, file.path)
    printed, wrong = included(front.text, file.path, files)
    found.extend((*problems, *more, *(each for each in wrong if each not in found)))
    stem = PurePosixPath(file.path).stem
    name = fold(_NUMBER.sub("", stem))
    values = front.values
    role = role or values.get("role", "") or (name if name in ROLES else "chapter")
    return Source(
        id=identifier(stem),
        path=file.path,
        text=front.text,
        role=role,
        title=values.get("title", ""),
        short=values.get("short-title", ""),
        unnumbered=values.get("unnumbered", "") == "true",
        language=values.get("language", language),
        included=printed,
    )


def identifier(stem: str) -> str:
    """A division's id from its file's name: ASCII, an NCName (XML namespaces, production 4)."""
    name = fold(_NUMBER.sub("", stem))
    if name and name[0].isalpha():
        return name
    number = fold(stem) if stem.isascii() else sha256(stem.encode()).hexdigest()[:8]
    return f"division-{name or number}"


def _clashes(made: Sequence[Source]) -> list[Diagnostic]:
    first: dict[str, Source] = {}
    found = []
    for source in made:
        other = first.setdefault(source.id, source)
        if other is not source:
            found.append(
                Diagnostic(
                    code="P022",
                    span=Span(path=source.path),
                    message=f"this file and {other.path} have one name, “{source.id}”",
                    hint="rename one of them: the number before a name does not count",
                    related=(Span(path=other.path),),
                )
            )
    return found


def _front_after_body(made: Sequence[Source]) -> list[Diagnostic]:
    front = [ROLES[source.role].matter is Matter.FRONT for source in made]
    if all(front):
        return []
    start = front.index(False)
    body = made[start]
    return [
        Diagnostic(
            code="P023",
            span=Span(path=source.path),
            message=f"this {source.role} stands after {body.path}",
            hint="front matter goes before the first chapter: rename or reorder the files",
            related=(Span(path=body.path),),
        )
        for source, before in zip(made[start:], front[start:], strict=True)
        if before
    ]


def _not_there(span: Span, name: str, chapters: Mapping[str, File]) -> Diagnostic:
    short = [path.removeprefix(f"{FOLDER}/") for path in chapters]
    meant = closest(name, short)
    return Diagnostic(
        code="P019",
        span=span,
        message=f"no file is called “{_full(name)}”",
        hint=f"did you mean “{meant}”?" if meant else f"the files are {', '.join(short)}",
    )


def _twice(item: Item, first: Item) -> Diagnostic:
    return Diagnostic(
        code="P020",
        span=item.span,
        message=f"“{item.plain}” stands in the order twice",
        hint="take one of the two away",
        related=(first.span,),
    )


def _not_listed(path: str, order: Span) -> Diagnostic:
    name = path.removeprefix(f"{FOLDER}/")
    return Diagnostic(
        code="P021",
        span=Span(path=path),
        message="this file is not in the order, and so not in the book",
        hint=f"add “{name}” to order in book.toml, or move the file out of manuscript/",
        related=(order,),
    )
