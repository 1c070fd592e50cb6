"""Names on poles that stand on one line: where each hangs and in which row, none touching."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_ROOM = 4
"""Cells between a name and a pole beside it."""
_SPACE = 14
"""Cells between two names in one row."""
_BEAM = 5
"""Cells from a pole to a name that stands beside it."""
_MOST_ROWS = 6
_TRIES = 30_000
"""How many places are tried for a number of rows before one more row is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A name and its pole."""

    x: int
    """The pole."""
    left: int
    """Where the name begins."""
    end: int
    """Where it ends."""
    row: int
    """0 is nearest to the line."""
    text: str

    @property
    def beside(self) -> bool:
        """Whether the pole runs down beside the name and not only to it."""
        return not self.left <= self.x <= self.end


def place(stops: Sequence[tuple[int, int, str]], width: int) -> tuple[Flag, ...]:
    """Give every name a place so that no name touches a name or a pole.

    Args:
        stops: pole, length of the name and the name, from left to right.
        width: where names must end.

    Returns:
        The flags in the order of `stops`, in as few rows as the search finds; none where it
        finds no place for all of them.
    """
    for rows in range(1, _MOST_ROWS + 1):
        placed = _Search(stops=stops, width=width, rows=rows).run(())
        if placed is not None:
            return placed
    return ()


@dataclass(slots=True, kw_only=True)
class _Search:
    """Depth first from left to right; rows near the line and names beside poles come first."""

    stops: Sequence[tuple[int, int, str]]
    width: int
    rows: int
    tries: int = field(default=0)

    def run(self, placed: tuple[Flag, ...]) -> tuple[Flag, ...] | None:
        if len(placed) == len(self.stops):
            return placed
        for flag in self._places(*self.stops[len(placed)]):
            self.tries += 1
            if self.tries > _TRIES:
                return None
            if not any(_touch(flag, other) for other in placed):
                whole = self.run((*placed, flag))
                if whole is not None:
                    return whole
        return None

    def _places(self, x: int, length: int, text: str) -> Iterator[Flag]:
        under = (x - length // 2, x - length // 4, x - length * 3 // 4, x - length + 4, x - 4)
        for row in range(self.rows):
            for left in (x + _BEAM, x - _BEAM - length, *under):
                if left >= 0 and left + length <= self.width:
                    yield Flag(x=x, left=left, end=left + length, row=row, text=text)


def _touch(one: Flag, other: Flag) -> bool:
    if one.row == other.row:
        left, right = sorted(((_reach(one)), (_reach(other))))
        return right[0] < left[1] + _SPACE
    upper, lower = (one, other) if one.row < other.row else (other, one)
    start, end = _reach(upper)
    return start - _ROOM < lower.x < end + _ROOM


def _reach(flag: Flag) -> tuple[int, int]:
    return min(flag.left, flag.x - 1), max(flag.end, flag.x + 1)
