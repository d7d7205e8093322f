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
WORD_BEFORE = re.compile(r"[^\s(\"'\u201c\u2018]{1,12}$")
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
    abbreviations, asides = _words()
    block = 0
    in_aside = False
    last_end = 0
    for start, end in _paragraphs(text):
        if "\n" in text[last_end:start].replace("\n", "", 1) or not found:
            block += 1
            in_aside = False
        last_end = end
        head = text[start : start + 40].lower().lstrip("#*_->\u2022\u25cf \t[(")
        if head.startswith(asides):
            in_aside = True
        if in_aside:
            found.append(Span(start, end, block, ASIDE))
        elif " | " in text[start:end]:
            found.append(Span(start, end, block, ROW))
        else:
            _cut(text, start, end, block, abbreviations, found)
    return [piece for span in found for piece in _pieces(text, span)]


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
        shown = text[start:end].strip()
        if not shown:
            continue
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(shown)
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
            word = WORD_BEFORE.search(text, max(first, stop.start() - 12), stop.start())
            said = word[0].lower().rstrip(".") if word else ""
            if said in abbreviations or (len(said) == 1 and said.isalpha()):
                continue
        found.append(Span(first, stop.end(1) + len(stop[0].rstrip()) - 1, block, PROSE))
        first = stop.end()
    if first < end:
        whole = first == start and text[end - 1] not in TERMINAL and end - start <= HEADING_CHARS
        found.append(Span(first, end, block, HEADING if whole else PROSE))


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Abbreviations and asides of all languages: pages mix them."""
    told = [languages.section(code, "text") for code in languages.codes()]
    return (
        frozenset(word for each in told for word in each["abbreviations"]),
        tuple(sorted({word for each in told for word in each["asides"]})),
    )
