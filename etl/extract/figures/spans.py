"""How near a time stands to a figure: by the words, clauses and other figures between the two."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from etl.extract.dates import Dated
from etl.extract.dates.model import YEAR
from etl.extract.model import Figure, Page, Sentence
from etl.extract.wording import any_of
from etl.vocabulary import languages

BRACKETS = re.compile(r"\([^()]{0,120}\)")
AGAINST, SAID, WHEN = 2.1, 1.65, 0.3  # each price is of one kind
PRICES = {"bounds": 0.0, "against": AGAINST, "breaks": 1.5, "whens": WHEN, "joins": 0.6, "relatives": 0.7, "said": SAID}
SIGNS = {",": 0.7, ":": 0.3, "(": 1.2, ";": 1.6, "-": 1.6, ".": 1.6, "?": 1.6, "!": 1.6}
CHARACTER = 0.006
OF_EVENT = 3.0
COMPARED = 1.6
REACH = 34
FIGURE, AHEAD = 0.9, 0.5  # another figure between: the time behind it, or in front of it
LONGEST = 60  # characters in front of a time in which its clause can begin with it
MATE = 2.0
OPENED = 0.5  # of the price of small words behind a time that opens its clause
LED = 0.35  # of the price of what parts a figure from the time that opens its clause


class Words(NamedTuple):
    """The patterns of one language; `prices` are those of the words of `parting`."""

    parting: re.Pattern[str]
    prices: dict[str, float]
    heads: re.Pattern[str]
    events: re.Pattern[str]
    compared: re.Pattern[str]
    when: re.Pattern[str]


class Layout:
    """One sentence with its times and figures."""

    def __init__(self, page: Page, sentence: Sentence, found: list[Dated], figures: list[Figure]) -> None:
        """`found` may be empty where no cost is asked for; what is told of a single time is found when asked for."""
        self.text, self.sentence, self.figures, self.times = page.folded, sentence, figures, found
        self.this_year = page.published_on.year if page.published_on else 9999
        self.words = _words(page.lang)
        starts = [each.quantity.start for each in figures] or [sentence.start]
        self.first = min(starts)
        self.leads = bool(found) and found[0].start < max(starts)  # some time stands in front of a figure
        self.barriers = self._barriers(found, starts, self.words) if found else []
        opened = [at for at, price in self.barriers if price == SIGNS["("]]
        hits = [BRACKETS.match(page.folded, at, sentence.end) for at in opened]
        self.brackets = [hit.span() for hit in hits if hit is not None]
        self._opening: dict[int, bool] = {}  # of times by where they start
        self._shared: dict[int, bool] = {}
        self._of_event: dict[int, float] = {}
        self._compared: dict[int, float] = {}

    def _barriers(self, found: list[Dated], starts: list[int], words: Words) -> list[tuple[int, float]]:
        """What parts a time from a figure: where it stands, and its price."""
        last = max(found[-1].start, *starts)
        first = min(starts)
        if self.leads:
            first = max(self.sentence.start, min(found[0].start, first) - LONGEST)
        barriers: list[tuple[int, float]] = []
        text = self.text
        for hit in words.parting.finditer(text, first, min(self.sentence.end, last + 1)):
            said, at = hit[0], hit.start()
            if said[0] == " ":
                at += 1
                price = words.prices[said[1:]]
                if price == WHEN and barriers and barriers[-1][0] == at - 2:
                    barriers.pop()  # a comma before it
            elif _parts(text, at):
                price = SIGNS[said]
            else:
                continue
            for each in found:
                if each.start <= at < each.end:
                    break
            else:
                barriers.append((at, price))
        return barriers

    def cost(self, start: int, end: int, dated: Dated, figure: Figure | None = None) -> float:
        """How far `dated` is from what stands at `start` to `end`; above about 2.5 it belongs to something else."""
        if dated.start < end and start < dated.end:
            return 0.0
        before = dated.end <= start
        first, last = (dated.end, start) if before else (end, dated.start)
        opens = before and self.leads and self._opens(dated)
        cost = (last - first) * CHARACTER
        event = self._event(dated) if figure is not None and figure.status != "forecast" else 0.0
        if not before:
            cost += self._comparison(dated)
        if self.text[dated.end : last] == " (" if before else self._is_bracketed(dated):
            cost -= SIGNS["("]  # `in 2024 ($5 million)`, `$5 million (2024)`
        year = dated.grain == YEAR  # `the $5 million it reported last year`: news are of a month, not of a year
        alone = len(self.figures) < 2
        # `in 2024 sales rose from $5 million to $8 million`
        led = self._led_by_mate(figure, dated.end) if before and not alone else -1
        for index in range(bisect_left(self.barriers, (first,)), len(self.barriers)):
            at, weight = self.barriers[index]
            if at >= last:
                break
            if weight == AGAINST and at < led:
                continue
            if weight == WHEN:
                event = 0.0  # `$5 million when it went public in 2021`
            if not (opens and at <= first + 1) and not self._aside(at, first, last):
                cost += weight * OPENED if (year and weight == SAID) or (opens and weight < 1.0) else weight
        cost += event
        if alone and figure is not None:
            return cost
        for other in self.figures:
            at = other.quantity.start
            if first <= at < last and other is not figure and not self._aside(at, first, last):
                mates = at >= led and figure is not None and (other.base is figure or figure.base is other)
                cost += MATE if mates else FIGURE * LED if opens else AHEAD if before else FIGURE
        return cost

    def _led_by_mate(self, figure: Figure | None, end: int) -> int:
        """Where the value before a figure ends, if it stands between the figure and a time before both; else -1."""
        for other in self.figures:
            if other.base is figure and figure is not None and end <= other.quantity.start < figure.quantity.start:
                return other.quantity.end
        return -1

    def _is_bracketed(self, dated: Dated) -> bool:
        return self.text[dated.end : dated.end + 1] == ")" and self.text[dated.start - 1] == "("

    def _aside(self, at: int, first: int, last: int) -> bool:
        """Whether what stands at `at` is in brackets that open and close between the two."""
        return any(first <= opened <= at < closed <= last for opened, closed in self.brackets)

    def is_shared(self, dated: Dated) -> bool:
        """Whether an event is told behind this time: `in 2021 when it went public`."""
        known = self._shared.get(dated.start)
        if known is None:
            known = self._shared[dated.start] = self.words.when.match(self.text, dated.end) is not None
        return known

    def _event(self, dated: Dated) -> float:
        known = self._of_event.get(dated.start)
        if known is None:
            known = self._of_event[dated.start] = self._is_led(self.words.events, dated, OF_EVENT)
        return known

    def _comparison(self, dated: Dated) -> float:
        known = self._compared.get(dated.start)
        if known is None:
            alone = dated.start > self.first and not self.is_shared(dated)
            known = self._compared[dated.start] = self._is_led(self.words.compared, dated, COMPARED) if alone else 0.0
        return known

    def _opens(self, dated: Dated) -> bool:
        """Whether a clause begins with this time: `In 2024, …`."""
        known = self._opening.get(dated.start)
        if known is None:
            floor = max(self.sentence.start, dated.start - LONGEST)
            for at, weight in self.barriers:
                if at < dated.start and weight != AGAINST:
                    floor = at
            known = self._opening[dated.start] = self.words.heads.fullmatch(self.text, floor, dated.start) is not None
        return known

    def _is_led(self, words: re.Pattern[str], dated: Dated, price: float) -> float:
        """`price`, where such words stand in front of a time: it is that of an event, or one compared with."""
        before = max(self.sentence.start, dated.start - REACH)
        return price if words.search(self.text, before, dated.start) else 0.0


def _parts(text: str, at: int) -> bool:
    """Whether a sign parts clauses, and does not stand in a number, a name or a compound."""
    sign, behind = text[at], text[at + 1 : at + 2]
    if sign in ",:":
        return not behind.isdigit()
    if sign == "-":
        return behind == " " and text[at - 1] == " "
    return sign in "(;" or behind == " "


@cache
def _words(lang: str) -> Words:
    told = languages.section(lang, "periods")["periods"]
    prices = {
        word.lower(): price
        for kind, price in PRICES.items()
        for each in told[kind]
        for word in languages.written_out(each)
    }
    return Words(
        parting=re.compile(rf"[ ,:;(.?!-](?:(?<! )|{any_of(prices)}\b)"),  # begins with a set: found fast
        prices=prices,
        heads=re.compile(rf"[\s\"',;:(*\u2022-]*(?:{any_of(told['heads'])}[\s'-]+){{0,3}}"),
        events=re.compile(rf"\b{any_of(told['events'])}\b[^\d$,;]*\Z"),
        compared=re.compile(rf"\b{any_of(told['compared'])}\s(?:{any_of(told['heads'])}\s){{0,2}}\Z"),
        when=re.compile(rf",?\s{any_of(told['whens'])}\b"),
    )
