"""The smallest good EPUB and PDF, made on the spot, always with the same bytes.

A test breaks one thing and sees that the validators say so.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import weasyprint

FONTS = Path(__file__).parents[2] / "src/riftbook/themes/classic/fonts"

EPUB: Mapping[str, str] = {
    "META-INF/container.xml": """<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>""",
    "book/package.opf": """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:6f1c2f3e-7c1d-4b3a-9d52-0a9b6f6f7a11</dc:identifier>
<dc:title>A Specimen</dc:title>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">A text with a list of contents.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="one"/></spine>
</package>""",
    "book/nav.xhtml": """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en"
xml:lang="en"><head><title>Contents</title></head><body>
<nav epub:type="toc" role="doc-toc" aria-labelledby="h"><h1 id="h">Contents</h1>
<ol><li><a href="one.xhtml">One</a></li></ol></nav></body></html>""",
    "book/one.xhtml": """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head><title>One</title></head>
<body><h1>One</h1><p>Some words.</p></body></html>""",
}
"""The parts of a good EPUB: one chapter, a table of contents, what it says of its access."""

HTML = '<html lang="en"><head><title>A Specimen</title></head><body><h1>One</h1>{}</body></html>'
CSS = """@font-face { font-family: Specimen; src: url(EBGaramond.ttf) }
body { font-family: Specimen }"""


def epub(place: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Write an EPUB.

    Args:
        place: where to.
        changes: parts that differ from the good one's.
    """
    with ZipFile(place, "w") as archive:
        archive.writestr(ZipInfo("mimetype"), "application/epub+zip", ZIP_STORED)
        for name, text in {**EPUB, **(changes or {})}.items():
            archive.writestr(ZipInfo(name), text, ZIP_DEFLATED)
    return place


def pdf(place: Path, body: str) -> Path:
    """Write a tagged PDF as WeasyPrint makes it, from the XHTML of its body."""
    style = weasyprint.CSS(string=CSS, base_url=f"{FONTS.as_uri()}/")
    html = weasyprint.HTML(string=HTML.format(body))
    data = html.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    # The one thing in it that differs from run to run.
    same = re.sub(rb"xmp\.did:[0-9a-f-]{36}", b"xmp.did:" + b"0" * 36, data)
    place.write_bytes(same)
    return place
