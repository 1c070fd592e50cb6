"""PDF objects: what the finished file says of its pages beyond what is drawn on them."""

from riftbook.assemble.finishing import finish as finish
