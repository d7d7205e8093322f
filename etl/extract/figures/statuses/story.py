"""What a text has said so far about a deal, and figures that say the same thing twice."""

from __future__ import annotations

import re
from itertools import pairwise

from etl.extract.figures.statuses.cues import words_of
from etl.extract.figures.statuses.mapping import DEALS
from etl.extract.model import Figure, Page
from etl.extract.sentences import HEADING

LASTS = 4  # sentences over which talk of a deal goes on
CONVERTED = re.compile(r"\s*[(\[,-]?\s?(?:[^\W\d]{1,12}\s){0,3}\Z")


class Story:
    """The deals of which a text has said that they are not signed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.open: dict[str | None, int] = {}
        self.talks: dict[int, bool] = {}  # whether a sentence says so
        self.over: dict[int, bool] = {}

    def talked_about(self, figure: Figure) -> bool:
        """Whether the sentence of a figure, or one shortly before, tells of an unsigned deal of the same company."""
        sentence = figure.sentence
        if sentence.index not in self.talks:
            self.talks[sentence.index] = any(cue.tag == "talks" for cue in sentence.said("status"))
        return self.talks[sentence.index] or self._is_open(figure)

    def goes_on(self, figure: Figure) -> bool:
        """The same for a figure of which its own sentence says nothing."""
        if figure.metric == "stake" or not self._is_open(figure):
            return False
        sentence = figure.sentence
        if sentence.index not in self.over:
            over = words_of(self.page.lang).deal_over.search(self.page.folded, sentence.start, sentence.end)
            self.over[sentence.index] = over is not None
        return not self.over[sentence.index]

    def note(self, figure: Figure) -> None:
        """Goes on with the story."""
        if figure.metric in DEALS:
            if figure.status == "in_talks":
                self.open[_company(figure)] = figure.sentence.index
            elif figure.status == "actual" and figure.metric == "funding":
                self.open.pop(_company(figure), None)

    def _is_open(self, figure: Figure) -> bool:
        since = self.open.get(_company(figure))
        return since is not None and figure.sentence.index - since <= LASTS


def _company(figure: Figure) -> str | None:
    return figure.counterparty if figure.metric in ("investment", "stake") else figure.subject


def agree_with_text(figures: list[Figure]) -> None:
    """A headline leaves out `in talks` or `expects`: it stands as the text stands for the same amount."""
    said = {
        (figure.metric, figure.subject, figure.quantity.value, figure.quantity.unit): figure
        for figure in reversed(figures)
        if figure.status != "actual" and figure.status != "previous"
    }
    for figure in figures if said else ():
        if figure.status == "actual" and figure.sentence.kind == HEADING and figure.traits["status_how"] == "none":
            same = said.get((figure.metric, figure.subject, figure.quantity.value, figure.quantity.unit))
            if same is not None:
                figure.status, figure.traits["status_how"] = same.status, "story"


def copy_conversions(page: Page, figures: list[Figure]) -> None:
    """The same amount in another currency, in brackets behind it, stands as the amount itself."""
    for before, figure in pairwise(figures):
        if is_conversion(page, before, figure) and figure.base is None:
            figure.status, figure.status_cue = before.status, before.status_cue
            figure.traits["status_how"] = before.traits["status_how"]


def is_conversion(page: Page, before: Figure, figure: Figure) -> bool:
    """Whether `figure` is the amount of `before` once more, in another currency: `$76 million (€65 million)`."""
    if before.sentence is not figure.sentence or before.metric != figure.metric:
        return False
    first, second = before.quantity, figure.quantity
    if first.unit == second.unit or second.start - first.end > 30:
        return False
    gap = page.folded[first.end : second.start]
    return ("(" in gap or "-" in gap or "," not in gap) and CONVERTED.match(gap) is not None
