"""What a reader of one form of document tells of it, or why it refuses it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Read:
    """One document as its file gives it; what is null the file does not say.

    Paragraphs of `text` are parted by a blank line, a table is a paragraph with ` | ` between the cells of each line.
    """

    text: str
    title: str | None = None
    lang: str | None = None  # ISO 639-1
    published_on: str | None = None  # YYYY, YYYY-MM or YYYY-MM-DD
    author: str | None = None
    publisher: str | None = None  # the site's own name
    url: str | None = None  # under which a page wants to be known
    doc_id: str | None = None  # of a JSON line
    warnings: list[str] = field(default_factory=list)


class Refused(ValueError):
    """Why a document cannot be read: a reason of the contract, what was found, and the key of a JSON line."""

    def __init__(self, reason: str, found: str, key: str | None = None) -> None:
        super().__init__(found)
        self.reason = reason
        self.key = key
