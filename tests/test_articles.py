"""An article in the inbox becomes statements with spans, beside the curated ones; printed twice it is one report."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from desk import Desk

ENGLISH = """Scale AI loses its largest customer

Google paid Scale AI about $150 million in 2024, Reuters reported. Scale AI was valued at $29 billion in June 2025.
Google declined to comment.
"""
INDONESIAN = """Google tinggalkan Scale AI

Google membayar sekitar US$150 juta kepada Scale AI pada 2024, menurut Reuters. Scale AI membukukan pendapatan US$870
juta pada 2024. Kirana Nusa AI memperoleh pendapatan Rp54 miliar pada 2024.
"""
DEAD = "Nothing about the market stands here, only a few words on the weather over the hills.\n"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path).market()


def extracted(desk, table="figures"):
    return [row for row in desk.rows(table) if row["origin"] == "extracted"]


def told(rows, *columns):
    return sorted(tuple(row[column] for column in columns) for row in rows)


def test_an_article_becomes_statements_whose_spans_point_into_its_text(desk):
    desk.keep("inbox/2025-06-20-en.txt", ENGLISH)
    desk.refresh()

    rows = extracted(desk)

    assert ("customer_spend", "Google", "Scale AI", "150000000", "USD", "2024") in told(
        rows, "metric", "subject", "counterparty", "value", "unit", "period"
    )
    for row in rows:
        first, last = int(row["start_char"]), int(row["end_char"])
        within = first - int(row["sentence_start"])
        assert ENGLISH[first:last] == row["evidence"][within : within + last - first]
        assert row["reported_on"] == "2025-06-20"
        assert 0 < float(row["confidence"]) <= 1


def test_both_languages_tell_the_same_statement(desk):
    desk.keep("inbox/2025-06-20-en.txt", ENGLISH)
    desk.keep("inbox/2025-06-21-id.txt", INDONESIAN)
    desk.refresh()

    spend = [row for row in extracted(desk) if row["metric"] == "customer_spend"]

    assert (
        told(spend, "subject", "counterparty", "value", "unit", "qualifier", "status", "period", "attributed_to")
        == [("Google", "Scale AI", "150000000", "USD", "about", "actual", "2024", "Reuters")] * 2
    )
    assert {row["lang"] for row in desk.rows("documents")} == {"en", "id"}


def test_what_was_read_meets_the_curated_rows_in_one_fact(desk):
    desk.keep("inbox/2025-06-21-id.txt", INDONESIAN)
    desk.table(
        "figures",
        {
            "figure_id": "f-1",
            "metric": "revenue",
            "subject": "Scale AI",
            "value": "870000000",
            "unit": "USD",
            "period": "2024",
        },
    )
    desk.refresh()

    (fact,) = [row for row in desk.rows("facts") if row["metric"] == "revenue" and row["subject"] == "Scale AI"]

    assert (fact["value"], fact["statements"], fact["period"]) == ("870000000", "2", "2024")


def test_a_company_that_nobody_registered_keeps_its_name_and_stays_out_of_facts(desk):
    desk.keep("inbox/2025-06-21-id.txt", INDONESIAN)
    desk.refresh()

    (row,) = [row for row in extracted(desk) if row["unit"] == "IDR"]

    assert (row["subject"], row["subject_id"], row["value"]) == ("Kirana Nusa AI", "", "54000000000")
    assert told(desk.rows("unregistered"), "name", "statements", "documents", "figure_id") == [
        ("Kirana Nusa AI", "1", "1", row["figure_id"])
    ]
    assert "Kirana Nusa AI" not in {fact["subject"] for fact in desk.rows("facts")}


def test_a_company_that_is_registered_later_comes_into_the_facts(desk):
    desk.keep("inbox/2025-06-21-id.txt", INDONESIAN)
    desk.refresh()
    desk.table("entities-more", {"entity_id": "kirana", "name": "Kirana Nusa AI"})
    desk.refresh()

    assert desk.rows("unregistered") == []
    assert "kirana" in {fact["subject_id"] for fact in desk.rows("facts")}


def test_the_same_text_on_two_sites_is_one_report(desk):
    story = ENGLISH.replace(", Reuters reported", "")
    more = "\n".join(
        f"{story} It is the {n}th year of the firm, which labels pictures and corrects answers." for n in range(3)
    )
    for name in ("one", "two"):
        desk.keep(f"{name}/2025-06-20-{name}.txt", more + f"\n{name}\n")
    desk.keep(
        "sources.toml",
        "".join(
            f'[[sources]]\nid = "{name}"\nkind = "folder"\npath = "{name}"\npublisher = "{publisher}"\n'
            for name, publisher in (("one", "Harbor Wire"), ("two", "Portal Kita"))
        ),
    )
    desk.refresh()

    (fact,) = [row for row in desk.rows("facts") if row["metric"] == "customer_spend"]

    assert (fact["statements"], fact["sources"], fact["reports"]) == ("2", "2", "1")


def test_who_would_not_comment_is_told(desk):
    desk.keep("inbox/2025-06-20-en.txt", ENGLISH)
    desk.refresh()

    assert told(desk.rows("no_comments"), "entity_id", "evidence") == [("google", "Google declined to comment.")]


def test_each_document_says_how_much_it_gave(desk):
    desk.keep("inbox/a.txt", ENGLISH)
    desk.keep("inbox/b.txt", DEAD)
    desk.refresh()

    gave = {row["path"]: int(row["statements"]) for row in desk.rows("documents")}

    assert gave["inbox/a.txt"] == len(extracted(desk)) + len(extracted(desk, "relationships")) + len(
        desk.rows("no_comments")
    )
    assert gave["inbox/b.txt"] == 0


def test_only_what_is_new_is_read(desk):
    desk.keep("inbox/a.txt", ENGLISH)
    desk.refresh()
    (first,) = (desk.warehouse / "statements").glob("*/*.parquet")
    stamp = first.stat().st_mtime_ns
    desk.keep("inbox/b.txt", INDONESIAN)

    run = desk.refresh()

    assert run["documents"] == {"in": 2, "accepted": 2, "rejected": 0, "unchanged": 1}
    assert first.stat().st_mtime_ns == stamp


def test_a_lost_file_of_readings_is_made_again_from_the_same_bytes(desk):
    desk.keep("inbox/a.txt", ENGLISH)
    desk.refresh()
    before = desk.export("figures")
    shutil.rmtree(desk.warehouse / "statements")
    desk.keep("inbox/b.txt", DEAD)

    desk.refresh()

    assert desk.export("figures") == before


@pytest.mark.slow
def test_workers_names_and_hash_seeds_change_nothing(tmp_path):
    """One, two and eight processes, other names of the files, other seeds of hashes: the same bytes."""
    found = []
    for number, (workers, seed) in enumerate((("1", "0"), ("2", "1"), ("8", "42"))):
        desk = Desk(tmp_path / str(number)).market()
        for index in range(24):
            text = (ENGLISH, INDONESIAN, DEAD)[index % 3].replace("150", str(100 + index))
            desk.keep(f"inbox/{'zyx'[number]}{index * (7, 5, 11)[number] % 24:02}.txt", text)
        flags = ["--data-dir", str(desk.data), "--warehouse", str(desk.warehouse), "-q"]
        for words in (
            ["refresh", "--workers", workers],
            ["export", "figures"],
            ["export", "relationships"],
            ["export", "facts"],
        ):
            told = subprocess.run(
                [sys.executable, "-m", "etl.cli", *flags, *words],
                capture_output=True,
                env=os.environ | {"PYTHONHASHSEED": seed},
            )
            assert told.returncode == 0, told.stderr
            found.append(told.stdout)

    assert len(found[1].splitlines()) > 24
    assert found[0:4] == found[4:8] == found[8:12]


def test_explain_leads_from_a_figure_to_its_sentence_and_its_fact(desk):
    desk.keep("inbox/2025-06-20-en.txt", ENGLISH)
    desk.refresh()
    (row,) = [row for row in extracted(desk) if row["metric"] == "customer_spend"]

    said = desk.run("explain", row["figure_id"]).out.decode()
    told = desk.run("explain", "--json", row["figure_id"]).json()

    assert "Google paid Scale AI [about $150 million] in 2024" in said
    assert f"characters {row['start_char']} to {row['end_char']}" in said
    assert "period: by '2024'" in said
    assert told["kind"] == "figure"
    assert told["reading"]["subject"]["words"] == "Google"
    assert told["fact"]["figure_id"] == row["figure_id"]
    assert [each["figure_id"] for each in told["statements"]] == [row["figure_id"]]


def test_explain_knows_curated_rows_relationships_and_checks(desk):
    desk.refresh()

    assert desk.run("explain", "--json", "f-1").json()["reading"] is None
    assert "Google with Scale AI: leaving" in desk.run("explain", "r-1").out.decode()
    unknown = desk.run("explain", "f-unknown")
    assert (unknown.exit, "'f-unknown'" in unknown.err) == (2, True)


def test_a_check_opens_to_what_it_was_reckoned_from(desk):
    shared = {"unit": "USD", "period": "2025-06-13", "publisher": "Wire"}
    desk.table(
        "figures",
        shared
        | {
            "figure_id": "price",
            "metric": "investment",
            "subject": "Meta",
            "counterparty": "Scale AI",
            "value": "14300000000",
        },
        shared | {"figure_id": "whole", "metric": "valuation", "subject": "Scale AI", "value": "29000000000"},
        shared
        | {
            "figure_id": "part",
            "metric": "stake",
            "subject": "Meta",
            "counterparty": "Scale AI",
            "value": "49",
            "unit": "percent",
        },
    )
    desk.refresh()
    check = next(row for row in desk.rows("checks") if row["kind"] == "price_stake")

    told = desk.run("explain", "--json", check["check_id"]).json()

    assert told["check"]["verdict"] == "fits"
    assert {row["figure_id"] for row in told["inputs"]} == {"price", "whole", "part"} & {
        row["figure_id"] for row in told["inputs"]
    }
    assert {"price", "part"} <= {row["figure_id"] for row in told["inputs"]}
    assert "reckoned from" in desk.run("explain", check["check_id"]).out.decode()


def test_a_json_line_is_read_as_any_article(desk):
    desk.keep(
        "inbox/a.jsonl",
        json.dumps({"doc_id": "a1", "text": ENGLISH, "lang": "en", "published_on": "2025-06-20"}) + "\n",
    )
    desk.refresh()

    assert {row["doc_id"] for row in extracted(desk)} == {"a1"}
