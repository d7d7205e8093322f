"""One sentence, looked at for its figures: who stands in it, and where its clauses break."""

from __future__ import annotations

from bisect import bisect_left

from etl.extract.figures.roles.line import Line
from etl.extract.figures.roles.naming import parties
from etl.extract.figures.roles.words import Words
from etl.extract.lexicon import Cue
from etl.extract.model import Page, Sentence

LOOKED_AT = 24


class Scene:
    """The names of one sentence, its words for roles, and the breaks between its clauses."""

    __slots__ = ("_line", "breaks", "cues", "leads", "parties", "sentence", "spoken_of", "words")

    def __init__(self, page: Page, sentence: Sentence, words: Words) -> None:
        self.sentence = sentence
        self.words = words
        self.spoken_of: tuple[str | None, str] | None = None  # whom it means without naming anybody, and how known
        self._line = Line(page, sentence, words)
        self.cues = self._line.cues
        self.breaks = _breaks(page.folded, sentence, self.cues)
        self.parties = parties(self._line)
        self.leads = self._leads()

    def broken(self, start: int, end: int) -> int:
        """How many clause breaks lie between two offsets."""
        return bisect_left(self.breaks, end) - bisect_left(self.breaks, start)

    def told(self, tag: str, start: int, end: int) -> Cue | None:
        """The last cue of `tag` that lies between two offsets; of many, only the last few are looked at."""
        if not self.cues:
            return None
        for cue in reversed(self._line.cues_in(start, end)[-LOOKED_AT:]):
            if cue.tag == tag and cue.end <= end:
                return cue
        return None

    def _leads(self) -> frozenset[str]:
        """Names that the sentence says lead a round."""
        found = {party.name for party in self.parties if party.case == "lead" and party.name}
        if any(cue.tag == "round" for cue in self.cues):
            found.update(party.name for party in self.parties if party.leads)
        return frozenset(found)


def _breaks(text: str, sentence: Sentence, cues: list[Cue]) -> list[int]:
    found = [cue.start for cue in cues if cue.tag == "break"]
    for sign in ("; ", ": "):
        at = text.find(sign, sentence.start, sentence.end)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1, sentence.end)
    found.sort()
    return found
