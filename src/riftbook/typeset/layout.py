"""The parts of WeasyPrint's page layout that are called from here, and where we step in.

WeasyPrint asks functions of its own modules for the styles and the margin boxes of each page.
While a division is set to be moved about, others answer in their place.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there

# isort: split
from weasyprint import layout as _layout
from weasyprint.layout import page as _page
from weasyprint.layout.background import layout_box_backgrounds as layout_box_backgrounds
from weasyprint.layout.page import make_margin_boxes as make_margin_boxes
from weasyprint.layout.page import page_height as page_height
from weasyprint.layout.page import page_width as page_width
from weasyprint.layout.percent import resolve_percentages as resolve_percentages

style_page: Callable[[Any, Any, Any], None] = _page.set_page_type_computed_styles
"""Computes the styles of a page: (its type, the HTML, the styles)."""


@contextmanager
def answered_by(
    style: Callable[[Any, Any], None] | None, furnish: Callable[[Any, Any, Any], None] | None
) -> Iterator[None]:
    """Let others answer for the styles of pages and for what stands in their margins.

    Args:
        style: gives a page its styles: (its type, the styles). None leaves that to WeasyPrint.
        furnish: takes the margins of a page in hand, which then has none of its own: (layout
            context, page box, page state). None leaves margins to WeasyPrint.
    """

    def margins(context: Any, page: Any, state: Any) -> tuple[()]:
        assert furnish is not None
        furnish(context, page, state)
        return ()

    if style is not None:
        _page.set_page_type_computed_styles = lambda kind, _, style_for: style(kind, style_for)
    if furnish is not None:
        _layout.make_margin_boxes = margins
    try:
        yield
    finally:
        _page.set_page_type_computed_styles = style_page
        _layout.make_margin_boxes = make_margin_boxes
