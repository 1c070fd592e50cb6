"""The styles of elements, computed once for all that are alike.

A listing has thousands of coloured words, and all keywords of it look the same. Elements are alike
when their parents have the same style, the same rules match, and their own declarations are the
same; then they share one style, and so do their pseudo-elements.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from math import inf
from typing import Any

import tinycss2

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there

# isort: split
from weasyprint import css as _css

_REMEMBERED = 4096
"""How many different declarations are kept."""
_STYLE_ATTRIBUTE, _OTHER_ATTRIBUTE = (1, 0, 0), (0, 0, 0)
"""The specificities that WeasyPrint gives to declarations of an element's own."""

_Styles = Mapping[str | None, Any]
"""The computed styles of an element, under None, and of its pseudo-elements."""


class Cascade(_css.StyleFor):  # type: ignore[misc]
    """Takes the place of WeasyPrint's ``StyleFor`` (CSS Cascading and Inheritance 4, 6)."""

    def __init__(
        self, html: Any, sheets: Any, presentational_hints: bool, font_config: Any,
        target_collector: Any,
    ) -> None:  # fmt: skip
        """Compute the styles of all elements of a document, the parents first."""
        self._cascaded_styles: dict[Any, Any] = {}
        self._computed_styles: dict[Any, Any] = {}
        self.initial_page_sizes = {"box": None, "area": None}
        self.font_config = font_config
        self._sheets = sheets
        self._share(html, _declared(html, presentational_hints), target_collector)

    def _share(self, html: Any, own: Mapping[Any, Any], target_collector: Any) -> None:
        matching = _Rules([sheet.matcher for sheet, _, _ in self._sheets]).matching
        known: dict[object, _Styles] = {}
        for element in html.wrapper_element.iter_subtree():
            node = element.etree_element
            parent = None if element.parent is None else element.parent.etree_element
            rules, declared = matching(element), own.get(node, ())
            key = (
                id(self._computed_styles.get((parent, None))),
                tuple(id(each) for _, declarations in declared for each in declarations),
                tuple(id(payload) for *_, payload in rules),
            )
            styles = known.get(key)
            if styles is None:
                self._cascade(node, declared, rules, html.base_url)
                styles = known[key] = self._compute(node, parent, html, target_collector)
            self._computed_styles.update(((node, kind), style) for kind, style in styles.items())

    def _cascade(self, node: Any, declared: Any, rules: Any, base_url: str) -> None:
        """Find out which declaration wins for each property of an element."""
        for specificity, declarations in declared:
            parsed = _css.preprocess_declarations(base_url, declarations)
            self._declare(node, None, "author", inf, specificity, parsed)
        for number, specificity, _, kind, (declarations, layer) in rules:
            sheet, origin, whole = self._sheets[number]
            order = inf if layer is None else sheet.layers.index(layer)
            self._declare(node, kind, origin, order, whole or specificity, declarations)

    def _declare(
        self, node: Any, kind: str | None, origin: str, order: float, specificity: Any,
        declarations: Any,
    ) -> None:  # fmt: skip
        style = self._cascaded_styles.setdefault((node, kind), {})
        for name, values, importance in declarations:
            weight = (_css.declaration_precedence(origin, importance), order, specificity)
            if name not in style or style[name][1] <= weight:
                style[name] = values, weight

    def _compute(self, node: Any, parent: Any, html: Any, target_collector: Any) -> _Styles:
        kinds = [kind for _, kind in self._cascaded_styles if kind]
        for kind in (None, *kinds):
            self.set_computed_styles(
                node, parent if kind is None else node, html.etree_element, kind, html.base_url,
                target_collector,
            )  # fmt: skip
        self._cascaded_styles.clear()
        return {kind: self._computed_styles[node, kind] for kind in (None, *kinds)}


_Rule = tuple[int, Any, int, str | None, Any]
"""The number of a sheet, specificity, order in the sheet, pseudo-element, and what is declared."""
_Tested = list[tuple[Callable[[Any], bool], _Rule]]


class _Rules:
    """The rules of all sheets, found by what an element must have for them to match."""

    def __init__(self, matchers: Sequence[Any]) -> None:
        """Join what cssselect2 has put in order for each sheet."""
        self._ids: dict[str, _Tested] = {}
        self._classes: dict[str, _Tested] = {}
        self._names: dict[str, _Tested] = {}
        self._namespaces: dict[str, _Tested] = {}
        self._languages: _Tested = []
        self._others: _Tested = []
        for number, matcher in enumerate(matchers):
            for joined, found in (
                (self._ids, matcher.id_selectors),
                (self._classes, matcher.class_selectors),
                (self._names, matcher.lower_local_name_selectors),
                (self._namespaces, matcher.namespace_selectors),
            ):
                for name, selectors in found.items():
                    joined.setdefault(name, []).extend(_numbered(number, selectors))
            self._languages.extend(_numbered(number, matcher.lang_attr_selectors))
            self._others.extend(_numbered(number, matcher.other_selectors))

    def matching(self, element: Any) -> list[_Rule]:
        """The rules that match an element, the stronger ones of a sheet behind the weaker ones."""
        tested = [self._others]
        tested.extend(self._classes[name] for name in element.classes if name in self._classes)
        for name, rules in (
            (element.id, self._ids),
            (element.local_name.lower(), self._names),
            (element.namespace_url, self._namespaces),
        ):
            if name in rules:
                tested.append(rules[name])
        if "lang" in element.etree_element.attrib:
            tested.append(self._languages)
        return sorted(rule for each in tested for test, rule in each if test(element))


def _numbered(number: int, selectors: Any) -> _Tested:
    return [
        (test, (number, specificity, order, kind, payload))
        for test, specificity, order, kind, payload in selectors
    ]


def _declared(html: Any, presentational_hints: bool) -> dict[Any, list[tuple[Any, Any]]]:
    """What elements declare themselves: specificity and declarations, under each element."""
    declared: dict[Any, list[tuple[Any, Any]]] = {}
    found = _css.find_style_attributes(html.etree_element, presentational_hints, html.base_url)
    for specificity, node, declarations, _ in found:
        if specificity == _STYLE_ATTRIBUTE:
            declarations = _parsed(node.get("style"))
        declared.setdefault(node, []).append((specificity, declarations))
    return declared


@lru_cache(maxsize=_REMEMBERED)
def _parsed(text: str) -> Any:
    """Declarations as written: the same ones for the same text."""
    return tinycss2.parse_blocks_contents(text)


@contextmanager
def styles_shared() -> Iterator[None]:
    """Let WeasyPrint compute styles this way."""
    before = _css.StyleFor
    _css.StyleFor = Cascade
    try:
        yield
    finally:
        _css.StyleFor = before
