"""The shape of one catalogue entry."""

from typing import Literal

from riftbook.records import Value


class Entry(Value):
    """One code: how bad it is and what `riftbook explain` says about it."""

    code: str
    severity: Literal["error", "warning"]
    title: str
    """The problem in a few words."""
    explain: str
    """For the author: what it means, why it matters, how to mend it."""
