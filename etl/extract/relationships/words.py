"""The words near a cue that change what it says, compiled once for each language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from etl.extract.wording import any_of
from etl.vocabulary import languages

NAMES_GAP = r"(?:'s|')?(?:\s?\([^()]{0,40}\))?(?:\s?[,;/])?"


class Words:
    """What one language file's table `near` says, as patterns on folded text."""

    def __init__(self, code: str) -> None:
        near = languages.section(code, "relationships")["near"]
        self.denied = re.compile(whole(near["denied"]))
        self.supposed = re.compile(whole(near["if"]))
        self.partly = re.compile(whole(near["partly"]))
        self.wholly = re.compile(whole(near["wholly"]))
        self.negated = before(near["not"], 24)
        self.no_more = before(near["no_more"], 34)
        self.plan = before(near["plan"], 40)
        self.decided = before(near["decided"], 30)
        self.purpose = before(near["purpose"], 10)
        self.weigh = before(near["weigh"], 40)
        self.still = before(near["still"], 36)
        self.once = before(near["once"], 24)
        self.begun = before(near["begun"], 24)
        self.fresh = before(near["fresh"], 30)
        self.talks = before(near["talks"], 48)
        parties, sort = whole(near["parties"]), whole(near["sort"])
        nobody = [whole(near["unnamed"]), rf"{whole(near['some'])}(?:\s{sort}){{0,2}}\s{parties}"]
        if near["parties_sort"]:
            nobody.append(rf"{parties}\s{whole(near['parties_sort'])}")
        self.unnamed = re.compile("|".join(nobody))
        self.elsewhere = re.compile(whole(near["elsewhere"]))
        self.right_away = re.compile(r"\s(?:\w{1,20}\s)?\w{0,20}" + whole(near["right_away"]))
        self.latter = re.compile(r"[\s,]{0,3}" + whole(near["latter"]))
        self.former = re.compile(r"[\s,]{0,3}" + whole(near["former"]))
        self.source = re.compile(whole(near["from"]) + r"\s$")
        self.target = re.compile(whole(near["onto"]) + r"\s[^.;:]{0,30}$")
        self.preposition = re.compile(whole(near["with"]) + r"\s$")
        self.linked = before(near["with"], 36)
        self.subordinate = re.compile(r"[\s\"'(*-]{0,4}" + whole(near["subordinate"]))
        self.done = re.compile(r"[\s\"'(*-]{0,4}" + whole(near["done"]) + r"\s(?:\w{1,12}\s)?")
        self.side = re.compile(whole(near["side"]))
        self.until = before(near["until"], 24)
        self.that = re.compile(whole(near["that"]))
        self.them = re.compile(r"\s" + whole(near["them"]))
        self.ends_open = re.compile(whole(near["with"]) + "$")
        self.other_trade = re.compile(whole(near["other_trade"]))
        self.ownership = re.compile(whole(near["ownership"]))
        self.being = re.compile(whole(near["being"]))
        self.also = re.compile(whole(near["and"]))
        self.they = re.compile(whole(near["they"]))
        self.theirs = re.compile(whole(near["theirs"]))
        self.noun = re.compile(whole(near["noun"]) + r"\s$")
        self.entry = re.compile(r"\*{0,2}\s?(?:[(:|]|- )")
        self.we = re.compile(whole(near["we"]))
        self.new = before(near["new"], 22)
        self.ex = before(near["ex"], 14)
        self.should = before(near["should"], 12)
        self.more = re.compile(whole(near["more"]))
        self.staff = re.compile(r"(?:'s)?\s(?:\w{1,12}\s)?" + whole(near["staff"]))
        self.instead = re.compile(whole(near["instead"]) + r"\s(?:\w{1,12}\s){0,2}$")
        self.served = re.compile(whole(near["served"]) + r"\s$")
        self.since = re.compile(r"[^.;:]{0,30}" + whole(near["since"]))
        self.becoming = re.compile(whole(near["becoming"]))
        self.which = re.compile(r",\s" + whole(near["relative"]))
        self.going = re.compile(whole(near["onto"]))
        self.people = re.compile(whole(near["staff"]))
        self.aside = re.compile(whole(near["side"]) + r"\s(?:\w{1,12}\s)?$")
        self.object_of = re.compile(whole(near["relative"]) + r"\s(?:\w{1,12}\s)?$")
        self.perfect = before(near["perfect"], 12)
        self.got = re.compile(whole(near["got"]) + r"\s$")
        self.not_at_all = re.compile(whole(near["not"]))
        self.both = re.compile(r"\s" + whole(near["both"]) + r"(?!\s\w)")
        self.passive = re.compile(rf"\s{whole(near['passive'])}\s(?:\w{{1,12}}\s)?")
        self.owned = frozenset(" ".join(("", *each.split(), "")) for each in near["owned"])
        self.agent = re.compile(rf"\s{whole(near['by'])}\s(?:{whole(near['determiners'])}\s)?")
        self.mutual = re.compile(whole(near["mutual"]) + r"\s[^,;:.]{0,24}$")
        self.filler = frozenset(near["filler"])
        self.calls = re.compile(r"\s?(?:[,(:]|- |" + whole(near["calls"]) + ")")
        self.relative = re.compile(r",?\s?" + whole(near["relative"]) + r"\s?")
        also, each = whole(near["and"]), whole(near["determiners"])
        self.joint = re.compile(rf"{NAMES_GAP}(?:\s?{also})?(?:\s{each}){{0,2}}\s?")
        self.listing = re.compile(rf"(?:[\s,:(\"-]|{whole(near['listed'])}|{also}|{each}){{0,9}}")
        self.rest = re.compile(rf"\s{{0,2}}(?:$|[.,;:!)\"]|- |{whole(near['rest'])})")


def whole(phrases: Iterable[str]) -> str:
    """A group that matches any of the phrases as whole words; `*` at an end lets a phrase stand inside a word."""
    closed: list[str] = []
    open_start: list[str] = []
    open_end: list[str] = []
    for phrase in phrases:
        bare = phrase.strip("*")
        (open_start if phrase.startswith("*") else open_end if phrase.endswith("*") else closed).append(bare)
    parts = [
        _by_first_letter(closed) + r"(?!\w)" if closed else "",
        any_of(open_start) + r"(?!\w)" if open_start else "",
        _by_first_letter(open_end) + r"\w{0,9}" if open_end else "",
    ]
    return "(?:" + ("|".join(part for part in parts if part) or r"(?!)") + ")"


def _by_first_letter(phrases: Iterable[str]) -> str:
    """Any of the phrases at the start of a word.

    Grouped by first letter, and with the look behind after it: so a search skips quickly what begins none of them.
    """
    letters: dict[str, list[str]] = {}
    for phrase in phrases:
        for full in languages.written_out(phrase.lower()):
            letters.setdefault(full[0], []).append(full[1:])
    groups = []
    for letter, rests in sorted(letters.items()):
        rest = "|".join(re.escape(each) for each in sorted(set(rests), key=lambda each: (-len(each), each)))
        start = r"(?<!\w\w)" if letter.isalnum() else ""
        groups.append(f"{re.escape(letter)}{start}(?:{rest})")
    return "(?:" + "|".join(groups) + ")"


def before(phrases: Iterable[str], reach: int) -> re.Pattern[str]:
    """Finds one of the phrases at most `reach` characters before the end of the text, in the same clause."""
    return re.compile(whole(phrases) + rf"[^,;:.]{{0,{reach}}}$")


@cache
def words(code: str) -> Words:
    """The words of a language that can be read."""
    return Words(code)
