"""F: pictures and generated figures."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = ()
