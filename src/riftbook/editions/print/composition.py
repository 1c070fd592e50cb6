"""The whole book set, in one child process: sides, folios, contents, one PDF.

The plain way of design §6: divisions one by one, joined by ``Document.copy``. It stays as the
oracle for faster ways.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from riftbook.assemble.finishing import Numbering, finish
from riftbook.layout import Style, serialise
from riftbook.sheets import Sheet
from riftbook.theme import Face
from riftbook.typeset import Colophon, Copy, Finding
from riftbook.typeset.compositor import Compositor, Setting
from riftbook.typeset.tree import table_parts

PASSES = 6
"""The contents settle in two or three; a book that does not in six is a fault of ours."""
STAND_IN = "00"
"""What stands in the contents until the folios are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One division, laid out and waiting for its pages."""

    division: str
    xhtml: bytes
    side: str
    """``recto``, ``verso`` or, when either will do, `""`."""
    numerals: str
    restarts: bool = False
    """Whether its first page is page 1."""
    lists_folios: bool = False
    """The contents: its placeholders are filled with folios."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Everything the child needs; it reads nothing else."""

    pieces: tuple[Piece, ...]
    blank: bytes
    """The document of a blank page."""
    styles: tuple[Style, ...]
    faces: tuple[Face, ...]
    resources: Mapping[str, bytes]
    colophon: Colophon


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The book on its pages."""

    pdf: bytes
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]


def compose(job: Job) -> Composed:
    """Set every division, the contents until their folios hold, and write the PDF."""
    compositor = Compositor(styles=job.styles, faces=job.faces, resources=job.resources)
    settings = _settled(job, compositor)
    numberings = tuple(_numberings(settings))
    tables = table_parts([page for setting in settings for page in setting.pages])
    pdf, said = compositor.write(
        settings, job.colophon, lambda _, written: finish(written, numberings, tables)
    )
    sheets = tuple(sheet for setting in settings for sheet in setting.sheets)
    findings = [*compositor.findings]
    for setting in settings:
        findings.extend(setting.findings)
    return Composed(pdf=pdf, sheets=sheets, findings=(*dict.fromkeys(findings), *said))


def _settled(job: Job, compositor: Compositor) -> tuple[Setting, ...]:
    """Set the book again until the folios printed in the contents are those of the pages.

    What has not changed is not set again: only the contents, and what their length moves.
    """
    memory: dict[Copy, Setting] = {}
    folios: Mapping[str, str] = {}
    for _ in range(PASSES):
        settings = tuple(_run(job, folios, compositor, memory))
        found = {a: s.label for setting in settings for s in setting.sheets for a in s.anchors}
        if found == folios:
            return settings
        folios = found
    raise RuntimeError(f"the contents have not settled in {PASSES} passes")


def _run(
    job: Job, folios: Mapping[str, str], compositor: Compositor, memory: dict[Copy, Setting]
) -> Iterator[Setting]:
    """One pass through the book."""
    pages, number = 0, 1
    numerals = ""
    for piece in job.pieces:
        recto = pages % 2 == 0
        if piece.side and (piece.side == "recto") != recto:
            blank = Copy(
                division=piece.division, xhtml=job.blank, folio=number, recto=recto,
                numerals=numerals or piece.numerals, blank=True,
            )  # fmt: skip
            yield _set(blank, compositor, memory)
            pages, number, recto = pages + 1, number + 1, not recto
        number = 1 if piece.restarts else number
        numerals = piece.numerals
        xhtml = _with_folios(piece.xhtml, folios) if piece.lists_folios else piece.xhtml
        copy = Copy(
            division=piece.division, xhtml=xhtml, folio=number, recto=recto, numerals=numerals
        )
        setting = _set(copy, compositor, memory)
        pages, number = pages + len(setting.sheets), number + len(setting.sheets)
        yield setting


def _set(copy: Copy, compositor: Compositor, memory: dict[Copy, Setting]) -> Setting:
    if copy not in memory:
        memory[copy] = compositor.set(copy)
    return memory[copy]


def _with_folios(xhtml: bytes, folios: Mapping[str, str]) -> bytes:
    """Fill the placeholders: elements with ``data-folio`` = the anchor whose page is meant."""
    root = etree.fromstring(xhtml)
    for place in root.iterfind(".//*[@data-folio]"):
        place.text = folios.get(place.get("data-folio", ""), STAND_IN)
    return b"<!DOCTYPE html>\n" + serialise(root) + b"\n"


def _numberings(settings: Sequence[Setting]) -> Iterator[Numbering]:
    """The runs of pages that count on from each other in the same numerals."""
    first, last = 0, None
    for setting in settings:
        copy = setting.copy
        if last is None or last != (copy.numerals, copy.folio):
            yield Numbering(first=first, numerals=copy.numerals, start=copy.folio)
        first += len(setting.sheets)
        last = (copy.numerals, copy.folio + len(setting.sheets))
