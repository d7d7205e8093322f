"""Small amounts: what a unit of work costs a customer, or pays a worker."""

from __future__ import annotations

from etl.extract.figures.metrics.reading import Reading, Scene, settle

WORK_PRICE = 0.5  # the same where the sentence names what is priced, a label or a task
SURE_PRICE = 0.69  # from which strength a small amount without "an hour", "per task" is a price or a wage
MEMORY = 50  # cues of the sentence before that are looked back on


def settle_price(seen: Scene, reading: Reading) -> None:
    """Keeps a small amount as a price or a wage where it is "an hour", "per task", or the words leave no doubt."""
    if reading.metric == "" and reading.strength >= SURE_PRICE:
        return
    rate = seen.words.rate.match(seen.page.folded, reading.quantity.end)
    if rate is None:
        named = reading.metric == "unit_price" and any(cue.tag in ("unit_work", "charge") for cue in seen.cues)
        if reading.strength < (WORK_PRICE if named else SURE_PRICE):
            reading.metric, reading.strength = None, 0.0
        return
    if reading.cue is not None and reading.cue.tag in ("pay", "wage") and _vendor_paid(seen, reading):
        settle(reading, "unit_price", 0.8, "frame")
    elif reading.metric is None:
        asked = _asked_for(seen)
        if asked:
            settle(reading, asked, 0.7, "topic")
            return
        hourly = rate[0].strip(" ,") in seen.words.hours
        settle(reading, "worker_pay" if hourly else "unit_price", 0.6, "rate")
    else:
        reading.strength = min(reading.strength + 0.3, 1.0)


def _asked_for(seen: Scene) -> str | None:
    """Whether the sentence before asks for a price or a wage."""
    index = seen.sentence.index
    if index:
        before, rules = seen.page.sentences[index - 1], seen.words.rules["small"]
        for cue in reversed(before.cues[-MEMORY:]):
            rule = rules.get(cue.tag) if cue.family == "metric" else None
            if rule is not None and rule.metric:
                return rule.metric
    return None


def _vendor_paid(seen: Scene, reading: Reading) -> bool:
    """Whether a company is what is paid: "she pays Centaur $2 per image"; a pronoun behind a vendor means workers."""
    end = reading.cue.end if reading.cue is not None else 0
    paid = next((each for each in seen.sentence.mentions if end < each.start <= end + 2), None)
    if paid is None or paid.how != "pronoun":
        return paid is not None
    return not any("vendor" in each.kind for each in seen.sentence.mentions if each.end <= end)
