"""Prepared pictures in the cache: a line of JSON for what they are, then their bytes."""

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from PIL import __version__ as pillow

from riftbook import __version__
from riftbook.cache import Cache, key
from riftbook.records import Value, asdict


class Rendition(Value, kw_only=True):
    """A picture's bytes for one edition, before it has a name and a place."""

    data: bytes
    media_type: str
    pixels: tuple[int, int]
    """(0, 0) for SVG."""
    size: tuple[float, float] = (0.0, 0.0)
    """The exact size in points of a generated figure; (0, 0) for a picture file."""


class Pair(Value, kw_only=True):
    """A picture for both editions."""

    print: Rendition
    ereader: Rendition
    animated: bool = False
    """Whether the file held more frames than the one taken."""


def kept(store: Cache, parts: tuple[bytes | str, ...], make: Callable[[], Pair]) -> Pair:
    """A pair from the cache, or made and kept there.

    Args:
        store: the book's cache.
        parts: everything that goes into the pair; the program and Pillow are added here.
        make: draws it; what it raises goes through and nothing is kept.
    """
    entry = key("figures", program(), *parts)
    known = store.get(entry)
    if known is not None:
        return unpack(known)
    pair = make()
    store.put(entry, pack(pair))
    return pair


def has(store: Cache, parts: tuple[bytes | str, ...]) -> bool:
    """Whether the cache has a pair."""
    return store.get(key("figures", program(), *parts)) is not None


@cache
def program() -> str:
    """What draws: the versions and the digest of this package's own source."""
    folder = files("riftbook.figures")
    sources = [entry for entry in folder.iterdir() if entry.name.endswith(".py")]
    sources += [e for e in (folder / "kinds").iterdir() if e.name.endswith(".py")]
    texts = [entry.read_bytes() for entry in sorted(sources, key=lambda entry: entry.name)]
    return key(__version__, pillow, *texts)


def pack(pair: Pair) -> bytes:
    """A pair as bytes."""
    heads = []
    for rendition in (pair.print, pair.ereader):
        head = asdict(rendition)
        heads.append(head | {"data": len(rendition.data)})
    first = json.dumps({"heads": heads, "animated": pair.animated}, sort_keys=True)
    return first.encode() + b"\n" + pair.print.data + pair.ereader.data


def unpack(data: bytes) -> Pair:
    """The inverse of `pack`."""
    first, _, rest = data.partition(b"\n")
    about = json.loads(first)
    renditions = []
    for head in about["heads"]:
        content, rest = rest[: head["data"]], rest[head["data"] :]
        renditions.append(
            Rendition(
                data=content,
                media_type=head["media_type"],
                pixels=(head["pixels"][0], head["pixels"][1]),
                size=(head["size"][0], head["size"][1]),
            )
        )
    return Pair(print=renditions[0], ereader=renditions[1], animated=about["animated"])
