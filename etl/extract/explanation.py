"""How a statement was read: which words gave metric, subject, period and status."""

from __future__ import annotations

from typing import Any

from etl.extract.model import Figure, Mention, Page, Relationship


def how_figure(page: Page, figure: Figure) -> dict[str, Any]:
    """
    For each part of a figure what it was read by: `words` of the text with their `start` and `end`, and `how`.

    A part that no words gave says only how (carried on from the figure before, the topic of the text …).
    """
    cue, status, period, traits = figure.metric_cue, figure.status_cue, figure.period_span, figure.traits
    return {
        "metric": _part(page, cue and (cue.start, cue.end), traits.get("metric_how")),
        "subject": _party(page, figure.subject_mention, traits.get("subject_how")),
        "counterparty": _party(page, figure.counterparty_mention, traits.get("counterparty_how")),
        "status": _part(page, status and (status.start, status.end), traits.get("status_how")),
        "period": _part(page, period, traits.get("period_how")),
    }


def how_relationship(page: Page, told: Relationship) -> dict[str, Any]:
    """What a relationship was read by, in the same form."""
    cue = told.cue
    return {
        "status": _part(page, cue and (cue.start, cue.end), told.traits.get("status_how")),
        "vendor": {"how": told.traits.get("vendor_how")},
    }


def _party(page: Page, mention: Mention | None, how: object) -> dict[str, Any]:
    span = None if mention is None else (mention.start, mention.end)
    return _part(page, span, how or (mention and mention.how))


def _part(page: Page, span: tuple[int, int] | None, how: object) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if span:
        told = {"words": page.text[span[0] : span[1]], "start": span[0], "end": span[1]}
    return {**told, "how": how} if how else told
