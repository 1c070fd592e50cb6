from riftbook.checks.documents import parse, texts

DOCUMENT = """<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>"""


def said(body: str) -> list[str]:
    """The words of a document, as the comparison hears them."""
    return texts(parse(DOCUMENT.format(body).encode()), frozenset())[""].split()


def test_what_riftbook_added_is_not_heard():
    cited = '<span class="citation"><span class="generated">(Levy, </span><span>p. 3</span></span>'
    assert said(f"<p>Before {cited} behind</p>") == ["Before", "p.", "3", "behind"]


def test_a_long_description_is_not_mistaken_for_the_text_behind_it():
    description = '<details class="description"><p>The walls of the square</p></details>'
    assert said(f"{description}<p>The walls differ</p>") == ["The", "walls", "differ"]


def test_a_div_of_the_authors_called_description_is_heard():
    assert said('<div class="description">Its words</div>') == ["Its", "words"]
