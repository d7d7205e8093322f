"""The words that may point back at somebody, found in one pass."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from etl.vocabulary import languages


class Pointer(NamedTuple):
    """A noun or pronoun: `family` head, pronoun or described; `tag` says whom it can mean."""

    start: int
    end: int
    family: str
    tag: str


class _Index:
    def __init__(self, code: str) -> None:
        told: dict[str, tuple[str, str]] = {}
        for family, tags in languages.section(code, "entities")["pointers"].items():
            for tag, phrases in tags.items():
                for phrase in phrases:
                    for each in languages.written_out(phrase):
                        told.setdefault(each, (family, tag))
        self._says = list(told.values())
        self._automaton = AhoCorasick(
            list(told), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA, store_patterns=False
        )

    def scan(self, folded: str) -> list[Pointer]:
        found = []
        size = len(folded)
        for number, start, end in self._automaton.find_matches_as_indexes(folded):
            if start and folded[start].isalnum() and folded[start - 1].isalnum():
                continue
            if end < size and folded[end].isalnum() and folded[end - 1].isalnum():
                continue
            blank = folded[start] == " "
            found.append(Pointer(start + blank, end - (not folded[end - 1].isalnum()), *self._says[number]))
        return found


@cache
def _index(code: str) -> _Index:
    return _Index(code)


def pointers(folded: str, code: str) -> list[Pointer]:
    """Every such word of a folded text in order, never overlapping."""
    return _index(code).scan(folded)
