"""Formes → one PDF/UA-1 file (ISO 14289-1), and what the file says of itself."""

from collections.abc import Mapping, Sequence

from riftbook.assemble.faces import Faces, place_faces
from riftbook.assemble.file import File
from riftbook.assemble.labels import Numbering, page_labels
from riftbook.assemble.metadata import information, packet
from riftbook.assemble.outline import write_outline
from riftbook.assemble.placing import Book, Stand, place
from riftbook.assemble.text import reference, sorting, string
from riftbook.typeset.values import Colophon


def join(
    stands: Sequence[Stand],
    *,
    faces: Sequence[Faces],
    labels: Mapping[str, str],
    numberings: Sequence[Numbering],
    colophon: Colophon,
) -> bytes:
    """Join formes into a file.

    Args:
        stands: the formes in the order of the book, each with its place.
        faces: the fonts, with every glyph that the formes use.
        labels: id to the folio of the page on which it stands.
        numberings: in order of pages; the first begins at page 0.
        colophon: what the file says of itself.

    Raises:
        ValueError: A forme does not fit its place, which is a fault of ours.
    """
    file = File()
    roots = {name: file.reserve() for name in ("pages", "fonts", "document")}
    book = Book(file=file, labels=labels, roots=roots)
    for stand in stands:
        place(book, stand)
    written = place_faces(file, faces, roots["fonts"])
    written += _page_tree(book)
    root, structure = _structure(book)
    outline, entries = write_outline(file, book.outline)
    metadata, catalog, told = file.reserve(), file.reserve(), file.reserve()
    said = packet(colophon)
    file.stream(metadata, b"<</Type/Metadata/Subtype/XML/Length %d>>" % len(said), said)
    heads = [
        b"/Type/Catalog/Pages " + reference(roots["pages"]),
        b"/StructTreeRoot " + reference(root),
        b"/Metadata " + reference(metadata),
        b"/Lang " + string(colophon.language),
        b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>",
        b"/PageLayout/TwoPageRight/PageMode/UseOutlines",
        b"/PageLabels " + page_labels(numberings),
        b"/Names<</Dests<</Names[%b]>>>>" % _destinations(book),
    ]
    heads += [b"/Outlines " + reference(outline)] if outline else []
    written += [*structure, *entries]
    written.append((catalog, b"<<%b>>" % b"".join(heads)))
    written.append((told, information(colophon)))
    file.objects(written)
    return file.close(catalog, told)


def _page_tree(book: Book) -> list[tuple[int, bytes]]:
    kids = b" ".join(map(reference, book.pages))
    tree = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(book.pages), kids)
    return [(book.roots["pages"], tree)]


def _destinations(book: Book) -> bytes:
    names = sorted(book.names, key=sorting)
    return b" ".join(string(name) + book.names[name] for name in names)


def _structure(book: Book) -> tuple[int, list[tuple[int, bytes]]]:
    """The structure tree's root and the Document below it (ISO 32000-1, 14.7)."""
    file, document = book.file, book.roots["document"]
    root, tree = file.reserve(), file.reserve()
    parts = b" ".join(map(reference, book.parts))
    names = sorted(book.identifiers, key=sorting)
    entries = b" ".join(string(name) + reference(book.identifiers[name]) for name in names)
    heads = b"/K[%b]/ParentTree %b/ParentTreeNextKey %d" % (
        reference(document), reference(tree), book.keys,
    )  # fmt: skip
    heads += b"/IDTree<</Names[%b]>>" % entries if names else b""
    return root, [
        (document, b"<</Type/StructElem/S/Document/P %b/K[%b]>>" % (reference(root), parts)),
        (tree, b"<</Nums[%b]>>" % b"".join(book.parents)),
        (root, b"<</Type/StructTreeRoot%b>>" % heads),
    ]
