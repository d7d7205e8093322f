"""Method and sources: what words mean here, who speaks, what was mended, what is checked, how the refreshes went."""

from __future__ import annotations

from app import frame
from app.pages.method import checked, corrections, definitions, publishers, refreshes

PARTS = {
    "definitions": definitions.draw,
    "publishers": publishers.draw,
    "corrections": corrections.draw,
    "checks": checked.draw,
    "refreshes": refreshes.draw,
}


def page() -> None:
    """One part at a time; which one stands in the address."""
    say = frame.words()
    frame.page_head("page.method.title")
    options = {part: say[f"page.method.part.{part}"] for part in PARTS}
    part = frame.choose("part", options, "definitions", label=say["page.method.parts"], kind="segments")
    PARTS[part]()
