"""Fragments in the cache and between processes: a head in JSON, then texts as they are.

A build that changes one division reads all the others here. The blocks, which are rarely asked
for, stay undecoded until they are.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from types import MappingProxyType
from typing import Any, overload

from riftbook.cache import Cache, key, program
from riftbook.diagnostics import Diagnostic, Severity, Span
from riftbook.markup.alignment import Aligned
from riftbook.markup.lines import Line
from riftbook.model import marks
from riftbook.model.book import Fragment, Note, Target, Title
from riftbook.places import SourceBlock
from riftbook.project import Source
from riftbook.records import Collection, Value

Converted = tuple[Fragment, Title | None, tuple[Diagnostic, ...]]
"""What conversion makes of a file."""

_CLASSES: Mapping[str, type[Value]] = MappingProxyType(
    {
        kind.__name__: kind
        for kind in (
            *marks.Mark.__args__, marks.CitationItem, Note, Target, Title, Diagnostic, Span
        )
    }
)  # fmt: skip
_SCALARS: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = MappingProxyType(
    {
        "bytes": (bytes.decode, str.encode),
        "Severity": (int, Severity),
        "datetime": (datetime.isoformat, datetime.fromisoformat),
        "date": (date.isoformat, date.fromisoformat),
        "time": (time.isoformat, time.fromisoformat),
    }
)
"""What JSON does not have, and TOML partly has: how it is written and read."""


def name(source: Source) -> str:
    """The key of a file's entry."""
    said = (str(getattr(source, field)) for field in Source.__struct_fields__)
    return key("fragment", program(), *said)


def known(store: Cache, source: Source) -> Converted | None:
    """What the cache has of a file; None for nothing."""
    data = store.get(name(source))
    return None if data is None else unpack(data, source.path)


def keep(store: Cache, source: Source, made: Converted) -> bytes:
    """Keep what conversion made of a file, and return what is kept."""
    data = pack(made)
    store.put(name(source), data)
    return data


def pack(made: Converted) -> bytes:
    """What conversion made of a file, as bytes."""
    fragment, title, problems = made
    blocks = [_block(block) for block in fragment.blocks]
    references = sorted(
        {label for block in fragment.blocks for label in _aligned(block).references}
    )
    texts = [fragment.xhtml, json.dumps([references, blocks], ensure_ascii=False).encode()]
    head = {
        "sizes": [len(text) for text in texts],
        "count": len(fragment.blocks),
        "marks": [_plain(mark) for mark in fragment.marks],
        "notes": [_plain(note) for note in fragment.notes],
        "targets": [_plain(target) for target in fragment.targets],
        "words": dict(fragment.words),
        "characters": fragment.characters,
        "digest": fragment.digest,
        "title": _plain(title),
        "problems": [_plain(problem) for problem in problems],
    }
    first = json.dumps(head, ensure_ascii=False).encode()
    return b"\n".join((first, b"".join(texts)))


def unpack(data: bytes, path: str) -> Converted:
    """The inverse of `pack`.

    Args:
        data: what it made.
        path: the manuscript file's.
    """
    first, _, rest = data.partition(b"\n")
    head = json.loads(first)
    middle = head["sizes"][0]
    fragment = Fragment(
        xhtml=rest[:middle],
        marks=tuple(map(_value, head["marks"])),
        notes=tuple(map(_value, head["notes"])),
        blocks=_Blocks(rest[middle:], path, head["count"]),
        targets=tuple(map(_value, head["targets"])),
        words=head["words"],
        characters=head["characters"],
        digest=head["digest"],
    )
    return fragment, _value(head["title"]), tuple(map(_value, head["problems"]))


class _Blocks(Collection, Sequence[SourceBlock]):
    """The blocks of a fragment, decoded when one is first asked for."""

    data: bytes
    path: str
    size: int

    @overload
    def __getitem__(self, at: int) -> SourceBlock: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[SourceBlock]: ...
    def __getitem__(self, at: int | slice) -> SourceBlock | Sequence[SourceBlock]:
        """A block, or several."""
        return _decoded(self)[at]

    def __iter__(self) -> Iterator[SourceBlock]:
        """The blocks in order."""
        return iter(_decoded(self))

    def __len__(self) -> int:
        """How many there are; nothing is decoded for that."""
        return self.size


@lru_cache(maxsize=16)
def _decoded(blocks: _Blocks) -> tuple[SourceBlock, ...]:
    labels, rows = json.loads(blocks.data)
    references = frozenset(labels)
    return tuple(
        SourceBlock(
            id=own,
            path=(lines[0][3] if lines else "") or blocks.path,
            text=text,
            runs=Aligned(text, tuple(Line(*line) for line in lines), references, bool(verbatim)),
        )
        for own, text, lines, verbatim in rows
    )


def _aligned(block: SourceBlock) -> Aligned:
    assert isinstance(block.runs, Aligned)
    return block.runs


def _block(block: SourceBlock) -> tuple[object, ...]:
    found = _aligned(block)
    return block.id, block.text, found.lines, int(found.verbatim)


def _plain(value: object) -> Any:
    """A value as JSON has it: all but the plainest are lists that begin with their kind."""
    kind = type(value).__name__
    if isinstance(value, tuple | list):
        return [kind, *map(_plain, value)]
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if kind in _CLASSES:
        made = [_plain(getattr(value, field)) for field in _CLASSES[kind].__struct_fields__]
        return [kind, *made]
    return [kind, _SCALARS[kind][0](value)] if kind in _SCALARS else value


def _value(plain: Any) -> Any:
    """The inverse of `_plain`."""
    if isinstance(plain, dict):
        return MappingProxyType({name: _value(inner) for name, inner in plain.items()})
    if not isinstance(plain, list):
        return plain
    kind, *rest = plain
    if kind in _SCALARS:
        return _SCALARS[kind][1](rest[0])
    inner = [_value(each) for each in rest]
    if kind in _CLASSES:
        of = _CLASSES[kind]
        return of(**dict(zip(of.__struct_fields__, inner, strict=True)))
    return tuple(inner) if kind == "tuple" else inner
