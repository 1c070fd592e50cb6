"""A file of the contents says where they stand, and how they are called."""

from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from pages import pages
from riftbook.pipeline import build


def test_a_file_of_the_contents_gives_them_a_title(tmp_path: Path) -> None:
    (tmp_path / "manuscript").mkdir()
    toml = '[book]\ntitle = "T"\nauthor = "A. B"\nlanguage = "en"\ndate = 2026\n'
    (tmp_path / "book.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "manuscript/00-contents.md").write_text("# What is in it\n", encoding="utf-8")
    text = "# One\n\nWhat there is: [see](00-contents.md).\n"
    (tmp_path / "manuscript/01-one.md").write_text(text, encoding="utf-8")
    paths = build(tmp_path).paths
    printed = pages(paths["print"].read_bytes())
    assert any("What is in it" in line.text for page in printed for line in page)
    with ZipFile(paths["ereader"]) as members:
        nav = etree.fromstring(members.read("EPUB/nav.xhtml"))
    title = "{http://www.w3.org/1999/xhtml}h1"
    assert [heading.text for heading in nav.iter(title)] == ["What is in it"]
