"""Words that layouts print of their own, and headings that authors give to display pages."""

from pathlib import Path

import pytest
from planted_book import made

from riftbook.checks.words import compare_pdf

LAYOUT = """{{% extends "theme:division.html.jinja" %}}
{{% block text %}}
<p{attribute}>Printed by a layout</p>
{{{{ division.body }}}}
{{% endblock %}}
"""


@pytest.mark.parametrize(
    ("attribute", "codes"), [(' class="generated"', []), ("", ["D014"])], ids=["said", "unsaid"]
)
def test_a_layout_says_what_it_adds(tmp_path: Path, attribute: str, codes: list[str]) -> None:
    layouts = tmp_path / "layouts" / "print"
    layouts.mkdir(parents=True)
    (layouts / "chapter.html.jinja").write_text(LAYOUT.format(attribute=attribute))
    book = made(tmp_path, {"01-cats.md": "# Cats\n\nA cat sat on the mat.\n"})
    found = compare_pdf(book.project, book.resolution, book.pdf, book.sheets)
    assert [diagnostic.code for diagnostic in found] == codes


def test_display_pages_print_the_headings_they_have(tmp_path: Path) -> None:
    pages = ("title-page", "half-title", "copyright-page", "dedication", "epigraph")
    texts = {f"{name}.md": f"# A heading for {name}\n\nAnd a text.\n" for name in pages}
    texts["half-title.md"] = texts["copyright-page.md"] = "# A heading alone\n"
    book = made(tmp_path, {**texts, "01-cats.md": "# Cats\n\nA cat sat on the mat.\n"})
    assert not compare_pdf(book.project, book.resolution, book.pdf, book.sheets)


def test_a_header_on_every_page_of_a_table_is_no_word_too_many(tmp_path: Path) -> None:
    rows = "\n".join(f"| {number} | a cat |" for number in range(90))
    text = f"# Cats\n\nA table:\n\n| Number | Animal |\n| --: | :-- |\n{rows}\n\nThe end.\n"
    book = made(tmp_path, {"01-cats.md": text})
    assert sum(1 for sheet in book.sheets.sheets if sheet.name == "chapter") > 2
    assert not compare_pdf(book.project, book.resolution, book.pdf, book.sheets)
