"""What the words of one sentence say about each of its amounts, before amounts are compared with each other."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from etl.extract.figures.metrics.rules import Rule, Words, kind_of, large_from
from etl.extract.lexicon import Cue
from etl.extract.model import Page, Sentence
from etl.extract.quantities import Quantity

COMMA, BREAK, CLAUSE, OTHER, NEAR_BONUS, NEAR = 0.05, 0.3, 0.1, 0.13, 0.12, 12
TAKEN = 0.5  # what it costs that a cue stands behind another amount and speaks for that
ENOUGH = 0.4  # strength from which words settle what an amount is
AFTER_SLOPE = 0.008
OF_OTHERS = 0.3  # what it costs a cue before a count that the count has another noun
WORDS = 24  # characters in which the noun of a count stands
PEOPLE = ("employees", "people", "crowd", "crowd_weak", "crowd_bare", "employ_verb")
LINK_REACH = 75
OWNING = (
    "acquire",
    "stake_noun",
    "stake_shares",
    "stake_part",
    "own_verb",
    "own_weak",
)  # a deal with these buys a part
MEMORY = 100  # cues of the sentence before that are looked back on
MUST = ("part", "into")  # the prepositions of which one must stand there
GAIN = "gain"  # the links that could tie an amount to anything: "secured", "took in"
FIRST = 25  # characters into a sentence in which its subject begins
SUBJECT_COST, SUBJECT_REACH = 0.2, 50  # distance costs the subject no more than that; it reaches so much further


@dataclass(slots=True)
class Reading:
    """An amount and the metric that the words give it so far: None is not settled, "" is settled to be no figure."""

    quantity: Quantity
    kind: str
    start: int  # where the number begins, behind "about" and "more than"
    metric: str | None = None
    strength: float = 0.0
    cue: Cue | None = None
    how: str = ""
    gap: int = 0
    rival: float = 0.0
    things: bool = False  # a count of what is no people
    soft: bool = False  # by a word that could tie the amount to anything, with nothing in sight that it ties it to


@dataclass(slots=True)
class Scene:
    """One sentence with its cues, as far as they matter for metrics."""

    page: Page
    sentence: Sentence
    words: Words
    cues: list[Cue]
    clauses: list[Cue]
    doubts: list[Cue]
    readings: list[Reading]


def scene(page: Page, sentence: Sentence, words: Words) -> Scene:
    """The sentence with its cues sorted by what they are for."""
    cues: list[Cue] = []
    clauses: list[Cue] = []
    doubts: list[Cue] = []
    for cue in sentence.cues:
        family = cue.family
        if family == "metric":
            cues.append(cue)
        elif family == "metric_clause":
            clauses.append(cue)
        elif family == "metric_doubt":
            doubts.append(cue)
    readings = [
        Reading(each, kind_of(each.unit, each.value), each.number_start or each.start) for each in sentence.quantities
    ]
    return Scene(page, sentence, words, cues, clauses, doubts, readings)


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
                score = _after(scene, cue, rule, index)
            if score > 0:
                _offer(scene, reading, cue, rule, score)


def _of_other_things(scene: Scene, reading: Reading) -> bool:
    """Whether a count has a noun of its own that names no people: "12,000 annotators in 34 provinces"."""
    if is_bare(scene, reading):
        return False
    return not any(
        reading.start <= cue.start <= reading.quantity.end + WORDS and cue.tag in PEOPLE for cue in scene.cues
    )


def is_bare(scene: Scene, reading: Reading) -> bool:
    """Whether a number stands without a noun."""
    end = reading.quantity.end
    words = scene.page.folded[end : min(end + WORDS, scene.sentence.end)].split(" ", 2)
    return words[0] != "" or len(words) < 2 or words[1].strip(".,;") in ("", *scene.words.stops)


def fits(rule: Rule, quantity: Quantity) -> bool:
    """Whether the amount is of a size that the cue can speak of."""
    if quantity.value < rule.least:
        return False
    return rule.most == inf or quantity.value <= rule.most * large_from(quantity.unit)


def _offer(scene: Scene, reading: Reading, cue: Cue, rule: Rule, score: float) -> None:
    metric, soft = _metric(scene, cue, rule), False
    start = reading.start
    if rule.to is not None and cue.start < start and scene.words.to_before.search(scene.page.folded, cue.end, start):
        metric = rule.to
    if cue.tag in scene.words.links and cue.start < reading.start:
        linked = _linked(scene, cue, reading.kind)
        soft = linked is None and scene.words.links[cue.tag] == GAIN
        metric = metric if linked is None else linked
    if metric == reading.metric:
        if score > reading.strength:
            reading.strength, reading.cue, reading.soft = score, cue, soft
    elif score > reading.strength:
        reading.rival = reading.strength
        reading.metric, reading.strength, reading.cue, reading.soft = metric, score, cue, soft
    else:
        reading.rival = max(reading.rival, score)
        return
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
        if cue.end <= each.start < start and each.tag != "weak":
            score -= CLAUSE if each.tag == "clause" else BREAK
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
        if (
            "; " in between
            or ". " in between
            or ": " in between
            or between[0] == ","
            or ("," in between and rule.joined != "of")
        ):
            return 0.0
        if not _joined(between, scene.words, rule.joined):
            return 0.0
        return rule.after - AFTER_SLOPE * gap
    return 0.0 if rule.joined in MUST else rule.after


def _joined(between: str, words: Words, joined: str) -> bool:
    stops, joins = words.stops, words.joins[joined]
    if joined in MUST and between.split(None, 1)[0] not in joins:
        return False
    return all(word not in stops or word in joins for word in between.replace(",", " ").split())


def _metric(scene: Scene, cue: Cue, rule: Rule) -> str:
    """What a cue speaks for; a deal is about a part of a company where the sentence has a stake or a purchase."""
    if cue.tag == "deal" and any(each.tag in OWNING for each in scene.cues):
        return "investment"
    return rule.metric


def _linked_before(scene: Scene, link: Cue) -> str | None:
    """What the amount before has that is tied by a word of the same kind: "valued at $26m, and … valued at $7m"."""
    for reading in scene.readings:
        if reading.cue is not None and reading.cue.tag == link.tag and reading.cue.end < link.start:
            return reading.metric
    return None


def _linked(scene: Scene, link: Cue, kind: str) -> str | None:
    """What stands before "worth": a contract, a round, a company."""
    rules, objects, sort = scene.words.rules[kind], scene.words.objects, scene.words.links[link.tag]
    floor = max((each.quantity.end for each in scene.readings if each.quantity.end <= link.start), default=0)
    for cue in reversed(scene.cues):
        if cue.end <= link.start and cue.tag in rules and sort in objects.get(cue.tag, ""):
            if any(each.cue is cue and each.how == "cue_after" for each in scene.readings):
                continue
            if link.start - cue.end > LINK_REACH or cue.end < floor:
                return _linked_before(scene, link)
            if any(cue.end <= each.start < link.start for each in scene.clauses):
                return None
            return _metric(scene, cue, rules[cue.tag])
    if link.tag in scene.words.back and scene.sentence.index:
        before = scene.page.sentences[scene.sentence.index - 1]
        told = any(each.unit not in ("percent", "count") for each in before.quantities[-MEMORY:])
        if before.paragraph == scene.sentence.paragraph and not told:
            for cue in reversed(before.cues[-MEMORY:]):
                if cue.family == "metric" and cue.tag in rules and sort in objects.get(cue.tag, ""):
                    return rules[cue.tag].metric
    return None


def settle(reading: Reading, metric: str, strength: float, how: str) -> None:
    """Gives the reading a metric on other evidence than the words' weight; the one it had becomes its rival."""
    reading.rival = reading.strength if reading.metric not in (None, metric) else reading.rival
    reading.metric, reading.how = metric, how
    reading.strength = max(strength, reading.strength) if reading.metric == metric else strength
