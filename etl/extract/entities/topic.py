"""Which company a document is about."""

from __future__ import annotations

from etl.extract.entities.known import Hit
from etl.extract.model import NO_PARTIES, Mention, Page, Sentence
from etl.extract.sentences import PROSE

SUBJECT = 1.25  # what a mention as a subject counts for; 1 for others
SPEAKER = 0.6  # that of who speaks for a company
TITLE = 1.9  # one in the headline
LEAD = 2.5  # the first company of each of the first sentences
LEADS = 2  # that name one
SHARE = 0.4  # of the paragraphs that name a company: a text with less is a round-up
AHEAD = 1.3  # how far the first must be before the second


def find_topic(page: Page, title: list[Hit], rows: list[tuple[Sentence, Mention]]) -> str | None:
    """The company that stands out among the mentions of a page; None where several do, or none is named."""
    counts: dict[str, float] = {}
    spread: dict[str, set[int]] = {}
    paragraphs: set[int] = set()
    leads: dict[int, str] = {}
    for sentence, mention in rows:
        name, weight = mention.name, SUBJECT if mention.subject_like else 1.0
        if mention.kind in NO_PARTIES:
            if mention.company is None:
                continue
            name, weight = mention.company, SPEAKER
        elif len(leads) < LEADS:
            leads.setdefault(sentence.index, name)
        counts[name] = counts.get(name, 0.0) + weight
        spread.setdefault(name, set()).add(sentence.paragraph)
        paragraphs.add(sentence.paragraph)
    for name in _headline(page, title):
        if name in counts:
            counts[name] += TITLE
    for name in leads.values():
        counts[name] += LEAD
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]):
        return None
    name = ranked[0][0]
    return name if len(spread[name]) >= SHARE * len(paragraphs) else None


def _headline(page: Page, title: list[Hit]) -> list[str]:
    """The companies of the headline: that given, else the first line of the text where it is one."""
    if title:
        return list(dict.fromkeys(hit.known.name for hit in title))
    first = page.sentences[0]
    if first.kind == PROSE:
        return []
    return list(dict.fromkeys(mention.name for mention in first.mentions if mention.is_company))
