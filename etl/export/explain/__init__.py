"""Where a number comes from: the statement, its sentence, how it was read, and the fact that it went into."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from etl.errors import UsageError
from etl.snapshot import Snapshot
from etl.vocabulary import read

Row = dict[str, Any]

KINDS = {"figures": "figure", "relationships": "relationship", "no_comments": "no_comment", "checks": "check"}


def explain(snapshot: Snapshot, wanted: str) -> Row:
    """
    Everything about the figure, fact (it has the id of the figure shown), relationship, no-comment or check `wanted`.

    `kind` and `id`, and by kind `statement`, `reading` (how a text was read; null of a curated row), `fact`, `rule` (by
    what its value is shown) and `statements` (all of the fact), or `check` and `inputs`. Raises UsageError for an
    unknown id.
    """
    for table, kind in KINDS.items():
        found = _ask(snapshot, table, wanted)
        if not found:
            continue
        told: Row = {"kind": kind, "id": wanted}
        if kind == "check":
            return {**told, "check": found[0], "inputs": _ask(snapshot, "inputs", wanted)}
        statement = found[0]
        how = statement.pop("reading", None)
        told |= {"statement": statement, "reading": json.loads(how) if how else None}
        return {**told, **_fact(snapshot, wanted)} if kind == "figure" else told
    raise UsageError(f"there is no figure, relationship, no-comment or check {wanted!r} in version {snapshot.version}")


def marked(statement: Row, sign: tuple[str, str] = ("[", "]")) -> str | None:
    """The sentence with the words that were read between signs; a curated row's evidence as it is."""
    told, start = statement["evidence"], statement.get("sentence_start")
    if told is None or start is None:
        return None if told is None else str(told)
    first, last = statement["start_char"] - start, statement["end_char"] - start
    return f"{told[:first]}{sign[0]}{told[first:last]}{sign[1]}{told[last:]}"


def _fact(snapshot: Snapshot, wanted: str) -> Row:
    facts = _ask(snapshot, "facts", wanted)
    if not facts:
        return {"fact": None, "rule": None, "statements": []}
    rule = read("rules")["steps"].get(facts[0]["rule"], facts[0]["rule"])
    return {"fact": facts[0], "rule": rule, "statements": _ask(snapshot, "statements", wanted)}


def _ask(snapshot: Snapshot, name: str, wanted: str) -> list[Row]:
    rows: list[Row] = snapshot.arrow(_query(name), {"id": wanted}).to_pylist()
    return rows


@cache
def _query(name: str) -> str:
    return files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
