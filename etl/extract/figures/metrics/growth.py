"""Whether a percentage is the growth of a company: what rose must be its revenue, not its shares, prices or staff."""

from __future__ import annotations

from etl.extract.figures.changes import changes
from etl.extract.figures.metrics.reading import Reading, Scene

NO_TOPIC_GROW, WITH_TOPIC, GOES_ON = 0.62, 0.9, 0.55
SIGN = "+"
MEMORY = 100  # cues of the sentence before that are looked back on
OWNER = 0.5  # strength where nothing but an owner in the sentence says that a percentage is a stake
OWNS = ("owner", "deal", "stake_shares", "stake_noun", "own_verb", "own_topic", "acquire", "stake_money", "invest_verb")


def settle_percent(seen: Scene, reading: Reading) -> None:
    """Keeps the metric growth, or stake, of a percentage where what the sentence is about allows it."""
    start = reading.quantity.start
    folded = seen.page.folded
    if reading.metric is None and SIGN in (folded[start], folded[start - 1 : start]):
        reading.metric, reading.strength, reading.how = "growth", 0.6, "sign"
    if reading.metric is None and any(cue.tag == "owner" for cue in seen.cues):
        reading.metric, reading.strength, reading.how = "stake", OWNER, "topic"
    if reading.metric == "growth":
        _growth(seen, reading)
    elif reading.cue is not None and reading.cue.tag == "own_weak" and not any(cue.tag in OWNS for cue in seen.cues):
        reading.metric, reading.strength = None, 0.0


def _growth(seen: Scene, reading: Reading) -> None:
    start = reading.quantity.start
    topic = _topic(seen, start)
    if topic == "revenue":
        reading.strength = max(reading.strength, WITH_TOPIC)
    elif topic == "stake" and _moved_to(seen, reading):
        reading.metric, reading.strength = "stake", 0.75
    elif topic is not None:
        reading.metric, reading.strength = "", 0.9
    elif reading.cue is not None and reading.cue.tag == "grow":
        reading.strength = min(reading.strength, NO_TOPIC_GROW)
    elif not _goes_on(seen):
        reading.metric, reading.strength = None, 0.0


def _moved_to(seen: Scene, reading: Reading) -> bool:
    """Whether the percentage is where something came to, not how far it moved."""
    start = reading.quantity.start
    if seen.words.to_before.search(seen.page.folded, max(seen.sentence.start, start - 40), start):
        return True
    return any(reading.quantity in pair for pair in changes(seen.page, seen.sentence))


def _goes_on(seen: Scene) -> bool:
    """Whether the sentence is about what the one before it was about, and that was revenue."""
    sentence, words = seen.sentence, seen.words
    if not sentence.index:
        return False
    before = seen.page.sentences[sentence.index - 1]
    told = [
        words.topics[cue.tag] for cue in before.cues[-MEMORY:] if cue.family == "metric" and cue.tag in words.topics
    ]
    if not told or told[-1] != "revenue" or before.paragraph != sentence.paragraph:
        return False
    folded = seen.page.folded
    return any(each.search(folded, sentence.start, sentence.end) for each in (words.anaphor, words.later))


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
