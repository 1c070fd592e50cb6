"""What a finished document must not be: active, too long, at odds with itself.

The manuscript is cleaned before; what is found here, a layout of the book's own brought in.
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from riftbook.diagnostics import Diagnostic, Span
from riftbook.editions.ereader.parts import name
from riftbook.editions.ereader.styles import STYLE, Shelf, missing
from riftbook.layout.xhtml import may_act
from riftbook.markup.finding import finder
from riftbook.project import Files

LONGEST = 300_000
"""Bytes of one document; older reading systems open no longer ones (the limit that has come
down from the first EPUB readers)."""

ACTIVE = frozenset(
    name(tag)
    for tag in ("script", "iframe", "object", "embed", "form", "audio", "video", "base")
)  # fmt: skip
LAYOUTS = "layouts/ereader"

_outward = finder("@href or self::x:img or self::x:link")
"""What names something that lies elsewhere."""
_identified = finder("@id")


def inspect(
    root: etree._Element, rendered: bytes, source: str, pictures: frozenset[str], shelf: Shelf
) -> Iterator[Diagnostic]:
    """Look a document over; pictures that the layout took from the book folder go to the shelf.

    Args:
        root: the document, finished.
        rendered: what the layout made of it.
        source: the manuscript file that it comes from, `""` for one that riftbook makes.
        pictures: the paths of the prepared pictures.
        shelf: takes the files that the layout names.
    """
    for element in root.iter(etree.Element) if may_act(rendered) else _outward(root):
        yield from _active(element, shelf.files)
        if element.tag == name("img") and element.get("src", "") not in pictures:
            yield from _pictured(element, shelf)
        elif element.tag == name("link") and element.get("href") != STYLE:
            yield missing(_where(element.get("href", ""), shelf.files), element.get("href", ""))
    yield from _repeated(root, source)


def measure(xhtml: bytes, source: str) -> Iterator[Diagnostic]:
    """See that a written document is one that every reading system opens."""
    if len(xhtml) > LONGEST:
        yield _too_long(len(xhtml), source)


def _active(element: etree._Element, files: Files) -> Iterator[Diagnostic]:
    """Scripts, and whatever else acts or loads by itself."""
    handlers = [str(key) for key in element.attrib if str(key).lower().startswith("on")]
    address = element.get("href", "").strip().lower()
    if element.tag in ACTIVE:
        what = f"<{etree.QName(element).localname}"
    elif handlers:
        what = handlers[0]
    elif address.startswith(("javascript:", "data:", "vbscript:")):
        what = address.partition(":")[0] + ":"
    else:
        return
    yield Diagnostic(
        code="E002",
        span=_where(what, files),
        message=f"a layout puts {f'{what}>' if what[0] == '<' else what} into the EPUB",
        hint="take it out; reading systems refuse what acts by itself, and so does riftbook",
    )


def _pictured(image: etree._Element, shelf: Shelf) -> Iterator[Diagnostic]:
    """A picture that the layout names by its path in the book folder."""
    address = image.get("src", "")
    resource = shelf.take(address)
    if resource is not None:
        image.set("src", resource.path)
    else:
        yield missing(_where(address, shelf.files), address)


def _where(text: str, files: Files) -> Span:
    """Where a layout of the book's own says something."""
    for file in files.under(LAYOUTS):
        for number, line in enumerate(file.data.decode("utf-8", "replace").splitlines(), 1):
            if text and text in line:
                return Span(
                    path=file.path, line=number, column=line.index(text) + 1, length=len(text)
                )
    return Span(path=LAYOUTS)


def _repeated(root: etree._Element, source: str) -> Iterator[Diagnostic]:
    """Ids that stand twice in one document."""
    counted = Counter(element.get("id") for element in _identified(root))
    for identifier, times in counted.items():
        if times > 1:
            yield Diagnostic(
                code="E004",
                span=Span(path=source),
                message=f"the id “{identifier}” stands {times} times in one document of the EPUB",
                hint="a layout repeats an id that the text or another part of the layout has; "
                "give it another one",
            )


def _too_long(size: int, source: str) -> Diagnostic:
    return Diagnostic(
        code="E001",
        span=Span(path=source),
        message=f"this division makes a document of {size // 1000} kB, more than "
        f"{LONGEST // 1000} kB",
        hint="divide it into two files",
    )
