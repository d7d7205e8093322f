"""Which names of a document are companies, and what their short forms stand for."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from etl.extract.entities.candidates import SURE, Name, Spot
from etl.extract.entities.known import COMPANY, Hit
from etl.extract.entities.people import officer_before
from etl.extract.entities.words import words
from etl.extract.model import Page

LONG = 20_000  # characters
ORDER = ("person", "outlet", "company", "product", "place")  # which kind wins where as much speaks for two


def decide(names: dict[str, Name], page: Page) -> None:
    """Sets the kind of each name that enough speaks for; the others keep an empty one."""
    for name in names.values():
        points = name.points
        if not points:
            continue
        best = next(iter(points)) if len(points) == 1 else max(ORDER, key=lambda kind: points.get(kind, 0))
        least = SURE
        if best == "person" and " " not in name.text:
            least = 4  # a surname alone, unless a title or fame tells whose
        elif not name.firm and best != "person" and is_doubtful(name.text, page, points[best]):
            continue
        elif best == COMPANY and name.text.lower() in words().given:
            least = 3  # somebody called by a given name
        elif best == COMPANY and name.text.isupper() and len(name.text) < 6:
            least = 3  # an abbreviation may be anything
        if points[best] >= least:
            name.kind = best


def is_doubtful(name: str, page: Page, points: int = 0) -> bool:
    """Whether a word that only stands where every word has a capital may be a common one: it has the look of one (which
    many `points` outweigh), or stands in the same text without its capital."""
    low = name.lower()
    if " " in name or name[1:] != low[1:]:
        return False
    known = words()
    beginnings, endings = known.looks[page.lang]
    if points < SURE + 1 and (low.endswith(endings) or low.startswith(beginnings)):
        return True
    if low in known.vocabulary:
        return True
    return low in _split(page.text) if len(page.text) > LONG else f" {low} " in page.text


@lru_cache(maxsize=1)
def _split(text: str) -> frozenset[str]:
    """The words of a text so long that it is not searched for each name."""
    return frozenset(text.split())


def join_lists(found: list[tuple[int, int, Name | None]], page: Page) -> None:
    """Makes a company of each name without a kind that stands in a list beside a company.

    `found` are the names (None for a company that is known already) with their offsets, in order.
    """
    joiners = words().joiners
    for row in (found, found[::-1]):
        for (start, end, name), (other_start, other_end, other) in pairwise(row):
            if other is None or other.kind or (not other.firm and is_doubtful(other.text, page)):
                continue
            if name is not None and name.kind != COMPANY:
                continue
            if start < other_start and officer_before(page.folded, max(0, start - 60), start):
                other.kind = "person" if " " in other.text else ""  # "the chief executive of Acme, Jo Doe"
                continue
            gap = page.folded[end:other_start] if end <= other_start else page.folded[other_end:start]
            if gap in joiners:
                other.kind = COMPANY


def short_forms(hits: list[Hit], names: dict[str, Name]) -> dict[str, tuple[str, str]]:
    """What each short form of the document stands for, as (name, kind): the first word or words of a company, the
    surname and given name of a person. A form that two could mean stands for nothing."""
    found: dict[str, tuple[str, str] | None] = {}
    for name, kind in dict.fromkeys((hit.known.name, hit.known.kind) for hit in hits if " " in hit.known.name):
        if kind == "person":
            told = name.split()
            for part in (told[-1], told[0]):
                _note(part, (name, "person"), found)
        elif kind not in ("none", "outlet"):
            _heads(name, (name, kind), found)
    for each in names.values():
        if " " not in each.text:
            continue
        if each.kind == COMPANY:
            _heads(each.text, (each.text, COMPANY), found)
        elif each.kind == "person":
            whole = own_name(each.text, names)
            told = whole.split()
            for part in (told[-1], told[0]):
                _note(part, (whole, "person"), found)
    return {form: meant for form, meant in found.items() if meant is not None}


def own_name(text: str, names: dict[str, Name]) -> str:
    """A person's name without that of the company in front: "Acme Jane Roe", where the text knows an "Acme"."""
    first, _, rest = text.partition(" ")
    return rest if " " in rest and first in names and names[first].kind == COMPANY else text


def _heads(text: str, meant: tuple[str, str], found: dict[str, tuple[str, str] | None]) -> None:
    for head in _heads_of(text):
        _note(head, meant, found)


@lru_cache(maxsize=4096)
def _heads_of(text: str) -> tuple[str, ...]:
    """The first words of a name that may stand for all of it, the longest first."""
    known = words()
    told = text.split()
    heads = [" ".join(told[:size]) for size in range(len(told) - 1, 0, -1)]
    unfit = (known.places, known.skipped, known.last, known.first)
    return tuple(head for head in heads if len(head) > 2 and not any(head.lower() in each for each in unfit))


def _note(form: str, meant: tuple[str, str], found: dict[str, tuple[str, str] | None]) -> None:
    had = found.get(form, meant)
    found[form] = meant if had == meant else None


def longest_forms(hits: list[Hit], shorts: dict[str, tuple[str, str]]) -> dict[str, str]:
    """For known companies that are not fixed: the longer name in this text that a form is the head of."""
    return {
        hit.known.name: shorts[hit.known.name][0]
        for hit in hits
        if not hit.known.fixed and hit.known.name in shorts and shorts[hit.known.name][1] != "person"
    }


def resolve_headline(
    spot: Spot, names: dict[str, Name], shorts: dict[str, tuple[str, str]]
) -> tuple[str, tuple[str, str]] | None:
    """The words of a piece of a headline that name somebody whom the text below names too, and whom."""
    told = spot.piece.name.split()
    for size in range(len(told), 0, -1):
        for begin in range(len(told) - size + 1):
            part = " ".join(told[begin : begin + size])
            name = names.get(part)
            if name is not None and name.kind:
                return part, (name.text, name.kind)
            if part in shorts:
                return part, shorts[part]
    return None
