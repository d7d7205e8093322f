"""For whom a person speaks."""

from __future__ import annotations

from functools import cache

from etl.extract.entities.words import words
from etl.extract.model import Mention, Sentence

NEAR = 70  # characters between a company's name and a person's
TITLE = 48  # characters in which a title stands beside a name


def set_companies(folded: str, rows: list[tuple[Sentence, Mention]], known: dict[str, str]) -> dict[str, str]:
    """Sets `company` of persons where a sentence says it, or everybody knows it (`known`); gives those found."""
    found: dict[str, str] = {}
    for at, (sentence, mention) in enumerate(rows):
        if mention.kind == "person" and mention.name not in found:
            before = rows[at - 1][1] if at and rows[at - 1][0] is sentence else None
            after = rows[at + 1][1] if at + 1 < len(rows) and rows[at + 1][0] is sentence else None
            company = _said(folded, sentence, mention, before, after)
            if company is not None:
                found[mention.name] = company
    for _, mention in rows:
        if mention.kind == "person":
            company = found.get(mention.name) or known.get(mention.name)
            if company is not None:
                mention.company = found[mention.name] = company
    return found


def _said(
    folded: str, sentence: Sentence, mention: Mention, before: Mention | None, after: Mention | None
) -> str | None:
    """The company that the words around a person give; `before` and `after` are the neighbours."""
    if (
        before is not None
        and before.is_company
        and mention.start - before.end <= NEAR
        and _leads_to(folded, sentence, before, mention)
    ):
        return before.name
    if after is not None and after.is_company:
        gap = folded[mention.end : after.start]
        if len(gap) <= NEAR and "." not in gap and officer_within(gap):
            return after.name
    return None


def _leads_to(folded: str, sentence: Sentence, company: Mention, person: Mention) -> bool:
    """Whether a company's name before a person's says whose person it is: "Acme's chief executive Jo Doe"."""
    gap = folded[company.end : person.start]
    owner = gap.strip()
    if owner in words().possessive:
        return True
    if "." in gap or ";" in gap:
        return False
    if gap in (" ", ", "):
        return officer_before(folded, sentence.start, company.start) or (gap == " " and _heads(sentence, company))
    told = next((gap.removeprefix(each) for each in words().possessive if gap.startswith(each)), gap).strip()
    return "," not in told.rstrip(",") and officer_within(f"{told} ")


def _heads(sentence: Sentence, company: Mention) -> bool:
    return company.start == sentence.start


def officer_within(gap: str) -> bool:
    """Whether a stretch between two names holds the title of somebody who speaks for a firm."""
    told = gap.replace(",", " ").split()
    if len(told) > 9:
        return False
    if _words_of_titles().isdisjoint(told):
        return False
    officers = words().officers
    return any(" ".join(told[index : index + size]) in officers for index in range(len(told)) for size in (1, 2, 3))


@cache
def _words_of_titles() -> frozenset[str]:
    """Every word of the titles: a stretch without one holds no title."""
    return frozenset(word for title in words().officers for word in title.split())


def officer_before(folded: str, floor: int, start: int) -> bool:
    """Whether such a title stands right in front of an offset."""
    told = folded[max(floor, start - TITLE) : start].replace(",", " ").split()
    officers = words().officers
    if _words_of_titles().isdisjoint(told):
        return False
    if told and told[-1] in words().title_links:
        told.pop()
    return any(" ".join(told[-size:]) in officers for size in (1, 2, 3, 4) if size <= len(told))


def officer_beside(folded: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a person is given such a title, before the name or after it."""
    if officer_before(folded, sentence.start, mention.start):
        return True
    after = folded[mention.end : min(sentence.end, mention.end + TITLE)]
    if not after.startswith(words().title_holders):
        return False
    told = after.replace(",", " ").split()[:7]
    officers = words().officers
    if _words_of_titles().isdisjoint(told):
        return False
    return any(" ".join(told[index : index + size]) in officers for index in range(4) for size in (1, 2, 3))
