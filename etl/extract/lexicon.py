"""The cue phrases of a language, found in one pass."""

from __future__ import annotations

import re
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
        told: dict[str, list[tuple[int, str, str]]] = {}
        places: dict[str, int] = {}
        for family, tag, phrase in languages.cues(code):
            place = places.setdefault(family, len(places))
            told.setdefault(phrase, []).append((place, family, tag))
        self._families = len(places)
        self._open_ended = [phrase.endswith("*") for phrase in told]
        self._says = [tuple(each) for each in told.values()]
        phrases = [phrase.removesuffix("*") for phrase in told] or ["\0"]
        self._automaton = AhoCorasick(
            phrases, matchkind=MatchKind.Standard, implementation=Implementation.DFA, store_patterns=False
        )

    def scan(self, folded: str) -> list[Cue]:
        """The cues of a folded text (see `fold`) in order of start; of one family the longest, never overlapping."""
        inside, open_ended, says = _inside_words(folded), self._open_ended, self._says
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        # By start, the longest first: tuples that sort so by themselves need no key.
        whole = [
            (start, -end, number)
            for number, start, end in hits
            if not inside[start] and (not inside[end] or open_ended[number])
        ]
        whole.sort()
        begun, reached = [0] * self._families, [0] * self._families  # the last cue of each family
        found: list[Cue] = []
        new = tuple.__new__  # half the time of Cue(...), which is called for every third word
        for start, past, number in whole:
            end = -past
            for place, family, tag in says[number]:
                if start < reached[place] and (start != begun[place] or end != reached[place]):
                    continue
                begun[place], reached[place] = start, end
                found.append(new(Cue, (start, end, family, tag)))
        return found


NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
LETTERS = bytes(chr(each).isalnum() and each < 128 for each in range(256))


def _inside_words(folded: str) -> bytes:
    """For each offset of `folded`, its end too, 1 where letters or digits stand on both sides, else 0."""
    plain = folded if folded.isascii() else NOT_ASCII.sub(_letters_as_one, folded)
    letters = int.from_bytes(plain.encode("ascii").translate(LETTERS), "little")
    return (letters & (letters << 8)).to_bytes(len(folded) + 1, "little")  # each sign and the one before it


def _letters_as_one(run: re.Match[str]) -> str:
    return "".join("a" if sign.isalnum() else " " for sign in run[0])


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
