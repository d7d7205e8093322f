"""The words of a language that show who does what, ready for looking up."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from etl.vocabulary import languages


class Words(NamedTuple):
    """Small words by what they make of the name behind them; nouns by what they make of the name they belong to."""

    before: dict[str, str]  # by, from, to … -> case
    by: dict[str, str]  # participles in front of a word of `by` -> case
    bridges: frozenset[str]
    possessive: tuple[str, ...]
    nouns: dict[str, str]  # in front of a name: stake (of X) -> held
    owned: dict[str, str]  # behind a possessive: (X's) stake -> holder
    pronouns: frozenset[str]  # its, their
    joining: frozenset[str]
    led: tuple[str, ...]  # written on to a name: X-led
    backed: tuple[str, ...]  # written on to a name: X-backed
    carrying: frozenset[str]  # X, with 300 people
    articles: frozenset[str]  # a, another, unnamed
    opening: frozenset[str]  # what may stand in front of somebody unnamed who acts
    bare_genitive: bool


@cache
def words(lang: str) -> Words:
    """The words of a language that can be read."""
    told = languages.section(lang, "roles")
    before = _by_word(told["before"])
    before.update(_by_word(told["agent"]))
    return Words(
        before=before,
        by=_by_word(told["by"]),
        bridges=frozenset(told["bridges"]),
        possessive=tuple(told["possessive"]),
        nouns=_by_word(told["nouns"]),
        owned=_by_word(told["owned"]),
        pronouns=frozenset(told["pronouns"]),
        joining=frozenset(told["joining"]),
        led=tuple(told["led"]),
        backed=tuple(told["backed"]),
        carrying=frozenset(told["carrying"]),
        articles=frozenset(told["somebody"]["articles"]),
        opening=frozenset(told["somebody"]["opening"]),
        bare_genitive=told["bare_genitive"],
    )


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {
        word: case for case, phrases in table.items() for phrase in phrases for word in languages.written_out(phrase)
    }
