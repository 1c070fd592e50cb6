"""The package, the ways through it and the container."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED

import pytest
from ereader_samples import Epub, artwork, division, made, project, whole

from riftbook.editions.ereader import produce
from riftbook.model import Contributor, Metadata

ROOT = Path(__file__).parents[2]
NAV = "//h:nav[@epub:type='{}']//h:a"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Epub:
    return whole(project(tmp_path_factory.mktemp("book")))


def test_the_container_begins_with_its_stored_media_type(book: Epub) -> None:
    first = book.archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert book.archive.read("mimetype") == b"application/epub+zip"
    assert book.data[30:58] == b"mimetypeapplication/epub+zip"


def test_members_carry_nothing_of_the_machine(book: Epub) -> None:
    for member in book.archive.infolist():
        assert member.date_time == (2026, 11, 23, 0, 0, 0)
        assert member.create_system == 3
        assert member.external_attr >> 16 == 0o100644
        assert member.extra == b""
    assert {m.compress_type for m in book.archive.infolist()[1:]} == {ZIP_DEFLATED}


def test_the_spine_is_the_book_in_order(book: Epub) -> None:
    spine = [item.get("idref") for item in book.find("content.opf", "//opf:itemref")]
    assert spine == [
        "cover", "title-page", "copyright-page", "nav", "preface", "one", "two", "colophon",
    ]  # fmt: skip
    assert book.find("content.opf", "//opf:itemref[@linear='no']") == []


def test_what_is_in_the_manifest_is_in_the_archive_and_the_other_way_round(book: Epub) -> None:
    listed = [str(item.get("href")) for item in book.find("content.opf", "//opf:item")]
    own = [name.removeprefix("EPUB/") for name in book.names if name.startswith("EPUB/")]
    assert len(listed) == len(set(listed))
    assert set(listed) == set(own) - {"content.opf"}


def test_metadata_of_the_package(book: Epub) -> None:
    package = book.package
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    titles = [t.text for t in book.find("content.opf", "//dc:title")]
    assert titles == ["The Lighthouse & the Mole", "A small book"]
    assert book.meta("title-type") == ["main", "subtitle"]
    assert book.meta("dcterms:modified") == ["2026-11-23T00:00:00Z"]
    single = {"creator": "Ada Writer", "publisher": "Tiny Press", "date": "2026-11-23",
              "rights": "CC BY 4.0", "language": "en", "subject": "Lighthouses"}  # fmt: skip
    for term, value in single.items():
        assert [t.text for t in book.find("content.opf", f"//dc:{term}")] == [value]
    assert book.find("content.opf", "//dc:identifier")[0].get("id") == package.get(
        "unique-identifier"
    )
    assert "EbookLib" not in book.text("content.opf")


def test_people_are_credited_by_their_part(tmp_path: Path) -> None:
    of = project(tmp_path)
    people = (
        Contributor(name="Ada Writer", file_as="Writer, Ada"),
        Contributor(name="Bo Painter", role="ill"),
    )
    book = _with_metadata(of, contributors=people, isbn={"print": "9780000000002"})
    assert [c.text for c in book.find("content.opf", "//dc:creator")] == ["Ada Writer"]
    assert [c.text for c in book.find("content.opf", "//dc:contributor")] == ["Bo Painter"]
    assert book.meta("role") == ["aut", "ill"]
    assert book.meta("file-as") == ["Writer, Ada"]
    assert [s.text for s in book.find("content.opf", "//dc:source")] == ["urn:isbn:9780000000002"]


def test_a_date_in_words_is_no_date_of_the_package(tmp_path: Path) -> None:
    book = _with_metadata(project(tmp_path), date="Spring 2026")
    assert book.find("content.opf", "//dc:date") == []


@pytest.mark.parametrize(("year", "written"), [(1923, 1980), (2026, 2026), (2200, 2107)])
def test_a_moment_that_an_archive_cannot_name_gives_the_nearest(
    tmp_path: Path, year: int, written: int
) -> None:
    book = _with_metadata(project(tmp_path), modified=datetime(year, 5, 1, tzinfo=UTC))
    assert {member.date_time[0] for member in book.archive.infolist()} == {written}
    assert book.meta("dcterms:modified") == [f"{year}-05-01T00:00:00Z"]


def _with_metadata(of, **changes: object) -> Epub:  # type: ignore[no-untyped-def]
    from ereader_samples import resolution

    from riftbook.records import replace

    metadata: Metadata = replace(of.metadata, **changes)  # type: ignore[arg-type]
    resolved = replace(
        resolution(of, division("one", "<p>Text.</p>", title="One")), metadata=metadata
    )
    artefact, found = produce(resolved, {}, of)
    assert found == ()
    return Epub(artefact)


def test_the_contents_have_two_levels(book: Epub) -> None:
    links = book.find("nav.xhtml", NAV.format("toc"))
    assert [link.get("href") for link in links] == [
        "preface.xhtml", "one.xhtml", "one.xhtml#one-h1", "two.xhtml", "colophon.xhtml",
    ]  # fmt: skip
    assert ["".join(link.itertext()) for link in links][1] == "1 One & only"
    assert "Deeper" not in book.text("nav.xhtml")


def test_landmarks_and_the_guide_lead_to_the_same_places(book: Epub) -> None:
    links = book.find("nav.xhtml", NAV.format("landmarks"))
    types = [link.get("{http://www.idpf.org/2007/ops}type") for link in links]
    assert types == ["cover", "titlepage", "toc", "bodymatter"]
    guide = book.find("content.opf", "//opf:guide/opf:reference")
    assert [g.get("type") for g in guide] == ["cover", "title-page", "toc", "text"]
    assert [g.get("href") for g in guide] == [link.get("href") for link in links]
    assert links[-1].get("href") == "one.xhtml"


def test_the_ncx_says_what_the_nav_says(book: Epub) -> None:
    points = book.find("toc.ncx", "//ncx:navPoint")
    assert [p.get("playOrder") for p in points] == ["1", "2", "3", "4", "5"]
    sources = [str(c.get("src")) for c in book.find("toc.ncx", "//ncx:content")]
    assert sources == [link.get("href") for link in book.find("nav.xhtml", NAV.format("toc"))]
    heads = {m.get("name"): m.get("content") for m in book.find("toc.ncx", "//ncx:meta")}
    assert heads["dtb:depth"] == "2"
    assert heads["dtb:uid"] == book.find("content.opf", "//dc:identifier")[0].text


def test_the_cover_is_the_first_page_and_known_to_old_and_new_readers(book: Epub) -> None:
    item = book.find("content.opf", "//opf:item[@properties='cover-image']")[0]
    assert item.get("href") == "art/cover.png"
    old = book.find("content.opf", "//opf:meta[@name='cover']")[0]
    assert old.get("content") == item.get("id")
    image = book.find("cover.xhtml", "//h:img")[0]
    assert image.get("alt") == "Cover of The Lighthouse & the Mole"


def test_accessibility_is_derived(book: Epub, tmp_path: Path) -> None:
    assert book.meta("schema:accessMode") == ["textual", "visual"]
    assert book.meta("schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert {"alternativeText", "longDescription", "tableOfContents"} <= set(
        book.meta("schema:accessibilityFeature")
    )
    assert book.meta("schema:accessibilityHazard") == ["none"]
    assert book.meta("dcterms:conformsTo") == []
    artefact, _ = made(
        project(tmp_path),
        division("one", "<p>Words only.</p>", title="One"),
        artworks={"@cover": artwork("@cover")},
    )
    plain = Epub(artefact)
    assert plain.meta("schema:accessMode") == ["textual"]
    assert "alternativeText" not in plain.meta("schema:accessibilityFeature")
    assert "picture" not in plain.meta("schema:accessibilitySummary")[0]


def test_names_that_the_epub_uses_itself_may_be_a_divisions(tmp_path: Path) -> None:
    names = ("cover", "nav", "nav-page", "ncx", "style")
    link = '<p>See <a href="nav#nav">nav</a>.</p>'
    artefact, found = made(
        project(tmp_path),
        *(division(name, link, title=name) for name in names),
        artworks={"@cover": artwork("@cover")},
    )
    assert found == ()
    book = Epub(artefact)
    assert len(book.names) == len(set(book.names))
    ids = [item.get("id") for item in book.find("content.opf", "//opf:item")]
    assert len(ids) == len(set(ids))
    assert book.find("cover.xhtml", "//h:a")[0].get("href") == "nav.xhtml"
    nav = book.find("content.opf", "//opf:item[@properties='nav']")[0].get("href")
    assert nav == "nav-page-page.xhtml"
    first = book.find(nav, NAV.format("landmarks"))[0].get("href")
    assert first == "cover-page.xhtml"


def test_contents_stand_before_the_text_where_the_book_has_none(tmp_path: Path) -> None:
    artefact, _ = made(
        project(tmp_path),
        division("dedication", "<p>To you.</p>", role="dedication"),
        division("one", "<p>Text.</p>", title="One"),
    )
    spine = [item.get("idref") for item in Epub(artefact).find("content.opf", "//opf:itemref")]
    assert spine == ["dedication", "nav", "one"]


ELSEWHERE = """
import hashlib, pathlib, sys
sys.path[:0] = sys.argv[1:3]
from ereader_samples import project, whole
folder = pathlib.Path(sys.argv[3])
assert "weasyprint" not in sys.modules
print(hashlib.sha256(whole(project(folder)).data).hexdigest())
assert not {"weasyprint", "pydyf", "pikepdf"} & set(sys.modules)
"""


def test_the_same_bytes_elsewhere_and_no_typesetting(book: Epub, tmp_path: Path) -> None:
    from hashlib import sha256

    folder = tmp_path / "a deeper" / "folder"
    folder.mkdir(parents=True)
    surroundings = {"TZ": "Asia/Kolkata", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2026"}
    paths = [str(ROOT / "src"), str(Path(__file__).parent), str(folder)]
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, *paths],
        env={"PATH": os.environ["PATH"], **surroundings},
        cwd=folder,
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == sha256(book.data).hexdigest()
