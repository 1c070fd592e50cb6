"""SVG of the author's: read safely, refused or cleaned, and written again (SVG 1.1).

Drawings may hold shapes, text, gradients, and embedded PNG or JPEG; nothing that runs, nothing
that reaches out of the file. Editors' own elements, comments and metadata are left out.
"""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from riftbook.figures import raster
from riftbook.figures.raster import RefusedError
from riftbook.geometry import points
from riftbook.records import Record, Value, field

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
MOST_ELEMENTS, MOST_DEPTH, MOST_USES = 50_000, 100, 2_000

_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image"}
_LETTERS = {"text", "tspan", "textPath", "title", "desc", "style"}
_GROUPS = {"svg", "g", "defs", "symbol", "use", "switch", "clipPath", "mask", "marker"}
_PAINTS = {"linearGradient", "radialGradient", "stop", "pattern", "filter"}
_DRAWN = frozenset(_SHAPES | _LETTERS | _GROUPS | _PAINTS)
_ANIMATIONS = {"animate", "animateColor", "animateMotion", "animateTransform", "set"}
_LEFT_OUT = frozenset(_ANIMATIONS | {"metadata", "cursor", "view"})
"""Of no use on paper; without them the drawing shows its first state."""
_EFFECT = re.compile(r"fe[A-Z]\w+")
_URL = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)
_LOADS = re.compile(r"@import|(?:image-set|image|src|cross-fade)\s*\(", re.IGNORECASE)
"""What fetches in CSS beside url(): Images 4, Values 5, Cascade 5."""
_WORDS = frozenset({"id", "class", "lang", "aria-label"})
"""Attributes whose values are no CSS."""
_DATA = re.compile(r"data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)


class Vector(Value, kw_only=True):
    """A drawing that may go into the book."""

    root: Element
    size: tuple[float, float]
    """Its own width and height, in points or in units of the view box."""


def is_svg(data: bytes) -> bool:
    """Whether the bytes begin as an XML document with an svg element."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and re.search(rb"<(?:\w+:)?svg[\s>]", data[:65536]) is not None


def read(data: bytes) -> Vector:
    """Read and clean a drawing.

    Raises:
        RefusedError: it is no SVG, holds what may not be in it, or does not say how large it is.
    """
    root = _Cleaner().run(data)
    _count_uses(root)
    return Vector(root=root, size=_size(root))


def write(root: Element) -> bytes:
    """The drawing as bytes, UTF-8, without a declaration."""
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return text.encode()


class _Cleaner(Record):
    """Builds the clean tree while the parser reads, and refuses as soon as it must."""

    builder: ElementTree.TreeBuilder = field(default_factory=ElementTree.TreeBuilder)
    parser: expat.XMLParserType = field(
        default_factory=lambda: expat.ParserCreate(namespace_separator=" ")
    )
    depth: int = 0
    count: int = 0
    skipping: int = 0
    styles: int = 0
    style: list[str] = field(default_factory=list)

    def run(self, data: bytes) -> Element:
        parser = self.parser
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise RefusedError(
                "F009",
                "is not well-formed XML",
                "save it anew from the drawing program",
                error.lineno,
            ) from error
        return self.builder.close()

    def refuse(self, code: str, message: str, hint: str) -> RefusedError:
        return RefusedError(code, message, hint, self.parser.CurrentLineNumber)

    def _doctype(self, *_: object) -> None:
        raise self.refuse("F016", "has a DOCTYPE", "delete the line: a drawing needs none")

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            raise self.refuse("F018", "loads a style sheet", "put the styles into the drawing")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        space, _, name = tag.rpartition(" ")
        if self.depth > MOST_DEPTH or self.count > MOST_ELEMENTS:
            raise self.refuse("F019", "is too complex", "flatten it in the drawing program")
        if self.skipping or space != SVG or name in _LEFT_OUT:
            if self.depth == 1:
                raise self.refuse("F007", "is not an SVG drawing", "save it as plain SVG")
            self.skipping += 1
            return
        if name not in _DRAWN and not _EFFECT.fullmatch(name):
            raise self.refuse(
                "F017",
                f"holds <{name}>, which is not allowed in a book",
                "take it out: shapes, text and gradients are allowed",
            )
        if self.depth == 1 and name != "svg":
            raise self.refuse("F007", "is not an SVG drawing", "save it as plain SVG")
        self.styles += name == "style"
        self.builder.start(f"{{{SVG}}}{name}", self._attributes(name, attributes))

    def _attributes(self, element: str, given: dict[str, str]) -> dict[str, str]:
        kept = {}
        for tag, value in given.items():
            space, _, name = tag.rpartition(" ")
            if not space and name.lower().startswith("on"):
                raise self.refuse(
                    "F017", f"runs a script: {name}", f"take the attribute {name} out"
                )
            if name == "href" and space in {"", XLINK}:
                self._reference(element, value)
                kept[f"{{{XLINK}}}href"] = value.strip()
            elif name == "base" and space == XML:
                raise self.refuse("F018", "has an xml:base", "take the attribute out")
            elif not space or space == XML:
                if name not in _WORDS:
                    self._style(value)
                kept[f"{{{space}}}{name}" if space else name] = value
        return kept

    def _reference(self, element: str, value: str) -> None:
        value = value.strip()
        if value.startswith("#"):
            return
        picture = _DATA.fullmatch(value)
        if element == "image" and picture:
            self._embedded(picture[1])
            return
        shown = value if len(value) < 50 else value[:47] + "…"
        raise self.refuse(
            "F018",
            f"refers to something outside: {shown}",
            "put what it needs into the drawing itself, as PNG or JPEG",
        )

    def _embedded(self, text: str) -> None:
        try:
            data = b64decode(text)
            raster.prepare(data, raster.check_kind(f"embedded.{_ending(data)}", data))
        except (RefusedError, Base64Error) as error:
            raise self.refuse(
                "F009",
                "holds an embedded picture that cannot be read",
                "embed a PNG or JPEG that opens in a picture editor",
            ) from error

    def _style(self, value: str) -> None:
        """References in styles and presentation attributes stay inside the drawing."""
        if "\\" in value:
            raise self.refuse("F018", "hides a reference in its styles", "write it plainly")
        targets = [match[2].strip() for match in _URL.finditer(value)]
        if _LOADS.search(value) or any(not target.startswith("#") for target in targets):
            raise self.refuse(
                "F018",
                "loads something from outside in its styles",
                "put what it needs into the drawing itself",
            )

    def _end(self, tag: str) -> None:
        self.depth -= 1
        if self.skipping:
            self.skipping -= 1
            return
        name = tag.rpartition(" ")[2]
        if name == "style":
            css = "".join(self.style)
            self._style(css)
            self.builder.data(css)
            self.style.clear()
            self.styles -= 1
        self.builder.end(f"{{{SVG}}}{name}")

    def _characters(self, text: str) -> None:
        if self.skipping:
            return
        if self.styles:
            self.style.append(text)
        else:
            self.builder.data(text)


def _ending(data: bytes) -> str:
    return {"PNG": "png", "JPEG": "jpg"}.get(raster.kind_of(data), "none")


def _count_uses(root: Element) -> None:
    """Refuse drawings whose <use> elements multiply or go in a circle."""
    by_id = {element.get("id", ""): element for element in root.iter()}
    known: dict[str, int] = {}

    def expanded(element: Element, above: tuple[str, ...]) -> int:
        total = 0
        for inner in element.iter(f"{{{SVG}}}use"):
            target = inner.get(f"{{{XLINK}}}href", "").removeprefix("#")
            if target in above:
                raise RefusedError("F019", "uses a part inside itself", "take the circle out")
            if target not in known:
                shown = by_id.get(target)
                known[target] = 1 + (expanded(shown, (*above, target)) if shown is not None else 0)
            total += known[target]
        return total

    if expanded(root, ()) > MOST_USES:
        raise RefusedError(
            "F019",
            f"repeats parts more than {MOST_USES} times",
            "draw the repeated part once as a path, or embed it as a picture",
        )


def _size(root: Element) -> tuple[float, float]:
    """From the view box, which decides the shape, or from width and height.

    Raises:
        RefusedError: neither is there.
    """
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        across, down = float(numbers[2]), float(numbers[3])
    except (IndexError, ValueError):
        across, down = _length(root.get("width", "")), _length(root.get("height", ""))
        root.set("viewBox", f"0 0 {across / 0.75:g} {down / 0.75:g}")
    if not (0 < across < 1e6 and 0 < down < 1e6):
        raise RefusedError(
            "F020", "does not say how large it is", 'give its svg element a viewBox="0 0 …"', 1
        )
    return across, down


def _length(text: str) -> float:
    try:
        return points(f"{text}px" if text.replace(".", "", 1).isdigit() else text)
    except ValueError:
        return 0.0
