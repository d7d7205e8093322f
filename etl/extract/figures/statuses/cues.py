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

REACH = 400  # characters in front of a figure in which a word can govern it
ADJOINS = 8  # characters between the word for talks and the one for what they are about
BASIS_REACH = 70
OLDER_REACH = 60
BEHIND = 60
EARNED = ("revenue", "run_rate", "customer_spend")


class Words(NamedTuple):
    """The patterns of one language."""

    blocked: re.Pattern[str]
    over: re.Pattern[str]
    infinitive: re.Pattern[str]
    yearly: re.Pattern[str]
    owned: re.Pattern[str]
    joined: re.Pattern[str]
    now: re.Pattern[str]
    behind: re.Pattern[str]
    deal_over: re.Pattern[str]
    elliptic: re.Pattern[str]


def governing(page: Page, figure: Figure, mate: Figure | None = None) -> Cue | None:
    """The cue that says how a figure stands; one with the tag `done` where it has happened; None where nothing says.

    `mate` is the value before this one: words of the past that stand with it (`from 400 now to 650`) do not count.
    """
    quantity, sentence = figure.quantity, figure.sentence
    words = words_of(page.lang)
    end = min(sentence.end, quantity.end + BEHIND)
    if figure.metric == "stake" and words.owned.match(page.folded, quantity.end, end):
        return Cue(quantity.start, quantity.end, "status", "done")
    behind = page.folded[quantity.end : quantity.end + 1] == " " and words.behind.match(page.folded, quantity.end, end)
    if behind and not words.joined.search(page.folded, quantity.end, behind.start(1)):
        return Cue(behind.start(1), behind.end(1), "status", "expect")
    nearest = _in_front(page, figure, words, mate)
    if nearest is None or nearest.tag in ("done", "talks"):
        return nearest
    if nearest.tag in ("older", "before"):
        between = any(nearest.end <= each.start < quantity.start for each in sentence.quantities)
        return None if between or quantity.start - nearest.end > OLDER_REACH else nearest
    blocked = words.over if nearest.tag == "contract" else words.blocked
    if blocked.search(page.folded, nearest.end, quantity.number_start):
        return None
    if nearest.tag == "contract" and words.yearly.match(page.folded, quantity.end, end):
        return nearest._replace(tag="done")
    return nearest


def _in_front(page: Page, figure: Figure, words: Words, mate: Figure | None) -> Cue | None:
    """The nearest cue in front of a figure that can say anything about its metric."""
    start = figure.quantity.number_start
    nearest: Cue | None = None
    for cue in reversed(figure.sentence.said("status")):
        if cue.start >= start:
            continue
        if cue.start < start - REACH or (nearest is not None and cue.start < nearest.start - OLDER_REACH):
            break
        if cue.end > start + 1 or not matters(figure.metric, cue.tag):
            continue
        if cue.tag == "before" and nearest is not None and nearest.tag == "done":
            return cue
        if nearest is not None and _talked_of(cue, nearest):
            return cue
        if nearest is not None and cue.end <= nearest.end:
            continue
        if cue.tag == "done" and mate is not None and cue.start >= mate.quantity.start:
            continue
        if cue.tag == "done" and words.infinitive.search(page.folded, max(0, cue.start - 12), cue.start):
            continue
        nearest = cue
    return nearest


def _talked_of(cue: Cue, nearest: Cue) -> bool:
    """Whether what is meant or agreed is only talked about: "in talks to buy"."""
    return cue.tag == "talks" and nearest.tag in ("intend", "agreed") and nearest.start - cue.end <= ADJOINS


def basis_of(page: Page, figure: Figure) -> str | None:
    """`gross` or `net`, where words near a revenue say which: the nearest, of its own clause rather."""
    if figure.metric not in EARNED:
        return None
    start, end = figure.quantity.start, figure.quantity.end
    best, least = None, 2 * BASIS_REACH
    for cue in figure.sentence.said("basis"):
        first, last = (cue.end, start) if cue.end <= start else (end, cue.start)
        if last - first > BASIS_REACH:
            continue
        between = page.folded[first:last]
        apart = "," in between or words_of(page.lang).joined.search(between) is not None
        cost = last - first + BASIS_REACH * apart
        if cost < least:
            best, least = cue.tag, cost
    return best


@cache
def words_of(lang: str) -> Words:
    """The patterns of a language that can be read."""
    told = languages.section(lang, "statuses")["statuses"]
    resets = any_of(told["resets"])
    near = r"[^,;:.()\d]{0,30}?"
    return Words(
        blocked=re.compile(
            rf";|[.?!]\s|\s-\s|(?:,|\b{any_of(told['starts'])}\b)[^,;]{{0,50}}?\b{resets}\b"
            rf"|\b{any_of(told['after'])}\s[^,;]{{0,60}}\Z"
        ),
        over=re.compile(rf";|[.?!]\s|\b{any_of(told['paid'])}\b"),
        infinitive=re.compile(rf"\b{any_of(told['infinitive'])}\s\Z"),
        yearly=re.compile(rf"\s{any_of(told['yearly'])}\b"),
        joined=re.compile(rf"\b{any_of(told['joins'])}\b"),
        owned=re.compile(rf"{near}\b{any_of(told['owned'])}\b"),
        now=re.compile(rf"\b{any_of(told['now'])}\b"),
        behind=re.compile(rf"{near}\b({any_of(told['behind'])})\b"),
        deal_over=re.compile(rf"\b{any_of(told['deal_over'])}\b"),
        elliptic=re.compile(rf"\b{any_of(told['elliptic'])}\b"),
    )
