"""Names that are known beforehand: the registry of companies, well-known others, news outlets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from etl.extract.entities.words import words
from etl.extract.registry import Registry

COMPANY, OUTLET, PERSON, NO_NAME = "company", "outlet", "person", "none"
ONE_WORD = re.compile(r"[A-Z][a-z]+\Z")


class Known(NamedTuple):
    """What a written form stands for."""

    name: str  # canonical
    kind: str  # of the registry; company, outlet; or none, where the words mean something else
    common: bool  # the form is also a common word or a surname
    fixed: bool  # `name` holds in every text; else a longer form in the text may take its place


class Hit(NamedTuple):
    """A known form in a text."""

    start: int
    end: int
    known: Known


class Index:
    """All known forms in one automaton, each also in capitals and with hyphens for blanks."""

    def __init__(self, registry: Registry) -> None:
        self._forms = forms = _forms(registry)
        written: dict[str, Known] = dict(forms)
        for form, known in forms.items():
            for variant in _variants(form, known):
                written.setdefault(variant, known)
        self._known = list(written.values())
        texts = list(written)
        # A longer form that ends inside a word hides a shorter one that does not: "Meta AI" in "Meta Aim".
        self._shorter = [
            [number for length in range(len(text) - 1, 1, -1) if (number := places.get(text[:length])) is not None]
            for places in [{each: index for index, each in enumerate(texts)}]
            for text in texts
        ]
        self.kinds = {known.name: known.kind for known in forms.values()}
        self.people = people()
        self._sizes = [len(text) for text in texts]
        self._automaton = AhoCorasick(
            texts, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA, store_patterns=False
        )

    @cached_property
    def _careless(self) -> tuple[AhoCorasick, list[Known]]:
        """Forms in small letters, but for the very short ones and those that are words."""
        told = words()
        written: dict[str, Known] = {}
        for form, known in self._forms.items():
            low = form.lower()
            word = known.kind != "vendor" and (
                low in told.ordinary or (known.common and known.kind in (COMPANY, OUTLET))
            )
            if len(low) > 3 and not word and low not in told.skipped and low not in told.places:
                written.setdefault(low, known)
        return AhoCorasick(list(written), matchkind=MatchKind.LeftmostLongest), list(written.values())

    def scan_careless(self, folded: str) -> list[Hit]:
        """The known forms in a text that its writer left without capitals."""
        automaton, known = self._careless
        found: list[Hit] = []
        for number, start, end in automaton.find_matches_as_indexes(folded):
            if (start and folded[start - 1].isalnum()) or folded[end : end + 1].isalnum():
                continue
            found.append(Hit(start, end, known[number]))
        return found

    def scan(self, text: str) -> list[Hit]:
        """The known forms that stand as whole words in `text`, in order, never overlapping; case counts."""
        found: list[Hit] = []
        size = len(text)
        plain = text if "\u00a0" not in text and "\n" not in text else text.replace("\u00a0", " ").replace("\n", " ")
        try:
            matches = self._automaton.find_matches_as_indexes(plain)
        except UnicodeEncodeError:  # a lone surrogate
            matches = self._automaton.find_matches_as_indexes(plain.encode("utf-8", "replace").decode())
        for number, start, end in matches:
            if start and (text[start - 1].isalnum() or text[start - 1] in "@_"):
                continue
            if end < size and (text[end].isalnum() or text[end] in "_@"):
                for shorter in self._shorter[number]:
                    stop = start + self._sizes[shorter]
                    if not text[stop].isalnum() and text[stop] not in "_@":
                        found.append(Hit(start, stop, self._known[shorter]))
                        break
                continue
            found.append(Hit(start, end, self._known[number]))
        return found


@lru_cache(maxsize=4)
def index(registry: Registry) -> Index:
    """The index of a registry; made once for each."""
    return Index(registry)


def _forms(registry: Registry) -> dict[str, Known]:
    found: dict[str, Known] = {}
    for company in registry.companies:
        kind = OUTLET if company.kind == "publisher_company" else company.kind
        for form in (company.name, *company.aliases):
            common = company.ambiguous and ONE_WORD.match(form) is not None
            found.setdefault(form, Known(company.name, kind, common, fixed=True))
    for file_name, kind in (("companies", COMPANY), ("outlets", OUTLET)):
        for form, known in _listed(file_name, kind):
            found.setdefault(form, known)
    for person in people():
        found.setdefault(person, Known(person, PERSON, common=False, fixed=True))
    found.update((phrase, Known("", NO_NAME, common=False, fixed=True)) for phrase in words().not_names)
    found.pop("", None)
    return found


@cache
def people() -> dict[str, str]:
    """The company of each person who is known beforehand."""
    told = tomllib.loads(files("etl.vocabulary").joinpath("companies.toml").read_text(encoding="utf-8"))["people"]
    return {person: company for company, persons in told.items() for person in persons}


def _listed(file_name: str, kind: str) -> Iterator[tuple[str, Known]]:
    told = tomllib.loads(files("etl.vocabulary").joinpath(f"{file_name}.toml").read_text(encoding="utf-8"))
    ordinary = {form for entry in told["ordinary"] for form in entry.split("|")}
    for name, forms in told.get("same", {}).items():
        for form in (name, *forms):
            yield form, Known(name, kind, form in ordinary, fixed=True)
    for entry in (*told["names"], *told["ordinary"]):
        first, *more = entry.split("|")
        for form in (first, *more):
            yield form, Known(first if kind == OUTLET else form, kind, form in ordinary, fixed=kind == OUTLET)


def _variants(form: str, known: Known) -> Iterator[str]:
    if known.kind == NO_NAME:
        return
    if len(form) > 3 and not form.isupper() and not known.common:
        yield form.upper()
    if " " in form:
        yield form.replace(" ", "-")
    elif (not known.common and form[1:] != form[1:].lower() and len(form) > 3) or form[:1].islower():
        yield form.capitalize()
