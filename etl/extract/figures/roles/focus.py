"""Who is being spoken of where a sentence itself names nobody."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from etl.extract.figures.roles.party import UNFIT
from etl.extract.model import Figure, Mention, Page, Sentence
from etl.extract.sentences import HEADING

NEVER = -99
NEAR = 4  # sentences after which it no longer counts what somebody did
FADED = (1.0, 1.0, 0.75, 0.5, 0.25)  # what it counts in the same sentence, in the next one …
FADED_MAIN = (1.0, 1.0, 0.5, 0.0, 0.0)  # the same of having been the one that a sentence is about
MANY = 3
ACROSS = 0.7  # what is left of it in another paragraph
HEAD = 12  # characters beside the name in a line that only names whom its paragraph is about
JUST = 2  # sentences in which a deal is still the one spoken of
BEST = 4
RECENT = 24  # names that are kept in mind
BUYERS = frozenset(("customer_spend", "stake", "investment"))


class Known:
    """What the text so far said of one name: the sentences in which it last did something."""

    __slots__ = (
        "bought",
        "buyer",
        "heading",
        "kind",
        "main",
        "named",
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
    "own": Weights(1.5, 1.5, 0.3, 0.0, 0.7, 0.7, 0.1, 0.6, 2.5, 0.5, -0.6, -1.5, -4.0, -1.0, -0.8, 0.0),
    "valued": Weights(0.8, 0.8, 0.2, 0.0, 1.6, 0.7, 0.1, 0.5, 2.5, 0.3, -0.4, -2.0, -4.0, -2.0, -0.4, 0.4),
    "holder": Weights(0.0, 1.2, 0.5, 1.4, 0.0, -0.4, 0.0, 0.2, 0.5, -0.4, 0.0, 0.6, 0.3, 0.0, 0.0, 0.0),
    "held": Weights(0.8, 0.6, 0.2, 0.0, 1.4, 0.7, 0.1, 0.5, 2.5, 0.4, -0.4, -2.0, -4.0, -2.0, 0.0, 0.5),
    "customer": Weights(-0.3, 1.4, 0.8, 0.8, 0.0, -0.2, 0.0, 0.2, 0.0, -3.0, 1.0, -1.0, -4.0, 0.0, 0.0, 0.0),
    "vendor": Weights(0.4, 0.8, 0.3, 0.0, 1.0, 0.8, 0.1, 0.5, 2.0, 1.5, -2.5, -2.5, -4.0, -2.0, 0.0, 0.2),
}


class Focus:
    """Whom the sentences read so far leave in mind, and as what."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._next = 0
        self._known: dict[str, Known] = {}
        self._paragraph = NEVER
        self._section = 0
        self.named: list[Mention] = []  # of the last sentence that names anybody
        if page.topic is not None:
            self._of(page.topic, "company")

    def move_to(self, sentence: Sentence) -> None:
        """Takes in everything in front of `sentence`."""
        while self._next < sentence.index:
            self._take(self._page.sentences[self._next])
            self._next += 1
        if sentence.kind == HEADING:
            self._section = sentence.paragraph

    def _take(self, sentence: Sentence) -> None:
        if sentence.kind == HEADING:
            self._section = sentence.paragraph
        told = [mention for mention in sentence.mentions if mention.kind not in UNFIT]
        if not told:
            return
        main: Mention | None = None
        for mention in told:
            self._of(mention.name, mention.kind).named = sentence.index
            if mention.kind == "person":
                if mention.company is None:
                    continue
                self._of(mention.company, "company").named = sentence.index
            if main is None or (mention.subject_like and not main.subject_like):
                main = mention
        self.named = told
        if main is not None:
            known = self._of(main.name, main.kind) if main.company is None else self._of(main.company, "company")
            self._open(sentence, told, known)

    def _open(self, sentence: Sentence, told: list[Mention], main: Known) -> None:
        main.main = sentence.index
        main.paragraph = sentence.paragraph
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            main.opened = sentence.paragraph
        alone = len({mention.name for mention in told}) == 1
        beside = self._page.text[sentence.start : told[0].start] + self._page.text[told[0].end : sentence.end][:HEAD]
        if alone and len(beside) < HEAD and not any(sign.isalpha() for sign in beside):
            main.heading = sentence.paragraph

    def _of(self, name: str, kind: str) -> Known:
        known = self._known.pop(name, None) or Known(kind, topic=name == self._page.topic)
        self._known[name] = known  # the last named stand last
        if known.kind == "company":
            known.kind = kind
        return known

    def add(self, figure: Figure) -> None:
        """Remembers whose a figure was."""
        index = figure.sentence.index
        if figure.subject is not None:
            known = self._of(figure.subject, "company")
            if figure.metric in BUYERS:
                known.buyer = index
            else:
                known.owner = index
                known.times += 1
        if figure.counterparty is not None and figure.metric in BUYERS:
            known = self._of(figure.counterparty, "company")
            known.seller = index
            if figure.metric != "customer_spend":
                known.bought = index

    def backer(self, name: str, sentence: Sentence) -> None:
        """Remembers who leads a round."""
        self._of(name, "company").buyer = sentence.index

    def just_bought(self, sentence: Sentence) -> set[str]:
        """Who was held or bought in the last sentences."""
        return {
            name
            for name in islice(reversed(self._known), RECENT)
            if 0 <= sentence.index - self._known[name].bought <= JUST
        }

    def only_backs(self, name: str, figure: Figure) -> bool:
        """Whether all that a name did so far was to pay, hold or buy; one that the text is about may have more."""
        known = self._known.get(name)
        return (
            known is not None
            and (not known.topic or figure.metric == "valuation")
            and known.buyer > NEVER
            and known.owner == NEVER
            and known.seller == NEVER
        )

    def spoken_of(self, figure: Figure, without: set[str | None]) -> tuple[str | None, str]:
        """Whose a figure is that names nobody, and how that is known; nobody of `without`."""
        told = [
            each
            for each in self.ranked("valued" if figure.metric == "valuation" else "own", figure.sentence)
            if each[0] not in without
        ]
        if not told:
            return None, "focus"
        return told[0][0], "topic" if told[0][0] == self._page.topic else "focus"

    def together(self, one: str, other: str) -> bool:
        """Whether the last sentence that names the one names the other too."""
        first, second = self._known.get(one), self._known.get(other)
        return first is not None and second is not None and first.named == second.named > NEVER

    def ranked(self, role: str, sentence: Sentence) -> list[tuple[str, float]]:
        """Names that may fill a role in a sentence though it does not name them, the likeliest first.

        Roles: own, valued, holder, held, customer, vendor.
        """
        weights = WEIGHTS[role]
        told = [
            (name, _score(self._known[name], weights, sentence, self._section))
            for name in islice(reversed(self._known), RECENT)
        ]
        told.sort(key=_by_score)
        return told[:BEST]


def _score(known: Known, weights: Weights, sentence: Sentence, section: int) -> float:
    index, paragraph = sentence.index, sentence.paragraph
    score = weights.times * known.times if known.times < MANY else weights.times * MANY
    if known.topic:
        score += weights.topic
    gap = index - known.main
    if gap <= NEAR:
        main = weights.main * FADED_MAIN[gap]
        score += main if known.paragraph == paragraph else main * ACROSS
    for weight, last in (
        (weights.named, known.named),
        (weights.owner, known.owner),
        (weights.buyer, known.buyer),
        (weights.seller, known.seller),
    ):
        gap = index - last
        if gap <= NEAR:
            score += weight * FADED[gap]
    if known.opened == paragraph:
        score += weights.opened
    if known.heading == paragraph or known.heading == section:
        score += weights.heading
    if known.seller > NEVER:
        score += weights.was_seller
    elif known.buyer > NEVER and known.owner == NEVER:
        score += weights.only_buyer
    if known.owner == NEVER and not known.topic and known.opened != paragraph:
        score += weights.newcomer
    return score + _kind(known.kind, weights)


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


def _by_score(told: tuple[str, float]) -> float:
    return -told[1]
