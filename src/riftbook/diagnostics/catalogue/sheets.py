"""S: the printed pages."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = ()
