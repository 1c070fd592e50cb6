"""Work in a child process leaves nothing behind; its limits are tested with the compositor."""

import tempfile
from pathlib import Path

from riftbook.typeset import apart


def test_what_the_child_leaves_is_taken_away() -> None:
    left = Path(apart(tempfile.mkdtemp, "-left"))
    assert left.name.endswith("-left")
    assert not left.exists()
