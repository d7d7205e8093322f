"""The tables of a snapshot: their columns and the order of their rows, as other programs rely on them."""

import pytest
from desk import COMPANIES, LEAVING, REVENUE, Desk

COLUMNS = {
    "figures": """figure_id metric subject subject_id counterparty counterparty_id value low high unit qualifier status
        period reported_on publisher title url evidence note origin source_id doc_id start_char end_char confidence
        attributed_to report_id tier rounding value_usd low_usd high_usd fx_rate fx_day corrected_by""",
    "facts": """metric subject subject_id counterparty counterparty_id period status unit value low high statements
        sources figure_id reports rule qualifier value_usd first_reported_on last_reported_on""",
    "relationships": """rel_id customer customer_id vendor vendor_id status effective reported_on publisher title url
        evidence note origin source_id doc_id attributed_to report_id tier""",
    "entities": "entity_id name kind aliases country founded website ticker segment note source_url ambiguous",
    "events": "event_id date entity_id kind headline url publisher entity",
    "documents": "doc_id source_id path url title lang published_on sha256 statements",
    "sources": "source_id kind url path last_status last_error last_ok_at documents",
    "runs": "run_id started_at ended_at exit published version rejected error",
    "quarantine": "file line row field reason detail value",
    "checks": "check_id kind subject_id counterparty_id period inputs low high stated verdict says",
    "moves": """event_id customer_id vendor_id before after changed_on spend_low spend_high unit reports rel_ids""",
    "publishers": "publisher kind tier language country host note statements",
    "corrections": "correction_id table id field set expect reason reference who on statements",
}
ORDER = {
    "figures": ["figure_id"], "relationships": ["rel_id"], "entities": ["entity_id"], "events": ["event_id"],
    "documents": ["doc_id"], "sources": ["source_id"], "runs": ["started_at"], "publishers": ["publisher"],
    "facts": ["metric", "subject", "subject_id", "counterparty", "counterparty_id", "period", "status", "unit"],
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Everything in an order that is nobody's, some of it bad."""
    desk = Desk(tmp_path_factory.mktemp("tables")).market()
    desk.table("entities", *reversed(COMPANIES))
    desk.table("publishers", {"publisher": "Wire"}, {"publisher": "Blog"})
    desk.table(
        "figures", *(REVENUE | {"figure_id": f"f-{n * 7 % 10}", "period": f"{2000 + n * 3 % 10}"} for n in range(10))
    )
    desk.table("relationships", *(LEAVING | {"rel_id": f"r-{n}"} for n in (3, 1, 2)))
    desk.table("figures-b", *(REVENUE | {"figure_id": f"b-{n}", "value": "x"} for n in range(12)))
    desk.table("figures-a", REVENUE | {"figure_id": "a-1", "value": "x"})
    for name in "dbca":
        desk.keep(f"inbox/{name}.txt", name)
    desk.keep("sources.toml", "".join(f'[[sources]]\nid="{s}"\nkind="folder"\npath="{s}"\n' for s in ("two", "one")))
    for name in ("two", "one"):
        desk.keep(f"{name}/x.txt", name)
    desk.refresh()
    desk.refresh()
    return desk


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_its_columns(desk, table):
    header = desk.export(table).decode().partition("\r\n")[0].split(",")

    assert set(COLUMNS[table].split()) <= set(header)
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("table", ORDER)
def test_rows_stand_in_the_order_of_their_key(desk, table):
    rows = [tuple(row[name] for name in ORDER[table]) for row in desk.rows(table)]

    assert len(rows) > 1 or table == "events"
    assert rows == sorted(rows)


def test_the_quarantine_stands_in_the_order_of_file_line_and_field(desk):
    rows = [(row["file"], int(row["line"]), row["field"]) for row in desk.rows("quarantine")]

    assert len(rows) == 13
    assert rows == sorted(rows)
