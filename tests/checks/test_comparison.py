"""Two streams of words: what is lost, moved, added or set in pieces is told as just that."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from riftbook.checks.comparison import Difference, Passage, compare, stream


def text_of(count: int, seed: int = 7) -> list[str]:
    """Words as often as words are: the n-th of the language n times as rare as the first."""
    words = [f"w{n}" for n in range(8000)]
    weights = [1 / (n + 1) for n in range(8000)]
    return random.Random(seed).choices(words, weights, k=count)


def told(source: list[str], printed: str, allowed: frozenset[str] = frozenset()) -> Difference:
    return compare(source, stream(printed, fold=False), allowed)


def test_equal_streams() -> None:
    words = text_of(500)
    assert told(words, " ".join(words)) == Difference()


def test_a_lost_word() -> None:
    words = text_of(200)
    words[100] = "lost"
    printed = " ".join(words[:100] + words[101:])
    assert told(words, printed) == Difference(missing=(Passage(100, 101, ("lost",)),))


def test_a_wrong_word_is_one_finding() -> None:
    assert told(["a", "b", "c", "d", "e", "f"], "a b X d e f") == Difference(
        missing=(Passage(2, 3, ("c",), ("X",)),)
    )


def test_a_lost_beginning_and_a_lost_end() -> None:
    words = [f"w{n}" for n in range(60)]
    assert told(words, " ".join(words[20:50])) == Difference(
        missing=(Passage(0, 20, tuple(words[:20])), Passage(50, 60, tuple(words[50:])))
    )


def test_everything_lost() -> None:
    assert told(["a", "b"], "") == Difference(missing=(Passage(0, 2, ("a", "b")),))


def test_words_of_riftbooks_own_are_passed_over() -> None:
    allowed = frozenset({"Figure", "4", "1"})
    source = ["see", "the", "map", "here"]
    assert told(source, "see Figure 4 1 the map 1 here 4", allowed) == Difference()
    assert told(["see", "Figure", "here"], "see Figure 4 1 Figure here", allowed) == Difference()
    assert told(["see", "it", "here"], "see it Figure", allowed).missing == (
        Passage(2, 3, ("here",)),
    )


def test_words_that_nobody_wrote() -> None:
    source = ["one", "two", "three", "four", "five", "six"]
    found = told(source, "one two ghost word three four five six")
    assert found == Difference(added=(Passage(2, 2, ("ghost", "word")),))


def test_two_swapped_paragraphs() -> None:
    words = [f"w{n}" for n in range(90)]
    first, second = words[30:40], words[40:60]
    printed = " ".join([*words[:30], *second, *first, *words[60:]])
    assert told(words, printed) == Difference(displaced=(Passage(30, 40, tuple(first)),))


def test_hyphens_at_line_ends_and_initials() -> None:
    words = ["Twas", "an", "example", "of", "well", "known", "hyphenation"]
    assert told(words, "T\x01was an exam‐\x01ple of well-\x01known hy‐\x01phen‐\x01ation") == (
        Difference()
    )


def test_a_space_inside_a_word_is_a_difference() -> None:
    assert told(["see", "the", "end"], "see t he end").missing[0].words == ("the",)


def test_light_words_need_not_be_in_the_manuscript() -> None:
    printed = stream("1. apples 2. pears", fold=False, light=[(0, 2), (10, 12)])
    assert compare(["apples", "pears"], printed, frozenset()) == Difference()
    assert compare(["1", "apples", "2", "pears"], printed, frozenset()) == Difference()


def test_a_glyph_without_meaning() -> None:
    found = told(["call", "me", "Ishmael", "now"], "call me Ishm\ufffdel now")
    assert found == Difference(meaningless=((2, 2),))
    found = told(["call", "me"], "call \ufffd me")
    assert found == Difference(meaningless=((1, 1),))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_lost_passage_is_found_where_it_stood(data: st.DataObject) -> None:
    size = data.draw(st.integers(20, 120))
    words = [f"w{n}" for n in range(size)]
    begin = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(begin + 1, size))
    printed = words[:begin] + words[end:]
    for at in sorted(data.draw(st.lists(st.integers(0, len(printed)), max_size=9)), reverse=True):
        printed.insert(at, data.draw(st.sampled_from(["figure", "4", "1"])))
    found = told(words, " ".join(printed), frozenset({"figure", "4", "1"}))
    assert found == Difference(missing=(Passage(begin, end, tuple(words[begin:end])),))


def test_a_chapter_lost_from_a_long_book_is_one_finding() -> None:
    words = text_of(150_000)
    printed = " ".join(words[:40_000] + words[60_000:])
    found = told(words, printed)
    assert sum(len(passage.words) for passage in found.missing) == 20_000


def test_a_word_of_riftbooks_own_may_be_hyphenated() -> None:
    allowed = frozenset({"section", "1", "4"})
    assert told(["see", "there"], "see sec\N{HYPHEN}\x01tion 1.4 there", allowed) == Difference()
    assert told(["see", "there"], "see sec tion there", allowed).added != ()
