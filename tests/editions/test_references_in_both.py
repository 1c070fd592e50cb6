"""References in both editions: the same words, the same numbers, and each number leads on."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from riftbook.pipeline import build

BOOK = Path(__file__).parents[1] / "books" / "references"
XHTML = "{http://www.w3.org/1999/xhtml}"
LINE = re.compile(r"(?P<indent> *)(?P<said>.*)")
OTHERS = {"TOC", "Lbl", "Reference"}
"""What holds the links of contents and notes."""


class Made:
    """The sample book, built."""

    def __init__(self, folder: Path) -> None:
        publication = build(folder)
        assert publication.report.diagnostics == ()
        self.pdf, self.epub = publication.paths["print"], publication.paths["ereader"]

    def documents(self) -> dict[str, etree._Element]:
        """The EPUB's documents by division."""
        with ZipFile(self.epub) as archive:
            return {
                Path(name).stem: etree.fromstring(archive.read(name))
                for name in archive.namelist()
                if name.endswith(".xhtml")
            }

    def said(self, division: str) -> list[str]:
        """What the references of a division say in the EPUB, those named together as one."""
        found = self.documents()[division].iter(f"{XHTML}span", f"{XHTML}a")
        return [
            plain("".join(node.itertext()))
            for node in found
            if classes(node) & {"reference", "references"}
            and not any("references" in classes(above) for above in node.iterancestors())
        ]

    def links(self) -> Counter[str]:
        """The words of every link in the EPUB's text that is no note call."""
        return Counter(
            plain("".join(node.itertext()))
            for name, root in self.documents().items()
            if name not in {"nav", "cover"}
            for node in root.iter(f"{XHTML}a")
            if not classes(node) & {"note-call", "back"}
        )

    def printed_links(self) -> Counter[str]:
        """The words of every link in the PDF's text, as its structure has them."""
        command = ["pdfinfo", "-struct-text", str(self.pdf)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return Counter(plain(" ".join(words)) for words in links_of(told))


def classes(node: etree._Element) -> frozenset[str]:
    return frozenset(node.get("class", "").split())


def plain(text: str) -> str:
    """Blanks of every kind alike, and no hyphens of line ends."""
    return " ".join(re.sub("\N{HYPHEN}\\s*", "", text).split())


def links_of(told: str) -> Iterator[list[str]]:
    """The pieces of text of each link, from what ``pdfinfo`` tells."""
    above: list[tuple[int, str]] = []
    words: list[str] = []
    for line in [*told.splitlines(), "Document"]:
        match = LINE.match(line)
        assert match is not None
        depth, said = len(match["indent"]), match["said"]
        while above and above[-1][0] >= depth:
            if above.pop()[1] == "Link" and not OTHERS & {kind for _, kind in above}:
                yield words
        if said.startswith('"'):
            words.append(said.strip('"'))
        elif not said.startswith("Object"):
            above.append((depth, said.split(" ")[0].rstrip(":")))
            words = [] if above[-1][1] == "Link" else words


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("book") / "references"
    shutil.copytree(BOOK, folder)
    return Made(folder)


@pytest.mark.parametrize(
    ("division", "said"),
    [
        (
            "preface",
            ["Chapters 1–3", "1", "appendices A and B", "figures 1.1, 1.2 and 2.1 and table 1.1",
             "figures 2.1–2.3"],
        ),
        (
            "gates",
            ["figures 2.1–2.3", "figure 2.2", "chapter 1", "page 3", "pages 5 and 6",
             "figure 2.1, table 1.1 and figure 1.1"],
        ),
        (
            "wehr",
            ["Abbildungen 2.1–2.3", "Kapitel 1", "Abschnitt 1.1 und 1.2", "Kapitel 1 und 2",
             "Seiten 5 und 6", "Tabellen 1.1 und 3.1", "Tabelle 3.1", "Tabelle 1.1"],
        ),
        ("signals", ["figure 2.1", "figure 2.2", "figure 2.3"]),
    ],
)  # fmt: skip
def test_what_the_references_say(made: Made, division: str, said: list[str]) -> None:
    assert made.said(division) == said


def test_references_stand_in_headings_captions_notes_and_cells(made: Made) -> None:
    holders = {
        node.getparent().tag.removeprefix(XHTML)
        for node in made.documents()["water"].iter(f"{XHTML}a")
        if "reference" in classes(node) and node.getparent().tag != f"{XHTML}span"
    }
    assert {"h2", "figcaption", "caption", "td", "p"} <= holders
    assert "sections 1.1 and 1.2" in made.said("water")


def test_both_editions_have_the_same_links_with_the_same_words(made: Made) -> None:
    printed = made.printed_links()
    assert printed.total() > 50
    assert printed == made.links()


def test_a_heading_with_a_reference_is_whole_in_the_contents(made: Made) -> None:
    shown = plain("".join(made.documents()["nav"].itertext()))
    assert "1.2 What table 1.1 leaves out" in shown


def test_a_caption_stands_for_its_picture_with_its_references(made: Made) -> None:
    pictures = made.documents()["water"].iter(f"{XHTML}img")
    assert [plain(picture.get("alt")) for picture in pictures] == [
        "A ruled staff in moving water",
        "A ripple as high as the second mark of figure 1.1",
    ]
