"""Pictures: bar charts in grey, wide enough for print, as PNG."""

from io import BytesIO

from PIL import Image, ImageDraw

from benchmarks.corpora.dice import Dice

SIZE = (1_400, 700)
"""Pixels: over 300 an inch at the width of the text."""


def chart(dice: Dice) -> bytes:
    """One chart of eight to twenty bars."""
    image = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(image)
    bars = dice.between(8, 20)
    step = SIZE[0] / bars
    for bar in range(bars):
        top = SIZE[1] - 20 - dice.between(60, SIZE[1] - 60)
        left = bar * step + step * 0.15
        draw.rectangle((left, top, left + step * 0.7, SIZE[1] - 20), fill=dice.between(40, 200))
    draw.line((0, SIZE[1] - 18, SIZE[0], SIZE[1] - 18), fill=0, width=5)
    written = BytesIO()
    image.save(written, "PNG", dpi=(310, 310))
    return written.getvalue()
