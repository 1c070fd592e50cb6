"""The book folder: configuration, every input file, the order of the divisions.

Its names are loaded when they are asked for (PEP 562): telling a warning of an earlier build takes
a file's lines and not everything that reads a configuration.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riftbook.project.files import File as File
    from riftbook.project.files import Files as Files
    from riftbook.project.loading import load as load
    from riftbook.project.values import Included as Included
    from riftbook.project.values import Project as Project
    from riftbook.project.values import Source as Source

_HOMES = {
    "File": "files",
    "Files": "files",
    "Included": "values",
    "load": "loading",
    "Project": "values",
    "Source": "values",
}


def __getattr__(name: str) -> object:
    """A name of the package, from the module that has it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
