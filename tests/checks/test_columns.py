from riftbook.checks.columns import columns
from riftbook.checks.comparison import compare, stream
from riftbook.checks.pages import Piece
from riftbook.sheets import Box, Sheet


def sheet() -> Sheet:
    return Sheet(
        division="one",
        label="1",
        recto=True,
        blank=False,
        name="chapter",
        width=400,
        height=600,
        text=Box(x=50, y=50, width=300, height=500),
        notes_top=550,
    )


def piece(text: str, y: float) -> Piece:
    return Piece(text=text, x=50, right=200, y=y, size=11, font="/F")


def test_an_ornament_painted_late_does_not_part_a_word_over_two_pages() -> None:
    first = (piece("before it all", 100), piece("under these circum‐", 540), piece("❧", 300))
    second = (piece("stances of the chase", 65),)
    body, _ = columns((first, second), (sheet(), sheet()))["one"]
    printed = stream(body.text, fold=True, light=body.light)
    source = ["before", "it", "all", "under", "these", "circumstances", "of", "the", "chase"]
    assert compare(source, printed, frozenset()).missing == ()
