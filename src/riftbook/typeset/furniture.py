"""Running heads and folios, set apart from the pages they stand on.

What stands in the margins depends on the side of the opening and on the number of the page, and
neither is known while a division is set. So the margins are set for both sides, once for all
pages whose margins say the same, and without the number.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from riftbook.typeset import layout
from riftbook.typeset.captured import Furniture
from riftbook.typeset.engine import boxes
from riftbook.typeset.folios import Unmovable, folio
from riftbook.typeset.margins import Margins, Spot
from riftbook.typeset.overprinting import inks
from riftbook.typeset.placed import see_movable

POINTS = 0.75
"""Points in a CSS pixel."""
SIDES = ("left", "right")
_NUMBERS = (8, 3888)
"""Two page numbers of different width: what moves between them depends on the number."""
_SAME = 0.05
"""CSS pixels within which two places are one."""


class Furnisher:
    """Sets the margins of one book's pages; keeps what many pages share."""

    def __init__(self) -> None:
        """Nothing is set yet."""
        self._kept: dict[object, list[tuple[Mapping[tuple[str, str], object], Furniture]]] = {}
        self._styled: dict[object, tuple[Any, tuple[str, ...]]] = {}
        self._margins = Margins()
        self._html: Any = None
        self._numerals = ""
        self._own: tuple[str | None, ...] = ()
        """The styles that the division's document brings."""
        self._seen = False
        """Whether its styles have been looked at."""
        self._kinds: dict[Any, tuple[int, ...]] = {}
        """The rules that hold for each page met."""
        self._mirrored: set[tuple[object, ...]] = set()
        """The rules of the two sides that were compared."""

    def begin(self, html: Any, numerals: str) -> None:
        """Turn to another division, given as WeasyPrint's HTML and the numerals of its folios."""
        self._html = html
        self._numerals = numerals
        self._styled, self._kinds, self._mirrored = {}, {}, set()
        root = html.etree_element
        self._own = tuple(each.text for each in root.iter() if each.tag == "style")
        self._seen = False

    def style_page(self, page_type: Any, style_for: Any) -> None:
        """Give a page its computed styles: those of an earlier page for which the same rules hold.

        WeasyPrint goes through the styles of all elements for every page.
        """
        kind = self._rules(page_type, style_for)
        computed = style_for.get_computed_styles()
        if kind not in self._styled:
            layout.style_page(page_type, self._html, style_for)
            named = tuple(pseudo for element, pseudo in computed if element == page_type)
            self._styled[kind] = (page_type, named)
            return
        known, named = self._styled[kind]
        for pseudo in named:
            computed[page_type, pseudo] = computed[known, pseudo]

    def furnish(self, context: Any, page: Any, state: Any) -> Mapping[str, Furniture]:
        """The margins of a page, for both sides.

        Args:
            context: WeasyPrint's layout context, turned to the page.
            page: its page box.
            state: its page state: counters and the like.

        Raises:
            Unmovable: They cannot be set without knowing the page's place.
        """
        if not self._seen:
            see_movable(context.style_for.get_computed_styles())
            self._seen = True
        own = page.page_type
        first, second = (own._replace(side=side) for side in SIDES)
        for page_type in (first, second):
            self.style_page(page_type, context.style_for)
        kinds = tuple(self._rules(each, context.style_for) for each in (first, second))
        if kinds not in self._mirrored:
            _compare_sides(self._declared(first, context), self._declared(second, context))
            self._mirrored.add(kinds)
        return {side: self._side(context, page, state, own._replace(side=side)) for side in SIDES}

    def _rules(self, page_type: Any, style_for: Any) -> tuple[int, ...]:
        if page_type not in self._kinds:
            self._kinds[page_type] = _rules(page_type, style_for)
        return self._kinds[page_type]

    def _declared(self, page_type: Any, context: Any) -> Mapping[str, Mapping[str, object]]:
        """What the rules say of a page and of the areas its text shares with it."""
        known, _ = self._styled[self._rules(page_type, context.style_for)]
        cascaded = context.style_for.get_cascaded_styles()
        return {
            pseudo or "": {
                name: value for name, (value, _) in cascaded.get((known, pseudo), {}).items()
            }
            for pseudo in (None, "@footnote", "@note-area")
        }

    def _side(self, context: Any, page: Any, state: Any, page_type: Any) -> Furniture:
        root = tuple(sorted(self._html.etree_element.attrib.items()))
        kind = (self._rules(page_type, context.style_for), root, self._own, self._numerals)
        kept = self._kept.setdefault(kind, [])
        for strings, furniture in kept:
            if all(_string(context, page, *asked) == said for asked, said in strings.items()):
                return furniture
        asked = _strings_asked(page_type, context.style_for)
        strings = {each: _string(context, page, *each) for each in asked}
        furniture = self._set(context, page, state, page_type)
        kept.append((strings, furniture))
        return furniture

    def _set(self, context: Any, page: Any, state: Any, page_type: Any) -> Furniture:
        """Set the margins with two numbers, and see what the number moves."""
        first, second = (
            _margin_boxes(context, page, state, page_type, number) for number in _NUMBERS
        )
        spots: list[Spot] = []
        folios = set()
        pairs = zip(_texts(first[1]), _texts(second[1]), strict=True)
        for short, long in pairs:
            if short.text != long.text:
                spots.append(_spot(short, long))
                folios.add(id(short))
            elif abs(short.position_x - long.position_x) > _SAME:
                raise Unmovable("a running head stands where the page number leaves room")
        if len(spots) < _counted(page_type, context.style_for):
            raise Unmovable("the page number is printed in a way that is not known")
        content, places, fonts, states = self._margins.paint(context, *second, spots)
        margin = second[0].content_box_x() * POINTS
        return Furniture(
            content=content, folios=places, fonts=fonts, states=states, margin=margin,
            inks=inks(first[1], folios),
        )  # fmt: skip


def _rules(page_type: Any, style_for: Any) -> tuple[int, ...]:
    """The page rules that hold for a page, by their places in the styles."""
    found: list[int] = []
    place = 0
    for sheet, _, _ in style_for._sheets:
        for _, selectors, _ in sheet.page_rules:
            place += 1
            if any(style_for._page_type_match(each[2], page_type) for each in selectors):
                found.append(place)
    return tuple(found)


def _compare_sides(
    first: Mapping[str, Mapping[str, object]], second: Mapping[str, Mapping[str, object]]
) -> None:
    """See that a page set as a recto can be used as a verso."""
    for area, declared in first.items():
        other = second[area]
        names = {name for name in {*declared, *other} if declared.get(name) != other.get(name)}
        if (area or names - {"margin_left", "margin_right"}) and names:
            raise Unmovable("the two sides of the opening are not mirrored")
        mirrored = _mirrored(declared, other) and _mirrored(other, declared)
        if names and not mirrored:
            raise Unmovable("the text is not as wide on both sides of the opening")
        if not area and any(name.startswith(("background", "border")) for name in declared):
            raise Unmovable("the page has a background or a border")
        if not area and any(name.startswith(("bleed", "marks")) for name in declared):
            raise Unmovable("the page has marks for cutting, which do not move with its text")


def _mirrored(first: Mapping[str, object], second: Mapping[str, object]) -> bool:
    return first.get("margin_left") == second.get("margin_right")


def _string(context: Any, page: Any, name: str, keyword: str) -> object:
    return context.get_string_set_for(page, name, keyword)


def _contents(page_type: Any, style_for: Any) -> Sequence[Sequence[tuple[str, Any]]]:
    """What the margin boxes of a page hold."""
    computed = style_for.get_computed_styles()
    found = []
    for (element, pseudo), style in computed.items():
        if element != page_type or not pseudo or pseudo in {"@footnote", "@note-area"}:
            continue
        if style["content"] not in {"normal", "none", "inhibit"}:
            found.append(style["content"])
    return found


def _strings_asked(page_type: Any, style_for: Any) -> frozenset[tuple[str, str]]:
    """The named strings that the margins of a page print.

    Raises:
        Unmovable: They print something else than strings and the page number.
    """
    items = [item for content in _contents(page_type, style_for) for item in content]
    for kind, value in items:
        counted = kind == "counter()" and value[0] == "page"
        if kind not in {"string", "string()"} and not counted:
            raise Unmovable(f"a margin holds more than words and page numbers: {kind}")
    return frozenset(value for kind, value in items if kind == "string()")


def _counted(page_type: Any, style_for: Any) -> int:
    """How many margin boxes print the page number."""
    contents = _contents(page_type, style_for)
    return sum(any(kind == "counter()" for kind, _ in content) for content in contents)


def _margin_boxes(
    context: Any, page: Any, state: Any, page_type: Any, number: int
) -> tuple[Any, Sequence[Any]]:
    """A page of that type without text, and its margin boxes, as if it had that number."""
    style = context.style_for(page_type)
    empty = boxes.PageBox(page_type, style)
    layout.resolve_percentages(empty, style["size"])
    empty.position_x = empty.position_y = 0
    width, height = style["size"]
    layout.page_width(empty, context, width)
    layout.page_height(empty, context, height)
    empty.children = page.children
    quotes, counters, scopes, groups = state
    numbered = (quotes, {**counters, "page": [number]}, scopes, groups)
    return empty, tuple(layout.make_margin_boxes(context, empty, numbered))


def _texts(margins: Sequence[Any]) -> list[Any]:
    found = []
    waiting = list(reversed(margins))
    while waiting:
        box = waiting.pop()
        if isinstance(box, boxes.TextBox):
            found.append(box)
        waiting.extend(reversed(getattr(box, "children", ())))
    return found


def _spot(short: Any, long: Any) -> Spot:
    """Where a number stands, from two settings of it."""
    ends = {
        "left": (short.position_x, long.position_x),
        "right": (short.position_x + short.width, long.position_x + long.width),
        "centre": (short.position_x + short.width / 2, long.position_x + long.width / 2),
    }
    still = [name for name, (one, other) in ends.items() if abs(one - other) <= _SAME]
    if not still or abs(short.position_y - long.position_y) > _SAME:
        raise Unmovable("the place of the page number depends on the number")
    return Spot(box=long, align=still[0], at=ends[still[0]][1], pattern=_pattern(short, long))


def _pattern(short: Any, long: Any) -> tuple[str, str, str]:
    """What stands before and behind a number, and its numerals."""
    for numerals in ("decimal", "lower-roman"):
        low, high = (folio(number, numerals) for number in _NUMBERS)
        if long.style["text_transform"] == "uppercase":
            low, high = low.upper(), high.upper()
        before, found, behind = long.text.partition(high)
        if found and short.text == before + low + behind:
            return before, behind, numerals
    raise Unmovable("the page number is printed in numerals that are not known")
