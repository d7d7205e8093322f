"""Which company a document is about."""

from __future__ import annotations

from etl.extract.entities.known import NO_NAME, Hit
from etl.extract.model import NO_PARTIES, Mention, Page, Sentence
from etl.extract.sentences import PROSE

SUBJECT = 1.25  # what a mention as a subject counts for; 1 for others
SPEAKER = 0.6  # that of who speaks for a company
VENDOR = "vendor"
SELLER = (
    2.0  # times as much for a vendor: where a large company deals with one, it is the vendor that the text tells about
)
UNKNOWN = 1.4  # times as much for a company that nobody registered: it is not named for its fame
TITLE = 1.9  # one in the headline
LEAD = 2.5  # the first company of each of the first sentences
LEADS = 2  # that name one
SHARE = 0.4  # of the paragraphs that name a company: a text with less is a round-up
AHEAD = 1.25  # how far the first must be before the second


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
        if VENDOR in mention.kind:
            weight *= SELLER
        elif mention.how == "unregistered":
            weight *= UNKNOWN
        counts[name] = counts.get(name, 0.0) + weight
        spread.setdefault(name, set()).add(sentence.paragraph)
        paragraphs.add(sentence.paragraph)
    for name in _headline(page, title):
        if name in counts:
            counts[name] += TITLE
    for name in leads.values():
        counts[name] += LEAD
    if not counts:
        return _alone(title)
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    if len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]:
        return None
    name = ranked[0][0]
    return name if len(spread[name]) >= SHARE * len(paragraphs) else None


def _alone(title: list[Hit]) -> str | None:
    """The one company of a headline over a text that names none; one that is also a common word counts for nothing."""
    named = {hit.known.name: hit.known.common for hit in title if hit.known.kind not in (NO_NAME, *NO_PARTIES)}
    return next((name for name, common in named.items() if not common), None) if len(named) == 1 else None


def _headline(page: Page, title: list[Hit]) -> list[str]:
    """The companies of the headline: that given, else the first line of the text where it is one."""
    if title:
        return list(dict.fromkeys(hit.known.name for hit in title))
    first = page.sentences[0]
    if first.kind == PROSE:
        return []
    return list(dict.fromkeys(mention.name for mention in first.mentions if mention.is_company))
