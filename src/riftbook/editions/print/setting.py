"""What a worker does for the print edition: sets a division and keeps it; casts the fonts."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256

from riftbook.assemble.faces import Faces
from riftbook.cache import Cache
from riftbook.editions.print.keeping import keep, keep_faces, keep_unmovable
from riftbook.records import Value
from riftbook.theme import Face, Style
from riftbook.typeset import Copy
from riftbook.typeset.folios import Unmovable
from riftbook.typeset.hyphenation import Exceptions
from riftbook.typeset.type_used import FontUse


class Press(Value, kw_only=True):
    """What all divisions of a book are set with."""

    styles: tuple[Style, ...]
    faces: tuple[Face, ...]
    resources: Mapping[str, bytes]
    language: str
    """Of the book."""
    hyphenation: Exceptions
    cache: Cache
    epoch: int
    """Seconds since 1970, for the dates inside font programs."""


class Order(Value, kw_only=True):
    """A division to be set, and the name under which it is kept."""

    key: str
    copy: Copy


_MADE: dict[int, tuple[Press, object]] = {}
"""The compositor of the press that this worker has now."""


def prepare() -> None:
    """Load what setting needs."""
    import riftbook.typeset.compositor  # noqa: F401


def read_styles(texts: Sequence[str]) -> None:
    """Read the stylesheets of the book that is going to be set."""
    from riftbook.typeset.stylesheets import read_ahead

    read_ahead(texts)


def set_division(press: Press, order: Order) -> bytes:
    """Set a division and keep it; what it is kept as."""
    from riftbook.assemble.locking import lock
    from riftbook.assemble.structure import write_structure
    from riftbook.typeset.capture import capture
    from riftbook.typeset.compositor import Compositor
    from riftbook.typeset.hearing import about_division, listening

    if id(press) not in _MADE:
        _MADE.clear()
        compositor = Compositor(
            styles=press.styles,
            faces=press.faces,
            resources=press.resources,
            hyphenation=press.hyphenation,
        )
        _MADE[id(press)] = (press, compositor)
    compositor = _MADE[id(press)][1]  # type: ignore[assignment]
    copy = order.copy
    try:
        setting = compositor.set(copy)
        with listening() as heard:
            captured = capture(
                setting.document,
                setting.furniture or ({},) * len(setting.pages),
                tag=write_structure,
                language=press.language,
                name=copy.division,
                fill=copy.movable,
            )
    except Unmovable as why:
        return keep_unmovable(press.cache, order.key, str(why))
    said = (about_division(message, copy.division) for message in dict.fromkeys(heard))
    findings = (*compositor.findings, *setting.findings, *said)
    return keep(press.cache, order.key, lock(captured), setting.sheets, findings)


def cast_face(press: Press, wanted: tuple[str, str, FontUse]) -> tuple[Faces, tuple[str, ...]]:
    """Cast one font of the book, and keep it where nothing was said against it.

    Args:
        press: what the book is set with.
        wanted: the name to keep it under, its own, and what is used of it.

    Returns:
        The font, and what WeasyPrint has to say of it.
    """
    from riftbook.assemble.faces import lock_faces
    from riftbook.typeset.casting import cast
    from riftbook.typeset.hearing import listening

    key, own, use = wanted
    files = {
        sha256(press.resources[face.path]).hexdigest(): press.resources[face.path]
        for face in press.faces
        if face.path in press.resources
    }
    with listening() as heard, dated(press.epoch):
        faces = lock_faces(*cast({own: use}, files))
    if not heard:
        keep_faces(press.cache, key, faces)
    return faces, tuple(dict.fromkeys(heard))


@contextmanager
def dated(epoch: int) -> Iterator[None]:
    """Font programs carry a date of their own: the book's, not the clock's."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
