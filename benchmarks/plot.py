"""Plots as SVG, drawn by ourselves: bars for tools, lines for growth."""

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

WIDTH = 720
LEFT, RIGHT, TOP, BOTTOM = 190, 90, 40, 50
BAR, GAP = 20, 8
INK, OURS, THEIRS, PALE = "#1a1a1a", "#7a1f1f", "#9aa5b1", "#dddddd"
DASHES = ("", "6 4", "2 3", "9 3 2 3")
Point = tuple[float, float]


def bars(title: str, unit: str, values: Sequence[tuple[str, float]], *, ours: str) -> str:
    """A bar a tool, with its value behind it.

    Args:
        title: above the plot.
        unit: behind every value.
        values: name and value, in order.
        ours: names that begin so are set off.
    """
    most = max((value for _, value in values), default=1.0) or 1.0
    height = TOP + len(values) * (BAR + GAP) + GAP
    scale = (WIDTH - LEFT - RIGHT) / most

    def drawn() -> Iterator[str]:
        for number, (name, value) in enumerate(values):
            top = TOP + number * (BAR + GAP)
            fill = OURS if name.startswith(ours) else THEIRS
            length = max(value * scale, 1)
            yield _text(LEFT - 8, top + 14, name, anchor="end")
            yield (
                f'<rect x="{LEFT}" y="{top}" width="{length:.1f}" height="{BAR}" fill="{fill}"/>'
            )
            yield _text(LEFT + length + 6, top + 14, f"{value:.3g} {unit}")

    return _page(title, height, drawn())


def lines(title: str, axes: tuple[str, str], series: Mapping[str, Sequence[Point]]) -> str:
    """A line a tool over two logarithmic axes.

    Args:
        title: above the plot.
        axes: what lies along, what stands up.
        series: name to its points; both coordinates greater than 0.
    """
    height = 420
    points = [point for each in series.values() for point in each]
    across = _Scale([x for x, _ in points], LEFT - 110, WIDTH - RIGHT - 60)
    upright = _Scale([y for _, y in points], height - BOTTOM, TOP)

    def drawn() -> Iterator[str]:
        for x in sorted({x for x, _ in points}):
            at = across(x)
            yield _line(at, TOP, at, height - BOTTOM)
            yield _text(at, height - BOTTOM + 16, f"{x:g}", anchor="middle")
        for y in upright.decades():
            yield _line(LEFT - 110, upright(y), WIDTH - RIGHT - 60, upright(y))
            yield _text(LEFT - 116, upright(y) + 4, f"{y:g}", anchor="end")
        yield _text(LEFT - 110, height - 8, f"{axes[0]}; upright: {axes[1]}")
        for (name, each), dash in zip(series.items(), _repeated(DASHES), strict=False):
            path = " ".join(f"{across(x):.1f},{upright(y):.1f}" for x, y in each)
            stroke = OURS if name.startswith("riftbook") else INK
            yield (
                f'<polyline points="{path}" fill="none" stroke="{stroke}" stroke-width="2" '
                f'stroke-dasharray="{dash}"/>'
            )
            for x, y in each:
                yield f'<circle cx="{across(x):.1f}" cy="{upright(y):.1f}" r="3" fill="{stroke}"/>'
            last = each[-1]
            yield _text(across(last[0]) + 6, upright(last[1]) + 4, name)

    return _page(title, height, drawn())


class _Scale:
    """A logarithmic scale from values to coordinates."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self._low = math.log10(min(values, default=1))
        self._high = math.log10(max(values, default=10))
        self._start, self._end = start, end

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - self._low) / ((self._high - self._low) or 1)
        return self._start + share * (self._end - self._start)

    def decades(self) -> Iterator[float]:
        """1, 2 and 5 of every decade within the scale."""
        for power in range(math.floor(self._low), math.ceil(self._high) + 1):
            for step in (1, 2, 5):
                value = step * 10.0**power
                if self._low <= math.log10(value) <= self._high:
                    yield value


def _repeated(things: Sequence[str]) -> Iterator[str]:
    while True:
        yield from things


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<path d="M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}" stroke="{PALE}"/>'


def _text(x: float, y: float, text: str, *, anchor: str = "start", size: int = 12) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="{INK}">{escape(text)}</text>'
    )


def _page(title: str, height: float, drawn: Iterator[str]) -> str:
    inner = "\n".join((_text(12, 22, title, size=14), *drawn))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="sans-serif">\n<rect width="100%" height="100%" fill="#ffffff"/>\n'
        f"{inner}\n</svg>\n"
    )
