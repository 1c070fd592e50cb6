"""Which bracket closes which, and where code ends: inside code no bracket counts."""

import re

from riftbook.markup.scanner import signs as sign

_TICKS = re.compile("`+")
_SIGN = re.compile(r"\\.|`+|[$<\[\]]", re.S)
_OPAQUE = {"$": (sign.MATH,), "<": (sign.COMMENT, sign.AUTOLINK, sign.TAG)}
"""What hides the brackets inside it, by its first character."""


def code_at(source: str, begin: int) -> tuple[int, int, int]:
    """Where code begins inside its ticks, and where its closing ticks begin and end, or -1."""
    ticks = _TICKS.match(source, begin)
    assert ticks is not None
    for closing in _TICKS.finditer(source, ticks.end()):
        if len(closing[0]) == len(ticks[0]):
            return ticks.end(), closing.start(), closing.end()
    return ticks.end(), -1, -1


class Brackets:
    """The square brackets of one text, paired in one pass when one is first asked for."""

    def __init__(self, source: str) -> None:
        """Remember the text."""
        self._source = source
        self._pairs: dict[int, int] | None = None

    def closing(self, opening: int) -> int:
        """Where the bracket closes that opens at a place; -1 for nowhere."""
        if self._pairs is None:
            self._pairs = self._paired()
        return self._pairs.get(opening, -1)

    def _paired(self) -> dict[int, int]:
        pairs: dict[int, int] = {}
        opened: list[int] = []
        position = 0
        while match := _SIGN.search(self._source, position):
            position = match.end()
            if match[0] == "[":
                opened.append(match.start())
            elif match[0] == "]" and opened:
                pairs[opened.pop()] = match.start()
            elif match[0] != "]":
                position = self._past(match)
        return pairs

    def _past(self, match: re.Match[str]) -> int:
        if match[0][0] == "`":
            inner, _, end = code_at(self._source, match.start())
            return max(inner, end)
        for opaque in _OPAQUE.get(match[0], ()):
            if found := opaque.match(self._source, match.start()):
                return found.end()
        return match.end()
