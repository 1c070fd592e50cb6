"""Pages made again for the sake of a note are those of a division that is set again."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from print_books import prepared
from riftbook.editions.print.pieces import Job
from riftbook.typeset import Copy, keeping
from riftbook.typeset.compositor import Compositor, Setting

WORDS = (
    "tide", "rope", "ink", "a", "the", "of", "great", "morning", "harbour", "unquestionably",
    "lantern", "press", "note",
)  # fmt: skip
BOOK = """[book]
title = "Notes"
author = "Nobody"
language = "en"
date = 2026

[print]
theme = "classic"
trim = "4.25in x 5in"
"""


ALONE = """\
# Ch

Stone letter small morning compositor drift the quay always stone to and drift in morning the
note seldom with of letter wind salt salt of harbour letter wind rope incomprehensibilities
lantern the weather the in harbour never measure press.

A wind in harbour great measure incomprehensibilities tide press note to to unquestionably
seldom letter compositor salt tide morning the to letter press in a with extraordinary lantern
tide drift great[^a] of harbour measure in drift morning unquestionably great ink morning with
and lantern with tide drift.

[^a]: Seldom measure harbour foot a lantern compositor great small unquestionably harbour in
    compositor rope compositor stone extraordinary lantern a harbour of and to of
    incomprehensibilities extraordinary wind morning always harbour and stone a weather press
    morning never small extraordinary of always letter great wind to letter foot quay morning
    wind rope press extraordinary with wind tide drift always and ink small never harbour a
    morning press tide drift unquestionably tide compositor foot lantern never wind to morning
    and ink never lantern note great measure of weather harbour the letter press a compositor a
    morning press drift wind unquestionably drift a stone weather letter a rope extraordinary
    the rope morning to lantern the note note compositor always of the in quay compositor
    extraordinary weather tide foot never small salt harbour salt great letter weather morning
    tide foot weather salt great ink.
"""
"""A chapter whose note fills a page of its own, behind the text."""


def said(dice: Random, least: int, most: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(least, most))).capitalize()


def chapter(dice: Random) -> str:
    """Paragraphs with many long notes, of which some go on after the text has ended."""
    blocks, notes = ["# Notes"], 0
    for _ in range(dice.randint(3, 6)):
        parts = []
        for _ in range(dice.randint(1, 3)):
            notes += 1
            parts.append(f"{said(dice, 12, 40)}[^{notes}]")
            blocks.append(f"[^{notes}]: {said(dice, 30, 110)}.")
        blocks.insert(1 + dice.randrange(len(blocks)), ", ".join(parts) + f" {said(dice, 4, 60)}.")
    return "\n\n".join(blocks) + "\n"


def book(folder: Path, text: str, style: str) -> Job:
    (folder / "manuscript").mkdir(parents=True)
    (folder / "layouts/print").mkdir(parents=True)
    (folder / "book.toml").write_text(BOOK, encoding="utf-8")
    (folder / "manuscript/1.md").write_text(text, encoding="utf-8")
    (folder / "layouts/print/style.css").write_text(style, encoding="utf-8")
    return prepared(folder).job()


def lines(setting: Setting) -> Iterator[tuple[object, ...]]:
    for sheet in setting.sheets:
        yield from ((sheet.label, line) for line in sheet.lines)


def compositor(job: Job, *, plain: bool) -> Compositor:
    resources: Mapping[str, bytes] = {**job.resources, **job.pictures}
    return Compositor(styles=job.styles, faces=job.faces, resources=resources, plain=plain)


@pytest.mark.parametrize(
    "style", ["", ".division p { orphans: 3; widows: 3 }", "p { orphans: 2 !important }"]
)
def test_pages_are_those_of_a_division_that_is_set_again(
    style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[int] = []
    beginning = keeping._beginning

    def counted(pages: Any, *how: Any) -> int:
        again.append(beginning(pages, *how))
        return again[-1]

    monkeypatch.setattr(keeping, "_beginning", counted)
    for number, text in enumerate((ALONE, *(chapter(Random(seed)) for seed in range(3)))):
        job = book(tmp_path / str(number), text, style)
        fast, plain = (compositor(job, plain=how) for how in (False, True))
        for piece in job.pieces:
            copy = Copy(
                division=piece.division, xhtml=piece.xhtml, folio=1, recto=True,
                numerals=piece.numerals,
            )  # fmt: skip
            assert list(lines(fast.set(copy))) == list(lines(plain.set(copy)))
    assert again
