"""
Random markets for the laws of reconciliation: many small ones side by side, each with companies of its own.

Values, dates, outlets and credits are few, so that what settles them meets often: echoes, ties, bounds, coarse and
absent periods, values just within and just beyond 1 %, reports just within and just beyond 400 days.
"""

from random import Random

Row = dict[str, str | None]
Tables = dict[str, list[Row]]

PUBLISHERS = [
    {"publisher": "Register", "kind": "filing", "tier": "1"}, {"publisher": "Wire", "kind": "wire", "tier": "2"},
    {"publisher": "Gazette", "kind": "newspaper", "tier": "2"},
    {"publisher": "Portal", "kind": "newspaper", "tier": "4"},
    {"publisher": "Founder", "kind": "person", "tier": "1"}, {"publisher": "Rumour", "kind": "blog"},
]  # fmt: skip
SITES = ["Register", "Wire", "Wire", "Gazette", "Portal", "Rumour", "Unknown", None]
CREDITS = [None, None, None, "Wire", "Gazette", "Founder", "Register"]
PERIODS = [
    None, None, None, "2024", "2024", "2024-H1", "2024-Q2", "2024-05", "2024-05-12", "2024-06", "2023-12", "2025",
    "2025-06",
]  # fmt: skip
REPORTED = [
    None, "2023", "2024", "2024-05", "2024-05-12", "2024-05-12", "2024-05-13", "2024-06-30", "2025-06", "2025-06-16",
    "2025-06-17",  # 400 and 401 days after 2024-05-12
]  # fmt: skip
MONEY = ["1000000", "1000000", "1009000", "1010101", "1011000", "1020000", "10100000", "9600000", "102000", "1000", "0"]
STAKES = ["49", "49", "49.4", "49.5", "51", "4.9", "30", "0", "100"]
METRICS = [
    "valuation", "investment", "stake", "revenue", "customer_spend", "customer_spend", "funding", "run_rate", "growth",
]  # fmt: skip
GROWTH = ["-3", "-30", "-3", "30", "3", "0"]
STATUSES = ["actual"] * 5 + ["planned", "in_talks", "previous", "forecast", None]
STATES = ["active", "active", "starting", "expanding", "staying", "reducing", "leaving", "left"]
DEALS = ["2024-05-12", "2024-05", "2024-06-30", "2025", "2024"]
DEALT = [
    {
        "event_id": f"deal-{day}",
        "date": day,
        "kind": "deal" if day == DEALS[0] else "talks",
        "headline": "Rumour has it",
    }
    for day in DEALS
]


def markets(seed: int, count: int) -> Tables:
    """So many markets in one set of curated tables."""
    rng = Random(seed)
    tables: Tables = {
        "publishers": list(PUBLISHERS),
        "events": list(DEALT),
        "entities": [],
        "figures": [],
        "relationships": [],
    }
    for number in range(count):
        vendor, customers = f"vendor-{number}", [f"buyer-{number}", f"lab-{number}"]
        tables["entities"] += [
            {"entity_id": each, "name": each.title(), "aliases": f"{each} Inc"} for each in (vendor, *customers)
        ]
        tables["figures"] += _figures(rng, vendor, customers, market_wide=number == 0)
        tables["relationships"] += _relationships(rng, vendor, customers)
    for name, key in (("figures", "figure_id"), ("relationships", "rel_id")):
        rng.shuffle(tables[name])
        for number, row in enumerate(tables[name]):
            row[key] = f"{name[:3]}-{number:06}"
        rng.shuffle(tables[name])
    return tables


def mine(tables: Tables, number: int) -> list[Row]:
    """The figures and relationships of one market, to look at where a law fails."""
    return [row for name in ("figures", "relationships") for row in tables[name] if f"-{number}'" in str(row)]


def _figures(rng: Random, vendor: str, customers: list[str], *, market_wide: bool) -> list[Row]:
    metrics = rng.sample(METRICS, rng.choice((1, 1, 2, 3)))
    if market_wide:
        metrics.append("unit_price")
    periods, dates = rng.sample(PERIODS, 4), rng.sample(REPORTED, 5)
    values = {"stake": rng.sample(STAKES, 3), "growth": rng.sample(GROWTH, 3)}
    money = rng.sample(MONEY, 3)
    statuses = rng.sample(STATUSES, 2)
    rows: list[Row] = []
    for _ in range(rng.randint(1, 10)):
        if rows and rng.random() < 0.25:
            rows.append(_echo(rng, rng.choice(rows), dates))
            continue
        metric = rng.choice(metrics)
        subject, counterparty = _parties(rng, metric, vendor, customers)
        row = {
            "metric": metric, "subject": subject, "counterparty": counterparty,
            "value": rng.choice(values.get(metric, money)), "status": rng.choice(statuses),
            "unit": "percent" if metric in values else rng.choice(["USD"] * 9 + ["EUR"]),
            "period": rng.choice(periods), "reported_on": rng.choice(dates), **_speaker(rng, vendor),
        }  # fmt: skip
        rows.append(row | _bounds(rng, str(row["value"])))
    return rows


def _parties(rng: Random, metric: str, vendor: str, customers: list[str]) -> tuple[str | None, str | None]:
    if metric in ("customer_spend", "stake", "investment"):
        return rng.choice(customers), vendor
    if metric == "funding":
        return vendor, rng.choice([None, *customers])
    return (None if metric == "unit_price" else vendor), None


def _speaker(rng: Random, vendor: str) -> Row:
    return {"publisher": rng.choice(SITES), "attributed_to": rng.choice([*CREDITS, f"{vendor} Inc"])}


def _bounds(rng: Random, value: str) -> Row:
    """A qualifier, and the bounds that go with it; sometimes one that does not."""
    if value.startswith("-"):
        return {"qualifier": rng.choice(["exact", "about"]), "low": None, "high": None}
    how = rng.choice([None, "exact", "exact", "about", "at_least", "at_most", "range"])
    below, above = str(float(value) * 0.9), str(float(value) * 1.2 if float(value) < 80 else 100)
    above = above if float(value) <= 100 else str(float(value) * 1.2)
    given = {"at_least": (value, None), "at_most": (None, value), "range": (below, above)}.get(how or "", (None, None))
    if rng.random() < 0.1:
        given = rng.choice([(below, None), (None, above), (below, above), (None, None)])
    return {"qualifier": how, "low": given[0], "high": given[1]}


def _echo(rng: Random, row: Row, dates: list[str | None]) -> Row:
    """Somebody repeats it, crediting the same report; on another day, or without one."""
    credit = row["attributed_to"] or row["publisher"]
    return row | {"attributed_to": credit, "publisher": rng.choice(SITES), "reported_on": rng.choice(dates)}


def _relationships(rng: Random, vendor: str, customers: list[str]) -> list[Row]:
    rows: list[Row] = []
    states, dates = rng.sample(STATES, 3), rng.sample(REPORTED, 5)
    for _ in range(rng.randint(0, 7)):
        if rows and rng.random() < 0.25:
            rows.append(_echo(rng, rng.choice(rows), dates))
            continue
        rows.append({
            "customer": rng.choice(customers), "vendor": vendor, "status": rng.choice(states),
            "effective": rng.choice(PERIODS), "reported_on": rng.choice(dates), **_speaker(rng, vendor),
        })  # fmt: skip
    return rows
