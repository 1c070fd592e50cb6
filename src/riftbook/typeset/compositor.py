"""Sets divisions one by one: to be moved about in the book, or for a place of their own."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from typing import Any

from riftbook.fonts import has_emoji, ranged
from riftbook.project.files import File
from riftbook.records import Value, replace
from riftbook.sheets import Sheet
from riftbook.theme import Face, Style
from riftbook.typeset.captured import Furniture
from riftbook.typeset.cascading import styles_shared
from riftbook.typeset.engine import (
    CounterStyle,
    font_configuration,
    load_font_tools,
    weasyprint,
)
from riftbook.typeset.fetcher import Rooted, address
from riftbook.typeset.furniture import Furnisher
from riftbook.typeset.hearing import about_division, about_style, listening
from riftbook.typeset.hyphenation import Exceptions, except_words
from riftbook.typeset.inheriting import values_inherited
from riftbook.typeset.keeping import ROUNDS, WHOLE, notes_with_their_calls
from riftbook.typeset.layout import answered_by
from riftbook.typeset.measuring import Types, lines_measured
from riftbook.typeset.ordinary import ordinary_boxes_known
from riftbook.typeset.parsing import parse
from riftbook.typeset.remembered import styles_remembered
from riftbook.typeset.stylesheets import read
from riftbook.typeset.tree import faults, pushing_notes, sheets
from riftbook.typeset.values import Copy, Finding

_FAST = (
    styles_shared, values_inherited, styles_remembered, ordinary_boxes_known, notes_with_their_calls
)  # fmt: skip
EMOJI = "emoji"
"""The family that is asked for characters which are shown as pictures."""


class Setting(Value, kw_only=True):
    """One division set in pages."""

    copy: Copy
    document: object
    """WeasyPrint's; only `typeset` looks inside."""
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]

    furniture: tuple[Mapping[str, Furniture], ...] = ()
    """For each page its margins by side; empty where they are part of the page."""

    @property
    def pages(self) -> Sequence[object]:
        """WeasyPrint's pages."""
        pages: Sequence[object] = self.document.pages  # type: ignore[attr-defined]
        return pages


class Compositor:
    """Fonts and styles of one book, loaded once; then division after division."""

    def __init__(
        self,
        *,
        styles: Sequence[Style],
        faces: Sequence[Face],
        resources: Mapping[str, bytes],
        plain: bool = False,
        hyphenation: Exceptions = (),
    ) -> None:
        """Load faces and styles.

        Args:
            styles: in the order of the cascade.
            faces: the only fonts there are.
            resources: path to bytes of everything that may be asked for.
            plain: leave all of the setting to WeasyPrint.
            hyphenation: words that are not parted as the patterns of their language say.
        """
        self._plain = plain
        self._hyphenation = hyphenation
        self._fetcher = Rooted(resources)
        self._fonts = font_configuration()
        self._types: Types = {}
        self._furnisher = Furnisher()
        self._styles: list[object] = []
        self.findings: list[Finding] = []
        """What was wrong with the styles."""
        for style in (_font_faces(faces, resources), *styles):
            sheet, heard = read(style.text, self._fonts, self._fetcher)
            self._styles.append(sheet)
            self.findings.extend(about_style(message, style.path) for message in heard)
        self.findings.extend(self._refused(""))

    def set(self, copy: Copy) -> Setting:
        """Set one division.

        WeasyPrint moves a note to a later page rather than a paragraph of which two lines would
        fit; such a paragraph is kept whole instead, and the pages from there made again.

        Raises:
            Unmovable: it was to be set for any place, and its pages depend on their place.
        """
        except_words(self._hyphenation)
        setting = self._set(copy, kept=())
        if self._plain:
            setting = self._kept_whole(setting)
        found = faults(setting.pages, setting.sheets, setting.furniture)
        return replace(setting, findings=(*setting.findings, *found))

    def _kept_whole(self, setting: Setting) -> Setting:
        """Have notes on the pages of their calls, by setting everything again and again."""
        kept: tuple[str, ...] = ()
        while len(kept) < ROUNDS:
            pushing = pushing_notes([page._page_box for page in setting.pages])  # type: ignore[attr-defined]
            fresh = [block for _, block in pushing if block and block not in kept]
            if not fresh:
                break
            kept = (*kept, fresh[0])
            setting = self._set(setting.copy, kept)
        return setting

    def _set(self, copy: Copy, kept: tuple[str, ...]) -> Setting:
        furniture: list[Mapping[str, Furniture]] = []

        def furnish(context: object, page: object, state: object) -> None:
            furniture.append(self._furnisher.furnish(context, page, state))

        with listening() as heard:
            html, written = parse(copy.xhtml, self._fetcher, plain=self._plain)
            self._furnisher.begin(html, copy.numerals)
            numerals = CounterStyle()
            start = weasyprint.CSS(string=_start(copy, kept), counter_style=numerals)
            style = None if self._plain else self._furnisher.style_page
            lines = nullcontext() if self._plain else self._fast()
            with answered_by(style, furnish if copy.movable else None), lines:
                document = html.render(
                    stylesheets=[*self._styles, start],
                    font_config=self._fonts,
                    counter_style=numerals,
                )
        refused = self._refused(copy.division)
        findings = (
            *refused,
            *(about_division(said, copy.division) for said in _others(heard, refused)),
            *_as_parsed(copy, html, written),
        )
        return Setting(
            copy=copy,
            document=document,
            sheets=sheets(document.pages, copy),
            findings=findings,
            furniture=tuple(furniture),
        )

    @contextmanager
    def _fast(self) -> Iterator[None]:
        """Have lines made as WeasyPrint makes them, in less time."""
        with ExitStack() as ways:
            for way in _FAST:
                ways.enter_context(way())
            ways.enter_context(lines_measured(self._types))
            yield

    def write(self, settings: Sequence[Setting]) -> bytes:
        """Join the pages of all divisions by WeasyPrint's own means, untagged."""
        pages = [page for setting in settings for page in setting.pages]
        document: Any = settings[0].document
        load_font_tools()
        with listening():
            data: bytes = document.copy(pages).write_pdf(pdf_tags=False)
        return data

    def _refused(self, division: str) -> tuple[Finding, ...]:
        found = tuple(
            Finding(
                code="S004",
                message=f"the page asks for {url}, which is not a file of the book",
                hint="put the file into the book's folder; nothing is ever fetched from elsewhere",
                division=division,
            )
            for url in dict.fromkeys(self._fetcher.refused)
        )
        self._fetcher.refused.clear()
        return found


def _font_faces(faces: Sequence[Face], resources: Mapping[str, bytes]) -> Style:
    rules = []
    for face in faces:
        weight = f"font-weight: {face.weight}; " if face.weight else ""
        drawn = File.of(face.path, resources.get(face.path, b""))
        reach = f"unicode-range: {ranged(face, drawn)}; " if face.range else ""
        families = [face.family, *([EMOJI] if face.helps and has_emoji(drawn) else [])]
        rules += [
            f'@font-face {{ font-family: "{family}"; font-style: {face.style}; {weight}{reach}'
            f'src: url("{address(face.path)}") }}\n'
            for family in families
        ]
    return Style(path="theme.toml", text="".join(rules))


def _start(copy: Copy, kept: Sequence[str]) -> str:
    side = "right" if copy.recto else "left"
    number = f"@page :first {{ counter-reset: page {copy.folio} }}\n"
    return (
        f"@counter-style folio {{ system: extends {copy.numerals} }}\n"
        f"{'' if copy.movable else number}"
        f"html {{ break-before: {side} }}\n"
        + "".join(f"{_strong(block)} {{ orphans: {WHOLE} !important }}\n" for block in kept)
    )


def _strong(block: str) -> str:
    """The selector of a block, more specific than any that an author would write."""
    return f'[data-b="{block}"]' * 16


def _others(heard: Sequence[str], refused: Sequence[Finding]) -> Iterator[str]:
    """The messages that do not repeat what the fetcher refused."""
    addresses = [finding.message.split(" ")[4].rstrip(",") for finding in refused]
    for message in dict.fromkeys(heard):
        if not any(url in message for url in addresses):
            yield message


def _as_parsed(copy: Copy, html: "weasyprint.HTML", ours: int) -> Iterator[Finding]:
    """The HTML parser has to find the elements that we wrote, no more and no less."""
    theirs = sum(1 for node in html.etree_element.iter() if isinstance(node.tag, str))
    if ours != theirs:
        yield Finding(
            code="S005",
            message=f"{ours} elements were written and {theirs} arrived on the page",
            hint="some HTML stands where it may not: a block inside a paragraph, for example",
            division=copy.division,
        )
