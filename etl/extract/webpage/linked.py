"""What a page says of its article in JSON-LD (https://schema.org/Article); what is broken in it is passed over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from resiliparse.parse.html import DocumentNode

KINDS = ("Article", "BlogPosting", "Report", "LiveBlogPosting", "SocialMediaPosting", "PressRelease")
MOST_SCRIPTS = 20
LONGEST = 1_000_000  # code points of one of them
MOST_THINGS = 2_000


def linked(document: DocumentNode) -> dict[str, str]:
    """`title`, `author`, `publisher`, `published`, `lang` of the first article that is described, as told there."""
    things: list[dict[str, Any]] = []
    for script in document.query_selector_all("script[type='application/ld+json' i]")[:MOST_SCRIPTS]:
        things.extend(_things(_json(script.text or "")))
    by_id = {str(thing["@id"]): thing for thing in things if isinstance(thing.get("@id"), str)}
    articles = [thing for thing in things if _is(thing, KINDS)]
    pages = [thing for thing in things if _is(thing, ("WebPage",))]
    found: dict[str, str] = {}
    for thing in (*articles[:1], *pages[:1]):
        told = {
            "title": thing.get("headline") or (thing.get("name") if thing in articles else None),
            "author": ", ".join(dict.fromkeys(_names(thing.get("author"), by_id))),
            "publisher": next(_names(thing.get("publisher"), by_id), None),
            "published": thing.get("datePublished"),
            "lang": thing.get("inLanguage"),
        }
        for key, value in told.items():
            if isinstance(value, str) and value.strip():
                found.setdefault(key, value)
    return found


def _json(text: str) -> object:
    if len(text) > LONGEST:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(told: object) -> Iterator[dict[str, Any]]:
    """The things on a page, in order: alone, in a list, in a graph, or as what a page is about."""
    waiting, seen = [told], 0
    while waiting and seen < MOST_THINGS:
        each = waiting.pop(0)
        seen += 1
        if isinstance(each, list):
            waiting[:0] = each[:MOST_THINGS]
        elif isinstance(each, dict):
            yield each
            waiting[:0] = [each[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in each]


def _is(thing: dict[str, Any], kinds: tuple[str, ...]) -> bool:
    told = thing.get("@type")
    return any(isinstance(each, str) and each.endswith(kinds) for each in (told if isinstance(told, list) else [told]))


def _names(told: object, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The names of persons or organisations, however they are given."""
    for each in told[:20] if isinstance(told, list) else [told]:
        thing = by_id.get(str(each.get("@id")), each) if isinstance(each, dict) and "name" not in each else each
        name = thing.get("name") if isinstance(thing, dict) else thing
        if isinstance(name, list):
            yield from (one for one in name[:20] if isinstance(one, str))
        elif isinstance(name, str) and name.strip():
            yield name
