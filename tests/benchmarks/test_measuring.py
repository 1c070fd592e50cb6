"""What a run costs. No time is asserted but that it is one."""

import sys
from pathlib import Path

import pytest

from benchmarks.measuring import Cost, Failed, run

HUNDRED = 100 << 20
HOLDS = f"import time; held = bytearray({HUNDRED}); held[::4096] = b'x' * len(held[::4096])"
CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"


def python(folder: Path, *words: str, limit: float = 60, memory: bool = False) -> Cost:
    """The cost of a Python program."""
    command = (sys.executable, "-c", *words)
    return run(command, folder=folder, environment={"TOLD": "yes"}, limit=limit, memory=memory)


def test_a_run_has_times(tmp_path: Path) -> None:
    cost = python(tmp_path, "sum(range(10**6))")
    assert cost.wall > 0
    assert cost.user > 0
    assert (cost.single, cost.tree) == (0, 0)


def test_times_count_what_the_command_waited_for(tmp_path: Path) -> None:
    work = "sum(range(3 * 10**7))"
    assert python(tmp_path, CHILD, work).user > python(tmp_path, CHILD, "").user


def test_the_command_runs_in_its_folder_with_its_variables(tmp_path: Path) -> None:
    python(tmp_path, "import os; open('made', 'w').write(os.environ['TOLD'])")
    assert (tmp_path / "made").read_text() == "yes"


def test_memory_counts_the_children(tmp_path: Path) -> None:
    cost = python(tmp_path, CHILD, f"{HOLDS}; time.sleep(1)", memory=True)
    assert cost.single > HUNDRED
    assert cost.tree > HUNDRED


def test_a_failure_is_told_with_what_was_said(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="ended with 3: so it is"):
        python(tmp_path, "import sys; print('so it is'); sys.exit(3)")


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="ended after"):
        python(tmp_path, CHILD, "import time; time.sleep(600)", limit=0.5)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no-such-program"):
        run(("no-such-program",), folder=tmp_path, environment={}, limit=1)
