"""Code with what its braces say of it: language, caption, line numbers, highlighted lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup import attributes, excerpts, highlighting
from riftbook.markup.attributes import Attributes
from riftbook.markup.inlines.characters import plain
from riftbook.markup.lines import Line, joined
from riftbook.markup.listings import HIGHLIGHTED, LANGUAGE
from riftbook.markup.reader import running
from riftbook.records import Record, Value, field

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

CAPTION = re.compile(r" {0,3}Listing:[ \t]+(?=\S)")
"""Begins the caption of code, on a line before or behind it."""
TAB = 4
"""Columns between tab stops."""
_NUMBERED = frozenset(("numberLines", "number-lines"))
_CAPTIONS = ("caption", "lst-cap")
"""What pandoc-crossref and Quarto call a caption in braces."""
_CHOSEN = ("hl-lines", "hl_lines", "code-line-numbers")
_PART = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")


class Fence(Value, kw_only=True):
    """A fence of code, its marks taken off."""

    opening: Line
    language: str
    """As written behind the fence or as the first class; `""` for none."""
    found: Attributes
    inner: Sequence[Line]
    """The lines between its marks."""
    caption: Sequence[Line] = ()
    """The line ``Listing: …`` beside it, with those that go on with it."""

    @property
    def numbered(self) -> bool:
        """Whether its lines are numbered."""
        asked = not _NUMBERED.isdisjoint(self.found.classes)
        pairs = self.found.pairs
        return asked or "startFrom" in pairs or pairs.get("code-line-numbers") == "true"


class _Caption(Record, kw_only=True):
    """What stands over the code."""

    lines: Sequence[Line] = ()
    text: str = ""
    found: Attributes = field(default_factory=Attributes)


def add(reader: "Reader", parent: Element, fence: Fence) -> None:
    """Add a block of code; one with a caption is a figure."""
    caption = _caption(reader, fence)
    lines = excerpts.lines(reader, fence.opening, fence.found, fence.inner)
    language = _language(reader, fence)
    first = _first(reader, fence) if fence.numbered else 0
    home = block = _block(reader, parent, fence, caption)
    if home.tag == "figure":
        block = SubElement(home, "pre")
        reader.place(block, [fence.opening])
        Attributes(id=fence.found.id if caption.found.id else "").put(block)
    if first or home.tag == "figure" or home.get("id"):
        home.set("x-mark", "listing")
        home.set("x-first", str(first))
    Attributes(classes=_own_classes(fence)).put(block)
    if language:
        block.set(LANGUAGE, language)
    chosen = list(_chosen(reader, fence, first or 1, len(lines)))
    if chosen:
        block.set(HIGHLIGHTED, " ".join(map(str, chosen)))
    text = f"{joined(lines)}\n".expandtabs(TAB) if lines else ""
    code = reader.literal(block, "code", lines, text)
    if fence.language:
        code.set("class", f"language-{plain(fence.language)}")


def _block(reader: "Reader", parent: Element, fence: Fence, caption: _Caption) -> Element:
    """The block that carries the label: a figure with its caption, else the code itself."""
    block = SubElement(parent, "figure" if caption.text else "pre")
    reader.place(block, [fence.opening])
    pairs = {**fence.found.pairs, **caption.found.pairs}
    short = {key: value for key, value in pairs.items() if key == "short-caption"}
    Attributes(id=caption.found.id or fence.found.id, pairs=short).put(block)
    if caption.text:
        block.set("class", "listing")
        Attributes(classes=caption.found.classes).put(block)
        reader.leaf(block, "figcaption", caption.lines, caption.text)
    return block


def language_of(classes: Sequence[str]) -> str:
    """The class that names the language: the first that is one, else the first of all."""
    named = [name for name in classes if name not in _NUMBERED]
    languages = filter(highlighting.known, named if len(named) > 1 else ())
    return next(languages, next(iter(named), ""))


def _own_classes(fence: Fence) -> tuple[str, ...]:
    """The author's classes: without the language and what asks for numbers."""
    return tuple(
        name for name in fence.found.classes if name not in _NUMBERED and name != fence.language
    )


def _caption(reader: "Reader", fence: Fence) -> _Caption:
    named = next((name for name in _CAPTIONS if name in fence.found.pairs), "")
    if not fence.caption:
        text = fence.found.pairs[named].strip() if named else ""
        return _Caption(lines=[excerpts.within(fence.opening, named, text)], text=text)
    if named:
        reader.problem(
            "M026",
            fence.opening,
            f"the {named}= of this code is not printed, for the line “Listing:” has its caption",
            "keep one of the two",
        )
    match = CAPTION.match(fence.caption[0].text)
    inner = [fence.caption[0].after(match.end() if match else 0), *fence.caption[1:]]
    text, found = attributes.trailing(running(inner))
    return _Caption(lines=inner, text=text.strip(), found=found)


def _language(reader: "Reader", fence: Fence) -> str:
    """The language of the code; `""` for one that nobody knows."""
    written = fence.language
    if not written or highlighting.known(written):
        return written
    meant = highlighting.likely(written)
    reader.problem(
        "M040",
        _word(fence.opening, written),
        f"no language is called “{written}”, so that the code is printed plain",
        f"did you mean {meant}?" if meant else f"write {{.text .{written}}} if it is a class",
    )
    return ""


def _word(opening: Line, written: str) -> Line:
    at = opening.text.find(written)
    return opening.cut(at, at + len(written))


def _first(reader: "Reader", fence: Fence) -> int:
    written = fence.found.pairs.get("startFrom", "1")
    if written.isdecimal() and written.isascii() and 0 < int(written[:9]) < 1_000_000:
        return int(written)
    hint = 'write startFrom="10", with the number of the first line'
    _no_line(reader, excerpts.within(fence.opening, "startFrom", written), written, hint)
    return 1


def _chosen(reader: "Reader", fence: Fence, first: int, count: int) -> Iterator[int]:
    """Which lines are highlighted, counted from 1; they are written as they are numbered."""
    pairs: Mapping[str, str] = fence.found.pairs
    named = next((name for name in _CHOSEN if name in pairs), "")
    written = pairs.get(named, "")
    if written in {"true", "false"}:
        return
    last = first + count - 1
    for part in re.split(r"[,|\s]+", written.strip()) if written.strip() else ():
        match = _PART.fullmatch(part)
        begin, end = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if first <= begin <= end <= last:
            yield from range(begin - first + 1, end - first + 2)
        else:
            hint = f'its lines are {first} to {last}; write hl-lines="{first},{first}-{last}"'
            _no_line(reader, excerpts.within(fence.opening, named, part), part, hint)


def _no_line(reader: "Reader", at: Line, written: str, hint: str) -> None:
    reader.problem("M041", at, f"“{written}” is no line of this code", hint)
