"""How a language says numbers, dates, `about`, `in talks`: one folder a language, one file a subject; no code."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def codes() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that can be read, in order."""
    return tuple(sorted(each.name for each in files(__name__).iterdir() if each.is_dir() and len(each.name) == 2))


@cache
def section(code: str, name: str) -> dict[str, Any]:
    """What language `code` says about `name`; treat it as read-only. Raises FileNotFoundError for no such file."""
    told = files(__name__).joinpath(code, f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(told)


@cache
def cues(code: str) -> tuple[tuple[str, str, str], ...]:
    """All cue phrases of a language as (family, tag, phrase), lower case, written out in full.

    Each subject's file may hold tables `[cues.<family>]` with `tag = ["phrase", …]`. Braces hold alternatives
    (`rais{e,es,ed,ing}`, `{,annual }revenue`); a phrase that ends in `*` may end in the middle of a word.
    """
    found: dict[tuple[str, str, str], None] = {}
    folder = files(__name__).joinpath(code)
    for name in sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml")):
        for family, tags in section(code, name.removesuffix(".toml")).get("cues", {}).items():
            for tag, phrases in tags.items():
                for phrase in phrases:
                    found.update(dict.fromkeys((family, tag, each.lower()) for each in written_out(phrase)))
    return tuple(found)


def written_out(phrase: str) -> Iterator[str]:
    """Every phrase that braces stand for: `{a,b} c` is `a c` and `b c`. Braces may hold braces."""
    opened = phrase.find("{")
    if opened < 0:
        yield phrase
        return
    depth, start, parts = 0, opened + 1, []
    for index in range(opened, len(phrase)):
        sign = phrase[index]
        depth += (sign == "{") - (sign == "}")
        if (sign == "," and depth == 1) or (sign == "}" and depth == 0):
            parts.append(phrase[start:index])
            start = index + 1
        if depth == 0:
            break
    else:
        raise ValueError(f"{phrase!r}: a brace is not closed")
    for part in parts:
        for middle in written_out(part):
            for end in written_out(phrase[start:]):
                yield phrase[:opened] + middle + end
