"""Sentences and paragraphs that break into lines as a writer's do: their words say nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.corpora import words
from benchmarks.corpora.dice import Dice


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What the prose is about."""

    nouns: Sequence[str]
    adjectives: Sequence[str]
    verbs: Sequence[str]
    """With an object."""
    people: Sequence[str] = ()


NOVEL = Lexicon(
    nouns=words.NOUNS, adjectives=words.ADJECTIVES, verbs=words.VERBS, people=words.NAMES
)
MANUAL = Lexicon(
    nouns=(*words.TOPICS, *words.NOUNS[:20]),
    adjectives=words.QUALITIES,
    verbs=words.OPERATIONS,
)


class Prose:
    """Writes from dice and a lexicon."""

    def __init__(self, dice: Dice, lexicon: Lexicon) -> None:
        """Take the dice; what is written follows from where they stand."""
        self.dice = dice
        self._lexicon = lexicon

    def paragraph(self, median: float = 70) -> str:
        """A paragraph whose median length is this many words."""
        wanted = self.dice.length(median, 0.7, 12, 420)
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < wanted:
            sentences.append(self.sentence())
        return " ".join(sentences)

    def sentence(self) -> str:
        """A sentence of one clause or several, half of them shorter than 17 words."""
        wanted = self.dice.length(15, 0.6, 4, 70)
        text = self._clause()
        while len(text.split()) < wanted:
            text += self._joint() + self._clause()
        end = "." if self.dice.chance(0.94) else self.dice.pick("?!")
        return text[0].upper() + text[1:] + end

    def speech(self) -> str:
        """A line of dialogue with who said it."""
        said = self.sentence()
        who = f"{self.dice.pick(words.SAYINGS)} {self.dice.favour(self._lexicon.people)}"
        if said.endswith("."):
            said = said[:-1] + ","
        reply = f" “{self.sentence()}”" if self.dice.chance(0.4) else ""
        return f"“{said}” {who}.{reply}"

    def title(self) -> str:
        """A title of two to six words."""
        noun = self._noun_phrase(article="the")
        if self.dice.chance(0.5):
            noun += f" {self.dice.pick(words.PREPOSITIONS)} {self._noun_phrase()}"
        return noun[0].upper() + noun[1:]

    def _joint(self) -> str:
        if self.dice.chance(0.12):
            return self.dice.pick(("; ", "—"))
        return f", {self.dice.favour(words.LINKS)} "

    def _clause(self) -> str:
        verb = f" {self.dice.favour(self._lexicon.verbs)} {self._noun_phrase()}"
        if self.dice.chance(0.25):
            verb = f" {self.dice.favour(words.MOTIONS)}"
        manner = f" {self.dice.favour(words.ADVERBS)}" if self.dice.chance(0.2) else ""
        place = ""
        if self.dice.chance(0.55):
            place = f" {self.dice.favour(words.PREPOSITIONS)} {self._noun_phrase()}"
        return f"{self._subject()}{verb}{manner}{place}"

    def _subject(self) -> str:
        if self._lexicon.people and self.dice.chance(0.5):
            pronouns = ("he", "she", "they", "we", "I")
            who = self._lexicon.people if self.dice.chance(0.4) else pronouns
            return self.dice.favour(who)
        return self._noun_phrase()

    def _noun_phrase(self, article: str = "") -> str:
        article = article or self.dice.favour(("the", "the", "this", "another", "every"))
        adjective = (
            f" {self.dice.favour(self._lexicon.adjectives)}" if self.dice.chance(0.4) else ""
        )
        noun = self.dice.favour(self._lexicon.nouns)
        emphasised = f"*{noun}*" if self.dice.chance(0.01) else noun
        return f"{article}{adjective} {emphasised}"
