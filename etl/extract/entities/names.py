"""Capitalised words in a row, taken apart: titles, places and function words go, what may be a name stays."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.extract.entities.words import Words, words

UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f"
WORD = rf"[{UPPER}0-9]\w*+(?:[-'\u2019.&+]\w++)*+"
TOKEN = re.compile(r"\S+")
CODE = re.compile(
    r"(?:[A-Z]|[IVX]+(?:-\d+)?|(?:Rp|RM|Rs|US|S|A|HK|NT|R|Q|H|FY|CY|H[1-9]|[A-Z]{3})[\d.,/'\u2019]+\w{0,3}|\d[\d.,/:-]*\w{0,4})\Z"
)
PRODUCT = re.compile(r"[A-Za-z-]{2,}-\d[\w.]*\Z")
CAMEL = re.compile(r"[a-z][A-Z]")
DOMAIN = re.compile(r"\w\.(?:ai|io|id|com|co|tech|org|net|dev|so|xyz)\Z", re.IGNORECASE)
EMPLOYER = 2  # marks of what stands between a title and a person
KEPT = 20_000  # surfaces remembered: the names of a day's news come again and again


@cache
def capitals() -> re.Pattern[str]:
    """A run of capitalised words, with the small words that names hold."""
    small = "|".join(sorted(map(re.escape, words().inner | words().links)))
    return re.compile(rf"[{UPPER}]\w*+(?:[-'\u2019.&+]\w++)*+(?: (?:(?:{small}) )?+{WORD}){{0,7}}+")


class Piece(NamedTuple):
    """A run of words that may be a name; offsets are those within the surface."""

    start: int
    end: int  # behind a legal suffix, before a possessive
    name: str  # without legal forms
    kind: str  # "" where the words alone do not tell; else company, person, place, product, outlet
    title: str  # officer or other, where such a title stands before it in the surface
    marks: int  # how strongly the form itself speaks for a company
    owner: bool  # a possessive follows
    tail: str  # company or place, where a hyphenated tail follows: "-backed", "-based"


_seen: dict[str, tuple[Piece, ...]] = {}


def pieces(surface: str) -> tuple[Piece, ...]:
    """What may be a name in a run of capitalised words; none where all of it is something else."""
    found = _seen.get(surface)
    if found is None:
        found = tuple(_Cutter(surface, words()).cut())
        if len(surface) <= 80:
            if len(_seen) >= KEPT:
                _seen.clear()
            _seen[surface] = found
    return found


class _Token(NamedTuple):
    start: int
    end: int  # without possessive and tail
    text: str
    low: str
    owner: bool
    tail: str


class _Cutter:
    """Takes one surface apart."""

    def __init__(self, surface: str, known: Words) -> None:
        self.words = known
        self.tokens = [self._token(surface, *each.span()) for each in TOKEN.finditer(surface)]
        self.found: list[Piece] = []
        self.open: list[_Token] = []
        self.title = ""

    def _token(self, surface: str, start: int, end: int) -> _Token:
        text = surface[start:end]
        owner, tail = False, ""
        plain = text.replace("\u2019", "'")
        if plain.endswith(self.words.possessive):
            text, owner = text[: plain.rfind("'")], True
        if "-" in text:
            head, _, last = text.rpartition("-")
            if last.islower():
                tail = "company" if last in self.words.company_tails else ""
                tail = "place" if last in self.words.place_tails else tail
                if tail or "-and-" in text or len(last) > 4:
                    text = head
        return _Token(start, start + len(text), text, text.lower(), owner, tail)

    def cut(self) -> list[Piece]:
        index, count = 0, len(self.tokens)
        while index < count:
            index += self._step(index)
        self._close()
        return self.found

    def _step(self, index: int) -> int:
        """Reads one token or a title of several; gives their number."""
        token, known = self.tokens[index], self.words
        size = self._phrase(index, known.officers)
        if size and not (self.open and index + size == len(self.tokens) and size == 1 and token.low == token.text):
            self._close()
            self.title = "officer"
            return size
        if not self.open:
            size = self._phrase(index, known.titles)
            if size and index + size < len(self.tokens):
                self.title = "other"
                return size
            size = self._phrase(index, known.places)
            if size:
                self.open += self.tokens[index : index + size]
                self._end(self.open[-1])
                return size
        if self._joins(token, index):
            if self._begins_person(token, index):
                self._end_employer()
            self.open.append(token)
        else:
            self._close()
        self._end(token)
        return 1

    def _begins_person(self, token: _Token, index: int) -> bool:
        """Whether a person's name begins behind that of a company or a place: "CEO Acme Jane Roe"."""
        given = self.words.given
        if not self.open or index + 1 == len(self.tokens) or token.low not in given:
            return False
        if " ".join(each.low for each in self.open) in self.words.places:
            return True
        return self.title == "officer" and all(each.low not in given for each in self.open)

    def _end_employer(self) -> None:
        """Ends the name of a company or a place that stands between a person and the title."""
        title, several = self.title, len(self.open) > 1
        self._close()
        if title and several and self.found and not self.found[-1].kind:
            self.found[-1] = self.found[-1]._replace(title="", marks=EMPLOYER)
        self.title = title

    def _end(self, token: _Token) -> None:
        if token.owner or token.tail:
            self._close()

    def _joins(self, token: _Token, index: int) -> bool:
        low, known = token.low, self.words
        if low in known.first and index + 1 < len(self.tokens):
            return True
        if self.open:
            if low in known.last or low in known.legal or low in known.outlet or low in known.places:
                return True
            if low in known.inner:
                return True
            if low in known.links:
                return any(each.low in known.of for each in self.open)
            if token.text[0].isdigit():
                return index + 1 == len(self.tokens) and token.text.isdigit() and len(token.text) < 3
        if low in known.skipped:
            following = self.tokens[index + 1].low if index + 1 < len(self.tokens) and not token.owner else ""
            if low in known.namesakes and token.text[0].isupper() and following and following not in known.skipped:
                return True  # "Dana Ruiz", where a language has the word "dana"
            return low not in known.functions and self._ends_as_firm(index)
        if CODE.match(token.text) or PRODUCT.match(token.text):
            return False
        return any(each.isupper() for each in token.text[:4])

    def _ends_as_firm(self, index: int) -> bool:
        """Whether the next words end in one such as "Capital", so that any word may begin the name."""
        for token in self.tokens[index : index + 4]:
            if token.low in self.words.own:
                return token is not self.tokens[index]
            if token.owner or token.low in self.words.functions:
                return False
        return False

    def _phrase(self, index: int, phrases: frozenset[str]) -> int:
        """How many tokens from `index` are one of `phrases`; the most."""
        said = [each.low for each in self.tokens[index : index + 4]]
        for size in range(len(said), 0, -1):
            if " ".join(said[:size]) in phrases and not any(
                each.owner for each in self.tokens[index : index + size - 1]
            ):
                return size
        return 0

    def _close(self) -> None:
        run, self.open = self.open, []
        title, self.title = self.title, ""
        known = self.words
        while run and (run[-1].low in known.inner or run[-1].low in known.links):
            run.pop()
        if not run:
            if title:
                self.title = title
            return
        name = list(run)
        legal = False
        while len(name) > 1 and name[-1].low.rstrip(".") in known.legal:
            name.pop()
            legal = True
        formal = False
        while len(name) > 1 and name[0].low in known.legal:
            name.pop(0)
            formal = True
        text = " ".join(each.text for each in name)
        kind, marks = self._kind(name, text.lower(), legal, formal)
        if kind != "drop":
            self.found.append(Piece(run[0].start, run[-1].end, text, kind, title, marks, run[-1].owner, run[-1].tail))

    def _kind(self, name: list[_Token], low: str, legal: bool, formal: bool) -> tuple[str, int]:
        """The kind that the words themselves tell, and how much they speak for a company."""
        known = self.words
        if legal or formal:
            return "company", 5 if formal else 4
        if low in known.places:
            return "place", 0
        if low in known.surnames:
            return "person", 4
        if low in known.products:
            return "product", 0
        last = name[-1]
        if DOMAIN.search(last.text):
            return "company", 3
        if len(name) == 1:
            unlike = low in known.last or low in known.skipped or low in known.legal
            return ("drop", 0) if unlike else ("", 1 if CAMEL.search(last.text) else 0)
        return self._kind_of_several(name)

    def _kind_of_several(self, name: list[_Token]) -> tuple[str, int]:
        known = self.words
        first, last = name[0], name[-1]
        begins = first.low in known.first
        if last.low in known.own:
            return "company", 3
        if not begins and all(each.low in known.last or each.low in known.skipped for each in name):
            return "drop", 0
        if last.low in known.outlet or last.low in known.analyst:
            return "outlet", 3
        if begins or last.low in known.last or any(each.low == "&" for each in name):
            return "company", 3
        if first.low in known.given and len(name) <= 4:
            return "person", 0
        if any(each.low in known.of for each in name[:2]):
            return "company", 2
        if 2 < len(name) < 6 and any(each.low in known.given for each in name[1:-1]):
            return "person", 0
        return "", 1 if CAMEL.search(last.text) else 0
