"""How much work a machine can do at once."""

import os
import sys
from contextlib import suppress
from pathlib import Path

SHARE = 400 * 1024**2
"""Bytes of memory that there must be for each worker, beside the first."""


def affordable() -> int:
    """How many workers the processors and the memory of the machine allow."""
    affinity = getattr(os, "sched_getaffinity", None)
    processors = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return max(1, min(processors, 1 + _room() // SHARE))


def _room() -> int:
    """Bytes of memory that can be had; much where the system does not say."""
    with suppress(OSError, ValueError, IndexError):
        said = Path("/proc/meminfo").read_text(encoding="ascii").partition("MemAvailable:")[2]
        return int(said.split()[0]) * 1024
    return sys.maxsize
