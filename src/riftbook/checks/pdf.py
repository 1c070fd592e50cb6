"""D020 to D025: the finished PDF is what a PDF of a book must be, seen without Java."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping

import pikepdf

from riftbook.cache import Cache, key
from riftbook.diagnostics import Diagnostic, Span
from riftbook.fonts import font_names
from riftbook.project import Project
from riftbook.records import Value

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_REPORT = "this is a fault of riftbook: please report it with the manuscript that shows it"


class Examined(Value, kw_only=True):
    """What the checks look at."""

    document: pikepdf.Pdf
    families: frozenset[str]
    """The names that the book's fonts give themselves."""
    fonts: Mapping[str, pikepdf.Object | None]
    """Name to program of every font that has one, or should."""
    cache: Cache | None = None
    """Where it is kept what a font program calls itself."""


def examine_pdf(
    project: Project,
    data: bytes,
    cache: Cache | None = None,
    more: Callable[[pikepdf.Pdf], Iterable[Diagnostic]] = lambda _: (),
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a finished PDF.

    Args:
        project: The book, for its fonts.
        data: The PDF.
        cache: The book's.
        more: What else is to be looked at while it is open.
    """
    try:
        document = pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError as error:
        return (_found("D020", f"the PDF cannot be opened: {error}", _REPORT),)
    with document:
        families = frozenset(face.name for face in project.theme.faces)
        examined = Examined(
            document=document, families=families, fonts=dict(_fonts(document)), cache=cache
        )
        own = (found for check in CHECKS for found in check(examined))
        return (*own, *more(document))


def _found(code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, span=Span(path=""), message=message, hint=hint)


def fonts_embedded(examined: Examined) -> Iterator[Diagnostic]:
    """D021: every font that is named has its program in the file (ISO 14289-1 §7.21.4.1)."""
    for name, program in examined.fonts.items():
        if program is None:
            message = f"the font “{name}” is not embedded in the PDF"
            yield _found("D021", message, "use only families that the theme's @font-face declares")


def fonts_own(examined: Examined) -> Iterator[Diagnostic]:
    """D022: every font program says it is one of the theme's faces."""
    for name, program in examined.fonts.items():
        family = "" if program is None else _family(program, examined.cache)
        if family and family not in examined.families:
            message = f"the PDF holds “{family}” ({name}), which is no font of the book"
            yield _found("D022", message, "bring the font in assets/fonts/, or name another family")


def accessible(examined: Examined) -> Iterator[Diagnostic]:
    """D023: structure, language, title and page labels (ISO 14289-1 §7.1, §7.2)."""
    root = examined.document.Root
    marked = root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    wanted = {
        "structure": "/StructTreeRoot" in root and bool(marked),
        "language": bool(str(root.get("/Lang", ""))),
        "title": bool(str(examined.document.docinfo.get("/Title", ""))),
        "page labels": "/PageLabels" in root,
    }
    for what, there in wanted.items():
        if not there:
            yield _found("D023", f"the PDF has no {what}", _REPORT)


def inactive(examined: Examined) -> Iterator[Diagnostic]:
    """D024: no scripts, no embedded files, no actions that start anything."""
    root = examined.document.Root
    names = root.get("/Names", pikepdf.Dictionary())
    active = [entry for entry in ("/JavaScript", "/EmbeddedFiles") if entry in names]
    active += [entry for entry in ("/AA", "/AcroForm", "/AF") if entry in root]
    actions = [annotation["/A"] for _, annotation in _annotations(examined.document)
               if "/A" in annotation]  # fmt: skip
    if isinstance(root.get("/OpenAction"), pikepdf.Dictionary):
        actions.append(root["/OpenAction"])
    kinds = {str(action.get("/S", "")) for action in actions}
    active += sorted(kinds - {"/URI", "/GoTo", ""})
    for entry in active:
        yield _found("D024", f"the PDF holds {entry}", "take what brings it out of the layouts")


def links_lead(examined: Examined) -> Iterator[Diagnostic]:
    """D025: every destination that a link or an outline entry names is there."""
    known = _destinations(examined.document)
    told: set[str] = set()
    for page, annotation in _annotations(examined.document):
        target = annotation.get("/Dest", annotation.get("/A", pikepdf.Dictionary()).get("/D"))
        name = str(target) if isinstance(target, (pikepdf.String, pikepdf.Name)) else ""
        if name and name not in known and name not in told:
            told.add(name)
            message = f"a link on page {page} of the PDF leads to “{name}”, which is not there"
            yield _found("D025", message, "link to a heading or figure that is printed")


CHECKS: tuple[Callable[[Examined], Iterator[Diagnostic]], ...] = (
    fonts_embedded,
    fonts_own,
    accessible,
    inactive,
    links_lead,
)
"""In the order in which they report; a new check is one line here."""


def _fonts(document: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object | None]]:
    """Name and program of every font, each once; Type 3 fonts are drawings and have none."""
    seen: set[str] = set()
    for font in document.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font":
            continue
        name = str(font.get("/BaseFont", "")).removeprefix("/")
        if font.get("/Subtype") in {"/Type0", "/Type3"} or name in seen:
            continue
        seen.add(name)
        descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
        programs = (descriptor.get(key) for key in _PROGRAMS)
        yield name, next((program for program in programs if program is not None), None)


def _family(program: pikepdf.Object, cache: Cache | None) -> str:
    """What a font program calls itself; `""` where it does not say."""
    data = program.read_bytes()
    name = key("font program", data)
    known = None if cache is None else cache.get(name)
    if known is not None:
        return known.decode()
    try:
        family = font_names(data).family
    except ValueError:
        return ""
    if cache is not None:
        cache.put(name, family.encode())
    return family


def _annotations(document: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Object]]:
    for number, page in enumerate(document.pages, 1):
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            yield number, annotation


def _destinations(document: pikepdf.Pdf) -> frozenset[str]:
    """The named destinations of the file, old style and new."""
    names = {str(key).removeprefix("/") for key in document.Root.get("/Dests", {})}
    tree = document.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    waiting = [] if tree is None else [tree]
    while waiting:
        node = waiting.pop()
        entries = node.get("/Names", pikepdf.Array())
        names |= {str(entries[at]) for at in range(0, len(entries), 2)}
        waiting += list(node.get("/Kids", pikepdf.Array()))
    return frozenset(names)
