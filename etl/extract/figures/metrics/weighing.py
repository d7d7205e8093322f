"""What the words of one sentence say about each of its amounts, before amounts are compared with each other."""

from __future__ import annotations

from math import inf

from etl.extract.figures.metrics.links import linked, metric_of
from etl.extract.figures.metrics.reading import NOUN, Reading, Scene, is_bare
from etl.extract.figures.metrics.rules import Rule, Words, large_from
from etl.extract.lexicon import Cue
from etl.extract.quantities import Quantity

NEAR, NEAR_BONUS = 12, 0.12  # characters to a cue in front that is close by, and what that is worth
COMMA, BREAK, CLAUSE, OTHER = 0.05, 0.3, 0.1, 0.13  # what it costs that these stand between cue and number
TAKEN = 0.5  # what it costs that a cue stands behind another amount and speaks for that
OF_OTHERS = 0.3  # what it costs a cue before a count that the count has another noun
AFTER_SLOPE = 0.008  # what each character to a cue behind costs
FIRST = 25  # characters into a sentence in which its subject begins
SUBJECT_COST, SUBJECT_REACH = 0.2, 50  # distance costs the subject no more than that; it reaches so much further
PEOPLE = ("employees", "people", "crowd", "crowd_weak", "crowd_bare", "employ_verb")
MUST = ("part", "into")  # the prepositions of which one must stand there
GAIN = "gain"  # the links that could tie an amount to anything: "secured", "took in"
PRICED = 0.75  # strength from which a worth is one, whatever round stands behind it
BREAKS = ("; ", ". ", ": ")


def weigh(scene: Scene) -> None:
    """Settles each amount by the strongest cue near it."""
    starts = [each.start for each in scene.readings]
    for index, reading in enumerate(scene.readings):
        rules = scene.words.rules[reading.kind]
        reading.things = reading.kind == "count" and _of_other_things(scene, reading)
        for cue in scene.cues:
            rule = rules.get(cue.tag)
            if rule is None or not fits(rule, reading.quantity):
                continue
            if cue.end <= reading.quantity.end and cue.start > reading.start and reading.kind != "count":
                continue
            if cue.start < reading.start:
                score = _before(scene, cue, rule, index, starts) - OF_OTHERS * reading.things
            else:
                score = 0.0 if _priced(reading, rule) else _after(scene, cue, rule, index)
            if score > 0:
                _offer(scene, reading, cue, rule, score)


def _of_other_things(scene: Scene, reading: Reading) -> bool:
    """Whether a count has a noun of its own that names no people: "12,000 annotators in 34 provinces"."""
    if is_bare(scene, reading):
        return False
    return not any(
        reading.start <= cue.start <= reading.quantity.end + NOUN and cue.tag in PEOPLE for cue in scene.cues
    )


def _priced(reading: Reading, rule: Rule) -> bool:
    """Whether an amount is a worth already, so that "in a round" behind it only tells when it was set."""
    return rule.joined == "from" and reading.metric == "valuation" and reading.strength >= PRICED


def fits(rule: Rule, quantity: Quantity) -> bool:
    """Whether the amount is of a size that the cue can speak of."""
    if quantity.value < rule.least:
        return False
    return rule.most == inf or quantity.value <= rule.most * large_from(quantity.unit)


def _offer(scene: Scene, reading: Reading, cue: Cue, rule: Rule, score: float) -> None:
    metric, soft = metric_of(scene, cue, rule), False
    start = reading.start
    if rule.to is not None and cue.start < start and scene.words.to_before.search(scene.page.folded, cue.end, start):
        metric = rule.to
    if cue.tag in scene.words.links and cue.start < reading.start:
        tied = linked(scene, cue, reading.kind)
        soft = tied is None and scene.words.links[cue.tag] == GAIN
        metric = metric if tied is None else tied
    if score <= reading.strength:
        if metric != reading.metric:
            reading.rival = max(reading.rival, score)
        return
    if metric != reading.metric:
        reading.rival = reading.strength
    reading.metric, reading.strength, reading.cue, reading.soft = metric, score, cue, soft
    before = cue.start < reading.start
    reading.how = "cue_before" if before else "cue_after"
    reading.gap = max(reading.start - cue.end if before else cue.start - reading.quantity.end, 0)


def _before(scene: Scene, cue: Cue, rule: Rule, index: int, starts: list[int]) -> float:
    """How strongly a cue in front of the number speaks."""
    start = starts[index]
    gap = start - cue.end
    subject = cue.start - scene.sentence.start < FIRST
    if not rule.before or gap > rule.reach + subject * SUBJECT_REACH:
        return 0.0
    cost = rule.slope * max(gap, 0)
    score = rule.before - (min(cost, SUBJECT_COST) if subject else cost)
    if gap <= NEAR:
        score += NEAR_BONUS
    folded = scene.page.folded
    score -= COMMA * folded.count(", ", cue.end, start) + BREAK * folded.count("; ", cue.end, start)
    clauses = 0
    for each in scene.clauses:
        if cue.end <= each.start < start:
            score -= BREAK if each.tag == "strong" else CLAUSE
            clauses += 1
    kind = scene.readings[index].kind
    for other in range(index - 1, -1, -1):
        earlier = scene.readings[other]
        if starts[other] < cue.end:
            if earlier.cue is cue and earlier.how == "cue_after":
                score -= TAKEN
            break
        if earlier.kind == kind and not earlier.things:
            score -= OTHER
        if earlier.cue is cue and earlier.gap <= NEAR and clauses:
            score -= TAKEN
    return score


def _after(scene: Scene, cue: Cue, rule: Rule, index: int) -> float:
    """How strongly a cue behind the number speaks: no other amount and no preposition may stand between them."""
    if not rule.after:
        return 0.0
    quantity = scene.readings[index].quantity
    gap = cue.start - quantity.end
    if gap > rule.tail:
        return 0.0
    if gap > 1:
        if index + 1 < len(scene.readings) and scene.readings[index + 1].quantity.start < cue.start:
            return 0.0
        between = scene.page.folded[quantity.end : cue.start]
        if between[0] == "," or any(sign in between for sign in BREAKS) or ("," in between and rule.joined != "of"):
            return 0.0
        if not _joined(between, scene.words, rule.joined):
            return 0.0
        return rule.after - AFTER_SLOPE * gap
    return 0.0 if rule.joined in MUST else rule.after


def _joined(between: str, words: Words, joined: str) -> bool:
    stops, joins = words.stops, words.joins[joined]
    found = between.replace(",", " ").split()
    if joined in MUST and not (found and found[0] in joins):
        return False
    return all(word not in stops or word in joins for word in found)
