"""Work in child processes with limits of memory and time, so that no page can take the machine.

A worker is a child of this program that is told one thing after another: a function of a module
and its argument. Both, and what comes back, cross by pickle between processes of the same program
and are never stored.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from riftbook.records import Record
from riftbook.workers.machine import affordable as affordable

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext
    from multiprocessing.process import BaseProcess
    from types import TracebackType

MEMORY = 6 * 1024**3
"""Bytes of address space of one worker: a chapter of 900 pages takes a third of it."""
SECONDS = 1200.0
"""The longest that one piece of work may take, by the wall clock."""

Common = TypeVar("Common")
Argument = TypeVar("Argument")
Result = TypeVar("Result")


class Ended(Exception):
    """A worker came to its limit; the message says which."""


class _Worker(Record):
    """One child and the way to it."""

    child: BaseProcess
    line: Connection
    position: int = -1
    """The position of the argument that it has; -1 for an idle one."""
    since: float = 0.0
    told: object = None
    """What it was last told to have in common with the others."""


class Workers:
    """Up to so many workers, started when there is work for them."""

    def __init__(
        self, count: int | None = None, *, memory: int = MEMORY, seconds: float = SECONDS
    ) -> None:
        """Start nothing yet.

        Args:
            count: how many there may be; as the machine's processors and memory allow when None.
            memory: bytes of address space of each.
            seconds: the longest that one piece of work may take.
        """
        self.count = max(1, count) if count is not None else affordable()
        self._memory, self._seconds = memory, seconds
        self._workers: list[_Worker] = []
        self._errands: list[Callable[[], object]] = []
        # WeasyPrint writes the fonts of its pages to a temporary folder; killed, it forgets it.
        self._folder = tempfile.TemporaryDirectory(prefix="riftbook-")

    def __enter__(self) -> Workers:
        """The workers themselves."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End them all."""
        self.close()

    def close(self) -> None:
        """End all workers at once, whatever they are doing."""
        self._dismiss()
        self._folder.cleanup()

    def warm(self, prepare: Callable[[], object], wanted: int) -> None:
        """Let workers prepare themselves for what is to come while nobody waits for them.

        Args:
            prepare: a function that imports what the work will need.
            wanted: how many workers there will be work for.
        """
        self._start(wanted)
        for worker in self._workers:
            if worker.position < 0:
                worker.line.send(("warm", prepare, None))

    def copied(self) -> bool:
        """End the idle, so that the next begin as copies of this process with all that it has.

        Returns whether they will be copies; where they cannot be, nobody is ended.
        """
        copies = _context().get_start_method() == "fork"
        if copies and not self._busy():
            self._dismiss()
        return copies

    def meanwhile(self, errand: Callable[[], object]) -> None:
        """Do something in this process the next time there is nothing to do but wait.

        Args:
            errand: what will be needed later; it may never be called.
        """
        self._errands.append(errand)

    def each(
        self,
        work: Callable[[Common, Argument], Result],
        arguments: Sequence[Argument],
        *,
        common: Common,
        weights: Sequence[float] = (),
    ) -> Iterator[tuple[int, Result]]:
        """Call a function with each argument, as many at once as there are workers.

        They are at work when this returns; what they say comes as it is asked for.

        Args:
            work: a function of a module.
            arguments: what it is called with, one after the other.
            common: its first argument every time; each worker gets it once.
            weights: how much work each argument is; the most comes first.

        Returns:
            The position of an argument and its result, as they come. Asking for them raises
            `Ended` when a worker came to a limit or two were killed over the same work, and
            RuntimeError with the child's traceback when the work raised.
        """
        heavy = weights or [0.0] * len(arguments)
        waiting = sorted(range(len(arguments)), key=lambda at: (heavy[at], -at))

        def hand_out() -> None:
            if waiting:
                self._start(len(arguments), common)
            idle = [worker for worker in self._workers if worker.position < 0]
            for worker in idle[: len(waiting)]:
                at = waiting.pop()
                self._tell(worker, at, (work, common, arguments[at]))

        hand_out()
        return self._results(hand_out, waiting)

    def _results(
        self, hand_out: Callable[[], None], waiting: list[int]
    ) -> Iterator[tuple[int, Any]]:
        """What comes back, until no worker has anything to do; one may be killed over a work."""
        killed: set[int] = set()
        try:
            while self._busy():
                for at, (outcome, value) in self._answers():
                    again = [at] if outcome == "killed" and at not in killed else []
                    waiting += again
                    killed.update(again)
                    yield from () if again else ((at, self._answer(outcome, value)),)
                hand_out()
        finally:
            if self._busy():
                self._dismiss()

    def one(
        self, work: Callable[[Common, Argument], Result], argument: Argument, *, common: Common
    ) -> Result:
        """Call a function once, in a worker.

        Raises:
            Ended: the worker came to a limit or was killed.
            RuntimeError: the work raised; the message is the child's traceback.
        """
        ((_, result),) = self.each(work, (argument,), common=common)
        return result

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.position >= 0]

    def _start(self, wanted: int, common: object = None) -> None:
        from riftbook.workers.child import work_on

        while len(self._workers) < min(self.count, wanted):
            context = _context()
            ours, theirs = context.Pipe()
            copied = context.get_start_method() == "fork"
            told = common if copied else None
            child = context.Process(
                target=work_on, args=(theirs, self._memory, self._folder.name, told), daemon=True
            )
            with _interrupts_held(tracked=not copied):
                child.start()
            theirs.close()
            self._workers.append(_Worker(child, ours, told=told))

    def _tell(self, worker: _Worker, at: int, task: tuple[object, object, object]) -> None:
        work, common, argument = task
        with suppress(OSError):  # a worker that is gone says so when it is asked for its answer
            if worker.told is not common:
                worker.line.send(("common", common, None))
                worker.told = common
            worker.line.send(("work", work, argument))
        worker.position, worker.since = at, time.monotonic()

    def _answers(self) -> Iterator[tuple[int, Any]]:
        """What the workers have to say; waits until one of them does."""
        from multiprocessing import connection

        busy = self._busy()
        left = min(worker.since for worker in busy) + self._seconds - time.monotonic()
        lines = [worker.line for worker in busy]
        ready = connection.wait(lines, 0.0 if self._errands else max(left, 0.0))
        if not ready and self._errands:
            self._errands.pop(0)()
            return
        if not ready:
            self._dismiss()
            raise Ended(f"it took longer than {self._seconds:g} seconds")
        for worker in busy:
            if worker.line in ready:
                position, worker.position = worker.position, -1
                yield position, self._heard(worker)

    def _heard(self, worker: _Worker) -> tuple[str, Any]:
        try:
            return worker.line.recv()  # type: ignore[no-any-return]
        except (EOFError, OSError):
            self._dismiss(worker)
            return "killed", None

    def _answer(self, outcome: str, value: Any) -> object:
        if outcome == "done":
            return value
        self._dismiss()
        if outcome == "raised":
            raise RuntimeError(value)
        raise Ended(
            {
                "memory": f"it needed more than {self._memory // 1024**2} MB of memory",
                "depth": "something in the book is nested too deeply",
                "killed": "it was stopped from outside, most likely for want of memory",
            }[outcome]
        )

    def _dismiss(self, *workers: _Worker) -> None:
        """End some workers, or all; the next work starts new ones."""
        ended = workers or tuple(self._workers)
        for worker in ended:
            worker.child.kill()
        for worker in ended:
            worker.child.join()
            worker.line.close()
            self._workers.remove(worker)


def _context() -> ForkContext | SpawnContext:
    """How a worker begins: as a copy of this process where that is safe, else anew.

    With threads about, or where the system's own libraries mind, only new processes will do.
    """
    import multiprocessing

    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork") if alone else multiprocessing.get_context("spawn")


@contextmanager
def _interrupts_held(*, tracked: bool) -> Iterator[None]:
    """Hold Ctrl-C back: the child inherits this and leaves the interrupt, and its end, to us.

    Args:
        tracked: whether the child begins anew, for which Python has a process that keeps count.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    if tracked:
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # when started later, it lets interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
