"""The dashboard's pages, opened as Streamlit opens them: in each language, from any address, over any warehouse."""

import re
import shutil
from datetime import datetime
from importlib.resources import files

import market
import pytest
from streamlit.testing.v1 import AppTest

from app import words
from etl.publish import runs
from etl.records import Run
from etl.snapshot import Snapshot

PAGES = ("overview", "landscape", "deal", "customers", "company", "evidence", "method")
DASHBOARD = str(files("app.start").joinpath("dashboard.py"))


def open_page(name, **address):
    """The page after its first run, at an address with these parameters."""
    page = AppTest.from_string(f"from app.pages import {name}; {name}.page()", default_timeout=30)
    for key, value in address.items():
        page.query_params[key] = value
    return page.run()


def texts(page):
    """All that is shown as Markdown, where markup would be read."""
    kinds = ("markdown", "caption", "title", "header", "warning", "button", "metric", "link_button")
    items = [item for kind in kinds for item in page.get(kind)]
    return [f"{getattr(item, 'value', '')} {getattr(item, 'label', '')}" for item in items]


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_in_every_language_and_says_what_it_stands_on(shown, name, language):
    page = open_page(name, lang=language)

    assert not page.exception
    assert len(page.title) == 1
    strip = page.caption[0].value.replace("\\", "")
    assert Snapshot.open(shown).version in strip
    assert words.load(language).say("strip.reports", n=3) in strip


def test_the_overview_opens_each_number_to_its_sentences(shown):
    """
    A tile says how many statements stand behind the number; pressed, it shows their words, and those that disagree.
    """
    page = open_page("overview")
    assert page.metric[0].value == "$29B"
    assert page.button(key="open-valuation").label.replace("\\", "") == "3 statements, 2 independent reports"

    page.button(key="open-valuation").click().run()

    assert [text.value for text in page.text] == [
        "Scale AI is now worth $29 billion.",
        "Scale AI bernilai US$29 miliar, menurut Wire.",
        "A blog has some 25 billion.",
    ]
    assert "Chosen as the one nearest to the source" in " ".join(caption.value for caption in page.caption)


def test_the_overview_names_the_check_that_fails(shown):
    page = open_page("overview")

    checks = [button.label.replace("\\", "") for button in page.button if str(button.key).startswith("check-")]
    assert checks == ["Meta and Scale AI, Jun 2025: $14.8B for 49% puts the whole at $29.8–30.6B; $29B was stated."]


def test_evidence_finds_words_in_any_order_and_case(shown):
    page = open_page("evidence", q="PORTAL menurut")

    assert sorted(page.dataframe[0].value["id"]) == ["f-worth-echo", "r-google-3"]


def test_evidence_filters_by_what_the_address_says(shown):
    page = open_page("evidence", metric="revenue", company="surge-ai")

    assert list(page.dataframe[0].value["id"]) == ["f-surge"]


def test_where_nothing_is_found_the_filters_are_named_and_can_be_removed(shown):
    page = open_page("evidence", q="unheard", kind="figure")
    said = " ".join(texts(page)).replace("\\", "")
    assert "No statement matches “unheard” · Kind = figures" in said

    page.button(key="remove-evidence").click().run()

    assert "q" not in page.query_params
    assert len(page.dataframe[0].value) > 10


def test_a_refresh_that_failed_is_told_beside_the_last_good_version(small_market, tmp_path, monkeypatch):
    warehouse = shutil.copytree(small_market, tmp_path / "warehouse")
    monkeypatch.setenv("VENDORSCOPE_WAREHOUSE", str(warehouse))
    when = datetime.fromisoformat("2026-11-22T06:00")
    failed = Run(run_id="20261122T060000000000Z", started_at=when, ended_at=when, exit=3, error="disk full")
    runs.record(warehouse, failed, [], runs.QUARANTINE.empty_table())

    page = open_page("overview")

    assert "refresh of 22 Nov 2026 06:00 UTC published nothing" in page.warning[0].value.replace("\\", "")
    assert "disk full" not in " ".join(texts(page))


@pytest.mark.parametrize("name, value", [
    ("metric", "<script>alert(1)</script>"), ("lang", "xx"), ("tier", "9"), ("page", "-1"), ("q", "a\x00b"),
    ("nobody", "1"),
    ("company", "![x](https://beacon.example/x.png)"),
])  # fmt: skip
def test_an_address_that_makes_no_sense_falls_back_and_says_what_was_ignored(shown, name, value):
    page = open_page("evidence", **{name: value})

    assert not page.exception
    assert len(page.dataframe[0].value) > 10
    assert len(page.warning) == 1
    assert name in page.warning[0].value
    assert not re.search(r"(?<!\\)[<!\[]", page.warning[0].value)


@pytest.mark.parametrize("name", PAGES)
def test_source_text_is_never_markup(shown, name):
    """
    A picture in a name or a quotation would tell another host who is reading: no part of it may become Markdown.
    """
    page = open_page(name, **({"company": "hostile"} if name == "company" else {}))

    assert not [text for text in texts(page) if re.search(r"(?<!\\)!\[|(?<!\\)\]\(|(?<!\\)<b>", text)]


def test_hostile_words_are_shown_as_they_are(shown):
    """
    The dialog shows the sentence letter by letter, as text.
    """
    page = AppTest.from_string("from app import frame; frame.statements(figure_ids=['f-bad', 'f-formula'])").run()

    assert [text.value for text in page.text] == [market.HOSTILE, market.FORMULA]


def test_a_statement_set_aside_is_marked_with_the_reason(shown):
    page = AppTest.from_string("from app import frame; frame.statements(figure_ids=['f-slip'])").run()

    said = " ".join(texts(page)).replace("\\", "")
    assert "set aside" in said
    assert "Correction: a slip by a factor of a thousand" in said


def test_an_id_that_is_not_there_is_said_to_be_unknown(shown):
    page = AppTest.from_string("from app import frame; frame.statements(fact='no-such')").run()

    assert not page.exception
    assert "holds no statement of that name" in " ".join(texts(page))


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("part", ["definitions", "publishers", "corrections", "checks", "refreshes"])
def test_each_part_of_the_method_can_be_linked_to(shown, part, language):
    page = open_page("method", part=part, lang=language)

    assert not page.exception
    assert not page.warning
    assert page.header


def test_the_method_shows_what_was_refused_and_why(shown):
    page = open_page("method", part="refreshes")

    refused = page.dataframe[-1].value
    assert list(refused["reason"]) == ["bad_url"]
    assert list(refused["file"]) == ["curated/figures.csv"]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_where_nothing_is_published_the_command_is_named(tmp_path, monkeypatch, language):
    monkeypatch.setenv("VENDORSCOPE_WAREHOUSE", str(tmp_path / "none"))
    page = AppTest.from_file(DASHBOARD, default_timeout=30)
    page.query_params["lang"] = language
    page.run()

    assert not page.exception
    assert page.title[0].value == words.load(language)["nothing.title"]
    assert page.code[0].value == "./vendorscope refresh"


def test_the_page_follows_what_is_published(tmp_path, monkeypatch):
    data = tmp_path / "data"
    warehouse = market.publish(data)
    monkeypatch.setenv("VENDORSCOPE_WAREHOUSE", str(warehouse))
    page = open_page("overview")
    first = Snapshot.open(warehouse).version

    market.publish(data, figures=market.FIGURES.replace("29000000000", "31000000000"))
    page.run()

    assert Snapshot.open(warehouse).version != first
    assert page.metric[0].value == "$31B"
    assert Snapshot.open(warehouse).version in page.caption[0].value.replace("\\", "")


def test_a_damaged_version_is_passed_over_and_named(small_market, tmp_path, monkeypatch):
    warehouse = shutil.copytree(small_market, tmp_path / "warehouse")
    (warehouse / "versions" / "29990101T000000Z.duckdb").write_bytes(b"half")
    (warehouse / "CURRENT").write_text("29990101T000000Z\n")
    monkeypatch.setenv("VENDORSCOPE_WAREHOUSE", str(warehouse))

    page = open_page("overview")

    assert page.metric[0].value == "$29B"
    assert "version 29990101T000000Z, which is damaged" in page.warning[0].value.replace("\\", "")
