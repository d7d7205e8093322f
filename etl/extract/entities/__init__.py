"""Who is named in a text, or meant by `the company`."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.extract.model import Mention, Page


@cache
def _registry() -> tuple[AhoCorasick, list[tuple[str, str]]]:
    named: dict[str, tuple[str, str]] = {}
    with files("etl.vocabulary").joinpath("entities.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in (row["name"], *row["aliases"].split("|")):
                named.setdefault(name, (row["name"], row["kind"]))
    named.pop("", None)
    return AhoCorasick(list(named), matchkind=MatchKind.LeftmostLongest), list(named.values())


def find_mentions(page: Page, title: str | None = None) -> None:
    """Fills `mentions` of each sentence and the page's `topic`."""
    automaton, named = _registry()
    index = 0
    for number, start, end in automaton.find_matches_as_indexes(page.text):
        if (start and page.text[start - 1].isalnum()) or (end < len(page.text) and page.text[end].isalnum()):
            continue
        while index < len(page.sentences) and page.sentences[index].end <= start:
            index += 1
        if index < len(page.sentences) and page.sentences[index].start <= start:
            page.sentences[index].mentions.append(Mention(start, end, *named[number], "registry"))
