"""How much of CommonMark's own examples comes out right: the number may only rise."""

import re
import tomllib
from copy import deepcopy
from pathlib import Path
from urllib.parse import unquote

from lxml import etree, html

from riftbook.markup import cleaning, convert
from riftbook.project import Source
from validators.batch import refuse

HERE = Path(__file__).parent
SPECS = (
    HERE.parent / "validators" / "node_modules" / "commonmark-spec" / "spec.txt",
    Path("/usr/share/commonmark-spec/spec.txt"),
)
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)


def examples(spec: str) -> list[tuple[str, str]]:
    """Markdown and HTML of every example."""
    return [
        (text.replace("→", "\t"), expected.replace("→", "\t"))
        for text, expected in EXAMPLE.findall(spec)
    ]


def shape(element: etree._Element) -> tuple[object, ...]:
    """An element as nested tuples, without what riftbook adds on purpose."""
    tag = str(element.tag).rpartition("}")[2]
    tag = {"h1": "h2", "figure": "p"}.get(tag, tag)
    attributes = {
        str(key): unquote(str(value))
        for key, value in element.attrib.items()
        if not str(key).startswith("data-") and (tag, key) != ("hr", "class")
    }
    inside = list(pieces(element))
    if not inside or tag in {"ul", "ol", "blockquote", "div", "hr"}:
        inside = [piece for piece in inside if not isinstance(piece, str) or piece.strip()]
    return (tag, tuple(sorted(attributes.items())), tuple(inside))


def pieces(element: etree._Element) -> list[object]:
    """An element's texts and children, captions left out."""
    found: list[object] = [element.text or ""]
    for child in list(element):
        if (child.get("class") or "").split()[:1] == ["line"]:
            ending = "" if child.getnext() is not None else "\n"
            found.append("".join(map(str, child.itertext())) + (child.tail or ending))
            continue
        if str(child.tag).rpartition("}")[2] != "figcaption" and isinstance(child.tag, str):
            found.append(shape(child))
        found.append(child.tail or "")
    found = ["".join(map(str, found))] if all(isinstance(p, str) for p in found) else found
    exact = str(element.tag).rpartition("}")[2] in {"pre", "code"}
    if not exact:
        found = [" ".join(p.split()) if isinstance(p, str) else p for p in found]
    return [piece for piece in found if piece != ""]


def passes(text: str, expected: str) -> bool:
    """Whether an example comes out as the specification has it."""
    fragment, _, _ = convert(
        Source(id="x", path="x.md", text="# T\n\n" + text, role="chapter", language="und")
    )
    ours = etree.fromstring(fragment.xhtml)
    if expected.isspace() or expected.startswith("<!"):
        return not "".join(map(str, ours.itertext())).strip()
    theirs = html.fragment_fromstring(expected, create_parent="div")
    return shape(ours) in {shape(theirs), shape(wrapped(theirs))}


def wrapped(root: etree._Element) -> etree._Element:
    """HTML whose loose text stands in paragraphs, where riftbook puts it."""
    made = etree.Element("div")
    paragraph = None
    for piece in [root.text or "", *(p for child in root for p in (child, child.tail or ""))]:
        text = piece if isinstance(piece, str) else ""
        if not isinstance(piece, str) and str(piece.tag) in cleaning.BLOCK:
            made.append(deepcopy(piece))
            made[-1].tail = None
            paragraph = None
        elif text.strip() or not isinstance(piece, str):
            paragraph = etree.SubElement(made, "p") if paragraph is None else paragraph
            put(paragraph, piece)
    return made


def put(paragraph: etree._Element, piece: etree._Element | str) -> None:
    if not isinstance(piece, str):
        paragraph.append(deepcopy(piece))
        paragraph[-1].tail = None
    elif len(paragraph):
        paragraph[-1].tail = piece
    else:
        paragraph.text = piece


def test_no_fewer_examples_of_commonmark_come_out_right() -> None:
    spec = next((path for path in SPECS if path.is_file()), None)
    if spec is None:
        refuse("commonmark-spec is not installed under tests/validators/node_modules")
    assert spec is not None
    found = [passes(*example) for example in examples(spec.read_text(encoding="utf-8"))]
    recorded = tomllib.loads((HERE / "commonmark_pass.toml").read_text(encoding="utf-8"))
    assert len(found) == recorded["examples"]
    assert sum(found) >= recorded["right"], "fewer examples come out right than recorded"
    assert sum(found) <= recorded["right"], (
        f"raise the record in commonmark_pass.toml: {sum(found)}"
    )
