"""The word that governs a figure: the nearest one in front of it in its clause, or one right behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.extract.figures.statuses.mapping import matters
from etl.extract.lexicon import Cue
from etl.extract.model import Figure, Page
from etl.extract.wording import any_of
from etl.vocabulary import languages

BASIS_REACH = 70
EARNED = ("revenue", "run_rate", "customer_spend")


class Words(NamedTuple):
    """The patterns of one language."""

    blocked: re.Pattern[str]
    behind: re.Pattern[str]
    deal_over: re.Pattern[str]
    elliptic: re.Pattern[str]


def governing(page: Page, figure: Figure) -> Cue | None:
    """The cue that says how a figure stands; one with the tag `done` where it has happened; None where nothing says."""
    quantity, sentence = figure.quantity, figure.sentence
    words = words_of(page.lang)
    behind = words.behind.match(page.folded, quantity.end, min(sentence.end, quantity.end + 60))
    if behind:
        return Cue(behind.start(1), behind.end(1), "status", "expect")
    nearest: Cue | None = None
    for cue in sentence.cues:
        if cue.start >= quantity.start:
            break
        if cue.family != "status" or cue.end > quantity.start + 1 or not matters(figure.metric, cue.tag):
            continue
        if nearest is None or cue.end >= nearest.end:
            nearest = cue
    if nearest is None or words.blocked.search(page.folded, nearest.end, quantity.start):
        return None
    return nearest


def basis_of(figure: Figure) -> str | None:
    """`gross` or `net`, where words near a revenue say which."""
    if figure.metric not in EARNED:
        return None
    near = [
        cue
        for cue in figure.sentence.cues
        if cue.family == "basis"
        and cue.end > figure.quantity.start - BASIS_REACH
        and cue.start < figure.quantity.end + BASIS_REACH
    ]
    return near[0].tag if near else None


@cache
def words_of(lang: str) -> Words:
    """The patterns of a language that can be read."""
    told = languages.section(lang, "statuses")["statuses"]
    resets = any_of(told["resets"])
    return Words(
        blocked=re.compile(rf";|[.?!]\s|\s-\s|(?:,|\b{any_of(told['starts'])}\b)[^,;]{{0,50}}?\b{resets}\b"),
        behind=re.compile(rf"[^,;:.()\d]{{0,30}}?\b({any_of(told['behind'])})\b"),
        deal_over=re.compile(rf"\b{any_of(told['deal_over'])}\b"),
        elliptic=re.compile(rf"\b{any_of(told['elliptic'])}\b"),
    )
