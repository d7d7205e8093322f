"""The words of all languages as the reader needs them: dictionaries by first or last word, and one automaton."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from etl import vocabulary
from etl.vocabulary import languages

# What a word is in a number.
ONE, TEN, TENFOLD, TEEN, HUNDRED, WHOLE, SCALE, DOZEN, PART = range(9)
KINDS = (
    ("ones", ONE), ("tens", TEN), ("tenfold", TENFOLD), ("teens", TEEN), ("hundreds", HUNDRED), ("whole", WHOLE),
    ("whole_about", WHOLE), ("scales", SCALE), ("dozens", DOZEN), ("parts", PART),
)  # fmt: skip
CORES = frozenset({ONE, TEN, HUNDRED, WHOLE, SCALE, DOZEN, PART})
# What a phrase behind a number is.
SHARE, MONEY, CENT, MEASURE, FILLER, MONTH = range(6)
DIGITS = [each for each in map(chr, range(0x20000)) if each.isdecimal()]  # no script has digits above
FAMILIES = ("at_least", "at_most", "about", "none")


class Atom(NamedTuple):
    """A word that is part of a number: its kind, its worth, and its language."""

    kind: int
    worth: Any
    lang: str


class Phrases:
    """Phrases by their first word, the longest first, hyphens as blanks; a later one replaces an earlier."""

    def __init__(self, told: Iterable[tuple[str, Any]]) -> None:
        found: dict[str, dict[tuple[str, ...], Any]] = {}
        for phrase, means in told:
            words = tuple(phrase.replace("-", " ").split())
            found.setdefault(words[0], {})[words] = means
        self.by_word = {key: sorted(each.items(), key=lambda pair: -len(pair[0])) for key, each in found.items()}


class Endings:
    """Phrases in front of something: `told` by their words, `sizes` (in words) by their last word, longest first."""

    def __init__(self, told: Iterable[tuple[str, Any]]) -> None:
        self.told: dict[tuple[str, ...], Any] = {tuple(phrase.split()): means for phrase, means in told}
        sizes: dict[str, set[int]] = {}
        for words in self.told:
            sizes.setdefault(words[-1], set()).add(len(words))
        self.sizes = {last: tuple(sorted(each, reverse=True)) for last, each in sizes.items()}


class Tables:
    """What `quantities.toml` of all languages and `currencies.toml` tell, merged.

    Words of all languages are known in each. Where two differ (the decimal sign, local letters) `lang` wins.
    """

    def __init__(self, lang: str) -> None:
        codes = [code for code in languages.codes() if code != lang]
        self._told = [(code, languages.section(code, "quantities")) for code in (*codes, lang) if _can_read(code)]
        mine = dict(self._told).get(lang, {})
        self.decimal: str = mine.get("decimal", ".")
        self.local: dict[str, Any] = mine.get("marks", {}).get("local", {})
        self.decimals: dict[str, str] = {code: told["decimal"] for code, told in self._told}
        self._numbers()
        self._vague()
        self._money()
        self._behind()
        self._bounds()
        self._links()
        self._names()
        cores = {word for word, atom in self.atoms.items() if atom.kind in CORES}
        cores |= {*self.powers, *self.spans, *self.singles}
        self.automaton = AhoCorasick(
            sorted(cores) + DIGITS,
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.DFA,
            store_patterns=False,
        )

    def _all(self, *path: str) -> Iterable[tuple[str, Any]]:
        for code, told in self._told:
            here: Any = told
            for step in path:
                here = here.get(step, {})
            yield code, here

    def _list(self, *path: str) -> list[str]:
        return _written(phrase for _, told in self._all(*path) for phrase in told)

    def _words(self, *path: str) -> frozenset[str]:
        return frozenset(self._list(*path))

    def _merged(self, *path: str) -> dict[str, Any]:
        return {key: means for _, told in self._all(*path) for key, means in told.items()}

    def _numbers(self) -> None:
        self.atoms: dict[str, Atom] = {}
        for name, kind in KINDS:
            for code, told in self._all(name):
                self.atoms.update({word: Atom(kind, worth, code) for word, worth in told.items()})
        self.about_words = frozenset(self._merged("whole_about"))
        self.neutral = self._words("scales_of_all", "words")
        self.rounded: dict[str, int] = self._merged("rounded")
        self.parts_after: dict[str, float] = self._merged("parts_after")
        self.halves = self._words("halves", "words")
        self.joins = {name: self._words("joins", name) for name in ("and", "point", "articles", "of")}
        self.joining = frozenset(self.atoms) | self.joins["and"]  # with which a smaller power may begin
        self.half_begins = self.joins["and"] | self.halves
        # What may follow a word below a hundred and belong to its number.
        self.going_on = frozenset(self.atoms) | self.joins["point"] | frozenset(self.parts_after)
        self.marks_free: dict[str, int] = self._merged("marks", "free")
        self.marks_set: dict[str, int] = self._merged("marks", "set")
        self.marks_money: dict[str, int] = self.marks_free | self._merged("marks", "money")
        self.marks = frozenset(
            each.lower() for each in (*self.marks_money, *self.marks_set, *self.local.get("letters", ()))
        )
        self.shares = self._words("shares", "words")
        scales = {word for word, atom in self.atoms.items() if atom.kind in (HUNDRED, SCALE, DOZEN)}
        # What may follow a number in digits and belong to it; any other word leaves it as it is.
        self.scaling = (
            scales | {*self.rounded, *self.marks, *self.halves, *self.joins["and"]} | self._words("bounds", "glued")
        )
        self.tokens = self._words("names", "tokens")
        self.screens = self._words("names", "screens")

    def _vague(self) -> None:
        self.powers: dict[str, int] = self._merged("vague", "powers")
        self.needs_of = self._words("vague", "needs_of", "words")
        self.spans: dict[str, list[int]] = self._merged("vague", "spans")
        several = [(word, (worth, True)) for word, worth in self._merged("vague", "several").items()]
        about = [(word, (worth, False)) for word, worth in self._merged("vague", "about").items()]
        self.several = Endings(several + about)

    def _money(self) -> None:
        told = vocabulary.read("currencies")
        self.codes: dict[str, str] = {code: code for code in vocabulary.currencies()} | told["further"]
        self.wordlike = frozenset(told["wordlike"]["codes"])
        self.thousandths = frozenset(told["thousandths"]["codes"])
        self.yen: dict[str, Any] = told["yen"]
        self.yuan_hints = tuple(self._list("yuan_hints"))
        self.signs: dict[str, str] = told["signs"]
        self.dollars: dict[str, str] = self.codes | told["dollars"]
        self.spaced_dollars = frozenset(told["spaced_dollars"]["letters"])
        self.abbreviations: dict[str, str] = told["abbreviations"]
        self.prefixes: dict[str, int] = told["prefixes"]
        self.coins: dict[str, list[Any]] = told["coins"]
        self.names_before = Endings(self._currencies("before"))
        letters = {word.lower() for word in (*self.codes, *self.abbreviations, *self.names_before.sizes)}
        self.money_words = letters | {prefix.lower() + code.lower() for prefix in self.prefixes for code in self.codes}
        self.singles = self._words("currencies", "single", "words")
        self.compounds = self._words("currencies", "single", "compounds")
        self.doubtful = self._words("currencies", "doubtful", "words")
        self.weights = self._words("currencies", "weights", "words")
        self.minus = self._words("signs", "minus")
        self.copulas = self._words("signs", "copulas")

    def _currencies(self, table: str) -> list[tuple[str, str]]:
        return [
            (name, code) for _, told in self._all("currencies", table) for code in told for name in _written(told[code])
        ]

    def _behind(self) -> None:
        """What may stand behind a number, in one table; an earlier family gives way to a later."""
        told: list[tuple[str, tuple[int, Any]]] = [(word, (FILLER, None)) for word in self._list("measures", "between")]
        told += [(word, (MONTH, None)) for word in self._list("months")]
        told += [
            (word, (MEASURE, None)) for word in (*self._list("measures", "words"), *self._list("factors", "after"))
        ]
        told += [(name, (MONEY, code)) for name, code in self._currencies("after")]
        told += [(name, (CENT, code)) for name, code in self._currencies("cents")]
        told += [
            (name, (SHARE, worth)) for phrase, worth in self._merged("percent").items() for name in _written([phrase])
        ]
        self.behind = Phrases(told)
        self.measure_signs = self._words("measures", "signs")
        self.measure_words = frozenset(_letters(sign) for sign in self.measure_signs)
        # The words with which a unit may begin; most words behind a number are none of them.
        codes = {word.lower() for word in (*self.dollars, *self.abbreviations, *self.coins)}
        self.telling = self.money_words | codes | self.measure_words | frozenset(self.behind.by_word)
        self.months = self._words("months")
        self.months_capital = self._words("months_capital")

    def _bounds(self) -> None:
        self.bounds_before = Endings(
            [(word, family) for family in FAMILIES for word in self._list("bounds", family, "before")]
        )
        self.bounds_after = Phrases(
            [(word, family) for family in FAMILIES for word in self._list("bounds", family, "after")]
        )
        self.glued_bounds = self._words("bounds", "glued")
        self.denials = self._words("bounds", "denials")
        self.comparing = self._words("bounds", "comparing", "word")
        self.compared = self._words("bounds", "comparing", "behind")
        self.spanning = self._words("bounds", "spanning", "word")
        self.spanned = self._words("bounds", "spanning", "behind")

    def _links(self) -> None:
        kinds = ("range", "both", "list", "change", "caps", "ratio", "parts")
        self.links = {name: self._words("links", name) for name in kinds}
        told = [phrase for kind in kinds if kind != "caps" for phrase in self.links[kind]]
        self.linking = frozenset(phrase.split()[0] for phrase in told) | {",", "&"}
        openers = [(word, name) for name in ("between", "from") for word in self._list("links", name)]
        self.openers = Endings(openers)
        self.changes = self._words("change", "words")
        self.moves = self._words("change", "moves")
        self.moved = self._words("change", "by")
        self.plain = self._words("change", "plain")
        self.scoring = self._words("scores", "words")

    def _names(self) -> None:
        self.named = self._words("names", "before")
        self.naming_verbs = self._words("names", "verbs")
        self.named_by = Endings([(word, True) for word in self._list("names", "phrases")])
        self.numbered = frozenset(vocabulary.read("numbered")["names"])
        self.brands = frozenset(vocabulary.read("numbered")["brands"])
        self.exchanges = frozenset(vocabulary.read("numbered")["exchanges"])
        self.styles = frozenset(vocabulary.read("numbered")["styles"])
        self.streets = self._words("names", "streets")
        self.ordinary = self._words("names", "ordinary")
        self.phones = self._words("names", "phones")
        self.ages = self._words("names", "ages")
        self.years_before = self._words("names", "years_before")
        self.counted = self._words("names", "counted")
        self.hyphenated = self._words("names", "hyphenated")
        self.plural: tuple[str, ...] = tuple(self._list("names", "plural"))
        self.one_not_before = self._words("names", "one_not_before")
        self.one_not_after = self._words("names", "one_not_after")
        self.fixed = Phrases((word, True) for word in self._list("names", "fixed"))
        self.fixed_back = Endings([(word.replace("-", " "), True) for word in self._list("names", "fixed")])


def _written(phrases: Iterable[str]) -> list[str]:
    return [each.strip() for phrase in phrases for each in languages.written_out(phrase)]


def _letters(sign: str) -> str:
    """The letters with which the sign of a unit begins, in lower case: `m` of `m/s`."""
    end = 0
    while end < len(sign) and sign[end].isalpha():
        end += 1
    return sign[:end].lower()


def _can_read(code: str) -> bool:
    try:
        languages.section(code, "quantities")
    except FileNotFoundError:
        return False
    return True


@cache
def tables(lang: str) -> Tables:
    """The tables for a text in `lang`; a language without words of its own is read with those of the others."""
    return Tables(lang)
