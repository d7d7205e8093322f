"""Who is being spoken of where a sentence itself names nobody."""

from __future__ import annotations

from etl.extract.figures.roles.party import UNFIT
from etl.extract.model import Figure, Mention, Page, Sentence

NEVER = -99
FADE = 0.35  # what each sentence takes off what somebody did
BUYERS = frozenset(("customer_spend", "stake", "investment"))


class Known:
    """What the text so far said of one name: the sentences in which it last did something."""

    __slots__ = ("buyer", "kind", "main", "named", "owner", "seller", "times", "topic")

    def __init__(self, kind: str, topic: bool) -> None:
        self.kind = kind
        self.topic = topic
        self.named = NEVER
        self.main = NEVER  # was the first company of a sentence
        self.owner = NEVER  # had a figure of its own
        self.buyer = NEVER  # paid, held or bought
        self.seller = NEVER  # was paid, held or bought
        self.times = 0  # figures of its own


class Focus:
    """Whom the sentences read so far leave in mind, and as what."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._next = 0
        self._known: dict[str, Known] = {}
        self.named: list[Mention] = []  # of the last sentence that names anybody
        if page.topic is not None:
            self._known[page.topic] = Known("company", topic=True)

    def move_to(self, sentence: Sentence) -> None:
        """Takes in everything in front of `sentence`."""
        while self._next < sentence.index:
            self._take(self._page.sentences[self._next])
            self._next += 1

    def _take(self, sentence: Sentence) -> None:
        main: Known | None = None
        told = []
        for mention in sentence.mentions:
            if mention.kind in UNFIT:
                continue
            told.append(mention)
            known = self._of(mention.name, mention.kind)
            known.named = sentence.index
            if mention.kind == "person" and mention.company is not None:
                known = self._of(mention.company, "company")
                known.named = sentence.index
            if main is None and (mention.kind != "person" or mention.company is not None):
                main = known
        if main is not None:
            main.main = sentence.index
        if told:
            self.named = told

    def _of(self, name: str, kind: str) -> Known:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = Known(kind, topic=False)
        elif known.kind == "company":
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
        if figure.counterparty is not None:
            self._of(figure.counterparty, "company").seller = index

    def kind(self, name: str) -> str:
        """What the text so far showed a name to be; company where nothing is known."""
        known = self._known.get(name)
        return known.kind if known else "company"

    def spoken_of(self, figure: Figure, without: set[str]) -> tuple[str | None, str]:
        """Whose a figure is that names nobody, and how that is known; nobody of `without`."""
        told = [each for each in self.ranked("own", figure.sentence.index) if each[0] not in without]
        if not told:
            return None, "focus"
        return told[0][0], "topic" if told[0][0] == self._page.topic else "focus"

    def ranked(self, role: str, index: int) -> list[tuple[str, float]]:
        """Names that may fill a role in sentence `index` though it does not name them, the likeliest first.

        Roles: own, holder, held, customer, vendor.
        """
        worth = WORTH[role]
        told = [(name, worth(known, index)) for name, known in self._known.items()]
        told.sort(key=lambda each: -each[1])
        return told[:3]


def _fresh(index: int, last: int) -> float:
    """From 1 for the sentence before (or this one) down to 0."""
    return max(0.0, 1.0 - FADE * max(0, index - last - 1) / 2)


def _own(known: Known, index: int) -> float:
    score = 1.6 * _fresh(index, known.owner) + 1.3 * _fresh(index, known.main) + 0.3 * _fresh(index, known.named)
    score += 1.0 * known.topic + 0.2 * min(known.times, 3)
    if known.kind in ("investor", "person"):
        score -= 1.5
    elif known.buyer > NEVER and known.owner == NEVER:
        score -= 1.0
    elif known.kind.startswith("customer") and not known.topic and known.owner == NEVER:
        score -= 0.8
    return score


def _holder(known: Known, index: int) -> float:
    score = 1.4 * _fresh(index, known.buyer) + 1.0 * _fresh(index, known.main) + 0.5 * _fresh(index, known.named)
    return score + (0.6 if known.kind.startswith("investor") or known.kind == "person" else -0.4 * known.topic)


def _held(known: Known, index: int) -> float:
    score = 1.2 * _fresh(index, known.seller) + 0.8 * _fresh(index, known.owner) + 0.6 * _fresh(index, known.main)
    score += 1.2 * known.topic + 0.2 * min(known.times, 3)
    if known.kind.startswith("investor") or known.kind == "person":
        score -= 2.0
    elif known.buyer > NEVER and known.seller == NEVER:
        score -= 1.2
    return score


def _customer(known: Known, index: int) -> float:
    score = 1.0 * _fresh(index, known.buyer) + 1.4 * _fresh(index, known.main) + 0.8 * _fresh(index, known.named)
    if known.kind == "vendor":
        return score - 3.0
    if known.kind == "person":
        return score - 3.0
    return score + (0.8 if known.kind.startswith("customer") else -0.8 * known.topic)


def _vendor(known: Known, index: int) -> float:
    score = 1.0 * _fresh(index, known.seller) + 1.0 * _fresh(index, known.main) + 0.5 * _fresh(index, known.owner)
    score += 1.0 * known.topic
    if known.kind == "vendor":
        return score + 1.5
    if known.kind != "company" or known.buyer > NEVER:
        return score - 2.5
    return score


WORTH = {"own": _own, "holder": _holder, "held": _held, "customer": _customer, "vendor": _vendor}
