"""Who on a page can be a vendor or a customer, and whom a sentence is about that does not say so."""

from __future__ import annotations

from etl.extract.model import Mention, Page, Sentence

VENDOR, CUSTOMER, EITHER, NEITHER = "V", "C", "?", "-"

NO_PARTY = ("person", "outlet", "place", "publisher_company", "investor")
DESCRIBED = 70  # characters in which a company is called what it sells
LOOK_BACK = 6  # sentences
TOPIC_WEIGHT = 0.5
TRADE = "relation_trade"


class Cast:
    """The roles of a page's companies. A company that the registry lacks is a vendor where the text says that it sells
    such work, or where a page about such work is about it; else it may be either."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sellers: set[str] = set()
        self.counts: dict[str, int] = {}
        self.told: dict[str, str] = {}
        trade = 0
        for sentence in page.sentences:
            says = [cue for cue in sentence.cues if cue.family == TRADE]
            trade += len(says)
            for mention in sentence.mentions:
                role = _role(mention.kind)
                self.told.setdefault(mention.name, role)
                self.counts[mention.name] = self.counts.get(mention.name, 0) + 1
                if role == EITHER and any(0 <= cue.start - mention.end <= DESCRIBED for cue in says):
                    self.sellers.add(mention.name)
        topic = page.topic
        self.sellers = {name for name in self.sellers if name == topic or self.counts[name] > 1}
        if topic is not None and trade and self.told.get(topic) == EITHER:
            self.sellers.add(topic)
        vendors = [name for name in self.told if self.of(name) == VENDOR]
        self.has_vendors = bool(vendors)
        self.topic_vendor = topic if topic in vendors else None
        self.topic_customer = topic if topic is not None and self.of(topic) == CUSTOMER else None
        if self.topic_vendor is None and self.topic_customer is None and vendors:
            most = max(vendors, key=lambda name: self.counts[name])
            if self.counts[most] > 1 or len(vendors) == 1:
                self.topic_vendor = most

    def of(self, name: str) -> str:
        """The role of a company by its name."""
        return VENDOR if name in self.sellers else self.told.get(name, EITHER)

    def role(self, mention: Mention) -> str:
        """The role of a company where it is mentioned."""
        return VENDOR if mention.name in self.sellers else self.told.get(mention.name) or _role(mention.kind)

    def focus(self, sentence: Sentence, role: str, but: frozenset[str] = frozenset()) -> tuple[str, int] | None:
        """The vendor (or customer) that the text before a sentence is about, and how many sentences ago it said so."""
        weights: dict[str, float] = {}
        nearest: dict[str, int] = {}
        topic = self.topic_vendor if role == VENDOR else self.topic_customer
        if topic is not None and topic not in but:
            weights[topic] = TOPIC_WEIGHT
        for back in range(1, min(LOOK_BACK, sentence.index) + 1):
            there = self.page.sentences[sentence.index - back]
            weight = 1.0 / back if there.paragraph == sentence.paragraph else 0.6 / back
            subject = True
            for mention in there.mentions:
                if self.role(mention) == role and mention.name not in but:
                    nearest.setdefault(mention.name, back)
                    weights[mention.name] = weights.get(mention.name, 0.0) + (weight if subject else weight / 2)
                subject = False
        if not weights:
            return None
        best = max(weights, key=lambda name: weights[name])
        return best, nearest.get(best, LOOK_BACK)


def _role(kind: str) -> str:
    if "vendor" in kind:
        return VENDOR
    if "customer" in kind or "lab" in kind:
        return CUSTOMER
    return NEITHER if kind.startswith(NO_PARTY) else EITHER
