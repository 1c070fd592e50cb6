"""How a command ends, for scripts."""

WELL = 0
ERRORS = 1
"""The book has errors, or warnings with ``--strict``: nothing was written."""
USAGE = 2
"""The command or book.toml is wrong."""
SYSTEM = 3
"""A part of the system is missing or refuses its service."""
BUG = 4
INTERRUPTED = 130
"""Ctrl-C or SIGTERM."""
