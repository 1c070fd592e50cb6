"""Paints margin boxes into content of their own, and takes down how their numbers are set."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from riftbook.records import Record, field
from riftbook.typeset import drawing, layout
from riftbook.typeset.engine import Matrix, pdf_bytes
from riftbook.typeset.folios import Figures, FolioPlace, Glyphs, Unmovable, shown, tabulate
from riftbook.typeset.type_used import FontUse, all_used, used_fonts

POINTS = 0.75
"""Points in a CSS pixel."""
TYPE = (
    "font_family", "font_feature_settings", "font_kerning", "font_language_override",
    "font_size", "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps",
    "font_variant_east_asian", "font_variant_ligatures", "font_variant_numeric",
    "font_variant_position", "font_variation_settings", "font_weight", "lang", "letter_spacing",
    "text_transform", "word_spacing",
)  # fmt: skip
"""What of a style decides which glyphs a text is set with."""


class Spot(Record):
    """A text box that shows the page number, and what it was drawn with."""

    box: Any
    align: str
    at: float
    pattern: tuple[str, str, str]
    """What stands before and behind the number, and its numerals."""
    operators: list[bytes] = field(default_factory=list)


Painted = tuple[bytes, tuple[FolioPlace, ...], Mapping[str, FontUse], Mapping[str, str]]


class Margins:
    """Paints the margins of one book."""

    def __init__(self) -> None:
        """No figures are known yet."""
        self._figures: dict[object, tuple[Figures, Mapping[str, FontUse]]] = {}

    def paint(
        self, context: Any, page: Any, margins: Sequence[Any], spots: Sequence[Spot]
    ) -> Painted:
        """Paint margin boxes; the spots are left open.

        Args:
            context: WeasyPrint's layout context.
            page: the page box they belong to.
            margins: the laid-out boxes.
            spots: those text boxes that show the page number.

        Raises:
            Unmovable: A picture stands there, or a number is painted in an unusual way.
        """
        if not margins:
            return b"", (), {}, {}
        stream = scratch()
        watched = {id(spot.box): spot.operators.extend for spot in spots}
        with drawing.watched(watched):
            stream.transform(d=-1, f=page.margin_height() * POINTS)
            with stream.stacked():
                stream.transform(a=POINTS, d=POINTS)
                for box in margins:
                    layout.layout_box_backgrounds(page, box, context.get_image_from_uri)
                    context_of = drawing.StackingContext.from_box(box, page)
                    drawing.draw_stacking_context(stream, context_of)
        if any(stream._resources[kind] for kind in ("XObject", "Pattern", "Shading")):
            raise Unmovable("a picture stands in the margin")
        states = {
            name: pdf_bytes(state).decode()
            for name, state in stream._resources["ExtGState"].items()
        }
        fonts: list[Mapping[str, FontUse]] = [used_fonts(stream._fonts.values())]
        folios = []
        for spot in spots:
            figures, more = self._tabulated(spot, context, page)
            fonts.append(more)
            folios.append(_place(spot, figures))
        content = b"\n".join(pdf_bytes(each) for each in stream.stream if each != b"")
        return content, tuple(folios), all_used(fonts), states

    def _tabulated(
        self, spot: Spot, context: Any, page: Any
    ) -> tuple[Figures, Mapping[str, FontUse]]:
        style = spot.box.style
        key = (spot.pattern, tuple(str(style[name]) for name in TYPE))
        if key not in self._figures:
            stream = scratch()
            figures = tabulate(spot.pattern, style, shaping(spot.box, context, stream))
            self._figures[key] = (figures, used_fonts(stream._fonts.values()))
        return self._figures[key]


def scratch() -> Any:
    """A content stream that belongs to no file."""
    kinds = ("ExtGState", "XObject", "Pattern", "Shading")
    resources: dict[str, Any] = {kind: {} for kind in kinds} | {"ColorSpace": b"null"}
    return drawing.Stream({}, (0, 0, 0, 0), resources, {}, None, {}, None)


def shaping(
    box: Any, context: Any, stream: Any
) -> Callable[[str], tuple[Glyphs, Mapping[int, float]]]:
    """What sets texts in the style of a text box; the fonts it takes are noted in the stream."""

    def shape(text: str) -> tuple[Glyphs, Mapping[int, float]]:
        before = len(stream.stream)
        stream._current_font = None
        drawing.draw_words(stream, box, text, context, Matrix())
        drawn = [pdf_bytes(each) for each in stream.stream[before:]]
        widths: dict[int, float] = {}
        for font in stream._fonts.values():
            widths.update(font.widths)
        return shown(drawn), widths

    return shape


def _place(spot: Spot, figures: Figures) -> FolioPlace:
    """Where and how a folio is painted, from how one was painted."""
    drawn = [pdf_bytes(each) for each in spot.operators]
    matrix = next(at for at, each in enumerate(drawn) if each.endswith(b" Tm"))
    font = next((each for each in drawn if each.endswith(b" Tf")), b"")
    painted = [each.rpartition(b" ")[2] for each in drawn]
    if painted[matrix:] != [b"Tm", b"Tf", b"TJ", b"ET"] or painted[matrix - 1] != b"BT":
        raise Unmovable("a page number is underlined or painted in several pieces")
    return FolioPlace(
        align=spot.align,
        x=spot.at,
        y=float(drawn[matrix].split()[5]),
        size=float(font.split()[1]),
        paint=b"\n".join((*drawn[: matrix - 1], font)),
        figures=figures,
    )
