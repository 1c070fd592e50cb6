"""Fragments in the cache: what goes in comes out, and what is damaged is made again."""

from pathlib import Path

import pytest

from riftbook.cache import Cache
from riftbook.markup import Conversion, convert
from riftbook.markup.store import keep, known, name, pack, unpack
from riftbook.model import Fragment
from riftbook.project import Source
from riftbook.project.loading import load
from riftbook.records import replace
from riftbook.workers import Workers

BOOKS = Path(__file__).parents[1] / "books"
SPECTRUM = """# Days

A day, [a mark]{.index entry="Day!long"}, @fig:days and a note^[in the text].[^a]

```{.figure kind="spectrum" #fig:days caption="Days" alt="Days"}
left = "one"
day = 2026-11-23
hour = 07:32:00
moment = 1979-05-27T07:32:00Z
list = [1, 2.5, true, ["a"], { b = "c" }]
```

[^a]: A note with <font>looks</font>.
"""


def source(text: str, **other: str) -> Source:
    return Source(**{"id": "one", "path": "manuscript/one.md", "role": "chapter",
                     "language": "en", "text": text, **other})  # fmt: skip


def same(one: Fragment, other: Fragment) -> bool:
    """Whether two fragments are the same, the places of their characters too."""
    blocks = [[(b.id, b.path, b.text, *b.runs) for b in each.blocks] for each in (one, other)]
    return blocks[0] == blocks[1] and replace(one, blocks=()) == replace(other, blocks=())


@pytest.mark.parametrize("book", sorted(path.name for path in BOOKS.iterdir()))
def test_what_goes_in_comes_out(book: str) -> None:
    project, _ = load(BOOKS / book)
    assert project is not None
    for each in project.sources:
        fragment, title, problems = convert(each)
        again = unpack(pack((fragment, title, problems)), each.path)
        assert same(again[0], fragment)
        assert again[1:] == (title, problems)


def test_what_toml_has_and_json_has_not() -> None:
    made = convert(source(SPECTRUM))
    again = unpack(pack(made), "manuscript/one.md")
    assert same(again[0], made[0])
    assert again[2] == made[2] != ()
    packed_again = pack(again)
    assert packed_again == pack(made)


def test_everything_that_goes_in_is_in_the_name() -> None:
    first = source("Text.", title="A", short="B")
    others = [replace(first, **{each: "other"}) for each in Source.__struct_fields__]
    assert len({name(each) for each in (first, *others)}) == 1 + len(others)


def test_a_damaged_entry_is_not_believed(tmp_path: Path) -> None:
    cache, text = Cache(tmp_path), source("# One\n\nText.\n")
    keep(cache, text, convert(text))
    assert known(cache, text) is not None
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.write_bytes(entry.read_bytes().replace(b"Text", b"Test"))
    assert known(cache, text) is None
    ((fragment, _, _),) = Conversion((text,), cache).finished()
    assert b"Text." in fragment.xhtml
    assert known(cache, text) is not None


def test_workers_make_the_same(tmp_path: Path) -> None:
    sources = tuple(
        source(
            f"# Part {n}\n\n" + f"The *word* {n} and more.\n\n" * 450, id=f"p{n}", path=f"{n}.md"
        )
        for n in range(4)
    )
    alone = Conversion(sources).finished()
    with Workers(2) as workers:
        conversion = Conversion(sources, Cache(tmp_path), workers)
        assert conversion.busy
        helped = conversion.finished()
    again = Conversion(sources, Cache(tmp_path)).finished()
    for one, other, third in zip(alone, helped, again, strict=True):
        assert same(one[0], other[0])
        assert same(one[0], third[0])
        assert one[1:] == other[1:] == third[1:]
