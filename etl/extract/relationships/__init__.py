"""How customers stand with vendors, and who would not comment."""

from __future__ import annotations

from etl.extract.model import NoComment, Page, Relationship, Sentence
from etl.extract.relationships.cast import Cast
from etl.extract.relationships.events import SHAPES
from etl.extract.relationships.reading import read_sentence
from etl.extract.relationships.settle import settle
from etl.extract.relationships.silence import SILENT, silences
from etl.extract.sentences import ASIDE

FAMILIES = frozenset(SHAPES)


def relationships(page: Page) -> list[Relationship]:
    """Every relationship that the page tells, in the order of the text; none where it is about no vendor."""
    there = [sentence for sentence in page.sentences if sentence.kind != ASIDE and _has(sentence, FAMILIES)]
    if not there:
        return []
    cast = Cast(page)
    if not cast.has_vendors and not cast.trade:
        return []
    told: list[Relationship] = []
    for sentence in there:
        told += read_sentence(page, sentence, cast, told)
    return settle(told)


def no_comments(page: Page) -> list[NoComment]:
    """Who would not comment, in the order of the text."""
    there = [sentence for sentence in page.sentences if sentence.kind != ASIDE and _has(sentence, frozenset({SILENT}))]
    if not there:
        return []
    cast = Cast(page)
    return [each for sentence in there for each in silences(page, sentence, cast)]


def _has(sentence: Sentence, families: frozenset[str]) -> bool:
    return any(cue.family in families for cue in sentence.cues)
