"""What a validator says of one file, and how that is kept between runs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

BADGES = frozenset({("EPUBCheck", "CSS-028")})
"""Usage notes that every good book may carry: CSS-028 only says that it embeds a font."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One complaint."""

    validator: str
    """``EPUBCheck``, ``Ace``, ``veraPDF`` or ``qpdf``."""
    id: str
    """The rule, in the validator's own terms: ``RSC-005``, ``image-alt``, ``7.2-20``."""
    severity: str
    """In the validator's own terms, in lower case: ``error``, ``usage``, ``serious`` …"""
    text: str
    location: str = ""
    count: int = 1
    """How often the rule was broken, when the validator sums up; the text is of the first."""

    def __str__(self) -> str:
        """One line for a person."""
        times = f" ({self.count} times)" if self.count > 1 else ""
        return f"{self.validator} {self.id} {self.severity}: {self.text} @ {self.location}{times}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Everything that the validators of its format say of one file."""

    messages: tuple[Message, ...] = ()

    @property
    def faults(self) -> tuple[Message, ...]:
        """What speaks against the file: every message of whatever severity, badges excepted."""
        return tuple(m for m in self.messages if (m.validator, m.id) not in BADGES)

    def rules(self, validator: str) -> Mapping[str, int]:
        """The rules that one validator found broken, and how often each."""
        broken: Counter[str] = Counter()
        for message in self.messages:
            if message.validator == validator:
                broken[message.id] += message.count
        return dict(sorted(broken.items()))

    def __str__(self) -> str:
        """The faults, a line each."""
        return "\n".join(map(str, self.faults)) or "no fault"

    def as_json(self) -> list[dict[str, Any]]:
        """The messages as values that JSON knows."""
        return [asdict(message) for message in self.messages]

    @classmethod
    def of_json(cls, messages: list[dict[str, Any]]) -> "Verdict":
        """The opposite of `as_json`."""
        return cls(messages=tuple(Message(**message) for message in messages))
