"""What the peers are given."""

from pathlib import Path

import pikepdf
import pytest

from benchmarks.book import lay
from benchmarks.corpora import Corpus
from benchmarks.ground import Ground, produced, size
from benchmarks.tools import Bench
from benchmarks.tools.one_document import WEASYPRINT
from benchmarks.tools.pandoc import translated

TEXT = b"""# One

See @sec:a on @page:sec:a, and @fig:x.

## Part {#sec:a}

Words.[^1]

[^1]: A note.
"""


@pytest.fixture
def corpus() -> Corpus:
    """Two small chapters."""
    return Corpus(
        name="small", title="Small", author="A", files={
            "manuscript/01-one.md": TEXT.replace(b", and @fig:x", b""),
            "manuscript/02-two.md": b"# Two\n\n[Back](01-one.md).\n",
        },
    )  # fmt: skip


def test_references_are_what_pandoc_knows(tmp_path: Path) -> None:
    corpus = Corpus(name="b", title="B", author="A", files={"manuscript/01-one.md": TEXT})
    book = lay(corpus, tmp_path / "book")
    bench = Bench(corpus=corpus, book=book, folder=tmp_path, fonts=tmp_path)
    text = translated(bench, "manuscript/01-one.md").decode()
    assert "See [section](#sec:a) on page `\\pageref{sec:a}`{=latex}" in text
    assert "`#context counter(page).at(<sec:a>).first()`{=typst}, and [figure](#fig:x)." in text


def test_plain_weasyprint_makes_the_whole_book(corpus: Corpus, tmp_path: Path) -> None:
    ground = Ground(corpus=corpus, folder=tmp_path)
    cost = ground.cold(WEASYPRINT)
    made = produced(WEASYPRINT.command(ground.bench(WEASYPRINT)).output)
    assert made is not None
    assert cost.wall > 0
    assert size(made)["pages"] >= 4
    with pikepdf.open(made) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx([432, 648])
        assert "/StructTreeRoot" in pdf.Root
