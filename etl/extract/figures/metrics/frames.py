"""What the short words around an amount decide: "at $2bn" after a round, "for $90m" after a stake, "$30 an hour"."""

from __future__ import annotations

from etl.extract.figures.metrics.growth import settle_percent
from etl.extract.figures.metrics.payers import is_paid
from etl.extract.figures.metrics.prices import settle_price
from etl.extract.figures.metrics.reading import ENOUGH, Reading, Scene, settle

LEAD = 60  # characters in front of a number that a frame may fill
BUYS = ("value_weak", "pay", "acquire", "offer", "invest_weak")
DEALS = ("funding", "investment", "stake", "funding_total")
SOFT = (None, "customer_spend", "investment")
FAINT = 0.5
WEAK = 0.7
CLOSE = 25
INTO = ("pay", "invest_verb", "invest_weak", "invest_noun", "raise_weak", "spend")


def frame(seen: Scene) -> None:
    """Mends the readings of a sentence by what stands directly around each amount."""
    for index, reading in enumerate(seen.readings):
        if reading.kind == "large":
            _large(seen, index, reading)
        elif reading.kind == "small":
            settle_price(seen, reading)
        elif reading.kind == "percent":
            settle_percent(seen, reading)


def _large(seen: Scene, index: int, reading: Reading) -> None:
    folded, words = seen.page.folded, seen.words
    start, end = reading.start, reading.quantity.end
    lead = max(seen.sentence.start, start - LEAD)
    if words.not_before.search(folded, lead, start):
        settle(reading, "", 0.99, "denied")
    elif reading.metric == "":
        if words.for_before.search(folded, lead, start) and _for_a_part(seen, index, reading):
            settle(reading, "investment", 0.9, "frame")
    elif is_paid(seen, reading):
        settle(reading, "customer_spend", 0.8, "frame")
    elif (
        words.at.search(folded, lead, start)
        and not words.stands.search(folded, lead, start)
        and (reading.cue is None or words.links.get(reading.cue.tag) not in ("value", "price"))
        and reading.metric in (None, "funding", "investment")
        and _deal(seen, index)
    ):
        settle(reading, "valuation", 0.86, "frame")
    elif words.into_after.match(folded, end) and (reading.cue is None or reading.cue.tag in INTO):
        settle(reading, "investment", 0.86, "frame")
    elif (reading.metric in SOFT or reading.strength < WEAK) and _for_a_part(seen, index, reading):
        settle(reading, "investment", 0.9, "frame")
    elif reading.strength < FAINT and _before_a_valuation(seen, index):
        settle(reading, "funding", 0.6, "frame")


def total(seen: Scene) -> None:
    """Tells what was raised in all from what was raised at once."""
    for index, reading in enumerate(seen.readings):
        if reading.metric == "funding" and _to_date(seen, index):
            settle(reading, "funding_total", 0.9, "frame")


def _to_date(seen: Scene, index: int) -> bool:
    """Whether the money raised is that of all rounds: "raised $1.6bn to date", "in total, it has raised"."""
    quantity = seen.readings[index].quantity
    after = seen.readings[index + 1].quantity.start if index + 1 < len(seen.readings) else seen.sentence.end
    first = seen.readings[0].quantity is quantity
    for cue in seen.cues:
        behind = quantity.end <= cue.start < min(after, quantity.end + LEAD)
        if cue.tag == "total_mark" and (behind or (first and cue.end <= quantity.start)):
            return True
    return False


def _before_a_valuation(seen: Scene, index: int) -> bool:
    """Whether a valuation follows at once: "this time $350m, at $10bn"."""
    if index + 1 == len(seen.readings):
        return False
    quantity, after = seen.readings[index].quantity, seen.readings[index + 1]
    if after.kind != "large" or after.quantity.start - quantity.end > CLOSE:
        return False
    if any(quantity.end <= cue.start < after.start and cue.tag == "value_noun" for cue in seen.cues):
        return True
    return _deal(seen, index) and seen.words.at.search(seen.page.folded, quantity.end, after.start) is not None


def _deal(seen: Scene, index: int) -> bool:
    """Whether a round, a stake or a purchase stands before this amount."""
    start = seen.readings[index].quantity.start
    if any(each.metric in DEALS and each.strength >= ENOUGH for each in seen.readings[:index]):
        return True
    rules = seen.words.rules["large"]
    return any(cue.end <= start and cue.tag in rules and rules[cue.tag].metric in DEALS for cue in seen.cues)


def _for_a_part(seen: Scene, index: int, reading: Reading) -> bool:
    """Whether the amount buys a part of a company: "for $90m" after a percentage, "$90m for 2.5%" or for a company."""
    folded, words, readings = seen.page.folded, seen.words, seen.readings
    start, end = reading.start, reading.quantity.end
    lead = max(seen.sentence.start, start - LEAD)
    if words.for_before.search(folded, lead, start):
        stake = any(each.kind == "percent" and each.metric == "stake" for each in readings[:index])
        if stake or any(cue.tag == "acquire" and cue.end <= start for cue in seen.cues):
            return True
    bought = words.buy_after.match(folded, end)
    after = bought or words.for_after.match(folded, end)
    if not after:
        return False
    if index + 1 < len(readings):
        part = readings[index + 1]
        if part.kind == "percent" and part.quantity.start - after.end() < 14 and part.metric in (None, "stake"):
            if part.metric is None:
                settle(part, "stake", 0.8, "frame")
            return True
    goal = after.end()
    if bought or any(cue.tag == "stake_noun" and goal <= cue.start < goal + 40 for cue in seen.cues):
        return True
    if reading.cue is not None and reading.cue.tag not in BUYS:
        return False
    if any(cue.tag == "value_company" and goal <= cue.start < goal + 40 for cue in seen.cues):
        return True
    return any(
        goal <= each.start <= goal + 2 and folded[each.end : each.end + 2] != "'s" for each in seen.sentence.mentions
    )
