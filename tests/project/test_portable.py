"""File names that Windows cannot have."""

import pytest

from riftbook.project.portable import problems


@pytest.mark.parametrize(
    "path",
    ["assets/con.txt", "manuscript/NUL.md", "assets/a:b.txt", "assets/what?.png", "a./b.md",
     "assets/cat .md ", "assets/com1", "assets/a\\b.md"],
)  # fmt: skip
def test_a_name_that_cannot_be_is_told_once(path: str) -> None:
    assert [(found.code, found.span.path) for found in problems([path, path])] == [("P028", path)]


@pytest.mark.parametrize("path", ["manuscript/01-contents.md", "assets/com10.png", "a/conrad.md"])
def test_others_are_not(path: str) -> None:
    assert list(problems([path])) == []
