"""What is worked out the short way is what WeasyPrint works out: every box of every page."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from print_books import ROOT, prepared
from riftbook.editions.print.pieces import Job
from riftbook.typeset import Copy, cascading, measuring, ordinary
from riftbook.typeset.compositor import Compositor, Setting
from riftbook.typeset.engine import boxes

# isort: split
from weasyprint import css, layout
from weasyprint.layout import background, block, inline, page, preferred, table

BOOKS = ("code-listings", "endnotes-by-book", "german-notes", "notes-anywhere", "scripts", "tables")
_PLACE = (
    *("position_x", "position_y", "width", "height", "baseline", "text", "justification_spacing"),
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("top", "left", "right")),
    *(f"border_{side}_width" for side in ("top", "left", "right", "bottom")),
    *ordinary._CORNERS,
)


@pytest.fixture(scope="module")
def jobs() -> dict[str, Job]:
    return {book: prepared(ROOT / "tests/books" / book).job() for book in BOOKS}


def compositor(job: Job, **how: bool) -> Compositor:
    resources: Mapping[str, bytes] = {**job.resources, **job.pictures}
    return Compositor(styles=job.styles, faces=job.faces, resources=resources, **how)


def copies(job: Job) -> Iterator[Copy]:
    for piece in job.pieces:
        yield Copy(
            division=piece.division, xhtml=piece.xhtml, folio=3, recto=True,
            numerals=piece.numerals,
        )  # fmt: skip


def places(setting: Setting) -> Iterator[tuple[object, ...]]:
    """Every box of a division, and where it stands."""
    for number, each in enumerate(setting.pages):
        for box in each._page_box.descendants(placeholders=True):  # type: ignore[attr-defined]
            ground = getattr(box, "background", None)
            yield (
                number, type(box).__name__, box.element_tag, ground and ground.color,
                *(getattr(box, name, None) for name in _PLACE),
            )  # fmt: skip


@pytest.mark.parametrize("book", BOOKS)
def test_every_box_stands_where_weasyprint_puts_it(jobs: dict[str, Job], book: str) -> None:
    fast, plain = compositor(jobs[book]), compositor(jobs[book], plain=True)
    for copy in copies(jobs[book]):
        ours, theirs = list(places(fast.set(copy))), list(places(plain.set(copy)))
        assert ours
        assert ours == theirs


@pytest.mark.parametrize("book", ["code-listings", "scripts", "tables"])
def test_every_style_is_the_one_that_weasyprint_computes(
    jobs: dict[str, Job], book: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    count: Counter[str] = Counter()
    own = cascading.Cascade.__init__

    def both(self: Any, html: Any, *more: Any) -> None:
        own(self, html, *more)
        theirs = THEIRS(html, *more)
        assert self._computed_styles.keys() == theirs._computed_styles.keys()
        for key, style in theirs._computed_styles.items():
            mine = self._computed_styles[key]
            assert {name: mine[name] for name in PROPERTIES} == {
                name: style[name] for name in PROPERTIES
            }
            count["styles"] += 1
        count["shared"] += len({id(style) for style in self._computed_styles.values()})

    monkeypatch.setattr(cascading.Cascade, "__init__", both)
    press = compositor(jobs[book])
    for copy in copies(jobs[book]):
        press.set(copy)
    assert count["styles"] > count["shared"]


THEIRS = cascading._css.StyleFor
PROPERTIES = sorted(
    name for name in cascading._css.INITIAL_VALUES if name not in ("page", "bookmark_label")
)


def test_the_narrowest_line_is_the_one_that_weasyprint_finds(
    jobs: dict[str, Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    count: Counter[str] = Counter()
    found = measuring.Splitter.narrow

    def both(
        self: Any, text: str, style: Any, context: Any, width: Any, *more: Any, **how: Any
    ) -> Any:
        line = found(self, text, style, context, width, *more, **how)
        theirs = measuring._their_narrowing(text, style, context, width, *more, **how)
        assert line[2:4] == theirs[2:4]
        count["left" if line[0] else "found"] += 1
        return line

    monkeypatch.setattr(measuring.Splitter, "narrow", both)
    for job in jobs.values():
        press = compositor(job)
        for copy in copies(job):
            press.set(copy)
    assert count["found"] > 300


def test_weasyprint_is_left_as_it_was(jobs: dict[str, Job]) -> None:
    parts = (
        boxes.Box, css, css.ComputedStyle, layout, background, block, inline, page, preferred, table
    )  # fmt: skip
    before = [dict(vars(part)) for part in parts]
    compositor(jobs["tables"]).set(next(copies(jobs["tables"])))
    assert [dict(vars(part)) for part in parts] == before
