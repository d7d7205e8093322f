"""The article of a page: what is left of it without menus, adverts, links to other articles and readers' comments.

What is taken out must say by its element, role, class, heading or links what it is; all else stays. So a page may keep
a line too much, but does not lose a paragraph.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import islice

from resiliparse.parse.html import ElementNode, HTMLTree

from etl.extract.webpage import marks, tables

UNSEEN = (
    "script,style,img,noscript,template,iframe,object,embed,svg,canvas,audio,video,button,select,textarea,dialog,head,"
    "[hidden],[style*='display:none' i],[style*='display: none' i],sup.reference"
)
FURNITURE = "nav,menu,footer,aside:not(:has(table)),body > header,header:has(nav)"
ROLES = {"navigation", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "banner"}
HEART = "h1,main,[role=main],[itemprop~=articleBody]"  # what holds one of these is no furniture
MOST_HEARTS, MOST_STEPS = 100, 20_000
CLASSES = re.compile(r"""class\s?=\s?["']?([^"'>]{1,300})""")
IDS = re.compile(r""" id\s?=\s?["']?([^"'>\s]{1,100})""")
PLAIN_NAME = re.compile(r"[\w:./-]+", re.ASCII)
MOST_NAMES = 300
HEADINGS = "h2,h3,h4,h5,h6,legend,summary"
LINKED_HEADINGS = set(HEADINGS.split(","))
MOST_HEADINGS = 500
MOST_AFTER = 20_000  # elements after that of readers' comments
SHORT = 60  # code points of a heading that can be a label
INLINE = {"a", "abbr", "b", "big", "cite", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"}
BLOCKS = "p,div,h2,h3,h4,h5,h6,li"  # a link around one of these is a teaser
MOST_LINKS = 3_000
LONGEST_LIST = 4_000  # code points
LINK_COSTS = 20  # code points; to look at a link takes as long as to look at so many
LINKED = 0.8  # a block that is links to this share leads elsewhere
CARD = 400  # code points beside its heading that the teaser of another article may have
LONGEST_LISTED, LONGEST_TITLE = 5, 150  # lines below the head of a list, and code points of each
SENTENCE_ENDS = (".", "!", "?", '"', "”")
MOST_LOOKED_AT = 5_000_000  # code points in all, each as often as it is looked at; only malice needs more


class _Look:
    """Measures elements, until it has looked at so much that only somebody who means harm can have written it."""

    def __init__(self) -> None:
        self.left = MOST_LOOKED_AT

    def text(self, node: ElementNode) -> str | None:
        """The text in an element; None from the moment on that too much was looked at."""
        if self.left <= 0:
            return None
        text = node.text or ""
        self.left -= len(text) + 1
        return text

    def size(self, node: ElementNode) -> int:
        """How long its text is; endless from the moment on that too much was looked at, so that it stays."""
        text = self.text(node)
        return sys.maxsize if text is None else len(text)

    def linked(self, node: ElementNode) -> int:
        """How much of its text is links."""
        links = node.query_selector_all("a")[:]
        self.left -= LINK_COSTS * len(links)
        return sum(len(each.text or "") for each in links)


def prune(tree: HTMLTree, html: str) -> None:
    """Takes everything out of `tree`, of which `html` is the source, that is not the article."""
    body = tree.body
    if body is None:
        return
    _remove(body.query_selector_all(UNSEEN)[:])
    hearts = _hearts(body)
    look = _Look()
    _take_out_furniture(body, hearts, html, look)
    tables.as_rows(tree, body)
    _take_out_labelled(body, look)
    _take_out_links(body, hearts, look)
    _narrow(body)


def prune_gently(tree: HTMLTree, html: str) -> None:
    """Takes out of `tree` only what nobody sees, and what readers wrote."""
    body = tree.body
    if body is None:
        return
    _remove(body.query_selector_all(UNSEEN)[:])
    hearts = _hearts(body)
    comments, _ = _named(html)
    if comments:
        _remove(each for each in body.query_selector_all(comments)[:] if each not in hearts)
    tables.as_rows(tree, body)


def lines(found: Iterable[str]) -> list[str]:
    """The paragraphs of an article without those that lead elsewhere, or are an advert's mark."""
    kept: list[str] = []
    listed = 0  # how many more lines may belong to a list of other articles
    for each in found:
        if "\n" in each:
            kept.append(each)
            listed = 0
        elif marks.heads_list(each):
            listed = LONGEST_LISTED
        elif not (marks.is_label(each) or marks.is_aside(each)):
            if listed and len(each) < LONGEST_TITLE and not each.endswith(SENTENCE_ENDS):
                listed -= 1
                continue
            kept.append(each)
            listed = 0
    return kept


def _hearts(body: ElementNode) -> set[ElementNode]:
    """What holds the headline or the article, or is within nothing else: never furniture, whatever its name."""
    found = {body}
    steps = 0
    for heart in body.query_selector_all(HEART)[:MOST_HEARTS]:
        node: ElementNode | None = heart
        while node is not None and node not in found and steps < MOST_STEPS:
            found.add(node)
            node = node.parent_element
            steps += 1
    return found


def _take_out_furniture(body: ElementNode, hearts: set[ElementNode], html: str, look: _Look) -> None:
    """What its element, its role, its class or its id says is no part of the article."""
    half = _size(body) // 2
    found = [each for each in body.query_selector_all("[role]")[:] if each.getattr("role") in ROLES]
    found += body.query_selector_all(FURNITURE)[:]
    _remove(each for each in found if each not in hearts and look.size(each) <= half)
    comments, furniture = _named(html)
    if comments:
        _remove(each for each in body.query_selector_all(comments)[:] if each not in hearts)
    if furniture:
        _remove(
            each for each in body.query_selector_all(furniture)[:] if each not in hearts and look.size(each) <= half
        )


def _named(html: str) -> tuple[str, str]:
    """Selectors of the elements whose class or id names comments, and of those where it names other furniture."""
    found: tuple[dict[str, None], dict[str, None]] = ({}, {})
    for form, told in (('[class~="{}"]', CLASSES.findall(html)), ('[id="{}"]', IDS.findall(html))):
        for names in dict.fromkeys(told):
            kind, name = marks.kind(names)
            if kind and len(found[kind - 1]) < MOST_NAMES and PLAIN_NAME.fullmatch(name):
                found[kind - 1][form.format(name)] = None
    return ",".join(found[0]), ",".join(found[1])


def _take_out_labelled(body: ElementNode, look: _Look) -> None:
    """Readers' comments, and lists of other articles, by the heading above them."""
    small = _size(body) // 4
    for heading in body.query_selector_all(HEADINGS)[:MOST_HEADINGS]:
        line = " ".join((look.text(heading) or "").split())
        if not line or len(line) > SHORT:
            continue
        if marks.heads_comments(line):
            _remove([*islice(_after(_alone(heading, line, look)), MOST_AFTER), heading])
        elif marks.heads_list(line):
            below = _alone(heading, line, look).next_element_sibling
            if below is not None and below.tag in ("ul", "ol", "div", "section") and look.size(below) <= small:
                _remove([below])
            _remove([heading])


def _take_out_links(body: ElementNode, hearts: set[ElementNode], look: _Look) -> None:
    """Blocks that are nothing but links, and the teasers of other articles."""
    last = None
    for link in body.query_selector_all("a")[:MOST_LINKS]:
        if link.query_selector(BLOCKS) is not None and link not in hearts:
            link.remove()
            continue
        block = link.parent_element
        while block is not None and block.tag in INLINE:
            block = block.parent_element
        if block is None or block in (last, body):
            continue
        last = block
        text = (look.text(block) or "").strip()
        if not text or len(text) > LONGEST_LIST or text.endswith(".") or block in hearts:
            continue
        if look.linked(block) < LINKED * len(text):
            continue
        if block.tag not in LINKED_HEADINGS:
            block.remove()
        elif (card := block.parent_element) is not None and card not in hearts and look.size(card) - len(text) <= CARD:
            card.remove()  # a headline that is a link, and little below it, is another article's


def _narrow(body: ElementNode) -> None:
    """Where the page says which part of it is the article, the rest goes; the headline stays, wherever it stands."""
    most = _size(body)
    for name in ("article:not(article article)", "main,[role=main]"):
        found = [each for each in body.query_selector_all(name)[:100] if 2 * _size(each) > most]
        if len(found) == 1:
            headline = body.query_selector("h1")
            inside = headline is None or found[0].query_selector("h1") is not None
            body.replace_children(*(found if inside or headline is None else [headline, *found]))
            return


def _alone(node: ElementNode, line: str, look: _Look) -> ElementNode:
    """The outermost element that holds `node` and no more text."""
    above = node.parent_element
    while above is not None and above.tag != "body" and " ".join((look.text(above) or "").split()) == line:
        node, above = above, above.parent_element
    return node


def _after(node: ElementNode) -> Iterator[ElementNode]:
    while (following := node.next_element_sibling) is not None:
        yield following
        node = following


def _size(node: ElementNode) -> int:
    return len(node.text or "")


def _remove(nodes: Iterable[ElementNode]) -> None:
    for node in list(nodes):
        node.remove()
