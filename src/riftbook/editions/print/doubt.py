"""Whether the printed page numbers could be right in another way too.

A number with one more digit can lengthen the text that prints it and so move the very page that it
names. Two ways to number a book can both be right only where the divisions before a page that print
such numbers can move it over the next 10, 100 or 1000.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

SLIP = 2
"""Pages by which one division may move the next: one of its own, one to reach the right side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """What a division has to do with page numbers."""

    prints: frozenset[str]
    """The anchors whose numbers it prints."""
    labels: Mapping[str, str]
    """Its own anchors and the folios of their pages, as they are now."""
    restarts: bool
    """Whether the numbers begin anew with it."""
    placed: bool
    """Whether its pages depend on where they stand."""


def doubtful(divisions: tuple[Printing, ...]) -> bool:
    """Whether some printed number may have another count of digits and be right as well."""
    crossing = frozenset().union(*(each.prints for each in divisions))
    while True:
        left = frozenset(_crossing(divisions, crossing))
        if left == crossing:
            return bool(crossing)
        crossing = left


def _crossing(divisions: tuple[Printing, ...], others: Set[str]) -> Iterator[str]:
    """Those numbers that get another count of digits if all the others may."""
    moved = 0
    for each in divisions:
        moved = 0 if each.restarts else moved
        if each.placed or each.prints & others:
            moved += SLIP
        for anchor in others & each.labels.keys():
            if moved >= _room(each.labels[anchor]):
                yield anchor


def _room(label: str) -> int:
    """The pages that a number has to move by until it takes other room in the text."""
    if not label.isdecimal():
        return 1
    number, border = int(label), int("1" + "0" * len(label))
    below = number - border // 10 + 1 if len(label) > 1 else border
    return min(border - number, below)
