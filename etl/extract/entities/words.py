"""The words by which names are told apart, of all languages together: pages mix them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.vocabulary import languages

KINDS = ("company", "person", "place", "product", "outlet")


@dataclass(frozen=True, slots=True)
class Words:
    """What the section `entities` of every language says, made ready for looking up."""

    skipped: frozenset[str]  # capitalised words that are no part of a name
    places: frozenset[str]
    products: frozenset[str]
    vocabulary: frozenset[str]  # words of the phrases that the languages' tables hold: none of them is a rare word
    functions: frozenset[str]  # those of `skipped` that are no part of any name
    looks: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]  # language -> how common words begin and end
    surnames: frozenset[str]
    honorifics: frozenset[str]
    namesakes: frozenset[str]  # given names that are also skipped words
    given: frozenset[str]
    officers: frozenset[str]  # titles of one to four words
    titles: frozenset[str]  # other titles
    legal: frozenset[str]
    last: frozenset[str]
    first: frozenset[str]
    of: frozenset[str]
    inner: frozenset[str]  # between the words of a name
    links: frozenset[str]  # between them behind one of `of`
    possessive: tuple[str, ...]
    title_links: frozenset[str]  # between a title and the company
    title_holders: tuple[str, ...]  # between a name and the title behind it
    own: frozenset[str]  # behind a known name they make another company of it
    another: frozenset[str]  # behind a known name that is also a common word they do so too
    outlet: frozenset[str]
    analyst: frozenset[str]  # ends the name of who is asked for an opinion
    before: dict[str, tuple[str, ...]]  # one or two words -> the kinds that they speak for
    after: dict[str, tuple[str, ...]]
    strong: dict[str, tuple[str, ...]]  # as `before`, beyond doubt
    deal: dict[str, tuple[str, ...]]  # also where the name is that of a place
    beside: dict[str, tuple[str, ...]]  # as `after`, but weak
    having: frozenset[str]  # verbs behind a name that is also a common word: no mere word has or says anything
    owned: dict[str, tuple[str, ...]]  # behind a possessive
    ticker: dict[str, tuple[str, ...]]  # in front of a stock's sign
    company_tails: frozenset[str]
    place_tails: frozenset[str]
    common: dict[str, frozenset[str]]  # name -> what follows where it is the common word
    common_before: dict[str, frozenset[str]]  # and what stands before it there
    ordinary: frozenset[str]  # names that are ordinary words
    credits_before: frozenset[str]  # beside an outlet of a common name
    credits_after: frozenset[str]
    schooling: frozenset[str]  # one or two words in front of a school
    not_names: tuple[str, ...]
    joiners: frozenset[str]  # what stands between the members of a list
    apposition: re.Pattern[str]  # after a name; the group that matched is the kind
    legal_tail: re.Pattern[str]


@cache
def words() -> Words:
    """The words of all languages."""
    told = [languages.section(code, "entities") for code in languages.codes()]
    capitals = [each["capitals"] for each in told]
    given = _all([each["persons"] for each in told], "given")
    parts = [each["name_words"] for each in told]
    legal = _all(parts, "legal")
    return Words(
        skipped=frozenset().union(*(_all(capitals, each) for each in ("function", "calendar", "peoples", "generic"))),
        places=_all(capitals, "places"),
        products=_all(capitals, "products"),
        vocabulary=frozenset(word for code in languages.codes() for word in _phrases(code)),
        functions=_all(capitals, "function") | _all(capitals, "calendar"),
        looks={
            code: (tuple(each["common_beginnings"]), tuple(each["common_endings"]))
            for code, each in zip(languages.codes(), capitals, strict=True)
        },
        surnames=_all([each["persons"]["known"] for each in told], "names"),
        honorifics=_all([each["titles"] for each in told], "honorific"),
        namesakes=given - _all(capitals, "calendar"),
        given=given,
        officers=_all([each["titles"] for each in told], "officer"),
        titles=_all([each["titles"] for each in told], "other"),
        legal=legal,
        last=_all(parts, "last"),
        first=_all(parts, "first"),
        of=_all(parts, "of"),
        inner=_all(parts, "inner"),
        links=_all(parts, "links"),
        possessive=tuple(sorted(_all(parts, "possessive"))),
        title_links=_all([each["titles"] for each in told], "links"),
        title_holders=(", ", *(f" {word} " for word in sorted(_all([each["titles"] for each in told], "holder")))),
        own=_all(parts, "own"),
        another=_all(parts, "another"),
        outlet=_all(parts, "outlet"),
        analyst=_all(parts, "analyst"),
        before=_evidence(told, "before"),
        after=_evidence(told, "after"),
        strong=_evidence(told, "strong"),
        deal=_evidence(told, "deal"),
        beside=_evidence(told, "beside"),
        having=_all([each["evidence"]["having"] for each in told], "company"),
        owned=_evidence(told, "owned"),
        ticker=_evidence(told, "ticker"),
        company_tails=_all([each["tails"] for each in told], "company"),
        place_tails=_all([each["tails"] for each in told], "place"),
        common=_common(told, "common"),
        common_before=_common(told, "common_before"),
        ordinary=_all(capitals, "ordinary"),
        credits_before=_all([each["credits"] for each in told], "before"),
        credits_after=_all([each["credits"] for each in told], "after"),
        schooling=_all([each["schooling"] for each in told], "before"),
        not_names=tuple(dict.fromkeys(name for each in capitals for name in each["not_names"])),
        joiners=_all([each["lists"] for each in told], "joiners"),
        apposition=_apposition([each["apposition"] for each in told]),
        legal_tail=re.compile(rf"(?: \([^()\s]{{2,10}}\))?,? (?:{_either(legal)})(?!\w)\.?"),
    )


def _phrases(code: str) -> Iterator[str]:
    """The words of all phrases that a language's files look for."""
    for _, _, phrase in languages.cues(code):
        yield from phrase.split()
    told = languages.section(code, "entities")
    for phrases in (*told["evidence"]["before"].values(), *told["evidence"]["after"].values()):
        for phrase in phrases:
            yield from phrase.split()
    for tags in told["pointers"]["head"].values():
        for phrase in tags:
            yield from phrase.split()


def _all(tables: list[dict[str, Any]], key: str) -> frozenset[str]:
    return frozenset(word for table in tables for word in table.get(key, ()))


def _either(phrases: frozenset[str] | list[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(phrases, key=lambda each: (-len(each), each)))


def _evidence(told: list[dict[str, Any]], side: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for kind in KINDS:
        for phrase in sorted(_all([each["evidence"][side] for each in told], kind)):
            found.setdefault(phrase, []).append(kind)
    return {phrase: tuple(kinds) for phrase, kinds in found.items()}


def _common(told: list[dict[str, Any]], key: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for each in told:
        for name, followers in each[key].items():
            found[name] = found.get(name, frozenset()) | frozenset(followers)
    return found


def _apposition(tables: list[dict[str, Any]]) -> re.Pattern[str]:
    kinds = "|".join(
        f"(?P<{kind}>{_either(_all(tables, kind))})" for kind in ("company", "person", "place") if _all(tables, kind)
    )
    told = rf"(?:[\w'&/.-]{{1,24}} ){{0,5}}?(?:[\w'-]{{1,24}}-)?(?:{kinds})(?!\w)"
    thing, some = (_either(_all(tables, key)) for key in ("thing", "some"))
    return re.compile(
        rf"(?: \((?P<age>\d\d)(?: \w{{1,8}})?\)"
        rf"|(?:,| -) (?:(?P<years>\d\d)(?= ?,)|{told}|(?P<thing>{thing})(?!\w)|(?P<some>{some}) ))"
    )
