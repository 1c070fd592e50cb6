"""Names on poles that stand on one line: where each hangs and in which row, none touching."""

from collections.abc import Iterator, Sequence

from riftbook.records import Record, Value, field

_ROOM = 6
"""Cells between a name and a pole beside it."""
_SPACE = 14
"""Cells between two names in one row."""
_BEAM = 5
"""Cells from a pole to a name that stands beside it."""
_PARTS = (6, 4, 8, 2, 10)
"""Twelfths of a name that are left of its pole where it hangs under it, the best first."""
_MOST_ROWS = 7
_TRIES = 8_000
"""How many places are tried for a number of rows before one more row is taken."""


class Flag(Value, kw_only=True):
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

    reach: tuple[int, int]
    """From where to where its row is taken, the pole included."""

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
    for under in (False, True):
        for rows in range(1, _MOST_ROWS + 1):
            placed = _Search(stops=stops, width=width, rows=rows, under=under).run(())
            if placed is not None:
                return placed
    return ()


class _Search(Record, kw_only=True):
    """Depth first from left to right; low rows and names beside their poles come first.

    A name that hangs to the right of its pole must hang lower than those whose poles it passes,
    so that from the left the lowest free row is mostly the one that stays.
    """

    stops: Sequence[tuple[int, int, str]]
    width: int
    rows: int
    under: bool
    """Whether names may hang under their poles: only where not all can stand beside theirs."""
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
        under = (*(x - length * part // 12 for part in _PARTS), x - length + 4, x - 4)
        for row in reversed(range(self.rows)):
            for left in (x + _BEAM, x - _BEAM - length, *(under if self.under else ())):
                end = left + length
                if left >= 0 and end <= self.width:
                    reach = min(left, x - 1), max(end, x + 1)
                    yield Flag(x=x, left=left, end=end, row=row, text=text, reach=reach)


def _touch(one: Flag, other: Flag) -> bool:
    if one.row == other.row:
        apart = one.reach[0] - other.reach[1], other.reach[0] - one.reach[1]
        return max(apart) < _SPACE
    upper, lower = (one, other) if one.row < other.row else (other, one)
    return upper.reach[0] - _ROOM < lower.x < upper.reach[1] + _ROOM
