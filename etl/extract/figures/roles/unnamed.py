"""Somebody who acts without a name: "a strategic investor", "sebuah dana ekuitas swasta"."""

from __future__ import annotations

from etl.extract.figures.roles.words import Words
from etl.extract.lexicon import Cue
from etl.extract.model import Mention, Sentence

SOMEBODY = "somebody"  # the kind of a mention without a name
BACK = 56  # characters in front of the noun in which its article is looked for
WORDS = 5  # words between the article and the noun, at most
STOPS = ',;:.!?)"('


def named_or_not(text: str, sentence: Sentence, cues: list[Cue], words: Words) -> list[Mention]:
    """The mentions of a sentence, and one without a name for each unnamed buyer, investor or customer who acts."""
    found = sentence.mentions
    added: list[Mention] = []
    for cue in cues:
        if cue.tag != SOMEBODY:
            continue
        start = _begin(text, max(sentence.start, cue.start - BACK), sentence.start, cue.start, words)
        if start >= 0 and not any(start < each.end and each.start < cue.end for each in found):
            added.append(Mention(start, cue.end, "", SOMEBODY, "nominal"))
    return sorted([*found, *added], key=_start) if added else found


def _begin(text: str, low: int, begin: int, noun: int, words: Words) -> int:
    """Where the phrase of a noun that names nobody begins; -1 where it is a predicate or apposition."""
    told = text[low:noun].split()
    at = noun
    found = -1
    for word in reversed(told[-WORDS:]):
        if word not in words.articles and (found >= 0 or word[-1] in STOPS):
            break
        at = text.rfind(word, low, at)
        if word in words.articles:
            found = at
    if found < 0:
        return -1
    before = text[low:found].split()
    acts = before[-1] in words.opening if before else low == begin
    return found if acts else -1


def _start(mention: Mention) -> int:
    return mention.start
