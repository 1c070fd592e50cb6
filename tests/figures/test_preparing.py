"""Picture files are prepared by workers; what is wrong is told to whoever asks for them."""

import pytest
from figure_books import CHAPTER, project, saved
from PIL import Image

from riftbook.cache import Cache
from riftbook.figures import Preparing, prepare
from riftbook.figures.store import has
from riftbook.manuscript import read
from riftbook.resolve import resolve
from riftbook.workers import Workers

NAMES = tuple(f"p{number}.png" for number in range(6))


@pytest.mark.parametrize("count", [1, 2])
def test_pictures_are_in_the_cache_when_they_are_asked_for(tmp_path, count):
    text = "# One\n\n" + "\n\n".join(f"![A {name}]({name})" for name in NAMES)
    files = {
        f"assets/{name}": saved(Image.new("L", (90, 60 + at)), "PNG")
        for at, name in enumerate(NAMES)
    }
    files["assets/p5.png"] = files["assets/p5.png"][:60]
    book = project(tmp_path, files | {CHAPTER: text.encode()})
    manuscript, found = read(book)
    assert found == ()
    store = Cache.open(book.root)
    with Workers(count) as workers:
        pictures = Preparing(manuscript, book, store, workers)
        resolution, _ = resolve(manuscript, book.files)
        pictures.finished()
    kept = [has(store, (book.files[path].digest,)) for path in sorted(files)]
    assert kept == [count > 1] * 5 + [False]
    art, found = prepare(resolution, book, store)
    assert sum(key.startswith("one/") for key in art) == 5
    assert [problem.code for problem in found].count("F009") == 1
