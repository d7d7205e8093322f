"""Which company a document is about."""

from __future__ import annotations

from etl.extract.entities.known import Hit
from etl.extract.model import Mention, Page

TITLE, LEAD = 3.0, 2.0  # what a mention in the headline, and the subject of the first sentence, count for
SPEAKER = 0.5  # who speaks for it
SHARE = 0.4  # of the paragraphs that name a company: a text with less is a round-up
AHEAD = 1.3  # how far the first must be before the second


def find_topic(page: Page, title: list[Hit]) -> str | None:
    """The company that stands out; None where several do, or none is named."""
    counts: dict[str, float] = {}
    spread: dict[str, set[int]] = {}
    paragraphs: set[int] = set()
    for sentence in page.sentences:
        for mention in sentence.mentions:
            if mention.is_company:
                counts[mention.name] = counts.get(mention.name, 0.0) + (1.0 if mention.subject_like else 0.8)
                spread.setdefault(mention.name, set()).add(sentence.paragraph)
                paragraphs.add(sentence.paragraph)
            elif mention.company is not None:
                counts[mention.company] = counts.get(mention.company, 0.0) + SPEAKER
                spread.setdefault(mention.company, set()).add(sentence.paragraph)
    if not counts:
        return None
    for name in _headline(page, title):
        if name in counts:
            counts[name] += TITLE / 2
    for lead in _leads(page):
        counts[lead.name] += LEAD
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    if len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]:
        return None
    name = ranked[0][0]
    return name if len(spread[name]) >= SHARE * len(paragraphs) else None


def _headline(page: Page, title: list[Hit]) -> list[str]:
    if title:
        return list(dict.fromkeys(hit.known.name for hit in title))
    first = page.sentences[0] if page.sentences else None
    if first is None or first.kind == "prose":
        return []
    return list(dict.fromkeys(mention.name for mention in first.mentions if mention.is_company))


def _leads(page: Page) -> list[Mention]:
    """The first company of the first two sentences that name one."""
    found = []
    for sentence in page.sentences:
        companies = [mention for mention in sentence.mentions if mention.is_company]
        if companies:
            found.append(companies[0])
        if len(found) == 2:
            break
    return found
