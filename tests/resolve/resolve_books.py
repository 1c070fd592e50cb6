"""Small books built by hand, as markup hands them to `resolve`."""

from datetime import UTC, datetime

from riftbook.diagnostics import Diagnostic, Span
from riftbook.model import (
    Book,
    Division,
    Fragment,
    Metadata,
    Note,
    NumberingSettings,
    Resolution,
    Target,
    Title,
)
from riftbook.model.marks import (
    Citation,
    CitationItem,
    Figure,
    Heading,
    Link,
    NoteCall,
    Reference,
    TableMark,
)
from riftbook.places import Run, SourceBlock
from riftbook.project import File, Files
from riftbook.resolve import resolve

ROOT = '<div xmlns="http://www.w3.org/1999/xhtml">'


def span(path="manuscript/01-one.md", line=1, column=1, length=1):
    return Span(path=path, line=line, column=column, length=length)


def title(text, xhtml="", **given):
    inner = xhtml or text
    markup = f'<span xmlns="http://www.w3.org/1999/xhtml">{inner}</span>'
    return Title(xhtml=markup.encode(), text=text, **given)


def note(label, inner):
    return Note(label=label, xhtml=f"{ROOT}{inner}</div>".encode(), span=span())


def target(identifier, **where):
    return Target(id=identifier, span=span(**where))


def title_block(identifier, line, column, path="manuscript/01-one.md"):
    run = Run(offset=0, line=line, column=column)
    return SourceBlock(id=identifier, path=path, text="", runs=(run,))


def chapter(
    name,
    inner="",
    *,
    marks=(),
    notes=(),
    targets=None,
    blocks=(),
    role="chapter",
    heading=None,
    path=None,
):
    """A division; every labelled mark counts as a target unless `targets` are given."""
    if targets is None:
        labels = [mark.label for mark in marks if isinstance(mark, Figure | TableMark | Heading)]
        targets = tuple(target(label) for label in labels if label)
    return Division(
        id=name,
        role=role,
        title=heading if heading is not None else title(name.title()),
        fragment=Fragment(
            xhtml=f"{ROOT}{inner}</div>".encode(),
            marks=tuple(marks),
            notes=tuple(notes),
            targets=tuple(targets),
            blocks=tuple(blocks),
        ),
        path=f"manuscript/{name}.md" if path is None else path,
    )


def book(*divisions, language="en", numbering=None):
    metadata = Metadata(
        title="A Book",
        language=language,
        modified=datetime(2026, 11, 23, tzinfo=UTC),
        identifier="urn:uuid:0",
        isbn={},
        slug="a-book",
    )
    return Book(
        metadata=metadata,
        divisions=divisions,
        numbering=numbering if numbering is not None else NumberingSettings(),
    )


def resolved(
    *divisions, language="en", references=None, numbering=None
) -> tuple[Resolution, list[Diagnostic]]:
    """Resolve a book of these divisions; `references` are the bytes of references.json."""
    files = {}
    if references is not None:
        files["assets/references.json"] = File.of("assets/references.json", references)
    resolution, found = resolve(
        book(*divisions, language=language, numbering=numbering), Files(files)
    )
    return resolution, list(found)


def text(division) -> str:
    """The inner markup of a resolved division, without its root."""
    return division.xhtml.decode().removeprefix(ROOT).removesuffix("</div>")


def call(identifier, label):
    return NoteCall(id=identifier, label=label, span=span())


def reference(identifier, named, *, bare=False, joined=False, **where):
    return Reference(
        id=identifier,
        kind=named.partition(":")[0],
        target=named,
        bare=bare,
        joined=joined,
        span=span(**where),
    )


def link(identifier, href, **where):
    return Link(id=identifier, href=href, span=span(**where))


def figure(identifier, label="", caption="", **given):
    return Figure(id=identifier, label=label, caption=caption, span=span(), **given)


def table(identifier, label="", caption=""):
    return TableMark(id=identifier, label=label, caption=caption, span=span())


def section(identifier, words, label="", level=2, **given):
    return Heading(
        id=identifier, label=label, level=level, text=words, block="b1", span=span(), **given
    )


def item(key, **given):
    return CitationItem(key=key, span=span(), **given)


def citation(identifier, *items, narrative=False):
    return Citation(id=identifier, items=items, narrative=narrative, span=span())
