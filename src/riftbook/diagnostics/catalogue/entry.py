"""The shape of one catalogue entry."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: how bad it is and what `riftbook explain` says about it."""

    code: str
    severity: Literal["error", "warning"]
    title: str
    """The problem in a few words."""
    explain: str
    """For the author: what it means, why it matters, how to mend it."""
