"""HTML as the article in it and what the page says of itself. Nothing in it is run or fetched."""

from __future__ import annotations

from etl.extract.webpage.about import About, read_about
from etl.extract.webpage.article import lines, prune, prune_gently
from etl.extract.webpage.tree import TooMuch, paragraphs, parse

SENTENCE = 40  # code points; a page where nothing is as long as this has no article, or it was not understood

__all__ = ["About", "TooMuch", "read_webpage"]


def read_webpage(html: str) -> tuple[list[str], About]:
    """The paragraphs of the article (a table is one, a row a line), and what the page says of itself.

    A page in which no article can be told from its surroundings gives all that can be seen, save what readers wrote.
    Raises TooMuch.
    """
    tree = parse(html)
    told = read_about(tree)
    prune(tree, html)
    found = lines(paragraphs(tree))
    if any(len(each) >= SENTENCE for each in found):
        return found, told
    whole = parse(html)
    prune_gently(whole, html)
    seen = paragraphs(whole)
    return (lines(seen) or seen) if sum(map(len, seen)) > 2 * sum(map(len, found)) else found, told
