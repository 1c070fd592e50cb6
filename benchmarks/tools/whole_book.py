"""riftbook's print job as one HTML document with one style sheet, as a person would write it.

The divisions stand in it one after the other, and what riftbook fills in when pages are known,
the folios of the contents and of page references, is asked for by ``target-counter()``. The book's
pages are numbered in one run.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from benchmarks.book import put
from riftbook.editions.print.job import make_job
from riftbook.editions.print.pieces import Job
from riftbook.figures import prepare
from riftbook.layout import serialise
from riftbook.manuscript import read
from riftbook.project.loading import load
from riftbook.resolve import resolve

XHTML = "{http://www.w3.org/1999/xhtml}"
SCHEME = "riftbook:/"
OUTER = "div"
"""What a division's ``<body>`` becomes."""
FOLIOS = """
[data-folio]::after { content: target-counter(attr(data-folio), page) }
.piece { break-before: page }
.piece.recto { break-before: right }
.piece.verso { break-before: left }
"""
NUMERALS = "@counter-style folio { system: extends decimal }\n"


class BookError(Exception):
    """riftbook finds a mistake in the book; the message is its first one."""


def write_document(book: Path, folder: Path) -> None:
    """Write ``book.html``, ``book.css`` and everything that they ask for into a folder.

    Raises:
        BookError: the book has errors.
    """
    job = _job(book)
    (folder / "book.html").write_bytes(_html(job))
    (folder / "book.css").write_text("".join(_styles(job)), encoding="utf-8")
    for path, data in {**job.resources, **job.pictures}.items():
        put(folder / path, data)


def _job(book: Path) -> Job:
    project, found = load(book)
    if project is None:
        raise BookError(found[0].message)
    manuscript, _ = read(project)
    resolution, _ = resolve(manuscript, project.files)
    artworks, _ = prepare(resolution, project)
    job, found = make_job(resolution, artworks, project)
    if found:
        raise BookError(found[0].message)
    return job


def _html(job: Job) -> bytes:
    whole = etree.fromstring(job.pieces[0].xhtml)
    body = whole.find(f"{XHTML}body")
    head = whole.find(f"{XHTML}head")
    if body is None or head is None:
        raise BookError("a layout has no head or no body")
    body.clear()
    for name, value in (("rel", "stylesheet"), ("href", "book.css")):
        link = head.find(f"{XHTML}link")
        link = etree.SubElement(head, f"{XHTML}link") if link is None else link
        link.set(name, value)
    title = head.find(f"{XHTML}title")
    if title is not None:
        title.text = job.colophon.title
    for piece in job.pieces:
        own = etree.fromstring(piece.xhtml).find(f"{XHTML}body")
        if own is not None:
            own.tag = f"{XHTML}{OUTER}"
            own.set("class", f"piece {own.get('class', '')} {piece.side}".strip())
            body.append(own)
    _ask_for_folios(body)
    return b"<!DOCTYPE html>\n" + serialise(whole).replace(SCHEME.encode(), b"")


def _ask_for_folios(body: etree._Element) -> None:
    for place in body.iterfind(".//*[@data-folio]"):
        place.text = None
        place.set("data-folio", f"#{place.get('data-folio')}")


def _styles(job: Job) -> Iterator[str]:
    yield NUMERALS
    for face in job.faces:
        weight = f"font-weight: {face.weight}; " if face.weight else ""
        yield (
            f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; {weight}'
            f'src: url("{face.path}") }}\n'
        )
    for style in job.styles:
        yield re.sub(r"\bbody\.(?=\w)", f"{OUTER}.piece.", style.text) + "\n"
    yield FOLIOS
