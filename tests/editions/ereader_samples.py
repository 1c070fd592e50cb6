"""Small books built by hand, as `resolve` and `figures` hand them to the e-reader edition."""

from collections.abc import Mapping
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from PIL import Image

from riftbook.diagnostics import Diagnostic, Span
from riftbook.editions.ereader import produce
from riftbook.model import (
    Artefact,
    Artwork,
    Division,
    Entry,
    FigureUse,
    Fragment,
    Picture,
    Resolution,
    ResolvedDivision,
    ResolvedNote,
    Title,
)
from riftbook.model.marks import Figure
from riftbook.project import Project
from riftbook.project.loading import load
from riftbook.records import replace

XHTML = "http://www.w3.org/1999/xhtml"
NS = {
    "h": XHTML,
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "epub": "http://www.idpf.org/2007/ops",
}
BOOK_TOML = """\
[book]
title = "The Lighthouse & the Mole"
subtitle = "A small book"
author = "Ada Writer"
language = "en"
publisher = "Tiny Press"
date = 2026-11-23
rights = "CC BY 4.0"
description = "A book of two chapters."
subjects = ["Lighthouses"]

[print]
theme = "THEME"
"""


def code_lines(*lines: str) -> str:
    """Lines of code as they are resolved."""
    return "\n".join(f'<span class="line">{line}</span>' for line in lines)


def project(
    folder: Path, *, theme: str = "classic", files: Mapping[str, str] | None = None
) -> Project:
    """A book folder with one chapter, read as riftbook reads it."""
    contents = {
        "book.toml": BOOK_TOML.replace("THEME", theme),
        "manuscript/01-one.md": "# One\n\nText.\n",
        **(files or {}),
    }
    for path, text in contents.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    read, _ = load(folder)
    assert read is not None
    return read


def body(markup: str) -> bytes:
    return f'<div xmlns="{XHTML}">{markup}</div>'.encode()


def span(text: str) -> bytes:
    return f'<span xmlns="{XHTML}">{escape(text)}</span>'.encode()


def division(
    identifier: str,
    markup: str = "",
    *,
    role: str = "chapter",
    title: str = "",
    number: str = "",
    notes: Mapping[str, str] | None = None,
    sections: tuple[Entry, ...] = (),
    path: str | None = None,
    language: str = "",
) -> ResolvedDivision:
    own = Title(xhtml=span(title), text=title) if title else None
    where = f"manuscript/{identifier}.md" if path is None else path
    return ResolvedDivision(
        division=Division(
            id=identifier,
            role=role,
            title=own,
            fragment=Fragment(xhtml=body("")),
            path=where,
            language=language,
        ),
        number=number,
        label=f"Chapter {number}" if number else "",
        anchor=identifier,
        title_xhtml=span(title) if title else b"",
        xhtml=body(markup),
        notes=tuple(
            ResolvedNote(anchor=f"note-{identifier}-{note}", number=note, xhtml=body(text))
            for note, text in (notes or {}).items()
        ),
        sections=sections,
    )


def call(identifier: str, number: str) -> str:
    """A note call as resolve writes it."""
    anchor = f"note-{identifier}-{number}"
    return (
        f'<a class="note-call generated" href="{identifier}#{anchor}" id="{anchor}-call" '
        f'data-note="{anchor}">{number}</a>'
    )


def entry(of: ResolvedDivision) -> Entry:
    title = of.division.title
    assert title is not None
    return Entry(
        level=1,
        number=of.number,
        text=title.text,
        xhtml=span(title.text),
        division=of.division.id,
        anchor=of.anchor,
        children=of.sections,
    )


def section(of: str, anchor: str, text: str, children: tuple[Entry, ...] = ()) -> Entry:
    return Entry(
        level=2 + (not children and anchor.endswith("deep")),
        number="",
        text=text,
        xhtml=span(text),
        division=of,
        anchor=anchor,
        children=children,
    )


def resolution(of: Project, *divisions: ResolvedDivision, figures: tuple[FigureUse, ...] = ()):
    return Resolution(
        metadata=of.metadata,
        divisions=divisions,
        labels={},
        contents=tuple(
            entry(d) for d in divisions if d.division.title and d.division.role != "contents"
        ),
        figures=figures,
        generated_words=frozenset(),
    )


def png(size: tuple[int, int] = (40, 20), colour: str = "#336699") -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    return stream.getvalue()


def artwork(key: str, *, name: str = "", alt: str = "A blue field", **more: object) -> Artwork:
    stem = name or key.replace("/", "-").removeprefix("@")
    printed = Picture(
        path=f"art/{stem}-print.png",
        data=png(),
        media_type="image/png",
        pixels=(40, 20),
        size=(144.0, 72.0),
    )
    shown = replace(printed, path=f"art/{stem}.png", size=(0.0, 0.0))
    return Artwork(key=key, print=printed, ereader=shown, alt=alt, **more)  # type: ignore[arg-type]


def use(key: str, **more: object) -> FigureUse:
    of, _, mark = key.partition("/")
    figure = Figure(id=mark, span=Span(path=f"manuscript/{of}.md"), **more)  # type: ignore[arg-type]
    return FigureUse(key=key, division=of, path=f"manuscript/{of}.md", figure=figure)


class Epub:
    """A finished EPUB, opened."""

    def __init__(self, artefact: Artefact | None) -> None:
        assert artefact is not None
        self.data = artefact.data
        self.archive = ZipFile(BytesIO(artefact.data))
        self.names = self.archive.namelist()

    def text(self, path: str) -> str:
        return self.archive.read(f"EPUB/{path}").decode()

    def tree(self, path: str) -> etree._Element:
        return etree.fromstring(self.archive.read(f"EPUB/{path}"))

    def find(self, path: str, expression: str) -> list[etree._Element]:
        found = self.tree(path).xpath(expression, namespaces=NS)
        assert isinstance(found, list)
        return found

    @property
    def package(self) -> etree._Element:
        return self.tree("content.opf")

    def meta(self, prop: str) -> list[str]:
        return [
            str(found.text)
            for found in self.package.iterfind(f".//opf:meta[@property='{prop}']", NS)
        ]


def made(
    of: Project,
    *divisions: ResolvedDivision,
    artworks: Mapping[str, Artwork] | None = None,
    figures: tuple[FigureUse, ...] = (),
) -> tuple[Artefact | None, tuple[Diagnostic, ...]]:
    return produce(resolution(of, *divisions, figures=figures), artworks or {}, of)


def first_chapter() -> ResolvedDivision:
    return division(
        "one",
        '<p data-b="b1">First words, with a note'
        + call("one", "1")
        + ' and <a class="reference generated" href="two#fig-map">figure 2.1</a>.</p>'
        '<h2 id="one-h1" data-b="b2">A section</h2>'
        '<p data-b="b3">See <a href="two#two">the next chapter</a> and '
        '<a href="https://example.org/a#b">the web</a>.</p>'
        '<h3 id="one-deep" data-b="b4">Deeper</h3>'
        "<table><caption>Lamps</caption><thead><tr><th></th><th>Height</th></tr></thead>"
        "<tbody><tr><th>North</th><td>40</td></tr></tbody></table>"
        '<pre><code class="language-python">'
        f"{code_lines('def lamp():', '    return 1')}</code></pre>",
        title="One & only",
        number="1",
        notes={"1": "<p data-b='n1'>The note.</p>"},
        sections=(section("one", "one-h1", "A section", (section("one", "one-deep", "Deeper"),)),),
    )


def second_chapter() -> ResolvedDivision:
    return division(
        "two",
        '<figure id="fig-map" data-figure="m1"><img src="map.png" alt="x"/><figcaption>'
        '<span class="caption-label generated">Figure 2.1</span> A map.</figcaption></figure>'
        '<p data-b="b1" lang="fr">Un mot <img data-figure="m2" src="i.png" alt=""/> ici.</p>'
        '<p data-b="b2"><span class="decorative" data-figure="m3"></span></p><hr/>'
        '<p data-b="b3">The end.</p>',
        title="Two",
        number="2",
    )


def whole(of: Project) -> Epub:
    """A book with everything in it."""
    artworks = {
        "@cover": artwork("@cover", alt=""),
        "two/m1": artwork("two/m1", description="A coast.\n\nA light on it."),
        "two/m2": artwork("two/m2", alt="a star", inline=True),
        "two/m3": artwork("two/m3", alt="", decorative=True),
    }
    artefact, found = made(
        of,
        division("title-page", role="title-page", path=""),
        division("copyright-page", role="copyright-page", path=""),
        division("contents", role="contents", title="Contents", path=""),
        division("preface", "<p>Before.</p>", role="preface", title="Preface"),
        first_chapter(),
        second_chapter(),
        division("colophon", "<p>Set in nothing.</p>", role="colophon", title="Colophon"),
        artworks=artworks,
        figures=(use("two/m1", width="50%"), use("two/m2", inline=True), use("two/m3")),
    )
    assert found == ()
    return Epub(artefact)
