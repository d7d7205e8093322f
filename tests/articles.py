"""
The articles in tests/stories: what each of them says, and how a reading of it differs.

A story is a folder: `article.txt`; `story.toml` (why it is told, lang, published_on, sometimes title, and
`misread`: what the reader is known to get wrong in it); and
`expected.jsonl`, the statements in the form of `vendorscope extract`. The companies are mostly real, the people are
sometimes, and the figures and what people say are invented for testing.

Beyond that form a line may say `"optional": true` (it may be read or not) and give a list of further accepted values of
one key, as in `"status_ok": ["planned", "actual"]`; "any" accepts all. Where a customer has another status, "active"
beside it is neither wanted nor wrong. Who is credited (`attributed_to`, `anonymous`) and `basis` count where a line has
them.
"""

import json
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.extract.said import read
from etl.extract.statements import lines

FOLDER = Path(__file__).parent / "stories"
AMOUNT = ("value", "low", "high", "unit", "qualifier")
KEYS = {
    "figure": ("metric", "subject", "counterparty", *AMOUNT, "status", "period"),
    "relationship": ("customer", "vendor", "status", "period"),
    "no_comment": ("entity", "about"),
}
SOMETIMES = ("attributed_to", "anonymous", "basis")


@dataclass(frozen=True)
class Article:
    """One story."""

    name: str
    text: str
    why: str
    lang: str
    published_on: str
    title: str | None
    misread: str | None  # what the reader still gets wrong in it
    expected: tuple[dict, ...]


@cache
def article(name):
    """The story in the folder of that name."""
    folder = FOLDER / name
    told = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))
    rows = (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    text = (folder / "article.txt").read_text(encoding="utf-8")
    return Article(
        name=name,
        text=text,
        why=told["why"],
        lang=told["lang"],
        published_on=told["published_on"],
        title=told.get("title"),
        misread=told.get("misread"),
        expected=tuple(json.loads(row) for row in rows),
    )


@cache
def reading(name):
    """The statements that are read out of a story."""
    told = article(name)
    return tuple(lines(read(told.text, told.lang, told.published_on, told.title)))


def names():
    """The names of all stories, sorted."""
    return sorted(each.name for each in FOLDER.iterdir() if each.is_dir())


def differences(expected, found):
    """What was read and is not expected, and what is expected and was not read; one line each, none if all is well."""
    times = Counter((line["kind"], _name(line)) for line in found)
    told = [f"  read twice  {kind}: {name}" for (kind, name), count in times.items() if count > 1]
    told += [
        f"  not read    {_shown(line)}"
        for line in expected
        if not line.get("optional") and not any(_same(line, each, expected) for each in found)
    ]
    told += [
        f"  not meant   {_shown(line)}"
        for line in found
        if not _idle(line, expected) and not any(_same(each, line, expected) for each in expected)
    ]
    return told


def _same(wanted, line, expected):
    """Whether `line` is what is wanted; a figure at any of the places at which it is expected."""
    if wanted["kind"] != line["kind"]:
        return False
    keys = (*KEYS[line["kind"]], *(key for key in SOMETIMES if key in wanted))
    if any(not _accepted(wanted, key, line[key]) for key in keys):
        return False
    places = [each for each in expected if each["kind"] == line["kind"] and _name(each) == _name(wanted)]
    return line["kind"] != "figure" or any(_overlap(each, line) for each in places)


def _overlap(one, other):
    return one["start"] < other["end"] and other["start"] < one["end"]


def _accepted(wanted, key, value):
    further = wanted.get(f"{key}_ok", ())
    return value == wanted[key] or "any" in further or value in further


def _idle(line, expected):
    """Whether `line` only says that somebody is a customer of whom the story says more."""
    return line["kind"] == "relationship" and line["status"] == "active" and any(
        each["kind"] == "relationship" and (each["customer"], each["vendor"]) == (line["customer"], line["vendor"])
        for each in expected
    )  # fmt: skip


def _name(line):
    return " | ".join("-" if line[key] is None else str(line[key]) for key in KEYS[line["kind"]])


def _shown(line):
    extra = "".join(f", {key} {line[key]!r}" for key in SOMETIMES if line.get(key))
    return f"{line['kind']}: {_name(line)}{extra}, in {line['quote']!r}"
