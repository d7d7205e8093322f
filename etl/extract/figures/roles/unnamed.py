"""Somebody who acts without a name: "a strategic investor", "sebuah dana ekuitas swasta"."""

from __future__ import annotations

from etl.extract.figures.roles.line import Line
from etl.extract.figures.roles.words import Words
from etl.extract.lexicon import Cue
from etl.extract.model import Mention

SOMEBODY = "somebody"  # the kind of a mention without a name
BACK = 56  # characters in front of the noun in which its article is looked for
STANDING = frozenset((SOMEBODY, "former", "latter"))
MOST = 40  # such words of one sentence that are looked at
WORDS = 5  # words between the article and the noun, at most
STOPS = ',;:.!?)"('


def named_or_not(line: Line) -> list[Mention]:
    """The mentions of a sentence, `the former`, `the latter`, and a nameless one for each unnamed one who acts."""
    found = line.sentence.mentions
    standing = [cue for cue in line.cues if cue.tag in STANDING][:MOST]
    if not standing:
        return found
    added: list[Mention] = []
    for cue in standing:
        mention = _somebody(line, cue) if cue.tag == SOMEBODY else _one_of_two(line, cue)
        if mention is not None and not any(mention.start < each.end and each.start < mention.end for each in found):
            added.append(mention)
    return sorted([*found, *added], key=_start) if added else found


def _somebody(line: Line, cue: Cue) -> Mention | None:
    begin = line.sentence.start
    start = _begin(line.text, max(begin, cue.start - BACK), begin, cue.start, line.words)
    return Mention(start, cue.end, "", SOMEBODY, "nominal") if start >= 0 else None


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


def _one_of_two(line: Line, cue: Cue) -> Mention | None:
    """Whom `the former` or `the latter` means: of two companies named before it, here or in the sentence before.

    `the former` alone means nobody: it is more often somebody's former something.
    """
    sentence = line.sentence
    if cue.tag == "former" and not any(each.tag == "latter" for each in line.cues):
        return None
    named = [each for each in sentence.mentions if each.end <= cue.start and each.is_company]
    if len({each.name for each in named}) < 2 and sentence.index:
        named = [each for each in line.page.sentences[sentence.index - 1].mentions if each.is_company]
    last = list({each.name: each for each in reversed(named)}.values())
    if len(last) < 2:
        return None
    meant = last[1] if cue.tag == "former" else last[0]
    return Mention(cue.start, cue.end, meant.name, meant.kind, "nominal")


def _start(mention: Mention) -> int:
    return mention.start
