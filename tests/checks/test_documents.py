import io
import zipfile

from riftbook.checks.documents import read_documents

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="book.opf"/></rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="one" href="one.xhtml"/></manifest><spine><itemref idref="one"/></spine></package>"""
DOCUMENT = """<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>"""


def said(body: str) -> list[str]:
    """The words of a document of one EPUB, as the comparison hears them."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book.opf", PACKAGE)
        archive.writestr("one.xhtml", DOCUMENT.format(body))
    (reading,) = read_documents(held.getvalue(), frozenset())
    return reading.texts[""].split()


def test_what_riftbook_added_is_not_heard():
    cited = '<span class="citation"><span class="generated">(Levy, </span><span>p. 3</span></span>'
    assert said(f"<p>Before {cited} behind</p>") == ["Before", "p.", "3", "behind"]


def test_a_long_description_is_not_mistaken_for_the_text_behind_it():
    description = '<details class="description"><p>The walls of the square</p></details>'
    assert said(f"{description}<p>The walls differ</p>") == ["The", "walls", "differ"]


def test_a_div_of_the_authors_called_description_is_heard():
    assert said('<div class="description">Its words</div>') == ["Its", "words"]
