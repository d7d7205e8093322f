"""By which words a page's furniture is known: its menus, adverts, links to other articles, and what readers wrote."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from etl.vocabulary import languages

HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# has-sidebar, no-comments, comments-open: said of a page, not of a part of it
SAID_OF_A_PAGE = re.compile(r"^(?:has|no|with|without|is|show|hide)-|-(?:open|closed|enabled|disabled|count|on|off)$")
AROUND = " \t*•·–—-|>»\u203a→▶►#[(\"'“”"
ABOUT = AROUND + ":])"
WORDS = re.compile(r"[^\W\d_]+")
COUNTS = ABOUT + "0123456789.,"
LONGEST_LABEL = 60


@lru_cache(maxsize=4096)
def kind(names: str) -> tuple[int, str]:
    """What an element of this class or id holds: 1 what readers wrote, 2 other furniture, 0 anything else.

    With it the name that says so: of several names for one element, one is enough.
    """
    found = (0, "")
    for name in names.split():
        parts = HUMP.sub("-", name).replace("_", "-").lower()
        if SAID_OF_A_PAGE.search(parts):
            continue
        if _names("comment_marks").search(parts):
            return 1, name
        if not found[0] and _names("marks").search(parts):
            found = (2, name)
    return found


def heads_comments(line: str) -> bool:
    """Whether a heading is that of what readers wrote, numbers aside: `2 comments`, `Komentar (3)`."""
    return len(line) <= LONGEST_LABEL and line.strip(COUNTS).lower() in _lines("comments")


def is_label(line: str) -> bool:
    """Whether a line is nothing but an advert's mark or a button."""
    return len(line) <= LONGEST_LABEL and line.strip(ABOUT).lower() in _lines("labels")


def heads_list(line: str) -> bool:
    """Whether a line is nothing but the head of a list of other articles."""
    return len(line) <= LONGEST_LABEL and line.strip(ABOUT).lower() in _lines("lists")


def is_aside(line: str) -> bool:
    """Whether a line leads to something else: `Also read: …`, `Baca juga …`, `Related: …`."""
    return line[: 2 * LONGEST_LABEL].lstrip(AROUND)[:LONGEST_LABEL].lower().startswith(_asides())


def words(told: str) -> frozenset[str]:
    """The words of a name or a heading, numbers aside."""
    return frozenset(WORDS.findall(HUMP.sub(" ", told[: 2 * LONGEST_LABEL]).lower()))


@cache
def _names(key: str) -> re.Pattern[str]:
    told = {word for code in languages.codes() for word in languages.section(code, "readers")[key].split()}
    whole = "|".join(re.escape(word[1:]) for word in sorted(told) if word.startswith("="))
    parts = "|".join(re.escape(word) for word in sorted(told) if not word.startswith("="))
    return re.compile(rf"(?:^|-)(?:{parts})(?![a-z])" + (rf"|^(?:{whole})$" if whole else ""))


@cache
def _lines(key: str) -> frozenset[str]:
    return frozenset(line for code in languages.codes() for line in languages.section(code, "readers")[key])


@cache
def _asides() -> tuple[str, ...]:
    return tuple(sorted(_lines("asides")))
