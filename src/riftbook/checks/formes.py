"""The text of a forme: what its pages show, piece by piece, before any file is written.

It reads the operators as a reader of the finished file would, glyph by glyph through the meanings
that its fonts give them, and knows nothing of the text that was set. The finished file is read by
`pages`, by another way.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from struct import unpack

from riftbook.assemble.forme import Forme, Page
from riftbook.checks.comparison import MEANINGLESS
from riftbook.checks.pages import Matrix, Piece, times
from riftbook.checks.spoken import Spoken
from riftbook.typeset.type_used import FontUse

_SAID = re.compile(rb"/ActualText <feff([0-9a-f]*)>")
_CODES = re.compile(rb"<([0-9a-f]*)>")
_STEPS = re.compile(rb"[\[>](-?[0-9.]+)")
_DEEP = 12
"""Forms may hold forms."""


def read_forme(forme: Forme) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each page, artifacts without words left out, as they are painted."""
    streams = {thing.number: thing.stream for thing in forme.things if thing.stream is not None}
    for page in forme.pages:
        reading = _Reading(forme, streams)
        reading.read(_content(page, streams), (1, 0, 0, -1, 0, page.height), 0)
        reading.spoken.settle()
        yield tuple(reading.spoken.pieces)


def _content(page: Page, streams: dict[int, bytes]) -> bytes:
    if page.content >= 0:
        return zlib.decompress(streams[page.content])
    return b"\n".join(piece.operators for piece in page.pieces)


class _Reading:
    """A page being read."""

    def __init__(self, forme: Forme, streams: dict[int, bytes]) -> None:
        self.forme, self.streams = forme, streams
        self.spoken = Spoken()
        self.glyphs: dict[str, Mapping[int, tuple[str, float]]] = {}

    def read(self, content: bytes, space: Matrix, depth: int) -> None:
        stack: list[Matrix] = []
        artifacts: list[bool] = []
        font, glyphs, size, text = None, _NONE, 1.0, space
        lines = content.split(b"\n")
        for at, line in enumerate(lines):
            operator = line[line.rfind(b" ") + 1 :]
            if operator == b"TJ":
                if font is not None and not any(artifacts):
                    self.spoken.show(*_piece(line, font, size, times(text, space), glyphs))
            elif operator == b"Tm":
                self.spoken.settle()
                text = _matrix(line)
            elif operator == b"Tf":
                name, points, _ = line.split()
                font, size = self.forme.fonts[name[1:].decode()], float(points)
                glyphs = self.glyphs.setdefault(font.name, _Glyphs(font))
            elif operator == b"q":
                stack.append(space)
            elif operator == b"Q" and stack:
                space = stack.pop()
            elif operator == b"cm":
                space = times(_matrix(line), space)
            elif operator in {b"BDC", b"BMC"}:
                artifact = _tag(lines, at, operator) == b"/Artifact"
                artifacts.append(artifact and b"/Hidden" not in b"".join(lines[at - 1 : at + 1]))
                self.spoken.begin(_said(line))
            elif operator == b"EMC":
                artifacts = artifacts[:-1]
                self.spoken.end()
            elif operator == b"Do" and not any(artifacts) and depth < _DEEP:
                self._form(line.split()[0], space, depth)

    def _form(self, name: bytes, space: Matrix, depth: int) -> None:
        """Read a form that is drawn; pictures have no text."""
        number = next(_named(self.forme, name), -1)
        if number in self.streams and b"/Subtype /Form" in _head(self.forme, number):
            self.read(zlib.decompress(self.streams[number]), space, depth + 1)


def _named(forme: Forme, name: bytes) -> Iterator[int]:
    """The objects that resources call so."""
    for thing in forme.things:
        for piece, slot in zip(thing.pieces, thing.slots, strict=False):
            if piece.endswith(name + b" ") and isinstance(slot, int):
                yield slot


def _head(forme: Forme, number: int) -> bytes:
    return next(b"".join(thing.pieces) for thing in forme.things if thing.number == number)


def _tag(lines: Sequence[bytes], at: int, operator: bytes) -> bytes:
    """The tag of marked content: in the same line, or lines before it."""
    if lines[at] != operator:
        return lines[at].split(b" ", 1)[0]
    return lines[at - (2 if operator == b"BDC" else 1)]


def _said(line: bytes) -> str:
    """What marked content says of itself; `""` for nothing."""
    found = _SAID.search(line)
    return "" if found is None else bytes.fromhex(found[1].decode()).decode("utf-16-be")


def _matrix(line: bytes) -> Matrix:
    a, b, c, d, e, f = map(float, line.split()[:6])
    return a, b, c, d, e, f


class _Glyphs(dict[int, tuple[str, float]]):
    """What each glyph of a font stands for, and how wide it is."""

    def __init__(self, font: FontUse) -> None:
        self._font = font

    def __missing__(self, glyph: int) -> tuple[str, float]:
        said = self._font.meanings.get(glyph) or MEANINGLESS
        self[glyph] = found = (said, self._font.widths.get(glyph, 0.0))
        return found


_NONE: Mapping[int, tuple[str, float]] = {}


def _piece(
    line: bytes, font: FontUse, size: float, matrix: Matrix,
    glyphs: Mapping[int, tuple[str, float]],
) -> tuple[Piece, list[str]]:  # fmt: skip
    """What one operator shows, and what each of its glyphs stands for."""
    codes = bytes.fromhex(b"".join(_CODES.findall(line)).decode())
    found = [glyphs[glyph] for glyph in unpack(f">{len(codes) // 2}H", codes)]
    characters = [said for said, _ in found]
    reach = sum(width for _, width in found) - sum(map(float, _STEPS.findall(line)))
    scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
    across = reach * size / 1000 * matrix[0]
    piece = Piece(
        text="".join(characters), x=matrix[4], right=matrix[4] + across, y=matrix[5],
        size=size * scale, font=font.name,
    )  # fmt: skip
    return piece, characters
