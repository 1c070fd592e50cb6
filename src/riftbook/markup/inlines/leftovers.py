"""What looks like markup and was read as none when all else was: it would be printed."""

LEFTOVERS = (
    (
        r"(?:\{:?[ ]*[#.]\w|(?<![\w\\])\{(?:fig|tbl|sec|eq|lst|part|chap)[:-]\w"
        r"|(?<![\w\\])\{[\w-]+=[\"'])[^{}\n]*\}(?=\s*$)",
        "M046",
    ),
    (r"\^\[", "M047"),
)
"""Patterns, each with the code by which it is told: attributes at the end of a text, a note."""
