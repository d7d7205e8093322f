"""Who goes with whom in the whole text, for a figure whose sentence names only one of the two."""

from __future__ import annotations

from etl.extract.model import Figure

GROUPS = {"stake": "share", "investment": "share", "customer_spend": "trade"}
GUESSED = frozenset(("focus", "topic", None))


def set_partners(figures: list[Figure]) -> None:
    """Gives a holder, buyer or customer the one company with which other sentences pair it, and the other way round.

    Only where an earlier sentence was all there was to go by, and where the text pairs the name with one company alone.
    """
    whom: dict[tuple[str, str], set[str]] = {}
    for figure in figures:
        group = GROUPS.get(figure.metric)
        if group and figure.subject and figure.counterparty and not _guessed(figure):
            whom.setdefault((group, figure.subject), set()).add(figure.counterparty)
    for figure in figures:
        group = GROUPS.get(figure.metric)
        if group is None or figure.subject is None:
            continue
        partners = whom.get((group, figure.subject), set())
        if len(partners) == 1 and figure.traits.get("counterparty_how") in GUESSED:
            figure.counterparty = next(iter(partners))
            figure.counterparty_mention = None
            figure.traits["counterparty_how"] = "pair"


def _guessed(figure: Figure) -> bool:
    return figure.traits.get("subject_how") in GUESSED or figure.traits.get("counterparty_how") in GUESSED
