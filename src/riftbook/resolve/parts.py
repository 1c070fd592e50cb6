"""Parts, and which divisions they hold."""

from collections.abc import Mapping, Sequence

from riftbook.model import Division, Matter

PART = "part"
"""The role of the divisions that open a part."""


def holders(divisions: Sequence[Division]) -> Mapping[str, str]:
    """Division id to the id of the part that holds it.

    A part holds the divisions of the body behind it, up to the next part. A conclusion or an
    epilogue that ends the body stands beside the parts, unless other parts have such an end too.
    """
    held: dict[str, str] = {}
    part = ""
    for division in divisions:
        if division.role == PART:
            part = division.id
        elif division.kind.matter is not Matter.BODY:
            part = ""
        elif part:
            held[division.id] = part
    return {own: part for own, part in held.items() if own not in _beside(divisions, held)}


def _beside(divisions: Sequence[Division], held: Mapping[str, str]) -> frozenset[str]:
    """What ends the body and stands beside the parts."""
    inside = [division for division in divisions if division.id in held]
    last = [division for division in inside if held[division.id] == held[inside[-1].id]]
    before = inside[: len(inside) - len(last)]
    if any(division.kind.closes for division in before):
        return frozenset()
    ends = len(last)
    while ends and last[ends - 1].kind.closes:
        ends -= 1
    return frozenset(division.id for division in last[ends:]) if ends else frozenset()
