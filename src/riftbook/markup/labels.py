"""Ids of what can be referred to: ``fig:map``, which Quarto writes ``fig-map``."""

import re

KINDS = ("fig", "tbl", "sec", "eq", "lst", "part", "chap", "page")
"""What a reference can point at."""

_QUARTO = re.compile(r"(page:)?(fig|tbl|sec|eq|lst)-(?=\w)")
_REFERENCE = re.compile(rf"(?:{'|'.join(KINDS)}):\w")


def normal(identifier: str) -> str:
    """An id as riftbook knows it, with a colon behind its kind."""
    return _QUARTO.sub(r"\1\2:", identifier, count=1) if _QUARTO.match(identifier) else identifier


def is_reference(key: str) -> bool:
    """Whether ``@key`` names a thing of the book and not a work."""
    return _REFERENCE.match(normal(key)) is not None


def normal_address(address: str) -> str:
    """An address whose anchor is written as `normal` has it; others' sites are left alone."""
    path, mark, anchor = address.partition("#")
    return f"{path}{mark}{normal(anchor)}" if mark and ":" not in path else address
