"""What a document of the EPUB holds: read once for all checks, and known again by its bytes."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from urllib.parse import urlsplit

from lxml import etree

from riftbook.cache import Cache, key, program
from riftbook.checks.comparison import MEANINGLESS
from riftbook.checks.documents import XHTML, parse, texts
from riftbook.layout.xhtml import may_act
from riftbook.markup.finding import finder
from riftbook.markup.scanner import split
from riftbook.records import Value, asdict
from riftbook.workers import Workers
from riftbook.workers.shares import helped

Asked = tuple[int, bytes, frozenset[str]]
"""A document's position, the document, and the ids of its elements that hold notes."""

_ALONE = 200_000
"""Bytes of documents that are looked over sooner than workers begin."""
_FETCHED = ("src", "poster", "data")
_ACTIVE = frozenset(("script", "iframe", "object", "embed", "form", "base"))
_ID = re.compile(rb' id="([^"]*)"')


_identified = finder("@id")
_pointing = finder(" or ".join(f"@{name}" for name in ("href", *_FETCHED)))


class Survey(Value, kw_only=True):
    """Everything that a check asks of one document."""

    ids: tuple[str, ...]
    """In order, those that stand twice too."""
    references: tuple[str, ...]
    """What links, pictures and styles lead to."""
    undescribed: tuple[str, ...]
    """The addresses of pictures without alternative text."""
    active: tuple[str, ...]
    """The names of elements that act, or fetch what lies elsewhere."""
    said: Mapping[str, str]
    """`digest` of the words: the body's under `""`, a note's under its id; `""` for words that
    hold a character of no meaning."""


def digest(words: str) -> str:
    """A digest of words with a blank between two."""
    return sha256(words.encode()).hexdigest()


NOTHING = digest("")
"""The digest of a text without words."""


def survey_all(
    documents: Sequence[bytes],
    anchors: frozenset[str],
    store: Cache | None = None,
    workers: Workers | None = None,
) -> tuple[Survey, ...]:
    """Look documents over, or remember what they held.

    Args:
        documents: the documents.
        anchors: the ids of all elements of the book that hold notes.
        store: the book's cache.
        workers: who helps where there is much to look over.

    Raises:
        etree.XMLSyntaxError: one is not well-formed.
    """
    asked = [
        (data, anchors.intersection(map(bytes.decode, _ID.findall(data)))) for data in documents
    ]
    names = [key("survey", program(), data, *sorted(notes)) for data, notes in asked]
    kept = [store.get(name) if store else None for name in names]
    unknown = [(at, *asked[at]) for at, data in enumerate(kept) if data is None]
    lengths = [len(data) for _, data, _ in unknown]
    made = dict(helped(workers, _share, unknown, lengths, common=None, least=_ALONE))
    for at, data, notes in unknown:
        packed = made.get(at) or _pack(_surveyed(data, notes))
        kept[at] = packed
        if store:
            store.put(names[at], packed)
    return tuple(_unpack(data) for data in kept if data is not None)


def notice(document: bytes, anchors: frozenset[str], store: Cache) -> None:
    """Look a document over for whoever asks later; one that cannot be read is told of then."""
    with suppress(etree.XMLSyntaxError):
        survey_all((document,), anchors, store)


def _share(_: None, asked: Sequence[Asked]) -> tuple[tuple[int, bytes], ...]:
    """The surveys of some documents; those that are not well-formed are left to the caller."""
    made: list[tuple[int, bytes]] = []
    for at, data, notes in asked:
        with suppress(etree.XMLSyntaxError):
            made.append((at, _pack(_surveyed(data, notes))))
    return tuple(made)


def _pack(made: Survey) -> bytes:
    return json.dumps(asdict(made)).encode()


def _unpack(data: bytes) -> Survey:
    told = json.loads(data)
    return Survey(
        ids=tuple(told["ids"]),
        references=tuple(told["references"]),
        undescribed=tuple(told["undescribed"]),
        active=tuple(told["active"]),
        said=told["said"],
    )


def _surveyed(data: bytes, notes: frozenset[str]) -> Survey:
    root = parse(data)
    elements = _pointing(root)
    suspected = root.iter(etree.Element) if may_act(data) else elements
    return Survey(
        ids=tuple(element.get("id", "") for element in _identified(root)),
        references=tuple(target for element in elements for target in _references(element)),
        undescribed=tuple(
            image.get("src", "") for image in root.iter(f"{XHTML}img") if not _described(image)
        ),
        active=tuple(_tag(element) for element in suspected if _is_active(element)),
        said={where: _words(text) for where, text in texts(root, notes).items()},
    )


def _words(text: str) -> str:
    return "" if MEANINGLESS in text else digest(" ".join(split(text)))


def _tag(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _references(element: etree._Element) -> Iterator[str]:
    for attribute in ("href", *_FETCHED):
        target = element.get(attribute)
        if target:
            yield target


def _described(image: etree._Element) -> bool:
    """Whether a picture has an alternative text, be it empty for a decorative one."""
    alt = image.get("alt")
    return bool(alt) or (alt == "" and image.get("role") in {"presentation", "none"})


def _is_active(element: etree._Element) -> bool:
    tag = _tag(element)
    if tag in _ACTIVE:
        return True
    handlers = any(str(attribute).startswith("on") for attribute in element.attrib)
    fetched = [element.get(attribute, "") for attribute in _FETCHED]
    fetched += [element.get("href", "")] if tag in {"link", "image", "use"} else []
    remote = any(_leads_away(target) for target in fetched if target)
    followed = urlsplit(element.get("href", "")).scheme in {"javascript", "data", "file"}
    return handlers or remote or followed


def _leads_away(target: str) -> bool:
    parts = urlsplit(target)
    return bool(parts.scheme or parts.netloc)
