"""
The reconciliation once more, in plain Python and from its description alone.

Slow, small, and easy to hold against the words. Rows are dicts of text as they stand in the curated files. What the
queries give is compared with this in `test_laws.py`.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

Row = Mapping[str, str | None]
Place = tuple[Any, ...]
LONG_AGO = date.min

STOCKS = {
    "valuation", "stake", "investment", "funding", "funding_total", "run_rate", "headcount", "workforce", "unit_price",
    "worker_pay",
}  # fmt: skip
STEPS = {
    "default": ("nearest", "exact", "reports", "recent"),
    "latest": ("recent", "nearest", "exact", "reports"),
    "most_direct": ("nearest", "recent", "exact", "reports"),
    "conservative": ("lowest", "nearest", "exact", "reports", "recent"),
}
EXACTNESS = {"exact": 0, "about": 1, "at_least": 2, "at_most": 2, "range": 2}


# Periods: 2024, 2024-H1, 2025-Q2, 2025-06, 2025-06-12


def span(period: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    year, rest = int(period[:4]), period[5:]
    if len(rest) == 5:
        return date.fromisoformat(period), date.fromisoformat(period)
    if not rest:
        first, last = 1, 12
    elif rest[0] == "H":
        first, last = int(rest[1]) * 6 - 5, int(rest[1]) * 6
    elif rest[0] == "Q":
        first, last = int(rest[1]) * 3 - 2, int(rest[1]) * 3
    else:
        first = last = int(rest)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def last_day(period: str | None) -> date | None:
    return span(period)[1] if period else None


def in_month(period: str) -> str:
    """A day's month; any other period as it is."""
    return period[:7] if len(period) == 10 else period


def is_month(period: str) -> bool:
    return len(period) == 7 and period[5] not in "HQ"


# Values


def half_width(value: float) -> float:
    """Half of the last place that a newsroom writes: 14300000000 is 14.3 billion, known to 0.05 billion; 49 to 0.5."""
    word = next((word for word in (1e12, 1e9, 1e6, 1e3) if word <= abs(value)), 1)
    written = (Decimal(repr(value)) / Decimal(word)).normalize()
    return float(Decimal(word) * Decimal(10) ** min(0, int(written.as_tuple().exponent))) / 2


def near(one: float, other: float) -> bool:
    """Within 1 %."""
    return abs(one - other) <= 0.01 * max(abs(one), abs(other))


@dataclass(frozen=True)
class Statement:
    """A figure that was not rejected, as it is weighed."""

    id: str
    metric: str
    subject: str | None
    counterparty: str | None
    status: str
    unit: str
    value: float
    low: float | None
    high: float | None
    qualifier: str
    period: str | None
    reported_on: str | None
    publisher: str | None
    attributed_to: str | None
    nearness: tuple[int, int, bool]

    @property
    def key(self) -> tuple[str | None, ...]:
        """What it is about, save the period. Who led a round is told, and no part of it."""
        party = None if self.metric == "funding" else self.counterparty
        return self.metric, self.subject, party, self.status, self.unit

    @property
    def report(self) -> str | None:
        """The root report: whoever is credited, else the publisher."""
        return self.attributed_to or self.publisher

    @cached_property
    def told_on(self) -> date | None:
        return last_day(self.reported_on) or last_day(self.period)

    @property
    def interval(self) -> tuple[float | None, float | None]:
        """What its words allow; None is open."""
        if self.qualifier == "at_least":
            return self.value if self.low is None else self.low, None
        if self.qualifier == "at_most":
            return None, self.value if self.high is None else self.high
        if self.qualifier == "range":
            return self.value if self.low is None else self.low, self.value if self.high is None else self.high
        if self.low is not None and self.high is not None:
            return self.low, self.high
        width = half_width(self.value)
        if self.qualifier == "about":
            width = max(width, 0.05 * abs(self.value))
        return self.value - width, self.value + width


# Facts


def placed(statements: Iterable[Statement]) -> dict[Statement, str | None]:
    """The period of each statement: as written for a flow, settled among those of its key for a stock."""
    of_key = defaultdict(list)
    for statement in statements:
        of_key[statement.key].append(statement)
    return {s: _period(s, alike) for alike in of_key.values() for s in alike}


def _predecessor(s: Statement, alike: list[Statement]) -> Statement | None:
    """Of an undated stock figure: the earliest report of its value in the 400 days before."""
    if s.metric not in STOCKS or s.period or not s.reported_on or s.told_on is None:
        return None
    since = s.told_on - timedelta(days=400)
    before = [o for o in alike if o.told_on and since <= o.told_on < s.told_on and near(o.value, s.value)]
    return min(before, key=lambda o: (o.told_on, o.id), default=None)


def _own_period(s: Statement, alike: list[Statement]) -> str | None:
    """Its period, or the time of its report where it is the first to give the value; None where it is neither."""
    if s.metric not in STOCKS:
        return s.period
    dated = s.period or (None if _predecessor(s, alike) else s.reported_on)
    return in_month(dated) if dated else None


def _period(s: Statement, alike: list[Statement]) -> str | None:
    predecessor = _predecessor(s, alike)
    if predecessor:
        return _period(predecessor, alike)
    own = _own_period(s, alike)
    if s.metric not in STOCKS or own is None or is_month(own):
        return own
    first, last = span(own)
    months = [month for o in alike if near(o.value, s.value) and (month := _own_period(o, alike)) and is_month(month)]
    inside = [month for month in months if first <= span(month)[0] and span(month)[1] <= last]
    return min(inside, default=own)


@dataclass(frozen=True)
class Fact:
    """One shown value and everything that was said about the same."""

    key: tuple[str | None, ...]  # metric, subject, counterparty (of funding: None), status, unit
    period: str | None
    rule: str
    ranked: tuple[Statement, ...]  # the shown one first

    @property
    def shown(self) -> Statement:
        return self.ranked[0]

    @property
    def low(self) -> float:
        return min(bound for s in self.ranked for bound in (s.value, s.low) if bound is not None)

    @property
    def high(self) -> float:
        return max(bound for s in self.ranked for bound in (s.value, s.high) if bound is not None)

    @property
    def sources(self) -> int:
        return len({s.publisher for s in self.ranked})

    @property
    def reports(self) -> int:
        return len({s.report for s in self.ranked})

    @property
    def reported(self) -> tuple[str | None, str | None]:
        """The first and the last date of a report."""
        dates = sorted((last_day(s.reported_on), s.reported_on) for s in self.ranked if s.reported_on)
        return (dates[0][1], dates[-1][1]) if dates else (None, None)


def facts(statements: Iterable[Statement], rule: str = "default") -> dict[Place, Fact]:
    """The facts by key and period."""
    about = defaultdict(list)
    for s, period in placed(statements).items():
        about[*s.key, period].append(s)
    return {place: _fact(place, group, rule) for place, group in about.items()}


def _fact(place: Place, group: list[Statement], rule: str) -> Fact:
    score = _scores(group)
    steps = STEPS[rule]
    left, decided = group, "only_value"
    for step in (*steps, "least_id"):
        if len({s.value for s in left}) == 1:
            break
        least = min(score[step](s) for s in left)
        left, decided = [s for s in left if score[step](s) == least], step
    ranked = sorted(group, key=lambda s: (*(score[step](s) for step in steps), score["least_id"](s)))
    return Fact(place[:-1], place[-1], decided, tuple(ranked))


def _scores(group: list[Statement]) -> dict[str, Callable[[Statement], Any]]:
    """What each step of a rule looks at; the least is best."""
    behind = defaultdict(set)
    days = defaultdict(list)
    for s in group:
        behind[s.value].add(s.report)
        own = s.attributed_to is None
        first = 2 if not own else 0 if s.reported_on else 1  # a report's own words, dated ones first, before echoes
        days[s.value, s.report].append((s.told_on is None, first, s.told_on or LONG_AGO))
    first_given = {at: min(told)[2] for at, told in days.items()}
    return {
        "nearest": lambda s: s.nearness,
        "exact": lambda s: EXACTNESS[s.qualifier],
        "reports": lambda s: -len(behind[s.value]),
        "recent": lambda s: date.max - first_given[s.value, s.report],
        "lowest": lambda s: s.value,
        "least_id": lambda s: (s.told_on or date.max, s.id),
    }


# Moves


@dataclass(frozen=True)
class State:
    """How one document says that a customer stands with a vendor."""

    id: str
    customer: str
    vendor: str
    status: str
    effective: str | None
    reported_on: str | None
    publisher: str | None
    attributed_to: str | None
    nearness: tuple[int, int, bool]

    report = Statement.report

    @property
    def told_on(self) -> date | None:
        return last_day(self.reported_on) or last_day(self.effective)

    @property
    def counts_from(self) -> date | None:
        """The last day of `effective`, or of the report where that lies within it or there is nothing else."""
        if not self.effective or not self.reported_on:
            return last_day(self.effective or self.reported_on)
        (begins, ends), (first, last) = span(self.effective), span(self.reported_on)
        return last if begins <= first and last <= ends else ends


GRAVITY = ("left", "leaving", "reducing", "staying", "active", "starting", "expanding")


def state_on(day: date, states: Iterable[State]) -> str | None:
    """The state that holds on `day` by what was said of one customer and vendor."""
    until = [s for s in states if s.counts_from and s.counts_from <= day]
    until = [s for s in until if s.status != "active"] or until
    if not until:
        return None
    latest = max(s.counts_from or LONG_AGO for s in until)
    of_day = [s for s in until if s.counts_from == latest]
    best = min(of_day, key=lambda s: (
        s.nearness, -len({o.report for o in of_day if o.status == s.status}), GRAVITY.index(s.status)))  # fmt: skip
    return best.status


@dataclass(frozen=True)
class Move:
    """One customer and vendor before and after a deal."""

    before: str | None
    after: str | None
    changed_on: date | None
    reports: int
    rel_ids: tuple[str, ...]
    spend: Fact | None


def moves(deal: str, states: Iterable[State], shown: Iterable[Fact], days: int = 90) -> dict[tuple[str, str], Move]:
    """What a deal (its date) did, by customer and vendor."""
    pairs = defaultdict(list)
    for s in states:
        pairs[s.customer, s.vendor].append(s)
    spends = [fact for fact in shown if fact.key[0] == "customer_spend" and fact.key[3] != "previous" and fact.period]
    begins, ends = span(deal)
    eve, end = begins - timedelta(days=1), ends + timedelta(days=days)
    found = {}
    for pair, said in pairs.items():
        before, after = state_on(eve, said), state_on(end, said)
        if after is None:
            continue
        since = [day for s in said if (day := s.counts_from) and eve < day <= end and state_on(day, said) == after]
        now = [s for s in said if s.status == after and s.counts_from and s.counts_from <= end]
        then = [s for s in said if s.status == before and s.counts_from and s.counts_from <= eve]
        begun = [f for f in spends if (f.key[1], f.key[2]) == pair and f.period and span(f.period)[0] <= ends]
        found[pair] = Move(
            before, after, None if before == after else min(since), len({s.report for s in now}),
            tuple(sorted({s.id for s in now + then})), min(begun, key=_spend_order, default=None))  # fmt: skip
    return found


def _spend_order(fact: Fact) -> tuple[Any, ...]:
    """The latest period begun; planned before actual, and that before anything else; dollars first, then the longer."""
    begins = span(fact.period or "")[0].toordinal()
    return -begins, ("planned", "actual", "forecast", "in_talks").index(fact.key[3] or ""), *_by_unit(fact)


def _by_unit(fact: Fact) -> tuple[Any, ...]:
    return fact.key[4] != "USD", fact.key[4], fact.period


# Checks


@dataclass(frozen=True)
class Check:
    """Whether what was stated agrees with what else was stated."""

    kind: str
    inputs: tuple[str, ...]
    low: float | None
    high: float | None
    stated: float | None
    verdict: str


def checks(shown: Iterable[Fact]) -> list[Check]:
    """The arithmetic of the market, from its facts."""
    by_place = {(*fact.key, fact.period): fact for fact in shown}
    found = []
    for fact in by_place.values():
        found += [*_price_stake(fact, by_place), *_spend(fact, by_place), *_jumps(fact)]
    return found + _stakes(by_place.values())


def _verdict(one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> str:
    """Do two intervals meet?"""
    (a, b), (c, d) = one, other
    return "fits" if (a is None or d is None or a <= d) and (c is None or b is None or c <= b) else "does_not_fit"


def _price_stake(price: Fact, by_place: Mapping[Place, Fact]) -> list[Check]:
    """What each price paid says of the whole."""
    metric, buyer, company, status, unit = price.key
    stake = by_place.get(("stake", buyer, company, status, "percent", price.period))
    if metric != "investment" or price.period is None or stake is None or stake.shown.value <= 0:
        return []
    worth = by_place.get(("valuation", company, None, status, unit, price.period))
    least, most = stake.shown.interval
    found = []
    for value in sorted({s.value for s in price.ranked}):
        paid = next(s for s in price.ranked if s.value == value)
        floor, ceiling = paid.interval
        low = floor / most * 100 if floor is not None and most else None
        high = ceiling / least * 100 if ceiling is not None and least else None
        inputs = [s.id for s in (paid, stake.shown, *([worth.shown] if worth else []))]
        verdict = _verdict((low, high), worth.shown.interval) if worth else "unknown"
        found.append(Check("price_stake", tuple(inputs), low, high, worth.shown.value if worth else None, verdict))
    return found


def _spend(whole: Fact, by_place: Mapping[Place, Fact]) -> list[Check]:
    """Whether customers pay no more than the vendor earns: each, and where there are several, together."""
    metric, vendor, _, status, unit = whole.key
    if metric != "revenue" or whole.period is None:
        return []
    about = (vendor, status, unit, whole.period)
    parts = [f for f in by_place.values() if f.key[0] == "customer_spend" and (*f.key[2:], f.period) == about]
    most = whole.shown.interval[1]
    found = []
    for some in [[part] for part in parts] + ([parts] if len(parts) > 1 else []):
        inputs = (*sorted(part.shown.id for part in some), whole.shown.id)
        least, _ = _sum(part.shown.interval for part in some)
        stated = sum(part.shown.value for part in some)
        found.append(Check("part_whole", inputs, 0, most, stated, _verdict((least, None), (None, most))))
    return found


def _stakes(all_facts: Iterable[Fact]) -> list[Check]:
    """Whether the actual stakes in a company in one period make no more than the whole."""
    held = defaultdict(list)
    for fact in all_facts:
        if fact.key[0] == "stake" and fact.key[3] == "actual" and fact.period is not None:
            held[fact.key[2], fact.period].append(fact)
    found = []
    for some in held.values():
        if len(some) > 1:
            low, high = _sum(fact.shown.interval for fact in some)
            inputs = tuple(sorted(fact.shown.id for fact in some))
            found.append(Check("stakes_sum", inputs, low, high, 100, _verdict((low, high), (None, 100))))
    return found


def _sum(intervals: Iterable[tuple[float | None, float | None]]) -> tuple[float, float | None]:
    """What several amounts come to, none of them less than nothing; None: open."""
    lows, highs = zip(*intervals, strict=True)
    return sum(low or 0 for low in lows), None if None in highs else sum(highs)


def _jumps(fact: Fact) -> list[Check]:
    """Statements 10 or 1000 times the shown one of their fact, or that part of it: slips of the comma."""
    shown = fact.shown.value
    if shown == 0:
        return []
    times = (10, 1000, 0.1, 0.001)
    slips = [s for s in fact.ranked if any(abs(s.value / (shown * by) - 1) <= 0.05 for by in times)]
    return [Check("jump", (s.id, fact.shown.id), *fact.shown.interval, s.value, "does_not_fit") for s in slips]


# From the curated rows


def _corrected(rows: Iterable[Row], corrections: Iterable[Row], table: str, key: str) -> list[Row]:
    """The rows of a table that stand, with what people set in them."""
    standing = {row[key]: dict(row) for row in rows}
    for wish in corrections:
        row = standing.get(wish["id"])
        if wish["table"] != table or row is None:
            continue
        if wish["field"] == "row":
            row["rejected"] = "true"
        elif row[str(wish["field"])] == wish["expect"]:
            row[str(wish["field"])] = wish["set"]
    return [row for row in standing.values() if not row.get("rejected")]


class Market:
    """The statements and states of a set of curated tables."""

    def __init__(self, tables: Mapping[str, Iterable[Row]]) -> None:
        tables = {name: [{k: v or None for k, v in row.items()} for row in rows] for name, rows in tables.items()}
        corrections = list(tables.get("corrections", []))
        self.speakers = {row["publisher"]: row for row in tables.get("publishers", [])}
        self.ids = self._named(tables["entities"])
        figures = _corrected(tables["figures"], corrections, "figures", "figure_id")
        states = _corrected(tables["relationships"], corrections, "relationships", "rel_id")
        self.statements = [self._statement(row) for row in figures]
        self.states = [self._state(row) for row in states]

    def _named(self, entities: Iterable[Row]) -> dict[str, str]:
        """Companies by id, name and alias: an id before a name before an alias."""
        rows = sorted(entities, key=lambda row: row["entity_id"] or "", reverse=True)
        aliases = {alias.strip(): row["entity_id"] for row in rows for alias in (row.get("aliases") or "").split("|")}
        names = {row["name"]: row["entity_id"] for row in rows}
        return aliases | names | {row["entity_id"]: row["entity_id"] for row in rows}

    def _nearness(self, row: Row, *parties: str | None) -> tuple[int, int, bool]:
        """A filing that credits nobody; then the tier; then whoever credits nobody, or a party."""
        site, credited = self.speakers.get(row["publisher"], {}), row["attributed_to"]
        if credited is None and site.get("kind") == "filing":
            return 0, 0, False
        tiers = [int(site.get("tier") or 5)]
        of_party = credited is not None and self.ids.get(credited) in [party for party in parties if party]
        if credited is not None:
            tiers.append(1 if of_party else int(self.speakers.get(credited, {}).get("tier") or 5))
        return 1, min(tiers), credited is not None and not of_party

    def _statement(self, row: Row) -> Statement:
        subject, counterparty = self.ids.get(row["subject"]), self.ids.get(row["counterparty"])
        value, low, high = (float(cell) if (cell := row[name]) else None for name in ("value", "low", "high"))
        assert value is not None
        return Statement(
            str(row["figure_id"]), str(row["metric"]), subject, counterparty, row["status"] or "actual",
            str(row["unit"]), value, low, high, row["qualifier"] or "exact", row["period"], row["reported_on"],
            row["publisher"], row["attributed_to"], self._nearness(row, subject, counterparty))  # fmt: skip

    def _state(self, row: Row) -> State:
        customer, vendor = self.ids[str(row["customer"])], self.ids[str(row["vendor"])]
        return State(
            str(row["rel_id"]), customer, vendor, str(row["status"]), row["effective"], row["reported_on"],
            row["publisher"], row["attributed_to"], self._nearness(row, customer, vendor))  # fmt: skip

    def as_of(self, day: date | None = None, without: Iterable[str] = ()) -> Market:
        """What was told by a day, without what some publishers said and what others credit to them."""
        left = object.__new__(Market)
        left.__dict__ |= self.__dict__
        out = set(without)

        def keeps(s: Statement | State) -> bool:
            told = day is None or (s.told_on is not None and s.told_on <= day)
            return told and not out & {s.publisher, s.attributed_to}

        left.statements, left.states = [list(filter(keeps, some)) for some in (self.statements, self.states)]
        return left
