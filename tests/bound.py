"""Single settings bound into a PDF, for tests that look at what is written of them."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from riftbook.assemble.faces import lock_faces
from riftbook.assemble.joining import join
from riftbook.assemble.labels import Numbering
from riftbook.assemble.locking import lock
from riftbook.assemble.placing import Stand
from riftbook.assemble.structure import write_structure
from riftbook.editions.print.setting import dated
from riftbook.typeset import Colophon
from riftbook.typeset.capture import capture
from riftbook.typeset.casting import cast
from riftbook.typeset.compositor import Setting
from riftbook.typeset.hearing import listening
from riftbook.typeset.structure import Structure
from riftbook.typeset.type_used import all_used

COLOPHON = Colophon(
    title="Cats",
    authors=("Somebody",),
    language="en",
    subject="",
    keywords=(),
    generator="riftbook",
    modified="2026-01-01T00:00:00Z",
    epoch=1767225600,
)
PLAIN = (Numbering(first=0, numerals="decimal", start=1),)


def bind(
    settings: Sequence[Setting],
    fonts: Sequence[bytes],
    *,
    colophon: Colophon = COLOPHON,
    numberings: Sequence[Numbering] = PLAIN,
    tag: Callable[[Any, Structure], None] = write_structure,
    labels: Mapping[str, str] | None = None,
) -> tuple[bytes, list[str]]:
    """The PDF of settings that stand where they were set, and what was said meanwhile."""
    stands = []
    with listening() as heard:
        for setting in settings:
            captured = capture(
                setting.document,
                setting.furniture or ({},) * len(setting.pages),
                tag=tag,
                language=colophon.language,
                name=setting.copy.division,
                fill=setting.copy.movable,
            )
            copy = setting.copy
            stands.append(Stand(forme=lock(captured), recto=copy.recto, folio=copy.folio))
        uses = all_used(stand.forme.fonts for stand in stands)
        files = {sha256(font).hexdigest(): font for font in fonts}
        with dated(colophon.epoch):
            faces = lock_faces(*cast(uses, files))
    data = join(
        stands, faces=(faces,), labels=labels or {}, numberings=numberings, colophon=colophon
    )
    return data, heard
