"""Work in a child process with limits of memory and time, so that no page can take the machine."""

import multiprocessing
import os
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

MEMORY = 6 * 1024**3
"""Bytes of address space: a novel of 900 pages takes a third of it."""
SECONDS = 1200.0

Argument = TypeVar("Argument")
Result = TypeVar("Result")


class Ended(Exception):
    """The child came to its limit; the message says which."""


def apart(
    work: Callable[[Argument], Result],
    argument: Argument,
    *,
    memory: int = MEMORY,
    seconds: float = SECONDS,
) -> Result:
    """Call a function of a module in a child process.

    Args:
        work: a function that the child can import by name.
        argument: its one argument; it and the result cross by pickle, between two processes of
            the same program, and are never stored.
        memory: bytes of address space.
        seconds: by the wall clock.

    Raises:
        Ended: the child came to a limit or was killed.
        RuntimeError: the work raised; the message is the child's traceback.
    """
    # WeasyPrint writes the fonts of its pages to a temporary folder and forgets it when killed.
    with tempfile.TemporaryDirectory(prefix="riftbook-") as folder:
        outcome, value = _answer(_Task(work, argument, memory, folder), seconds)
    if outcome == "memory":
        raise Ended(f"it needed more than {memory // 1024**2} MB of memory")
    if outcome == "depth":
        raise Ended("something in the book is nested too deeply")
    if outcome == "raised":
        raise RuntimeError(value)
    result: Result = value
    return result


@dataclass(frozen=True, slots=True)
class _Task(Generic[Argument]):
    """What the child is told."""

    work: Callable[[Argument], object]
    argument: Argument
    memory: int
    folder: str
    """Where it may leave temporary files."""


def _answer(task: _Task[Argument], seconds: float) -> tuple[str, Any]:
    """How the child ended, and its result."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_run, args=(sender, task), daemon=True)
    try:
        with _interrupts_held():
            child.start()
        sender.close()
        if not receiver.poll(seconds):
            raise Ended(f"it took longer than {seconds:g} seconds")
        answer: tuple[str, Any] = receiver.recv()
    except EOFError:
        raise Ended("it was stopped from outside, most likely for want of memory") from None
    finally:
        if child.pid is not None:
            child.kill()
            child.join()
    return answer


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back: the child inherits this and leaves the interrupt, and its end, to us."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # when started later, it lets interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _run(sender: Connection, task: _Task[Argument]) -> None:
    tempfile.tempdir = task.folder
    _limit(task.memory)
    try:
        sender.send(("done", task.work(task.argument)))
    except MemoryError:
        sender.send(("memory", None))
    except RecursionError:
        sender.send(("depth", None))
    except Exception:
        sender.send(("raised", traceback.format_exc()))


def _limit(memory: int) -> None:
    if os.name == "posix":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        allowed = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
