"""The README's pictures, from the book that stands in dist/: real pages and real screens.

usage: python tools/pictures.py        (after `make book`; needs poppler-utils and Chromium)
"""

import subprocess
import tempfile
import zipfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
PDF = ROOT / "dist" / "the-grait-rift.pdf"
EPUB = ROOT / "dist" / "the-grait-rift.epub"
PICTURES = ROOT / "docs" / "pictures"
GROUND = "#77777a"
GAP = 12
SPREADS = {"title": (None, 1), "contents": (2, 3), "opener": (6, 7), "figure": (30, 31)}
SCREENS = (("cover", False), ("three-boxes", False), ("the-software-spectrum", True))
PHONE = (390, 844)
CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    f"--window-size={PHONE[0]},{PHONE[1]}",
)


def page(number: int | None, folder: Path, like: Image.Image | None = None) -> Image.Image:
    """One page of the PDF; nothing, as large as the page beside it, for None."""
    if number is None:
        assert like is not None
        return Image.new("RGB", like.size, GROUND)
    stem = folder / f"page-{number}"
    numbers = ["-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run(["pdftoppm", "-r", "90", *numbers, "-png", PDF, stem], check=True)
    return Image.open(stem.with_suffix(".png")).convert("RGB")


def beside(pictures: list[Image.Image], gap: int) -> Image.Image:
    """Pictures in a row on the grey ground."""
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) - 1) + 2 * GAP
    row = Image.new("RGB", (width, pictures[0].height + 2 * GAP), GROUND)
    x = GAP
    for picture in pictures:
        row.paste(picture, (x, GAP))
        x += picture.width + gap
    return row


def screen(name: str, dark: bool, folder: Path) -> Image.Image:
    """One document of the EPUB as a plain reading system shows it on a phone."""
    (document,) = folder.rglob(f"{name}.xhtml")
    margins = "body{margin:4%!important}"
    night = "html,body{background:#121212!important;color:#e0e0e0!important}a{color:#8ab4f8}"
    style = f"<style>{margins}{night if dark else ''}</style></head>"
    text = document.read_text(encoding="utf-8")
    shown = document.with_name(f"{name}-shown.xhtml")
    shown.write_text(text.replace("</head>", style, 1), encoding="utf-8")
    png = folder / f"{name}.png"
    mode = ["--force-dark-mode"] if dark else []
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [*CHROMIUM, *mode, profile, f"--screenshot={png}", shown.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return Image.open(png).convert("RGB")


def main() -> None:
    """Draw every picture again."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, (verso, recto) in SPREADS.items():
            right = page(recto, folder)
            spread = beside([page(verso, folder, right), right], 2)
            spread.quantize(256).save(PICTURES / f"{title}.png", optimize=True)
        with zipfile.ZipFile(EPUB) as archive:
            archive.extractall(folder)
        shots = [screen(document, dark, folder) for document, dark in SCREENS]
        beside(shots, GAP).quantize(256).save(PICTURES / "screens.png", optimize=True)


if __name__ == "__main__":
    main()
