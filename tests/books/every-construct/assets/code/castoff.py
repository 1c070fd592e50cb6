"""How many pages a manuscript makes."""

LINES = 33
LETTERS = 62


# region measure
def lines(text: str, measure: int = LETTERS) -> int:
    """Lines of so many letters that a paragraph fills."""
    return -(-len(text) // measure)
# endregion


def pages(paragraphs: list[str]) -> int:
    return -(-sum(lines(text) for text in paragraphs) // LINES)


print(pages(["The case stands before the window."] * 100))
