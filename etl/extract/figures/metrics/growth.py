"""Whether a percentage is the growth of a company: what rose must be its revenue, not its shares, prices or staff."""

from __future__ import annotations

from etl.extract.figures.metrics.reading import Reading, Scene

NO_TOPIC_GROW, WITH_TOPIC, GOES_ON = 0.62, 0.9, 0.55
SIGN = "+"


def settle_growth(seen: Scene, reading: Reading) -> None:
    """Keeps the metric growth of a percentage where its topic allows it."""
    start = reading.quantity.start
    folded = seen.page.folded
    if reading.metric is None and SIGN in (folded[start], folded[start - 1 : start]):
        reading.metric, reading.strength, reading.how = "growth", 0.6, "sign"
    if reading.metric != "growth":
        return
    topic = _topic(seen, start)
    if topic == "revenue":
        reading.strength = max(reading.strength, WITH_TOPIC)
    elif topic == "stake" and seen.words.to_before.search(folded, max(seen.sentence.start, start - 40), start):
        reading.metric, reading.strength = "stake", 0.75
    elif topic in ("other", "stake"):
        reading.metric, reading.strength = "", 0.9
    elif reading.cue is not None and reading.cue.tag == "grow":
        reading.strength = min(reading.strength, NO_TOPIC_GROW)
    else:
        reading.metric, reading.strength, reading.how = None, 0.0, "rise"


def _topic(seen: Scene, start: int) -> str | None:
    """What the sentence is about where the number stands: the nearest topic in front of it, else behind it."""
    topics = seen.words.topics
    found = None
    for cue in seen.cues:
        topic = topics.get(cue.tag)
        if topic is None:
            continue
        if cue.start < start:
            found = topic
        elif found is None and cue.start - start < 60:
            return topic
    return found
