"""A document as all stages of the reading see it: its sentences, what was found in each, and what is read out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from etl.extract.lexicon import Cue
from etl.extract.quantities import Quantity

if TYPE_CHECKING:
    from etl.extract.dates.model import Dated


NO_PARTIES = frozenset(("person", "outlet", "place", "other"))


@dataclass(slots=True, eq=False)
class Mention:
    """A company, person or outlet where the text names it, or means it by `the company`."""

    start: int
    end: int
    name: str  # canonical where the registry has it, else as the text has it
    kind: str  # of the registry (vendor, lab, customer, investor …); else company, person, outlet, place, other
    how: str  # registry, short, unregistered, pronoun, nominal
    company: str | None = None  # of a person: the company that he or she speaks for, where the text tells
    subject_like: bool = False  # it seems to be the grammatical subject of its clause

    @property
    def is_company(self) -> bool:
        """Whether it can be a party: a company, or a body that buys like one."""
        return self.kind not in NO_PARTIES


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence; everything in it in order of start, offsets are those of the document."""

    index: int
    start: int
    end: int
    paragraph: int
    kind: str  # see etl.extract.sentences
    quantities: list[Quantity] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    dates: list[Dated] | None = None  # see etl.extract.dates, which fills it when it is first asked
    changes: list[tuple[Quantity, Quantity]] | None = field(default=None, init=False)  # see etl.extract.figures.changes
    families: dict[str, list[Cue]] | None = field(default=None, init=False)  # see `said`

    def said(self, family: str) -> list[Cue]:
        """The cues of one family, not to be changed; `cues` is complete when this is first asked."""
        families = self.families
        if families is None:
            families = self.families = {}
            for cue in self.cues:
                families.setdefault(cue.family, []).append(cue)
        return families.get(family, [])


@dataclass(slots=True, eq=False)
class Page:
    """A whole document. `published_on` is the day that relative dates are counted from, where it is known."""

    text: str
    folded: str  # lower case, plain spaces, quotes and dashes; the same offsets
    lang: str
    published_on: date | None
    published: str | None  # as given: YYYY, YYYY-MM or YYYY-MM-DD
    sentences: list[Sentence]
    quantities: list[Quantity]
    topic: str | None = None  # the company that the document is about, where one stands out


@dataclass(slots=True, eq=False)
class Figure:
    """What one quantity says, as it is being read: each stage fills in its part and names the words it went by."""

    sentence: Sentence
    quantity: Quantity
    metric: str
    metric_cue: Cue | None = None  # the words that gave the metric
    strength: float = 1.0  # of the evidence for the metric, 0 to 1
    base: Figure | None = None  # the figure that this one is the value before of: "up from", "dari … menjadi"
    subject: str | None = None
    subject_mention: Mention | None = None
    counterparty: str | None = None
    counterparty_mention: Mention | None = None
    status: str = "actual"
    status_cue: Cue | None = None
    period: str | None = None
    period_span: tuple[int, int] | None = None
    attributed_to: str | None = None
    anonymous: bool = False
    basis: str | None = None
    confidence: float = 0.0
    traits: dict[str, object] = field(default_factory=dict)  # how it was read, for the confidence and `explain`


@dataclass(slots=True, eq=False)
class Relationship:
    """How a customer stands with a vendor, as one sentence says it."""

    sentence: Sentence
    customer: str
    vendor: str
    status: str
    start: int  # of the quote: the words that say it
    end: int
    period: str | None = None
    cue: Cue | None = None
    attributed_to: str | None = None
    anonymous: bool = False
    confidence: float = 0.0
    traits: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class NoComment:
    """A company that would not comment, and about whom."""

    sentence: Sentence
    entity: str
    about: str | None
    start: int
    end: int
