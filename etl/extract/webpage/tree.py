"""HTML as a tree that strangers' pages cannot blow up, and its text. Nothing in it is run or fetched."""

from __future__ import annotations

import re

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

MOST_TAGS = 1_000_000  # about 150 MB as a tree
FEW_TAGS = 10_000  # with no more of them a page costs little, however they are nested
DEEPEST = 2_000  # each element that is looked at is read with all within it
DEEPEST_LIST = 100  # lists within lists; the library indents each line by them
MOST_ATTRIBUTES = 5_000  # of one tag; the parser compares each with all before it
LOOKED_INTO = 100_000  # in a page that is shorter no tag can hold so many that it matters
LONG_TAG = 4_000
# Each repetition gives nothing back, and each branch begins with another sign: linear, whatever stands in a page.
TAG = re.compile(r"""<[a-zA-Z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+""")
LIST = re.compile(r"<(/?)[uo]l\b", re.IGNORECASE)
BLOCK = re.compile(
    r"<(/?)(?:div|section|article|main|header|footer|nav|aside|menu|table|form|fieldset|figure|blockquote|details|center|"
    r"dl|h[1-6])\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
BETWEEN = re.compile(r"[\s/]+")
KEPT_BREAK = "\ufdd0"  # stands for a line break inside a paragraph; no page may hold it
EMPTY = "\ufdd1"  # stands for a cell without text
CELL_BREAK = "\t\t"  # between the cells of a table, as the library writes it


class TooMuch(ValueError):
    """There is more of it than may be; the message, if any, says of what."""


def parse(html: str) -> HTMLTree:
    """The tree of a page. Raises TooMuch for one that only somebody who means harm would write."""
    if html.count("<") > MOST_TAGS:
        raise TooMuch(f"it has more than {MOST_TAGS} tags")
    if len(html) > LOOKED_INTO and any(_is_crowded(tag) for tag in TAG.findall(html)):
        raise TooMuch(f"one of its tags has more than {MOST_ATTRIBUTES} attributes")
    if _is_deeper(html, LIST, DEEPEST_LIST):
        raise TooMuch(f"its lists are nested more than {DEEPEST_LIST} deep")
    if html.count("<") > FEW_TAGS and _is_deeper(html, BLOCK, DEEPEST):
        raise TooMuch(f"its elements are nested more than {DEEPEST} deep")
    return HTMLTree.parse(html.replace(KEPT_BREAK, " ").replace(EMPTY, " "))


def paragraphs(tree: HTMLTree) -> list[str]:
    """What a reader of the page sees, paragraph by paragraph; lines stay lines only where `KEPT_BREAK` stands."""
    lines = (" ".join(line.split()) for line in plain(tree).replace(CELL_BREAK, "\n").split("\n"))
    return [line.replace(KEPT_BREAK, "\n").replace(EMPTY, "") for line in lines if line]


def plain(told: HTMLTree | str) -> str:
    """A page's text as the library writes it. Pictures must be gone: without their texts it leaves out captions too."""
    return extract_plain_text(told, list_bullets=False, alt_texts=True)


def _is_deeper(html: str, tags: re.Pattern[str], most: int) -> bool:
    """Whether some of these elements stand within more than `most` others of them."""
    depth = 0
    for match in tags.finditer(html):
        depth = max(depth + (-1 if match[1] else 1), 0)
        if depth > most:
            return True
    return False


def _is_crowded(tag: str) -> bool:
    return len(tag) > LONG_TAG and len(BETWEEN.split(QUOTED.sub(" ", tag))) > MOST_ATTRIBUTES
