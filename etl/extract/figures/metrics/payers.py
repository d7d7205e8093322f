"""Whether an amount is what a customer pays: by who stands beside it, and what it is paid for."""

from __future__ import annotations

from etl.extract.figures.metrics.reading import Reading, Scene

NO_PAYERS = ("investor", "outlet", "place", "person", "other")
PAYERS = ("customer", "lab")
RECEIVES = ("spend_weak", "revenue_verb", "take_in", "raise_weak")
GIVES = ("invest_weak", "pay", "spend_weak", "raise_weak")
WORK = 24, 44  # characters in front of and behind the end of "for" in which the work stands that is paid for


def is_paid(seen: Scene, reading: Reading) -> bool:
    """Whether a large amount comes from a customer, goes to a vendor, or is for data or work."""
    folded, words, end = seen.page.folded, seen.words, reading.quantity.end
    came = words.came_from.match(folded, end)
    if came:
        return _is_named(seen, came.end(), NO_PAYERS, False)
    if _revenue_of_another(seen, reading):
        return True
    tag = reading.cue.tag if reading.cue is not None else None
    if tag is None or tag in RECEIVES:
        came = words.from_after.match(folded, end)
        if came and (
            _is_named(seen, came.end(), PAYERS, True)
            or (tag == "spend_weak" and _is_named(seen, came.end(), NO_PAYERS, False))
        ):
            return True
    if tag is None or tag in GIVES:
        gone = words.to_after.match(folded, end)
        if gone and _is_named(seen, gone.end(), ("vendor",), True):
            return True
    bought = words.buy_after.match(folded, end) or words.for_after.match(folded, end)
    return bought is not None and any(
        cue.tag == "bought_work" and bought.end() - WORK[0] <= cue.start < bought.end() + WORK[1] for cue in seen.cues
    )


def _revenue_of_another(seen: Scene, reading: Reading) -> bool:
    """Whether it is revenue that the words trace to a customer: "revenue from Acme", "$5m of its sales came from"."""
    cue, folded, words = reading.cue, seen.page.folded, seen.words
    if cue is None or reading.metric != "revenue" or cue.tag != "revenue":
        return False
    source = words.from_after if cue.end <= reading.start else words.came_from
    came = source.match(folded, cue.end)
    if came and _is_named(seen, came.end(), (*NO_PAYERS, "vendor"), False):
        return True
    end = reading.quantity.end
    owner = next((each for each in seen.sentence.mentions if end < each.start and each.end <= cue.start), None)
    return owner is not None and cue.start - owner.end <= len("'s ") and owner.start - end <= len(" of the ")


def _is_named(seen: Scene, start: int, kinds: tuple[str, ...], wanted: bool) -> bool:
    """Whether a company stands there that is (or is not) of one of the kinds."""
    for each in seen.sentence.mentions:
        if each.start == start:
            return any(kind in each.kind for kind in kinds) == wanted
    return False
