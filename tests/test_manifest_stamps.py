"""When the stamp of a file stands for what is in it, and what is looked at at all."""

import sys
from pathlib import Path

import pytest

from riftbook.manifest import disk
from riftbook.manifest import program as identity
from riftbook.manifest.disk import SLACK, Known, Stamp, compared, digest, stamps


def test_a_settled_stamp_is_believed_and_a_young_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one")
    found = stamps(str(tmp_path), ["a.md"])
    wrong = {"a.md": Known(found["a.md"], "the digest of another text")}
    young = found["a.md"].modified
    assert compared(str(tmp_path), wrong, found, young) is None
    assert compared(str(tmp_path), wrong, found, young + 2 * SLACK) is wrong


def test_what_was_read_again_is_believed_the_next_time(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one")
    found = stamps(str(tmp_path), ["a.md"])
    right = {"a.md": Known(Stamp(0, 0, 0, 0, ""), digest(str(tmp_path / "a.md")))}
    now = compared(str(tmp_path), right, found, found["a.md"].modified + 2 * SLACK)
    assert now == {"a.md": Known(found["a.md"], right["a.md"].digest)}


def test_hidden_files_do_not_count_and_circles_are_not_walked(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / ".hidden").write_text("")
    (tmp_path / "a" / "seen").write_text("")
    assert list(stamps(str(tmp_path), ["a", "missing"])) == ["a/seen"]
    (tmp_path / "a" / "round").symlink_to(tmp_path / "a")
    with pytest.raises(disk.UnknownError):
        stamps(str(tmp_path), ["a"])


def test_the_program_is_known_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "riftbook"
    (package / "__pycache__").mkdir(parents=True)
    (package / "one.py").write_text("1")
    module = sys.modules["riftbook.manifest.program"]
    monkeypatch.setattr(module, "_PACKAGE", str(package))
    first, newest = identity()
    (package / "__pycache__" / "one.pyc").write_text("compiled")
    assert identity() == (first, newest)
    (package / "one.py").write_text("2")
    assert identity()[0] != first
    assert identity()[1] >= newest
