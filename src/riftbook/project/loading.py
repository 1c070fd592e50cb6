"""A folder → `Project`: configuration, inputs, theme and divisions, all problems at once."""

from pathlib import Path

from riftbook.diagnostics import Diagnostic, Span
from riftbook.language.composing import composed
from riftbook.model import Metadata, TypographySettings
from riftbook.project import folder, themes, toml
from riftbook.project.configuration import BOOK_TOML
from riftbook.project.divisions import sources
from riftbook.project.files import File, Files
from riftbook.project.keys import Values
from riftbook.project.metadata import metadata
from riftbook.project.reader import read
from riftbook.project.settings import settings
from riftbook.project.text import decode
from riftbook.project.values import Project, Source
from riftbook.records import replace

_DATES = {"date", "modified"}
"""With one of these there, however wrong, nobody needs to hear that there is no date."""
_LEAST = '[book]\n  title = "…"\n  author = "…"\n  language = "en"'


def load(
    root: Path, *, source_date_epoch: str | None = None
) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """Read a book folder.

    Args:
        root: the folder that holds book.toml.
        source_date_epoch: the environment's SOURCE_DATE_EPOCH, for a book without a date.

    Returns:
        The project, None when there is no configuration that can be read or no chapter; and
        every problem. With errors the project has defaults in place of what is wrong, so that
        later stages can tell their problems too.
    """
    root = root.resolve()
    files, problems = folder.read(root)
    found = list(problems)
    document = _configuration(files, found)
    if document is None:
        return None, tuple(found)
    values, wrong = read(document, BOOK_TOML, path=folder.CONFIGURATION)
    found.extend(wrong)
    project = _project(root, files, values, found, source_date_epoch)
    if _DATES & set(document.table.get("book", document).table):
        found = [diagnostic for diagnostic in found if diagnostic.code != "P008"]
    return project, tuple(found)


def _project(
    root: Path, files: Files, values: Values, found: list[Diagnostic], epoch: str | None
) -> Project | None:
    here = _header(values, "book")
    about, more = metadata(values.table("book"), here=here, source_date_epoch=epoch)
    found.extend(more)
    chosen = settings(values)
    theme, packaged, more = themes.load(
        chosen.print.theme,
        files,
        trim=chosen.print.trim,
        here=_place(values, "theme") or _header(values, "print"),
        trim_here=_place(values, "trim"),
        fonts=values.tables("fonts"),
    )
    found.extend(more)
    divisions, more = sources(files, values.table("manuscript"), language=about.language, here=here)
    found.extend(more)
    if not divisions:
        return None
    asides = {
        name: composed(label, about.language, chosen.typography.quotes)
        if chosen.typography.smart
        else label
        for name, label in chosen.asides.items()
    }
    return Project(
        root=root,
        metadata=_composed(about, chosen.typography),
        settings=chosen,
        files=Files({**files.by_path, **packaged}),
        sources=tuple(
            replace(_in_type(each, chosen.typography), asides=asides) for each in divisions
        ),
        theme=theme,
    )


def _in_type(source: Source, chosen: TypographySettings) -> Source:
    """A file with what `[typography]` says of it, the titles in its front matter set so."""
    source = replace(source, smart=chosen.smart, quotes=chosen.quotes)
    if not chosen.smart:
        return source
    title, short = (
        composed(text, source.language, chosen.quotes) for text in (source.title, source.short)
    )
    return replace(source, title=title, short=short)


def _composed(about: Metadata, chosen: TypographySettings) -> Metadata:
    """What `[book]` prints, set as the text is: quotes, dashes, ellipses and spaces."""
    if not chosen.smart:
        return about

    def set_(text: str) -> str:
        return composed(text, about.language, chosen.quotes)

    epigraph = about.epigraph
    if epigraph is not None:
        epigraph = replace(epigraph, text=set_(epigraph.text), source=set_(epigraph.source))
    return replace(
        about,
        title=set_(about.title),
        subtitle=set_(about.subtitle),
        rights=set_(about.rights),
        edition=set_(about.edition),
        dedication=set_(about.dedication),
        epigraph=epigraph,
        about_the_author=set_(about.about_the_author),
    )


def _configuration(files: Files, found: list[Diagnostic]) -> toml.Item | None:
    """book.toml parsed, or the reason why not."""
    file = files.by_path.get(folder.CONFIGURATION)
    if file is None:
        if not any(diagnostic.span.path == folder.CONFIGURATION for diagnostic in found):
            found.append(_no_configuration())
        return None
    return _parsed(file, found)


def _parsed(file: File, found: list[Diagnostic]) -> toml.Item | None:
    text, problems = decode(file, controls=False)
    found.extend(problems)
    try:
        return toml.parse(text, path=file.path)
    except toml.MalformedError as error:
        found.append(themes.malformed(error))
        return None


def _no_configuration() -> Diagnostic:
    return Diagnostic(
        code="P001",
        span=Span(path=folder.CONFIGURATION),
        message="this folder has no book.toml",
        hint=f"write one with these lines, and put the chapters in manuscript/:\n  {_LEAST}",
    )


def _header(values: Values, table: str) -> Span:
    """Where a table begins, or the head of the file."""
    item = values.items.get(table)
    return item.span if item else Span(path=folder.CONFIGURATION)


def _place(values: Values, name: str) -> Span | None:
    """Where `[print]` says something."""
    item = values.table("print").items.get(name)
    return item.span if item else None
