"""What the glyphs of a line say together, and when the file is believed."""

from riftbook.checks.piece import Piece
from riftbook.checks.spoken import Spoken, as_said


def piece(text: str, x: float = 0) -> Piece:
    return Piece(text=text, x=x, right=x + 10, y=100, size=10, font="F")


def test_pieces_of_one_line_are_read_together_where_a_script_runs_to_the_left() -> None:
    spoken = Spoken()
    for at, text in enumerate(("םיאבה", " ", "םיכורב")):
        spoken.show(piece(text, 20.0 * at), list(text))
    spoken.settle()
    spoken.show(piece("one"), list("one"))
    spoken.show(piece("two"), list("two"))
    spoken.settle()
    assert [each.text for each in spoken.pieces] == ["ברוכים הבאים", "one", "two"]
    assert (spoken.pieces[0].x, spoken.pieces[0].right) == (0, 50)


def test_letters_that_are_not_there_are_not_believed() -> None:
    assert [p.text for p in as_said((piece("םולש"),), "שלום")] == ["שלום"]
    assert [p.text for p in as_said((piece("םולש"),), "שלומ")] == ["םולש"]
    assert [p.text for p in as_said((piece("cat"),), "dog")] == ["cat"]
    assert [p.text for p in as_said((piece("cat"),), "")] == ["cat"]


def test_where_letters_join_glyphs_cannot_be_counted() -> None:
    assert [p.text for p in as_said((piece("ز"), piece("\ufffd", 20)), "خبز")] == ["خبز"]


def test_marked_content_says_what_stands_in_it_and_no_more() -> None:
    spoken = Spoken()
    spoken.show(piece("a"), ["a"])
    spoken.begin("خبز")
    spoken.show(piece("ز"), ["ز"])
    spoken.end()
    spoken.show(piece("b"), ["b"])
    spoken.settle()
    assert [each.text for each in spoken.pieces] == ["a", "خبز", "b"]
    spoken.end()
    assert len(spoken.pieces) == 3
