"""Amounts that the text denies, or only supposes: they are no figures."""

from __future__ import annotations

from etl.extract.figures.metrics.reading import Scene
from etl.extract.lexicon import Cue
from etl.extract.sentences import HEADING

DENIED = 140  # characters behind "denied" in which an amount is denied
ENDS = ("strong", "turn")  # clauses that begin with these are no longer denied
SHORT = 110  # a sentence up to this long may deny the one before


def drop_doubted(seen: Scene) -> None:
    """Takes the metric from each amount of the sentence that is denied or supposed."""
    _denied_next(seen)
    _asked(seen)
    if not seen.doubts:
        return
    settles = any(cue.tag == "settle" for cue in seen.doubts)
    modals = [cue.start for cue in seen.doubts if cue.tag == "modal"]
    for cue in seen.doubts:
        if cue.tag == "deny":
            _drop(seen, cue.end, min(_clause_end(seen, cue), cue.end + DENIED), cue)
        elif cue.tag == "deny_back":
            _drop(seen, seen.sentence.start, cue.start, cue)
        elif cue.tag == "unreal":
            _drop(seen, cue.start, seen.sentence.end, cue)
        elif (cue.tag == "suppose" or (cue.tag == "suppose_first" and _first(seen, cue))) and not settles:
            _drop(seen, min(modals[0], cue.start) if modals else cue.start, seen.sentence.end, cue, people=bool(modals))
        elif cue.tag == "asked":
            _drop(seen, cue.start, _comma(seen, cue.end), cue)


def _asked(seen: Scene) -> None:
    """Whether somebody offered or bought is asked, not told: "Did Acme offer $2bn?" (headings ask for effect)."""
    sentence = seen.sentence
    ending = seen.page.text[sentence.end - 3 : sentence.end].rstrip("*_\"' \u201d")
    if sentence.kind != HEADING and ending.endswith("?"):
        for reading in seen.readings:
            if reading.metric == "investment":
                reading.metric, reading.strength, reading.how = "", 1.0, "asked"


def _first(seen: Scene, cue: Cue) -> bool:
    return cue.start - seen.sentence.start < 3


def _denied_next(seen: Scene) -> None:
    """A short sentence behind this one may say that it is not so."""
    sentences = seen.page.sentences
    index = seen.sentence.index + 1
    if index < len(sentences) and sentences[index].end - sentences[index].start <= SHORT:
        if sentences[index].quantities:
            return
        for cue in sentences[index].cues:
            if cue.family == "metric_doubt" and cue.tag == "deny_all":
                _drop(seen, seen.sentence.start, seen.sentence.end, cue)


def _clause_end(seen: Scene, cue: Cue) -> int:
    for each in seen.clauses:
        if each.start >= cue.end and each.tag in ENDS:
            return each.start
    return seen.sentence.end


def _comma(seen: Scene, start: int) -> int:
    at = seen.page.folded.find(", ", start, seen.sentence.end)
    return at if at >= 0 else seen.sentence.end


def _drop(seen: Scene, start: int, end: int, cue: Cue, people: bool = True) -> None:
    for reading in seen.readings:
        if (people or reading.kind != "count") and start <= reading.quantity.start < end:
            reading.metric, reading.strength, reading.how, reading.cue = "", 1.0, "denied", cue
