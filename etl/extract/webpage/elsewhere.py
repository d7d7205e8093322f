"""What leads to other articles, and readers' comments, where no name says so: by the headings above, and by links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from resiliparse.parse.html import ElementNode

from etl.extract.webpage import marks
from etl.extract.webpage.look import Look, remove

HEADINGS = "h1,h2,h3,h4,h5,h6,legend,summary"
RANKS = {name: rank for rank, name in enumerate(HEADINGS.split(","))}
MOST_HEADINGS = 500
MOST_BELOW = 20_000  # elements below the heading of readers' comments
LISTS = ("ul", "ol", "div", "section")
INLINE = {"a", "abbr", "b", "big", "cite", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"}
BLOCKS = "p,div,h2,h3,h4,h5,h6,li"  # a link around one of these is a teaser
MOST_LINKS = 3_000
LONGEST_LIST = 4_000  # code points of a list of links
LINKED = 0.8  # a block that is links to this share leads elsewhere
CARD = 400  # code points beside its heading that the teaser of another article may have


def take_out_labelled(body: ElementNode, look: Look) -> None:
    """Takes out readers' comments, and lists of other articles, by the heading above them."""
    small = look.size(body) // 4
    for heading in body.query_selector_all(HEADINGS)[:MOST_HEADINGS]:
        line = look.line(heading)
        if marks.heads_comments(line):
            remove([*islice(_below(_alone(heading, line, look)), MOST_BELOW), heading])
        elif marks.heads_list(line):
            below = _alone(heading, line, look).next_element_sibling
            remove(
                [heading] if below is None or below.tag not in LISTS or look.size(below) > small else [heading, below]
            )


def take_out_links(body: ElementNode, kept: set[ElementNode], look: Look) -> None:
    """Takes out blocks that are nothing but links, and the teasers of other articles."""
    remove(teaser for teaser in body.query_selector_all(f"a[href]:has({BLOCKS})")[:] if teaser not in kept)
    last = None
    for link in body.query_selector_all("a")[:MOST_LINKS]:
        block = link.parent_element
        while block is not None and block.tag in INLINE:
            block = block.parent_element
        if block is None or block in (last, body):
            continue
        last = block
        if block in kept or not _is_list(block, look):
            continue
        if block.tag not in RANKS:
            block.remove()
        elif (card := block.parent_element) is not None and card not in kept and look.size(card) <= CARD:
            card.remove()  # a headline that is a link, and little below it, is another article's


def _is_list(block: ElementNode, look: Look) -> bool:
    """Whether there is nothing but links in it; a sentence that is a link is a sentence."""
    text = (look.text(block) or "").strip()
    if not text or len(text) > LONGEST_LIST or text.endswith("."):
        return False
    return look.linked(block) >= LINKED * len(text)


def _alone(node: ElementNode, line: str, look: Look) -> ElementNode:
    """The outermost element that holds `node` and no more text."""
    above = node.parent_element
    while above is not None and above.tag != "body" and look.line(above) == line:
        node, above = above, above.parent_element
    return node


def _below(heading: ElementNode) -> Iterator[ElementNode]:
    """What follows a heading, up to the next section of the article."""
    rank = RANKS.get(heading.tag or "", len(RANKS))
    node = heading
    while (following := node.next_element_sibling) is not None:
        if RANKS.get(following.tag or "", len(RANKS)) <= rank < len(RANKS):
            line = " ".join((following.text or "").split())
            if not (marks.heads_comments(line) or marks.heads_list(line) or marks.is_label(line)):
                return
        yield following
        node = following
