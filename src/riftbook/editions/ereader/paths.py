"""Where the documents of the EPUB lie, and which divisions have none of their own."""

from collections.abc import Mapping

from riftbook.model import Resolution, ResolvedDivision


def paths(resolution: Resolution) -> Mapping[str, str]:
    """Division id to the path of its document; the contents' is that of the nav."""
    nav = f"{free('nav', resolution)}.xhtml"
    return {
        resolved.division.id: nav if is_contents(resolved) else f"{resolved.division.id}.xhtml"
        for resolved in resolution.divisions
    }


def without_document(resolution: Resolution) -> frozenset[str]:
    """The divisions that have no document of their own: contents that riftbook makes."""
    return frozenset(each.division.id for each in resolution.divisions if is_contents(each))


def free(name: str, resolution: Resolution) -> str:
    """A name for a document of the edition's own that no division has."""
    taken = any(each.division.id == name and not is_contents(each) for each in resolution.divisions)
    return free(f"{name}-page", resolution) if taken else name


def is_contents(resolved: ResolvedDivision) -> bool:
    """Whether a division is the contents; a file of theirs says where they stand, and a title."""
    return resolved.division.role == "contents"
