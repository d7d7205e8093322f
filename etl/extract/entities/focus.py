"""Who is being spoken of, as a reader has it in mind."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from etl.extract.entities.grammar import is_object
from etl.extract.entities.nominals import Noun
from etl.extract.model import NO_PARTIES, Mention, Sentence
from etl.vocabulary import languages

CLAUSE = 400  # characters in which a new clause is looked for
MOST = 40  # companies of one sentence that are kept in mind
VENDOR = "vendor"
ANY = "company"  # the tag of nouns that can mean every company
BREAKS = ';:"'  # behind one of these another clause begins
REACH = 4  # sentences back in which an antecedent is looked for


class Told(NamedTuple):
    """The companies that one sentence names or means."""

    companies: list[Mention]
    place: int  # which sentence of the page
    paragraph: int

    def main(self) -> Mention | None:
        """The subject, or the only company."""
        for each in self.companies:
            if each.subject_like:
                return each
        return self.companies[0] if len({each.name for each in self.companies}) == 1 else None


class Focus:
    """The companies and persons of the sentences read so far."""

    def __init__(self, topic: str | None, rows: list[tuple[Sentence, Mention]]) -> None:
        self.topic = topic
        self._sentences = list(dict.fromkeys(sentence for sentence, _ in rows))
        self._next = 0
        self._told: list[Told] = []
        self._kinds: dict[str, str] = {}
        self._person: Mention | None = None
        self._index = 0
        self._paragraph = 0
        self._topic_seen = -99

    def move_to(self, sentence: Sentence) -> None:
        """Takes in all named mentions in front of a sentence."""
        told, at, count = self._sentences, self._next, len(self._sentences)
        index = self._index = sentence.index
        self._paragraph = sentence.paragraph
        while at < count and told[at].index < index:
            self.take(told[at])
            at += 1
        if at < count and told[at] is sentence:
            at += 1
        self._next = at

    def take(self, sentence: Sentence) -> None:
        """Takes in the mentions of one sentence."""
        companies = []
        for each in sentence.mentions:
            if each.kind == "person":
                self._person = each
            elif each.kind not in NO_PARTIES:
                companies.append(each)
                self._kinds[each.name] = each.kind
                if each.name == self.topic:
                    self._topic_seen = sentence.index
        if companies:
            self._told.append(Told(companies[:MOST], sentence.index, sentence.paragraph))

    def know(self, name: str, kind: str) -> None:
        """Takes in a company that stands above the text."""
        self._kinds[name] = kind

    def kind(self, name: str) -> str:
        """The kind that a name was mentioned with."""
        return self._kinds.get(name, "company")

    def person(self, before: list[Mention]) -> Mention | None:
        """Whom "he" or "ia" means: the last person named."""
        for each in reversed(before):
            if each.kind == "person":
                return each
        return self._person

    def company(self, noun: Noun, before: list[Mention], subject: bool, folded: str) -> Mention | None:
        """Which company a word means; None where two are as likely."""
        here = [each for each in before if each.kind not in NO_PARTIES and fits(noun.tag, each)] if before else []
        if not here:
            return self._earlier(noun, set(), subject)
        names = {each.name for each in here}
        if here and noun.means == "pronoun" and noun.possessive and _is_told_of(folded, noun.start):
            owner = self._nearest(here).name
            others = [each for each in here if each.name != owner]
            return self._nearest(others) if others else self._earlier(noun, {owner})
        if here and noun.means == "pronoun" and not subject and not noun.possessive and is_object(folded, noun.end):
            return self._done_to(noun, here, folded)
        if here and (noun.means == "pronoun" or noun.possessive):
            return self._nearest(here)
        if len(names) == 1 and not self._is_other(here[0], noun, subject, folded):
            return here[-1]
        if len(names) > 1:
            return self._of_several(here, noun, subject)
        return self._earlier(noun, names, subject)

    def _nearest(self, here: list[Mention]) -> Mention:
        """For "it" and "its": the last subject of the sentence, else the last company."""
        for each in reversed(here):
            if each.subject_like:
                return each
        return here[-1]

    def _done_to(self, noun: Noun, here: list[Mention], folded: str) -> Mention | None:
        """For "it" as an object: what is done to it another company does, the subject of the same clause."""
        owner = self._nearest(here)
        others = [each for each in here if each.name != owner.name]
        gap = folded[owner.end : noun.start]
        apart = len(gap) > CLAUSE or any(sign in gap for sign in BREAKS) or _clauses().search(gap) is not None
        if apart or not owner.subject_like:
            return owner
        if others and others[-1].start > owner.start:
            return others[-1]
        if owner.how == "pronoun" or "," in gap:
            return owner
        return others[-1] if others else self._earlier(noun, {owner.name})

    def _is_other(self, one: Mention, noun: Noun, subject: bool, folded: str) -> bool:
        """Whether the company before cannot be meant: "Acme cut its contract with the vendor"."""
        if subject or not one.subject_like or noun.means != "noun":
            return False
        return _says().search(folded, max(one.end, noun.start - CLAUSE), noun.start) is None

    def _of_several(self, here: list[Mention], noun: Noun, subject: bool) -> Mention | None:
        for each in reversed(here):
            if each.name == self.topic:
                return each
        told = [each for each in here if each.subject_like == subject]
        if len({each.name for each in told}) == 1:
            return told[-1]
        return None if noun.tag == "company" else here[-1]

    def _earlier(self, noun: Noun, but: set[str], subject: bool = False) -> Mention | None:
        index, tag = self._index, noun.tag
        for told in self._told[: -REACH - 1 : -1]:
            if index - told.place > REACH:
                break
            fitting = [each for each in told.companies if each.name not in but and fits(tag, each)]
            if not fitting:
                continue
            here = told.paragraph == self._paragraph
            main = told.main()
            if here and noun.means == "noun" and not subject and main in fitting:
                main = _dealt_with(fitting, main)
            beside = noun.means == "pronoun" and self._index - told.place == 1
            if main is not None and main in fitting and (here or (beside and main.subject_like)):
                return main
            if here and len({each.name for each in fitting}) == 1:
                return fitting[-1]
            for each in fitting:
                if each.name == self.topic:
                    return each
            if not here or self._index - self._topic_seen <= REACH:
                break
        return self._the_topic(noun, but)

    def _the_topic(self, noun: Noun, but: set[str]) -> Mention | None:
        if self.topic is None or self.topic in but or self.topic not in self._kinds:
            return None
        meant = Mention(0, 0, self.topic, self._kinds[self.topic], "nominal")
        return meant if fits(noun.tag, meant) else None


def _dealt_with(companies: list[Mention], main: Mention) -> Mention:
    """The one vendor that the main company of a sentence, itself none, deals with: a noun that is no subject means it
    rather, as in "Acme cut its work with Beta. Others go on using the company"; else the main company."""
    if VENDOR in main.kind:
        return main
    vendors = [each for each in companies if VENDOR in each.kind]
    return vendors[-1] if len({each.name for each in vendors}) == 1 else main


def fits(tag: str, mention: Mention) -> bool:
    """Whether a noun can mean a company of this kind."""
    return tag == ANY or _fits(tag, mention.kind, mention.name in large())


@lru_cache(maxsize=1024)
def _fits(tag: str, kind: str, large: bool) -> bool:
    kinds = _refers().get(tag)
    if kinds is None:
        return True
    some = not kinds.isdisjoint(kind.split("|"))
    if large:
        return "large" in kinds or ("small" not in kinds and some)
    return some or ("small" in kinds and kind == "customer")


@cache
def large() -> frozenset[str]:
    """The companies that nobody calls a startup."""
    told = tomllib.loads(files("etl.vocabulary").joinpath("companies.toml").read_text(encoding="utf-8"))
    return frozenset(told["large"])


def _is_told_of(folded: str, start: int) -> bool:
    """Whether a possessive stands behind "is" or "became": then it is not the subject's, of whom that is told."""
    before = folded[max(0, start - 12) : start].split()
    return bool(before) and before[-1] in _copulas()


@cache
def _copulas() -> frozenset[str]:
    told = (languages.section(code, "entities")["clauses"]["copulas"] for code in languages.codes())
    return frozenset(word for each in told for word in each)


@cache
def _says() -> re.Pattern[str]:
    """Words after which a new clause begins, in which the subject of the first may be the object."""
    return _any_of("says")


@cache
def _clauses() -> re.Pattern[str]:
    """The same, with those that begin a clause about what was named last."""
    return _any_of("says", "relatives")


def _any_of(*keys: str) -> re.Pattern[str]:
    told = {
        word
        for code in languages.codes()
        for key in keys
        for word in languages.section(code, "entities")["clauses"][key]
    }
    return re.compile(rf" (?:{'|'.join(sorted(map(re.escape, told)))}) ")


@cache
def _refers() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for code in languages.codes():
        for tag, kinds in languages.section(code, "entities")["refers"].items():
            found[tag] = found.get(tag, frozenset()) | frozenset(kinds)
    return found
