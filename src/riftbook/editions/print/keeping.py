"""How set divisions are kept: a head that says where everything stands, sheets, the forme.

The three are read one by one: a build that changes one chapter needs the heads of all the others,
their formes to join them, and hardly ever their lines.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from riftbook.assemble import storing
from riftbook.assemble.faces import Faces
from riftbook.assemble.forme import Forme
from riftbook.cache import Cache
from riftbook.records import Record, Value, field
from riftbook.sheets import Box, Line, Sheet
from riftbook.typeset import Finding


class Kept(Value, kw_only=True):
    """A division that was set."""

    key: str
    unmovable: str
    """Why it cannot be set for any place; then there is nothing else."""
    anchors: tuple[tuple[str, ...], ...]
    """Those of each page."""
    findings: tuple[Finding, ...]

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self.anchors)


def keep(
    cache: Cache, key: str, forme: Forme, sheets: Sequence[Sheet], findings: Sequence[Finding]
) -> bytes:
    """Keep a division, as far as the cache takes it; what it is kept as."""
    head = _json(
        {
            "unmovable": "",
            "anchors": [sheet.anchors for sheet in sheets],
            "findings": list(dict.fromkeys(findings)),
        }
    )
    data = _joined(head, _json(list(sheets)), storing.pack(forme))
    cache.put(key, data)
    return data


def keep_unmovable(cache: Cache, key: str, why: str) -> bytes:
    """Keep that a division has to be set for its own place; what that is kept as."""
    head = _json({"unmovable": why, "anchors": [], "findings": []})
    data = _joined(head, b"", b"")
    cache.put(key, data)
    return data


def read_head(key: str, head: bytes) -> Kept:
    """What the head of a kept division says."""
    said = json.loads(head)
    return Kept(
        key=key,
        unmovable=said["unmovable"],
        anchors=tuple(tuple(page) for page in said["anchors"]),
        findings=tuple(Finding(**finding) for finding in said["findings"]),
    )


class Store(Record, kw_only=True):
    """The divisions of a book. They are held here once they are known: a cache may be emptied."""

    cache: Cache
    held: dict[str, bytes] = field(default_factory=dict)
    formes: dict[str, Forme] = field(default_factory=dict)

    def head(self, key: str) -> Kept | None:
        """What is said of a division; None when it is not kept."""
        data = self.cache.get(key)
        if data is None:
            return None
        return self.hold(key, data)

    def hold(self, key: str, data: bytes) -> Kept:
        """Have a division at hand from now on."""
        self.held[key] = data
        return read_head(key, _parts(data)[0])

    def forme(self, key: str) -> Forme:
        """The forme of a division."""
        if key not in self.formes:
            self.formes[key] = storing.unpack(_parts(self.held[key])[2])
        return self.formes[key]

    def forme_if_set(self, key: str) -> None:
        """Have a forme ready that will most likely be joined, if there is one."""
        if key in self.held and _parts(self.held[key])[2]:
            self.forme(key)

    def sheets(self, key: str) -> tuple[Sheet, ...]:
        """The sheets of a division, without labels and for the side they were set on."""
        return tuple(_sheet(each) for each in json.loads(_parts(self.held[key])[1]))


def _sheet(said: Mapping[str, Any]) -> Sheet:
    names = Sheet.__struct_fields__
    values = {name: value for name, value in said.items() if name in names}
    values["text"] = Box(**said["text"])
    values["anchors"] = tuple(said["anchors"])
    values["lines"] = tuple(Line(**line) for line in said["lines"])
    return Sheet(**values)


def _json(said: object) -> bytes:
    return json.dumps(said, separators=(",", ":"), default=_fields).encode()


def _fields(value: Value) -> Mapping[str, Any]:
    """A value of ours; `asdict` would copy all that is in it as well."""
    return {name: getattr(value, name) for name in value.__struct_fields__}


def _joined(*parts: bytes) -> bytes:
    lengths = b" ".join(b"%d" % len(part) for part in parts)
    return b"%b\n%b" % (lengths, b"".join(parts))


def _parts(data: bytes) -> list[bytes]:
    lengths, _, rest = data.partition(b"\n")
    parts, at = [], 0
    for length in map(int, lengths.split()):
        parts.append(rest[at : at + length])
        at += length
    return parts


def keep_faces(cache: Cache, key: str, faces: Faces) -> None:
    """Keep the fonts of a book."""
    cache.put(key, storing.pack_faces(faces))


def kept_faces(cache: Cache, key: str) -> Faces | None:
    """The fonts of a book from the cache."""
    data = cache.get(key)
    return None if data is None else storing.unpack_faces(data)
