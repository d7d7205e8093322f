"""
Small stories for reconciliation: each test keeps its rows above it, and all of them are settled in one snapshot.

    @told('''
        id  value  reported_on  publisher
        a   14e9   2025-06-12   Wire
    ''')
    def test_…(story): …

A cell of `-` is empty. A table begins with `id` (figures, of Acme where nothing else is said) or `rel` (relationships,
of Beta with Acme). Each story has its own companies Acme, Beta and Gamma; the deal that all share is of 2025-06-12.
"""

from types import SimpleNamespace

from in_memory import rejections, snapshot

PUBLISHERS = [
    {"publisher": "Register", "kind": "filing", "tier": "1"}, {"publisher": "Wire", "kind": "wire", "tier": "2"},
    {"publisher": "Herald", "kind": "newspaper", "tier": "2"}, {"publisher": "Weekly", "kind": "magazine", "tier": "2"},
    {"publisher": "Portal", "kind": "newspaper", "tier": "4"},
    {"publisher": "Mirror", "kind": "newspaper", "tier": "4"},
]  # fmt: skip
DEAL = {"event_id": "deal", "date": "2025-06-12", "kind": "deal", "headline": "Beta buys into Acme"}
COMPANIES = ("Acme", "Beta", "Gamma")
FIGURE = {"metric": "valuation", "subject": "Acme", "unit": "USD", "publisher": "Wire"}
RELATIONSHIP = {"customer": "Beta", "vendor": "Acme", "publisher": "Wire"}

_rows = {}


def told(*tables):
    """The rows of a story, above the test that tells it."""

    def keep(test):
        _rows[test.__name__] = [row for table in tables for row in _read(table)]
        return test

    return keep


def _read(table):
    head, *lines = [line.split() for line in table.splitlines() if line.strip()]
    return [{name: None if cell == "-" else cell for name, cell in zip(head, line, strict=True)} for line in lines]


class Library:
    """All stories of a test file, settled together."""

    def __init__(self):
        tables = {"publishers": PUBLISHERS, "events": [DEAL], "entities": [], "figures": [], "relationships": []}
        for name, rows in _rows.items():
            tables["entities"] += [{"entity_id": f"{name}.{each}", "name": f"{name}.{each}"} for each in COMPANIES]
            for row in rows:
                table, key, base = ("relationships", "rel", RELATIONSHIP) if "rel" in row else ("figures", "id", FIGURE)
                cells = {column: _own(name, cell) for column, cell in (base | row).items()}
                cells["rel_id" if key == "rel" else "figure_id"] = f"{name}.{row[key]}"
                tables[table].append(cells)
        self.con = snapshot(tables)
        assert rejections(self.con) == []


def _own(name, cell):
    return f"{name}.{cell}" if cell in COMPANIES else cell


class Story:
    """What came of the rows of one test, under the names that stand there."""

    def __init__(self, library, name):
        self.con, self.name = library.con, name

    def _ask(self, query, *parameters):
        cursor = self.con.cursor()
        cursor.execute("use build")
        cursor.execute(query, list(parameters))
        names = [column[0] for column in cursor.description]
        return [SimpleNamespace(**dict(zip(names, map(self._plain, row), strict=True))) for row in cursor.fetchall()]

    def _plain(self, cell):
        if isinstance(cell, list):
            return [self._plain(each) for each in cell]
        return cell.removeprefix(f"{self.name}.") if isinstance(cell, str) else cell

    def facts(self, rule="default", known_on=None, without=()):
        """In the order of status and `id`, that of the shown statement."""
        return self._ask(
            "select figure_id as id, * from facts_as_of(?, ?, ?) where starts_with(figure_id, ?) order by status, id",
            known_on, rule, list(without), f"{self.name}.")  # fmt: skip

    def fact(self, rule="default", **asked):
        """The one fact of the story."""
        (fact,) = self.facts(rule, **asked)
        return fact

    def periods(self, **asked):
        """The period of each shown statement, by id."""
        return {fact.id: fact.period for fact in self.facts(**asked)}

    def placed(self):
        """The period of each statement, by id."""
        found = self._ask("from fact_statements where starts_with(figure_id, ?) order by figure_id", f"{self.name}.")
        return {row.figure_id: row.period for row in found}

    def moves(self, days=90, known_on=None):
        """What the deal did, by customer."""
        found = self._ask(
            "from moves_as_of('deal', ?, ?) where starts_with(customer_id, ?)", days, known_on, f"{self.name}."
        )
        return {row.customer: row for row in found}

    def checks(self):
        """Each check whose inputs are of this story."""
        return self._ask("from checks where starts_with(inputs[1], ?) order by check_id", f"{self.name}.")
