"""Who is named in a text, or meant by `the company`."""

from __future__ import annotations

from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.extract.model import Mention, Page
from etl.extract.registry import Registry


@lru_cache(maxsize=4)
def _index(registry: Registry) -> tuple[AhoCorasick, list[tuple[str, str]]]:
    named: dict[str, tuple[str, str]] = {}
    for company in registry.companies:
        for name in (company.name, *company.aliases):
            named.setdefault(name, (company.name, company.kind))
    return AhoCorasick(list(named) or ["\0"], matchkind=MatchKind.LeftmostLongest), list(named.values())


def find_mentions(page: Page, title: str | None, registry: Registry) -> None:
    """Fills `mentions` of each sentence and the page's `topic`; `registry` are the companies that are known."""
    automaton, named = _index(registry)
    index = 0
    for number, start, end in automaton.find_matches_as_indexes(page.text):
        if (start and page.text[start - 1].isalnum()) or (end < len(page.text) and page.text[end].isalnum()):
            continue
        while index < len(page.sentences) and page.sentences[index].end <= start:
            index += 1
        if index < len(page.sentences) and page.sentences[index].start <= start:
            page.sentences[index].mentions.append(Mention(start, end, *named[number], "registry"))
