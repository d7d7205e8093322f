"""`vendorscope explain`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from etl.cli import say
from etl.cli.options import Call, Ours, common

Row = dict[str, Any]


@click.command(cls=Ours)
@click.argument("wanted", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print it as one JSON object")
@common
@click.pass_obj
def explain(call: Call, wanted: str, as_json: bool) -> None:
    """Say where a number comes from.

    Its sentence, how it was read, and the fact that it went into. ID is that of a
    figure, a fact (its figure_id), a relationship, a no-comment or a check.

    \b
        vendorscope export facts
        vendorscope explain fig-0123456789abcdef01234567
        vendorscope explain --json fig-0123456789abcdef01234567
    """
    settings = call.settings()
    from etl.export.explain import explain as told_of
    from etl.snapshot import Snapshot

    snapshot = Snapshot.open(settings.warehouse)
    for ignored in snapshot.ignored:
        say.log.warning("%s", ignored)
    told = told_of(snapshot, wanted)
    if as_json:
        say.give_json(_plain(told))
        return
    for line in _lines(told):
        say.give(line)


def _lines(told: Row) -> Iterator[str]:
    if told["kind"] == "check":
        check = told["check"]
        yield f"{told['id']}: {check['kind']}: {check['verdict']}"
        yield f"  {check['says']}"
        yield "reckoned from"
        for row in told["inputs"]:
            yield f"  {row['figure_id']}: {row['metric']} of {_who(row)}: {_amount(row)}{_when(row)}, {_whose(row)}"
        return
    yield from _statement(told)
    fact = told.get("fact")
    if fact:
        yield f"in the fact {fact['figure_id']}: {fact['metric']} of {_who(fact)}: {_amount(fact)}{_when(fact)}"
        yield f"  {fact['statements']} statements of {fact['reports']} reports; shown by the rule: {told['rule']}"
        for row in told["statements"]:
            yield f"  {row['figure_id']}: {_amount(row)}{_when(row)}, {_whose(row)}"
    elif told["kind"] == "figure":
        yield "in no fact: it was rejected, or it names a company that is not registered"


def _statement(told: Row) -> Iterator[str]:
    from etl.export.explain import marked

    said, kind = told["statement"], told["kind"]
    if kind == "figure":
        yield f"{told['id']}: {said['metric']} of {_who(said)}: {_amount(said)}{_when(said)}, {said['status']}"
    elif kind == "relationship":
        since = f", {said['effective']}" if said["effective"] else ""
        yield f"{told['id']}: {said['customer']} with {said['vendor']}: {said['status']}{since}"
    else:
        yield f"{told['id']}: {said['entity']} would not comment" + (f" on {said['about']}" if said["about"] else "")
    sentence = marked(said)
    if sentence:
        yield f"  {sentence}"
    yield f"  {_whose(said)}" + (f", {said['url']}" if said["url"] else "")
    if said["doc_id"]:
        yield f"  {said['path']}, characters {said['start_char']} to {said['end_char']} of {said['doc_id']}"
        yield f"  confidence {said['confidence']:g}"
    for part, how in (told["reading"] or {}).items():
        if how:
            yield f"  {part}: {_how(how)}"


def _how(how: Row) -> str:
    """`by 'paid' (characters 294 to 298), cue before`."""
    words = f"by {how['words']!r} (characters {how['start']} to {how['end']})" if "words" in how else ""
    return ", ".join(part for part in (words, str(how.get("how") or "").replace("_", " ")) if part)


def _who(row: Row) -> str:
    subject = row["subject"] or "the market"
    return f"{subject} with {row['counterparty']}" if row.get("counterparty") else str(subject)


def _amount(row: Row) -> str:
    value = f"{row['value']:,.10g}"
    how = "" if row["qualifier"] == "exact" else f" ({row['qualifier'].replace('_', ' ')})"
    return f"{value} {row['unit']}{how}"


def _when(row: Row) -> str:
    return f" in {row['period']}" if row.get("period") else ""


def _whose(row: Row) -> str:
    site = row["publisher"] or "nobody named"
    credited = f", who credits {row['attributed_to']}" if row.get("attributed_to") else ""
    day = row.get("reported_on")
    return f"{site}{credited}" + (f", {day}" if day else "")


def _plain(value: Any) -> Any:
    """With days as JSON has them."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
