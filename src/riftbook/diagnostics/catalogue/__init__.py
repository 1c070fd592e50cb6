"""Every code riftbook can report, one file a family; codes are never used again for another thing.

P project · M manuscript · R resolution · F figures · T type · S sheets (print) · E e-reader ·
D distribution.
"""

from collections.abc import Mapping
from types import MappingProxyType

from riftbook.diagnostics.catalogue import (
    distribution,
    divisions,
    ereader,
    figures,
    leftovers,
    manuscript,
    passages,
    project,
    resolution,
    scripts,
    sheets,
    type_,
)
from riftbook.diagnostics.catalogue.entry import Entry

FAMILIES: tuple[tuple[Entry, ...], ...] = (
    project.CODES,
    (*manuscript.CODES, *leftovers.CODES, *divisions.CODES, *scripts.CODES),
    passages.CODES,
    resolution.CODES,
    figures.CODES,
    type_.CODES,
    sheets.CODES,
    ereader.CODES,
    distribution.CODES,
)

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {entry.code: entry for family in FAMILIES for entry in family}
)
"""Code to entry."""
