"""A page of PDF as paragraphs: its lines joined again where only the page's width parted them."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from etl.extract.pdfs.columns import cells, columns_at
from etl.extract.pdfs.words import Word

SAME_LINE = 0.3  # heights of a line that two words on one line may differ
APART = 1.35  # times the usual distance of lines; what is further apart is another paragraph
USUAL = 1.8  # heights of a line: the greatest distance that is usual
OTHER_SIZE = 1.15  # a line so much higher or lower is set in another size: a heading
SHORT = 0.85  # of the widest line; a shorter one that ends a sentence ends its paragraph
ENDS = (".", "!", "?", '"', "”", ":", ";")
BULLETS = ("•", "–", "—", "-", "▪", "◦", "*", "·")


def paragraphs(lines: list[list[Word]]) -> list[str]:
    """The paragraphs of a page; a table is one, a row a line."""
    lines = _joined(lines)
    rows = [cells(line) for line in lines]
    distances = [_distance(above, below) for above, below in pairwise(lines)]
    usual = median([each for each in distances if 0 < each < USUAL] or [USUAL / APART])
    widest = max((line[-1].right - line[0].left for line in lines), default=0.0)
    found: list[str] = []
    at = begins = 0
    while at < len(lines):
        count, told = columns_at(rows, at)
        if count:
            found += [*_text(lines[begins:at]), *told]
            at += count
            begins = at
            continue
        if at > begins and _begins(lines[at - 1], lines[at], distances[at - 1], usual, widest):
            found += _text(lines[begins:at])
            begins = at
        at += 1
    return [*found, *_text(lines[begins:])]


def _joined(lines: list[list[Word]]) -> list[list[Word]]:
    """Lines that stand beside one another, from left to right, are one."""
    found: list[list[Word]] = []
    for line in lines:
        if found and found[-1][-1].right <= line[0].left:
            last = found[-1][-1]
            if abs(last.bottom - line[0].bottom) < SAME_LINE * (last.top - last.bottom):
                found[-1] = found[-1] + line
                continue
        found.append(line)
    return found


def _distance(above: list[Word], below: list[Word]) -> float:
    """From line to line, in heights of the upper one; negative where the lower one stands higher."""
    return (above[0].bottom - below[0].bottom) / max(above[0].top - above[0].bottom, 0.1)


def _begins(above: list[Word], below: list[Word], distance: float, usual: float, widest: float) -> bool:
    """Whether a paragraph begins with the line `below`."""
    if distance <= 0 or distance > APART * usual:
        return True
    heights = sorted((above[0].top - above[0].bottom, below[0].top - below[0].bottom))
    if heights[1] > OTHER_SIZE * heights[0] or below[0].text.startswith(BULLETS):
        return True
    return above[-1].text.endswith(ENDS) and above[-1].right - above[0].left < SHORT * widest


def _text(lines: list[list[Word]]) -> list[str]:
    text = " ".join(word.text for line in lines for word in line)
    return [text] if text else []
