"""Numbers before the lines of a listing."""

from lxml import etree

from riftbook.resolve.xhtml import classes, element, named


def number_lines(block: etree._Element, first: int) -> list[str]:
    """Number the lines of a block of code.

    A number is there for the eye and for those who speak of a line: it is neither read aloud nor
    copied with the code.

    Args:
        block: what holds the lines.
        first: the number of the first.

    Returns:
        The numbers, as they are printed.
    """
    lines = [span for span in block.iter(named("span")) if "line" in classes(span)]
    numbers = [str(number) for number in range(first, first + len(lines))]
    for line, number in zip(lines, numbers, strict=True):
        made = element("span", number, class_="line-number generated", aria_hidden="true")
        made.tail, line.text = line.text, None
        line.insert(0, made)
    return numbers
