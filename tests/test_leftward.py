"""Glyphs from left to right, read in the order of their script."""

import sys
import unicodedata

import pytest

from riftbook.language.leftward import in_reading_order, is_leftward
from riftbook.language.scripts import is_emoji, runs_left, script_and_font


@pytest.mark.parametrize(
    ("glyphs", "said"),
    [
        ("one two", "one two"),
        ("a םולש b", "a שלום b"),
        ("a םיאבה םיכורב, b", "a ברוכים הבאים, b"),
        ("דג 144 בא", "אב 144 גד"),
        ("דג 1.5 בא x הו 7", "אב 1.5 גד x וה 7"),
        ("בא c דג", "אב c גד"),
    ],
)
def test_runs_are_turned_and_numbers_are_not(glyphs: str, said: str) -> None:
    assert in_reading_order(list(glyphs)) == said


def test_a_glyph_of_two_letters_is_turned_as_one() -> None:
    assert in_reading_order(["م", "لا", "س"]) == "سلام"


def test_what_runs_to_the_left() -> None:
    assert is_leftward("a ב")
    assert is_leftward("س")
    assert not is_leftward("aé漢 12")
    assert all(map(runs_left, ("ar", "he-IL", "az-Arab", "fa")))
    assert not any(map(runs_left, ("ku-Latn", "ar-Latn", "arn", "en", "")))


def test_scripts_and_emoji_are_known_by_their_characters() -> None:
    assert script_and_font("ש")[0] == "Hebrew"
    assert script_and_font("か")[0] == "Japanese"
    assert script_and_font("☃") == ("", "")
    assert [is_emoji(sign) for sign in "🐈🦊☎a漢"] == [True, True, False, False, False]


def test_no_letter_that_runs_to_the_left_is_overlooked() -> None:
    letters = (chr(code) for code in range(sys.maxunicode + 1))
    running = [letter for letter in letters if unicodedata.bidirectional(letter) in {"R", "AL"}]
    assert running
    assert all(map(is_leftward, running))
