"""A build that would come to the same is not made again; one that might not, is."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from riftbook import manifest
from riftbook.cache import FOLDER, Cache
from riftbook.cli import main
from riftbook.manifest import disk
from riftbook.pipeline import build
from riftbook.run import Publication

SRC = Path(__file__).parents[1] / "src"
HEAVY = (
    "PIL", "cffi", "ebooklib", "fontTools", "jinja2", "lxml", "markdown", "pikepdf", "pydyf",
    "riftbook.model", "spanned_toml", "weasyprint", "yaml",
)  # fmt: skip
BOOK = '[book]\ntitle = "Small"\nauthor = "Somebody"\nlanguage = "en"\n'
STYLE = ".text { color: black }\n"


def written(root: Path) -> Path:
    """A small book that has a warning, for want of a date."""
    (root / "manuscript").mkdir(parents=True)
    (root / "layouts" / "ereader").mkdir(parents=True)
    (root / "book.toml").write_text(BOOK)
    (root / "manuscript" / "01-one.md").write_text("# One\n\nThe first text.\n")
    (root / "manuscript" / "02-two.md").write_text("# Two\n\nThe second text.\n")
    (root / "layouts" / "ereader" / "style.css").write_text(STYLE)
    return root


def manifests(root: Path) -> list[Path]:
    """The files of a book's own cache that hold manifests."""
    kept = (path for path in (root / FOLDER).rglob("*") if path.is_file())
    return [path for path in kept if b'"tops"' in path.read_bytes()]


@pytest.fixture(scope="module")
def set_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small book in a folder of its own, whose cache holds its pages and no manifest."""
    root = written(tmp_path_factory.mktemp("set") / "book")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("RIFTBOOK_CACHE", "SOURCE_DATE_EPOCH"):
            patch.delenv(name, raising=False)
        assert made(root)
    (own,) = manifests(root)
    own.unlink()
    return root


@pytest.fixture
def book(set_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small book, of pages that were set before; it was made once."""
    for name in ("RIFTBOOK_CACHE", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    root = written(tmp_path / "book")
    shutil.copytree(set_once / FOLDER, root / FOLDER)
    assert made(root)
    return root


def run(root: Path, **wishes: object) -> tuple[Publication, bool]:
    """What a build came to, and whether anything was made for it."""
    begun: list[bool] = []
    given: dict[str, object] = {"editions": ("ereader",), **wishes}
    publication = build(root, ready=lambda: begun.append(True), **given)  # type: ignore[arg-type]
    return publication, bool(begun)


def made(root: Path, **wishes: object) -> bool:
    publication, begun = run(root, **wishes)
    assert publication.written or not publication.report.errors
    return begun


def epub(root: Path) -> Path:
    return root / "dist" / "small.epub"


def test_nothing_changed_and_nothing_is_made(book: Path) -> None:
    before = {path: path.read_bytes() for path in (book / "dist").iterdir()}
    assert not made(book)
    assert {path: path.read_bytes() for path in (book / "dist").iterdir()} == before


def test_it_comes_to_the_same(book: Path) -> None:
    first, begun = run(book, cached=False)
    second, again = run(book)
    assert (begun, again) == (True, False)
    assert [d.code for d in second.report] == ["P008"]
    assert second.report == first.report
    assert (second.paths, second.pages, second.written) == (first.paths, first.pages, True)


@pytest.mark.parametrize("options", [[], ["--json"], ["-q"], ["--draft"]])
def test_it_is_told_in_the_same_words(
    book: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    code = main(["epub", str(book), *options])
    first = capsys.readouterr()
    assert main(["epub", str(book), *options]) == code == 0
    assert capsys.readouterr() == first
    assert ("   1 | [book]" in first.err) == ("-q" not in options)


def restored(path: Path) -> None:
    """A letter is changed and the file's size and date are what they were."""
    status = path.stat()
    path.write_text(path.read_text().replace("first", "fisrt"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "edit": lambda root: (root / "manuscript/01-one.md").write_text("# One\n\nAnother text.\n"),
    "edit of the same size and date": lambda root: restored(root / "manuscript/01-one.md"),
    "new chapter": lambda root: (root / "manuscript/03-three.md").write_text("# Three\n\nText.\n"),
    "chapter gone": lambda root: (root / "manuscript/02-two.md").unlink(),
    "chapter renamed": lambda root: (root / "manuscript/02-two.md").rename(
        root / "manuscript/00-two.md"
    ),
    "first picture": lambda root: (
        (root / "assets").mkdir(),
        (root / "assets/references.json").write_text("[]"),
    ),
    "configuration": lambda root: (root / "book.toml").write_text(BOOK + "date = 2026\n"),
    "layout": lambda root: (root / "layouts/ereader/style.css").write_text(STYLE * 2),
    "new layout": lambda root: (root / "layouts/theme.toml").write_text("[layout]\n"),
    "edition gone": lambda root: epub(root).unlink(),
    "edition changed": lambda root: epub(root).write_bytes(epub(root).read_bytes() + b" "),
    "build.json changed": lambda root: (root / "dist/build.json").write_text("{}"),
    "checksums gone": lambda root: (root / "dist/SHA256SUMS").unlink(),
    "cache gone": lambda root: shutil.rmtree(root / FOLDER),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_a_change_the_book_is_made_again(
    book: Path, change: Callable[[Path], object]
) -> None:
    change(book)
    assert made(book)
    assert epub(book).is_file()
    assert not made(book)


@pytest.mark.parametrize(
    "wishes",
    [
        {"draft": True},
        {"strict": True},
        {"cached": False},
        {"out": Path("elsewhere")},
    ],
    ids=lambda wishes: next(iter(wishes)),
)
def test_what_is_asked_for_counts(
    book: Path, wishes: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(book.parent)
    assert run(book, **wishes)[1]
    assert not made(book)


def test_the_date_of_the_environment_counts(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert made(book)
    assert not made(book)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000001")
    assert made(book)


def test_another_program_makes_it_again(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "program", lambda: ("another", 0))
    assert made(book)
    assert not made(book)


def test_a_program_that_changed_just_before_is_not_trusted(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "program", lambda: ("fresh", disk.now()))
    assert made(book)
    assert made(book)


def test_a_file_that_was_only_touched_changes_nothing(book: Path) -> None:
    os.utime(book / "manuscript/01-one.md", ns=(10**18, 10**18))
    assert not made(book)


def test_a_link_that_leads_elsewhere_is_a_change(book: Path) -> None:
    for name in ("a", "b"):
        (book / "assets" / name).mkdir(parents=True)
        (book / "assets" / name / "note.txt").write_text("The same.")
    link = book / "assets" / "note.txt"
    link.symlink_to("a/note.txt")
    assert made(book)
    assert not made(book)
    link.unlink()
    link.symlink_to("b/note.txt")
    assert made(book)


def test_what_is_no_file_is_looked_at_by_the_build(book: Path) -> None:
    os.mkfifo(book / "manuscript" / "03-pipe.md")
    publication, begun = run(book)
    assert begun
    assert [d.code for d in publication.report.errors] == ["P015"]


def test_an_edit_during_the_build_is_seen_by_the_next(book: Path) -> None:
    chapter = book / "manuscript" / "01-one.md"

    def edit(stage: str) -> None:
        if stage == "binding the EPUB":
            chapter.write_text(chapter.read_text().replace("first", "fisrt"))

    assert made(book, cached=False, progress=edit)
    assert made(book)
    assert not made(book)


def test_a_book_with_errors_is_looked_at_again(book: Path) -> None:
    (book / "manuscript" / "01-one.md").write_text("# One\n\nSee @fig:none.\n")
    assert run(book)[1]
    assert run(book)[1]


@pytest.fixture
def entry(book: Path) -> Path:
    """The file of the cache that holds the manifest."""
    (found,) = manifests(book)
    return found


@pytest.mark.parametrize("at", [3, 40, -1])
def test_a_damaged_entry_is_ignored(book: Path, entry: Path, at: int) -> None:
    data = bytearray(entry.read_bytes())
    data[at] ^= 1
    entry.write_bytes(data)
    assert made(book)
    assert not made(book)


def test_it_is_json_and_knows_every_input(book: Path, entry: Path) -> None:
    data = Cache(book / FOLDER).get(entry.parent.name + entry.name)
    assert data is not None
    held = json.loads(data)
    assert sorted(held["inputs"]) == [
        "book.toml", "layouts/ereader/style.css", "manuscript/01-one.md", "manuscript/02-two.md",
    ]  # fmt: skip
    assert held["tops"] == ["book.toml", "manuscript", "assets", "layouts"]
    assert sorted(Path(path).name for path in held["outputs"]) == [
        "SHA256SUMS", "build.json", "small.epub",
    ]  # fmt: skip


def test_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    root = tmp_path / "book"
    (root / "manuscript").mkdir(parents=True)
    (root / "book.toml").write_text(BOOK)
    (root / "manuscript" / "one.md").write_text("# One\n\nText.\n")
    program = (
        "import sys\n"
        "from riftbook.cli import main\n"
        f"code = main(['build', {str(root)!r}])\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], code)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(SRC)}
    first, second = (
        subprocess.run(
            [sys.executable, "-c", program],
            env=environment, capture_output=True, text=True, check=True,
        )
        for _ in range(2)
    )  # fmt: skip
    assert "lxml" in first.stdout
    assert second.stdout.splitlines()[-1] == "0"
    assert second.stdout.splitlines()[:-1] == first.stdout.splitlines()[:-1]
    assert second.stderr == first.stderr
    assert "P008 warning" in second.stderr
