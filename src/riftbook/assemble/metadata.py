"""What a PDF says of itself: the XMP packet and the information dictionary."""

from html import escape

from riftbook.assemble.text import string
from riftbook.typeset.values import Colophon

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<rdf:Description rdf:about="">
{entries}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def packet(colophon: Colophon) -> bytes:
    """The XMP packet (ISO 16684-1), which says that the file is PDF/UA-1 (ISO 14289-1, 5)."""
    creators = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in colophon.authors)
    subjects = "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in colophon.keywords)
    entries = [
        "<pdfuaid:part>1</pdfuaid:part>",
        f"<dc:title><rdf:Alt>{_default(colophon.title)}</rdf:Alt></dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{colophon.language}</rdf:li></rdf:Bag></dc:language>",
        f"<dc:creator><rdf:Seq>{creators}</rdf:Seq></dc:creator>" if creators else "",
        _described(colophon.subject),
        f"<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>" if subjects else "",
        f"<pdf:Keywords>{escape(', '.join(colophon.keywords))}</pdf:Keywords>" if subjects else "",
        f"<pdf:Producer>{escape(colophon.generator)}</pdf:Producer>",
        f"<xmp:CreatorTool>{escape(colophon.generator)}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{colophon.modified}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{colophon.modified}</xmp:ModifyDate>",
    ]
    return _PACKET.format(entries="\n".join(filter(None, entries))).encode()


def _default(text: str) -> str:
    return f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'


def _described(subject: str) -> str:
    return (
        f"<dc:description><rdf:Alt>{_default(subject)}</rdf:Alt></dc:description>"
        if subject
        else ""
    )


def information(colophon: Colophon) -> bytes:
    """The information dictionary (ISO 32000-1, 14.3.3)."""
    date = "D:" + "".join(sign for sign in colophon.modified if sign.isdigit()) + "Z"
    said = {
        b"Title": colophon.title,
        b"Author": ", ".join(colophon.authors),
        b"Subject": colophon.subject,
        b"Keywords": ", ".join(colophon.keywords),
        b"Creator": colophon.generator,
        b"Producer": colophon.generator,
        b"CreationDate": date,
        b"ModDate": date,
    }
    entries = (b"/%b %b" % (key, string(text)) for key, text in said.items() if text)
    return b"<<%b>>" % b"".join(entries)
