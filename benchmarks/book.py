"""A corpus as a book folder in the neutral theme, as riftbook builds it."""

import shutil
from pathlib import Path

from benchmarks import fonts
from benchmarks.corpora import Corpus

THEME = Path(__file__).with_name("theme")
FONTS = "assets/fonts"


def lay(corpus: Corpus, folder: Path) -> Path:
    """Write a corpus with its configuration, theme and fonts into a new folder.

    Returns:
        The folder.
    """
    folder.mkdir(parents=True)
    (folder / "book.toml").write_text(_configuration(corpus), encoding="utf-8")
    (folder / "layouts" / "print").mkdir(parents=True)
    shutil.copyfile(THEME / "theme.toml", folder / "layouts" / "theme.toml")
    shutil.copyfile(THEME / "style.css", folder / "layouts" / "print" / "style.css")
    for name, data in fonts.files():
        put(folder / FONTS / name, data)
    for path, data in corpus.files.items():
        put(folder / path, data)
    return folder


def put(path: Path, data: bytes) -> None:
    """Write a file and the folders that lead to it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _configuration(corpus: Corpus) -> str:
    return (
        f'[book]\ntitle = "{corpus.title}"\nauthor = "{corpus.author}"\nlanguage = "en"\n'
        'date = 2026\n\n[print]\ntrim = "6x9"\n\n[epub]\npages = false\n'
    )
