"""A pile of numbered cards."""

from dataclasses import dataclass, field


# region card
@dataclass(frozen=True, order=True)
class Card:
    """One card, which knows its number."""

    number: int
# endregion


class Pile:
    """Cards on a table."""

    def __init__(self, cards):
        self.cards = list(cards)

    # region insert
    def insert(self, card):
        """Put a card where it belongs, as a hand of cards is held."""
        place = 0
        while place < len(self.cards) and self.cards[place] < card:
            place += 1
        # [START put]
        self.cards.insert(place, card)
        # [END put]
    # endregion insert

    def first(self):
        return self.cards[0]
