"""The signs of inline markup, and what stands between them."""

import re
from enum import Enum, auto
from html.entities import html5


class Shown(Enum):
    """How markup is read."""

    MARKDOWN = auto()
    HTML = auto()


_PAIR = r"""[\w:.-]+=(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s{}"']+)"""
ATTRIBUTES = re.compile(
    rf"""\{{:?[ ]*(?:-|[#.=][^\s{{}}"']+|{_PAIR})(?:\s+(?:-|[#.][^\s{{}}"']+|{_PAIR}))*\s*\}}"""
)
"""``{#id .class key=value}``."""

SPECIAL = re.compile(r"[\\`$\]<&@{]|\*+|_+|~~?|[!^]?\[|\^|-@|(?<![\w/])(?:https?://|www\.)")
"""Where markup may begin."""
_MARK = re.compile(r"[\\`$\[\]<&@*_~^{]")
TAG = re.compile(r"""</?([A-Za-z][\w:-]*)(?:\s+(?:[^<>"']|"[^"]*"|'[^']*')*|/)?/?>""")
COMMENT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.S)
UNPRINTED = re.compile(r"<(script|style|title|template)\b.*?</\1\s*>", re.S | re.I)
AUTOLINK = re.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}:|[^\s<>@]+@)[^\s<>]*)>")
ENTITY = re.compile(r"&(?:#[xX]([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]*));")
NAME = r"(?:\{[^{}\s]+\}|[^\W]\w*(?:(?:(?!&#?\w+;)[:.#$%&+?~/-])+\w+)*)"
"""What stands behind the ``@``; an entity is a sign apart."""
_THING = r"@(?=\{?(?:(?:fig|tbl|sec|eq|lst)[:-]|(?:part|chap|page):)\w)" + NAME
KEY = re.compile(rf"(?<![\w@./\\-])-?@{NAME}|(?:-|(?<=/)){_THING}")
"""A reference may stand behind a dash or a stroke, whatever is before that."""
HANGING = re.compile(f"-{_THING}")
"""Right behind what its neighbours see as one thing: ``@fig:a--@fig:b``."""
REFERENCE = re.compile(r"-?@\{?(?:fig|tbl|sec|eq|lst|part|chap|page)[:-]\w")
"""What a key begins with that names a thing of the book and not a work."""
ADDRESS = re.compile(r"(?:(?!&#?\w+;)[^\s<>\\`])*(?<![.,:;!?\"'*_~()\[\]{}“”‘’…])")
SHIFTED = {
    "~~": re.compile(r"(?<!~)~~(?=[^\s~])(?:.+?)(?<=[^\s~])~~(?!~)", re.S),
    "~": re.compile(r"(?<!~)~[^\s~]+~(?!~)"),
    "^": re.compile(r"\^[^\s^]+\^"),
}
"""Struck, lowered and raised text, with its marks."""
NOTE = re.compile(r"\[\^[^\]\s]+\]")
TITLE = r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?"""
DESTINATION = re.compile(
    r"\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*\))*\))*)"
    + TITLE
    + r"\s*\)",
    re.S,
)
LABEL = re.compile(r"[ \n]?\[([^\[\]]*)\]")
MATH = re.compile(
    r"\$\$((?:[^$\\]|\\.)+)\$\$|(?<![$\\])\$(?![\s$])((?:[^$\\]|\\.)+)(?<!\s)\$(?![\d$])", re.S
)
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
PARTING = re.compile(
    "address|article|aside|blockquote|br|caption|center|dd|details|dialog|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|header|hr|iframe|img|input|legend|li|main|nav|ol|option|"
    "p|pre|section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul",
    re.I,
)
"""The elements that part the words on their two sides."""


def possible(text: str) -> bool:
    """Whether there may be markup in a text: quicker than to look for all of it."""
    return _MARK.search(text) is not None or "://" in text or "www." in text


def names_things(inner: str) -> bool:
    """Whether a bracket of this text holds references, a semicolon between two of them."""
    if re.search(r"\[[^\]]*@", inner):
        return False  # those belong to the bracket inside
    parts = re.sub(r"`[^`]*`", "", ENTITY.sub("", inner)).split(";")
    keys = [KEY.search(part) for part in parts]
    return all(key is not None and REFERENCE.match(key[0]) for key in keys)


def fold_label(label: str) -> str:
    """A link label as labels are compared: case and white space do not count."""
    return " ".join(label.split()).casefold()


def character(match: re.Match[str]) -> str:
    """What a character reference stands for; `""` for a name that HTML does not know."""
    hexadecimal, decimal, name = match.groups()
    if name:
        return html5.get(name + ";", "")
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x110000 else ""
