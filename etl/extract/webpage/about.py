"""What a page says of itself: title, author, publisher, day of publication, language, address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from resiliparse.parse.html import DocumentNode, HTMLTree

from etl.extract.published import before_day, day, in_path
from etl.extract.webpage.linked import linked
from etl.vocabulary import languages

TITLES = ("og:title", "citation_title", "parsely-title", "dc.title", "dcterms.title", "twitter:title", "sailthru.title")
AUTHORS = ("citation_author", "parsely-author", "author", "article:author", "content_author", "dc.creator",
           "dcterms.creator", "byl", "sailthru.author")  # fmt: skip
PUBLISHERS = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "application-name")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "citation_publication_date",
    "citation_online_date", "citation_date", "parsely-pub-date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dc.date", "dcterms.date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "published_date", "publication_date", "publication-date", "article.published", "article.created",
    "originalpublicationdate", "article_date_original", "content_published_date", "content_publisheddate", "date",
)  # fmt: skip
MOST_METAS = 500
LONGEST = 500  # code points of a title or a name
LONGEST_URL = 2_000
MOST_LINES = 8  # in which a byline stands
LONGEST_BYLINE = 120
LONGEST_SITE, SHORTEST_TITLE = 30, 18
LANG = re.compile(r"([A-Za-z]{2})(?:[-_].*)?", re.ASCII)
PARTS = re.compile(r"\s+[|\-–—·•:»]{1,2}\s+")  # between a title and the name of its site
NO_NAME = re.compile(r"https?:|www\.|@|[;|]|\s[-–—]\s|\d{4}")  # from here on it is no longer a person's name


@dataclass(frozen=True)
class About:
    """What the page says, each null where it does not; `lang` as an ISO 639-1 code."""

    title: str | None
    author: str | None
    publisher: str | None
    published_on: str | None
    lang: str | None
    url: str | None


def read_about(tree: HTMLTree) -> About:
    """What the page says of itself in JSON-LD, in its head, and where neither does, in marked parts of its body."""
    document = tree.document
    if document is None:
        return About(None, None, None, None, None, None)
    told, metas = linked(document), _metas(document)
    publisher = one_line(told.get("publisher") or _first(metas, PUBLISHERS))
    url = _url(document, metas)
    return About(
        title=_title(tree, document, told, metas, publisher),
        author=person(told.get("author")) or _author(document, metas),
        publisher=publisher,
        published_on=_published(document, told, metas) or in_path(url),
        lang=_lang(document, told, metas),
        url=url,
    )


def one_line(told: str | None) -> str | None:
    """Without line breaks and control characters, 500 code points at most; null for nothing."""
    shown = " ".join("".join(each if each.isprintable() else " " for each in (told or "")[: 4 * LONGEST]).split())
    return shown[:LONGEST] or None


def person(told: str | None) -> str | None:
    """The person or persons of a byline: `By A Writer; June` is `A Writer`. An address is nobody."""
    shown = before_day(one_line(told) or "")
    first, _, rest = shown.partition(" ")
    while rest and first.lower().rstrip(":") in _bylines():
        shown = rest
        first, _, rest = shown.partition(" ")
    shown = NO_NAME.split(shown, maxsplit=1)[0].strip(" ,/&()[]")
    return shown if any(map(str.isalpha, shown)) and len(shown) <= LONGEST // 2 else None


def byline(lines: Sequence[str]) -> str | None:
    """Who is named in the first lines of a text as having written it: `By A Writer | 12 June 2025`."""
    for line in lines[:MOST_LINES]:
        first, _, rest = line.strip(" *_")[:LONGEST_BYLINE].partition(" ")
        if rest[:1].isupper() and first.lower().rstrip(":") in _bylines() and not line.rstrip().endswith("."):
            return person(rest)
    return None


def language(told: str | None) -> str | None:
    """`id` from `id-ID`; None for what is no code."""
    match = LANG.fullmatch((told or "").strip())
    if not match:
        return None
    code = match[1].lower()
    return next((ours for ours in languages.codes() if code in languages.section(ours, "readers")["near"]), code)


def _metas(document: DocumentNode) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in document.query_selector_all("meta[content]")[:MOST_METAS]:
        content = (meta.getattr("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            for word in (meta.getattr(key) or "").lower().split():
                if content:
                    found.setdefault(word, []).append(content)
    return found


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((metas[each][0] for each in names if each in metas), None)


def _title(
    tree: HTMLTree, document: DocumentNode, told: dict[str, str], metas: dict[str, list[str]], publisher: str | None
) -> str | None:
    """The headline; of a page's title that which stands before the name of the site."""
    node = document.query_selector("h1")
    headline = one_line(node.text) if node is not None else None
    title = one_line(told.get("title") or _first(metas, TITLES)) or one_line(tree.title)
    if title is None:
        return headline
    if headline and title.startswith(headline) and PARTS.match(title, len(headline)):
        return headline
    *parts, site = PARTS.split(title)
    if parts and (site.casefold() == (publisher or "").casefold() or _is_site(site, title)):
        return title[: title.rindex(site)].rstrip(" |-–—·•:»")
    return title


def _is_site(part: str, title: str) -> bool:
    """Whether what follows the last bar of a long title is the name of a site."""
    return title.endswith(f"| {part}") and len(part) <= LONGEST_SITE and len(title) - len(part) >= SHORTEST_TITLE


def _author(document: DocumentNode, metas: dict[str, list[str]]) -> str | None:
    for key in AUTHORS:
        found = [shown for each in metas.get(key, ())[:20] if (shown := person(each))]
        if found:
            return one_line(", ".join(dict.fromkeys(found)))
    for selector in ("[itemprop=author]", "a[rel~=author]", "[class~=author]", "[class~=byline]"):
        node = document.query_selector(selector)
        found_name = person(node.text) if node is not None else None
        if found_name:
            return found_name
    return None


def _published(document: DocumentNode, told: dict[str, str], metas: dict[str, list[str]]) -> str | None:
    for each in (told.get("published"), *(metas[key][0] for key in PUBLISHED if key in metas)):
        if found := day(each):
            return found
    for selector, key in (
        ("[itemprop=datePublished]", "datetime"),
        ("[itemprop=datePublished]", "content"),
        ("time[pubdate]", "datetime"),
        ("article time[datetime]", "datetime"),
        ("main time[datetime]", "datetime"),
        ("time[datetime]", "datetime"),
    ):
        node = document.query_selector(selector)
        if node is not None and (found := day(node.getattr(key))):
            return found
    return None


def _lang(document: DocumentNode, told: dict[str, str], metas: dict[str, list[str]]) -> str | None:
    root = document.document_element
    declared = (root.getattr("lang") if root is not None else None, _first(metas, ("og:locale", "content-language")))
    return next((code for each in (*declared, told.get("lang")) if (code := language(each))), None)


def _url(document: DocumentNode, metas: dict[str, list[str]]) -> str | None:
    """The address under which the page wants to be known, if it is one of the web."""
    node = document.query_selector("link[rel~=canonical]")
    for each in (node.getattr("href") if node is not None else None, *metas.get("og:url", ())[:1]):
        told = (each or "").strip()
        if not told.isprintable() or " " in told or len(told) > LONGEST_URL:
            continue
        try:
            parts = urlsplit(told)
            if parts.scheme in ("http", "https") and parts.hostname:
                return told
        except ValueError:
            continue
    return None


@cache
def _bylines() -> frozenset[str]:
    told = (words for code in languages.codes() for words in languages.section(code, "readers")["bylines"])
    return frozenset(word for words in told for word in words.split())
