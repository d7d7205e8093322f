"""How near a time stands to a figure: by the words, clauses and other figures between the two."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.extract.dates import Dated
from etl.extract.model import Figure, Page, Sentence
from etl.extract.wording import any_of
from etl.vocabulary import languages

WEIGHTS = {"comma": 0.7, "stop": 1.6, "against": 1.6, "breaks": 1.5, "joins": 0.6, "relatives": 0.7, "said": 1.6}
CHARACTER = 0.006
AMOUNT = 0.3
FIGURE = 0.9
MATE = 2.0
LED = 0.35  # of the price of what parts a figure from the time that opens its clause


class Words(NamedTuple):
    """The patterns of one language."""

    parting: re.Pattern[str]
    heads: re.Pattern[str]
    events: re.Pattern[str]
    carried: re.Pattern[str]


class Layout:
    """One sentence with its times and figures."""

    def __init__(self, page: Page, sentence: Sentence, found: list[Dated], figures: list[Figure]) -> None:
        self.text, self.sentence, self.figures = page.folded, sentence, figures
        words = _words(page.lang)
        low = min([each.start for each in found] + [each.quantity.start for each in figures] + [sentence.end])
        self.barriers = [
            (hit.start(), WEIGHTS[hit.lastgroup or ""])
            for hit in words.parting.finditer(page.folded, sentence.start, sentence.end)
        ]
        self.low = low
        self.opening = {id(each): self._opens(each, words) for each in found}
        self.of_event = {id(each): self._of_event(each, words) for each in found}

    def cost(self, start: int, end: int, dated: Dated, figure: Figure | None = None) -> float:
        """How far `dated` is from what stands at `start` to `end`; above about 2.5 it belongs to something else."""
        if dated.start < end and start < dated.end:
            return 0.0
        before = dated.end <= start
        first, last = (dated.end, start) if before else (end, dated.start)
        opens = before and self.opening[id(dated)]
        cost = (last - first) * CHARACTER + (2.5 if self.of_event[id(dated)] else 0.0)
        for at, weight in self.barriers:
            if first <= at < last and not (opens and at <= first + 1):
                cost += weight
        for other in self.figures:
            if first <= other.quantity.start < last and other is not figure:
                mates = figure is not None and (other.base is figure or figure.base is other)
                cost += MATE if mates else FIGURE * (LED if opens else 1.0)
        return cost

    def _opens(self, dated: Dated, words: Words) -> bool:
        """Whether a clause begins with this time: `In 2024, …`."""
        floor = self.sentence.start
        for at, weight in self.barriers:
            if at < dated.start and weight != WEIGHTS["against"]:
                floor = at
        return words.heads.fullmatch(self.text, floor, dated.start) is not None

    def _of_event(self, dated: Dated, words: Words) -> bool:
        return words.events.search(self.text, max(self.sentence.start, dated.start - 34), dated.start) is not None


def carries_on(page: Page, figure: Figure) -> bool:
    """Whether the sentence of a figure goes on with the time of the one before: `in the period`."""
    return _words(page.lang).carried.search(page.folded, figure.sentence.start, figure.sentence.end) is not None


@cache
def _words(lang: str) -> Words:
    told = languages.section(lang, "periods")["periods"]
    kinds = "|".join(
        rf"(?P<{kind}>{any_of(told[kind])}\b)" for kind in ("against", "breaks", "joins", "relatives", "said")
    )
    return Words(
        parting=re.compile(rf"(?P<comma>,(?!\d))|(?P<stop>[;:](?!\d)|\s-\s|\.\s)|\b(?:{kinds})"),
        heads=re.compile(rf"[\s\"',;:(*\u2022-]*(?:{any_of(told['heads'])}[\s'-]+){{0,3}}(?:the\s)?"),
        events=re.compile(rf"\b{any_of(told['events'])}\b[^\d$]*\Z"),
        carried=re.compile(rf"\b{any_of(told['carried'])}\b"),
    )
