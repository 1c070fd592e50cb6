"""A set division → PDF objects and what they leave open, before anything is written."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from riftbook.records import Record, field
from riftbook.typeset import drawing
from riftbook.typeset.captured import Bookmark, Capture, CapturedPage, Furniture, TextFolio
from riftbook.typeset.engine import pdf_bytes, pydyf, weasyprint
from riftbook.typeset.folios import Unmovable
from riftbook.typeset.glyphs import glyphs_at_once
from riftbook.typeset.inheriting import values_inherited
from riftbook.typeset.margins import TYPE, scratch, shaping
from riftbook.typeset.pictures import pictures_drawn_once
from riftbook.typeset.tagging import Tag, tagging
from riftbook.typeset.type_used import FontUse, all_used, used_fonts

POINTS = 0.75
"""Points in a CSS pixel."""
_DIGITS = "0123456789"


class _Session(Record):
    """A division being drawn."""

    context: Any
    fill: bool
    fonts_object: Any = None
    found: list[tuple[Any, int, str, tuple[str, ...]]] = field(default_factory=list)
    """(Stream, operator, anchor, digits)."""
    digits: dict[object, tuple[str, ...]] = field(default_factory=dict)
    fonts: list[Mapping[str, FontUse]] = field(default_factory=list)

    def wanted(self, box: Any) -> bool:
        element = box.element
        place = self.fill and element is not None and element.get("data-folio")
        return bool(place) and box.text.isdigit()

    def note(self, stream: Any, box: Any, begin: int) -> None:
        shows = range(begin, len(stream.stream))
        places = [at for at in shows if pdf_bytes(stream.stream[at]).endswith(b"TJ")]
        if len(places) != 1:
            raise Unmovable("a page number in the text takes more than one font")
        anchor = box.element.get("data-folio")
        self.found.append((stream, places[0], anchor, self._digits(box)))

    def _digits(self, box: Any) -> tuple[str, ...]:
        key = tuple(str(box.style[name]) for name in TYPE)
        if key not in self.digits:
            stream = scratch()
            glyphs, widths = shaping(box, self.context, stream)(_DIGITS)
            taken = {(widths[int(glyph, 16)], step) for glyph, step in glyphs}
            if len(glyphs) != len(_DIGITS) or len(taken) != 1:
                raise Unmovable("the figures of a page number in the text differ in width")
            self.digits[key] = tuple(glyph for glyph, _ in glyphs)
            self.fonts.append(used_fonts(stream._fonts.values()))
        return self.digits[key]


def capture(
    document: Any,
    furniture: Sequence[Mapping[str, Furniture]],
    *,
    tag: Tag,
    language: str,
    name: str,
    fill: bool,
) -> Capture:
    """Draw a division without fonts, links to elsewhere checked, outline or metadata.

    Args:
        document: WeasyPrint's, laid out.
        furniture: the margins of each page by side; none of a page that has its own.
        tag: writes the structure.
        language: of the book, a BCP 47 tag.
        name: of the division, unique in the book.
        fill: whether page numbers in the text are stand-ins that will be filled in.

    Raises:
        Unmovable: A page number in the text cannot be filled in.
    """
    session = _Session(context=None, fill=fill)
    with _captured(session), _fast(), tagging(tag, language, name=f"{name}-"):
        pdf = weasyprint.pdf.generate_pdf(document, None, 1, **_OPTIONS)
    numbers = pdf.pages["Kids"][::3]
    contents = [int(pdf.objects[number]["Contents"].split()[0]) for number in numbers]
    streams = {id(pdf.objects[content]): at for at, content in enumerate(contents)}
    for stream, *_ in session.found:
        if id(stream) not in streams:
            raise Unmovable("a page number stands in a part of the text that is drawn apart")
    own = used_fonts(document.fonts.values())
    pages = zip(document.pages, contents, furniture, strict=True)
    return Capture(
        pdf=pdf,
        pages=tuple(_page(page, pdf, number, found) for page, number, found in pages),
        fonts_object=session.fonts_object.number,
        fonts=all_used((own, *session.fonts, *_furniture_fonts(furniture))),
        folios=tuple(
            TextFolio(page=streams[id(stream)], operator=at, anchor=anchor, digits=digits)
            for stream, at, anchor, digits in session.found
        ),
        bookmarks=tuple(_bookmarks(document)),
    )


@contextmanager
def _fast() -> Iterator[None]:
    """Have a division drawn as WeasyPrint draws it, in less time."""
    with glyphs_at_once(), pictures_drawn_once(), drawing.unseen_left_out(), values_inherited():
        yield


_OPTIONS = {**weasyprint.DEFAULT_OPTIONS, "pdf_tags": True, "uncompressed_pdf": True}


def _furniture_fonts(furniture: Sequence[Mapping[str, Furniture]]) -> list[Mapping[str, FontUse]]:
    return [margins.fonts for sides in furniture for margins in sides.values()]


def _page(page: Any, pdf: Any, number: int, furniture: Mapping[str, Furniture]) -> CapturedPage:
    height = page.height * POINTS
    return CapturedPage(
        width=page.width * POINTS,
        height=height,
        recto=page._page_box.page_type.side == "right",
        furniture=furniture,
        anchors={
            anchor: (x * POINTS, height - y * POINTS)
            for anchor, (x, y, _, _) in page.anchors.items()
        },
        operators=[pdf_bytes(each) for each in pdf.objects[number].stream],
        content=number,
    )


def _bookmarks(document: Any) -> Iterator[Bookmark]:
    for number, page in enumerate(document.pages):
        for level, title, (x, y), state in page.bookmarks:
            yield Bookmark(
                level=level, title=title, page=number, x=x * POINTS,
                y=(page.height - y) * POINTS, closed=state == "closed",
            )  # fmt: skip


@contextmanager
def _captured(session: _Session) -> Iterator[None]:
    """Let WeasyPrint leave out what only the whole book can have."""

    def links(pages: Sequence[Any]) -> Iterator[tuple[list[object], tuple[()]]]:
        return ((list(page.links), ()) for page in pages)

    def fonts(*_: object) -> Any:
        session.fonts_object = pydyf.Dictionary()
        return session.fonts_object

    def outline(*_: object) -> None:
        return None

    module = weasyprint.pdf
    theirs = module.resolve_links, module.build_fonts_dictionary, module.add_outlines
    module.resolve_links, module.build_fonts_dictionary, module.add_outlines = links, fonts, outline
    try:
        with drawing.noted(session.wanted, session.note):
            yield
    finally:
        module.resolve_links, module.build_fonts_dictionary, module.add_outlines = theirs
