"""Names of files that not every computer can have."""

import re
from collections.abc import Iterable

from riftbook.diagnostics import Diagnostic, Span

_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)", re.IGNORECASE)
_SIGN = re.compile(r'[<>:"|?*\\]')


def problems(paths: Iterable[str]) -> Iterable[Diagnostic]:
    """The files that Windows cannot have, and why (Microsoft, Naming Files, Paths)."""
    told: set[str] = set()
    for path in paths:
        for name in path.split("/"):
            reason = _reason(name)
            if reason and name not in told:
                told.add(name)
                yield Diagnostic(
                    code="P028",
                    span=Span(path=path),
                    message=f"Windows cannot have a file or folder “{name}”: {reason}",
                    hint="rename it, so that the book can be built everywhere",
                )


def _reason(name: str) -> str:
    """Why a name is not possible; `""` for one that is."""
    if _DEVICE.match(name):
        return "that is the name of a device"
    sign = _SIGN.search(name)
    if sign:
        return f"there is a “{sign[0]}” in it"
    return "it ends with a dot or a blank" if name.endswith((".", " ")) else ""
