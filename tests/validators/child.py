"""How a validator's program is run."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE = 900.0
"""Seconds that one program may take for a whole batch."""


def run(
    command: Sequence[str | Path],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    well: Sequence[int] = (0,),
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end.

    Args:
        command: the program and its arguments.
        folder: where it runs.
        environment: all its environment variables, or None for ours.
        well: the exit codes that mean that it did its work.

    Returns:
        What it printed.

    Raises:
        RuntimeError: it ended in another way.
    """
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE
    )
    if done.returncode not in well:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done
