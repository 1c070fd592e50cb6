"""Much small work in a few shares of about the same weight, one for each who works."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from heapq import heapreplace
from operator import itemgetter
from typing import TypeVar

from riftbook.workers import Ended, Workers

Common = TypeVar("Common")
Result = TypeVar("Result")
Work = TypeVar("Work")


def shares(
    work: Sequence[Work], weights: Sequence[float], count: int
) -> tuple[tuple[Work, ...], ...]:
    """Divide work, the heaviest first to whoever has least.

    Args:
        work: what is to be divided.
        weights: how much each piece of it is.
        count: how many shares there may be.

    Returns:
        The shares, none of them empty.
    """
    heaps: list[tuple[float, int, list[Work]]] = [(0.0, number, []) for number in range(count)]
    for at in sorted(range(len(work)), key=lambda at: -weights[at]):
        weight, number, heap = heaps[0]
        heap.append(work[at])
        heapreplace(heaps, (weight + weights[at], number, heap))
    return tuple(tuple(heap) for _, _, heap in sorted(heaps, key=itemgetter(1)) if heap)


def helped(
    workers: Workers | None,
    do: Callable[[Common, Sequence[Work]], Sequence[Result]],
    work: Sequence[Work],
    weights: Sequence[float],
    *,
    common: Common,
    least: float,
) -> Iterator[Result]:
    """Let workers do work in shares, where there is enough of it to be worth their while.

    Args:
        workers: those who help; None for nobody.
        do: a function of a module that does a share of the work.
        work: what is to be done.
        weights: how much each piece of it is.
        common: the first argument of the function.
        least: how much there must be in all.

    Yields:
        What came of the shares. What a worker did not come to is left to the caller.
    """
    if workers is None or workers.count == 1 or len(work) < 2 or sum(weights) < least:
        return
    with suppress(Ended):
        given = shares(work, weights, workers.count)
        for _, share in workers.each(do, given, common=common):
            yield from share
