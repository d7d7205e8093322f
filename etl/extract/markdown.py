"""Markdown: its front matter, its title, and its tables as rows; all else stays as it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.extract.published import day
from etl.extract.webpage.about import language, one_line, person

HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S[^\n]*)$", re.MULTILINE)
FRONT = re.compile(r"---[ \t]*\n((?:(?!(?:---|\.\.\.)[ \t]*\n)[^\n]*\n){0,200})(?:---|\.\.\.)[ \t]*(?:\n|$)")
ENTRY = re.compile(r"([A-Za-z_-]{1,40})[ \t]*:[ \t]*(\S[^\n]{0,2000})$", re.MULTILINE)
ROW = re.compile(r"^[ \t]*\|([^\n]*)\|[ \t]*$", re.MULTILINE)
RULE = re.compile(r"^[ \t|:-]+\n", re.MULTILINE)
BAR = re.compile(r"(?<!\\)\|")
KEYS = {
    "title": ("title",), "author": ("author", "authors", "byline"), "lang": ("lang", "language", "locale"),
    "publisher": ("publisher", "site", "site_name", "sitename", "source"),
    "published": ("date", "published", "published_on", "published_at", "pubdate", "publishdate", "datepublished"),
}  # fmt: skip


@dataclass(frozen=True)
class Markdown:
    """Its text without the front matter, and what that and the first heading say."""

    text: str
    title: str | None
    author: str | None
    publisher: str | None
    published_on: str | None
    lang: str | None


def read_markdown(text: str) -> Markdown:
    """The parts of a Markdown text; front matter that is not closed is text."""
    front = FRONT.match(text)
    told = {key.lower(): _bare(value) for key, value in ENTRY.findall(front[1])} if front else {}
    if front:
        text = text[front.end() :]
    heading = HEADING.search(text)
    found = {key: next((told[each] for each in names if each in told), None) for key, names in KEYS.items()}
    return Markdown(
        _rows(text),
        title=one_line(found["title"]) or (one_line(heading[1].rstrip().rstrip("#")) if heading else None),
        author=person(found["author"]),
        publisher=one_line(found["publisher"]),
        published_on=day(found["published"]),
        lang=language(found["lang"]),
    )


def _bare(value: str) -> str:
    return ", ".join(each.strip(" \t'\"") for each in value.strip().strip("[]").split(",")).strip(" '\"")


def _rows(text: str) -> str:
    """Tables as everywhere: `Year | Revenue`, without bars at the ends and the rule below the header."""
    if "|" not in text:
        return text
    text = RULE.sub(lambda match: "" if "|" in match[0] and "---" in match[0] else match[0], text)
    return ROW.sub(lambda match: " | ".join(cell.strip() for cell in BAR.split(match[1])), text)
