"""The cue phrases of a language, found in one pass."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from etl.vocabulary import languages


class Cue(NamedTuple):
    """A phrase that says something about what stands near it: `family` metric, `tag` revenue."""

    start: int
    end: int
    family: str
    tag: str


class Lexicon:
    """All cue phrases of one language."""

    def __init__(self, code: str) -> None:
        told: dict[str, list[tuple[str, str]]] = {}
        for family, tag, phrase in languages.cues(code):
            told.setdefault(phrase, []).append((family, tag))
        self._open_ended = [phrase.endswith("*") for phrase in told]
        self._says = list(told.values())
        phrases = [phrase.removesuffix("*") for phrase in told] or ["\0"]
        self._automaton = AhoCorasick(
            phrases, matchkind=MatchKind.Standard, implementation=Implementation.DFA, store_patterns=False
        )

    def scan(self, folded: str) -> list[Cue]:
        """The cues of a folded text (see `fold`) in order of start; of one family the longest, never overlapping."""
        longest: dict[str, Cue] = {}
        found: list[Cue] = []
        size = len(folded)
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        hits.sort(key=_by_start_longest)
        for number, start, end in hits:
            if start and folded[start].isalnum() and folded[start - 1].isalnum():
                continue
            if end < size and not self._open_ended[number] and folded[end].isalnum() and folded[end - 1].isalnum():
                continue
            for family, tag in self._says[number]:
                before = longest.get(family)
                if before is not None and start < before.end and not (start == before.start and end == before.end):
                    continue
                cue = Cue(start, end, family, tag)
                longest[family] = cue
                found.append(cue)
        return found


def _by_start_longest(hit: tuple[int, int, int]) -> tuple[int, int, int]:
    return hit[1], -hit[2], hit[0]


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language that can be read."""
    return Lexicon(code)


FOLDS = (
    ("\u00a0", " "), ("\u2009", " "), ("\u202f", " "), ("\u2007", " "), ("\u200a", " "), ("\u3000", " "),
    ("\t", " "), ("\r", " "), ("\n", " "),
    ("\u2019", "'"), ("\u2018", "'"), ("\u02bc", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u201e", '"'),
    ("\u2010", "-"), ("\u2011", "-"), ("\u2012", "-"), ("\u2013", "-"), ("\u2014", "-"), ("\u2212", "-"),
)  # fmt: skip


def fold(text: str) -> str:
    """`text` in lower case with plain spaces, quotes and dashes; each code point stays at its offset."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    if lower.isascii():
        return lower.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    for sign, plain in FOLDS:
        if sign in lower:
            lower = lower.replace(sign, plain)
    try:
        lower.encode()
    except UnicodeEncodeError:  # half a character: no automaton takes it
        lower = lower.encode("utf-8", "replace").decode()
    return lower
