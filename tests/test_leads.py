"""Every link of every printed book leads to the page that holds what it names."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from leads import Leads, holds, words_at
from map_books import mapped

ROOT = Path(__file__).parents[1]
BOOKS = {path.parent.name: path.parent for path in sorted(ROOT.glob("tests/books/*/book.toml"))}
BOOKS["the-grait-rift"] = ROOT


@pytest.fixture(scope="module", params=BOOKS)
def editions(request: pytest.FixtureRequest) -> tuple[Leads, bytes]:
    book = mapped(BOOKS[request.param])
    return Leads(book.pdf), book.epub


def test_every_link_leads_to_what_it_names(editions: tuple[Leads, bytes]) -> None:
    check_links(*editions)


def test_every_link_can_be_clicked(editions: tuple[Leads, bytes]) -> None:
    check_boxes(editions[0])


def check_links(leads: Leads, epub: bytes) -> None:
    """No link is dead, and the words that the EPUB has at a target stand where it leads."""
    used = {link.name for link in leads.links if not link.address}
    assert used <= set(leads.destinations)
    words = words_at(epub)
    lost = {name for name in used if not holds(leads, leads.destinations[name], words[name])}
    assert lost == set()
    assert all(urlsplit(link.address).scheme for link in leads.links if not link.name)


LEAST = 4.0
"""Points along or across a line: the smallest type of a theme is 7 points."""


def check_boxes(leads: Leads) -> None:
    """Where a link can be clicked there is room to, and it is on the words of the link."""
    flat = [
        (leads.labels[link.page], link.name or link.address, link.box)
        for link in leads.links
        if max(link.size) < LEAST or min(link.size) < 1
    ]
    assert flat == []
    assert all(link.text.strip() for link in leads.links)
