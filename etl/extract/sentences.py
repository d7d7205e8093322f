"""Running text, cut into sentences; what is an advert or a link is marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl.vocabulary import languages

PROSE, HEADING, ROW, ASIDE = "prose", "heading", "row", "aside"

SHORT_LINE = 60  # a line that ends early, without a full stop, was not wrapped: it stands alone
HEADING_CHARS = 160
MOST = 1_000  # code points of a sentence
LINE = re.compile(r"[^\n]+")
ITEM = re.compile(r"[ \t]*(?:[-*\u2022\u25cf\u25aa\u2013\u2014>]|\d{1,2}[.)])[ \t]")
END = re.compile(
    r"([.!?\u2026])[\"')\]\u201d\u2019*_]{0,3}\s{1,3}(?=[\"'(\[\u201c\u2018*_]{0,3}(?:[^\W_a-z]|\$|[a-z]{1,2}[A-Z]))"
)
LONGEST = 12  # code points of a word that is looked up
WORD_BEFORE = re.compile(r"[^\s(\"'\u201c\u2018]{1,12}$")
HEAD = 3  # code points; by these most lines are known to be no aside
TERMINAL = ".!?\u2026:;\"\u201d')"


class Span(NamedTuple):
    """A sentence, or a line that stands alone."""

    start: int
    end: int
    paragraph: int
    kind: str


def sentences(text: str) -> list[Span]:
    """Every sentence of `text` in order, without the blanks around it. No two overlap; blank text has none."""
    found: list[Span] = []
    abbreviations, asides, heads = _words()
    block = 0
    in_aside = False
    last_end = 0
    for start, end in _paragraphs(text):
        if not found or text.count("\n", last_end, start) > 1:
            block += 1
            in_aside = False
        last_end = end
        head = text[start : start + 40].lower().lstrip("#*_->\u2022\u25cf \t[(")
        if head[:HEAD] in heads and head.startswith(asides):
            in_aside = True
        if in_aside:
            found.append(Span(start, end, block, ASIDE))
        elif text.find(" | ", start, end) >= 0:
            found.append(Span(start, end, block, ROW))
        else:
            _cut(text, start, end, block, abbreviations, found)
    if max([end - start for start, end, _, _ in found], default=0) > MOST:
        return [piece for span in found for piece in _pieces(text, span)]
    return found


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A span as it is; one that no writer would call a sentence in pieces, so that the work on each is bounded."""
    start, end = span.start, span.end
    while end - start > MOST:
        blank = text.rfind(" ", start + MOST // 2, start + MOST)
        stop = blank if blank > 0 else start + MOST
        yield span._replace(start=start, end=stop)
        start = stop + (blank > 0)
    yield span._replace(start=start, end=end)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Lines, those joined that were wrapped in the middle of a sentence."""
    found: list[tuple[int, int]] = []
    before_end = -2
    open_ended = False
    for line in LINE.finditer(text):
        start, end = line.span()
        shown = line[0]
        if shown[0].isspace() or shown[-1].isspace():
            start += len(shown) - len(shown.lstrip())
            shown = shown.strip()
            end = start + len(shown)
            if not shown:
                continue
        wrapped = (
            open_ended
            and text.count("\n", before_end, start) == 1
            and not ITEM.match(text, start, end)
            and " | " not in shown
        )
        if wrapped:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        before_end = end
        open_ended = len(shown) >= SHORT_LINE and shown[-1] not in TERMINAL and " | " not in shown
    return found


def _cut(text: str, start: int, end: int, block: int, abbreviations: frozenset[str], found: list[Span]) -> None:
    first = start
    for stop in END.finditer(text, start, end):
        if stop[1] == ".":
            said = _word_before(text, max(first, stop.start() - LONGEST), stop.start())
            if said in abbreviations or (len(said) == 1 and said.isalpha()):
                continue
        found.append(Span(first, stop.end(1) + len(stop[0].rstrip()) - 1, block, PROSE))
        first = stop.end()
    if first < end:
        whole = first == start and text[end - 1] not in TERMINAL and end - start <= HEADING_CHARS
        found.append(Span(first, end, block, HEADING if whole else PROSE))


def _word_before(text: str, start: int, end: int) -> str:
    """The word, or its last signs from `start` on, that ends at `end`: in lower case, without a full stop behind."""
    word = text[start:end].rsplit(None, 1)[-1] if start < end and not text[end - 1].isspace() else ""
    if not word.isalnum():  # rarely: U.S, or a quote or bracket before it
        found = WORD_BEFORE.search(text, start, end)
        word = found[0] if found else ""
    return word.lower().rstrip(".")


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """Abbreviations, asides, and the first signs of asides, of all languages: pages mix them."""
    told = [languages.section(code, "text") for code in languages.codes()]
    asides = tuple(sorted({word for each in told for word in each["asides"]}))
    abbreviations = frozenset(word for each in told for word in each["abbreviations"])
    return abbreviations, asides, frozenset(word[:HEAD] for word in asides)
