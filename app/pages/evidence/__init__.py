"""Evidence: every statement with its words, and every document that was read with what it gave."""

from __future__ import annotations

from app import frame
from app.pages.evidence import documents, statements

PARTS = {"statements": statements.draw, "documents": documents.draw}


def page() -> None:
    """One part at a time; which one stands in the address."""
    say = frame.words()
    frame.page_head("page.evidence.title")
    options = {part: say[f"page.evidence.part.{part}"] for part in PARTS}
    part = frame.choose("part", options, "statements", label=say["page.evidence.parts"], kind="segments")
    PARTS[part]()
