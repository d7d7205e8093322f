"""Who is being spoken of where a sentence itself names nobody."""

from __future__ import annotations

from itertools import islice

from etl.extract.figures.roles.known import NEVER, WEIGHTS, Known, score
from etl.extract.figures.roles.party import UNFIT
from etl.extract.model import Figure, Mention, Page, Sentence
from etl.extract.sentences import HEADING

HEAD = 12  # characters beside the name in a line that only names whom its paragraph is about
JUST = 2  # sentences in which a deal is still the one spoken of
BEST = 4
STALE = 12  # sentences after which a name is forgotten that had nothing of its own
RECENT = 24  # names that are kept in mind
BUYERS = frozenset(("customer_spend", "stake", "investment"))


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
            for mention in told:
                if mention.name != main.name and mention.kind != "person":
                    self._known[mention.name].object = sentence.index
            known = self._of(main.name, main.kind) if main.company is None else self._of(main.company, "company")
            self._open(sentence, told, known)

    def _open(self, sentence: Sentence, told: list[Mention], main: Known) -> None:
        main.main = sentence.index
        main.paragraph = sentence.paragraph
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            main.opened = sentence.paragraph
        first = told[0]
        if sentence.end - sentence.start - (first.end - first.start) >= HEAD:
            return
        text = self._page.text
        beside = text[sentence.start : first.start] + text[first.end : sentence.end]
        if not any(sign.isalpha() for sign in beside):  # a line that holds the name alone
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
        told = []
        for name in islice(reversed(self._known), RECENT):
            known = self._known[name]
            if sentence.index - known.named <= STALE or known.topic or known.owner > NEVER:
                told.append((name, score(known, weights, sentence, self._section)))
        told.sort(key=_by_score)
        return told[:BEST]


def _by_score(told: tuple[str, float]) -> float:
    return -told[1]
