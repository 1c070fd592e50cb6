"""`python -m riftbook`, and the command `riftbook`."""

import gc
import sys

from riftbook.cli import main


def run() -> int:
    """Run the program.

    At its end the system takes all its memory back at once: to look for cycles in it first, as
    Python does, takes longer than to convert a chapter.

    Returns:
        The exit code.
    """
    code = main()
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(run())
