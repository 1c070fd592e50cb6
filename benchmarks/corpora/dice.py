"""Chance that falls the same way each time, on every machine and Python."""

import math
from collections.abc import Sequence
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


class Dice:
    """Draws from a seed. Of Python's generator it uses `random` alone: that one is promised."""

    def __init__(self, seed: str) -> None:
        """Begin at a seed."""
        self._next = Random(seed).random

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of them, each as likely."""
        return things[int(self._next() * len(things))]

    def favour(self, things: Sequence[Thing]) -> Thing:
        """One of them, the first ones much more often, as words are in a language."""
        return things[int(self._next() ** 2 * len(things))]

    def chance(self, share: float) -> bool:
        """True in this share of the throws."""
        return self._next() < share

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self._next() * (most - least + 1))

    def length(self, median: float, spread: float, least: int, most: int) -> int:
        """A length as texts have them: log-normal, so that there are a few long ones.

        Args:
            median: half of them are shorter.
            spread: the standard deviation of the logarithm.
            least: none is shorter.
            most: none is longer.
        """
        radius = math.sqrt(-2 * math.log(1 - self._next()))
        normal = radius * math.cos(2 * math.pi * self._next())
        return min(max(round(median * math.exp(spread * normal)), least), most)
