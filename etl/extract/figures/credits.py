"""Whom a sentence credits: `Reuters reported`, `according to people familiar`, `kata Manu Sharma`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.extract.lexicon import Cue
from etl.extract.model import Mention, Page, Sentence
from etl.extract.wording import any_of
from etl.vocabulary import languages

MOST = 40  # words of saying in one sentence
REACH = 70  # characters from a verb of saying to the one who says it
UNNAMED = ("unnamed", "hearsay")
OUTLET, PERSON = "outlet", "person"
STOPS = re.compile(r"[;]|\.\s")


class Credit(NamedTuple):
    """Somebody credited, and where in the text."""

    at: int
    name: str | None
    anonymous: bool


def credits_in(page: Page, sentence: Sentence) -> list[Credit]:
    """Everybody whom a sentence credits, in order; an outlet that passes on unnamed people is one credit."""
    cues = sentence.said("credit")
    if not cues:
        return []
    led = _patterns(page.lang).led
    named = [
        each
        for each in sentence.mentions
        if each.kind == OUTLET
        or (each.kind == PERSON and not led.search(page.folded, max(sentence.start, each.start - 24), each.start))
    ]
    found: list[Credit] = []
    unnamed = [cue for cue in cues if cue.tag in UNNAMED]
    for cue in cues[:MOST]:
        if cue.tag in UNNAMED:
            continue
        if cue.tag == "told" and found:
            continue  # somebody with a name told the outlet
        mention = _credited(page, cue, named)
        if mention is not None:
            found.append(Credit(cue.start, mention.name, False))
        elif cue.tag == "by":
            name = _name_behind(page, sentence, cue)
            if name is not None:
                found.append(Credit(cue.start, name, False))
    if unnamed and any(cue.tag != "unnamed" for cue in cues):
        outlet = _outlet(found, named)
        if outlet is not None:
            return [Credit(outlet.at, outlet.name, True)]
        found.append(Credit(unnamed[0].start, None, True))
        found.sort()
    return found


def _credited(page: Page, cue: Cue, named: list[Mention]) -> Mention | None:
    """The person or outlet that says it: in front of a verb, else behind it."""
    behind = [each for each in named if cue.end <= each.start < cue.end + REACH and _joined(page, cue.end, each.start)]
    if cue.tag in ("by", "told", "cite"):
        wanted = [each for each in behind if cue.tag == "by" or each.kind == OUTLET]
        return wanted[0] if wanted else None
    ahead = [each for each in named if cue.start - REACH < each.end <= cue.start and _joined(page, each.end, cue.start)]
    if ahead and (not behind or cue.start - ahead[-1].end <= behind[0].start - cue.end + 12):
        return ahead[-1]
    return behind[0] if behind else None


def speaks_on(sentence: Sentence) -> bool:
    """Whether a sentence is said by whoever spoke before: `she added`."""
    return any(cue.tag == "again" for cue in sentence.said("credit"))


def says(sentence: Sentence) -> bool:
    """Whether anybody at all says something in a sentence."""
    return any(cue.tag in ("say", "by", "again") for cue in sentence.said("credit"))


def _joined(page: Page, start: int, end: int) -> bool:
    return STOPS.search(page.folded, start, end) is None and page.folded.count(",", start, end) <= 2


def _outlet(found: list[Credit], named: list[Mention]) -> Credit | None:
    outlets = {each.name for each in named if each.kind == OUTLET}
    return next((each for each in found if each.name in outlets), None)


def _name_behind(page: Page, sentence: Sentence, cue: Cue) -> str | None:
    """A name with capitals right behind `according to` that is not that of a company."""
    start = cue.end
    while start < sentence.end and page.text[start] == " ":
        start += 1
    for _ in range(3):
        skipped = _patterns(page.lang).titles.match(page.folded, start, sentence.end)
        if skipped is None:
            break
        start = skipped.end()
    name = _patterns(page.lang).name.match(page.text, start, min(sentence.end, start + 80))
    if name is None or any(each.start < name.end() and start < each.end for each in sentence.mentions):
        return None
    return name[0]


class Patterns(NamedTuple):
    """The patterns of one language."""

    titles: re.Pattern[str]
    name: re.Pattern[str]  # several words with capitals
    led: re.Pattern[str]


@cache
def _patterns(lang: str) -> Patterns:
    told = languages.section(lang, "attribution")["credit"]
    return Patterns(
        titles=re.compile(rf"{any_of(told['titles'])}\s"),
        name=re.compile(
            rf"(?:[A-Z][\w.&'\u2019-]{{0,24}}\s(?:{any_of(told['particles'])}\s)?){{0,4}}[A-Z][\w&'\u2019-]{{1,24}}"
        ),
        led=re.compile(rf"\b{any_of(told['led'])}\s(?:[^\W\d]{{1,12}}\s)?\Z"),
    )
