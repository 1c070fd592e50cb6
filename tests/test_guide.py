"""The guide's examples work: they are taken out of docs/ and built.

Of the fences in the guide, ```markdown is a chapter or a piece of one, ```toml a whole book.toml,
and one with a path behind its language is that file of the book. Others are only shown.
"""

import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from riftbook.manuscript import read
from riftbook.pipeline import build, check
from riftbook.project.loading import load

DOCS = Path(__file__).parents[1] / "docs"
PICTURES = Path(__file__).parent / "books" / "pictures" / "assets"
FENCE = re.compile(r"^(`{3,})(\w+)(?: (\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#([\w-]+))?\)")
BOOK = '[book]\ntitle = "Examples"\nauthor = "Somebody"\nlanguage = "en"\ndate = 2026\n'
WELL = "# The well\n\nA well.\n\n## Rope\n\nA rope.\n"


@dataclass(frozen=True)
class Example:
    """One fence of the guide."""

    place: str
    language: str
    path: str
    text: str


def pages() -> list[Path]:
    """The guide's pages."""
    return [DOCS / "guide.md", *sorted((DOCS / "guide").glob("*.md"))]


def examples() -> Iterator[Example]:
    """Every fence with a language, in order."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        for match in FENCE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            place = f"{page.relative_to(DOCS).as_posix()}:{line}"
            yield Example(place, match[2], match[3] or "", match[4])


EXAMPLES = tuple(examples())
CHAPTERS = [each for each in EXAMPLES if each.language == "markdown"]
CONFIGURATIONS = [each for each in EXAMPLES if each.language == "toml" and not each.path]
FILES = {each.path: each.text for each in EXAMPLES if each.path}


def chapter(number: int, example: Example) -> str:
    """An example as a file of the manuscript."""
    whole = example.text.startswith(("# ", "---\n"))
    return example.text if whole else f"# Example {number}\n\n{example.text}"


def write(root: Path, files: Mapping[str, str]) -> Path:
    """A book folder with these files, the guide's layouts and references, and the pictures."""
    shutil.copytree(PICTURES, root / "assets", dirs_exist_ok=True)
    for path, text in {**FILES, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("example", CHAPTERS, ids=lambda each: each.place)
def test_each_piece_of_markdown_is_read_without_a_message(example: Example, tmp_path: Path) -> None:
    files = {"book.toml": BOOK, "manuscript/01-example.md": chapter(1, example)}
    project, found = load(write(tmp_path, files))
    assert found == ()
    assert project is not None
    assert read(project)[1] == ()


@pytest.mark.parametrize("example", CONFIGURATIONS, ids=lambda each: each.place)
def test_each_book_toml_is_read_without_a_message(example: Example, tmp_path: Path) -> None:
    order = tomllib.loads(example.text).get("manuscript", {}).get("order", ["01-one.md"])
    files = {f"manuscript/{name}": "# One\n\nText.\n" for name in order}
    project, found = load(write(tmp_path, {"book.toml": example.text, **files}))
    assert found == ()
    assert project is not None


@pytest.mark.parametrize("theme", ["classic", "essay"])
def test_all_examples_together_make_a_book(theme: str, tmp_path: Path) -> None:
    files = {
        "book.toml": f'{BOOK}rights = "CC0"\n[print]\ntheme = "{theme}"\n',
        "manuscript/00-preface.md": "# Preface\n\nFor the layout.\n",
        "manuscript/02-the-well.md": WELL,
    }
    for number, example in enumerate(CHAPTERS, 3):
        files[f"manuscript/{number:02}-example-{number}.md"] = chapter(number, example)
    publication = check(write(tmp_path, files), strict=True)
    assert publication.report.diagnostics == ()
    assert publication.pages > len(CHAPTERS)


def test_a_draft_shows_what_is_missing(tmp_path: Path) -> None:
    text = "# One\n\nSee @fig:camp.\n\n![A camp](nowhere.png){#fig:camps}\n"
    files = {"book.toml": BOOK, "manuscript/01-one.md": text}
    publication = build(write(tmp_path, files), draft=True)
    assert [each.code for each in publication.report] == ["R003", "F002"]
    assert [path.name for path in publication.paths.values()] == [
        "examples-draft.pdf",
        "examples-draft.epub",
    ]


def test_the_guide_has_examples_of_every_kind() -> None:
    assert len(CHAPTERS) > 15
    assert len(CONFIGURATIONS) > 3
    assert {"layouts/theme.toml", "layouts/print/style.css"} <= set(FILES)


def headings(page: Path) -> set[str]:
    """What a link can name in a page, as code hosts make it of the headings."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    words = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", word.lower()).replace(" ", "-") for word in words}


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_the_guides_own_links_lead_somewhere(page: Path) -> None:
    text = re.sub("`[^`]*`", "", FENCE.sub("", page.read_text(encoding="utf-8")))
    for path, name in LINK.findall(text):
        target = page.parent / path
        assert target.is_file(), path
        assert not name or name in headings(target), name
