"""The set book as sheets and as one file: every page at its place, its folio filled in."""

import json
from collections.abc import Iterator, Sequence

from riftbook.assemble.faces import Faces
from riftbook.assemble.joining import join
from riftbook.assemble.labels import Numbering
from riftbook.assemble.placing import Stand
from riftbook.assemble.storing import font
from riftbook.cache import key
from riftbook.editions.print.composition import Composition, Standing
from riftbook.editions.print.keeping import kept_faces
from riftbook.editions.print.program import program
from riftbook.editions.print.setting import cast_face
from riftbook.records import replace
from riftbook.sheets import Sheet
from riftbook.typeset import Colophon, Finding
from riftbook.typeset.folios import folio
from riftbook.typeset.type_used import FontUse, all_used
from riftbook.workers import Workers


def sheets(composition: Composition) -> Iterator[Sheet]:
    """The printed pages in order."""
    for standing in composition.standings:
        for at, sheet in enumerate(composition.store.sheets(standing.kept.key)):
            recto = standing.recto == (at % 2 == 0)
            yield replace(
                sheet if recto == sheet.recto else _turned(sheet),
                division=standing.division,
                label=folio(standing.folio + at, standing.numerals),
                recto=recto,
            )


def _turned(sheet: Sheet) -> Sheet:
    """A sheet on the other side of the opening: its text block is mirrored on the page."""
    left = sheet.width - sheet.text.x - sheet.text.width
    across = left - sheet.text.x
    return replace(
        sheet,
        text=replace(sheet.text, x=left),
        lines=tuple(replace(line, x=line.x + across) for line in sheet.lines),
    )


def findings(composition: Composition) -> Iterator[Finding]:
    """What is wrong with the pages, each thing once, with the folio of its page."""
    told: set[Finding] = set()
    for standing in composition.standings:
        for finding in standing.kept.findings:
            if finding.page >= 0:
                label = folio(standing.folio + finding.page, standing.numerals)
                finding = replace(finding, message=finding.message.replace("{page}", label))
            if finding not in told:
                told.add(finding)
                yield finding


def write(composition: Composition, faces: Sequence[Faces], colophon: Colophon) -> bytes:
    """The book as one PDF/UA-1 file, with the fonts that `cast` made."""
    return join(
        _stands(composition),
        faces=faces,
        labels=composition.folios,
        numberings=tuple(_numberings(composition.standings)),
        colophon=colophon,
    )


def _stands(composition: Composition) -> list[Stand]:
    return [
        Stand(
            forme=composition.store.forme(standing.kept.key),
            recto=standing.recto,
            folio=standing.folio,
        )
        for standing in composition.standings
    ]


def cast(composition: Composition, workers: Workers) -> tuple[tuple[Faces, ...], tuple[str, ...]]:
    """The fonts with every glyph of the book, and what was said of them.

    One in which a glyph is new is cast anew.
    """
    uses = all_used(stand.forme.fonts for stand in _stands(composition))
    press = composition.press
    names = {own: _name(own, use, press.epoch) for own, use in uses.items()}
    found = {own: kept_faces(press.cache, name) for own, name in names.items()}
    missing = [(names[own], own, use) for own, use in uses.items() if found[own] is None]
    said: list[str] = []
    for at, (faces, heard) in workers.each(cast_face, missing, common=press):
        found[missing[at][1]] = faces
        said += heard
    return tuple(faces for faces in found.values() if faces is not None), tuple(sorted(said))


def _name(own: str, use: FontUse, epoch: int) -> str:
    said = json.dumps(font(use), sort_keys=True)
    return key("face", program(), own, str(epoch), said)


def _numberings(standings: Sequence[Standing]) -> Iterator[Numbering]:
    """The runs of pages that count on from each other in the same numerals."""
    first, last = 0, None
    for standing in standings:
        if last != (standing.numerals, standing.folio):
            yield Numbering(first=first, numerals=standing.numerals, start=standing.folio)
        first += standing.kept.pages
        last = (standing.numerals, standing.folio + standing.kept.pages)
