"""What print style sheets cannot count or see by themselves: numbers of lists, boxes, sides."""

import pytest

from pages import Line, pages
from print_books import finished, prepared

BOOK = '[book]\ntitle = "Lists"\nauthor = "Somebody"\nlanguage = "en"\ndate = 2026\n'
TEXT = """# Lists

7. seven
8. eight

<ol><li value="4">four</li><li>five</li></ol>

- [ ] open
- [x] done

| Left | Right |
|:-----|------:|
| l    | r     |

#### A heading of the fourth level

Its text.
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    root = tmp_path_factory.mktemp("lists")
    (root / "manuscript").mkdir()
    (root / "book.toml").write_text(BOOK, encoding="utf-8")
    (root / "manuscript" / "01-lists.md").write_text(TEXT, encoding="utf-8")
    made = finished(prepared(root))
    assert made.found == ()
    return pages(made.pdf)[-1]


WORDS = {"7.": "seven", "8.": "eight", "4.": "four", "5.": "five", "□": "open", "■": "done"}


@pytest.mark.parametrize("start", WORDS)
def test_items_are_counted_and_ticked_as_they_are_written(lines: list[Line], start: str) -> None:
    line = next(line.text.strip() for line in lines if line.text.rstrip().endswith(WORDS[start]))
    assert line.startswith(start)


def test_cells_stand_on_the_side_that_the_dashes_say(lines: list[Line]) -> None:
    head = next(line for line in lines if line.text.split() == ["Left", "Right"])
    row = next(line for line in lines if line.text.split() == ["l", "r"])
    assert row.right == pytest.approx(head.right, abs=1)
    assert row.left == pytest.approx(head.left, abs=1)


def test_a_heading_of_the_fourth_level_stands_above_its_text(lines: list[Line]) -> None:
    shown = [line.text.strip() for line in lines]
    assert shown.index("Its text.") == shown.index("A heading of the fourth level") + 1
