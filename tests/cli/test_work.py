"""How much work a command does: with the cache or without it, and by how many."""

from pathlib import Path

import pytest

from riftbook.cli import exits, main
from small_books import BOOK, write

FILES = {
    "book.toml": f"{BOOK}\n[epub]\npages = false\n",
    "manuscript/one.md": "# One\n\nText.\n",
}


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small book; it is the current folder."""
    write(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    for name in ("RIFTBOOK_CACHE", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_without_the_cache_nothing_of_it_is_used(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["epub", "--no-cache", "--jobs", "1"]) == exits.WELL
    first = (book / "dist" / "small.epub").read_bytes()
    assert main(["epub"]) == exits.WELL
    kept = {path: path.read_bytes() for path in (book / ".riftbook" / "cache").glob("?/*")}
    for path in kept:
        path.write_bytes(b"what no reading may trust")
    assert main(["epub", "--no-cache"]) == exits.WELL
    assert (book / "dist" / "small.epub").read_bytes() == first
    assert "nothing has changed" not in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["0", "-1", "two", ""])
def test_workers_are_counted_from_one(book: Path, jobs: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["epub", "--jobs", jobs])
    assert ended.value.code == exits.USAGE
