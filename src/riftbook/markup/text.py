"""Running text: Python-Markdown with our inline constructs, and its block parser left out."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.util import INLINE_PLACEHOLDER_RE, Registry

from riftbook.markup import attributes
from riftbook.markup.construct import Bracket, Construct
from riftbook.markup.inlines import citations, emphasis, enclosed, links
from riftbook.markup.inlines.leftovers import LEFTOVERS
from riftbook.markup.inlines.sought import seek
from riftbook.markup.reader import Reader

_NESTED = 4
"""How deep brackets with a meaning may stand in each other."""

_MARK = re.compile(r"[\\`$&<\[@~^{\x02]")
_MARKS = ("  \n", "://", "www.")
"""One of these stands in every text in which an inline pattern finds anything."""
_ATTRIBUTES = re.compile(attributes.PATTERN)
_PAIRS = {"[": re.compile(r"[\[\]]"), "(": re.compile(r"[()]")}


class Text(markdown.Markdown):
    """Python-Markdown, reading the text of leaves that a `Reader` found."""

    def __init__(self, reader: Reader, constructs: Sequence[Construct]) -> None:
        """Set it up for one file."""
        self.reader = reader
        self._constructs = constructs
        self._matched: tuple[str, dict[int, int]] = ("", {})
        super().__init__()

    def build_parser(self) -> "Text":
        """Register what Python-Markdown is to do: inline patterns, and nothing else.

        Its own set-up is not called: it makes twice forty things for each file that go unused.
        """
        patterns: Registry[Pattern] = Registry()
        self.inlinePatterns = patterns
        brackets = _Brackets(self, [c.bracket for c in self._constructs if c.bracket])
        patterns.register(_VerbatimPattern(self, self._constructs), "verbatim", 190)
        for level in range(_NESTED):
            patterns.register(brackets, f"brackets {level}", 180 - level)
        patterns.register(_BareAddress(), "bare address", 120)
        patterns.register(_Narrative(), "citation", 110)
        patterns.register(enclosed.Enclosed(enclosed.STRUCK, "del"), "struck", 90)
        patterns.register(enclosed.Enclosed(enclosed.SUBSCRIPT, "sub"), "subscript", 80)
        patterns.register(enclosed.Enclosed(enclosed.SUPERSCRIPT, "sup"), "superscript", 70)
        for pattern, code in LEFTOVERS:
            patterns.register(_Leftover(self, pattern, code), code, 10)
        self._inline = InlineTreeprocessor(self)
        self.treeprocessors = Registry()
        self.treeprocessors.register(self._inline, "inline", 20)
        return self

    def run(self, root: Element) -> None:
        """Read the running text of every leaf below an element."""
        plain = [(leaf, leaf.text) for leaf in root.iter() if _is_plain(leaf.text)]
        for leaf, _ in plain:
            leaf.text = None
        self._inline.run(root)
        for leaf, text in plain:
            leaf.text = text
        emphasis.find(root)

    def literal(self, source: str, value: str) -> Element:
        """Characters that stand for others and are nobody's markup."""
        return Element("x-text", {"x-src": source, "x-value": value})

    def trouble(self, source: str, code: str, value: str | None = None) -> Element:
        """A piece of source that is wrong: it is reported, and stays as it is or is replaced."""
        shown = source if value is None else value
        return Element("x-text", {"x-src": source, "x-value": shown, "x-code": code})

    def source(self, data: str) -> str:
        """Text with every placeholder turned back into what the author wrote."""
        return self._restored(data, "x-src")

    def _restored(self, data: str, name: str) -> str:
        if "\x02" not in data:
            return data
        stash = self._inline.stashed_nodes

        def one(match: re.Match[str]) -> str:
            node = stash.get(match[1])
            return node.get(name, "") if isinstance(node, Element) else (node or "")

        return INLINE_PLACEHOLDER_RE.sub(one, data)

    def attributes_at(self, data: str, at: int, element: Element) -> int:
        """Give an element the attributes that stand at a place; say where they end."""
        match = _ATTRIBUTES.match(data, at)
        found = attributes.parse(self.source(match[0])) if match else None
        if match is None or found is None:
            return at
        found.put(element)
        for key, value in found.pairs.items():
            element.set(f"x-a-{key}", value)
        return match.end()

    def closing(self, data: str, at: int) -> int:
        """Where the bracket that opens at a place closes; -1 for nowhere."""
        if self._matched[0] is data:
            return self._matched[1].get(at, -1)
        depth = 0
        for match in _PAIRS[data[at]].finditer(data, at):
            depth += 1 if match[0] == data[at] else -1
            if depth == 0:
                return match.start()
        # One that never closes is not the last: from now on they are looked up.
        self._matched = (data, _pairs(data))
        return -1


def _is_plain(text: str | None) -> bool:
    """Whether a text has no markup but emphasis, so that no pattern need be tried on it."""
    return (
        text is not None and _MARK.search(text) is None and not any(mark in text for mark in _MARKS)
    )


def _pairs(data: str) -> dict[int, int]:
    """Opening bracket → its closing one; square and round ones do not hinder each other."""
    pairs: dict[int, int] = {}
    for pattern in _PAIRS.values():
        opened: list[int] = []
        for match in pattern.finditer(data):
            if match[0] in _PAIRS:
                opened.append(match.start())
            elif opened:
                pairs[opened.pop()] = match.start()
    return pairs


class _VerbatimPattern(InlineProcessor):
    """Everything inside which there is no markup, in one pass: the leftmost wins."""

    def __init__(self, text: Text, constructs: Sequence[Construct]) -> None:
        self._text = text
        found = [c for c in constructs if c.verbatim]
        self._by_name = {f"c{at}": c.verbatim for at, c in enumerate(found)}
        pattern = "|".join(f"(?P<c{at}>{c.pattern})" for at, c in enumerate(found))
        super().__init__(pattern)
        seek(self, r"[\\&`$<]", unless="  \n")

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        name = m.lastgroup or ""
        verbatim = self._by_name[name]
        assert verbatim is not None
        return verbatim(self._text, m), m.start(), m.end()


class _Brackets(InlineProcessor):
    """``[…]``, ``![…]`` and ``^[…]``, given to each construct in turn."""

    def __init__(self, text: Text, constructs: Sequence[object]) -> None:
        super().__init__(r"[!^]?\[")
        seek(self, r"\[", before=1)
        self._text = text
        self._constructs = constructs

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        end = self._text.closing(data, m.end() - 1)
        if end < 0:
            return None, m.start(), m.end()
        for lead, start in ((m[0][:-1], m.start()), ("", m.end() - 1)):
            bracket = Bracket(data, start, lead, data[m.end() : end], end + 1)
            for construct in self._constructs:
                found = construct(self._text, bracket)  # type: ignore[operator]
                if found:
                    return found[0], start, found[1]
            if not lead:
                break
        return None, m.start(), m.end()


class _Leftover(InlineProcessor):
    def __init__(self, text: Text, pattern: str, code: str) -> None:
        super().__init__(pattern)
        seek(self, r"\{|\^\[")
        self._text = text
        self._code = code

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        return self._text.trouble(self._text.source(m[0]), self._code), m.start(), m.end()


class _BareAddress(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self) -> None:
        super().__init__(links.BARE)
        seek(self, r"[hw](?:ttps?://|ww\.)")

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        return links.bare(m[0]), m.start(), m.end()


class _Narrative(InlineProcessor):
    def __init__(self) -> None:
        super().__init__(citations.NARRATIVE)
        seek(self, "@", before=1)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        return citations.narrative(m), m.start(), m.end()
