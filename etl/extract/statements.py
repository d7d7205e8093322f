"""What a document says, in the form that other programs read, and in the form that is stored."""

from __future__ import annotations

import json
from typing import Any

from etl.extract.explanation import how_figure, how_relationship
from etl.extract.model import Figure, NoComment, Page, Relationship, Sentence
from etl.extract.quantities import Quantity, quantities
from etl.extract.said import Said

Line = dict[str, Any]
Span = Quantity | Relationship | NoComment

NO_COMMENT_CONFIDENCE = 0.95


def lines(said: Said) -> list[Line]:
    """The statements as JSON Lines have them, save `doc_id`; in the order of their quotes."""
    page = said.page
    found = [
        *({"kind": "figure", **_figure(each), **_place(page, each.quantity, each.sentence)} for each in said.figures),
        *(
            {"kind": "relationship", **_relationship(each), **_place(page, each, each.sentence)}
            for each in said.relationships
        ),
        *(
            {"kind": "no_comment", **_no_comment(each), **_place(page, each, each.sentence)}
            for each in said.no_comments
        ),
    ]
    found.sort(key=lambda line: (line["start"], line["end"]))
    return found


def quantity_lines(text: str, lang: str) -> list[Line]:
    """Every quantity in the text, whatever it is about, as JSON Lines have it save `doc_id`."""
    return [
        {
            "kind": "quantity",
            **_amount(each),
            "quote": text[each.start : each.end],
            "start": each.start,
            "end": each.end,
        }
        for each in quantities(text, lang)
    ]


def rows(said: Said) -> list[Line]:
    """
    The statements as they are stored: each with its sentence and, as JSON, how it was read.

    Customer and vendor of a relationship are `subject` and `counterparty`; so are the two of a no-comment.
    """
    page = said.page
    found = [
        *(
            _row(page, "figure", _figure(each), each.quantity, each.sentence, how_figure(page, each))
            for each in said.figures
        ),
        *(
            _row(page, "relationship", _parties(_relationship(each)), each, each.sentence, how_relationship(page, each))
            for each in said.relationships
        ),
        *(
            _row(page, "no_comment", _parties(_no_comment(each)), each, each.sentence, None)
            for each in said.no_comments
        ),
    ]
    found.sort(key=lambda row: (row["start"], row["end"]))
    return found


def _row(page: Page, kind: str, line: Line, span: Span, sentence: Sentence, how: Line | None) -> Line:
    return {
        "kind": kind,
        **line,
        "start": span.start,
        "end": span.end,
        "sentence": page.text[sentence.start : sentence.end],
        "sentence_start": sentence.start,
        "reading": how and json.dumps(how, ensure_ascii=False),
    }


def _parties(line: Line) -> Line:
    for ours, theirs in (
        ("subject", "customer"),
        ("counterparty", "vendor"),
        ("subject", "entity"),
        ("counterparty", "about"),
    ):
        if theirs in line:
            line[ours] = line.pop(theirs)
    return line


def _amount(quantity: Quantity) -> Line:
    return {
        "value": _plain(quantity.value),
        "low": _plain(quantity.low),
        "high": _plain(quantity.high),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
    }


def _figure(figure: Figure) -> Line:
    return {
        "metric": figure.metric,
        "subject": figure.subject,
        "counterparty": figure.counterparty,
        **_amount(figure.quantity),
        "rounding": _plain(figure.quantity.rounding),
        "status": figure.status,
        "period": figure.period,
        "confidence": figure.confidence,
        "attributed_to": figure.attributed_to,
        "anonymous": figure.anonymous,
        "basis": figure.basis,
    }


def _relationship(told: Relationship) -> Line:
    return {
        "customer": told.customer,
        "vendor": told.vendor,
        "status": told.status,
        "period": told.period,
        "confidence": told.confidence,
        "attributed_to": told.attributed_to,
        "anonymous": told.anonymous,
    }


def _no_comment(told: NoComment) -> Line:
    return {"entity": told.entity, "about": told.about, "confidence": NO_COMMENT_CONFIDENCE}


def _place(page: Page, span: Span, sentence: Sentence) -> Line:
    return {
        "quote": page.text[span.start : span.end],
        "start": span.start,
        "end": span.end,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
    }


def _plain(value: float | None) -> float | int | None:
    """A whole number without a decimal point."""
    return int(value) if value is not None and value.is_integer() else value
