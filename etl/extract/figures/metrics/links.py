"""What a word like "worth" or "secured" ties an amount to: a contract, a round, a company."""

from __future__ import annotations

from etl.extract.figures.metrics.reading import Scene
from etl.extract.figures.metrics.rules import Rule
from etl.extract.lexicon import Cue

REACH = 75  # characters between such a word and what it ties the amount to
MEMORY = 100  # cues of the sentence before that are looked back on
DEAL, GIVING = "deal", ("own_weak",)
OWNING = ("acquire", "stake_noun", "stake_shares", "stake_part", "own_verb")  # a deal with these is one


def metric_of(scene: Scene, cue: Cue, rule: Rule) -> str:
    """What a cue speaks for; a deal is about a part of a company where the sentence has a stake or a purchase."""
    if cue.tag != DEAL:
        return rule.metric
    shares = any(each.kind == "percent" for each in scene.readings)
    buys = any(each.tag in OWNING or (shares and each.tag in GIVING) for each in scene.cues)
    return "investment" if buys else rule.metric


def _linked_before(scene: Scene, link: Cue) -> str | None:
    """What the amount before has that is tied by a word of the same kind: "valued at $26m, and … valued at $7m"."""
    for reading in scene.readings:
        if reading.cue is not None and reading.cue.tag == link.tag and reading.cue.end < link.start:
            return reading.metric
    return None


def linked(scene: Scene, link: Cue, kind: str) -> str | None:
    """What stands before "worth": a contract, a round, a company."""
    rules, objects, sort = scene.words.rules[kind], scene.words.objects, scene.words.links[link.tag]
    floor = max((each.quantity.end for each in scene.readings if each.quantity.end <= link.start), default=0)
    for cue in reversed(scene.cues):
        if cue.end <= link.start and cue.tag in rules and sort in objects.get(cue.tag, ""):
            if any(each.cue is cue and each.how == "cue_after" for each in scene.readings):
                continue
            if link.start - cue.end > REACH or cue.end < floor:
                return _linked_before(scene, link)
            if any(cue.end <= each.start < link.start for each in scene.clauses):
                return None
            return metric_of(scene, cue, rules[cue.tag])
    if link.tag in scene.words.back and scene.sentence.index:
        before = scene.page.sentences[scene.sentence.index - 1]
        told = any(each.unit not in ("percent", "count") for each in before.quantities[-MEMORY:])
        if before.paragraph == scene.sentence.paragraph and not told:
            for cue in reversed(before.cues[-MEMORY:]):
                if cue.family == "metric" and cue.tag in rules and sort in objects.get(cue.tag, ""):
                    return rules[cue.tag].metric
    return None
