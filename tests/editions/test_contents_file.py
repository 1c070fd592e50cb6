"""What the contents and the lists are called, by riftbook or by a file."""

from pathlib import Path
from zipfile import ZipFile

import pytest
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


@pytest.mark.parametrize(("theme", "trim"), [("essay", "a5"), ("essay", "a6"), ("classic", "a6")])
def test_the_longest_title_of_riftbooks_own_fits(tmp_path: Path, theme: str, trim: str) -> None:
    (tmp_path / "manuscript").mkdir()
    toml = '[book]\ntitle = "B"\nauthor = "A. B"\nlanguage = "de"\ndate = 2026\n'
    toml += f'[contents]\ntables = true\n[print]\ntheme = "{theme}"\ntrim = "{trim}"\n'
    (tmp_path / "book.toml").write_text(toml, encoding="utf-8")
    text = "# Eins\n\n| a | b |\n|---|---|\n| c | d |\n\n: Ein Satz {#tbl:a}\n"
    (tmp_path / "manuscript/01-eins.md").write_text(text, encoding="utf-8")
    assert build(tmp_path, editions=("print",)).report.diagnostics == ()
