"""Who on a page can be a vendor or a customer, and whom a sentence is about that does not say so."""

from __future__ import annotations

from etl.extract.lexicon import Cue
from etl.extract.model import Mention, Page, Sentence
from etl.extract.relationships.words import words
from etl.extract.sentences import HEADING, ITEM

VENDOR, CUSTOMER, EITHER, NEITHER = "V", "C", "?", "-"

NO_PARTY = ("publisher_company", "investor")
DESCRIBED = 80  # characters in which a company is called what it sells
NAMED_AFTER = 16  # characters between what it sells and its name
BULLET = 5  # characters in front of the name that an entry of a list begins with
EARLY = 3  # sentences in which an article says what it is about
LOOK_BACK = 6  # sentences
TOPIC_WEIGHT = 0.6
BEFORE_WEIGHT = 0.15  # in the paragraph right before
MOST_WEIGHT = 0.25  # where no company stands out and one is only named more often than others
TRADE = "relation_trade"
SOURCE = "relation_source"
BUYER_GAP = 30
MEANT = ("pronoun", "nominal")


class Cast:
    """The roles of a page's companies. A company that the registry lacks is a vendor where the text says that it sells
    such work, or where a page about such work is about it; else it may be either."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._words = words(page.lang)
        self.sellers: set[str] = set()
        self.counts: dict[str, int] = {}
        self.told: dict[str, str] = {}
        trade = 0
        buyers: set[str] = set()
        early: str | None = None  # the first company that the page names and that could be either
        for sentence in page.sentences:
            says = [cue for cue in sentence.cues if cue.family == TRADE]
            trade += len(says)
            bought = [cue for cue in sentence.cues if cue.family == SOURCE]
            for index, mention in enumerate(sentence.mentions):
                role = _role(mention)
                if self.told.setdefault(mention.name, role) == NEITHER:
                    self.told[mention.name] = role
                self.counts[mention.name] = self.counts.get(mention.name, 0) + 1
                if role != EITHER:
                    continue
                if early is None and sentence.index < EARLY:
                    early = mention.name
                if any(0 <= cue.start - mention.end <= BUYER_GAP for cue in bought):
                    buyers.add(mention.name)
                if says and mention.how not in MEANT and self._described(sentence, index, says):
                    self.sellers.add(mention.name)
        topic = page.topic
        known = any(role == VENDOR and self.counts[name] > 1 for name, role in self.told.items())
        if not known and not self.sellers and trade > 1:
            name = topic if topic is not None and self.told.get(topic) == EITHER else early
            if name is not None and name not in buyers and (topic is None or name == topic):
                self.sellers.add(name)
        vendors = [name for name in self.told if self.of(name) == VENDOR]
        self._topic_weight = TOPIC_WEIGHT
        self.main_vendor = max(vendors, key=lambda name: self.counts[name], default=None)
        self.trade = trade > 0
        self.has_vendors = bool(vendors)
        self.topic_vendor = topic if topic in vendors else None
        self.topic_customer = topic if topic is not None and self.of(topic) == CUSTOMER else None
        if self.topic_vendor is None and self.topic_customer is None and vendors:
            most = max(vendors, key=lambda name: self.counts[name])
            if self.counts[most] > 1 or len(vendors) == 1:
                self.topic_vendor = most
                self._topic_weight = MOST_WEIGHT

    def _described(self, sentence: Sentence, index: int, says: list[Cue]) -> bool:
        """Whether a mention is called what it sells: "Acme, a data-labeling startup", "data-labeling startup Acme"."""
        mention, folded = sentence.mentions[index], self.page.folded
        following = min((each.start for each in sentence.mentions[index + 1 :]), default=sentence.end)
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

    def of(self, name: str) -> str:
        """The role of a company by its name."""
        return VENDOR if name in self.sellers else self.told.get(name, EITHER)

    def role(self, mention: Mention) -> str:
        """The role of a company where it is mentioned."""
        return VENDOR if mention.name in self.sellers else self.told.get(mention.name) or _role(mention)

    def learn(self, customer: str) -> None:
        """Remembers that a company which could be either was told to be a customer."""
        if self.told.get(customer) == EITHER and customer not in self.sellers:
            self.told[customer] = CUSTOMER

    def focus(self, sentence: Sentence, role: str, but: frozenset[str] = frozenset()) -> tuple[str, int] | None:
        """The vendor (or customer) that the text before a sentence is about, and how many sentences ago it said so.

        Its paragraph first, then a heading right above, then what the paragraphs before and the whole page are about.
        """
        topic = self.topic_vendor if role == VENDOR else self.topic_customer
        if topic in but:
            topic = None
        here = self._paragraph(sentence, role, but)
        if here:
            subjects = [(name, back) for name, back, subject in here if subject]
            if topic is not None and all(name in (topic, here[0][0]) for name, _ in subjects):
                for name, back, _ in here:
                    if name == topic:
                        return name, back
            return subjects[0] if subjects else here[0][:2]
        head = self._head(sentence) if role == VENDOR else None
        if head is not None and head[0] not in but:
            return head
        return self._above(sentence, role, but) or self._weighed(sentence, role, but, topic)

    def _paragraph(self, sentence: Sentence, role: str, but: frozenset[str]) -> list[tuple[str, int, bool]]:
        """Those of a role in the paragraph (or list item) before a sentence, the nearest first.

        Each with how many sentences ago, and whether the sentence began with it.
        """
        found: list[tuple[str, int, bool]] = []
        if ITEM.match(self.page.text, sentence.start):
            return found
        for back in range(1, sentence.index + 1):
            there = self.page.sentences[sentence.index - back]
            if there.paragraph != sentence.paragraph:
                break
            subject = True
            for mention in there.mentions:
                if self.role(mention) == role and mention.name not in but:
                    found.append((mention.name, back, subject))
                subject = False
            if ITEM.match(self.page.text, there.start):
                break
        return found

    def _head(self, sentence: Sentence) -> tuple[str, int] | None:
        """The company that an entry of a list is about: "Acme (Paris): ..."."""
        index = sentence.index
        while index > 0 and not ITEM.match(self.page.text, self.page.sentences[index].start):
            if self.page.sentences[index - 1].paragraph != sentence.paragraph:
                break
            index -= 1
        first = self.page.sentences[index]
        if index == sentence.index or not first.mentions or not self.trade:
            return None
        mention = first.mentions[0]
        if self.role(mention) != EITHER or mention.start - first.start > BULLET:
            return None
        if not self._words.entry.match(self.page.folded, mention.end):
            return None
        return mention.name, sentence.index - index

    def _above(self, sentence: Sentence, role: str, but: frozenset[str]) -> tuple[str, int] | None:
        """The only one of a role in the last heading above, unless that is the title."""
        for back in range(1, min(LOOK_BACK, sentence.index - 1) + 1):
            there = self.page.sentences[sentence.index - back]
            if there.kind == HEADING:
                names = {each.name: None for each in there.mentions if self.role(each) == role}
                return (next(iter(names)), back) if len(names) == 1 and but.isdisjoint(names) else None
        return None

    def _weighed(self, sentence: Sentence, role: str, but: frozenset[str], topic: str | None) -> tuple[str, int] | None:
        weights: dict[str, float] = {} if topic is None else {topic: self._topic_weight}
        nearest: dict[str, int] = {}
        for back in range(1, min(LOOK_BACK, sentence.index) + 1):
            there = self.page.sentences[sentence.index - back]
            weight = 1.0 / (back + 1) + (BEFORE_WEIGHT if there.paragraph == sentence.paragraph - 1 else 0.0)
            for mention in there.mentions:
                if self.role(mention) == role and mention.name not in but:
                    nearest.setdefault(mention.name, back)
                    weights[mention.name] = weights.get(mention.name, 0.0) + weight
                weight /= 2
        if not weights:
            main = self.main_vendor if role == VENDOR else None
            return (main, LOOK_BACK) if main is not None and main not in but else None
        best = max(weights, key=lambda name: weights[name])
        return best, nearest.get(best, LOOK_BACK)


def _role(mention: Mention) -> str:
    kind = mention.kind
    if "vendor" in kind:
        return VENDOR
    if "customer" in kind or "lab" in kind:
        return CUSTOMER
    return EITHER if mention.is_company and not kind.startswith(NO_PARTY) else NEITHER
