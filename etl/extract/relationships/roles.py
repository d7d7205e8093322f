"""Which companies of a page can be vendors and which customers."""

from __future__ import annotations

from functools import cached_property

from etl.extract.lexicon import Cue
from etl.extract.model import Mention, Page, Sentence
from etl.extract.relationships.words import words

VENDOR, CUSTOMER, EITHER, NEITHER = "V", "C", "?", "-"
MEANT = ("pronoun", "nominal")

NO_PARTY = "publisher_company"
INVESTOR = "investor"  # may be a customer too, but what it leaves or keeps are mostly shares
DESCRIBED = 80  # characters in which a company is called what it sells
NAMED_AFTER = 16  # characters between what it sells and its name
BULLET = 5  # characters in front of the name that an entry of a list begins with
EARLY = 3  # sentences in which an article says what it is about
BUYER_GAP = 30
LONGEST = 3000  # characters: no sentence that anybody wrote is longer
TRADE = "relation_trade"
SOURCE = "relation_source"


class Roles:
    """The roles of a page's companies, how often each is named, and who the vendors are.

    A company that the registry lacks is a vendor where the text says that it sells such work, where it is an entry in a
    list of such companies, or where a page about such work is about it; else it may be either.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.counts: dict[str, int] = {}
        self.told: dict[str, str] = {}
        self._words = words(page.lang)
        self._sellers: set[str] = set()
        self._buyers: set[str] = set()
        self._entries: dict[str, None] = {}
        self._openers: dict[str, None] = {}
        self._investors: set[str] = set()
        for sentence in page.sentences:
            if sentence.mentions and sentence.end - sentence.start <= LONGEST:
                self._survey(sentence)
        known = any(role == VENDOR and self.counts[name] > 1 for name, role in self.told.items())
        if not known and not self._sellers and self.trade > 1:
            self._promote(page.topic)
        if len(self._entries) > 1 and (any(self.told[name] == VENDOR for name in self._entries) or self.trade):
            self._sellers.update(name for name in self._entries if self.told.get(name) == EITHER)
        self.vendors = [name for name in self.told if self.of(name) == VENDOR]

    def of(self, name: str) -> str:
        """The role of a company by its name."""
        return VENDOR if name in self._sellers else self.told.get(name, EITHER)

    def role(self, mention: Mention) -> str:
        """The role of a company where it is mentioned."""
        return VENDOR if mention.name in self._sellers else self.told.get(mention.name) or _role(mention)

    def learn(self, customer: str) -> None:
        """Remembers that a company which could be either was told to be a customer."""
        if self.told.get(customer) == EITHER and customer not in self._sellers:
            self.told[customer] = CUSTOMER

    @cached_property
    def trade(self) -> int:
        """How many words of the trade the page has."""
        return sum(cue.family == TRADE for sentence in self.page.sentences for cue in sentence.cues)

    def _survey(self, sentence: Sentence) -> None:
        """Takes in who is in a sentence."""
        told, counts = self.told, self.counts
        unsure = False
        for mention in sentence.mentions:
            name = mention.name
            counts[name] = counts.get(name, 0) + 1
            role = told.get(name)
            if role is None or role == NEITHER:
                role = told[name] = _role(mention)
            unsure = unsure or role == EITHER
            if mention.kind == INVESTOR:
                self._investors.add(name)
        if not unsure and told[sentence.mentions[0].name] != VENDOR:
            return
        says = sentence.said(TRADE) if unsure else []
        bought = sentence.said(SOURCE) if unsure else []
        for index, mention in enumerate(sentence.mentions):
            role = told[mention.name]
            if (role == EITHER and mention.name not in self._investors) or (role == VENDOR and index == 0):
                self._look_at(sentence, index, says, bought)

    def _look_at(self, sentence: Sentence, index: int, says: list[Cue], bought: list[Cue]) -> None:
        mention, folded = sentence.mentions[index], self.page.folded
        if mention.start - sentence.start <= BULLET and self._words.entry.match(folded, mention.end):
            self._entries[mention.name] = None
        if self.told[mention.name] != EITHER:
            return
        if sentence.index < EARLY:
            self._openers[mention.name] = None
        if any(0 <= cue.start - mention.end <= BUYER_GAP for cue in bought):
            self._buyers.add(mention.name)
        if says and mention.how not in MEANT and self._described(sentence, index, says):
            self._sellers.add(mention.name)

    def _described(self, sentence: Sentence, index: int, says: list[Cue]) -> bool:
        """Whether a mention is called what it sells: "Acme, a data-labeling startup", "data-labeling startup Acme"."""
        mention, folded = sentence.mentions[index], self.page.folded
        following = sentence.mentions[index + 1].start if index + 1 < len(sentence.mentions) else sentence.end
        for cue in says:
            if (
                mention.end < cue.start < min(following, mention.end + DESCRIBED)
                and self._words.calls.match(folded, mention.end)
                and "," not in folded[mention.end + 2 : cue.start]
            ):
                return True
            if 0 < mention.start - cue.end <= NAMED_AFTER and not set(folded[cue.end : mention.start]) & set(",;.:"):
                return True
        return False

    def _promote(self, topic: str | None) -> None:
        """Takes the company that a page about the trade is about for a vendor where no other is known."""
        name = topic if topic is not None else max(self._openers, key=lambda each: self.counts[each], default=None)
        if name is not None and name not in self._buyers | self._investors and self.told.get(name) == EITHER:
            self._sellers.add(name)


def _role(mention: Mention) -> str:
    kind = mention.kind
    if "vendor" in kind:
        return VENDOR
    if "customer" in kind or "lab" in kind:
        return CUSTOMER
    return EITHER if mention.is_company and not kind.startswith(NO_PARTY) else NEITHER
