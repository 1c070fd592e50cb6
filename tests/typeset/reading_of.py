"""A small document, set and read: its structure as a line of kinds and texts."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pydyf

from bound import bind
from riftbook.assemble.structure import write_structure
from riftbook.theme import Face, Style
from riftbook.typeset import Copy
from riftbook.typeset.compositor import Compositor
from riftbook.typeset.structure import Annotation, Artifact, Content, Element, Structure

FONT = Path(__file__).parents[2] / "src/riftbook/themes/classic/fonts/EBGaramond.ttf"
STYLE = """
@page { size: 300pt 200pt; margin: 20pt }
html { font: 10pt/12pt "Riftbook"; orphans: 1; widows: 1 }
body, p, figure, ul, ol, dl, dd { margin: 0 }
ul { list-style-type: "• " }
.footnote { float: footnote; footnote-policy: line }
.footnote::footnote-call, .footnote::footnote-marker { content: none }
.footnote [data-html] { display: block }
"""
PIXEL = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">'
    b'<rect width="4" height="4" fill="#123"/></svg>'
)
NOTE = (
    '<a class="note-call" id="n-call" href="#n">1</a><span class="footnote" id="n">'
    '<a class="note-number" href="#n-call">1</a>{}</span>'
)


class Read:
    """What was read from the pages of one document."""

    def __init__(self, body: str, style: str = "", language: str = "en") -> None:
        press = Compositor(
            styles=[Style(path="a.css", text=STYLE + style)],
            faces=[Face(family="Riftbook", name="EB Garamond", path="a.ttf")],
            resources={"a.ttf": FONT.read_bytes(), "a.svg": PIXEL},
        )
        document = (
            '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="'
            f'{language}"><head><title>A</title></head><body>{body}</body></html>'
        )
        self.setting = press.set(
            Copy(division="d", xhtml=document.encode(), folio=1, recto=True, numerals="decimal")
        )
        assert [f for f in self.setting.findings if f.code not in {"S010", "S011"}] == []
        self.structure: Structure
        self.texts: Mapping[tuple[int, int], str]
        self.data, heard = bind([self.setting], [FONT.read_bytes()], tag=self._tag)
        assert heard == []

    def _tag(self, pdf: Any, structure: Structure) -> None:
        self.structure = structure
        self.texts = {
            (page, mark["mcid"]): getattr(box, "text", "picture")
            for page, reference in enumerate(pdf.page_references)
            for box, mark in _content(pdf, reference)._tags.items()
        }
        write_structure(pdf, structure)

    def __str__(self) -> str:
        return self.shown(self.structure.kids)

    def shown(self, kids: Iterable[Element | Content | Annotation]) -> str:
        """Kinds and texts; what adjoins within an element is one text."""
        shown = [self._shown(kid) for kid in kids]
        return " ".join(shown).replace("' '", "")

    def _shown(self, kid: Element | Content | Annotation) -> str:
        if isinstance(kid, Content):
            return f"'{self.texts[kid.page, kid.mcid]}'"
        if isinstance(kid, Annotation):
            return f"<{kid.text}>"
        return f"{kid.kind}({self.shown(kid.kids)})"

    def unread(self) -> list[tuple[str, Artifact]]:
        """The artifacts of all pages."""
        return [
            (self.texts[page, mcid], why)
            for page, artifacts in enumerate(self.structure.artifacts)
            for mcid, why in sorted(artifacts.items())
        ]

    def all(self, kind: str) -> list[Element]:
        """The elements of a kind, in order."""
        return [element for element in elements(self.structure.kids) if element.kind == kind]


def _content(pdf: Any, reference: bytes) -> Any:
    page: pydyf.Dictionary = pdf.objects[int(reference.split()[0])]
    return pdf.objects[int(page["Contents"].split()[0])]


def elements(kids: Iterable[Element | Content | Annotation]) -> Iterable[Element]:
    for kid in kids:
        if isinstance(kid, Element):
            yield kid
            yield from elements(kid.kids)
