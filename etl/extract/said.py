"""What one document says: figures, relationships and no-comments, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from etl.extract.confidence import figure_confidence, relationship_confidence
from etl.extract.figures import figures
from etl.extract.model import Figure, NoComment, Page, Relationship
from etl.extract.page import read_page
from etl.extract.registry import Registry
from etl.extract.relationships import stands
from etl.vocabulary import languages

Each = TypeVar("Each", Figure, Relationship)

MONEY = 1e15  # beyond these limits a figure is none: they are those of the curated tables
COUNT = 1e10
PERCENT = (-100.0, 1e6)


@dataclass(frozen=True, slots=True)
class Said:
    """A page and what it says, in the order of the text."""

    page: Page
    figures: list[Figure]
    relationships: list[Relationship]
    no_comments: list[NoComment]


def read(
    text: str,
    lang: str,
    published_on: str | None = None,
    title: str | None = None,
    registry: Registry | None = None,
) -> Said:
    """
    Everything that `text` says; what is said twice stands once, where it is said most clearly.

    `lang` is ISO 639-1; `published_on` (YYYY, YYYY-MM or YYYY-MM-DD) is what relative dates are counted from; without
    a `registry` the companies that come with the package are known. In a language that cannot be read nothing is found.
    """
    page = read_page(text, lang, published_on, title, registry)
    if lang not in languages.codes():
        return Said(page, [], [], [])
    found = [figure for figure in figures(page) if _within_limits(figure)]
    for figure in found:
        figure.confidence = figure_confidence(page, figure)
    told, hushed = stands(page, found)
    for each in told:
        each.confidence = relationship_confidence(page, each)
    return Said(page, _once(found, _figure_key), _once(told, _relationship_key), hushed)


def _within_limits(figure: Figure) -> bool:
    value, unit = figure.quantity.value, figure.quantity.unit
    if unit == "count":
        return 0 <= value <= COUNT and value == int(value)
    if unit != "percent":
        return 0 <= value <= MONEY
    low, high = (0.0, 100.0) if figure.metric == "stake" else PERCENT
    return low <= value <= high


def _once(found: Iterable[Each], key: Callable[[Each], object]) -> list[Each]:
    """Of each key the one with the greatest confidence, the first of several; in the order of the text."""
    best: dict[object, Each] = {}
    for each in found:
        other = best.get(name := key(each))
        if other is None or each.confidence > other.confidence:
            best[name] = each
    return list(best.values())


def _figure_key(figure: Figure) -> object:
    amount = figure.quantity
    parties = figure.metric, figure.subject, figure.counterparty
    return *parties, amount.value, amount.low, amount.high, amount.unit, figure.status, figure.period


def _relationship_key(told: Relationship) -> object:
    return told.customer, told.vendor, told.status, told.period
