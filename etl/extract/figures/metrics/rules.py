"""What a cue can speak for: the rules of each kind of cue, and the short words around a number, of one language."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from etl.extract.wording import any_of
from etl.vocabulary import languages

KINDS = ("small", "large", "percent", "count")


class Rule(NamedTuple):
    """How strongly a cue speaks for a metric ("" is "no figure"), before or after a number. See metric_rules.toml."""

    metric: str
    before: float
    after: float
    reach: int
    tail: int
    slope: float
    joined: str  # which prepositions may stand between: of, from, on, or ""
    to: str | None
    least: float
    most: float


class Words(NamedTuple):
    """One language: rules by kind of amount and kind of cue; patterns that end at a number, or begin after it."""

    rules: dict[str, dict[str, Rule]]
    topics: dict[str, str]  # kind of cue -> revenue, other
    objects: dict[str, str]  # kind of cue -> sorts of links that it answers
    links: dict[str, str]  # kind of cue -> sort of link
    stops: frozenset[str]
    bare: frozenset[str]  # words behind a number that are no noun
    joins: dict[str, frozenset[str]]
    back: frozenset[str]
    at: re.Pattern[str]
    stands: re.Pattern[str]
    for_before: re.Pattern[str]
    for_after: re.Pattern[str]
    into_after: re.Pattern[str]
    buy_after: re.Pattern[str]
    from_after: re.Pattern[str]
    came_from: re.Pattern[str]
    to_after: re.Pattern[str]
    not_before: re.Pattern[str]
    to_before: re.Pattern[str]
    joint: re.Pattern[str]
    rate: re.Pattern[str]
    anaphor: re.Pattern[str]
    later: re.Pattern[str]
    equal: re.Pattern[str]
    hours: frozenset[str]


@cache
def words(lang: str) -> Words:
    """The words of a language that can be read. Raises FileNotFoundError where it has no such file."""
    told = languages.section(lang, "metrics")
    kinds: dict[str, Any] = {**_toml("metric_rules.toml"), **told.get("rules", {})}
    rules: dict[str, dict[str, Rule]] = {kind: {} for kind in KINDS}
    for tag, each in kinds.items():
        for rule in each:
            for kind in rule["of"].split():
                rules[kind][tag] = _rule(rule)
    frames = told["frames"]
    filler = rf"(?:\b{any_of(frames['fillers'])}\s?){{0,3}}"
    return Words(
        rules=rules,
        topics={tag: rule["topic"] for tag, each in kinds.items() for rule in each if rule.get("topic")},
        objects={tag: rule["object"] for tag, each in kinds.items() for rule in each if "object" in rule},
        links={tag: rule["link"] for tag, each in kinds.items() for rule in each if "link" in rule},
        stops=frozenset(frames["stops"]),
        bare=frozenset(("", *frames["stops"], *frames["bare"])),
        joins={
            name: frozenset(frames.get(f"joins_{name}", ()))
            for name in ("of", "from", "on", "be", "hit", "part", "into", "")
        },
        back=frozenset(tag for tag, each in kinds.items() if any(rule.get("back") for rule in each)),
        at=re.compile(rf"\b{any_of(frames['at'])}\s{filler}\Z"),
        stands=re.compile(rf"\b{any_of(frames['stands'])}\s{any_of(frames['at'])}\s{filler}\Z"),
        for_before=re.compile(rf"\b{any_of(frames['for_before'])}\s{filler}\Z"),
        for_after=re.compile(rf"\s{any_of(frames['for_after'])}\s"),
        into_after=re.compile(rf"\s{any_of(frames['into_after'])}\s"),
        buy_after=re.compile(rf"\s{any_of(each.strip() for each in frames['buy_after'])}\b"),
        from_after=re.compile(rf"\s{any_of(frames['from_after'])}\s"),
        came_from=re.compile(rf",?\s{any_of(frames['came_from'])}\s"),
        to_after=re.compile(rf"\s{any_of(frames['to_after'])}\s"),
        not_before=re.compile(rf"\b{any_of(frames['not_before'])}\s{filler}\Z"),
        to_before=re.compile(rf"\b{any_of(frames['to_before'])}\s{filler}\Z"),
        joint=re.compile(rf"\s?(?:[,/&]|{any_of(frames['joint'])}\b)"),
        rate=re.compile(
            rf"[\s,]{{0,2}}(?:{any_of(told['rates']['per'])}\b"
            rf"|{any_of(told['rates']['per_word'])}\s?(?!{any_of(told['rates']['per_not'])}\b)(?=\w|[.,;)]|\Z))"
        ),
        anaphor=re.compile(rf"\b{any_of(told['ellipsis']['anaphor'])}\b"),
        later=re.compile(rf"\b{any_of(told['ellipsis']['later'])}\b"),
        equal=re.compile(rf"\b{any_of(told['ellipsis']['equal'])}\b"),
        hours=frozenset(told["rates"]["hour"]),
    )


def _rule(told: dict[str, Any]) -> Rule:
    return Rule(
        told["metric"],
        told.get("before", 0.0),
        told.get("after", 0.0),
        told.get("reach", 90),
        told.get("tail", 22),
        told.get("slope", 0.004),
        told.get("joined", ""),
        told.get("to"),
        told.get("least", 0.0),
        told.get("most", float("inf")),
    )


@cache
def large_from(unit: str) -> float:
    """From how much on an amount in this currency is no price or wage."""
    told = _toml("amounts.toml")
    return float(told["large"] * told["a_dollar"].get(unit, 1))


def kind_of(unit: str, value: float) -> str:
    """Which of the rules apply to an amount: percent, count, large or small money."""
    if unit in ("percent", "count"):
        return unit
    return "large" if abs(value) >= large_from(unit) else "small"


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("etl.vocabulary").joinpath(name).read_text(encoding="utf-8"))
