"""What an edit sets again, and that the cache makes no difference to what comes out."""

import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from print_books import Prepared, Watched, finished, prepared
from riftbook.cache import Cache
from riftbook.editions.print import edition
from riftbook.editions.print.composition import Composition, Guess, compose
from riftbook.editions.print.estimate import Estimate, estimate
from riftbook.pipeline import build
from riftbook.run import Publication
from riftbook.workers import Workers

BOOK = '[book]\ntitle = "Moves"\nauthor = "A."\nlanguage = "en"\ndate = 2026-11-23\n'
PROSE = "The cat sat on the mat and looked at the dog, who had no mat and did not mind. " * 28
ROOT = Path(__file__).parents[2]


def chapters(folder: Path, texts: list[str]) -> Prepared:
    """A book of some chapters."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "manuscript").mkdir(parents=True)
    (folder / "book.toml").write_text(BOOK, encoding="utf-8")
    for number, text in enumerate(texts, 1):
        path = folder / "manuscript" / f"{number:02d}-c{number}.md"
        path.write_text(f"# Part {number}\n\n{text}\n", encoding="utf-8")
    return prepared(folder)


def pages_of(number: int) -> str:
    return "\n\n".join([PROSE] * number)


def standing(composition: Composition) -> dict[str, tuple[str, int]]:
    """The name of each set division, and its first folio."""
    return {
        each.division: (each.kept.key, each.folio)
        for each in composition.standings
        if not each.blank
    }


def set_again(before: Composition, after: Composition) -> set[str]:
    old, new = standing(before), standing(after)
    return {division for division in new if new[division][0] != old[division][0]}


def composed(book: Prepared, cache: Path) -> Composition:
    return finished(book, cache).printed.composition


def test_pages_that_move_set_no_other_division_again(tmp_path: Path) -> None:
    texts = [pages_of(24), "See page @page:c4.", pages_of(2), pages_of(2)]
    before = composed(chapters(tmp_path / "book", texts), tmp_path / "cache")
    texts[0] = pages_of(28)
    after = composed(chapters(tmp_path / "book", texts), tmp_path / "cache")
    assert standing(after)["c4"][1] > standing(before)["c4"][1], "the pages have moved"
    assert before.folios["c4"] != after.folios["c4"]
    assert len(before.folios["c4"]) == len(after.folios["c4"])
    assert set_again(before, after) == {"c1"}


def test_a_new_count_of_digits_sets_only_what_prints_the_number(tmp_path: Path) -> None:
    texts = [pages_of(2), "See page @page:c4.", "Nothing is seen here.", pages_of(2)]
    before = composed(chapters(tmp_path / "book", texts), tmp_path / "cache")
    texts[0] = pages_of(12)
    after = composed(chapters(tmp_path / "book", texts), tmp_path / "cache")
    assert (len(before.folios["c4"]), len(after.folios["c4"])) == (1, 2)
    assert set_again(before, after) == {"contents", "c1", "c2"}


def guessing(folios: Mapping[str, str]) -> Guess:
    return lambda kept: Estimate(folios)


def given(book: Prepared, cache: Path) -> tuple[Composition, list[str]]:
    """The book set, and the divisions that were really set for it."""
    with Watched() as workers:
        job = book.job()
        capacity = edition._capacity(book.project)
        return compose(job, Cache(cache), workers, partial(estimate, job, capacity)), workers.given


@pytest.mark.parametrize("lengths", [(70, 76, 78, 82, 84, 85), (96, 95, 91, 90), (18, 10, 8)])
def test_folios_next_to_a_new_digit_set_nothing_else_again(
    lengths: tuple[int, ...], tmp_path: Path
) -> None:
    """Every state that is tried is set by workers, though it may not be the last."""
    before = None
    for length in lengths:
        texts = [pages_of(length), "See page @page:c3.", "Nothing is seen.", "And here."]
        after, work = given(chapters(tmp_path / "book", texts), tmp_path / "cache")
        if before is not None:
            assert {a: len(f) for a, f in before.items()} == {
                a: len(after.folios[a]) for a in before
            }, "no count of digits has changed"
            assert work == ["c1"]
        before = {anchor: after.folios[anchor] for anchor in ("c1", "c2", "c3", "c4")}


def test_a_number_in_a_heading_has_its_division_set_once(tmp_path: Path) -> None:
    """Its heading says the number to the outline too, so that it cannot be filled in."""
    for length in (31, 35):
        texts = [pages_of(length), "## From @page:c3\n\nText.", "Nothing is seen.", "And here."]
        after, work = given(chapters(tmp_path / "book", texts), tmp_path / "cache")
    assert sorted(set(work)) == ["c1", "c2"]
    assert len(work) == 2
    assert after.folios["c3"] == "43"


@pytest.mark.parametrize("name", ["pictures", "page-references"])
def test_any_number_of_workers_makes_the_same_bytes(name: str, tmp_path: Path) -> None:
    book = prepared(ROOT / "tests/books" / name)
    one = finished(book, tmp_path / "one", workers=1).pdf
    assert finished(book, tmp_path / "eight", workers=8).pdf == one
    assert finished(book, tmp_path / "one", workers=2).pdf == one, "from the cache"


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("moving")
    return chapters(folder / "book", ["See page @page:c2.", pages_of(2)])


def test_a_damaged_entry_is_made_again(moving: Prepared, tmp_path: Path) -> None:
    whole = finished(moving, tmp_path)
    for entry in (path for path in tmp_path.rglob("*") if path.is_file()):
        entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    assert finished(moving, tmp_path).pdf == whole.pdf


def test_a_cache_that_takes_nothing_does_not_matter(
    moving: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = finished(moving, tmp_path)
    monkeypatch.setattr(Cache, "put", lambda *_: False)
    assert finished(moving, tmp_path / "another").pdf == whole.pdf


@pytest.mark.parametrize("guess", [{}, {"c2": "999"}, {"c2": "7"}, {"c2": "xii"}])
def test_a_guess_only_saves_time(moving: Prepared, tmp_path: Path, guess: dict[str, str]) -> None:
    with Workers(1) as workers:
        exact = compose(moving.job(), Cache(tmp_path), workers, guessing({}))
        guessed = compose(moving.job(), Cache(tmp_path), workers, guessing(guess))
    assert standing(guessed) == standing(exact)
    assert guessed.folios == exact.folios


def test_a_number_in_a_heading_is_in_the_outline_too(tmp_path: Path) -> None:
    texts = [f"{PROSE}\n\n## What page @page:c2 tells\n\n{PROSE}", pages_of(1)]
    made = finished(chapters(tmp_path / "book", texts))
    composition = made.printed.composition
    title = f"What page {composition.folios['c2']} tells".replace("page ", "page\u00a0", 1)
    marks = [
        mark.title
        for each in composition.standings
        for mark in composition.store.forme(each.kept.key).bookmarks
    ]
    assert any(title.split()[-1] in mark and composition.folios["c2"] in mark for mark in marks)
    assert {each.division for each in composition.standings if each.placed} >= {"c1"}


def test_a_cache_that_is_emptied_at_any_moment_costs_nothing_but_time(
    moving: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = finished(moving, tmp_path / "one")
    put = Cache.put

    def lost(self: Cache, key: str, data: bytes) -> bool:
        well = put(self, key, data)
        shutil.rmtree(self.folder, ignore_errors=True)
        return well

    monkeypatch.setattr(Cache, "put", lost)
    assert finished(moving, tmp_path / "two").pdf == whole.pdf


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Publication]:
    """A book that was built, beside the cache that it was built with."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT / "tests/books/pictures", folder / "book")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RIFTBOOK_CACHE", str(folder / "cache"))
        return folder, build(folder / "book")


@pytest.mark.parametrize(
    "harm", [lambda data: data[:40], lambda data: b"", lambda data: data[::-1]]
)
def test_no_entry_of_any_kind_is_believed_when_it_is_damaged(
    harm: Any,
    built: tuple[Path, Publication],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, whole = built
    before = {edition: path.read_bytes() for edition, path in whole.paths.items()}
    assert before
    shutil.copytree(folder / "cache", tmp_path / "cache")
    monkeypatch.setenv("RIFTBOOK_CACHE", str(tmp_path / "cache"))
    entries = [path for path in (tmp_path / "cache").glob("?/*") if path.is_file()]
    assert len(entries) > 20
    for entry in entries:
        entry.write_bytes(harm(entry.read_bytes()))
    again = build(folder / "book")
    assert again.report == whole.report
    assert {edition: path.read_bytes() for edition, path in again.paths.items()} == before


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_build_whose_workers_are_killed_ends_with_a_finding_or_with_the_book(
    after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From some piece of work on, every worker that gets one is killed."""
    monkeypatch.setenv("RIFTBOOK_CACHE", str(tmp_path / "cache"))
    shutil.copytree(ROOT / "tests/books/page-references", tmp_path / "book")
    tell, told = Workers._tell, []

    def killing(self: Workers, worker: Any, at: int, task: Any) -> None:
        tell(self, worker, at, task)
        told.append(at)
        if len(told) > after:
            worker.child.kill()

    monkeypatch.setattr(Workers, "_tell", killing)
    made = build(tmp_path / "book", jobs=2)
    codes = {diagnostic.code for diagnostic in made.report}
    assert len(told) > after, "some worker was killed"
    assert made.written or "S020" in codes
    assert bool(list((tmp_path / "book/dist").glob("*"))) == made.written
