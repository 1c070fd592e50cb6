"""The life of a worker: told what to do until nobody is there to tell."""

import gc
import os
import signal
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

LITTER = 150_000
"""Objects made since a worker last looked for those that nothing needs any more: on the pages of a
novel they hold about 50 MiB."""


def work_on(line: Connection, memory: int, folder: str, common: object) -> None:
    """The life of a worker: told what to do until nobody is there to tell."""
    tempfile.tempdir = folder
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)  # what our parent does then is not for us to do
    _limit(memory)
    gc.disable()  # page trees are full of cycles, and looking for them takes a tenth of the time
    with suppress(EOFError, OSError):
        while True:
            order, what, argument = line.recv()
            if order == "common":
                common = what
            elif order == "warm":
                _outcome(_alone, what, None)  # what goes wrong here, the work will meet and tell
            else:
                line.send(_outcome(what, common, argument))
                _tidy()


def _alone(prepare: Callable[[], object], _: object) -> object:
    return prepare()


def _tidy() -> None:
    if gc.get_count()[0] > LITTER:
        gc.collect(0)  # among those only; what was needed then, styles and words, still is


def _outcome(work: Callable[[Any, Any], Any], common: object, argument: object) -> tuple[str, Any]:
    try:
        return "done", work(common, argument)
    except MemoryError:
        return "memory", None
    except RecursionError:
        return "depth", None
    except Exception:
        return "raised", traceback.format_exc()


def _limit(memory: int) -> None:
    if os.name == "posix":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        allowed = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
