"""D: what goes to readers."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = ()
