"""The article of a page: what is left of it without menus, adverts, links to other articles and readers' comments.

What is taken out must say by its element, role, class, heading or links what it is; all else stays. So a page may keep
a line too much, but does not lose a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable

from resiliparse.parse.html import ElementNode, HTMLTree

from etl.extract.webpage import marks
from etl.extract.webpage.elsewhere import take_out_labelled, take_out_links
from etl.extract.webpage.furniture import hearts, take_out_comments, take_out_furniture
from etl.extract.webpage.look import Look, remove
from etl.extract.webpage.tables import as_rows

UNSEEN = (
    "script,style,img,noscript,template,iframe,object,embed,svg,canvas,audio,video,button,select,textarea,dialog,head,"
    "[hidden],[style*='display:none' i],[style*='display: none' i],sup.reference"
)
LONGEST_LISTED, LONGEST_TITLE = 5, 150  # lines below the head of a list, and code points of each
SENTENCE_ENDS = (".", "!", "?", '"', "”")


def prune(tree: HTMLTree, html: str) -> None:
    """Takes everything out of `tree`, of which `html` is the source, that is not the article."""
    body = tree.body
    if body is None:
        return
    remove(body.query_selector_all(UNSEEN)[:])
    kept = hearts(body)
    look = Look()
    take_out_furniture(body, kept, html, look)
    as_rows(tree, body)
    take_out_labelled(body, look)
    take_out_links(body, kept, look)
    _narrow(body)


def prune_gently(tree: HTMLTree, html: str) -> None:
    """Takes out of `tree` only what nobody sees, and what readers wrote."""
    if tree.body is not None:
        remove(tree.body.query_selector_all(UNSEEN)[:])
        take_out_comments(tree.body, html)
        as_rows(tree, tree.body)


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


def _size(node: ElementNode) -> int:
    return len(node.text or "")
