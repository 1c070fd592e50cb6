"""The text of a finished PDF: every glyph through its font's ToUnicode, piece by piece."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pikepdf

from riftbook.checks.piece import Piece as Piece
from riftbook.checks.spoken import Spoken
from riftbook.checks.typefaces import Typeface, typeface
from riftbook.records import Record, field

Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_DEEP = 12
"""Forms may hold forms; one that holds itself must not hang the check."""


def read_pages(data: bytes) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each page as they are painted, artifacts without words left out.

    Raises:
        pikepdf.PdfError: It is not a PDF that opens.
    """
    with pikepdf.open(io.BytesIO(data)) as document:
        typefaces: dict[tuple[int, int], Typeface] = {}
        for page in document.pages:
            left, _, _, top = (float(edge) for edge in page.trimbox)
            reading = _Reading(typefaces)
            reading.read(page.obj, (1, 0, 0, -1, -left, top))
            reading.spoken.settle()
            yield tuple(reading.spoken.pieces)


def times(first: Matrix, then: Matrix) -> Matrix:
    """One transformation after the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _matrix(operands: Sequence[pikepdf.Object]) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


class _Reading(Record):
    """A page, with the forms on it, being read."""

    typefaces: dict[tuple[int, int], Typeface]
    spoken: Spoken = field(default_factory=Spoken)
    depth: int = 0

    def read(self, content: pikepdf.Object, base: Matrix) -> None:
        """Read a page's or a form's content, whose space `base` turns into that of the page."""
        self.depth += 1
        state = _State(self, content.get("/Resources", pikepdf.Dictionary()), base)
        for instruction in pikepdf.parse_content_stream(content, _OPERATORS):
            _ACTIONS[str(instruction.operator)](state, list(instruction.operands))
        self.depth -= 1

    def typeface(self, font: pikepdf.Object) -> Typeface:
        """A font, read once for all pages."""
        known = self.typefaces.get(font.objgen)
        if known is None or font.objgen == (0, 0):
            known = self.typefaces[font.objgen] = typeface(font)
        return known


class _State:
    """The graphics state, as far as text needs it: one method for each kind of operator."""

    def __init__(self, reading: _Reading, resources: pikepdf.Object, base: Matrix) -> None:
        self.reading, self.resources = reading, resources
        self.space = base
        self.stack: list[tuple[Matrix, Typeface | None, float]] = []
        self.artifacts: list[bool] = []
        self.text = self.line = _IDENTITY
        self.typeface: Typeface | None = None
        self.size = 1.0
        self.leading = 0.0

    def save(self, _: Sequence[pikepdf.Object]) -> None:
        self.stack.append((self.space, self.typeface, self.size))

    def restore(self, _: Sequence[pikepdf.Object]) -> None:
        if self.stack:
            self.space, self.typeface, self.size = self.stack.pop()

    def transform(self, operands: Sequence[pikepdf.Object]) -> None:
        self.space = times(_matrix(operands), self.space)

    def begin_text(self, _: Sequence[pikepdf.Object]) -> None:
        self.reading.spoken.settle()
        self.text = self.line = _IDENTITY

    def place(self, operands: Sequence[pikepdf.Object]) -> None:
        self.reading.spoken.settle()
        self.text = self.line = _matrix(operands)

    def move(self, operands: Sequence[pikepdf.Object]) -> None:
        x, y = map(float, operands)
        self.reading.spoken.settle()
        self.text = self.line = times((1, 0, 0, 1, x, y), self.line)

    def lead_and_move(self, operands: Sequence[pikepdf.Object]) -> None:
        self.leading = -float(operands[1])
        self.move(operands)

    def lead(self, operands: Sequence[pikepdf.Object]) -> None:
        self.leading = float(operands[0])

    def next_line(self, _: Sequence[pikepdf.Object] = ()) -> None:
        self.reading.spoken.settle()
        self.text = self.line = times((1, 0, 0, 1, 0, -self.leading), self.line)

    def font(self, operands: Sequence[pikepdf.Object]) -> None:
        fonts = self.resources.get("/Font", pikepdf.Dictionary())
        found = fonts.get(str(operands[0]))
        self.typeface = None if found is None else self.reading.typeface(found)
        self.size = float(operands[1])

    def begin_mark(self, operands: Sequence[pikepdf.Object]) -> None:
        self.artifacts.append(str(operands[0]) == "/Artifact" and not _is_text(operands))
        properties = operands[-1]
        says = isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties
        said = str(properties["/ActualText"]) if says else ""
        self.reading.spoken.begin(said)

    def end_mark(self, _: Sequence[pikepdf.Object]) -> None:
        self.artifacts = self.artifacts[:-1]
        self.reading.spoken.end()

    def form(self, operands: Sequence[pikepdf.Object]) -> None:
        found = self.resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
        if found is None or found.get("/Subtype") != "/Form" or any(self.artifacts):
            return
        if self.reading.depth < _DEEP:
            matrix = _matrix(list(found["/Matrix"])) if "/Matrix" in found else _IDENTITY
            self.reading.read(found, times(matrix, self.space))

    def show(self, operands: Sequence[pikepdf.Object]) -> None:
        if self.typeface is None or any(self.artifacts):
            return
        shown = operands[-1]
        items: list[Any] = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
        # pikepdf makes numbers of numbers; to ask it what a string is costs too much here.
        strings = [bytes(item) for item in items if type(item) is pikepdf.Object]
        steps = float(sum(item for item in items if type(item) is not pikepdf.Object))
        glyphs, advance = self.typeface.read(b"".join(strings))
        self._add(glyphs, (advance - steps) * self.size / 1000)

    def show_next(self, operands: Sequence[pikepdf.Object]) -> None:
        self.next_line()
        self.show(operands)

    def _add(self, glyphs: Sequence[str], reach: float) -> None:
        assert self.typeface is not None
        matrix = times(self.text, self.space)
        scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
        self.text = times((1, 0, 0, 1, reach, 0), self.text)
        piece = Piece(
            text="".join(glyphs),
            x=matrix[4],
            right=matrix[4] + reach * matrix[0],
            y=matrix[5],
            size=self.size * scale,
            font=self.typeface.name,
        )
        self.reading.spoken.show(piece, glyphs)


def _is_text(operands: Sequence[pikepdf.Object]) -> bool:
    """Whether an artifact holds words of the manuscript that are only not read aloud."""
    return isinstance(operands[-1], pikepdf.Dictionary) and "/Hidden" in operands[-1]


_ACTIONS: Mapping[str, Callable[[_State, Sequence[pikepdf.Object]], None]] = {
    "q": _State.save,
    "Q": _State.restore,
    "cm": _State.transform,
    "BT": _State.begin_text,
    "Tm": _State.place,
    "Td": _State.move,
    "TD": _State.lead_and_move,
    "TL": _State.lead,
    "T*": _State.next_line,
    "Tf": _State.font,
    "BMC": _State.begin_mark,
    "BDC": _State.begin_mark,
    "EMC": _State.end_mark,
    "Do": _State.form,
    "Tj": _State.show,
    "TJ": _State.show,
    "'": _State.show_next,
    '"': _State.show_next,
}
_OPERATORS = " ".join(_ACTIONS)
