"""Expressions that are looked for from a sign on, which is found in no time."""

import re
from collections.abc import Iterator

from markdown.inlinepatterns import InlineProcessor


class Sought:
    """An expression every match of which has a sign in it, near its beginning.

    Python-Markdown looks for every pattern in every text, and again behind each match. One that
    begins with a choice, or with a look behind, is tried at each letter.
    """

    def __init__(
        self, expression: re.Pattern[str], sign: str, before: int = 0, unless: str = ""
    ) -> None:
        """Look for it.

        Args:
            expression: what is looked for.
            sign: an expression that is found fast, such as a set of characters.
            before: how many characters of a match may stand before the sign.
            unless: what a match may have instead of the sign; `""` for nothing.
        """
        self._expression = expression
        self._sign = re.compile(sign)
        self._before = before
        self._unless = unless

    def finditer(self, data: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Every match from a place on."""
        if self._unless and self._unless in data:
            return self._expression.finditer(data, start)
        sign = self._sign.search(data, start)
        if sign is None:
            return iter(())
        return self._expression.finditer(data, max(start, sign.start() - self._before))


def seek(pattern: InlineProcessor, sign: str, before: int = 0, unless: str = "") -> None:
    """Let a pattern be looked for from its sign on; see `Sought`."""
    sought = Sought(pattern.compiled_re, sign, before, unless)
    pattern.compiled_re = sought  # type: ignore[assignment]
