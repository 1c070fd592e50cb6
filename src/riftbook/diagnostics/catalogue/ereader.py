"""E: the EPUB."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = ()
