"""What the text around a name says of it: whether it may be a company, a person, a place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.extract.entities.grammar import objects
from etl.extract.entities.known import Hit
from etl.extract.entities.names import Piece, capitals, pieces
from etl.extract.entities.words import Words, words
from etl.extract.model import Page, Sentence
from etl.extract.sentences import ASIDE, HEADING, ROW

OPENERS = "\"'\u201c\u2018:;\u2013\u2014-*\u2022(\u00bb>|.!?#_"
APPOSED = {"age": "person", "years": "person", "thing": "company", "some": "company"}
WEIGHTS = {"place": 1, "outlet": 3}  # of a word in front; 2 for the other kinds
SEAT = re.compile(r" \(([^(),]{3,24})[,)]")
ENOUGH = 4  # spots of a name whose surroundings are looked at
MARKS = 6  # characters of a list mark
LEGAL = 4  # marks of a name with a legal form
SURE = 2  # points from which a name is taken for what they speak for


@dataclass(slots=True, eq=False)
class Spot:
    """One place where a piece of capitals stands."""

    start: int
    end: int
    piece: Piece
    sentence: Sentence
    initial: bool  # a capital there says nothing: head of a sentence or quotation, or a headline
    shouted: bool  # a headline in which most words have capitals


@dataclass(slots=True, eq=False)
class Name:
    """A name as one document uses it, with what speaks for each kind."""

    text: str
    spots: list[Spot] = field(default_factory=list)
    firm: int = 0  # spots where its capital cannot come from the head of a sentence
    points: dict[str, int] = field(default_factory=dict)
    kind: str = ""

    def speak(self, kind: str, weight: int) -> None:
        """Notes what speaks for a kind: the strongest counts, and each further one a little."""
        had = self.points.get(kind, 0)
        self.points[kind] = max(had, weight) + (1 if had else 0)


def spots(page: Page, hits: list[Hit]) -> list[Spot]:
    """Every piece of capitals that is no known name, in order."""
    found: list[Spot] = []
    text, sentences = page.text, page.sentences
    index, taken, count, total = 0, 0, len(sentences), len(hits)
    entered, shouted = -1, False
    known_start = hits[0].start if hits else len(text)
    for run in capitals().finditer(text):
        start, end = run.span()
        while known_start < end and hits[taken].end <= start:
            taken += 1
            known_start = hits[taken].start if taken < total else len(text)
        if known_start < end:
            cut = _free(text, start, end, hits, taken)
        elif told := pieces(run[0]):
            cut = [(start, piece) for piece in told]
        else:
            continue
        if not cut or (start and text[start - 1].isalnum()):
            continue
        while index < count and sentences[index].end <= start:
            index += 1
        if index == count:
            break
        sentence = sentences[index]
        if sentence.start > start or sentence.kind == ASIDE:
            continue
        if entered != index:
            entered = index
            shouted = _may_shout(text, sentence) and is_shouted(text[sentence.start : sentence.end])
        for begin, piece in cut:
            at = begin + piece.start
            initial = shouted or begins(text, sentence.start, at)
            found.append(Spot(at, begin + piece.end, piece, sentence, initial, shouted))
    return found


def _free(text: str, start: int, end: int, hits: list[Hit], taken: int) -> list[tuple[int, Piece]]:
    """The pieces of a run that no known name takes, each with where its part of the run begins."""
    cut: list[tuple[int, Piece]] = []
    while taken < len(hits) and hits[taken].start < end:
        if hits[taken].start > start:
            cut += [(start, piece) for piece in pieces(text[start : hits[taken].start])]
        start = max(start, hits[taken].end)
        taken += 1
    if start < end:
        rest = [(start, piece) for piece in pieces(text[start:end])]
        first = rest[0][1] if rest and text[start] == " " else None
        if first is not None and first.start == 1 and (not first.kind or first.marks >= LEGAL):
            rest[0] = (start, first._replace(kind="product", marks=0))  # what the company makes, or more of its name
        cut += rest
    return cut


def begins(text: str, sentence_start: int, start: int) -> bool:
    """Whether a word stands where any word has a capital."""
    if start - sentence_start <= MARKS:
        lead = text[sentence_start:start]
        if lead.upper() == lead.lower():  # no letters
            return True
    before = text[start - 1]
    if before in "\"'\u201c\u2018*_(":
        return before != "("
    return before.isspace() and text[max(start - 2, 0)] in OPENERS


def _may_shout(text: str, sentence: Sentence) -> bool:
    """Whether a sentence may be a headline: such a line, or one of the first sentences that ends like no other."""
    return sentence.kind in (HEADING, ROW) or (sentence.index < 3 and text[sentence.end - 1] in '!?"\u201d')


def is_shouted(line: str) -> bool:
    """Whether most words of a headline have capitals, so that these tell nothing."""
    told = [each for each in line.split() if len(each) > 3 and each[0].isalpha()]
    return sum(each[0].isupper() for each in told) * 5 >= len(told) * 3


def gather(found: list[Spot], page: Page) -> dict[str, Name]:
    """The names of a document by their text, with the evidence of all their spots."""
    names: dict[str, Name] = {}
    known = words()
    for spot in found:
        text = spot.piece.name
        name = names.get(text)
        if name is None:
            name = names[text] = Name(text)
        name.spots.append(spot)
        if spot.shouted:
            continue
        if not spot.initial:
            name.firm += 1
        if len(name.spots) <= ENOUGH:
            _weigh(name, spot, page, known)
    return names


def _weigh(name: Name, spot: Spot, page: Page, known: Words) -> None:
    piece = spot.piece
    if piece.kind:
        name.speak(piece.kind, piece.marks or 3)
        if piece.kind in ("person", "product"):
            return
    elif piece.marks:
        name.speak("company", piece.marks)
    if piece.tail and piece.kind != "place":
        name.speak(piece.tail, 3)
    if piece.title and piece.kind != "company":
        name.speak("person", 3 if " " in name.text else 1)
    _weigh_before(name, spot, page.folded, known)
    if piece.kind != "place":
        _weigh_after(name, spot, page.folded, known)


def _weigh_before(name: Name, spot: Spot, folded: str, known: Words) -> None:
    before = folded[max(spot.sentence.start, spot.start - 36) : spot.start].rsplit(None, 2)
    if not before or folded[spot.start - 1] != " ":
        return
    last = before[-1].strip("\"'(,.;:")
    if last in known.ticker and name.text.isupper():
        return
    both = f"{before[-2]} {last}" if len(before) > 1 else ""
    if spot.piece.kind == "place":
        if last in known.deal or both in known.deal:
            name.speak("company", 4)
        return
    pair = known.before.get(both)
    sure = pair is not None or last in known.strong
    for kind in pair or known.before.get(last, ()):
        if kind == "person" and spot.piece.kind in ("company", "outlet"):
            continue
        name.speak(kind, 3 if sure and kind == "company" else WEIGHTS.get(kind, 2))
    if last in known.honorifics:
        name.speak("person", 4)


def _is_dateline(folded: str, spot: Spot) -> bool:
    """Whether a name ends the line of place and outlet that a report begins with: "JAKARTA, Acme Pos -"."""
    if not folded.startswith(" - ", spot.end):
        return False
    return spot.initial or folded[spot.sentence.start : spot.start].strip(" ,(") in words().places


def _weigh_after(name: Name, spot: Spot, folded: str, known: Words) -> None:
    end = spot.end
    if folded[end : end + 2] in (", ", " (", " -"):
        _weigh_apposed(name, spot, folded, known)
        return
    table = known.after
    if spot.piece.owner:
        end, table = end + 2, known.owned
    if not folded[end : end + 1].isspace():
        return
    after = folded[end : end + 30].split(None, 2)
    if not after:
        return
    first = after[0].strip(",.;:\"'")
    kinds = table.get(first)
    if len(after) > 1 and first == after[0]:
        kinds = table.get(f"{first} {after[1].rstrip(',.;:')}", kinds)
    for kind in kinds or ():
        name.speak(kind, 2)
    if kinds is None and first in known.beside and not spot.piece.owner and not _is_object(spot, folded):
        name.speak("company", 1 if spot.initial or " " in name.text else 2)


def _is_object(spot: Spot, folded: str) -> bool:
    """Whether a small word in front makes a name no subject: the verb behind it is somebody else's."""
    before = folded[max(spot.sentence.start, spot.start - 24) : spot.start].rsplit(None, 1)
    return bool(before) and before[-1] in objects()


def _weigh_apposed(name: Name, spot: Spot, folded: str, known: Words) -> None:
    """What stands behind a comma, a dash or a bracket: "Acme, a startup", "Acme (Jakarta)", "Jo Doe, 34"."""
    end = spot.end
    if spot.sentence.index < 4 and _is_dateline(folded, spot):
        name.speak("outlet", 5)
        return
    told = known.apposition.match(folded, end)
    if told is not None:
        group = told.lastgroup or ""
        name.speak(APPOSED.get(group, group), 2 if group == "some" else 3)
    elif folded[end + 1] == "(":
        seat = SEAT.match(folded, end)
        if seat is not None and seat[1] in known.places:
            name.speak("company", 3)
