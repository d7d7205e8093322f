"""The words of all languages as the reader needs them: dictionaries by first or last word, one automaton."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from etl import vocabulary
from etl.vocabulary import languages

ONE, TEN, TENFOLD, TEEN, HUNDRED, WHOLE, SCALE, DOZEN, PART = range(9)
KINDS = (("ones", ONE), ("tens", TEN), ("tenfold", TENFOLD), ("teens", TEEN), ("hundreds", HUNDRED), ("whole", WHOLE),
         ("scales", SCALE), ("dozens", DOZEN), ("dozens_whole", WHOLE), ("parts", PART))  # fmt: skip
CORES = frozenset({ONE, TEN, HUNDRED, WHOLE, SCALE, DOZEN, PART})


class Atom(NamedTuple):
    """A word that is part of a number, and the language it belongs to."""

    kind: int
    worth: Any
    lang: str


class Phrases:
    """Phrases by their first word, or by their last: longest first."""

    def __init__(self, told: Iterable[tuple[str, Any]], backward: bool = False) -> None:
        found: dict[str, dict[tuple[str, ...], Any]] = {}
        for phrase, means in told:
            words = tuple(phrase.split())
            key = words[-1] if backward else words[0]
            found.setdefault(key, {})[words] = means
        self.by_word = {
            key: sorted(each.items(), key=lambda pair: -len(pair[0])) for key, each in sorted(found.items())
        }


def _written(phrases: Iterable[str]) -> list[str]:
    return [each.strip() for phrase in phrases for each in languages.written_out(phrase)]


class Tables:
    """Everything that `quantities.toml` of all languages and `currencies.toml` tell, merged; the last language wins.

    What differs between languages (the decimal sign, local letters) is taken from `lang`, which is therefore merged last.
    """

    def __init__(self, lang: str) -> None:
        codes = [code for code in languages.codes() if code != lang]
        self.told = [(code, languages.section(code, "quantities")) for code in [*codes, lang] if _has(code)]
        mine = dict(self.told).get(lang, {})
        self.decimal: str = mine.get("decimal", ".")
        self.local: dict[str, Any] = mine.get("marks", {}).get("local", {})
        self.decimals: dict[str, str] = {code: told["decimal"] for code, told in self.told}
        self._numbers()
        self._money()
        self._bounds()
        self._links()
        self._measures()
        self._names()
        self.automaton = self._automaton()

    def _all(self, *path: str) -> Iterable[tuple[str, Any]]:
        for code, told in self.told:
            here: Any = told
            for step in path:
                here = here.get(step, {})
            yield code, here

    def _words(self, *path: str) -> list[str]:
        return _written(phrase for _, told in self._all(*path) for phrase in told)

    def _merged(self, *path: str) -> dict[str, Any]:
        return {key: means for _, told in self._all(*path) for key, means in told.items()}

    def _numbers(self) -> None:
        self.atoms: dict[str, Atom] = {}
        for name, kind in KINDS:
            for code, told in self._all(name):
                self.atoms.update({word: Atom(kind, worth, code) for word, worth in told.items()})
        self.parts_after = self._merged("parts_after")
        self.joins = {name: frozenset(self._words("joins", name)) for name in ("and", "point", "articles", "of")}
        self.marks_free = self._merged("marks", "free")
        self.marks_set = self._merged("marks", "set")
        self.marks_money = self.marks_free | self._merged("marks", "money")
        self.shares = frozenset(self._words("shares", "words"))
        self.powers = self._merged("vague", "powers")
        self.needs_of = frozenset(self._words("vague", "needs_of", "words"))
        self.spans = self._merged("vague", "spans")
        self.several = Phrases(
            [(word, (worth, True)) for word, worth in self._merged("vague", "several").items()]
            + [(word, (worth, False)) for word, worth in self._merged("vague", "about").items()],
            backward=True,
        )

    def _money(self) -> None:
        told = vocabulary.read("currencies")
        same = told["further"]["same"]
        self.codes = {code: same.get(code, code) for code in (*vocabulary.currencies(), *told["further"]["codes"])}
        self.wordlike = frozenset(told["wordlike"]["codes"])
        self.thousandths = frozenset(told["thousandths"]["codes"])
        self.yen: dict[str, str] = told["yen"]
        self.yuan_hints = tuple(self._words("yuan_hints"))
        self.signs: dict[str, str] = told["signs"]
        self.dollars: dict[str, str] = {**{code: code for code in self.codes}, **told["dollars"]}
        self.abbreviations: dict[str, str] = told["abbreviations"]
        self.percents = {
            phrase: worth for word, worth in self._merged("percent").items() for phrase in _written([word])
        }
        self.cents = Phrases(self._named("cents"))
        self.names = Phrases(self._named("after"))
        self.names_before = Phrases(self._named("before"), backward=True)
        self.singles = frozenset(self._words("currencies", "single", "words"))
        self.compounds = frozenset(self._words("currencies", "single", "compounds"))
        self.percent_words = Phrases(self.percents.items())

    def _named(self, table: str) -> list[tuple[str, str]]:
        return [
            (name, code) for _, told in self._all("currencies", table) for code in told for name in _written(told[code])
        ]

    def _bounds(self) -> None:
        families = ("at_least", "at_most", "about")
        self.bounds_before = Phrases(
            [(word, family) for family in families for word in self._words("bounds", family, "before")], backward=True
        )
        self.bounds_after = Phrases(
            [(word, family) for family in families for word in self._words("bounds", family, "after")]
        )
        self.comparing = frozenset(self._words("bounds", "comparing", "word"))
        self.compared = frozenset(self._words("bounds", "comparing", "behind"))

    def _links(self) -> None:
        self.links = {
            name: frozenset(self._words("links", name)) for name in ("range", "both", "list", "change", "caps", "ratio")
        }
        self.openers = Phrases(
            [(word, name) for name in ("between", "from") for word in self._words("links", name)], backward=True
        )
        self.changes = frozenset(self._words("change", "words"))

    def _measures(self) -> None:
        words = self._words("measures", "words")
        self.measures = Phrases((word, True) for word in words)
        self.measure_signs = frozenset(self._words("measures", "signs"))
        self.between = Phrases((word, True) for word in self._words("measures", "between"))
        self.months = frozenset(self._words("months"))
        self.months_capital = frozenset(self._words("months_capital"))
        self.factors = Phrases((word, True) for word in self._words("factors", "after"))

    def _names(self) -> None:
        self.named = frozenset(self._words("names", "before"))
        self.years_before = frozenset(self._words("names", "years_before"))
        self.counted = frozenset(self._words("names", "counted"))
        self.hyphenated = frozenset(self._words("names", "hyphenated"))
        self.one_not_before = frozenset(self._words("names", "one_not_before"))
        self.one_not_after = frozenset(self._words("names", "one_not_after"))
        self.fixed = Phrases((word, True) for word in self._words("names", "fixed"))

    def _automaton(self) -> AhoCorasick:
        cores = [word for word, atom in self.atoms.items() if atom.kind in CORES]
        cores += [*self.powers, *self.spans, *self.singles]
        patterns = sorted({*cores}) + DIGITS
        return AhoCorasick(
            patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA, store_patterns=False
        )


DIGITS = [each for each in map(chr, range(0x20000)) if each.isdecimal()]  # no script has digits above


def _has(code: str) -> bool:
    try:
        languages.section(code, "quantities")
    except FileNotFoundError:
        return False
    return True


@cache
def tables(lang: str) -> Tables:
    """The tables for a text in `lang`; a language that we have no words of is read with those of the others."""
    return Tables(lang)
