"""Code in both editions: the same lines, numbers and captions; nothing past the margin."""

import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree

from pages import Line, pages
from riftbook.markup import highlighting
from riftbook.pipeline import build

BOOK = Path(__file__).parents[1] / "books" / "code-listings"
CODE = "Plex-Mono"
LEADING = 15.0
XHTML = "{http://www.w3.org/1999/xhtml}"


class Made:
    """The sample book in both editions."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(BOOK, root)
        outcome = build(root)
        assert outcome.report.diagnostics == ()
        self.pdf = (root / "dist" / "sorting-by-hand.pdf").read_bytes()
        epub = (root / "dist" / "sorting-by-hand.epub").read_bytes()
        with ZipFile(BytesIO(epub)) as archive:
            names = [
                name for name in archive.namelist() if name.endswith(("cards.xhtml", "files.xhtml"))
            ]
            self.documents = [etree.fromstring(archive.read(name)) for name in sorted(names)]
        self.lines = [line for page in pages(self.pdf) for line in page]

    @property
    def code(self) -> list[Line]:
        """Printed lines that begin in the face of code, those of notes and captions left out."""
        return [line for line in self.lines if CODE in line.font and line.size > 8]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("listings") / "book")


def said(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def letters(text: str) -> str:
    """Letters and figures alone: what hyphens, spaces and capitals do not change."""
    return "".join(filter(str.isalnum, text)).casefold()


def numbers_on_screen(book: Made) -> list[int]:
    return [
        int(said(number))
        for root in book.documents
        for number in root.iterfind(".//*[@class='line-number generated']")
    ]


def test_the_numbers_of_lines_are_the_same_in_both_editions(book: Made) -> None:
    printed = [int(match[0]) for line in book.code if (match := re.match(r"\d+(?= |$)", line.text))]
    assert printed == numbers_on_screen(book)
    assert printed[:9] == list(range(1, 10))
    assert {98, 99, 100, 101} <= set(printed)


def test_the_captions_are_the_same_in_both_editions(book: Made) -> None:
    captions = [said(each) for root in book.documents for each in root.iter(f"{XHTML}figcaption")]
    printed = letters("".join(line.text for line in book.lines))
    assert len(captions) == 5
    assert all(letters(caption) in printed for caption in captions)


def test_nothing_goes_past_the_margin(book: Made) -> None:
    rights = [line.right for line in book.code]
    for page in pages(book.pdf):
        edge = max((line.right for line in page if CODE not in line.font), default=0)
        assert edge <= 396 - 54 + 0.5
    assert max(rights) <= 396 - 54 + 0.5


def test_code_keeps_to_the_grid(book: Made) -> None:
    offsets = {round((line.baseline - book.code[0].baseline) % LEADING, 1) for line in book.code}
    assert offsets <= {0.0, LEADING}


def test_what_turns_over_hangs_behind_its_beginning(book: Made) -> None:
    texts = [line.text.strip() for line in book.code]
    at = next(at for at, text in enumerate(texts) if "Sort a list in place" in text)
    first, rest = book.code[at], book.code[at + 1]
    begins = first.glyphs[next(i for i, g in enumerate(first.glyphs) if g.text == '"')].x
    assert rest.left == pytest.approx(begins + 2 * 5.1, abs=0.2)


def test_no_code_is_lost_to_the_turning_of_lines(book: Made) -> None:
    printed = letters("".join(line.text for line in book.code))
    lines = [
        letters(said(line))
        for root in book.documents
        for block in root.iter(f"{XHTML}pre")
        if next(block.iterancestors(f"{XHTML}aside"), None) is None
        for line in block.iter(f"{XHTML}span")
        if line.get("class", "").split()[:1] == ["line"]
    ]
    assert len(lines) > 80
    assert [line for line in lines if line not in printed] == []


def test_a_line_number_is_neither_read_nor_copied(book: Made) -> None:
    for root in book.documents:
        for number in root.iterfind(".//*[@class='line-number generated']"):
            assert number.get("aria-hidden") == "true"
    with pikepdf.open(BytesIO(book.pdf)) as pdf:
        tagged = [_read(page) for page in pdf.pages]
    assert any("insertion" in text for text in tagged)
    assert not any(re.search(r"(^|\s)9[89](\s|$)", text) for text in tagged)


def _read(page: pikepdf.Page) -> str:
    """Codes of the text of a page that is in its structure: enough to look for figures."""
    shown: list[str] = []
    artifact = 0
    fonts = page.resources["/Font"]
    meanings: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            artifact = artifact + 1 if artifact or str(operands[0]) == "/Artifact" else 0
        elif name == "EMC":
            artifact = max(artifact - 1, 0)
        elif name == "Tf":
            meanings = _meanings(fonts[str(operands[0])])
        elif name == "TJ" and not artifact:
            pieces = (bytes(each) for each in operands[0] if isinstance(each, pikepdf.String))
            data = b"".join(pieces)
            codes = (int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2))
            shown.append("".join(meanings.get(code, "?") for code in codes) + " ")
    return "".join(shown)


def _meanings(font: pikepdf.Object) -> dict[int, str]:
    text = bytes(font["/ToUnicode"].read_bytes()).decode("latin-1")
    pairs = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", text)
    return {int(code, 16): bytes.fromhex(said).decode("utf-16-be") for code, said in pairs}


def test_code_is_code_in_the_structure(book: Made) -> None:
    with pikepdf.open(BytesIO(book.pdf)) as pdf:
        kinds = [
            str(item.get("/S", "")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)
        ]
    assert kinds.count("/Code") >= 12
    assert "/Caption" in kinds


def test_an_edit_highlights_no_other_division_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIFTBOOK_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "book"
    shutil.copytree(BOOK, root)
    build(root, jobs=1)
    read: list[str] = []
    tokens = highlighting.tokens

    def counted(code: str, language: str) -> tuple[highlighting.Token, ...]:
        read.append(code)
        return tokens(code, language)

    monkeypatch.setattr("riftbook.markup.listings.tokens", counted)
    path = root / "manuscript" / "02-files.md"
    path.write_text(path.read_text("utf-8").replace("Cards", "Card"), encoding="utf-8")
    build(root, jobs=1)
    assert not any("insertion_sort" in code for code in read)
    read.clear()
    code = root / "assets" / "code" / "pile.py"
    code.write_text(code.read_text("utf-8").replace("place = 0", "place = 1"), encoding="utf-8")
    build(root, jobs=1)
    assert any("place = 1" in code for code in read)
    assert not any("insertion_sort" in code for code in read)
