"""What is mended in WeasyPrint, for every way in which pages are set."""

from functools import wraps
from typing import Any


def mend(inline: Any) -> None:
    """Let a line be as full as it can be before an element that goes to the next.

    A text before an element ends with a blank. Where that alone is too much, which is none at the
    end of a line (CSS Text 3, 4.1.2), WeasyPrint sets no more than the first word.

    Args:
        inline: the module ``weasyprint.layout.inline``.
    """
    split = inline.split_first_line

    @wraps(split)
    def first_line(
        text: str, style: Any, context: Any, max_width: float | None, *more: Any, **how: Any
    ) -> Any:
        line = split(text, style, context, max_width, *more, **how)
        if line[2] is not None and text.endswith(" ") and style["white_space"] == "normal":
            bare = split(text[:-1], style, context, max_width, *more, **how)
            if bare[2] is None:
                return split(text, style, context, None, *more, **how)
        return line

    inline.split_first_line = first_line
