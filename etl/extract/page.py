"""A document, cut up and marked."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from etl.extract.entities import find_mentions
from etl.extract.lexicon import Cue, fold, lexicon
from etl.extract.model import Page, Sentence
from etl.extract.quantities import Quantity, quantities
from etl.extract.registry import Registry, shipped
from etl.extract.sentences import ASIDE, sentences
from etl.vocabulary import languages


def read_page(
    text: str, lang: str, published: str | None = None, title: str | None = None, registry: Registry | None = None
) -> Page:
    """`text` cut up, with all quantities, cues and mentions in their sentences.

    In a language that cannot be read, quantities alone are found. Sentences that are adverts or links hold nothing.
    """
    folded = fold(text)
    whole = [Sentence(index, *span) for index, span in enumerate(sentences(text))]
    found = quantities(text, lang)
    page = Page(text, folded, lang, _day(published), published, whole, found)
    if lang in languages.codes():
        _share(whole, found, lexicon(lang).scan(folded))
        find_mentions(page, title, registry or shipped())
    return page


def _share(whole: list[Sentence], found: list[Quantity], cues: list[Cue]) -> None:
    """Puts each of `found` and `cues` (in order of start) into the sentence in which it begins."""
    at, cue_at = [each.start for each in found], [cue[0] for cue in cues]
    for sentence in whole:
        if sentence.kind != ASIDE:
            start, end = sentence.start, sentence.end
            sentence.quantities = found[bisect_left(at, start) : bisect_left(at, end)]
            sentence.cues = cues[bisect_left(cue_at, start) : bisect_left(cue_at, end)]


def _day(published: str | None) -> date | None:
    """The day; the first of the month or year where no more is known."""
    if not published:
        return None
    year, month, day = (int(part) for part in f"{published}-01-01".split("-")[:3])
    return date(year, month, day)
