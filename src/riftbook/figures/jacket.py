"""The typographic cover: title, ornament, subtitle and author in the theme's own display face.

Outlines are drawn at the cover's 1500 × 2400 pixels with soft edges: it is the one generated
picture that stands on no grid of cells.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from io import BytesIO

from riftbook.figures.lettering import missing
from riftbook.figures.pillow import Image, ImageDraw, ImageFont
from riftbook.project.files import File
from riftbook.records import Value

WIDTH, HEIGHT = 1500, 2400

_FRAMES = ((64, 30), (112, 6))
"""Distance from the edge and thickness of the two rules around."""
_COLUMN = 1060
_TOP, _FOOT = 280, 2140
"""The highest letter, and the baseline of the last author."""
_ORNAMENT_ROOM = 400
_DISPLAY = 150
"""Pixels: from this size on lines stand close."""
_FLEURON = "\N{ROTATED FLORAL HEART BULLET}"
_SEVERAL = ("\n", ", ")
"""Between authors: each has a line, but many share them."""
_SHADES = 16
"""Steps from the ground to a colour: what the edges of letters need and a small file allows."""
_WEIGHT = 500
"""A little over the text's: a cover is mostly seen two centimetres wide."""


class Jacket(Value, kw_only=True):
    """What stands on a book's typographic cover; a part that is empty is left out."""

    title: str
    subtitle: str
    authors: tuple[str, ...]
    upright: File
    italic: File
    colours: tuple[str, str, str]
    """Ground, ink and spot as ``#rrggbb``."""

    @property
    def parts(self) -> tuple[str, ...]:
        """What the picture is made of, for the cache."""
        return ("jacket", self.upright.digest, self.italic.digest, *self.colours)

    def image(self) -> Image.Image:
        """Set the cover."""
        sheet = _Sheet()
        for inset, rule in _FRAMES:
            sheet.frame(inset, rule)
        slanted = self.upright if missing(self.italic, self.subtitle) else self.italic
        heading = _fitted(self.upright, self.title, (330, 800))
        below = _fitted(slanted, self.subtitle, (88, 340))
        names = _fitted(
            self.upright, _SEVERAL[len(self.authors) > 3].join(self.authors), (104, 330)
        )
        flower = "" if missing(self.upright, _FLEURON) else _FLEURON
        ornament = _Block(font=_open(self.upright, 300), lines=(flower,) if flower else ())
        high = heading.high + _ORNAMENT_ROOM + below.high
        free = _FOOT - names.high - _TOP - high
        y = _TOP + max(0, round(free * 0.3))
        sheet.block(heading, y, spot=True)
        y += heading.high
        sheet.ornament(ornament, y + _ORNAMENT_ROOM // 2)
        sheet.block(below, y + _ORNAMENT_ROOM)
        sheet.block(names, _FOOT - names.high)
        return sheet.image(self.colours)


class _Block(Value, kw_only=True):
    """Lines of one size, centred."""

    font: ImageFont.FreeTypeFont
    lines: tuple[str, ...] = ()

    @property
    def leading(self) -> int:
        return round(self.font.size * (1.06 if self.font.size > _DISPLAY else 1.25))

    @property
    def cap(self) -> int:
        return round(-self.font.getbbox("H", anchor="ls")[1])

    @property
    def high(self) -> int:
        """From the top of the first line's capitals to the last baseline."""
        return self.cap + (len(self.lines) - 1) * self.leading if self.lines else 0

    def room(self, high: int) -> int:
        """How many lines are no higher than that."""
        return max(0, (high - self.cap) // self.leading + 1)


class _Sheet:
    """One layer of coverage for each colour."""

    def __init__(self) -> None:
        self._ink = Image.new("L", (WIDTH, HEIGHT), 0)
        self._spot = Image.new("L", (WIDTH, HEIGHT), 0)

    def frame(self, inset: int, rule: int) -> None:
        corners = (inset, inset, WIDTH - inset - 1, HEIGHT - inset - 1)
        ImageDraw.Draw(self._spot).rectangle(corners, outline=255, width=rule)

    def block(self, block: _Block, top: int, *, spot: bool = False) -> None:
        draw = ImageDraw.Draw(self._spot if spot else self._ink)
        for number, line in enumerate(block.lines):
            baseline = top + block.cap + number * block.leading
            draw.text((WIDTH // 2, baseline), line, fill=255, font=block.font, anchor="ms")

    def ornament(self, block: _Block, middle: int) -> None:
        """The flower between two rules, or one long rule where the face has none."""
        draw = ImageDraw.Draw(self._spot)
        half, rule = 270, 3
        rooms: tuple[tuple[int, int], ...] = ((-half, half),)
        for flower in block.lines:
            left, top, right, bottom = block.font.getbbox(flower, anchor="ls")
            x, y = WIDTH // 2 - (left + right) / 2, middle - (top + bottom) / 2
            draw.text((x, y), flower, fill=255, font=block.font, anchor="ls")
            clear = round((right - left) / 2) + 50
            rooms = ((-clear - half, -clear), (clear, clear + half))
        for start, end in rooms:
            place = (WIDTH // 2 + start, middle - rule, WIDTH // 2 + end, middle + rule)
            draw.rectangle(place, fill=255)

    def image(self, colours: tuple[str, str, str]) -> Image.Image:
        """Both layers as one picture of few colours."""
        ground, ink, spot = (_channels(colour) for colour in colours)
        steps = [(to, part) for to in (ink, spot) for part in range(_SHADES)]
        picture = self._ink.point(lambda cover: cover * (_SHADES - 1) // 255)
        second = self._spot.point(lambda cover: _SHADES + cover * (_SHADES - 1) // 255)
        picture.paste(second, mask=self._spot.point(lambda cover: 255 if cover else 0))
        made = Image.frombytes("P", picture.size, picture.tobytes())
        made.putpalette(
            [
                round(near + (far - near) * part / (_SHADES - 1))
                for to, part in steps
                for near, far in zip(ground, to, strict=True)
            ]
        )
        return made


def _fitted(file: File, text: str, most: tuple[int, int]) -> _Block:
    """A text as large as it goes: no larger than asked, no higher, no line beyond the column."""
    size, high = most
    while True:
        font, last = _open(file, size), size <= 8
        room = None if last else _Block(font=font).room(high)
        lines = _lines(font, text, _COLUMN, room)
        if last or (lines is not None and all(font.getlength(n) <= _COLUMN for n in lines)):
            return _Block(font=font, lines=_even(font, text, lines or ()))
        size -= max(1, size // 40)


def _lines(
    font: ImageFont.FreeTypeFont, text: str, width: float, most: int | None = None
) -> tuple[str, ...] | None:
    """The lines of a text; None as soon as they are more than `most`."""
    lines: list[str] = []
    for part in text.split("\n"):
        first = len(lines)
        for word in part.split():
            longer = f"{lines[-1]} {word}" if len(lines) > first else word
            if len(lines) > first and font.getlength(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
            if most is not None and len(lines) > most:
                return None
    return tuple(lines)


def _even(font: ImageFont.FreeTypeFont, text: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    """As many lines, of lengths as equal as their words allow."""
    for width in range(100, _COLUMN, 20):
        narrower = _lines(font, text, width, len(lines))
        if narrower is None or len(narrower) < len(lines):
            continue
        if all(font.getlength(line) <= _COLUMN for line in narrower):
            return narrower
    return lines


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


@lru_cache(maxsize=64)
def _open(file: File, size: int) -> ImageFont.FreeTypeFont:
    """A face in the cut for display: a variable one in its largest optical size."""
    font = ImageFont.truetype(BytesIO(file.data), size)
    with suppress(OSError):
        axes = font.get_variation_axes()
        font.set_variation_by_axes([_setting(axis) for axis in axes])
    return font


def _setting(axis: ImageFont.Axis) -> float:
    name = (axis["name"] or b"").lower()
    least, usual, most = (axis[side] or 0 for side in ("minimum", "default", "maximum"))
    if name == b"weight":
        return min(max(_WEIGHT, least), most)
    return most if name == b"optical size" else usual
