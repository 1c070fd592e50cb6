"""Where the talk goes: stderr, with restrained colour and one line of progress on a terminal."""

import os
import re
import sys
from collections.abc import Mapping
from io import TextIOWrapper
from typing import TextIO

from riftbook.records import Record

_PLAIN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STYLES: Mapping[str, str] = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "1;33",
    "well": "32",
    "hint": "36",
}


def harmless(text: str) -> str:
    """Text of the author's without what could steer a terminal or turn its direction."""
    return _PLAIN.sub("\N{REPLACEMENT CHARACTER}", text)


class Terminal(Record):
    """The two streams and how they may be used."""

    out: TextIO
    err: TextIO
    colored: bool = False
    width: int = 100
    quiet: bool = False
    verbose: bool = False
    live: bool = False
    """Whether one line may be written over."""
    _stage: str = ""

    @classmethod
    def of(cls, *, color: str, quiet: bool, verbose: bool) -> "Terminal":
        """The program's own streams.

        Args:
            color: ``auto``, ``always`` or ``never``; ``auto`` heeds NO_COLOR, FORCE_COLOR, TERM.
            quiet: say errors only.
            verbose: say more.
        """
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        is_terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        return cls(
            out=sys.stdout,
            err=sys.stderr,
            colored=_colored(color, is_terminal, os.environ),
            width=_columns() if is_terminal else 100,
            quiet=quiet,
            verbose=verbose,
            live=is_terminal and not quiet and not verbose,
        )

    def data(self, text: str) -> None:
        """Print a result."""
        self._erase()
        print(text, file=self.out, flush=True)

    def say(self, text: str = "") -> None:
        """Say something, unless the author wants errors only."""
        if not self.quiet:
            self.write(text)

    def complain(self, text: str) -> None:
        """Say what went wrong, always."""
        self.write(f"{self.paint('error', 'error:')} {harmless(text)}")

    def write(self, text: str) -> None:
        """Write to stderr."""
        self._erase()
        print(text, file=self.err, flush=True)

    def progress(self, stage: str) -> None:
        """Show the stage that begins: one line that the next one overwrites."""
        if self.verbose:
            self.write(self.paint("dim", f"· {stage}"))
        elif self.live:
            self._erase()
            shown = f"{stage} …"[: self.width - 1]
            self.err.write(self.paint("dim", shown))
            self.err.flush()
            self._stage = stage

    def paint(self, style: str, text: str) -> str:
        """Text in one of the few styles, where colours are wanted."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colored and text else text

    def forget_output(self) -> None:
        """Send what is left for stdout nowhere: its reader has gone."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.out.fileno())
        os.close(nowhere)

    def _erase(self) -> None:
        if self._stage:
            self.err.write("\r\x1b[K")
            self.err.flush()
            self._stage = ""


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def _colored(choice: str, is_terminal: bool, environment: Mapping[str, str]) -> bool:
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or is_terminal
