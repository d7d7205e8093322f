"""Whom a sentence is about that does not say so."""

from __future__ import annotations

from etl.extract.model import Page, Sentence
from etl.extract.relationships.roles import CUSTOMER, EITHER, VENDOR, Roles
from etl.extract.sentences import HEADING, ITEM

LOOK_BACK = 6  # sentences
PARAGRAPH = 20  # sentences: of a longer paragraph the nearest
CROWD = 40  # names of one sentence; of more the first
TOPIC_WEIGHT = 0.6
BEFORE_WEIGHT = 0.15  # in the paragraph right before
MOST_WEIGHT = 0.25  # where no company stands out and one is only named more often than others


class Cast(Roles):
    """The roles of a page's companies, and which of them the page and each of its places is about."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._focus: dict[tuple[int, str, frozenset[str]], tuple[str, int] | None] = {}
        topic = page.topic
        self.main_vendor = max(self.vendors, key=lambda name: self.counts[name], default=None)
        self.topic_vendor = topic if topic in self.vendors else None
        self.topic_customer = topic if topic is not None and self.of(topic) == CUSTOMER else None
        self._topic_weight = TOPIC_WEIGHT
        main = self.main_vendor
        alone = main is not None and (self.counts[main] > 1 or len(self.vendors) == 1)
        if self.topic_vendor is None and self.topic_customer is None and alone:
            self.topic_vendor = main
            self._topic_weight = MOST_WEIGHT

    def focus(self, sentence: Sentence, role: str, but: frozenset[str] = frozenset()) -> tuple[str, int] | None:
        """The vendor (or customer) that the text before a sentence is about, and how many sentences ago it said so.

        Its paragraph first, then a heading right above, then what the paragraphs before and the whole page are about.
        """
        key = (sentence.index, role, but)
        if key not in self._focus:
            self._focus[key] = self._find(sentence, role, but)
        return self._focus[key]

    def learn(self, customer: str) -> None:
        """Remembers that a company which could be either was told to be a customer."""
        if self.of(customer) == EITHER:
            super().learn(customer)
            self._focus.clear()

    def _find(self, sentence: Sentence, role: str, but: frozenset[str]) -> tuple[str, int] | None:
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
        return self._above(sentence, role, but) or self._weighed(sentence, role, but, topic)

    def _paragraph(self, sentence: Sentence, role: str, but: frozenset[str]) -> list[tuple[str, int, bool]]:
        """Those of a role in the paragraph (or list item) before a sentence, the nearest first.

        Each with how many sentences ago, and whether the sentence began with it.
        """
        found: list[tuple[str, int, bool]] = []
        if ITEM.match(self.page.text, sentence.start):
            return found
        for back in range(1, min(sentence.index, PARAGRAPH) + 1):
            there = self.page.sentences[sentence.index - back]
            if there.paragraph != sentence.paragraph:
                break
            subject = True
            for mention in there.mentions[:CROWD]:
                if self.role(mention) == role and mention.name not in but:
                    found.append((mention.name, back, subject))
                subject = False
            if ITEM.match(self.page.text, there.start):
                break
        return found

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
            for mention in there.mentions[:CROWD]:
                if self.role(mention) == role and mention.name not in but:
                    nearest.setdefault(mention.name, back)
                    weights[mention.name] = weights.get(mention.name, 0.0) + weight
                weight /= 2
        if not weights:
            main = self.main_vendor if role == VENDOR else None
            return (main, LOOK_BACK) if main is not None and main not in but else None
        best = max(weights, key=lambda name: weights[name])
        return best, nearest.get(best, LOOK_BACK)
