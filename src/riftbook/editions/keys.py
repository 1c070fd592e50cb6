"""What goes into every document of a book, as a part of the keys under which they are kept."""

import re

from riftbook.cache import key, program
from riftbook.model import Resolution, ResolvedDivision
from riftbook.project import Project

_FIGURE = re.compile(rb'data-figure="([^"/]+/[^"]+)"')


def pictured_elsewhere(resolved: ResolvedDivision) -> tuple[str, ...]:
    """The keys of other divisions' pictures that a division shows, in their notes."""
    return tuple(key.decode() for key in _FIGURE.findall(resolved.xhtml))


def surroundings(project: Project, resolution: Resolution, *more: object) -> str:
    """The digest of what the layout of every division may look at.

    Args:
        project: its inputs; the manuscript reaches a document through its resolved division.
        resolution: its metadata and contents.
        more: what else there is; all of it has a `repr` that says what it is.
    """
    written = {source.path for source in project.sources}
    inputs = (f"{path} {project.files[path].digest}" for path in project.files)
    return key(
        program(),
        *(line for line in inputs if line.rpartition(" ")[0] not in written),
        repr((project.theme, resolution.metadata, resolution.contents, *more)),
    )
