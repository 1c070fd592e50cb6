"""One run of a command: wall time, processor time, memory.

Times come from the kernel's own account of the child and everything it waited for. Memory is
sampled from the whole tree of processes by another thread, which costs a little: a run whose memory
is measured is not to be timed. (The kernel's account of memory, ``ru_maxrss``, would begin with the
size of this program itself.)
"""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.1
"""Seconds between two samples of memory."""
KIB = 1024
SAID = 2_000
"""Characters of what a failed command said that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run took."""

    wall: float
    """Seconds."""
    user: float
    system: float
    single: int = 0
    """Bytes of the largest process at its peak; 0 where it was not measured."""
    tree: int = 0
    """Bytes of all processes together at their peak, shared pages counted once."""


class Failed(Exception):
    """A command did not end well, or took too long."""


def run(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    limit: float,
    memory: bool = False,
) -> Cost:
    """Run a command to its end.

    Args:
        command: program and arguments.
        folder: where it runs.
        environment: variables on top of this program's own.
        limit: seconds after which it is ended.
        memory: measure memory; the times are then not to be compared.

    Raises:
        Failed: it could not be started, ended with another code than 0, or took too long.
    """
    with (folder / "said.txt").open("w+b") as said:
        began = time.perf_counter()
        try:
            child = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise Failed(f"{command[0]}: {error.strerror}") from error
        watch = _Watch(child.pid, limit, sampling=memory)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        watch.end()
        if watch.late:
            raise Failed(f"ended after {limit:.0f} s")
        if child.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-SAID:].strip()
            raise Failed(f"{Path(command[0]).name} ended with {child.returncode}: {words}")
    return Cost(
        wall=wall,
        user=usage.ru_utime,
        system=usage.ru_stime,
        single=watch.single,
        tree=watch.tree,
    )


class _Watch:
    """A thread beside the child: ends it when it is late and, if asked, samples its memory."""

    def __init__(self, leader: int, limit: float, *, sampling: bool) -> None:
        self.late = False
        self.single = 0
        self.tree = 0
        self._leader = leader
        self._limit = limit
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sample if sampling else self._wait)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join()

    def _wait(self) -> None:
        if not self._ended.wait(self._limit):
            self._kill()

    def _sample(self) -> None:
        deadline = time.perf_counter() + self._limit
        while not self._ended.wait(INTERVAL):
            if time.perf_counter() > deadline:
                self._kill()
                return
            sizes = [_memory(pid) for pid in descendants(self._leader)]
            self.single = max([self.single, *(largest for largest, _ in sizes)])
            self.tree = max(self.tree, sum(proportional for _, proportional in sizes))

    def _kill(self) -> None:
        """End the child and what it started, by their ids."""
        self.late = True
        for pid in (*descendants(self._leader), self._leader):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue


def descendants(leader: int) -> tuple[int, ...]:
    """A child and all that it started, also what left its family but not its session."""
    children: dict[int, list[int]] = {}
    found = {leader}
    for pid, parent, session in _running():
        children.setdefault(parent, []).append(pid)
        if session == leader:
            found.add(pid)
    waiting = list(found)
    while waiting:
        fresh = set(children.get(waiting.pop(), ())) - found
        found |= fresh
        waiting += fresh
    return tuple(sorted(found))


def _running() -> Iterator[tuple[int, int, int]]:
    """Every process with its parent and its session, from ``/proc/<pid>/stat``."""
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        yield int(entry.name), int(fields[1]), int(fields[3])


def _memory(pid: int) -> tuple[int, int]:
    """The peak resident size of a process, and its present proportional size, in bytes."""
    try:
        peak = _field(Path(f"/proc/{pid}/status"), "VmHWM:")
        share = _field(Path(f"/proc/{pid}/smaps_rollup"), "Pss:")
    except OSError:
        return 0, 0
    return peak, share


def _field(path: Path, name: str) -> int:
    lines = (line.split() for line in path.read_text().splitlines())
    return next((int(line[1]) * KIB for line in lines if line and line[0] == name), 0)
