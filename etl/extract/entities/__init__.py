"""Who is named in a text, or meant by `the company`."""

from __future__ import annotations

from etl.extract.entities.anaphora import resolve
from etl.extract.entities.candidates import gather, spots
from etl.extract.entities.context import accepted, is_careless
from etl.extract.entities.grammar import mark_subjects
from etl.extract.entities.known import index
from etl.extract.entities.mentions import named
from etl.extract.entities.people import set_companies
from etl.extract.entities.settle import decide
from etl.extract.entities.topic import find_topic
from etl.extract.model import Page
from etl.extract.registry import Registry

CAPITALS = 4  # a text with as many known names in capitals is no careless one


def find_mentions(page: Page, title: str | None, registry: Registry) -> None:
    """Fills `mentions` of each sentence, in order and never overlapping, and the page's `topic`.

    Named are companies (also those that nobody registered), persons and outlets; then what stands for one of them where
    one antecedent is clear. `title` is a headline that is no part of the text; `registry` are the companies known.
    """
    known = index(registry)
    raw = known.scan(page.text)
    careless = len(raw) < CAPITALS and is_careless(page)
    hits = accepted(page, known.scan_careless(page.folded) if careless else raw, careless)
    found = spots(page, [hit for hit, _ in hits])
    names = gather(found, page)
    decide(names, page)
    rows = named(page, hits, found, names)
    headline = known.scan(title) if title else []
    if not rows and not headline:
        return
    mark_subjects(page.folded, rows)
    people = set_companies(page.folded, rows, known.people)
    page.topic = find_topic(page, headline, rows)
    resolve(page, rows, known.kinds, people, page.topic in {hit.known.name for hit in headline})
