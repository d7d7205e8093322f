"""The statements of one document, in the form that other programs read."""

from __future__ import annotations

from typing import Any

from etl.extract.confidence import figure_confidence, relationship_confidence
from etl.extract.figures import figures
from etl.extract.model import Figure, NoComment, Page, Relationship
from etl.extract.page import read_page
from etl.extract.quantities import quantities
from etl.extract.relationships import no_comments, relationships

Line = dict[str, Any]


def read_statements(
    doc_id: str, text: str, lang: str, published_on: str | None = None, title: str | None = None
) -> list[Line]:
    """Figures, relationships and no-comments in the order of their quotes; a text without any gives an empty list.

    `lang` is ISO 639-1; `published_on` (YYYY, YYYY-MM or YYYY-MM-DD) is what relative dates are counted from.
    """
    page = read_page(text, lang, published_on, title)
    found = [
        *(_figure(doc_id, page, each) for each in figures(page)),
        *(_relationship(doc_id, page, each) for each in relationships(page)),
        *(_no_comment(doc_id, page, each) for each in no_comments(page)),
    ]
    found.sort(key=lambda line: (line["start"], line["end"]))
    return found


def read_quantities(doc_id: str, text: str, lang: str) -> list[Line]:
    """Every quantity in the text, whatever it is about."""
    return [
        {
            "doc_id": doc_id,
            "kind": "quantity",
            "value": _plain(each.value),
            "low": _plain(each.low),
            "high": _plain(each.high),
            "unit": each.unit,
            "qualifier": each.qualifier,
            "quote": text[each.start : each.end],
            "start": each.start,
            "end": each.end,
        }
        for each in quantities(text, lang)
    ]


def _figure(doc_id: str, page: Page, figure: Figure) -> Line:
    quantity, sentence = figure.quantity, figure.sentence
    return {
        "doc_id": doc_id,
        "kind": "figure",
        "metric": figure.metric,
        "subject": figure.subject,
        "counterparty": figure.counterparty,
        "value": _plain(quantity.value),
        "low": _plain(quantity.low),
        "high": _plain(quantity.high),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "rounding": _plain(quantity.rounding),
        "status": figure.status,
        "period": figure.period,
        "quote": page.text[quantity.start : quantity.end],
        "start": quantity.start,
        "end": quantity.end,
        "confidence": figure_confidence(figure),
        "attributed_to": figure.attributed_to,
        "anonymous": figure.anonymous,
        "basis": figure.basis,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
    }


def _relationship(doc_id: str, page: Page, told: Relationship) -> Line:
    return {
        "doc_id": doc_id,
        "kind": "relationship",
        "customer": told.customer,
        "vendor": told.vendor,
        "status": told.status,
        "period": told.period,
        "quote": page.text[told.start : told.end],
        "start": told.start,
        "end": told.end,
        "confidence": relationship_confidence(told),
        "attributed_to": told.attributed_to,
        "anonymous": told.anonymous,
        "sentence_start": told.sentence.start,
        "sentence_end": told.sentence.end,
    }


def _no_comment(doc_id: str, page: Page, told: NoComment) -> Line:
    return {
        "doc_id": doc_id,
        "kind": "no_comment",
        "entity": told.entity,
        "about": told.about,
        "quote": page.text[told.start : told.end],
        "start": told.start,
        "end": told.end,
        "confidence": 0.95,
        "sentence_start": told.sentence.start,
        "sentence_end": told.sentence.end,
    }


def _plain(value: float | None) -> float | int | None:
    """A whole number without a decimal point."""
    return int(value) if value is not None and value.is_integer() and abs(value) < 1e18 else value
