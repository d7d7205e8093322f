"""Elements measured and taken out, at a price that no page can drive up."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from resiliparse.parse.html import ElementNode

MOST_LOOKED_AT = 1_500_000  # code points in all, each as often as it is looked at; only malice needs more
LOOK_COSTS = 100  # code points; so much is the least that a look costs, for what is within may have no text
LINK_COSTS = 20  # code points; to look at a link takes as long as to look at so many


class Look:
    """Measures elements, until it has looked at so much that only somebody who means harm can have written it."""

    def __init__(self) -> None:
        self.left = MOST_LOOKED_AT

    def text(self, node: ElementNode) -> str | None:
        """The text in an element; None from the moment on that too much was looked at."""
        if self.left <= 0:
            return None
        text = node.text or ""
        self.left -= len(text) + LOOK_COSTS
        return text

    def line(self, node: ElementNode) -> str:
        """Its text in one line; empty from the moment on that too much was looked at."""
        return " ".join((self.text(node) or "").split())

    def size(self, node: ElementNode) -> int:
        """How long its text is; endless from the moment on that too much was looked at, so that it stays."""
        text = self.text(node)
        return sys.maxsize if text is None else len(text)

    def linked(self, node: ElementNode) -> int:
        """How much of its text is links."""
        links = node.query_selector_all("a")[:]
        self.left -= LINK_COSTS * len(links)
        return sum(len(each.text or "") for each in links)


def remove(nodes: Iterable[ElementNode]) -> None:
    """Takes elements out of their page, all of them chosen before the first one goes."""
    for node in list(nodes):
        node.remove()
