"""Bad rows, file by file: each is refused by name and alone, and the good row beside it is published."""

import pytest
from desk import COMPANIES, DEAL, LEAVING, REVENUE, Desk

from etl.vocabulary import tables

FIGURES = {
    "missing_value": [
        ("figure_id", {"figure_id": ""}), ("metric", {"metric": ""}), ("subject", {"subject": " "}),
        ("value", {"value": ""}), ("unit", {"unit": ""}),
    ],
    "bad_number": [
        *(("value", {"value": number}) for number in (
            "1,000", "1_000", "$5", "5 USD", "1 000", "nan", "inf", "-inf", "Infinity", "1e999", "+5", ".5", "5.", "1e",
            "1E9", "0x10", "--1", "abc", "１２", "٣", "1e1.5", "870m")),
        ("low", {"low": "1,000"}), ("high", {"high": "9e"}),
    ],
    "out_of_range": [
        ("value", {"value": "-1"}), ("value", {"value": "1000000000000001"}), ("low", {"low": "-5"}),
        ("high", {"high": "1e16"}),
        ("value", {"metric": "headcount", "unit": "count", "value": "1.5"}),
        ("value", {"metric": "headcount", "unit": "count", "value": "10000000001"}),
        ("value", {"metric": "workforce", "unit": "count", "value": "-1"}),
        ("value", {"metric": "stake", "unit": "percent", "counterparty": "Meta", "value": "100.5"}),
        ("value", {"metric": "stake", "unit": "percent", "counterparty": "Meta", "value": "-1"}),
        ("value", {"metric": "growth", "unit": "percent", "value": "-101"}),
        ("value", {"metric": "growth", "unit": "percent", "value": "1000001"}),
    ],
    "bounds": [
        ("low", {"value": "5", "low": "6"}), ("high", {"value": "5", "high": "4"}),
        ("low", {"value": "5", "low": "7", "high": "9"}), ("high", {"value": "5", "low": "1", "high": "3"}),
    ],
    "bad_period": [("period", {"period": period}) for period in (
        "2024-13", "2024-00", "2024-02-30", "2023-02-29", "2024-H3", "2024-Q5", "2024-Q0", "24", "1899", "2101-01-01",
        "2101", "2024-1-1", "2024-06-12T00:00", "June 2024", "٢٠٢٤", "2024/06", "FY2024", "2024-h1", "-2024")],
    "bad_date": [("reported_on", {"reported_on": date}) for date in (
        "2024-H1", "2024-Q2", "2024-02-30", "2024-13-01", "1899-12-31", "12.06.2025", "yesterday")],
    "bad_url": [("url", {"url": url}) for url in (
        "ftp://example.org/a", "javascript:alert(1)", "https://", "http:///path", "example.org", "//example.org/a",
        "https://exa mple.org", "https://?q=1", "file:///etc/passwd", "https://#top", "http://:80/")],
    "bad_id": [
        ("figure_id", {"figure_id": name}) for name in ("a b", "ä", "a/b", "x" * 101, "a,b", "=1", "a\nb", "名")],
    "unknown_metric": [("metric", {"metric": metric}) for metric in ("sales", "Revenue", "revenue;", "\u202eeunever")],
    "unknown_unit": [
        *(("unit", {"unit": unit}) for unit in ("US$", "usd", "XXX", "percent", "count", "dollars")),
        ("unit", {"metric": "stake", "value": "49", "unit": "USD"}),
        ("unit", {"metric": "headcount", "value": "49", "unit": "percent"}),
        ("unit", {"metric": "growth", "value": "49", "unit": "count"}),
    ],
    "unknown_status": [("status", {"status": status}) for status in ("done", "Actual", "leaving")],
    "unknown_qualifier": [("qualifier", {"qualifier": "roughly"}), ("qualifier", {"qualifier": "Exact"})],
    "unknown_entity": [("subject", {"subject": "Nobody Inc"}), ("counterparty", {"counterparty": "Nobody Inc"})],
    "control_character": [
        ("evidence", {"evidence": f"before{mark}after"}) for mark in "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x85"],
    "too_large": [("evidence", {"evidence": "x" * 65_537}), ("note", {"note": "é" * 65_537})],
}  # fmt: skip
RELATIONSHIPS = {
    "missing_value": [(field, {field: ""}) for field in ("rel_id", "customer", "vendor", "status")],
    "unknown_status": [("status", {"status": "gone"}), ("status", {"status": "actual"})],
    "unknown_entity": [("customer", {"customer": "Nobody"}), ("vendor", {"vendor": "Nobody"})],
    "bad_period": [("effective", {"effective": "2025-06-31"})],
    "bad_date": [("reported_on", {"reported_on": "2025-Q2"})],
    "bad_url": [("url", {"url": "gopher://example.org"})],
    "bad_id": [("rel_id", {"rel_id": "r 1"})],
}  # fmt: skip
EVENTS = {
    "missing_value": [(field, {field: ""}) for field in ("event_id", "date", "headline")],
    "bad_date": [("date", {"date": date}) for date in ("2025-H1", "2025-Q2", "2025-06-31", "1800")],
    "unknown_entity": [("entity_id", {"entity_id": "Nobody"})],
    "unknown_status": [("kind", {"kind": "party"})],
    "bad_url": [("url", {"url": "example.org"})],
    "bad_id": [("event_id", {"event_id": "e/1"})],
}  # fmt: skip
ENTITIES = {
    "missing_value": [("entity_id", {"entity_id": ""}), ("name", {"name": ""})],
    "bad_url": [("website", {"website": "ftp://scale.com"}), ("source_url", {"source_url": "scale.com"})],
    "bad_id": [("entity_id", {"entity_id": "a company"})],
    "unknown_status": [("ambiguous", {"ambiguous": "maybe"})],
}  # fmt: skip
PUBLISHERS = {
    "missing_value": [("publisher", {"publisher": ""})],
    "bad_number": [("tier", {"tier": "first"}), ("tier", {"tier": "1.5"})],
    "out_of_range": [("tier", {"tier": "0"}), ("tier", {"tier": "6"})],
}  # fmt: skip
GOOD = {
    "entities": COMPANIES[0], "publishers": {"kind": "wire", "tier": "2"}, "figures": REVENUE,
    "relationships": LEAVING, "events": DEAL,
}  # fmt: skip
IDS = {table: tables()[table].id_column for table in GOOD}
FAULTS = {
    "entities": ENTITIES, "publishers": PUBLISHERS, "figures": FIGURES,
    "relationships": RELATIONSHIPS, "events": EVENTS,
}  # fmt: skip
CASES = [
    (table, reason, number, field, cells)
    for table, reasons in FAULTS.items()
    for reason, faults in reasons.items()
    for number, (field, cells) in enumerate(faults)
]


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory):
    """A file for each table and reason, its faulty rows first and one good row after them; read once."""
    desk = Desk(tmp_path_factory.mktemp("faults"))
    desk.table("entities", *COMPANIES)
    for table, reasons in FAULTS.items():
        for reason, faults in reasons.items():
            name = f"{table}-{reason}"
            rows = [{IDS[table]: f"{reason}-{number}"} | cells for number, (_, cells) in enumerate(faults)]
            desk.table(name, *(GOOD[table] | row for row in [*rows, {IDS[table]: f"{reason}-good"}]))
    said = desk.run("refresh")
    return desk, said, desk.rows("quarantine")


@pytest.mark.parametrize("table,reason,number,field,cells", CASES, ids=[f"{c[0]}-{c[1]}-{c[2]}" for c in CASES])
def test_a_bad_row_is_refused_by_name(refreshed, table, reason, number, field, cells):
    """
    With file, line, field, reason and value: in table `quarantine`, and in a line on standard error.
    """
    _, said, quarantine = refreshed
    file = f"curated/{table}-{reason}.csv"

    refused = [row for row in quarantine if row["file"] == file and row["row"] == str(number + 1)]

    assert [(row["field"], row["reason"]) for row in refused] == [(field, reason)]
    assert refused[0]["value"] == (GOOD[table] | cells)[field].strip()[:200]
    assert f"rejected: {file}:{refused[0]['line']}: {field}: {reason}: " in said.err


def test_the_good_rows_beside_them_are_published(refreshed):
    desk, said, quarantine = refreshed

    assert said.exit == 1
    for table, reasons in FAULTS.items():
        others = {each["entity_id"] for each in COMPANIES} if table == "entities" else set()
        assert {row[IDS[table]] for row in desk.rows(table)} == others | {f"{reason}-good" for reason in reasons}
    assert len(quarantine) == len(CASES)


def test_a_message_has_no_raw_control_or_bidirectional_character(refreshed):
    _, said, _ = refreshed

    assert "unknown_metric: '\\u202eeunever'" in said.err
    assert "control_character: U+001B in the cell" in said.err
    assert all(character.isprintable() or character == "\n" for character in said.err)


WELL_PUT = [
    {"value": value} for value in ("0", "1e15", "870000000.5", "8.7e8", "1.43e+10", "1e-3", "-0", "007", " 12 ")
] + [
    {"value": "5", "low": "5", "high": "5"}, {"value": "11", "low": "10", "high": "12", "qualifier": "range"},
    {"metric": "stake", "unit": "percent", "counterparty": "Meta", "value": "0"},
    {"metric": "stake", "unit": "percent", "counterparty": "Meta", "value": "100"},
    {"metric": "growth", "unit": "percent", "value": "-100"}, {"metric": "growth", "unit": "percent", "value": "1e6"},
    {"metric": "headcount", "unit": "count", "value": "1e10"},
    {"metric": "unit_price", "value": "12.5", "subject": ""},
    {"metric": "worker_pay", "unit": "KES", "value": "170", "subject": ""},
    *({"period": period} for period in ("", "1900", "2100-12-31", "2024-H2", "2024-Q4", "2024-02", "2024-02-29")),
    *({"reported_on": date} for date in ("", "2025", "2025-06", "2025-06-13")),
    *({"url": url} for url in (
        "http://example.org", "HTTPS://EXAMPLE.ORG/a?b=c#d", "https://bücher.example/ä", "http://[2001:db8::1]:8080/",
        "https://user@example.org:443/")),
    {"subject": "scale-ai"}, {"subject": "Scale"}, {"subject": "Scale.ai"}, {"unit": "IDR"},
    {"figure_id": "A-z.0_9:" + "x" * 92},
    {"evidence": 'tab\there, "quoted", two\nlines\r\nand three'},
    {"evidence": "x" * 65_536}, {"evidence": "é" * 65_536},
    {"status": "in_talks", "qualifier": "at_most"}, {"note": "\u202ebidirectional\u200b"},
]  # fmt: skip


def test_what_the_contract_allows_is_taken(tmp_path):
    """
    The least and the greatest of everything, each form of a date, each way to name a company.
    """
    desk = Desk(tmp_path)
    company = {"entity_id": "x" * 100, "name": "Long", "website": "bücher.example", "ambiguous": "true"}
    desk.table("entities", *COMPANIES, company)
    desk.table("figures", *(REVENUE | {"figure_id": f"f-{number:02}"} | cells for number, cells in enumerate(WELL_PUT)))

    said = desk.run("refresh")

    assert (said.exit, said.err.count("rejected:")) == (0, 0), said.err
    assert len(desk.rows("figures")) == len(WELL_PUT)


def test_an_empty_cell_means_its_default(tmp_path):
    desk = Desk(tmp_path).market()

    desk.refresh()

    (row,) = [row for row in desk.rows("figures") if row["figure_id"] == "f-0"]
    assert (row["qualifier"], row["status"]) == ("exact", "actual")
    assert (row["subject"], row["subject_id"], row["origin"], row["low"]) == ("Scale AI", "scale-ai", "curated", "")
