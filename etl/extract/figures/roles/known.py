"""What a text has said of a company so far, and what that is worth for a role in a sentence that does not name it."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.model import Sentence

NEVER = -99
NEAR = 4  # sentences after which it no longer counts what somebody did
FADED = (1.0, 1.0, 0.75, 0.5, 0.25)  # what it counts in the same sentence, in the next one …
FADED_MAIN = (1.0, 1.0, 0.5, 0.0, 0.0)  # the same of having been the one that a sentence is about
MANY = 3
ACROSS = 0.7  # what is left of it in another paragraph


class Known:
    """What the text so far said of one name: the sentences in which it last did something."""

    __slots__ = (
        "bought",
        "buyer",
        "heading",
        "kind",
        "main",
        "named",
        "object",
        "opened",
        "owner",
        "paragraph",
        "seller",
        "times",
        "topic",
    )

    def __init__(self, kind: str, topic: bool) -> None:
        self.kind = kind
        self.topic = topic
        self.named = NEVER
        self.main = NEVER  # was the one that a sentence is about
        self.object = NEVER  # was named beside that one
        self.owner = NEVER  # had a figure of its own
        self.buyer = NEVER  # paid, held or bought
        self.seller = NEVER  # was paid, held or bought
        self.bought = NEVER  # was held or bought
        self.opened = NEVER  # the paragraph that began with it
        self.paragraph = NEVER  # the one of that sentence
        self.heading = NEVER  # the paragraph or section that it alone is the head of
        self.times = 0  # figures of its own


class Weights(NamedTuple):
    """What speaks for a name in one role."""

    owner: float
    main: float
    named: float
    object: float
    buyer: float
    seller: float
    topic: float
    times: float  # for each figure of its own, at most three
    opened: float
    heading: float
    vendor: float
    customer: float
    investor: float
    person: float
    only_buyer: float  # only ever paid, held or bought so far
    newcomer: float  # had no figure of its own, no paragraph begins with it, and the text is not about it
    was_seller: float  # was paid, held or bought anywhere before


WEIGHTS = {
    "own": Weights(1.5, 1.5, 0.3, 0.0, 0.0, 0.7, 0.7, 0.1, 0.6, 2.5, 0.5, -0.6, -1.5, -4.0, -1.0, -0.8, 0.0),
    "valued": Weights(0.8, 0.8, 0.2, 0.2, 0.0, 1.6, 0.7, 0.1, 0.5, 2.5, 0.3, -0.4, -2.0, -4.0, -2.0, -0.4, 0.4),
    "holder": Weights(0.0, 1.2, 0.5, -0.3, 1.4, 0.0, -0.4, 0.0, 0.2, 0.5, -0.4, 0.0, 0.6, 0.3, 0.0, 0.0, 0.0),
    "held": Weights(0.8, 0.6, 0.2, 0.8, 0.0, 1.4, 0.7, 0.1, 0.5, 2.5, 0.4, -0.4, -2.0, -4.0, -2.0, 0.0, 0.5),
    "customer": Weights(-0.3, 1.4, 0.8, 0.0, 0.8, 0.0, -0.2, 0.0, 0.2, 0.0, -3.0, 1.0, -1.0, -4.0, 0.0, 0.0, 0.0),
    "vendor": Weights(0.4, 0.8, 0.3, 0.0, 0.0, 1.0, 0.8, 0.1, 0.5, 2.0, 1.5, -2.5, -2.5, -4.0, -2.0, 0.0, 0.2),
}


def score(known: Known, weights: Weights, sentence: Sentence, section: int) -> float:
    """How likely a sentence means a name that it does not name; `section` is the paragraph of the last heading."""
    index, paragraph = sentence.index, sentence.paragraph
    total = weights.times * known.times if known.times < MANY else weights.times * MANY
    if known.topic:
        total += weights.topic
    gap = index - known.main
    if gap <= NEAR:
        main = weights.main * FADED_MAIN[gap]
        total += main if known.paragraph == paragraph else main * ACROSS
    for weight, last in (
        (weights.named, known.named),
        (weights.object, known.object),
        (weights.owner, known.owner),
        (weights.buyer, known.buyer),
        (weights.seller, known.seller),
    ):
        gap = index - last
        if gap <= NEAR:
            total += weight * FADED[gap]
    if known.opened == paragraph:
        total += weights.opened
    if known.heading == paragraph or known.heading == section:
        total += weights.heading
    if known.seller > NEVER:
        total += weights.was_seller
    elif known.buyer > NEVER and known.owner == NEVER:
        total += weights.only_buyer
    if known.owner == NEVER and not known.topic and known.opened != paragraph:
        total += weights.newcomer
    return total + _kind(known.kind, weights)


def _kind(kind: str, weights: Weights) -> float:
    if kind == "company":
        return 0.0
    if kind == "vendor":
        return weights.vendor
    if kind == "person":
        return weights.person
    if kind.startswith("customer"):
        return weights.customer
    return weights.investor if kind == "investor" else 0.0
