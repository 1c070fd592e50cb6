"""What is derived from `[book]`."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from riftbook.project import rules
from riftbook.project.metadata import slug
from small_books import BOOK, project_of


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The gr(AI)t rift", "the-grait-rift"),
        ("Moby-Dick; or, The Whale", "moby-dick-or-the-whale"),
        ("L’Étranger", "letranger"),
        ("Straße [2]", "strasse-2"),
        ("Smørrebrød", "smorrebrod"),
        ("鯨", "book"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 200, "a" * 80),
    ],
)
def test_the_name_of_the_files(title: str, expected: str) -> None:
    assert slug(title) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2026, datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-11", datetime(2026, 11, 1, tzinfo=UTC)),
        ("2026-11-23", datetime(2026, 11, 23, tzinfo=UTC)),
        (date(2026, 11, 23), datetime(2026, 11, 23, tzinfo=UTC)),
        (datetime(2026, 11, 23, 4), datetime(2026, 11, 23, 4, tzinfo=UTC)),
        ("2026-11-23T04:00:00Z", datetime(2026, 11, 23, 4, tzinfo=UTC)),
        (
            datetime(2026, 11, 23, 4, tzinfo=timezone(timedelta(hours=5.5))),
            datetime(2026, 11, 22, 22, 30, tzinfo=UTC),
        ),
        ("2026-02-30", None),
        ("23.11.2026", None),
        ("0000", None),
        ("soon", None),
        ("", None),
        (20261123, None),
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1))), None),
    ],
)
def test_dates(value: object, expected: datetime | None) -> None:
    assert rules.moment(value) == expected


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("978-0-306-40615-7", "9780306406157"),
        ("ISBN: 978 0 306 40615 7", "9780306406157"),
        ("0-306-40615-2", "9780306406157"),
        ("0-8044-2957-X", "9780804429573"),
        ("12345", ""),
        ("", ""),
    ],
)
def test_isbns(text: str, digits: str) -> None:
    assert rules.isbn_13(text) == digits
    assert bool(rules.isbn(text)) == (not digits)


@pytest.mark.parametrize("text", ["978-0-306-40615-8", "0-306-40615-3", "0-306-40615-X"])
def test_isbns_with_a_wrong_digit(text: str) -> None:
    assert rules.isbn(text) == "its last digit does not fit the others"


@pytest.mark.parametrize("tag", ["en", "de-AT", "zh-Hant-TW", "x-klingon", "gsw"])
def test_languages(tag: str) -> None:
    assert rules.language(tag) == ""


@pytest.mark.parametrize("tag", ["English", "e", "en_US", "en-", "", "de AT", "deutsch"])
def test_no_languages(tag: str) -> None:
    assert rules.language(tag)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("0A8FF1E6-4a7e-4d2c-9f2b-1f2a3b4c5d6e", "urn:uuid:0a8ff1e6-4a7e-4d2c-9f2b-1f2a3b4c5d6e"),
        ("urn:isbn:9780306406157", "urn:isbn:9780306406157"),
        ("https://example.org/book", "https://example.org/book"),
    ],
)
def test_an_identifier_of_the_authors(tmp_path: Path, given: str, expected: str) -> None:
    book = BOOK + f'identifier = "{given}"\n'
    assert project_of(tmp_path, {"book.toml": book}).metadata.identifier == expected


def test_only_warnings_are_ignored() -> None:
    assert rules.code("P012") == ""
    assert "error" in rules.code("P011")
    assert rules.code("P999")
