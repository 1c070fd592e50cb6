"""The structure of whole books, as another program reads it from the finished PDF."""

import subprocess
from pathlib import Path

import pytest

from riftbook.pipeline import build

TOML = '[book]\ntitle = "Cats & mats"\nauthor = "A. Writer"\nlanguage = "en"\ndate = 2026\n'


def read(folder: Path, text: str) -> str:
    """The structure of a book of one chapter: a kind or a text on each line, indented."""
    (folder / "manuscript").mkdir()
    (folder / "book.toml").write_text(TOML)
    (folder / "manuscript" / "01-cats.md").write_text(text)
    publication = build(folder, editions=("print",))
    assert publication.report.diagnostics == ()
    return told(publication.paths["print"])


def told(pdf: Path) -> str:
    command = ["pdfinfo", "-struct-text", str(pdf)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    shown = [line.replace(" (block)", "").replace(" (inline)", "").rstrip(":") for line in lines]
    kept = "\n".join(line for line in shown if "Object " not in line)
    return kept.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> str:
    return read(
        tmp_path_factory.mktemp("notes"),
        "# Cats\n\nCats.[^a]\n\n[^a]: Sleep.\n\n    1. on mats\n    2. in hats\n\n"
        "    | a | b |\n    |---|---|\n    | 1 | 2 |\n\n    Cat\n    : a sleeper\n",
    )


def test_a_note_holds_what_it_holds(notes: str) -> None:
    assert notes[notes.index("      Note <") :] == NOTE


NOTE = """\
      Note <note-cats-1>
        Lbl
          Link
            "1"
            ". "
        P
          "Sleep."
        L
           /ListNumbering /Decimal
          LI
            Lbl
              "1. "
            LBody
              "on mats"
          LI
            Lbl
              "2. "
            LBody
              "in hats"
        Table
          THead
            TR
              TH
                 /Scope /Column
                "a"
              TH
                 /Scope /Column
                "b"
          TBody
            TR
              TD
                "1"
              TD
                "2"
        L
          LI
            Lbl
              "Cat"
            LBody
              P
                "a sleeper\""""


def test_the_contents_are_contents(notes: str) -> None:
    assert (
        """
    TOC
      TOCI
        Reference
          Link
            "1"
            "Cats"
            "1"
"""
        in notes
    )
