"""The command line: arguments, talk, exit codes. It computes nothing.

stdout is data, stderr is talk. None of the libraries that make a book is imported before a
command needs it, so that `riftbook --help` answers at once.
"""

import gc
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from riftbook.cli import arguments, exits
from riftbook.cli.commands import Command
from riftbook.cli.terminal import Terminal

_LITTER = 1_000_000
"""Objects made since cycles that nothing needs were last looked for."""
_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: the arguments; those of the program when None.

    Returns:
        The exit code, one of `exits`.
    """
    # A run is short, and its values are trees without cycles: to look for cycles is lost time.
    gc.set_threshold(_LITTER)
    options = arguments.parse(argv)
    terminal = Terminal.of(color=options.color, quiet=options.quiet, verbose=options.verbose)
    try:
        with _interruptible():
            run: Command = options.run
            return run(options, terminal)
    except KeyboardInterrupt:
        terminal.say("interrupted: nothing more was written")
        return exits.INTERRUPTED
    except BrokenPipeError:
        terminal.forget_output()
        return exits.WELL
    except OSError as error:
        return _environment(error, terminal)
    except Exception as error:
        return _bug(error, terminal)


class StoppedError(KeyboardInterrupt):
    """Ctrl-C or SIGTERM.

    Of a class of its own: where a plain `KeyboardInterrupt` has passed through `exec`, which
    templates and named tuples use, Python ends itself with the signal and not with the exit code.
    """


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let SIGTERM end a command as Ctrl-C does: locks released, temporary files gone."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise StoppedError

    before = {number: signal.signal(number, interrupt) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _environment(error: OSError, terminal: Terminal) -> int:
    """A file or a library that the machine refuses: no bug, and no problem of the book."""
    terminal.complain(str(error))
    terminal.say("`riftbook doctor` tells what the machine lacks")
    _trace(terminal)
    return exits.SYSTEM


def _bug(error: Exception, terminal: Terminal) -> int:
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].name}, line {frames[-1].lineno}" if frames else "nowhere"
    terminal.complain(f"riftbook has a bug: {type(error).__name__}: {error} (in {where})")
    terminal.say(
        f"It is not your book's fault, and nothing was written. Please report this line with\n"
        f"the command you gave and these versions: {arguments.versions()}."
    )
    if not _trace(terminal):
        terminal.say("The same command with -v prints where it happened.")
    return exits.BUG


def _trace(terminal: Terminal) -> bool:
    """Print the traceback when the author asked for it; whether it was printed."""
    if terminal.verbose:
        import traceback

        traceback.print_exc(file=sys.stderr)
    return terminal.verbose
