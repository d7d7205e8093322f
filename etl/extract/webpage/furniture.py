"""Menus, adverts, sidebars and readers' comments: what its element, its role, its class or its id calls so."""

from __future__ import annotations

import re

from resiliparse.parse.html import ElementNode

from etl.extract.webpage import marks
from etl.extract.webpage.look import Look, remove

FURNITURE = "nav,menu,footer,body > header"
MOST_PARTS = 50  # headers and asides that are looked into
ROLES = {"navigation", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "banner"}
HEART = "h1,main,[role=main],[itemprop~=articleBody]"
MOST_HEARTS, MOST_STEPS = 100, 20_000
HEADINGS = "h1,h2,h3,h4,h5,h6"
CLASSES = re.compile(r"""class\s?=\s?["']?([^"'>]{1,300})""")
IDS = re.compile(r""" id\s?=\s?["']?([^"'>\s]{1,100})""")
PLAIN_NAME = re.compile(r"[\w:./-]+", re.ASCII)
MOST_NAMES = 300


def hearts(body: ElementNode) -> set[ElementNode]:
    """What is or holds the headline or the article: never furniture, whatever its name."""
    found = {body}
    steps = 0
    for heart in body.query_selector_all(HEART)[:MOST_HEARTS]:
        node: ElementNode | None = heart
        while node is not None and node not in found and steps < MOST_STEPS:
            found.add(node)
            node = node.parent_element
            steps += 1
    return found


def take_out_furniture(body: ElementNode, kept: set[ElementNode], html: str, look: Look) -> None:
    """Takes out what calls itself furniture, unless it is half of the page; comments go also then."""
    half = look.size(body) // 2
    found = [each for each in body.query_selector_all("[role]")[:] if each.getattr("role") in ROLES]
    found += body.query_selector_all(FURNITURE)[:]
    found += [each for each in body.query_selector_all("header")[:MOST_PARTS] if each.query_selector("nav")]
    found += [each for each in body.query_selector_all("aside")[:MOST_PARTS] if not each.query_selector("table")]
    remove(each for each in found if each not in kept and look.size(each) <= half)
    comments, furniture = _named(html)
    _take_out_comments(body, kept, comments)
    if furniture:
        found = [each for each in body.query_selector_all(furniture)[:] if each not in kept and not _is_section(each)]
        remove(each for each in found if look.size(each) <= half)


def take_out_comments(body: ElementNode, html: str) -> None:
    """Takes out only what calls itself readers' comments."""
    _take_out_comments(body, hearts(body), _named(html)[0])


def _take_out_comments(body: ElementNode, kept: set[ElementNode], selector: str) -> None:
    if selector:
        remove(each for each in body.query_selector_all(selector)[:] if each not in kept and not _is_section(each))


def _is_section(node: ElementNode) -> bool:
    """Whether its id is only the heading of a section of the article, as `popular-cities` of "Popular cities"."""
    name = marks.words(node.id or "")
    if len(name) < 2:
        return False
    heading = node if node.tag in HEADINGS.split(",") else node.query_selector(HEADINGS)
    line = " ".join((heading.text or "").split()) if heading is not None else ""
    return name <= marks.words(line) and not (marks.heads_list(line) or marks.heads_comments(line))


def _named(html: str) -> tuple[str, str]:
    """Selectors of the elements whose class or id names comments, and of those where it names other furniture."""
    found: tuple[dict[str, None], dict[str, None]] = ({}, {})
    for form, told in (('[class~="{}"]', CLASSES.findall(html)), ('[id="{}"]', IDS.findall(html))):
        for names in dict.fromkeys(told):
            kind, name = marks.kind(names)
            if kind and len(found[kind - 1]) < MOST_NAMES and PLAIN_NAME.fullmatch(name):
                found[kind - 1][form.format(name)] = None
    return ",".join(found[0]), ",".join(found[1])
